"""Headline cards in rows of four; the whole card leads to the indicator's page."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from charts.cards import card_html
from data.views.headline import Headline
from data.views.values import Reader
from pages.parts.links import CODE, INDICATOR_PAGE, PERIOD, query

IN_A_ROW = 4


def show_cards(reader: Reader, headlines: Sequence[Headline]) -> None:
    """Cards in the order given."""
    for start in range(0, len(headlines), IN_A_ROW):
        columns = st.columns(IN_A_ROW, gap="small")
        for column, headline in zip(columns, headlines[start : start + IN_A_ROW], strict=False):
            with column:
                _show_card(reader, headline)


def _show_card(reader: Reader, headline: Headline) -> None:
    code = headline.indicator.code
    with st.container(key=f"card-{headline.verdict.status}-{code}"):
        st.page_link(
            INDICATOR_PAGE,
            label=headline.indicator.short_name,
            query_params=query(**{CODE: code, PERIOD: headline.period.code if headline.value else ""}),
        )
        st.html(card_html(headline, reader.catalogue, reader.now))
