"""Checking the chain: every line against its hash, its neighbours and the heads that were kept outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from data import settings
from data.audit.chain import GENESIS
from data.audit.events import hash_of
from data.audit.heads import FOLDER, Head, read_daily_heads, read_head
from data.store import Store

CHANGED = "changed"  # a line does not have its own hash
UNLINKED = "unlinked"  # a line does not follow the one before it
MISSING = "missing"
TWICE = "twice"
CUT = "cut"  # the chain ends before a kept head
OTHER_HEAD = "other_head"  # the line of a kept head is another one
NO_HEAD = "no_head"
BAD_HEAD = "bad_head"
EMPTIED = "emptied"
AT_ONCE = 20_000
LEAST = -(2**63)
Line = Sequence[Any]


@dataclass(frozen=True)
class Fault:
    """Something that is not as it was written, at a line or from a line to another."""

    kind: str
    number: int = 0
    until: int = 0


@dataclass(frozen=True)
class ChainState:
    """What a check of the chain found: sound when there are no faults."""

    lines: int
    checked_at: datetime
    faults: tuple[Fault, ...]


def check_chain(store: Store) -> ChainState:
    """Check every line of a store's log. The heads are read first, so that a line written meanwhile is no fault."""
    heads, faults = _kept_heads(store)
    counted = _Counted(_lines(store))
    faults += find_faults(counted, store.setting(GENESIS), heads)
    if counted.count and not heads and not faults:
        faults.append(Fault(NO_HEAD))
    return ChainState(counted.count, settings.vietnam_now(), tuple(faults))


def has_lost_lines(store: Store) -> bool:
    """Whether the line of the newest kept head is not there as it was: what an opening can ask without reading all."""
    try:
        head = read_head(store.folder / FOLDER)
    except (OSError, ValueError):
        return False
    return head is not None and store.rows("read_audit_hash", number=head.number) != [(head.hash,)]


def find_faults(lines: Iterable[Line], genesis: str, heads: Sequence[Head]) -> Iterator[Fault]:
    """What is wrong with lines in the order of their numbers: (number, fields of the event …, previous hash, hash)."""
    wanted = {head.number for head in heads}
    seen: dict[int, str] = {}
    last = Head(0, genesis)
    for number, *fields, previous, own in lines:
        if number <= last.number:
            yield Fault(TWICE, number)
            continue
        if number > last.number + 1:
            yield Fault(MISSING, last.number + 1, number - 1)
        elif previous != last.hash:
            yield Fault(UNLINKED, number)
        if hash_of(previous, number, *fields) != own:
            yield Fault(CHANGED, number)
        if number in wanted:
            seen[number] = own
        last = Head(number, own)
    yield from _against_heads(last, genesis, seen, heads)


def _against_heads(last: Head, genesis: str, seen: dict[int, str], heads: Sequence[Head]) -> Iterator[Fault]:
    furthest = max((head.number for head in heads), default=0)
    if furthest > last.number:
        yield Fault(CUT, last.number + 1, furthest)
    elif genesis and not last.number:
        yield Fault(EMPTIED)
    for head in heads:
        if head.number in seen and seen[head.number] != head.hash:
            yield Fault(OTHER_HEAD, head.number)


def _kept_heads(store: Store) -> tuple[list[Head], list[Fault]]:
    heads: list[Head] = []
    faults = []
    for read in (read_daily_heads, _newest_head):
        try:
            heads += read(store.folder / FOLDER)
        except (OSError, ValueError):
            faults.append(Fault(BAD_HEAD))
    return heads, faults


def _newest_head(folder: Path) -> list[Head]:
    newest = read_head(folder)
    return [newest] if newest else []


def _lines(store: Store) -> Iterator[Line]:
    number, row = LEAST, -1
    while True:
        found = store.rows("read_audit_lines", number=number, row=row, count=AT_ONCE)
        for line in found:
            yield line[1:]
        if len(found) < AT_ONCE:
            return
        row, number = found[-1][:2]


class _Counted:
    """Lines that are counted while they go by."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = lines
        self.count = 0

    def __iter__(self) -> Iterator[Line]:
        for line in self.lines:
            self.count += 1
            yield line
