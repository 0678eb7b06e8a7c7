"""Watching the drop folder while the app runs."""

from __future__ import annotations

from contextlib import AbstractContextManager

from data import settings
from loaders.inbox import FOLDER, Inbox
from pages.parts.beside import working_beside
from pages.parts.resources import the_catalogue, the_store

EVERY = 5.0


def watching() -> AbstractContextManager[None]:
    """The folder is watched meanwhile; a file that is being taken is finished before the end."""
    inbox = Inbox(settings.var_folder() / FOLDER)

    def sweep() -> None:
        if inbox.folder.is_dir():
            inbox.sweep(the_store(), the_catalogue())

    return working_beside("inbox", EVERY, sweep)
