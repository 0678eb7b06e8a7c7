"""Drafts of briefings: each writing is a version; who writes on an older one is told, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace

from data.access import PREPARE
from data.audit.chain import audited
from data.briefings.codec import briefing_from_text, briefing_to_text
from data.briefings.model import Briefing
from data.store import Store


class WrittenMeanwhile(Exception):
    """Somebody else has written this briefing since it was read."""


def read_briefings(store: Store) -> list[Briefing]:
    """Every briefing as it was last written, the newest first."""
    return [replace(briefing_from_text(text), version=version) for version, text in store.rows("read_briefings")]


def read_briefing(store: Store, number: int) -> Briefing | None:
    """A briefing as it was last written."""
    return next((briefing for briefing in read_briefings(store) if briefing.number == number), None)


def write_briefing(store: Store, briefing: Briefing) -> Briefing:
    """Append a version after the one that the briefing was read as; a new briefing has version 0.

    Raises Denied where the viewer may not prepare one, WrittenMeanwhile where there is a newer version or the number is
    taken.
    """
    store.demand(PREPARE)
    written = replace(briefing, version=briefing.version + 1)
    with audited(store, PREPARE) as act:
        asked = "select coalesce(max(version), 0) from briefing where number = ?"
        (newest,) = act.cursor.execute(asked, [briefing.number]).fetchall()[0]
        if newest != briefing.version:
            raise WrittenMeanwhile(f"{briefing.number} is at version {newest}")
        row = [written.number, written.version, briefing_to_text(written), store.viewer.name, store.now()]
        act.cursor.execute("insert into briefing values (?, ?, ?, ?, ?)", row)
        act.note(PREPARE, str(written.number), str(briefing.version), str(written.version))
    return written
