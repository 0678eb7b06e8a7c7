"""Refusals in the log: of whoever is signed in each one, of strangers at most one a minute from an address."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from data import settings
from data.access import PUBLIC, Viewer
from data.audit.chain import record
from data.audit.events import REFUSED, VISIT
from data.audit.sparing import OnceAMinute
from pages.parts.resources import the_store

_strangers = OnceAMinute()


def note_refusal(viewer: Viewer, address: str, url: str) -> None:
    """A viewer at an address was not let into the page or route at a URL, of which only the path is kept."""
    if viewer.role not in ("", PUBLIC) or _strangers.lets(address, settings.vietnam_now()):
        path = urlsplit(url).path or "/"
        record(the_store().seen_by(replace(viewer, address=address)), VISIT, path, outcome=REFUSED)
