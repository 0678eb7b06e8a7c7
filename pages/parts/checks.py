"""The checks that a file was held against, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from charts.tables import table_html
from data.submissions import Check
from loaders.problems.kinds import RULES

OUTCOMES = {"passed": "● Đạt", "noticed": "◆ Có lưu ý", "asked": "▲ Cần xác nhận", "failed": "■ Không đạt"}


def checks_table(checks: Sequence[Check]) -> str:
    """Every check that ran, and what it noticed."""
    known = list(RULES)
    ordered = sorted(checks, key=lambda check: known.index(check.rule) if check.rule in known else len(known))
    rows = [(check.title, OUTCOMES.get(check.outcome, check.outcome), check.detail) for check in ordered]
    return table_html(("Kiểm tra", "Kết quả", ""), rows)
