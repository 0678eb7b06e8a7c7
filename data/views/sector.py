"""SectorView: everything that a sector page says, in the order in which it says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from data.catalogue import Catalogue, Sector
from data.periods import Period, parse_period, period_of
from data.views.cards import card_codes
from data.views.corrected import mark_corrected, mark_points
from data.views.differences import read_series_periods
from data.views.findings import find_permit_title, find_title
from data.views.headline import Headline, by_urgency, read_headlines
from data.views.judgement import AT_RISK, ATTENTION, HIDDEN, NO_DATA, NOT_DUE, ON_TRACK, TOO_FEW
from data.views.permits import PermitTable, read_permits
from data.views.place_headlines import has_places, read_place_headlines
from data.views.ranking import Ranking, read_ranking
from data.views.reader import Reader

UNJUDGED = (NOT_DUE, TOO_FEW)


@dataclass(frozen=True)
class SectorView:
    """A sector at a cut-off.

    judged: cards in order of urgency; waiting: those that can't be judged yet; empty: those without data. Where they
    are those of one `place`: hidden: those too small to show; whole: cards of what only the province as a whole has.
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
    place: str = ""
    hidden: tuple[Headline, ...] = ()
    whole: tuple[Headline, ...] = ()

    @property
    def trend_of_place(self) -> bool:
        """Whether the trend is that of the place, and not of the whole province."""
        return bool(self.place) and self.trend is not None and has_places(self.trend.indicator)

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
    headlines = mark_corrected(reader, read_headlines(reader, card_codes(reader, sector, until), until))
    permits = read_permits(reader, sector, until) if "permit_limits" in sector.blocks else None
    return SectorView(
        sector=sector,
        cutoff=cutoff,
        choices=tuple(choices),
        title=(permits and find_permit_title(permits)) or find_title(headlines, sector.short_name),
        trend=_read_trend(reader, sector, _trend_code(sector, headlines, until), until),
        ranking=_read_ranking(reader, sector, until, group),
        permits=permits,
        **_told(headlines),
    )


def look_at(reader: Reader, found: SectorView, place: str) -> SectorView:
    """The same page with the cards, the trend and the finding of one commune (see may_focus)."""
    sector, until = found.sector, found.cutoff.end if found.cutoff else reader.today
    codes = card_codes(reader, sector, until)
    own = [code for code in codes if has_places(reader.catalogue.indicators[code])]
    headlines = mark_corrected(reader, read_place_headlines(reader, own, until, place), place)
    rest = mark_corrected(reader, read_headlines(reader, [code for code in codes if code not in own], until))
    name = reader.catalogue.areas[place].short_name
    return replace(
        found,
        place=place,
        title=find_title(headlines, f"{name}, {sector.short_name.lower()}", name),
        trend=_read_trend(reader, sector, _trend_code(sector, headlines, until), until, place),
        hidden=tuple(h for h in headlines if h.verdict.status == HIDDEN),
        whole=tuple(h for h in rest if h.value),
        **_told(headlines),
    )


def _told(headlines: Sequence[Headline]) -> dict[str, Any]:
    """What a page says of its cards, and in which order."""
    values = [h.value for h in headlines if h.value]
    valued = [h for h in headlines if h.value]
    return {
        "received_at": max((value.received_at for value in values), default=None),
        "judged": tuple(by_urgency(h for h in valued if h.verdict.status not in UNJUDGED)),
        "waiting": tuple(h for h in valued if h.verdict.status in UNJUDGED),
        "empty": tuple(h for h in headlines if h.verdict.status == NO_DATA),
        "made_up": any(value.made_up for value in values),
        "published": any(not value.made_up for value in values),
    }


def may_focus(catalogue: Catalogue, sector: Sector, place: str) -> bool:
    """Whether a place is a commune, in a sector whose map and ranking are of communes."""
    return place in catalogue.communes and bool(sector.ranking) and has_places(catalogue.indicators[sector.ranking])


def read_choices(reader: Reader, sector: Sector) -> list[Period]:
    """Periods of the sector's scheme in which any of its headlines has data, newest first."""
    known = read_series_periods(reader, sector.headline)
    ends = {p.end for periods in known.values() for p in periods}
    codes = {period_of(sector.scheme, min(end, reader.today)).code for end in ends}
    return sorted((parse_period(code) for code in codes), key=attrgetter("start"), reverse=True)


def _trend_code(sector: Sector, headlines: Sequence[Headline], until: date) -> str:
    """What the trend is of: where the plan is followed, an indicator that has a target and a value of this year."""
    if "plan_targets" not in sector.blocks:
        return sector.trend
    planned = [h.indicator.code for h in headlines if h.value and h.verdict.target and h.period.year == until.year]
    return sector.trend if sector.trend in planned or not planned else planned[0]


def _read_trend(reader: Reader, sector: Sector, code: str, until: date, place: str = "") -> Headline | None:
    if not code:
        return None
    spark = 25 if sector.scheme != "day" else 31
    own = place if has_places(reader.catalogue.indicators[code]) else ""
    if own:
        found = read_place_headlines(reader, [code], until, own, spark)[0]
    else:
        found = read_headlines(reader, [code], until, spark)[0]
    return mark_points(reader, found, own) if found.value else None


def _read_ranking(reader: Reader, sector: Sector, until: date, group: str) -> Ranking | None:
    if not sector.ranking:
        return None
    periods = [p for p in read_series_periods(reader, [sector.ranking])[sector.ranking] if p.start <= until]
    return read_ranking(reader, sector.ranking, periods[-1], group) if periods else None
