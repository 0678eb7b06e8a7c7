"""A table inside a sheet: header, columns, lines, and the faults of its layout."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import Any

from loaders.cells.grid import CSV, CellValue, Merge, Sheet, column_letters, is_blank
from loaders.problems.problem import Findings, Place
from loaders.rows.layouts import DECLARED_MADE_UP, LABELS, OPTIONAL, header_name

LOOK_FOR_HEADER = 40
_BETWEEN = "\ud800"  # half of a letter, which no file can say


@dataclass(frozen=True)
class Table:
    """Named columns over the rows of a sheet; `header` and `first` are row indexes from 0."""

    sheet: Sheet
    layout: str
    header: int
    first: int
    columns: dict[str, int]
    pickers: dict[str, itemgetter[Any]] = field(default_factory=dict, compare=False, repr=False)

    def lines(self) -> Iterator[Line]:
        """Every line that holds anything."""
        for index, values in enumerate(self.sheet.rows[self.first :], self.first):
            if not all(map(is_blank, values)):
                yield Line(self, index, values)

    def place(self, index: int, column: str) -> Place:
        """Where a cell is; a column the table does not have gives the line."""
        row, cell = self.sheet.lines[index], self.address(index, column)
        return Place(sheet="" if self.layout == CSV else self.sheet.name, row=row, column=column, cell=cell)

    def address(self, index: int, column: str) -> str:
        """The same in words: 'dòng 12, cột gia_tri' or 'Số liệu!D12'."""
        row = self.sheet.lines[index]
        if self.layout == CSV:
            return f"dòng {row}, cột {column}"
        head = self.heads.get(column)
        return f"{head}{row}" if head else f"{self.sheet.name}!{row}:{row}"

    @cached_property
    def heads(self) -> dict[str, str]:
        """What the addresses of a column's cells begin with: 'Số liệu!D'."""
        return {column: f"{self.sheet.name}!{column_letters(at)}" for column, at in self.columns.items()}

    def picker(self, columns: str) -> itemgetter[Any]:
        """Takes the cells of those of these columns that there are, the first one twice, from a row of full width."""
        places = [self.columns[column] for column in columns.split() if column in self.columns] or [0]
        self.pickers[columns] = itemgetter(*places, places[0])
        return self.pickers[columns]


@dataclass(slots=True)
class Line:
    """One line of a table."""

    table: Table
    index: int
    values: list[CellValue]

    def get(self, column: str) -> CellValue:
        """The value of a column, '' when blank or when there is no such column."""
        try:
            value = self.values[self.table.columns[column]]
        except (KeyError, IndexError):
            return ""
        return "" if isinstance(value, str) and value.isspace() else value

    def said(self, columns: str) -> str:
        """The cells of these columns (their names, spaces between) as one text.

        Lines that say the same in them, each in the same type, have the same.
        """
        pick = self.table.pickers.get(columns) or self.table.picker(columns)
        try:
            cells = pick(self.values)
        except IndexError:
            cells = pick([*self.values, *[""] * (max(self.table.columns.values()) + 1)])
        try:
            return _BETWEEN.join(cells)
        except TypeError:
            return repr(cells)

    def place(self, column: str) -> Place:
        """Where the value of a column is."""
        return self.table.place(self.index, column)

    def address(self, column: str) -> str:
        """The same in words."""
        return self.table.address(self.index, column)

    def shows_percent(self, column: str) -> bool:
        """Whether Excel shows this number times a hundred."""
        percent = self.table.sheet.percent
        return bool(percent) and self.address(column).rpartition("!")[2] in percent


def find_header(sheet: Sheet, expected: Collection[str], at_least: int) -> int | None:
    """Index of the row among the first ones that has most of the expected names."""
    best, most = None, at_least - 1
    for index, row in enumerate(sheet.rows[:LOOK_FOR_HEADER]):
        count = len({header_name(value) for value in row if value != ""} & set(expected))
        if count > most:
            best, most = index, count
    return best


def open_table(sheet: Sheet, layout: str, header: int) -> Table:
    """The table under a header row."""
    names = [header_name(value) for value in sheet.rows[header]]
    columns = {name: index for index, name in reversed(list(enumerate(names))) if name}
    return Table(sheet, layout, header, _first_line(sheet, header, columns), columns)


def check_layout(table: Table, expected: Collection[str], findings: Findings) -> None:
    """Note missing, unknown and repeated columns, merges, error cells and formulas without a result."""
    names = [header_name(value) for value in table.sheet.rows[table.header]]
    _check_names(table, names, expected, findings)
    _check_unnamed(table, names, findings)
    _check_merges(table, findings)
    check_cells(table.sheet, findings)


def _first_line(sheet: Sheet, header: int, columns: dict[str, int]) -> int:
    """Lines start under the header, or under the row of labels when there is one."""
    labels = sheet.rows[header + 1] if header + 1 < len(sheet.rows) else []
    matching = sum(
        header_name(labels[at]) == LABELS[name] for name, at in columns.items() if name in LABELS and at < len(labels)
    )
    return header + 2 if matching >= 2 else header + 1


def _check_names(table: Table, names: list[str], expected: Collection[str], findings: Findings) -> None:
    known = {*expected, DECLARED_MADE_UP}
    for index, name in enumerate(names):
        if name and name not in known:
            findings.add("unknown_column", table.place(table.header, name), name)
        elif name and table.columns[name] != index:
            findings.add("repeated_column", table.place(table.header, name), name)
    for name in expected:
        if name not in table.columns and name not in OPTIONAL:
            findings.add("missing_column", table.place(table.header, name), name)


def _check_unnamed(table: Table, names: list[str], findings: Findings) -> None:
    width = max((len(row) for row in table.sheet.rows[table.first :]), default=0)
    for at in range(width):
        if at < len(names) and names[at]:
            continue
        for index in range(table.first, len(table.sheet.rows)):
            row = table.sheet.rows[index]
            if at < len(row) and not is_blank(row[at]):
                place = table.place(index, "")
                findings.add("unknown_column", place, f"{column_letters(at)} (không có tên cột)")
                break


def _check_merges(table: Table, findings: Findings) -> None:
    rows = table.sheet.lines
    last = rows[-1] if len(rows) else 0
    for merge in table.sheet.merged:
        if merge.bottom < rows[table.header] or merge.top > last:
            continue
        kind = "merged_header" if merge.top <= rows[min(table.first, len(rows)) - 1] else "merged_cells"
        findings.add(kind, _merge_place(table, merge), merge.ref)


def _merge_place(table: Table, merge: Merge) -> Place:
    return Place(sheet=table.sheet.name, row=merge.top, cell=f"{table.sheet.name}!{merge.ref}")


def check_cells(sheet: Sheet, findings: Findings) -> None:
    """Note error cells, formulas without a result and rows out of order."""
    for address, error in sheet.errors.items():
        findings.add("error_cell", _cell_place(sheet, address), error)
    for address in sorted(sheet.uncomputed):
        findings.add("uncomputed_formula", _cell_place(sheet, address))
    if sheet.disorder:
        findings.add("rows_out_of_order", Place(sheet=sheet.name, row=sheet.disorder), sheet.disorder)


def _cell_place(sheet: Sheet, address: str) -> Place:
    digits = address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return Place(
        sheet=sheet.name,
        row=int(digits) if digits.isdigit() else 0,
        column=address[: len(address) - len(digits)],
        cell=f"{sheet.name}!{address}",
    )
