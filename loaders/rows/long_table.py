"""The long table: every line names its form, sender and period; one form of one sender, any number of periods."""

from __future__ import annotations

from datetime import date

from data.catalogue.model import Form
from loaders.cells.grid import CSV, CellValue, Sheet
from loaders.cells.values import parse_yes_no
from loaders.rows.desk import Desk
from loaders.rows.identity import Scope, ScopeCells, find_form, read_scope
from loaders.rows.layouts import DECLARED_MADE_UP, LONG, SCOPE, header_name
from loaders.rows.line_readers import READERS
from loaders.rows.observation_lines import read_observation
from loaders.rows.reading import Reading
from loaders.rows.table import LOOK_FOR_HEADER, Line, Table, check_layout, open_table

LAYOUT_EXCEL, LAYOUT_CSV = "bảng dài Excel", "bảng dài CSV"
DECLARED = " ".join((*SCOPE, DECLARED_MADE_UP))


def long_header(sheet: Sheet) -> int | None:
    """Index of a header row with a column for the form of each line."""
    for index, row in enumerate(sheet.rows[:LOOK_FOR_HEADER]):
        if SCOPE[0] in (header_name(value) for value in row):
            return index
    return None


def read_long_table(sheet: Sheet, layout: str, header: int, today: date, desk: Desk) -> Reading:
    """Read every line under the header."""
    reading = Reading(desk, LAYOUT_CSV if layout == CSV else LAYOUT_EXCEL)
    table = open_table(sheet, layout, header)
    reading.form = _first_form(table, desk)
    if reading.form is None:
        return reading
    check_layout(table, LONG[reading.form.kind], desk.findings)
    if any(name not in table.columns for name in SCOPE):
        return reading
    scopes = _Scopes(today, desk)
    for line in table.lines():
        scope = scopes.of(line)
        if scope is None:
            desk.cells_in += 1
        else:
            _read_line(desk, line, scope)
        desk.account(line)
    scopes.settle(reading)
    return reading


def _first_form(table: Table, desk: Desk) -> Form | None:
    """The form that the first line names; it decides which columns are wanted."""
    for line in table.lines():
        return find_form(line.get(SCOPE[0]), line.place(SCOPE[0]), desk.codes.catalogue, desk.findings)
    desk.findings.add("no_values")
    return None


class _Scopes:
    """The scopes of the lines; a wrong one is noted once, where it first stands."""

    def __init__(self, today: date, desk: Desk) -> None:
        self._today = today
        self._desk = desk
        self._known: dict[tuple[CellValue, CellValue, CellValue], Scope | None] = {}
        self._made_up: set[bool] = set()
        self._said: dict[str, Scope | None] = {}

    def of(self, line: Line) -> Scope | None:
        """The scope of a line, None when it is wrong."""
        said = line.said(DECLARED)
        if said in self._said:
            return self._said[said]
        declared, scope = self._note_made_up(line), self._find(line)
        if declared:
            self._said[said] = scope
        return scope

    def _find(self, line: Line) -> Scope | None:
        form, unit, period = (line.get(name) for name in SCOPE)
        key = (form, unit, period)
        if key not in self._known:
            form_place, unit_place, period_place = (line.place(name) for name in SCOPE)
            cells = ScopeCells(form, unit, period, form_place, unit_place, period_place)
            self._known[key] = read_scope(cells, self._desk.codes.catalogue, self._today, self._desk.findings)
        return self._known[key]

    def settle(self, reading: Reading) -> None:
        """Fill in sender, periods and whether it is made up; one form, one sender, one of the two a file."""
        scopes = [scope for scope in self._known.values() if scope]
        forms = sorted({scope.form.code for scope in scopes})
        units = sorted({scope.unit for scope in scopes})
        findings = self._desk.findings
        if len(forms) > 1:
            findings.add("several_forms", found=", ".join(forms))
        if len(units) > 1:
            findings.add("several_units", found=", ".join(units))
        if len(self._made_up) > 1:
            findings.add("mixed_made_up")
        reading.unit = units[0] if units else ""
        reading.periods = tuple(sorted({scope.period for scope in scopes}))
        reading.made_up = True in self._made_up

    def _note_made_up(self, line: Line) -> bool:
        """Keep what a line declares; False when it declares something unknown, which is noted for every such line."""
        declared = self._desk.settle(parse_yes_no(line.get(DECLARED_MADE_UP)), line, DECLARED_MADE_UP)
        if declared is not None:
            self._made_up.add(declared)
        return declared is not None


def _read_line(desk: Desk, line: Line, scope: Scope) -> None:
    if scope.form.kind == "observations":
        read_observation(desk, line, scope, "chi_tieu")
    else:
        READERS[scope.form.kind](desk, line, scope)
