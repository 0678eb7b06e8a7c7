"""Overview: what is at risk across the sectors, and what came in last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from data.access import FOLLOW, allowed
from data.catalogue import Sector
from data.views.cards import card_codes
from data.views.corrected import mark_corrected
from data.views.headline import Headline, by_urgency, read_headlines
from data.views.judgement import AT_RISK, ATTENTION, NO_DATA, ON_TRACK
from data.views.portfolio import my_codes, my_sectors
from data.views.reader import Reader

ARRIVALS = 8


@dataclass(frozen=True)
class SectorTile:
    """One sector in the grid: how many of its cards have which status."""

    sector: Sector
    at_risk: int
    attention: int
    on_track: int
    with_data: int
    headlines: int
    received_at: datetime | None
    made_up: bool


@dataclass(frozen=True)
class Arrival:
    """One accepted submission."""

    submission_id: str
    form: str
    unit: str
    file_name: str
    made_up: bool
    cells_stored: int
    received_at: datetime
    actor: str
    periods: tuple[str, ...]


@dataclass(frozen=True)
class OverviewView:
    """The first screen. urgent: at risk and needing attention, worst first."""

    title: str
    urgent: tuple[Headline, ...]
    tiles: tuple[SectorTile, ...]
    received_at: datetime | None


def read_overview(reader: Reader, post: str = "") -> OverviewView:
    """The overview at the viewing day, of all sectors or of those of a leading post, named by its slug."""
    by_sector = {sector: _headlines(reader, sector) for sector in my_sectors(reader.catalogue, post)}
    everything = [h for found in by_sector.values() for h in found]
    codes = [h.indicator.code for h in everything if h.verdict.status in (AT_RISK, ATTENTION)]
    urgent = by_urgency(mark_corrected(reader, read_headlines(reader, codes, reader.today))) if codes else []
    tiles = tuple(_tile(sector, found) for sector, found in by_sector.items())
    return OverviewView(
        title=_title(urgent, tiles),
        urgent=tuple(urgent),
        tiles=tiles,
        received_at=max((t.received_at for t in tiles if t.received_at), default=None),
    )


def read_arrivals(reader: Reader, post: str = "") -> tuple[Arrival, ...]:
    """The newest accepted submissions of forms that the viewer follows, in a leading post's sectors if one is named."""
    mine = my_codes(reader.catalogue, post)
    known = [form for form in reader.catalogue.forms.values() if form.sector in mine]
    forms = [form.code for form in known if allowed(reader.store.viewer, FOLLOW, form.sector)]
    rows = reader.store.rows("read_recent_submissions", forms=forms, revision=reader.as_of.revision, count=ARRIVALS)
    return tuple(Arrival(*(*row[:-1], tuple(row[-1]))) for row in rows)


def _headlines(reader: Reader, sector: Sector) -> list[Headline]:
    codes = card_codes(reader, sector, reader.today)
    return read_headlines(reader, codes, reader.today, spark=2) if codes else []


def _tile(sector: Sector, headlines: list[Headline]) -> SectorTile:
    valued = [h.value for h in headlines if h.value]
    statuses = [h.verdict.status for h in headlines]
    return SectorTile(
        sector=sector,
        at_risk=statuses.count(AT_RISK),
        attention=statuses.count(ATTENTION),
        on_track=statuses.count(ON_TRACK),
        with_data=len(headlines) - statuses.count(NO_DATA),
        headlines=len(headlines),
        received_at=max((v.received_at for v in valued), default=None),
        made_up=any(v.made_up for v in valued),
    )


def _title(urgent: list[Headline], tiles: tuple[SectorTile, ...]) -> str:
    risky = sum(h.verdict.status == AT_RISK for h in urgent)
    sectors = sum(tile.at_risk > 0 for tile in tiles)
    if risky:
        made_up = sum(h.verdict.status == AT_RISK and h.value is not None and h.value.made_up for h in urgent)
        whose = f" ({made_up} theo số liệu minh họa)" if made_up else ""
        return f"{risky} chỉ tiêu có nguy cơ không đạt, thuộc {sectors} lĩnh vực{whose}"
    if urgent:
        return f"Không có chỉ tiêu nguy cơ không đạt; {len(urgent)} chỉ tiêu cần lưu ý"
    if any(tile.with_data for tile in tiles):
        return "Không có chỉ tiêu nào chậm so với kế hoạch được giao"
    return "Chưa có số liệu nào được tiếp nhận"
