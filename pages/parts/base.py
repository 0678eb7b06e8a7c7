"""What every page stands on: the store and the catalogue, opened once; the reader of this run; cached views."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from data.catalogue import Catalogue, CatalogueError, load_catalogue
from data.store import AsOf, Store, StoreLocked, StoreMismatch, open_store
from data.views.reader import Reader, remember
from pages.parts import words

T = TypeVar("T")
MOMENT = "luc"
FIRST_YEAR, LAST_YEAR = 1900, 2200


@st.cache_resource(show_spinner=False)
def the_store() -> Store:
    """The one store of this process."""
    return open_store()


@st.cache_resource(show_spinner=False)
def the_catalogue() -> Catalogue:
    """The one catalogue of this process."""
    return load_catalogue()


def theme() -> str:
    """'dark' or 'light', as the reader chose."""
    return "dark" if st.context.theme.type == "dark" else "light"


def the_reader() -> Reader:
    """The store, the catalogue and the moment named in the address; stops the page when one can't be opened."""
    try:
        store, catalogue = the_store(), the_catalogue()
    except CatalogueError:
        _stop(words.CATALOGUE_BROKEN)
    except StoreLocked:
        _stop(words.STORE_LOCKED)
    except StoreMismatch:
        _stop(words.STORE_MISMATCH)
    as_of = _as_of(store)
    return Reader(store, catalogue, as_of, store.now(), remember(store, catalogue, as_of))


def moment_asked() -> str:
    """The moment that the address asks for; '' is now."""
    return str(st.query_params.get(MOMENT, ""))


def view(read: Callable[..., T], reader: Reader, *arguments: str) -> T:
    """A view, computed once for a revision, a viewing day, an hour of the clock and its arguments."""
    hour = f"{reader.now:%Y-%m-%d %H}"
    moment = (reader.as_of.revision, reader.as_of.viewed_on.isoformat(), hour, reader.catalogue.version)
    key = repr((read.__module__, read.__name__, moment, arguments))
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


def _stop(sentence: str) -> None:
    st.error(sentence)
    st.stop()
