"""Header and body of real tables against what a person saw; part of make corpus, because the files are not ours.

expected_tables.csv names each table by the hash of its file and its sheet, with the ranges of header and body.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineWorkbook

from loaders.blocks import find_blocks
from loaders.grid import Merge, Sheet, column_letters

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
        blocks = find_blocks(_sheet(path, row["sheet"]))
        found = [(block.header_range, block.body_range) for block in blocks]
        counted[path.suffix] += 1
        right[path.suffix] += found == [(row["header"], row["body"])]
        if found != [(row["header"], row["body"])]:
            print(f"  {path.name} {row['sheet']}: {found} instead of {row['header']}, {row['body']}")
    for suffix, count in counted.items():
        print(f"{right[suffix]:5}  of {count} tables in {suffix} files: header and body found right")
    return right.total() >= NEEDED * counted.total()


def _sheet(path: Path, name: str) -> Sheet:
    if path.suffix == ".csv":
        rows = list(_records(path))
        return Sheet("", rows, range(1, len(rows) + 1))
    read = CalamineWorkbook.from_path(path).get_sheet_by_name(name)
    rows = read.to_python(skip_empty_area=False)
    merged = tuple(_merge(*first, *last) for first, last in read.merged_cell_ranges or ())
    return Sheet(name, rows, range(1, len(rows) + 1), merged=merged)


def _merge(top: int, left: int, bottom: int, right: int) -> Merge:
    ref = f"{column_letters(left)}{top + 1}:{column_letters(right)}{bottom + 1}"
    return Merge(ref, top + 1, left + 1, bottom + 1, right + 1)


def _records(path: Path) -> Iterator[list[str]]:
    text = path.read_text(encoding="utf-8-sig")
    separator = max(";,", key=text[:4000].count)
    yield from csv.reader(text.splitlines(), delimiter=separator)
