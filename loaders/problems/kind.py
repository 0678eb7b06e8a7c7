"""What a kind of problem is."""

from __future__ import annotations

from dataclasses import dataclass

BLOCKS = "blocks"
ASKS = "asks"  # a person must answer for it, by name and with a reason
NOTICE = "notice"
LABELS = {BLOCKS: "Lỗi", ASKS: "Cần xác nhận", NOTICE: "Lưu ý"}


@dataclass(frozen=True)
class Kind:
    """One kind of problem. sentence takes {found}, {wanted}, {column} and {sheet}; mend is what to do about it."""

    code: str
    rule: str
    title: str
    sentence: str
    mend: str
    severity: str = BLOCKS
