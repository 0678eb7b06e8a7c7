"""Accidents one by one: where they happened this year, and which communes had most."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from data.access import VIEW_RECORDS
from data.events import ACCIDENT, Event, read_events
from data.views.headline import Headline, read_headlines
from data.views.reader import Reader

SECTOR = "AN"
MONTH = ("AN-01", "AN-02", "AN-03")
YEAR_TO_DATE = ("AN-01-LK", "AN-02-LK", "AN-03-LK")
MOST_COMMUNES = 10


@dataclass(frozen=True)
class CommuneTally:
    """Accidents of one commune in the period, and in the same period last year."""

    area: str
    accidents: int
    deaths: int
    injuries: int
    before: int


@dataclass(frozen=True)
class AccidentView:
    """Accidents from the first to the last day, the communes with most first.

    compared: whether the same period last year was reported, so that `before` means something.
    """

    since: date
    until: date
    events: tuple[Event, ...]
    communes: tuple[CommuneTally, ...]
    compared: bool
    made_up: bool


def read_triad(reader: Reader, until: str) -> tuple[Headline, ...]:
    """Accidents, deaths and injuries of the month and of the year to date, up to an ISO date."""
    return tuple(read_headlines(reader, (*MONTH, *YEAR_TO_DATE), date.fromisoformat(until)))


def read_accidents(reader: Reader, until: str) -> AccidentView | None:
    """Accidents of the year up to an ISO date, or today where that is earlier; None where none was reported."""
    reader.store.demand(VIEW_RECORDS, SECTOR)
    last = min(date.fromisoformat(until), reader.today)
    first = date(last.year, 1, 1)
    events = read_events(reader.store, reader.as_of, ACCIDENT, first, last)
    if not events:
        return None
    before = read_events(reader.store, reader.as_of, ACCIDENT, _year_ago(first), _year_ago(last))
    return AccidentView(
        since=first,
        until=last,
        events=tuple(events),
        communes=tuple(_tally(events, Counter(event.area for event in before))),
        compared=bool(before),
        made_up=any(event.made_up for event in events),
    )


def _year_ago(day: date) -> date:
    return date(day.year - 1, day.month, min(day.day, 28) if day.month == 2 else day.day)


def _tally(events: list[Event], before: Counter[str]) -> list[CommuneTally]:
    by_area: dict[str, list[Event]] = {}
    for event in events:
        by_area.setdefault(event.area, []).append(event)
    tallies = [
        CommuneTally(
            area=area,
            accidents=len(found),
            deaths=sum(event.deaths for event in found),
            injuries=sum(event.injuries for event in found),
            before=before[area],
        )
        for area, found in by_area.items()
    ]
    return sorted(tallies, key=lambda tally: (-tally.accidents, -tally.deaths, tally.area))
