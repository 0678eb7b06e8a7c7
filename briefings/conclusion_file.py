"""Conclusions as the presenter sends or saves them: JSON of somebody's browser, read with suspicion."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from typing import Any

from data.briefings.conclusions import LONGEST
from data.briefings.model import Conclusion

LARGEST = 1_000_000
MOST = 500
_IDENTITY = re.compile(r"[0-9A-Za-z-]{8,64}")
_SNAPSHOT = re.compile(r"[0-9]{1,6}(\.[0-9]{1,4})?")
_TEXTS = ("conclusion_id", "snapshot_id", "screen", "said", "text", "unit", "deadline", "recorded_at")


class NotConclusions(Exception):
    """The bytes are not conclusions as our presenter writes them."""


def read_conclusion_file(content: bytes, actor: str) -> list[Conclusion]:
    """The conclusions of a file or a message. actor: who brings them. Raises NotConclusions."""
    if len(content) > LARGEST:
        raise NotConclusions("too large")
    try:
        said = json.loads(content.decode("utf-8-sig"))
        listed = said["conclusions"]
        if not isinstance(listed, list) or not 0 < len(listed) <= MOST:
            raise NotConclusions("not a list of conclusions")
        return [_conclusion(one, actor) for one in listed]
    except (UnicodeDecodeError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotConclusions(str(error)) from error


def _conclusion(said: dict[str, Any], actor: str) -> Conclusion:
    texts = {name: said[name] for name in _TEXTS}
    if not all(isinstance(text, str) and len(text) <= LONGEST for text in texts.values()):
        raise NotConclusions("not a text")
    if not _IDENTITY.fullmatch(texts["conclusion_id"]) or not _SNAPSHOT.fullmatch(texts["snapshot_id"]):
        raise NotConclusions("no identity")
    return Conclusion(
        conclusion_id=texts["conclusion_id"],
        snapshot_id=texts["snapshot_id"],
        screen=texts["screen"],
        said=texts["said"],
        text=texts["text"].strip(),
        unit=texts["unit"],
        deadline=date.fromisoformat(texts["deadline"]) if texts["deadline"] else None,
        actor=actor,
        recorded_at=datetime.fromisoformat(texts["recorded_at"]).replace(tzinfo=None),
    )
