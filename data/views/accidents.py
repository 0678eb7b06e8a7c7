"""Accidents one by one: where they happened this year, and which communes had most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from data.access import VIEW_RECORDS
from data.catalogue.model import Form
from data.events import ACCIDENT, Event, read_events
from data.numbers import format_date
from data.periods import Period, following, parse_period, period_of
from data.views.breaks import communes_since
from data.views.headline import Headline, read_headlines
from data.views.reader import Reader

SECTOR = "AN"
MONTH = ("AN-01", "AN-02", "AN-03")
YEAR_TO_DATE = ("AN-01-LK", "AN-02-LK", "AN-03-LK")
MOST_COMMUNES = 10


@dataclass(frozen=True)
class CommuneTally:
    """Accidents of one commune in the year; of the periods that can be compared, and of the same days last year.

    recent and before are None where nothing can be compared, as for a commune that did not exist on those days.
    """

    area: str
    accidents: int
    deaths: int
    injuries: int
    before: int | None
    recent: int | None = None


@dataclass(frozen=True)
class AccidentView:
    """Accidents from the first day of the year to the last one that a list covers, the communes with most first.

    compared: whether any of it can be compared with last year. missing: the periods up to `until` without a list;
    like: those of which both years have one, and in which there were communes both times.
    """

    since: date
    until: date
    events: tuple[Event, ...]
    communes: tuple[CommuneTally, ...]
    compared: bool
    made_up: bool
    missing: tuple[Period, ...] = ()
    like: tuple[Period, ...] = ()


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
    listed = _listed(reader, first, last) | {parse_period(event.period) for event in events}
    covered = min(last, max(period.end for period in listed))
    before = read_events(reader.store, reader.as_of, ACCIDENT, _year_ago(first), _year_ago(covered))
    listed_before = _listed(reader, _year_ago(first), _year_ago(covered)) | {parse_period(e.period) for e in before}
    exist = communes_since(reader.catalogue)
    like = {p for p in listed if (ago := parse_period(p.year_ago)) in listed_before and ago.start >= exist}
    return AccidentView(
        since=first,
        until=covered,
        events=tuple(events),
        communes=tuple(_tally(reader, events, before, like)),
        compared=bool(like),
        made_up=any(event.made_up for event in events),
        missing=tuple(sorted(p for p in _owed(reader, first, covered) if p not in listed)),
        like=tuple(sorted(like)),
    )


def span_phrase(found: AccidentView) -> str:
    """'Từ 01/01/2026 đến 31/10/2026, chưa có danh sách của tháng 3/2026'."""
    lacking = f", chưa có danh sách của {_named(found.missing)}" if found.missing else ""
    return f"Từ {format_date(found.since)} đến {format_date(found.until)}{lacking}"


def likeness_phrase(found: AccidentView, exist: date) -> str:
    """What the comparison with last year is made of; exist: the day from which there are communes."""
    since = f"xã, phường hiện nay có từ {format_date(exist)}"
    if not found.like:
        return f"Chưa có thời gian nào so được với năm trước: {since}, và cả hai năm phải có danh sách."
    return f"So với cùng kỳ chỉ tính {_named(found.like)}: {since}, và cả hai năm đều có danh sách."


def _named(periods: Sequence[Period]) -> str:
    """'các tháng 07, 08, 09/2026'; one by one where they are not of one year."""
    names = [period.label[0].lower() + period.label[1:] for period in periods]
    if len({period.year for period in periods}) > 1 or len(names) == 1:
        return ", ".join(names)
    kind, years = names[0].split()[0], f"/{periods[0].year}"
    return f"các {kind} {', '.join(name.removeprefix(kind).removesuffix(years).strip() for name in names)}{years}"


def _year_ago(day: date) -> date:
    return date(day.year - 1, day.month, min(day.day, 28) if day.month == 2 else day.day)


def _owed(reader: Reader, first: date, last: date) -> set[Period]:
    """The periods of every form of accidents in which these days lie."""
    found = set()
    for form in _forms(reader):
        period = period_of(form.scheme, first)
        while period.start <= last:
            found.add(period)
            period = following(period)
    return found


def _listed(reader: Reader, first: date, last: date) -> set[Period]:
    """Those of which a list was received, also one without an accident."""
    owed = {period.code: period for period in _owed(reader, first, last)}
    forms = {form.code for form in _forms(reader)}
    rows = reader.store.rows("read_scopes_received", periods=sorted(owed), revision=reader.as_of.revision)
    return {owed[period] for form, _, period, *_ in rows if form in forms}


def _forms(reader: Reader) -> list[Form]:
    return [form for form in reader.catalogue.forms.values() if form.kind == "events" and form.entity == ACCIDENT]


def _tally(reader: Reader, events: list[Event], before: list[Event], like: set[Period]) -> list[CommuneTally]:
    by_area: dict[str, list[Event]] = {}
    for event in events:
        by_area.setdefault(event.area, []).append(event)
    ago = {parse_period(period.year_ago) for period in like}
    recent, earlier = (_count(some, periods) for some, periods in ((events, like), (before, ago)))
    compared_since = min((period.start for period in ago), default=date.max)
    tallies = []
    for area, found in by_area.items():
        existed = reader.catalogue.areas[area].valid_from <= compared_since < date.max
        tallies.append(
            CommuneTally(
                area=area,
                accidents=len(found),
                deaths=sum(event.deaths for event in found),
                injuries=sum(event.injuries for event in found),
                before=earlier[area] if existed else None,
                recent=recent[area] if existed else None,
            )
        )
    return sorted(tallies, key=lambda tally: (-tally.accidents, -tally.deaths, tally.area))


def _count(events: Iterable[Event], periods: set[Period]) -> Counter[str]:
    """How many happened in these periods, by place."""
    return Counter(e.area for e in events if any(p.start <= e.happened_at.date() <= p.end for p in periods))
