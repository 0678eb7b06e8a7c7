"""A confirmed mapping and the tables of a file -> the same rows as a form gives, each with its cell.

Every cell beside the names is counted once: stored, blank, a problem, or left out for a reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.catalogue.model import COMMUNE_LEVEL, PROVINCE_LEVEL, Form, Indicator
from data.observations import OFFICIAL, Observation
from loaders.cells.grid import CellValue, column_letters, is_blank
from loaders.cells.plain_text import plain
from loaders.cells.values import MOST_DECIMALS, Fault, parse_number, vietnamese
from loaders.mapping.blocks import Block
from loaders.mapping.mapped_totals import Sums, check_total
from loaders.mapping.mapping import (
    AREA,
    CUMULATIVE,
    ENTITY,
    INDICATOR,
    LABELS,
    NUMBERS,
    PART,
    PERIOD,
    UNCONFIRMED,
    UNIT,
    Column,
    ColumnMapping,
    Layout,
)
from loaders.mapping.row_signs import DATA, MISSING_SIGNS, SECTION, TOTAL
from loaders.names.known_names import LEFT_OUT
from loaders.names.measures import conversion, convert
from loaders.names.period_words import period_said_in, year_of
from loaders.problems.problem import NOWHERE, Place
from loaders.rows.desk import Desk
from loaders.rows.identity import Scope, ScopeCells, read_scope
from loaders.rows.reading import Reading

LAYOUT = "bảng ghép cột"
TOTAL_ROWS, LEFT_ROWS, LEFT_COLUMNS, LEFT_TABLES = (
    "dòng tổng, dòng nhóm",
    "dòng đã chọn không lấy",
    "cột không lấy",
    "bảng không lấy",
)
_SWAPPED = str.maketrans(".,", ",.")
Said = dict[str, str]


@dataclass(frozen=True)
class _Cell:
    """One cell with a number, its column, and what the names of its row stand for."""

    block: Block
    row: int
    column: Column
    said: Said

    @property
    def value(self) -> CellValue:
        return self.block.value(self.row, self.column.at)

    @property
    def place(self) -> Place:
        return place_of(self.block, self.row, self.column.at)

    @property
    def is_percent(self) -> bool:
        return self.place.cell.rpartition("!")[2] in self.block.sheet.percent


def place_of(block: Block, row: int, at: int) -> Place:
    """Where a cell of a table is."""
    name, line, letters = block.sheet.name, block.sheet.lines[row], column_letters(at)
    return Place(sheet=name, row=line, column=letters, cell=f"{name}!{letters}{line}")


def read_mapped(blocks: Sequence[Block], mapping: ColumnMapping, form: Form, desk: Desk) -> Reading:
    """Read every table that the mapping takes; what can't be taken is in the findings."""
    reader = _Reader(mapping, form, desk)
    for block in blocks:
        layout = mapping.layout_of(block.headers, block.left)
        if layout is None:
            desk.findings.add("unmapped_table", Place(sheet=block.sheet.name), block.body_range)
        elif layout.taken:
            reader.read(block, layout)
        else:
            desk.left_out[LEFT_TABLES] += _cells_of(block)
    periods = tuple(sorted({scope.period for scope in reader.scopes.values() if scope}))
    return Reading(desk, LAYOUT, form, mapping.unit, periods, mapping=mapping.to_text())


class _Reader:
    """Reads table after table; remembers the scopes and counts what is left out."""

    def __init__(self, mapping: ColumnMapping, form: Form, desk: Desk) -> None:
        self.mapping, self.form, self.desk = mapping, form, desk
        self.scopes: dict[str, Scope | None] = {}
        self._sums: dict[int, Sums] = {}
        self._places: dict[str, str] = {}

    def read(self, block: Block, layout: Layout) -> None:
        """Every row of one table, then its row of totals."""
        for column in layout.columns:
            if column.role == UNCONFIRMED:
                place = place_of(block, block.header_end, column.at)
                self.desk.findings.add("unconfirmed_column", place, column.header)
        self._places = {}
        self._sums = {column.at: Sums() for column in layout.columns if column.role in NUMBERS}
        for row in block.rows(DATA, SECTION, TOTAL):
            kind = block.kinds[row - block.first]
            if kind == DATA or (kind == SECTION and self._is_named(block, layout, row)):
                self._read_row(block, layout, row)
            else:
                self._leave_out(block, layout, row, TOTAL_ROWS)
        totals = list(block.rows(TOTAL))
        if len(totals) == 1 and any(column.role in (AREA, ENTITY) for column in layout.columns):
            self._check_totals(block, layout, totals[0])

    def _is_named(self, block: Block, layout: Layout, row: int) -> bool:
        """Whether a row without numbers still names something known, so that its cells are blank or wrong."""
        columns = [column for column in layout.columns if column.role in (AREA, INDICATOR, ENTITY)]
        return bool(columns) and all(self._named(column.role, block.label(row, column.at)) for column in columns)

    def _check_totals(self, block: Block, layout: Layout, row: int) -> None:
        indicators = self.desk.codes.catalogue.indicators
        for column in layout.columns:
            known = indicators.get(column.indicator)
            if column.role in NUMBERS and known and known.aggregate.area == "sum":
                place = place_of(block, row, column.at)
                check_total(block.value(row, column.at), self._sums[column.at], place, self.desk.findings)

    def _leave_out(self, block: Block, layout: Layout, row: int, reason: str) -> None:
        cells = [block.value(row, column.at) for column in layout.columns if column.role not in LABELS]
        self.desk.left_out[reason] += sum(not is_blank(value) for value in cells)

    def _read_row(self, block: Block, layout: Layout, row: int) -> None:
        labels = [column for column in layout.columns if column.role in LABELS]
        named = {column.role: self._named(column.role, block.label(row, column.at)) for column in labels}
        if LEFT_OUT in named.values():
            self._leave_out(block, layout, row, LEFT_ROWS)
            return
        nameless = [column for column in labels if named[column.role] is None]
        for column in nameless:
            words, place = block.label(row, column.at), place_of(block, row, column.at)
            self.desk.findings.add("row_without_code" if is_blank(words) else "unmatched_name", place, words)
        said = {role: code or "" for role, code in named.items()}
        known = not nameless and not any(self._meets(block, row, column, said) for column in labels)
        for column in layout.columns:
            if column.role in NUMBERS:
                self._read_cell(_Cell(block, row, column, said), known)
            elif column.role not in LABELS and not is_blank(block.value(row, column.at)):
                self.desk.left_out[LEFT_COLUMNS] += 1
        self.desk.account_at(place_of(block, row, block.left))

    def _meets(self, block: Block, row: int, column: Column, said: Said) -> bool:
        """Whether another name of the same table stands for the same place: former communes that are one today."""
        if column.role != AREA:
            return False
        words = str(block.label(row, column.at)).strip()
        first = self._places.setdefault(said[AREA], words)
        if plain(first) != plain(words):
            self.desk.findings.add("communes_meet", place_of(block, row, column.at), first, words)
        return plain(first) != plain(words)

    def _named(self, role: str, value: CellValue) -> str | None:
        """The code that a name stands for, '' for a blank cell that need not say; None where nobody has said."""
        if role in (PERIOD, UNIT) or (role == PART and is_blank(value)):
            return str(value).strip()
        return self.mapping.names.get(role, {}).get(plain(value))

    def _read_cell(self, cell: _Cell, known: bool) -> None:
        desk = self.desk
        desk.cells_in += 1
        subject = self._subject(cell) if known else None
        if self._is_blank(cell.value):
            desk.cells_blank += 1
            return
        number = self._number(cell, subject[0]) if subject else None
        if subject is None or number is None:
            self._sums[cell.column.at].whole = False
            return
        indicator, area, entity, part, period = subject
        key = (indicator.code, area, entity, part, period)
        desk.rows.append(Observation(*key, number, OFFICIAL, False, None, "", cell.place.cell))

    def _is_blank(self, value: CellValue) -> bool:
        return is_blank(value) or (self.mapping.signs_are_blank and str(value).strip() in MISSING_SIGNS)

    def _subject(self, cell: _Cell) -> tuple[Indicator, str, str, str, str] | None:
        """Indicator, area, entity, part and period of a cell; None after noting why it has none."""
        indicator, scope = self._indicator(cell), self._scope(cell)
        if indicator is None or scope is None:
            return None
        entity = cell.said.get(ENTITY, "")
        area = self._area(cell, entity)
        self.desk.note_seen(scope, {"indicators": indicator.code, "communes": area, "entities": entity}[self.form.rows])
        part = cell.column.part or cell.said.get(PART, "")
        if self._is_blank(cell.value) or not self._fits(cell, area, entity, indicator):
            return None
        items = self.desk.codes.catalogue.breakdowns[indicator.breakdown].items if indicator.breakdown else {}
        if part and part not in items:
            self.desk.findings.add("unknown_part", cell.place, part, ", ".join(items) or "để trống")
            return None
        return indicator, area, entity, part, scope.period

    def _indicator(self, cell: _Cell) -> Indicator | None:
        catalogue = self.desk.codes.catalogue
        code = cell.column.indicator or cell.said.get(INDICATOR, "")
        if cell.column.role == CUMULATIVE and code not in catalogue.cumulative_code.values():
            code = catalogue.cumulative_code.get(code, "")
        if code in self.form.indicators:
            return catalogue.indicators[code]
        if not self._is_blank(cell.value):
            self.desk.findings.add("no_indicator", cell.place, cell.said.get(INDICATOR) or cell.column.header)
        return None

    def _scope(self, cell: _Cell) -> Scope | None:
        said, sheet = cell.said.get(PERIOD, ""), cell.block.sheet.name
        year = year_of(self.mapping.period)
        of_row = (period_said_in(said, self.form.scheme, year)[0] or said) if said else ""
        period = cell.column.period or of_row or self.mapping.times.get(sheet, "") or self.mapping.period
        if period not in self.scopes:
            place = Place(sheet=sheet, cell=cell.place.cell if said else "")
            cells = ScopeCells(self.form.code, self.mapping.unit, period, NOWHERE, NOWHERE, place)
            today = self.desk.context.today
            self.scopes[period] = read_scope(cells, self.desk.codes.catalogue, today, self.desk.findings)
        return self.scopes[period]

    def _area(self, cell: _Cell, entity: str) -> str:
        known = self.desk.codes.entities.get(entity)
        if known:
            return known.area
        named = cell.column.area or cell.said.get(AREA, "") or self.mapping.places.get(cell.block.sheet.name, "")
        return named or self.desk.codes.home(self.mapping.unit)

    def _fits(self, cell: _Cell, area: str, entity: str, indicator: Indicator) -> bool:
        """Whether the sender may say this of that place, and the indicator is collected there."""
        catalogue, findings = self.desk.codes.catalogue, self.desk.findings
        level = PROVINCE_LEVEL if area == catalogue.province.code else COMMUNE_LEVEL
        if area not in catalogue.areas:
            findings.add("unknown_area", cell.place, area)
        elif self.mapping.unit in catalogue.communes and area != self.mapping.unit:
            findings.add("area_not_of_sender", cell.place, area)
        elif self.form.rows == "entities" and not entity:
            findings.add("row_without_code", cell.place)
        elif not entity and level not in indicator.levels:
            findings.add("wrong_level", cell.place, area, indicator.code)
        else:
            return True
        return False

    def _number(self, cell: _Cell, indicator: Indicator) -> Decimal | None:
        """The number in the indicator's unit; None after noting what is wrong."""
        source = cell.said.get(UNIT, "") or cell.column.unit or indicator.unit
        factor = conversion(source, indicator.unit)
        if factor is None:
            self.desk.findings.add("unit_not_convertible", cell.place, source, indicator.unit)
            return None
        read = self._as_written(cell, source)
        if isinstance(read, Decimal):
            self._sums[cell.column.at].add(read)
            read = _in_unit(read, factor, source, indicator)
        if isinstance(read, Fault):
            self.desk.findings.add(read.kind, cell.place, read.found, read.wanted)
            return None
        return read

    def _as_written(self, cell: _Cell, unit: str) -> Decimal | Fault:
        value = cell.value
        if cell.is_percent and not isinstance(value, str):
            return Fault("percent_cell", str(value).replace(".", ","))
        text = value.translate(_SWAPPED) if isinstance(value, str) and self.mapping.point else value
        number = parse_number(text, MOST_DECIMALS, unit)
        return convert(number, Decimal(1)) if isinstance(number, Decimal) else number


def _in_unit(number: Decimal, factor: Decimal, source: str, indicator: Indicator) -> Decimal | Fault:
    """The exact number in the indicator's unit; more decimals than it has are a fault, never rounded away."""
    product = convert(number, factor)
    result = parse_number(vietnamese(product), indicator.decimals, indicator.unit)
    if isinstance(result, Fault) and factor != 1:
        found = f"{vietnamese(number)} {source} = {vietnamese(product)} {indicator.unit}"
        return Fault(result.kind, found, result.wanted)
    return result


def _cells_of(block: Block) -> int:
    rows, columns = range(block.first, block.last + 1), range(block.left, block.right + 1)
    return sum(not is_blank(block.value(row, at)) for row in rows for at in columns)
