"""Headline cards in a grid; the whole card leads to the indicator's page."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from charts.cards import card_html
from data.views.headline import Headline
from data.views.reader import Reader
from pages.parts.links import CODE, INDICATOR_PAGE, PERIOD, query


def show_cards(reader: Reader, headlines: Sequence[Headline], key: str = "judged") -> None:
    """Cards in the order given; the style sheet makes the rows, four to one at the most."""
    with st.container(key=f"grid-{key}"):
        for headline in headlines:
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
