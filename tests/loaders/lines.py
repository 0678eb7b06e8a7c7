"""Lines of a long table, good ones and ones with cells changed."""

from __future__ import annotations

from collections.abc import Callable

from loaders.report import Report
from loaders.rows.layouts import LONG

Check = Callable[..., Report]
HEADER = LONG["observations"]
LINE = ("KT-T", "STC", "2026-10", "KT-02", "", "", "", "12,5", "sơ bộ", "có", "20/10/2026", "ghi chú")


def table(*lines: tuple[str, ...], separator: str = ";", header: tuple[str, ...] = HEADER) -> bytes:
    """The bytes of a CSV file."""
    return "\n".join(separator.join(line) for line in (header, *lines)).encode()


def changed(**cells: str) -> tuple[str, ...]:
    """The good line with some cells changed."""
    return tuple(cells.get(name, value) for name, value in zip(HEADER, LINE, strict=True))
