"""Observations as the long CSV table that systems send."""

from __future__ import annotations

from collections.abc import Iterable

from data.observations import OFFICIAL, Observation
from loaders.cells.values import YES
from loaders.rows.layouts import DECLARED_MADE_UP, LONG


def write_long_table(form: str, unit: str, observations: Iterable[Observation]) -> bytes:
    """UTF-8 with a byte order mark, semicolons, decimal commas; every line says that it is made up."""
    lines = [";".join((*LONG["observations"], DECLARED_MADE_UP))]
    for row in observations:
        value = str(row.value).replace(".", ",")
        status = "" if row.status == OFFICIAL else row.status
        place = f"{row.indicator};{row.area};{row.entity};{row.breakdown}"
        lines.append(f"{form};{unit};{row.period};{place};{value};{status};;;;{YES}")
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()
