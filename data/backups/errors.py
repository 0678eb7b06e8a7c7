"""What goes wrong with a backup; each carries its Vietnamese sentence."""

from __future__ import annotations

from data.store import StoreError


class BackupError(StoreError):
    """This can't be backed up or restored; the message says why and what to do."""
