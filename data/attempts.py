"""Attempts: what was wrong with a file each time it was looked at, so that the next time can say what is left."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from data.access import SUBMIT
from data.store import Store


@dataclass(frozen=True)
class Progress:
    """This time against the time before: how many problems were mended, are left, and are new."""

    before: int
    mended: int
    left: int
    new: int


def note_attempt(
    store: Store, form: str, unit: str, periods: Sequence[str], sha256: str, found: Collection[str]
) -> Progress | None:
    """Keep what is wrong with a file, and what became of what was wrong the last time; None where nothing
    was.

    found: what tells the problems apart; the same bytes twice are one attempt.
    """
    scope = {"form": form, "unit": unit, "periods": "|".join(periods)}
    store.demand(SUBMIT, unit=unit)
    attempts = store.rows("read_attempts", **scope)
    if (found or attempts) and not any(sha == sha256 for sha, *_ in attempts):
        with store.write(SUBMIT) as cursor:
            number = attempts[0][2] + 1 if attempts else 1
            row = [form, unit, "|".join(periods), sha256, number, store.now(), sorted(set(found))]
            cursor.execute("insert into check_attempt values (?, ?, ?, ?, ?, ?, ?)", row)
    earlier = _before(attempts, sha256)
    if not earlier:
        return None
    now = set(found)
    return Progress(len(earlier), len(earlier - now), len(earlier & now), len(now - earlier))


def _before(attempts: Sequence[tuple[str, Sequence[str], int]], sha256: str) -> set[str]:
    """What was found at the last attempt with other bytes before these; the newest stand first."""
    seen = [sha for sha, *_ in attempts]
    older = attempts[seen.index(sha256) + 1 :] if sha256 in seen else attempts
    return set(older[0][1]) if older else set()
