"""The commune that a sector page looks at: it stands in the address, comes there by a click, and can be let go of."""

from __future__ import annotations

from html import escape

import streamlit as st

from data.catalogue import Catalogue
from data.numbers import capitalise
from data.views.reader import Reader
from data.views.sector import may_focus
from pages.parts import words
from pages.parts.links import PLACE, unit_link


def place_asked() -> str:
    """The place that the address names, whatever it is; '' for none."""
    return str(st.query_params.get(PLACE, ""))


def focus_asked(catalogue: Catalogue, sector: str) -> tuple[str, ...]:
    """The commune that the cards of a sector are to be of, as the last argument of its view; nothing for none."""
    asked = place_asked()
    return (asked,) if may_focus(catalogue, catalogue.sectors[sector], asked) else ()


def keep_clicked(key: str) -> None:
    """What was clicked in a chart goes into the address before the page runs, so that it runs once."""
    rows = st.session_state[key].selection.get("pick") or []
    place = str(rows[0].get("place") or "") if rows else ""
    if place and place == place_asked():
        let_go()
    elif place:
        st.query_params[PLACE] = place


def choose_place(reader: Reader, sector: str) -> None:
    """The same choice without a mouse: a box with every commune, for who types a name or can't hit a small shape."""
    asked = place_asked()
    communes = {area.code: area.name for area in reader.catalogue.communes.values()}
    names = {"": capitalise(words.WHOLE_PROVINCE)} | communes
    chosen = asked if asked in names else ""
    picked = st.selectbox(
        words.ONE_COMMUNE,
        list(names),
        index=list(names).index(chosen),
        format_func=names.__getitem__,
        key=f"place-{sector}-{chosen}",
        width=260,
    )
    if picked is not None and picked != chosen:
        if picked:
            st.query_params[PLACE] = picked
        else:
            let_go()
        st.rerun()


def let_go() -> None:
    """No place is looked at any more."""
    st.query_params.pop(PLACE, None)


def show_focus(reader: Reader, place: str, rest: str) -> None:
    """Which commune the page looks at, and the way back to the whole province; rest: what is still the province's."""
    if not place:
        return
    name = f"<b>{escape(reader.catalogue.areas[place].name)}</b>"
    said = f"{words.FOCUS.format(name=name)} {escape(rest)} {unit_link(words.FOCUS_PAGE, place)}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="focus"):
        st.html(f'<div class="gb-sub">{said}</div>', width="content")
        st.button(words.LET_GO, on_click=let_go, icon=":material/close:", key="let-go")
