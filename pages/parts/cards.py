"""Headline cards in a grid; the whole card leads to the indicator's page."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from charts.cards import card_html
from charts.words import CORRECTED_TITLE
from data.views.headline import Headline
from data.views.reader import Reader
from pages.parts.links import indicator_link


def show_cards(reader: Reader, headlines: Sequence[Headline], place: str = "") -> None:
    """Cards in the order given; the style sheet makes the rows, four to one at the most. place: whose they are.

    One piece of HTML: every element of the platform costs the server a third of a millisecond in every run.
    """
    st.html(f'<div class="gb-cards">{"".join(_card(reader, headline, place) for headline in headlines)}</div>')


def _card(reader: Reader, headline: Headline, place: str) -> str:
    indicator, status = headline.indicator, headline.verdict.status
    name = indicator_link(indicator.short_name, indicator.code, headline.period.code if headline.value else "", place)
    body = card_html(headline, reader.catalogue, reader.now)
    title = f' title="{CORRECTED_TITLE}"' if headline.corrected else ""
    told = f'data-status="{status}" data-code="{indicator.code}"{title}'
    return f'<article class="gb-headline" {told}>{name}{body}</article>'
