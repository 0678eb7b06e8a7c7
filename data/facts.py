"""The four append-only tables that a submission fills, and how a row of each is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from data.entities import Entity, EntityLimit
from data.observations import OFFICIAL, Observation
from data.targets import Target

_DECIMAL = pa.decimal128(18, 6)
_TEXT = pa.string()
_TYPES = {
    "value": _DECIMAL,
    "upper": _DECIMAL,
    "baseline": _DECIMAL,
    "minimum": _DECIMAL,
    "maximum": _DECIMAL,
    "lon": _DECIMAL,
    "lat": _DECIMAL,
    "reference_date": pa.date32(),
    "valid_from": pa.date32(),
    "valid_to": pa.date32(),
    "approx": pa.bool_(),
    "made_up": pa.bool_(),
    "revision": pa.int64(),
}
PLACE = ("indicator_code", "area_code", "entity_code", "breakdown_code", "period_code")


@dataclass(frozen=True)
class FactTable:
    """A table of facts: its key, and its columns besides made_up, revision, submission_id and cell."""

    name: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    values: Callable[[Any], tuple[Any, ...]]

    @property
    def has_period(self) -> bool:
        """Whether a scope is one period of it; a register's scope is the whole of what the form and unit sent."""
        return "period_code" in self.key

    def arrow(self, rows: Sequence[Any], made_up: bool, revision: int, submission_id: str) -> pa.Table:
        """Rows as an Arrow table in the order of the columns of the table."""
        data = [(*self.values(row), made_up, revision, submission_id, row.cell) for row in rows]
        names = [*self.columns, "made_up", "revision", "submission_id", "cell"]
        columns = list(zip(*data, strict=True)) if data else [()] * len(names)
        arrays = [pa.array(column, type=_TYPES.get(name, _TEXT)) for name, column in zip(names, columns, strict=True)]
        return pa.table(dict(zip(names, arrays, strict=True)))


OBSERVATIONS = FactTable(
    name="observation",
    key=PLACE,
    columns=(*PLACE, "value", "obs_status", "approx", "reference_date", "note"),
    values=lambda o: (
        *(o.indicator, o.area, o.entity, o.breakdown, o.period),
        *(o.value, o.status, o.approx, o.reference_date, o.note),
    ),
)
TARGETS = FactTable(
    name="target",
    key=PLACE,
    columns=(*PLACE, "bound", "value", "upper", "baseline", "assigned_by", "document", "obs_status", "approx", "note"),
    values=lambda t: (
        *(t.indicator, t.area, t.entity, t.breakdown, t.period),
        *(t.bound, t.value, t.upper, t.baseline, t.assigned_by, t.document, OFFICIAL, t.approx, t.note),
    ),
)
ENTITIES = FactTable(
    name="entity",
    key=("entity_code",),
    columns=("entity_code", "kind", "name", "area_code", "lon", "lat", "valid_from", "valid_to", "obs_status", "note"),
    values=lambda e: (e.code, e.kind, e.name, e.area, e.lon, e.lat, e.valid_from, e.valid_to, OFFICIAL, e.note),
)
LIMITS = FactTable(
    name="entity_limit",
    key=("entity_code", "indicator_code", "valid_from"),
    columns=("entity_code", "indicator_code", "minimum", "maximum", "valid_from", "valid_to", "document", "obs_status"),
    values=lambda p: (p.entity, p.indicator, p.minimum, p.maximum, p.valid_from, p.valid_to, p.document, OFFICIAL),
)
TABLE_OF: dict[type, FactTable] = {
    Observation: OBSERVATIONS,
    Target: TARGETS,
    Entity: ENTITIES,
    EntityLimit: LIMITS,
}
TABLE_OF_KIND = {"observations": OBSERVATIONS, "targets": TARGETS, "entities": ENTITIES, "limits": LIMITS}
