"""Verifying a snapshot: is it what was stored, and would the same be computed today?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from data.briefings.snapshots import Frozen, SnapshotLost, hash_of, view_texts

CHANGED, DIFFERENT, NEW, GONE = "changed", "different", "new", "gone"
HEAD = "snapshot"


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it was. kind: CHANGED bytes, DIFFERENT when computed again, NEW or GONE views.

    place: where in the view, as a path of names; stored, now: what stands there.
    """

    kind: str
    view: str
    arguments: tuple[str, ...] = ()
    place: str = ""
    stored: str = ""
    now: str = ""


def find_changed(frozen: Frozen) -> list[Difference]:
    """What of the stored bytes is not what was written when it was frozen."""
    snapshot = frozen.snapshot
    listed = frozen.store.rows("read_snapshot_views", snapshot=snapshot.snapshot_id)
    found = [] if hash_of(snapshot, listed) == snapshot.sha256 else [Difference(CHANGED, HEAD)]
    changed = ((name, arguments) for name, arguments, _ in listed if _is_changed(frozen, name, arguments))
    return [*found, *(Difference(CHANGED, name, tuple(json.loads(arguments))) for name, arguments in changed)]


def find_differences(frozen: Frozen) -> Iterator[Difference]:
    """What would be shown otherwise if it were computed today from the same revision and catalogue."""
    listed = frozen.store.rows("read_snapshot_views", snapshot=frozen.snapshot.snapshot_id)
    waiting = {(name, arguments): sha256 for name, arguments, sha256 in listed}
    before = frozen.before.number if frozen.before else 0
    for name, arguments, text in view_texts(frozen.reader(), before):
        sha256 = waiting.pop((name, arguments), None)
        said = tuple(json.loads(arguments))
        if sha256 is None:
            yield Difference(NEW, name, said)
        elif sha256 != hashlib.sha256(text.encode()).hexdigest():
            stored = json.loads(frozen.text(name, arguments))
            for place, then, now in _compare(stored, json.loads(text), ""):
                yield Difference(DIFFERENT, name, said, place, _short(then), _short(now))
    for name, arguments in waiting:
        yield Difference(GONE, name, tuple(json.loads(arguments)))


def _is_changed(frozen: Frozen, name: str, arguments: str) -> bool:
    try:
        frozen.text(name, arguments)
    except SnapshotLost:
        return True
    return False


def _compare(stored: Any, now: Any, place: str) -> Iterator[tuple[str, Any, Any]]:
    """Where two JSON values differ; what a later program says besides, and says nothing by it, is no difference."""
    if isinstance(stored, dict) and isinstance(now, dict):
        added = {name for name in now.keys() - stored.keys() if not now[name]}
        for name in sorted((stored.keys() | now.keys()) - added):
            yield from _compare(stored.get(name), now.get(name), f"{place}.{name}".lstrip("."))
    elif isinstance(stored, list) and isinstance(now, list) and len(stored) == len(now):
        for at, (one, other) in enumerate(zip(stored, now, strict=True)):
            yield from _compare(one, other, f"{place}[{at}]")
    elif stored != now:
        yield place, stored, now


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else f"{text[:79]}…"
