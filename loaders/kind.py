"""What a kind of problem is."""

from __future__ import annotations

from dataclasses import dataclass

BLOCKS = "blocks"
NOTICE = "notice"


@dataclass(frozen=True)
class Kind:
    """One kind of problem. sentence takes {found}, {wanted}, {column} and {sheet}; mend is what to do about it."""

    code: str
    rule: str
    title: str
    sentence: str
    mend: str
    severity: str = BLOCKS
