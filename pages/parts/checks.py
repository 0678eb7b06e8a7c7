"""The checks that a file was held against, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from charts.tables import table_html
from data.submissions import Check

OUTCOMES = {"passed": "● Đạt", "noticed": "◆ Có lưu ý"}


def checks_table(checks: Sequence[Check]) -> str:
    """Every check that ran, and what it noticed."""
    rows = [(check.title, OUTCOMES.get(check.outcome, check.outcome), check.detail) for check in checks]
    return table_html(("Kiểm tra", "Kết quả", ""), rows)
