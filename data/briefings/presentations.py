"""Openings of the presenter: each has a token of its own that lets it send conclusions, for as long as a meeting."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from data.access import PRESENT, THE_SYSTEM
from data.audit.chain import audited
from data.store import Store

HOLDS = timedelta(hours=12)


@dataclass(frozen=True)
class Presentation:
    """Which snapshot was opened, by whom, when."""

    snapshot_id: str
    actor: str
    opened_at: datetime


def open_presentation(store: Store, snapshot_id: str) -> str:
    """A fresh token for one opening; only its hash is kept. Raises Denied."""
    store.demand(PRESENT)
    token = secrets.token_urlsafe(32)
    with audited(store, PRESENT) as act:
        row = [_hash(token), snapshot_id, store.viewer.name, store.now()]
        act.cursor.execute("insert into presentation values (?, ?, ?, ?)", row)
        act.note(PRESENT, snapshot_id)
    return token


def find_presentation(store: Store, token: str) -> Presentation | None:
    """The opening that a token is of; None when there is none, or it is over."""
    rows = store.seen_by(THE_SYSTEM).rows("read_presentation", token=_hash(token))
    found = Presentation(*rows[0]) if rows else None
    return found if found and timedelta(0) <= store.now() - found.opened_at <= HOLDS else None


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
