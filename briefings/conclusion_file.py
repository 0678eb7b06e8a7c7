"""The file in which a presenter without a network saves its conclusions; of somebody's browser, read with suspicion."""

from __future__ import annotations

import json

from briefings.presenter.conclusions import read_conclusion
from data.briefings.conclusions import NotKept
from data.briefings.model import Conclusion

LARGEST = 1_000_000
MOST = 500


def read_conclusion_file(content: bytes, actor: str) -> list[Conclusion]:
    """Its conclusions. actor: who brings them. Raises NotKept where it is no such file; then none of it counts."""
    if len(content) > LARGEST:
        raise NotKept("too large")
    try:
        listed = json.loads(content.decode("utf-8-sig"))["conclusions"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotKept(str(error)) from error
    if not isinstance(listed, list) or not 0 < len(listed) <= MOST:
        raise NotKept("not a list of conclusions")
    return [read_conclusion(one, actor) for one in listed]
