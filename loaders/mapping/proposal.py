"""What the program makes of a foreign file before anybody has confirmed it: columns, names, places, times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.cells.grid import Grid, column_letters, is_blank
from loaders.cells.plain_text import plain
from loaders.mapping.blocks import Block, find_blocks
from loaders.mapping.columns import propose_columns
from loaders.mapping.foreign_words import ForeignWords
from loaders.mapping.mapping import (
    AREA,
    ENTITY,
    INDICATOR,
    NUMBERS,
    PART,
    PERIOD,
    UNCONFIRMED,
    Column,
    ColumnMapping,
    Layout,
)
from loaders.mapping.row_signs import DATA, SECTION, is_number, is_total
from loaders.names.known_names import LEFT_OUT, MAYBE, SURE, UNKNOWN, Match
from loaders.names.period_words import period_said_in, year_of, year_said_in

STRANGERS = "nhưng đa số tên khác trong cột không nhận ra"
LABEL_ROLES = (AREA, INDICATOR, ENTITY, PART)


@dataclass(frozen=True)
class ColumnProposal:
    """A column with how sure its role is, and why."""

    column: Column
    confidence: str
    reason: str

    def decided(self, confirmed: bool) -> Column:
        """The column; without a person's word only when it is sure."""
        return self.column if confirmed or self.confidence == SURE else replace(self.column, role=UNCONFIRMED)


@dataclass(frozen=True)
class LayoutProposal:
    """The columns of all tables of the file that share their headers."""

    columns: tuple[ColumnProposal, ...]
    blocks: tuple[Block, ...]
    taken: bool = True


@dataclass(frozen=True)
class LabelProposal:
    """A name in the rows and what it is taken for; cell: where it first stands, count: in how many rows."""

    role: str
    text: str
    match: Match
    cell: str
    count: int


@dataclass(frozen=True)
class Proposal:
    """All of it. places and times: sheet name -> what the whole sheet is about.

    warnings and moves: what is not as last time, and which columns only stand elsewhere; remembered: the submission of
    last time.
    """

    form: str
    unit: str
    period: Match
    layouts: tuple[LayoutProposal, ...]
    labels: tuple[LabelProposal, ...]
    places: dict[str, Match]
    times: dict[str, Match]
    warnings: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    remembered: str = ""
    signs_are_blank: bool = False
    point: bool = False

    @property
    def unsure(self) -> int:
        """How many matches a person has to confirm."""
        columns = [proposed.confidence for layout in self.layouts for proposed in layout.columns]
        matches = [*(label.match for label in self.labels), *self.places.values(), *self.times.values()]
        said = [*columns, *(match.confidence for match in matches)]
        open_period = not self.says_period or (self.period.code != "" and self.period.confidence != SURE)
        return sum(confidence != SURE for confidence in said) + open_period

    @property
    def says_period(self) -> bool:
        """Whether every number has a period, from the file, its sheet, its row or its column."""
        if self.period.code or self.times:
            return True
        columns = [proposed.column for layout in self.layouts for proposed in layout.columns]
        by_row = any(column.role == PERIOD for column in columns)
        return by_row or all(column.period for column in columns if column.role in NUMBERS)

    def mapping(self, confirmed: bool = True) -> ColumnMapping:
        """The mapping that it becomes when a person confirms it as it is; else only what is sure is decided in it."""
        names: dict[str, dict[str, str]] = {}
        for label in self.labels:
            if confirmed or label.match.confidence == SURE:
                names.setdefault(label.role, {})[plain(label.text)] = label.match.code or LEFT_OUT
        return ColumnMapping(
            form=self.form,
            unit=self.unit,
            period=self.period.code,
            layouts=tuple(
                Layout(tuple(p.decided(confirmed) for p in layout.columns), layout.taken) for layout in self.layouts
            ),
            names=names,
            places={sheet: match.code for sheet, match in self.places.items() if match.code},
            times={sheet: match.code for sheet, match in self.times.items() if match.code},
            signs_are_blank=self.signs_are_blank,
            point=self.point,
        )


def blocks_of(grid: Grid) -> tuple[Block, ...]:
    """Every table on the visible sheets of a file."""
    return tuple(block for sheet in grid.sheets if sheet.filled and not sheet.hidden for block in find_blocks(sheet))


def propose(
    blocks: Sequence[Block], words: ForeignWords, unit: str, period: str, file_name: str, year: int
) -> Proposal:
    """What the file probably means. period: what the user says it is about, '' where the file has to say so."""
    said = _period(blocks, words, period, file_name, year)
    layouts = tuple(
        LayoutProposal(tuple(ColumnProposal(*made) for made in propose_columns(alike, words, said.code, year)), alike)
        for alike in _alike(blocks)
    )
    rows_name_places = any(_takes(layout, AREA) or _takes(layout, ENTITY) for layout in layouts)
    return Proposal(
        form=words.form.code,
        unit=unit,
        period=said,
        layouts=layouts,
        labels=propose_labels([(layout.blocks, [p.column for p in layout.columns]) for layout in layouts], words),
        places={} if rows_name_places else _sheets(blocks, lambda block: words.areas.find(block.sheet.name)),
        times=_sheets(blocks, lambda block: _time(block.sheet.name, words.form.scheme, year, said.code)),
        point=_written_with_points(blocks),
    )


def propose_labels(
    layouts: Iterable[tuple[Sequence[Block], Sequence[Column]]], words: ForeignWords
) -> tuple[LabelProposal, ...]:
    """Every name that the label columns hold, once, in the order of the file."""
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], LabelProposal] = {}
    for role, block, row, at in _labels(layouts):
        text = str(block.label(row, at))
        key = (role, plain(text))
        if key not in first:
            match = _label(words, role, text, _is_group(block, row))
            if block.kinds[row - block.first] != DATA and match.confidence != SURE:
                continue
            first[key] = LabelProposal(role, text, match, address(block, row, at), 0)
        counts[key] += 1
    return _doubted([replace(label, count=counts[key]) for key, label in first.items()])


def _doubted(labels: Sequence[LabelProposal]) -> tuple[LabelProposal, ...]:
    """Among names that are mostly strangers a known one may be a coincidence: provinces are called like communes."""
    counts = Counter(label.role for label in labels)
    known = Counter(label.role for label in labels if label.match.code not in ("", LEFT_OUT))
    return tuple(
        replace(label, match=Match(label.match.code, MAYBE, f"{label.match.reason}; {STRANGERS}"))
        if label.match.confidence == SURE and 2 * known[label.role] < counts[label.role]
        else label
        for label in labels
    )


def _labels(
    layouts: Iterable[tuple[Sequence[Block], Sequence[Column]]],
) -> Iterator[tuple[str, Block, int, int]]:
    """Role, table, row and column of every name beside numbers, and of names that stand alone in their row."""
    for blocks, columns in layouts:
        for column in columns:
            for block in blocks if column.role in LABEL_ROLES else ():
                rows = (row for row in block.rows(DATA, SECTION) if not is_blank(block.label(row, column.at)))
                yield from ((column.role, block, row, column.at) for row in rows)


def address(block: Block, row: int, column: int) -> str:
    """A cell as 'Sheet!F12'."""
    return f"{block.sheet.name}!{column_letters(column)}{block.sheet.lines[row]}"


def _label(words: ForeignWords, role: str, text: str, group: bool) -> Match:
    match = words.label(role, text)
    if match.code:
        return match
    if group:
        return Match(LEFT_OUT, MAYBE, "dòng nhóm, cộng các dòng dưới nó")
    return Match("", UNKNOWN, match.reason)


def _is_group(block: Block, row: int) -> bool:
    """Whether a row with numbers is the sum of a part: 'I', 'A' before its name."""
    mark = plain(block.value(row, block.left)).rstrip(".)")
    return bool(mark) and (set(mark) <= set("ivx") or (len(mark) == 1 and mark.isalpha()))


def _alike(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    by_headers: dict[tuple[object, ...], list[Block]] = {}
    for block in blocks:
        by_headers.setdefault((block.headers, block.left), []).append(block)
    return [tuple(found) for found in by_headers.values()]


def _takes(layout: LayoutProposal, role: str) -> bool:
    return any(proposed.column.role == role for proposed in layout.columns)


def _sheets(blocks: Sequence[Block], find: Callable[[Block], Match]) -> dict[str, Match]:
    """What the names of the sheets mean, where there are several and most of them mean something."""
    sheets = {block.sheet.name: block for block in blocks}
    found = {name: find(block) for name, block in sheets.items()}
    known = sum(bool(match.code) for match in found.values())
    return found if len(sheets) > 1 and known * 2 >= len(sheets) else {}


def _time(text: str, scheme: str, year: int, period: str) -> Match:
    code, whole = period_said_in(text, scheme, year_of(period) or year)
    if not code:
        return Match("", UNKNOWN, "tên trang không nói kỳ")
    return Match(code, SURE if whole else MAYBE, "theo tên trang" if whole else "theo tên trang, chưa ghi năm")


def _period(blocks: Sequence[Block], words: ForeignWords, period: str, file_name: str, year: int) -> Match:
    """The period of the file: as the user says, else as titles say, else as the file is called."""
    of_file = _period_of_file(blocks, words.form.scheme, file_name, year)
    if not period:
        return of_file
    if year_of(period) is None:
        return Match("", UNKNOWN, f"{period} không phải mã kỳ")
    if of_file.confidence == SURE and of_file.code != period:
        return Match(period, MAYBE, f"do người nạp chọn, nhưng tệp nói {of_file.code} ({of_file.reason})")
    return Match(period, SURE, "do người nạp chọn")


def _period_of_file(blocks: Sequence[Block], scheme: str, file_name: str, year: int) -> Match:
    titles = list(dict.fromkeys(title for block in blocks for title in block.titles))
    said_year = next((found for title in titles if (found := year_said_in(title))), None)
    for text, where in (*((title, "theo dòng tên biểu") for title in titles), (file_name, "theo tên tệp")):
        code, whole = period_said_in(text, scheme, said_year or year)
        if code:
            return Match(code, SURE if whole else MAYBE, f"{where}: {text[:60]}")
    return Match("", UNKNOWN, "tệp không nói kỳ số liệu")


def _written_with_points(blocks: Sequence[Block]) -> bool:
    """Whether numbers written as text have a point before their decimals: 12.5, never three digits after it."""
    texts = [
        value.strip()
        for block in blocks
        for row in block.rows(DATA)
        for value in block.sheet.rows[row]
        if isinstance(value, str) and is_number(value) and "." in value and "," not in value
    ]
    decimals = [len(text.rpartition(".")[2]) for text in texts if text.strip(".")]
    return bool(decimals) and any(count != 3 for count in decimals)


def with_columns(
    proposal: Proposal, chosen: Sequence[Sequence[Column]], words: ForeignWords, taken: Sequence[bool]
) -> Proposal:
    """The same with the columns and tables that a person has chosen; new names are looked up."""
    layouts = tuple(
        LayoutProposal(
            tuple(
                proposed if proposed.column == column else ColumnProposal(column, SURE, "do người nạp chọn")
                for proposed, column in zip(layout.columns, columns, strict=True)
            ),
            layout.blocks,
            take,
        )
        for layout, columns, take in zip(proposal.layouts, chosen, taken, strict=True)
    )
    before = {(label.role, plain(label.text)): label for label in proposal.labels}
    named = [(layout.blocks, [p.column for p in layout.columns]) for layout in layouts if layout.taken]
    labels = (before.get((label.role, plain(label.text)), label) for label in propose_labels(named, words))
    return replace(proposal, layouts=layouts, labels=tuple(labels))


def places_said(blocks: Sequence[Block]) -> frozenset[str]:
    """Every text of the file that may name a place: words in the bodies, and the names of sheets."""
    names = {block.sheet.name for block in blocks}
    for block in blocks:
        for row in block.rows(DATA):
            if not is_total(block.sheet.rows[row]):
                names |= {value for value in block.sheet.rows[row] if isinstance(value, str) and not is_number(value)}
    return frozenset(names)
