"""The append-only tables that a submission fills, and how a row of each is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Any

import pyarrow as pa

from data.entities import Entity, EntityLimit
from data.events import Event
from data.items import Item
from data.observations import OFFICIAL, Observation
from data.positions import Position
from data.targets import Target
from data.tasks import Task, join_units

_DECIMAL = pa.decimal128(18, 6)
_TEXT = pa.string()
_DAY = pa.date32()
_MOMENT = pa.timestamp("us")
_COLUMNS_OF = {
    _DECIMAL: ("value", "upper", "baseline", "minimum", "maximum", "lon", "lat", "progress"),
    _DAY: ("reference_date", "valid_from", "valid_to", "assigned_on", "due_on", "extended_to", "done_on"),
    _MOMENT: ("happened_at", "seen_at", "published_at", "due_at", "answered_at"),
    pa.bool_(): ("approx", "connected", "made_up"),
    pa.int64(): ("deaths", "injuries", "extensions", "revision"),
}
_TYPES = {column: kind for kind, columns in _COLUMNS_OF.items() for column in columns}
_BLANKS = {"approx": "false"}
PLACE = ("indicator_code", "area_code", "entity_code", "breakdown_code", "period_code")


@dataclass(frozen=True)
class FactTable:
    """A table of facts: its key, and its columns besides made_up, revision, submission_id and cell.

    A period in the key is the scope that brought the row; a table without one is replaced whole.
    """

    name: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    values: Callable[[Any], tuple[Any, ...]]

    @property
    def has_period(self) -> bool:
        """Whether a scope is one period of it; a register's scope is the whole of what the form and unit sent."""
        return "period_code" in self.key

    @property
    def blanks(self) -> dict[str, str]:
        """What stands in the other columns of a row that says that its key is missing: column -> SQL."""
        kept = [column for column in self.columns if column not in (*self.key, "obs_status")]
        return {column: _BLANKS.get(column, "null" if column in _TYPES else "''") for column in kept}

    def key_of(self, row: Any) -> tuple[Any, ...]:
        """What tells a row from the others of its table."""
        picked = self._pick_key(self.values(row))
        return picked if len(self.key) > 1 else (picked,)

    @cached_property
    def _pick_key(self) -> itemgetter[Any]:
        return itemgetter(*map(self.columns.index, self.key))

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
    values=lambda observation: observation[:10],
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
EVENTS = FactTable(
    name="event",
    key=("event_code", "period_code"),
    columns=(
        *("event_code", "period_code", "kind", "happened_at", "area_code", "lon", "lat", "place"),
        *("deaths", "injuries", "obs_status", "note"),
    ),
    values=lambda e: (
        *(e.code, e.period, e.kind, e.happened_at, e.area, e.lon, e.lat, e.place),
        *(e.deaths, e.injuries, OFFICIAL, e.note),
    ),
)
POSITIONS = FactTable(
    name="entity_position",
    key=("entity_code", "seen_at", "period_code"),
    columns=("entity_code", "seen_at", "period_code", "lon", "lat", "connected", "obs_status"),
    values=lambda p: (p.entity, p.at, p.period, p.lon, p.lat, p.connected, OFFICIAL),
)
ITEMS = FactTable(
    name="item",
    key=("item_code", "period_code"),
    columns=(
        *("item_code", "period_code", "kind", "published_at", "source", "title", "tone", "field_code"),
        *("unit_code", "due_at", "answered_at", "answer", "obs_status"),
    ),
    values=lambda i: (
        *(i.code, i.period, i.kind, i.published_at, i.source, i.title, i.tone, i.field),
        *(i.unit, i.due_at, i.answered_at, i.answer, OFFICIAL),
    ),
)
TASKS = FactTable(
    name="task",
    key=("task_code",),
    columns=(
        *("task_code", "title", "kind", "programme", "document", "assigned_by", "lead_unit", "cooperating_units"),
        *("assigned_on", "due_on", "extended_to", "extensions", "done_on", "progress", "indicator_code"),
        *("obs_status", "note"),
    ),
    values=lambda t: (
        *(t.code, t.title, t.kind, t.programme, t.document, t.assigned_by, t.lead, join_units(t.cooperating)),
        *(t.assigned_on, t.due_on, t.extended_to, t.extensions, t.done_on, t.progress, t.indicator),
        *(OFFICIAL, t.note),
    ),
)
TABLE_OF: dict[type, FactTable] = {
    Observation: OBSERVATIONS,
    Target: TARGETS,
    Entity: ENTITIES,
    EntityLimit: LIMITS,
    Event: EVENTS,
    Position: POSITIONS,
    Item: ITEMS,
    Task: TASKS,
}
TABLES = tuple(TABLE_OF.values())
