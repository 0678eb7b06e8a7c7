"""Header and body of real tables against what a person saw; part of make corpus, because the files are not ours.

expected_tables.csv names each table by the hash of its file and its sheet, with the ranges of header and body.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from pathlib import Path

from python_calamine import CalamineWorkbook

from loaders.cells.grid import Merge, Sheet, column_letters
from loaders.files.intake import receive
from loaders.files.opening import open_file
from loaders.mapping.blocks import find_blocks

EXPECTED = Path(__file__).parent / "expected_tables.csv"
NEEDED = 0.9


def measure_tables(folder: Path) -> bool:
    """Print how many tables were found right, by kind of file, and those that were not; whether they are enough."""
    files = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in folder.rglob("*") if path.is_file()}
    right: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    for row in csv.DictReader(EXPECTED.open(encoding="utf-8")):
        path = files.get(row["sha256"])
        if path is None:
            continue
        sheet, by_the_door = _sheet(path, row["sheet"])
        found = [(block.header_range, block.body_range) for block in find_blocks(sheet)]
        kind = path.suffix if by_the_door else f"{path.suffix} (refused for macros, read past the door)"
        counted[kind] += 1
        right[kind] += found == [(row["header"], row["body"])]
        if found != [(row["header"], row["body"])]:
            print(f"  {path.name} {row['sheet']}: {found} instead of {row['header']}, {row['body']}")
    for kind, count in counted.items():
        print(f"{right[kind]:5}  of {count} tables in {kind} files: header and body found right")
    return right.total() >= NEEDED * counted.total()


def _sheet(path: Path, name: str) -> tuple[Sheet, bool]:
    """The sheet as the door reads it; a workbook that the door refuses for its macros is read past it, second False."""
    content = path.read_bytes()
    grid, _ = open_file(receive(path.name, content), content, ())
    if grid:
        return next(sheet for sheet in grid.sheets if sheet.name == name), True
    read = CalamineWorkbook.from_path(path).get_sheet_by_name(name)
    rows = read.to_python(skip_empty_area=False)
    merged = tuple(_merge(*first, *last) for first, last in read.merged_cell_ranges or ())
    return Sheet(name, rows, range(1, len(rows) + 1), merged=merged), False


def _merge(top: int, left: int, bottom: int, right: int) -> Merge:
    ref = f"{column_letters(left)}{top + 1}:{column_letters(right)}{bottom + 1}"
    return Merge(ref, top + 1, left + 1, bottom + 1, right + 1)
