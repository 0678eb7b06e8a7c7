"""How the columns of a submission's file were understood, so that the past can be explained."""

from __future__ import annotations

import streamlit as st

from charts.tables import table_html
from data.catalogue import Catalogue
from data.mappings import read_mapping_of
from data.views.reader import Reader
from loaders.mapping.mapping import AREA, INDICATOR, mapping_from_text
from loaders.mapping_commands import tell
from loaders.names.known_names import LEFT_OUT
from pages.parts import words_of_mapping as said


def show_mapping(reader: Reader, submission_id: str) -> None:
    """Columns and names as they were confirmed; nothing for a file in one of our own layouts."""
    text = read_mapping_of(reader.store, submission_id)
    if not text:
        return
    mapping = mapping_from_text(text)
    catalogue = reader.catalogue
    columns = [(column.header, tell(column, catalogue)) for layout in mapping.layouts for column in layout.columns]
    names = [
        (word, _meant(role, code, catalogue)) for role, known in mapping.names.items() for word, code in known.items()
    ]
    with st.expander(said.MAPPED_BY):
        st.html(table_html(said.MAPPED_HEADERS, columns))
        if names:
            st.html(table_html(said.MAPPED_NAMES, names))


def _meant(role: str, code: str, catalogue: Catalogue) -> str:
    if code == LEFT_OUT:
        return said.LEAVE_OUT
    area, indicator = catalogue.areas.get(code), catalogue.indicators.get(code)
    if role == AREA and area:
        return area.name
    return f"{code} {indicator.short_name}" if role == INDICATOR and indicator else code
