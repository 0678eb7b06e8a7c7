"""How long a large file takes to be read and checked, beside the bare reader."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice

from openpyxl import Workbook
from python_calamine import load_workbook

from data.catalogue import Catalogue
from data.intake_context import IntakeContext
from data.periods import period_of
from loaders.files.workbook import read_workbook
from loaders.rows.layouts import LONG, SHEET
from loaders.submit import check_file
from tests.bench.figures import Figure, measure, p50, p95
from tests.bench.stores import TODAY

FORM = "AN-CAT-NGAY-X"
SMALL, LARGE = 2_000, 100_000
SMALL_S, LARGE_S, TIMES_BARE = 1.0, 15.0, 2.5


def bench_intake(catalogue: Catalogue) -> Iterator[Figure]:
    """A small and a large workbook in the long layout, and the large one as CSV."""
    small, large = (write_workbook(long_rows(catalogue, count)) for count in (SMALL, LARGE))
    yield _seconds(f"Excel, {SMALL:,} rows checked, p95", _check(catalogue, "small.xlsx", small, 20), SMALL_S)
    checked = _check(catalogue, "large.xlsx", large, 3)
    yield _seconds(f"Excel, {LARGE:,} rows checked, slowest of 3", checked, LARGE_S)
    bare = measure(lambda: read_bare(large), 3, warm_up=1)
    yield _seconds(f"Excel, {LARGE:,} rows, bare calamine", bare, None)
    read = measure(lambda: read_workbook(large), 3, warm_up=1)
    yield Figure("Excel, read in the child process against bare reader", p50(read) / p50(bare), "times", TIMES_BARE)
    yield Figure("Excel, checked against bare reader", p50(checked) / p50(bare), "times", TIMES_BARE)
    lines = write_csv(long_rows(catalogue, LARGE))
    yield _seconds(f"CSV, {LARGE:,} rows checked, slowest of 3", _check(catalogue, "large.csv", lines, 3), LARGE_S)


def long_rows(catalogue: Catalogue, count: int) -> list[dict[str, object]]:
    """Lines of a commune form, newest day first."""
    return list(islice(_endless(catalogue), count))


def write_workbook(rows: Sequence[dict[str, object]]) -> bytes:
    """The long table as Excel."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    columns = LONG["observations"]
    sheet.append(columns)
    for row in rows:
        sheet.append([row.get(name) for name in columns])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def write_csv(rows: Sequence[dict[str, object]]) -> bytes:
    """The long table as CSV."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, LONG["observations"], restval="", delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8-sig")


def read_bare(content: bytes) -> int:
    """What calamine alone does with the bytes: the number of rows."""
    return len(load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python())


def _endless(catalogue: Catalogue) -> Iterator[dict[str, object]]:
    form = catalogue.forms[FORM]
    day = TODAY - timedelta(days=1)
    while True:
        scope = {"bieu": form.code, "don_vi": form.senders[0], "ky": period_of(form.scheme, day).code}
        for area in catalogue.communes:
            for number, code in enumerate(form.indicators):
                yield scope | {"chi_tieu": code, "dia_ban": area, "gia_tri": number % 3}
        day -= timedelta(days=1)


def _check(catalogue: Catalogue, name: str, content: bytes, runs: int) -> list[float]:
    """Milliseconds of each check. Raises RuntimeError when the file is refused: that would be another measure."""
    context = IntakeContext(TODAY, {}, lambda *key: None)

    def check() -> None:
        report = check_file(name, content, catalogue, context)
        if report.submission is None:
            raise RuntimeError(f"{name}: {[problem.sentence for problem in report.problems[:3]]}")

    return measure(check, runs, warm_up=1)


def _seconds(name: str, times: Sequence[float], budget: float | None) -> Figure:
    return Figure(name, p95(times) / 1000, "s", budget, f"p50 {p50(times) / 1000:.2f}")
