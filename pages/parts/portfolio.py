"""'Lĩnh vực tôi phụ trách': whose sectors the menu and the overview show; kept in the address and for the visit."""

from __future__ import annotations

import streamlit as st

from data.catalogue import Catalogue
from data.views.portfolio import leading_posts
from pages.parts import words
from pages.parts.links import PORTFOLIO

KEPT = "portfolio"


def choose_portfolio(catalogue: Catalogue) -> str:
    """The picker in the sidebar; gives the slug of the chosen post, '' for all sectors."""
    posts = {"": words.ALL_SECTORS, **leading_posts(catalogue)}
    asked = post_asked()
    chosen = asked if asked in posts else ""
    picked = st.sidebar.selectbox(
        words.MY_SECTORS,
        list(posts),
        index=list(posts).index(chosen),
        format_func=posts.__getitem__,
        key=f"portfolio-{chosen}",
    )
    _keep(picked or "")
    return picked or ""


def post_asked() -> str:
    """The post in the address; without one, the post that this visit has chosen: the menu's links carry no query."""
    return str(st.query_params.get(PORTFOLIO, st.session_state.get(KEPT, "")))


def _keep(post: str) -> None:
    st.session_state[KEPT] = post
    if post and st.query_params.get(PORTFOLIO) != post:
        st.query_params[PORTFOLIO] = post
    elif not post:
        st.query_params.pop(PORTFOLIO, None)
