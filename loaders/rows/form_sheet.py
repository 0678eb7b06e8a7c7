"""The Excel form that we hand out: form, sender and period above the table, one scope a file."""

from __future__ import annotations

from datetime import date

from loaders.cells.grid import EXCEL, CellValue, Sheet
from loaders.cells.values import parse_code, parse_text
from loaders.problems.problem import Findings, Place
from loaders.rows.desk import Desk
from loaders.rows.identity import Scope, ScopeCells, read_scope
from loaders.rows.layouts import MADE_UP, META, REAL, form_columns, header_name, is_matrix
from loaders.rows.line_readers import READERS
from loaders.rows.observation_lines import read_matrix_line, read_observation
from loaders.rows.reading import Reading
from loaders.rows.table import LOOK_FOR_HEADER, Line, Table, check_layout, find_header, open_table

LAYOUT = "biểu Excel"


def meta_rows(sheet: Sheet) -> dict[str, int]:
    """Row indexes of the lines above the table that say form, sender and period; empty without a form line."""
    first = [header_name(row[0]) if row else "" for row in sheet.rows[:LOOK_FOR_HEADER]]
    found = {key: first.index(label) for key, label in META.items() if label in first}
    return found if "form" in found else {}


def read_form_sheet(sheet: Sheet, today: date, desk: Desk) -> Reading:
    """Read the meta lines, then the table under them."""
    reading = Reading(desk, LAYOUT, of_our_form=True)
    meta = _Meta(sheet)
    catalogue, findings = desk.codes.catalogue, desk.findings
    scope = read_scope(meta.scope_cells(), catalogue, today, findings)
    reading.made_up = _read_nature(meta, findings)
    reading.note = _read_note(meta, findings)
    reading.form = catalogue.forms.get(parse_code(meta.value("form")))
    if reading.form is None:
        return reading
    columns = form_columns(reading.form)
    header = find_header(sheet, columns, 2)
    if header is None:
        findings.add("missing_column", Place(sheet=sheet.name), ", ".join(columns))
        return reading
    table = open_table(sheet, EXCEL, header)
    check_layout(table, columns, findings)
    if scope is not None:
        reading.unit, reading.periods = scope.unit, (scope.period,)
        _read_lines(table, scope, desk)
    return reading


class _Meta:
    """The labelled cells above the table."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.rows = meta_rows(sheet)

    def value(self, key: str) -> CellValue:
        row = self.sheet.rows[self.rows[key]] if key in self.rows else []
        return row[1] if len(row) > 1 else ""

    def place(self, key: str) -> Place:
        name = self.sheet.name
        if key not in self.rows:
            return Place(sheet=name, column=META[key])
        line = self.sheet.lines[self.rows[key]]
        return Place(sheet=name, row=line, column="B", cell=f"{name}!B{line}")

    def scope_cells(self) -> ScopeCells:
        return ScopeCells(
            form=self.value("form"),
            unit=self.value("unit"),
            period=self.value("period"),
            form_place=self.place("form"),
            unit_place=self.place("unit"),
            period_place=self.place("period"),
        )


def _read_nature(meta: _Meta, findings: Findings) -> bool:
    nature = header_name(meta.value("made_up"))
    if nature not in (REAL, MADE_UP):
        findings.add("unknown_word", meta.place("made_up"), nature or "(trống)", f"{REAL}, {MADE_UP}")
    return nature == MADE_UP


def _read_note(meta: _Meta, findings: Findings) -> str:
    note = parse_text(meta.value("note"))
    if isinstance(note, str):
        return note
    findings.add(note.kind, meta.place("note"), note.found, note.wanted)
    return ""


def _read_lines(table: Table, scope: Scope, desk: Desk) -> None:
    for line in table.lines():
        if not _is_label_only(line):
            _read_line(desk, line, scope)
            desk.account(line)


def _read_line(desk: Desk, line: Line, scope: Scope) -> None:
    if is_matrix(scope.form):
        read_matrix_line(desk, line, scope)
    elif scope.form.kind == "observations":
        read_observation(desk, line, scope, "ma")
    else:
        READERS[scope.form.kind](desk, line, scope)


def _is_label_only(line: Line) -> bool:
    """A footer such as 'Người lập biểu' in the name column: no code and no value to lose."""
    return all(line.get(column) == "" for column in line.table.columns if column not in ("ten", "don_vi_tinh"))
