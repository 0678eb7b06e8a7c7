"""Which reader takes a line of which kind of form; observations have their own, which depends on the layout."""

from __future__ import annotations

from collections.abc import Callable

from loaders.rows.desk import Desk
from loaders.rows.event_lines import read_event
from loaders.rows.identity import Scope
from loaders.rows.item_lines import read_item
from loaders.rows.position_lines import read_position
from loaders.rows.register_lines import read_entity, read_limit
from loaders.rows.table import Line
from loaders.rows.target_lines import read_target
from loaders.rows.task_lines import read_task

READERS: dict[str, Callable[[Desk, Line, Scope], None]] = {
    "targets": read_target,
    "entities": read_entity,
    "limits": read_limit,
    "events": read_event,
    "positions": read_position,
    "items": read_item,
    "tasks": read_task,
}
