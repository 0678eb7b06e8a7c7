"""Which views a snapshot freezes: those of every page as it opens, of every indicator and of every unit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from data.access import FOLLOW, OPEN_SOURCE, READ_BRIEFING, VIEW, VIEW_RECORDS
from data.briefings.follow_up import read_follow_up
from data.views.accidents import read_accidents, read_triad
from data.views.air import read_air
from data.views.beds import read_beds
from data.views.changes import read_changes
from data.views.commune_map import read_commune_map
from data.views.documents import read_documents
from data.views.exceedances import read_exceedances
from data.views.feedback import read_feedback
from data.views.groups_766 import read_groups
from data.views.headline import read_headlines
from data.views.indicator import SERIES_PERIODS, read_indicator
from data.views.obligations import USUAL_SCHEME, USUAL_WINDOW, read_late_units, read_obligations_view
from data.views.outbreaks import read_outbreaks
from data.views.overview import read_arrivals, read_overview
from data.views.plan import plan_day, read_plan
from data.views.press import read_press
from data.views.reader import Reader
from data.views.schools import read_schools
from data.views.sector import SectorView, may_focus, read_sector
from data.views.task_board import read_task_board
from data.views.tone import read_tone
from data.views.unit import read_unit
from data.views.vessels import read_vessels

Read = Callable[..., Any]
Question = tuple[Read, tuple[str, ...]]

# What a viewer needs to be shown each of them as it was frozen; who lacks it has what they may see computed again.
NEEDS: dict[Read, str] = {
    read_follow_up: READ_BRIEFING,
    read_overview: VIEW,
    read_arrivals: FOLLOW,
    read_changes: VIEW,
    read_late_units: FOLLOW,
    read_obligations_view: FOLLOW,
    read_sector: VIEW,
    read_commune_map: VIEW,
    read_indicator: OPEN_SOURCE,
    read_unit: FOLLOW,
    read_task_board: VIEW_RECORDS,
    read_air: VIEW,
    read_triad: VIEW,
    read_accidents: VIEW_RECORDS,
    read_beds: VIEW,
    read_documents: VIEW,
    read_feedback: VIEW,
    read_groups: VIEW,
    read_outbreaks: VIEW,
    read_plan: VIEW,
    read_press: VIEW_RECORDS,
    read_schools: VIEW,
    read_tone: VIEW,
    read_vessels: VIEW_RECORDS,
    read_exceedances: OPEN_SOURCE,
}
BLOCKS: dict[str, tuple[Read, ...]] = {
    "accidents": (read_triad, read_accidents),
    "beds": (read_beds,),
    "documents_by_unit": (read_documents,),
    "feedback_fields": (read_feedback,),
    "groups_766": (read_groups,),
    "outbreaks": (read_outbreaks,),
    "school_levels": (read_schools,),
    "task_board": (read_task_board,),
    "tone": (read_tone,),
    "verifications": (read_press,),
    "vessels": (read_vessels,),
}
WEEK = timedelta(days=7)


def standard_views(reader: Reader, previous: int) -> Iterator[tuple[Question, Any]]:
    """Every question with its answer at the moment of the reader, the same in the same order each time.

    previous: the number of the meeting before, whose conclusions are followed up; 0 for none.
    """
    read_headlines(reader, list(reader.catalogue.indicators), reader.today, SERIES_PERIODS + 1)  # all series in one go
    yield _answered(reader, read_follow_up, (str(previous),))
    for question in _questions_of_all(reader):
        yield _answered(reader, *question)
    for code, sector in reader.catalogue.sectors.items():
        if sector.page:
            yield from _of_sector(reader, code)
    for code in reader.catalogue.indicators:
        yield _answered(reader, read_indicator, (code, "", ""))
    for code in reader.catalogue.units:
        yield _answered(reader, read_unit, (code,))


def count_of_views(reader: Reader) -> int:
    """About how many there are: what progress is told against."""
    return len(reader.catalogue.indicators) + len(reader.catalogue.units) + 3 * len(reader.catalogue.sectors)


def _questions_of_all(reader: Reader) -> Iterator[Question]:
    today = reader.today
    yield read_overview, ("",)
    yield read_arrivals, ()
    yield read_changes, ((today - WEEK).isoformat(),)
    yield read_late_units, ()
    yield read_obligations_view, (USUAL_WINDOW, USUAL_SCHEME)
    yield read_task_board, (today.isoformat(),)


def _of_sector(reader: Reader, code: str) -> Iterator[tuple[Question, Any]]:
    found: SectorView = read_sector(reader, code, "", "")
    yield (read_sector, (code, "", "")), found
    if found.ranking and any(may_focus(reader.catalogue, found.sector, c) for c in reader.catalogue.communes):
        yield _answered(reader, read_commune_map, (found.ranking.indicator.code, found.ranking.period.code, ""))
    if found.cutoff is None:
        return
    until = found.cutoff.end.isoformat()
    for block in found.sector.blocks:
        for read in BLOCKS.get(block, ()):
            if read is not read_task_board or until != reader.today.isoformat():
                yield _answered(reader, read, (until,))
    if "air_quality" in found.sector.blocks:
        yield _answered(reader, read_air, (until,))
        yield _answered(reader, read_air, (until, reader.today.isoformat()))
    if "plan_targets" in found.sector.blocks:
        yield _answered(reader, read_plan, (code, plan_day(found, reader.today).isoformat()))
    if "exceedances" in found.sector.blocks:
        yield _answered(reader, read_exceedances, (code, until))


def _answered(reader: Reader, read: Read, arguments: tuple[str, ...]) -> tuple[Question, Any]:
    return (read, arguments), read(reader, *arguments)
