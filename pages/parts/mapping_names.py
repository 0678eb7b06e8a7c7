"""The questions about names in the rows of a foreign file, and about its sheets."""

from __future__ import annotations

from html import escape

import streamlit as st

from charts.tables import table_html
from data.periods import parse_period
from loaders.cells.plain_text import plain
from loaders.mapping.foreign_words import ForeignWords
from loaders.mapping.mapping import AREA, ENTITY, INDICATOR, PART
from loaders.mapping.proposal import LabelProposal, Proposal
from loaders.names.known_names import LEFT_OUT, SURE, Match
from pages.parts import words
from pages.parts import words_of_mapping as said

Names = dict[str, dict[str, str]]
MOST_NAMES = 60


def ask_names(proposal: Proposal, known: ForeignWords, key: str) -> tuple[Names, int]:
    """Code of every name that was not sure, as a person decides; and how many questions are open."""
    doubtful = [label for label in proposal.labels if label.match.confidence != SURE]
    sure = [label for label in proposal.labels if label.match.confidence == SURE]
    names: Names = {}
    undecided = 0
    if len(doubtful) > MOST_NAMES:
        st.warning(said.TOO_MANY_NAMES.format(count=len(doubtful)))
        return {}, len(doubtful)
    if doubtful:
        st.html(f'<div class="gb-sub"><b>{said.NAMES.format(count=len(doubtful))}</b></div>')
        st.html(f'<div class="gb-caption">{said.NAMES_HOW}</div>')
    for label in doubtful:
        code = _ask_name(label, known, key)
        undecided += code is None
        names.setdefault(label.role, {})[plain(label.text)] = code or LEFT_OUT
    if sure:
        with st.expander(said.NAMES_SURE.format(count=len(sure))):
            st.html(table_html(said.NAME_HEADERS, [_line(label, known) for label in sure]))
    if doubtful and not undecided:
        undecided += not st.checkbox(said.CONFIRM_NAMES.format(count=len(doubtful)), key=f"{key}-names-{len(doubtful)}")
    return names, undecided


def _ask_name(label: LabelProposal, known: ForeignWords, key: str) -> str | None:
    titles = {LEFT_OUT: said.LEAVE_OUT} | _titles(label.role, known)
    codes = list(titles)
    picked = st.selectbox(
        said.NAME.format(text=words.plain(label.text, 80), cell=words.plain(label.cell, 40)),
        codes,
        index=codes.index(label.match.code) if label.match.code in titles else None,
        format_func=titles.__getitem__,
        placeholder=said.CHOOSE_NAME,
        key=f"{key}-name-{label.role}-{plain(label.text)}",
    )
    st.html(f'<div class="gb-caption">{said.CONFIDENCE[label.match.confidence]}: {escape(label.match.reason)}</div>')
    return picked


def _titles(role: str, known: ForeignWords) -> dict[str, str]:
    """Everything that a name may mean."""
    catalogue = known.catalogue
    if role == AREA:
        return {code: f"{area.name} ({code})" for code, area in catalogue.areas.items()}
    if role == INDICATOR:
        return {code: f"{code} {catalogue.indicators[code].short_name}" for code in known.form.indicators}
    return dict(known.things.titles if role == ENTITY else known.parts.titles if role == PART else {})


def _line(label: LabelProposal, known: ForeignWords) -> tuple[str, ...]:
    meant = said.LEAVE_OUT if label.match.code == LEFT_OUT else _titles(label.role, known).get(label.match.code, "")
    return label.text, label.cell, str(label.count), meant, label.match.reason


def ask_sheets(proposal: Proposal, known: ForeignWords, key: str) -> int:
    """What whole sheets are about; how many questions are open."""
    matches = [*proposal.places.items(), *proposal.times.items()]
    if not matches:
        return 0
    rows = [(sheet, _meant(match, known), said.CONFIDENCE[match.confidence], match.reason) for sheet, match in matches]
    st.html(table_html(said.SHEET_HEADERS, rows, caption=said.SHEETS))
    if all(match.confidence == SURE for _, match in matches):
        return 0
    return int(not st.checkbox(said.CONFIRM_SHEETS, key=f"{key}-sheets"))


def _meant(match: Match, known: ForeignWords) -> str:
    area = known.catalogue.areas.get(match.code)
    if area or not match.code:
        return area.name if area else said.CHOOSE_NAME
    return parse_period(match.code).label
