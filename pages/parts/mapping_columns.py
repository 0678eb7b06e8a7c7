"""The picture of a foreign table, and the questions about each of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from html import escape

import streamlit as st

from charts.tables import table_html
from loaders.cells.grid import column_letters, is_blank
from loaders.cells.values import parse_number
from loaders.excerpt import cell_text
from loaders.mapping.blocks import Block
from loaders.mapping.foreign_words import ForeignWords
from loaders.mapping.mapping import CUMULATIVE, IGNORED, LABELS, NUMBER, NUMBERS, Column
from loaders.mapping.proposal import ColumnProposal, LayoutProposal
from loaders.mapping.row_signs import DATA
from loaders.mapping.words import ROLES
from loaders.mapping_commands import tell
from loaders.names.known_names import SURE
from loaders.names.measures import conversion, example, units_like
from pages.parts import words
from pages.parts import words_of_mapping as said

PICTURE_ROWS = 8
LONGEST = 60
PROPOSED = "proposed"
BESIDE = 2


def ask_table(
    layout: LayoutProposal, known: ForeignWords, key: str, several: bool
) -> tuple[bool, list[tuple[Column, bool]]]:
    """Whether the table is taken, which is asked where there are several, and what each of its columns holds."""
    ranges = ", ".join(f"{block.sheet.name}!{block.body_range}" for block in layout.blocks[:4])
    more = " …" if len(layout.blocks) > 4 else ""
    st.html(f'<div class="gb-sub"><b>{escape(said.TABLE.format(ranges=ranges + more))}</b></div>')
    picture = st.container()
    taken = st.checkbox(said.TAKE_TABLE, value=layout.taken, key=f"{key}-take") if several else True
    answers = _ask_columns(layout, known, key) if taken else []
    with picture:
        st.html(picture_html(layout.blocks[0], [column for column, _ in answers]))
    return taken, answers


def picture_html(block: Block, columns: Sequence[Column]) -> str:
    """Header and first rows with what each row and each column is, in words; no columns: nothing is taken."""
    places = range(block.left, block.right + 1)
    rows = [("header", row) for row in range(block.top, block.header_end + 1)]
    body = [(kind, block.first + at) for at, kind in enumerate(block.kinds)]
    rows += [*body[:PICTURE_ROWS], *body[PICTURE_ROWS:][-1:]]
    roles = [ROLES[column.role] for column in columns] or [ROLES[IGNORED]] * len(places)
    lines = [["", said.MEANT, *roles]] + [
        [str(block.sheet.lines[row]), said.ROW_KINDS[kind], *(_shown(block, row, at) for at in places)]
        for kind, row in rows
    ]
    return table_html(["Dòng", "Là", *(column_letters(at) for at in places)], lines, caption=said.PICTURE_CAPTION)


def _shown(block: Block, row: int, at: int) -> str:
    text = cell_text(block.value(row, at))
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def _ask_columns(layout: LayoutProposal, known: ForeignWords, key: str) -> list[tuple[Column, bool]]:
    """Every column of a table, two beside each other where there is room."""
    answers = []
    for at in range(0, len(layout.columns), BESIDE):
        places = st.columns(BESIDE, gap="medium")
        for place, proposed in zip(places, layout.columns[at : at + BESIDE], strict=False):
            with place:
                answers.append(_ask_column(proposed, layout, known, key))
    return answers


def _ask_column(proposed: ColumnProposal, layout: LayoutProposal, known: ForeignWords, key: str) -> tuple[Column, bool]:
    """What a column holds, as proposed or as chosen, and whether a person's word is still wanted."""
    letters, column = column_letters(proposed.column.at), proposed.column
    header = words.plain(column.header, 90) or said.NO_HEADER
    options = _options(known)
    with st.container(key=f"{key}-column-{letters}"):
        picked = st.selectbox(
            said.COLUMN.format(letters=letters, header=header),
            [PROPOSED, *(code for code in options if code != _code(column))],
            format_func=lambda code: _sentence(tell(column, known.catalogue) if code == PROPOSED else options[code]),
            key=f"{key}-is-{letters}",
        )
        chosen = column if picked in (PROPOSED, None) else _decoded(column, picked)
        chosen = _ask_unit(chosen, layout, known, key) if chosen.role in NUMBERS else chosen
        if chosen != column or proposed.confidence == SURE:
            st.html(_reason(proposed if chosen == column else ColumnProposal(chosen, SURE, "do người nạp chọn")))
            return chosen, True
        st.html(_reason(proposed))
        return chosen, st.checkbox(said.CONFIRM.format(letters=letters), key=f"{key}-sure-{letters}")


def _reason(proposed: ColumnProposal) -> str:
    return f'<div class="gb-caption">{said.CONFIDENCE[proposed.confidence]}: {escape(proposed.reason)}</div>'


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _options(known: ForeignWords) -> dict[str, str]:
    """Everything that a column may hold."""
    catalogue, form = known.catalogue, known.form
    options = {IGNORED: ROLES[IGNORED]} | {role: ROLES[role] for role in LABELS}
    options |= {NUMBER: f"{ROLES[NUMBER]} của chỉ tiêu ở dòng", CUMULATIVE: f"{ROLES[CUMULATIVE]} của chỉ tiêu ở dòng"}
    for code in form.indicators:
        indicator = catalogue.indicators[code]
        options[f"{NUMBER}:{code}"] = f"{code} {indicator.short_name} ({indicator.unit})"
        items = catalogue.breakdowns[indicator.breakdown].items if indicator.breakdown else {}
        for part, name in items.items():
            options[f"{NUMBER}:{code}:{part}"] = f"{code} {indicator.short_name}, {name}"
    return options


def _code(column: Column) -> str:
    if column.area or column.period:
        return ""
    return ":".join(piece for piece in (column.role, column.indicator, column.part) if piece)


def _decoded(column: Column, code: str) -> Column:
    role, indicator, part = (*code.split(":"), "", "")[:3]
    kept = column.unit if role in NUMBERS and indicator == column.indicator else ""
    return replace(Column(column.at, column.header), role=role, indicator=indicator, part=part, unit=kept)


def _ask_unit(column: Column, layout: LayoutProposal, known: ForeignWords, key: str) -> Column:
    """The unit in which the file writes the numbers, with an example of what becomes of them."""
    letters = column_letters(column.at)
    indicator = known.catalogue.indicators.get(column.indicator)
    choices = units_like(indicator.unit) if indicator else ["", *({column.unit} - {""})]
    current = column.unit or choices[0]
    choices = choices if current in choices else [current, *choices]
    if len(choices) < 2:
        return column
    unit = st.selectbox(
        said.UNIT.format(letters=letters),
        choices,
        index=choices.index(current),
        format_func=lambda unit: unit or said.UNIT_OF_ROW,
        key=f"{key}-unit-{letters}-{column.indicator}",
    )
    if indicator and unit and unit != indicator.unit and conversion(unit, indicator.unit) is not None:
        number = _first_number(layout.blocks, column.at)
        st.html(f'<div class="gb-caption">{escape(example(unit, indicator.unit, number))}</div>')
    target = indicator.unit if indicator else ""
    return replace(column, unit="" if unit == target else unit or "")


def _first_number(blocks: Sequence[Block], at: int) -> Decimal:
    """A number of the column for the example."""
    for block in blocks:
        for row in block.rows(DATA):
            value = block.value(row, at)
            number = parse_number(value, 6) if not is_blank(value) else None
            if isinstance(number, Decimal) and number:
                return number.normalize() if number != number.to_integral_value() else number.quantize(Decimal(1))
    return Decimal(1234)
