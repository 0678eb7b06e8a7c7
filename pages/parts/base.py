"""What every page stands on: the reader of this run, as its viewer may read; cached views."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from data.scope import catalogue_for
from data.store import AsOf, Store
from data.views.reader import Reader, remember
from pages.parts import words
from pages.parts.guard import the_viewer
from pages.parts.resources import the_catalogue, the_store

T = TypeVar("T")
MOMENT = "luc"
FIRST_YEAR, LAST_YEAR = 1900, 2200


def theme() -> str:
    """'dark' or 'light', as the reader chose."""
    return "dark" if st.context.theme.type == "dark" else "light"


def the_reader() -> Reader:
    """The store and the catalogue as the viewer may see them, at the moment named in the address."""
    viewer = the_viewer()
    store, catalogue = the_store().seen_by(viewer), catalogue_for(viewer, the_catalogue())
    as_of = _as_of(store)
    return Reader(store, catalogue, as_of, store.now(), remember(store, catalogue, as_of))


def moment_asked() -> str:
    """The moment that the address asks for; '' is now."""
    return str(st.query_params.get(MOMENT, ""))


def view(read: Callable[..., T], reader: Reader, *arguments: str) -> T:
    """A view, computed once for a viewer's scope, a revision, a viewing day, an hour of the clock and its arguments."""
    hour = f"{reader.now:%Y-%m-%d %H}"
    moment = (reader.as_of.revision, reader.as_of.viewed_on.isoformat(), hour, reader.catalogue.version)
    key = repr((read.__module__, read.__name__, reader.store.viewer.scope, moment, arguments))
    return _cached(key, _read=read, _reader=reader, _arguments=arguments)


@st.cache_resource(show_spinner=False, max_entries=512)
def _cached(key: str, _read: Callable[..., T], _reader: Reader, _arguments: tuple[str, ...]) -> T:
    return _read(_reader, *_arguments)


def _as_of(store: Store) -> AsOf:
    text = moment_asked()
    try:
        moment = store.as_of(text)
        if not FIRST_YEAR <= moment.viewed_on.year <= LAST_YEAR:
            raise ValueError(f"no briefing was or will be held in {moment.viewed_on.year}")
        return moment
    except (ValueError, OverflowError):
        del st.query_params[MOMENT]
        st.warning(words.PAST_UNKNOWN.format(text=words.plain(text, 40)))
        return store.as_of()
