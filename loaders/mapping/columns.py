"""The columns of a foreign table -> what each probably holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.cells.grid import CellValue, is_blank
from loaders.cells.plain_text import plain
from loaders.mapping.blocks import Block
from loaders.mapping.foreign_words import ForeignWords
from loaders.mapping.mapping import (
    AREA,
    CUMULATIVE,
    ENTITY,
    IGNORED,
    INDICATOR,
    NUMBER,
    NUMBERS,
    PART,
    PERIOD,
    UNIT,
    Column,
)
from loaders.mapping.row_signs import DATA, is_number
from loaders.names.known_names import MAYBE, SURE, UNKNOWN, Match
from loaders.names.measures import conversion, read_measure, unit_said_in
from loaders.names.period_words import period_said_in

Proposed = tuple[Column, str, str]
LOOK_AT = 60
_COUNTER = re.compile(r"(?:s ?[›] ?)?(?:s?tt|số tt|số thứ tự|stt\.? ?/?no\.?|no\.?)(?: .*)?|s › t")
_UNIT_WORDS = re.compile(r"(?:đvt|đơn vị(?: tính)?|unit)\.?")
_NOTE = re.compile(r"(?:ghi chú|chú thích|lý do|nguyên nhân)\b.*")
_COMPUTED = re.compile(
    r"so với|so sánh|so cùng|tỷ lệ|tỉ lệ|tăng|giảm|chênh lệch|cùng kỳ|% |\(%\)|%$|kế hoạch|dự toán|bình quân|năm trước"
)
_SO_FAR = re.compile(r"l[uũ][yỹ] kế|cộng dồn|từ đầu năm|đến hết|\b(?:[2-9]|1[0-2]) tháng\b")
_TOTAL_COLUMN = re.compile(r"(?:.* › )?(?:tổng(?: số| cộng)?|cộng)(?: .*)?")


def propose_columns(blocks: Sequence[Block], words: ForeignWords, period: str, year: int) -> list[Proposed]:
    """What each column of tables with the same headers probably holds, with how sure that is and why."""
    block = blocks[0]
    values = [_values(blocks, at) for at in range(block.left, block.right + 1)]
    proposed = [
        _label_column(Column(block.left + at, header), values[at], words) for at, header in enumerate(block.headers)
    ]
    roles = _one_each(proposed)
    of_row = any(column.role == INDICATOR for column, *_ in (found for found in roles if found))
    made = [
        found or _number_column(Column(block.left + at, block.headers[at]), block, words, of_row, year)
        for at, found in enumerate(roles)
    ]
    return _without_twins(_only_number(_of_period(made, period), words))


def _values(blocks: Sequence[Block], at: int) -> list[CellValue]:
    found = [block.value(row, at) for block in blocks for row in block.rows(DATA)]
    return [value for value in found if not is_blank(value)]


def _label_column(column: Column, values: list[CellValue], words: ForeignWords) -> Proposed | None:
    """The role of a column that names what its rows are about; None for a column of numbers."""
    header = plain(column.header)
    aside = _never_taken(header, values)
    if aside:
        return column, SURE, aside
    texts = list(dict.fromkeys(str(value) for value in values))[:LOOK_AT]
    numbers = sum(is_number(value) for value in values)
    if _UNIT_WORDS.fullmatch(header) or (numbers == 0 and _are_units(texts)):
        return replace(column, role=UNIT), SURE, "đơn vị tính của từng dòng"
    return _named_column(column, values, texts, numbers, words)


def _never_taken(header: str, values: list[CellValue]) -> str:
    """Why nothing of a column is ever taken; '' where something may be."""
    if _COUNTER.fullmatch(header) or (not header and _counts(values)):
        return "số thứ tự"
    if _NOTE.fullmatch(header):
        return "ghi chú không phải số liệu"
    return "" if values else "cột trống"


def _named_column(
    column: Column, values: list[CellValue], texts: list[str], numbers: int, words: ForeignWords
) -> Proposed | None:
    look = words.code_share if numbers * 2 >= len(values) else words.known_share
    shares = {role: look(role, texts) for role in _roles(words)}
    role = max(shares, key=lambda role: shares[role][0])
    known, sure = shares[role]
    if known >= 0.5 and (numbers * 2 < len(values) or sure >= 0.8):
        confidence = SURE if known >= 0.8 else MAYBE
        return replace(column, role=role), confidence, f"{round(known * 100)} % số dòng là tên hoặc mã đã biết"
    if numbers * 2 >= len(values):
        return _period_column(column, texts, words)
    if known > 0:
        return replace(column, role=role), MAYBE, f"{round(known * 100)} % số dòng là tên hoặc mã đã biết"
    return column, UNKNOWN, "cột chữ, không giống tên nào đã biết"


def _roles(words: ForeignWords) -> tuple[str, ...]:
    if words.form.rows == "entities":
        return (ENTITY, AREA, INDICATOR, PART)
    return (AREA, INDICATOR, PART) if words.form.rows == "communes" else (INDICATOR, AREA, PART)


def _period_column(column: Column, texts: list[str], words: ForeignWords) -> Proposed | None:
    if words.form.scheme not in ("year", "month", "quarter") or not all(
        period_said_in(text, words.form.scheme)[1] for text in texts
    ):
        return None
    return replace(column, role=PERIOD), MAYBE, "mỗi dòng ghi một kỳ"


def _counts(values: list[CellValue]) -> bool:
    return bool(values) and [str(value).removesuffix(".0") for value in values] == [
        str(number) for number in range(1, len(values) + 1)
    ]


def _are_units(texts: list[str]) -> bool:
    known = ("đồng", "usd", "kg", "%", "m2", "người", "kwh", "lượt", "ca", "vụ", "hộ")
    measures = [read_measure(text) for text in texts]
    return bool(measures) and all(measure is not None and measure.base in known for measure in measures)


def _one_each(proposed: list[Proposed | None]) -> list[Proposed | None]:
    """Of several columns with one role the surest keeps it; the others only say the same again."""
    kept: dict[str, int] = {}
    rank = {SURE: 0, MAYBE: 1, UNKNOWN: 2}
    for at, found in enumerate(proposed):
        role = found[0].role if found else IGNORED
        if found and role != IGNORED and (role not in kept or rank[found[1]] < rank[_confidence(proposed[kept[role]])]):
            kept[role] = at
    return [
        (replace(found[0], role=IGNORED), MAYBE, "đã có cột khác nói cùng điều này")
        if found and found[0].role != IGNORED and kept[found[0].role] != at
        else found
        for at, found in enumerate(proposed)
    ]


def _confidence(found: Proposed | None) -> str:
    return found[1] if found else UNKNOWN


def _number_column(column: Column, block: Block, words: ForeignWords, of_row: bool, year: int) -> Proposed:
    """What a column of numbers is about, by its header."""
    header = plain(column.header)
    period, whole = period_said_in(header, words.form.scheme, year)
    if of_row:
        return _of_row(column, header, block, period, whole)
    indicator, area = words.header(INDICATOR, column.header), words.header(AREA, column.header)
    if indicator.confidence != SURE and area.confidence == SURE:
        only = words.form.indicators[0] if len(words.form.indicators) == 1 else ""
        confidence = MAYBE if only else UNKNOWN
        return replace(column, role=NUMBER, area=area.code, indicator=only), confidence, f"số của {area.code}"
    if indicator.confidence != SURE and _COMPUTED.search(header):
        return column, MAYBE, "cột so sánh, tỷ lệ hoặc kế hoạch"
    if not indicator.code:
        if period and len(words.form.indicators) == 1:
            return replace(column, role=NUMBER, period=period), MAYBE, "số của một kỳ"
        total = _TOTAL_COLUMN.fullmatch(header)
        return column, MAYBE if total else UNKNOWN, "cột tổng" if total else "không giống chỉ tiêu nào của biểu"
    part = _part(column.header, indicator.code, words)
    made = replace(column, role=NUMBER, indicator=indicator.code, part=part.code, period=period if whole else "")
    return _with_unit(made, block, words, indicator, part)


def _of_row(column: Column, header: str, block: Block, period: str, whole: bool) -> Proposed:
    """A column of a table whose rows name the indicators."""
    if _COMPUTED.search(header) and not _SO_FAR.search(header):
        return column, MAYBE, "cột so sánh, tỷ lệ hoặc kế hoạch"
    if _COMPUTED.search(header):
        return column, MAYBE, "cột so sánh của số lũy kế"
    role = CUMULATIVE if _SO_FAR.search(header) else NUMBER
    unit = unit_of(header) or block.unit
    reason = "số lũy kế của chỉ tiêu ở dòng" if role == CUMULATIVE else "số của chỉ tiêu ở dòng"
    says = bool(period) or role == CUMULATIVE or "thực hiện" in header or "giá trị" in header or "số liệu" in header
    return replace(column, role=role, period=period, unit=unit), SURE if whole else MAYBE if says else UNKNOWN, reason


def unit_of(header: str) -> str:
    """The unit in brackets at the end of a header; '' where there is none."""
    match = re.search(r"\(([^()]{1,24})\)\s*$", header)
    measure = read_measure(match[1]) if match else None
    return match[1] if match and measure and measure.base in ("đồng", "usd", "kg", "%", "người", "m2", "kwh") else ""


def _part(header: str, indicator: str, words: ForeignWords) -> Match:
    breakdown = words.catalogue.indicators[indicator].breakdown
    items = words.catalogue.breakdowns[breakdown].items if breakdown else {}
    match = words.header(PART, header)
    return match if match.code in items and match.confidence == SURE else Match("", SURE, "")


def _with_unit(column: Column, block: Block, words: ForeignWords, indicator: Match, part: Match) -> Proposed:
    """The column with the unit that its header, else a line above the table says; unsure where none fits."""
    target = words.catalogue.indicators[column.indicator].unit
    above = [block.unit, *block.titles]
    said = unit_said_in(column.header, target) or next(
        (unit for text in above if (unit := _whole_or_part(text, target))), ""
    )
    other = block.unit if not said and block.unit else ""
    if other and target != "%":
        return replace(column, unit=other), UNKNOWN, f"đơn vị tính {other} không đổi được sang {target}"
    made = replace(column, unit="" if read_measure(said) == read_measure(target) else said)
    reason = f"{indicator.reason}: {words.indicators.title(column.indicator)}"
    return made, indicator.confidence, f"{reason}, {part.reason}" if part.code else reason


def _whole_or_part(text: str, target: str) -> str:
    return text if text and conversion(text, target) is not None else unit_said_in(text, target)


def _of_period(made: list[Proposed], period: str) -> list[Proposed]:
    """Where a column is of the file's period, those of other periods are not taken; a column need not repeat it."""
    of_file = any(column.period == period for column, *_ in made if column.role in NUMBERS) and bool(period)
    result: list[Proposed] = []
    for column, confidence, reason in made:
        if column.role in NUMBERS and of_file and column.period not in ("", period):
            result.append((replace(column, role=IGNORED, period=""), MAYBE, f"số của kỳ khác ({column.period})"))
        elif column.role in NUMBERS and column.period == period:
            sure = SURE if column.indicator == "" or confidence == SURE else confidence
            result.append((replace(column, period=""), sure, f"{reason}, đúng kỳ của tệp"))
        else:
            result.append((column, confidence, reason))
    return result


def _only_number(made: list[Proposed], words: ForeignWords) -> list[Proposed]:
    """One column of numbers and one indicator in the form belong together, which a person still has to confirm."""
    open_ones = [at for at, (column, confidence, _) in enumerate(made) if _is_open(column, confidence)]
    taken = any(column.role in NUMBERS and column.indicator for column, *_ in made)
    if len(words.form.indicators) != 1 or taken:
        return made
    code = words.form.indicators[0]
    for at in open_ones if len(open_ones) == 1 else ():
        made[at] = (
            replace(made[at][0], role=NUMBER, indicator=code),
            MAYBE,
            "cột số duy nhất, biểu chỉ có một chỉ tiêu",
        )
    return [
        (replace(column, indicator=code), confidence, reason)
        if column.role in NUMBERS and not column.indicator and not any(c.role == INDICATOR for c, *_ in made)
        else (column, confidence, reason)
        for column, confidence, reason in made
    ]


def _is_open(column: Column, confidence: str) -> bool:
    return column.role == IGNORED and confidence == UNKNOWN


def _without_twins(made: list[Proposed]) -> list[Proposed]:
    """Two columns can't give the same numbers: the second one is not taken until a person says so."""
    seen: dict[tuple[str, ...], str] = {}
    result: list[Proposed] = []
    for column, confidence, reason in made:
        key = (column.role, column.indicator, column.area, column.part, column.period)
        if column.role in NUMBERS and key in seen:
            result.append((replace(column, role=IGNORED), UNKNOWN, f"trùng nội dung với cột “{seen[key][:40]}”"))
            continue
        seen[key] = column.header
        result.append((column, confidence, reason))
    return result
