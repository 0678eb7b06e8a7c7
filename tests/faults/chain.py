"""A log of the real form, and the ways in which somebody with the store's file in hand may change it."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import astuple
from datetime import datetime, timedelta

from data.access import SUBMIT
from data.audit.check import Line, find_faults
from data.audit.events import AuditEvent, hash_of
from data.audit.heads import Head

GENESIS = "a" * 64
BEGIN = datetime(2026, 1, 1, 7)
PLACES = range(1, 12)  # of a line: every field but its number


def make_chain(count: int, seed: str = "", genesis: str = GENESIS) -> list[Line]:
    """Lines of a sound chain, one every four minutes."""
    lines: list[Line] = []
    for number in range(1, count + 1):
        event = AuditEvent(
            happened_at=BEGIN + timedelta(minutes=4 * number),
            actor=f"tk.{number % 40}",
            role="secretariat",
            address="10.0.0.1",
            action=SUBMIT,
            subject=f"N{number:07d}{seed}",
            after="120 ô",
        )
        lines.append((number, *astuple(event), "", ""))
    return rehash(lines, 0, genesis)


def heads_of(lines: Sequence[Line]) -> list[Head]:
    """What is kept outside of the store: a head of each day, and the last one."""
    days = {line[1].date(): line for line in reversed(lines)}
    return [Head(line[0], line[-1]) for line in (*days.values(), lines[-1])]


def rehash(lines: Sequence[Line], start: int, genesis: str = GENESIS) -> list[Line]:
    """The lines with right hashes from a place on."""
    made = list(lines[:start])
    for line in lines[start:]:
        previous = made[-1][-1] if made else genesis
        made.append((*line[:-2], previous, hash_of(previous, *line[:-2])))
    return made


def change_a_field(lines: list[Line], chance: random.Random) -> list[Line]:
    """Another value in one field of a line."""
    at, place = chance.randrange(len(lines)), chance.choice(PLACES)
    lines[at] = _with(lines[at], place, _other(lines[at][place], chance))
    return lines


def change_and_hash_again(lines: list[Line], chance: random.Random) -> list[Line]:
    """Another value, and the line's own hash made right."""
    at, place = chance.randrange(len(lines)), chance.choice(PLACES[:9])
    changed = _with(lines[at], place, _other(lines[at][place], chance))
    lines[at] = (*changed[:-1], hash_of(changed[-2], *changed[:-2]))
    return lines


def rewrite_to_the_end(lines: list[Line], chance: random.Random) -> list[Line]:
    """Another value, and every hash from there on made right."""
    at = chance.randrange(len(lines))
    lines[at] = _with(lines[at], 6, _other(lines[at][6], chance))
    return rehash(lines, at)


def delete(lines: list[Line], chance: random.Random) -> list[Line]:
    """Some lines taken out of the middle."""
    at = chance.randrange(len(lines) - 1)
    del lines[at : min(at + chance.randint(1, 5), len(lines) - 1)]
    return lines


def delete_and_close_the_gap(lines: list[Line], chance: random.Random) -> list[Line]:
    """A line taken out, the later ones numbered and hashed anew."""
    at = chance.randrange(len(lines))
    kept = lines[:at] + lines[at + 1 :]
    return rehash([(number, *line[1:]) for number, line in enumerate(kept, 1)], at)


def insert(lines: list[Line], chance: random.Random) -> list[Line]:
    """A second line of a number, that follows the line before rightly."""
    at = chance.randrange(len(lines))
    forged = _with(lines[at], 6, _other(lines[at][6], chance))
    forged = (*forged[:-1], hash_of(forged[-2], *forged[:-2]))
    return [*lines[: at + 1], forged, *lines[at + 1 :]]


def insert_and_renumber(lines: list[Line], chance: random.Random) -> list[Line]:
    """A line more before the last one, the later ones numbered and hashed anew."""
    at = chance.randrange(len(lines) - 1)
    longer = [*lines[:at], lines[at], *lines[at:]]
    return rehash([(number, *line[1:]) for number, line in enumerate(longer, 1)], at)


def cut(lines: list[Line], chance: random.Random) -> list[Line]:
    """The last lines taken off, down to none."""
    return lines[: chance.randrange(len(lines))]


def swap(lines: list[Line], chance: random.Random) -> list[Line]:
    """What two lines say, exchanged; their numbers stay."""
    one, other = chance.sample(range(len(lines)), 2)
    lines[one], lines[other] = (lines[one][0], *lines[other][1:]), (lines[other][0], *lines[one][1:])
    return lines


def restart(lines: list[Line], chance: random.Random) -> list[Line]:
    """A whole new chain of the same length."""
    return make_chain(len(lines), f" {chance.random()}", chance.choice((GENESIS, "b" * 64)))


CHANGES: tuple[Callable[[list[Line], random.Random], list[Line]], ...] = (
    *(change_a_field, change_and_hash_again, rewrite_to_the_end, delete, delete_and_close_the_gap),
    *(insert, insert_and_renumber, cut, swap, restart),
)


def count_unseen(count: int, times: int) -> list[str]:
    """Change a log so many times, each time from sound; the changes that the check did not find."""
    sound = make_chain(count)
    heads = heads_of(sound)
    assert not list(find_faults(sound, GENESIS, heads))
    unseen = []
    for number in range(times):
        change = CHANGES[number % len(CHANGES)]
        changed = change(list(sound), random.Random(number))
        if next(find_faults(changed, GENESIS, heads), None) is None:
            unseen.append(f"{change.__name__} {number}")
    return unseen


def _with(line: Line, place: int, value: object) -> Line:
    return (*line[:place], value, *line[place + 1 :])


def _other(value: object, chance: random.Random) -> object:
    if isinstance(value, datetime):
        return value + timedelta(microseconds=chance.randint(1, 10**9))
    return f"{value}{chance.randint(0, 9)}"
