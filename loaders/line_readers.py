"""Which reader takes a line of which kind of form; observations have their own, which depends on the layout."""

from __future__ import annotations

from collections.abc import Callable

from loaders.desk import Desk
from loaders.event_lines import read_event
from loaders.identity import Scope
from loaders.item_lines import read_item
from loaders.position_lines import read_position
from loaders.register_lines import read_entity, read_limit
from loaders.table import Line
from loaders.target_lines import read_target
from loaders.task_lines import read_task

READERS: dict[str, Callable[[Desk, Line, Scope], None]] = {
    "targets": read_target,
    "entities": read_entity,
    "limits": read_limit,
    "events": read_event,
    "positions": read_position,
    "items": read_item,
    "tasks": read_task,
}
