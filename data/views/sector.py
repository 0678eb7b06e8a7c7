"""SectorView: everything that a sector page says, in the order in which it says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter

from data.catalogue import Sector
from data.periods import Period, parse_period, period_of
from data.views.differences import read_series_periods
from data.views.findings import find_permit_title, find_title
from data.views.headline import Headline, by_urgency, read_headlines
from data.views.judgement import AT_RISK, ATTENTION, NO_DATA, NOT_DUE, ON_TRACK, TOO_FEW
from data.views.permits import PermitTable, read_permits
from data.views.ranking import Ranking, read_ranking
from data.views.reader import Reader

UNJUDGED = (NOT_DUE, TOO_FEW)


@dataclass(frozen=True)
class SectorView:
    """A sector at a cut-off.

    judged: cards in order of urgency; waiting: those that can't be judged yet; empty: those without data.
    """

    sector: Sector
    cutoff: Period | None
    choices: tuple[Period, ...]
    title: str
    received_at: datetime | None
    judged: tuple[Headline, ...]
    waiting: tuple[Headline, ...]
    empty: tuple[Headline, ...]
    trend: Headline | None
    ranking: Ranking | None
    permits: PermitTable | None
    made_up: bool
    published: bool

    @property
    def counts(self) -> dict[str, int]:
        """How many headlines have each status."""
        statuses = [h.verdict.status for h in (*self.judged, *self.waiting)]
        return {status: statuses.count(status) for status in (AT_RISK, ATTENTION, ON_TRACK, NOT_DUE, TOO_FEW)}


def read_sector(reader: Reader, code: str, period_code: str = "", group: str = "") -> SectorView:
    """The sector's page at a period of its own scheme; the newest one with data when none is named.

    group: whose communes are ranked; all where none is named.
    An unknown or malformed period falls back to the newest one.
    """
    sector = reader.catalogue.sectors[code]
    choices = read_choices(reader, sector)
    cutoff = next((p for p in choices if p.code == period_code), choices[0] if choices else None)
    until = cutoff.end if cutoff else reader.today
    codes = [c for c in sector.headline if c in reader.catalogue.indicators]
    headlines = read_headlines(reader, codes, until)
    valued = [h for h in headlines if h.verdict.status != NO_DATA]
    permits = read_permits(reader, sector, until) if "permit_limits" in sector.blocks else None
    received = [h.value.received_at for h in valued if h.value]
    return SectorView(
        sector=sector,
        cutoff=cutoff,
        choices=tuple(choices),
        title=(permits and find_permit_title(permits)) or find_title(headlines, sector.short_name),
        received_at=max(received, default=None),
        judged=tuple(by_urgency(h for h in valued if h.verdict.status not in UNJUDGED)),
        waiting=tuple(h for h in valued if h.verdict.status in UNJUDGED),
        empty=tuple(h for h in headlines if h.verdict.status == NO_DATA),
        trend=_read_trend(reader, sector, until),
        ranking=_read_ranking(reader, sector, until, group),
        permits=permits,
        made_up=any(h.value.made_up for h in valued if h.value),
        published=any(not h.value.made_up for h in valued if h.value),
    )


def read_choices(reader: Reader, sector: Sector) -> list[Period]:
    """Periods of the sector's scheme in which any of its headlines has data, newest first."""
    known = read_series_periods(reader, sector.headline)
    ends = {p.end for periods in known.values() for p in periods}
    codes = {period_of(sector.scheme, min(end, reader.today)).code for end in ends}
    return sorted((parse_period(code) for code in codes), key=attrgetter("start"), reverse=True)


def _read_trend(reader: Reader, sector: Sector, until: date) -> Headline | None:
    if not sector.trend:
        return None
    found = read_headlines(reader, [sector.trend], until, spark=25 if sector.scheme != "day" else 31)[0]
    return found if found.value else None


def _read_ranking(reader: Reader, sector: Sector, until: date, group: str) -> Ranking | None:
    if not sector.ranking:
        return None
    periods = [p for p in read_series_periods(reader, [sector.ranking])[sector.ranking] if p.start <= until]
    return read_ranking(reader, sector.ranking, periods[-1], group) if periods else None
