"""Groups of communes (miền núi, đồng bằng, ven biển): the choice stands in the address."""

from __future__ import annotations

from html import escape

import streamlit as st

from data.catalogue import Catalogue
from pages.parts import words
from pages.parts.links import GROUP, PERIOD


def group_asked(catalogue: Catalogue) -> str:
    """The group that the address names; '' for none and for one that is not known."""
    asked = str(st.query_params.get(GROUP, ""))
    return asked if asked in catalogue.groups else ""


def sector_asked(catalogue: Catalogue) -> tuple[str, str]:
    """The period and the group that the address of a sector names: its view is cached under them."""
    return str(st.query_params.get(PERIOD, "")), group_asked(catalogue)


def choose_group(catalogue: Catalogue, key: str) -> None:
    """The picker of a group, and where the group comes from; nothing where the province has no groups."""
    if not catalogue.groups:
        return
    asked = group_asked(catalogue)
    names = {"": words.ALL_COMMUNES} | {group.code: group.name for group in catalogue.groups.values()}
    picked = st.selectbox(
        words.GROUP,
        list(names),
        index=list(names).index(asked),
        format_func=names.__getitem__,
        key=f"{key}-{asked}",
        width=260,
    )
    if asked:
        st.html(f'<div class="gb-caption">{escape(catalogue.groups[asked].source)}</div>')
    if picked is not None and picked != asked:
        if picked:
            st.query_params[GROUP] = picked
        else:
            st.query_params.pop(GROUP, None)
        st.rerun()
