"""Conclusions as the presenter writes them: what is sent and what is saved as a file has one shape."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from data.briefings.conclusions import NotKept
from data.briefings.model import Conclusion

TEXTS = ("conclusion_id", "snapshot_id", "screen", "said", "text", "unit", "deadline", "recorded_at")
LONGEST_NAME = 200


def read_conclusion(said: Any, actor: str) -> Conclusion:
    """One conclusion. Raises NotKept where it is not what the presenter writes."""
    if not isinstance(said, Mapping) or not all(isinstance(said.get(name), str) for name in TEXTS):
        raise NotKept("not a conclusion")
    if any(len(said[name]) > LONGEST_NAME for name in ("conclusion_id", "snapshot_id", "unit")):
        raise NotKept("too long")
    try:
        deadline = date.fromisoformat(said["deadline"]) if said["deadline"] else None
        recorded_at = datetime.fromisoformat(said["recorded_at"]).replace(tzinfo=None)
    except ValueError as error:
        raise NotKept("no date") from error
    told = {name: said[name] for name in TEXTS[:-2]}
    return Conclusion(**told, deadline=deadline, actor=actor, recorded_at=recorded_at)
