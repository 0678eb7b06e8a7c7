"""A choice of few that stands in the address, so that a link reproduces it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from pages.parts import words


def asked_choice(name: str, offered: Mapping[str, str], usual: str) -> str:
    """What the address asks for; the usual one, with a word about it, when it asks for something else."""
    asked = str(st.query_params.get(name, ""))
    if asked and asked not in offered:
        st.warning(words.CHOICE_UNKNOWN.format(text=words.plain(asked, 24)))
    return asked if asked in offered else usual


def choose(label: str, name: str, offered: Mapping[str, str], chosen: str, usual: str) -> None:
    """A box with the choices; another choice goes to the address and reruns the page."""
    codes = list(offered)
    picked = st.selectbox(
        label,
        codes,
        index=codes.index(chosen) if chosen in codes else None,
        format_func=offered.__getitem__,
        key=f"{name}-{chosen}",
        label_visibility="collapsed",
        placeholder=label,
    )
    if picked and picked != chosen:
        if picked == usual:
            st.query_params.pop(name, None)
        else:
            st.query_params[name] = picked
        st.rerun()
