"""Special blocks of sector pages, by the name that the catalogue gives them."""

from __future__ import annotations

from collections.abc import Callable

from data.views.reader import Reader
from data.views.sector import SectorView
from pages.parts.blocks import (
    accidents,
    air_quality,
    beds,
    documents_by_unit,
    exceedances,
    feedback_fields,
    groups_766,
    outbreaks,
    permit_limits,
    plan_targets,
    point_map,
    school_levels,
    task_board,
    tone,
    verifications,
    vessels,
)

BLOCKS: dict[str, Callable[[Reader, SectorView], None]] = {
    "accidents": accidents.show,
    "accident_map": point_map.show_accidents,
    "air_quality": air_quality.show,
    "beds": beds.show,
    "documents_by_unit": documents_by_unit.show,
    "exceedances": exceedances.show,
    "facility_map": point_map.show_facilities,
    "feedback_fields": feedback_fields.show,
    "groups_766": groups_766.show,
    "outbreaks": outbreaks.show,
    "permit_limits": permit_limits.show,
    "plan_targets": plan_targets.show,
    "school_levels": school_levels.show,
    "station_map": point_map.show_stations,
    "task_board": task_board.show,
    "tone": tone.show,
    "verifications": verifications.show,
    "vessel_map": point_map.show_vessels,
    "vessels": vessels.show,
}
