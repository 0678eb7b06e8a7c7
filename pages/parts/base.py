"""What every page stands on: the reader of this run, as its viewer may read; cached or frozen views."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import streamlit as st

from data.access import READ_BRIEFING
from data.briefings.snapshots import Frozen, NotStored, SnapshotLost, may_be_shown, open_snapshot, reader_of
from data.briefings.standard_views import NEEDS
from data.scope import catalogue_for
from data.store import AsOf, Store
from data.views.reader import Reader, remember
from pages.parts import words
from pages.parts.guard import the_viewer
from pages.parts.resources import the_catalogue, the_store

T = TypeVar("T")
MOMENT = "luc"
BRIEFING = "giao-ban"
FIRST_YEAR, LAST_YEAR = 1900, 2200
COMPUTED = "computed-again"


def theme() -> str:
    """'dark' or 'light', as the reader chose."""
    return "dark" if st.context.theme.type == "dark" else "light"


def the_reader() -> Reader:
    """The store and the catalogue as the viewer may see them, at the moment or in the briefing of the address."""
    viewer = the_viewer()
    store = the_store().seen_by(viewer)
    if frozen := the_frozen():
        return reader_of(store, frozen.snapshot, catalogue_for(viewer, frozen.catalogue))
    catalogue = catalogue_for(viewer, the_catalogue())
    as_of, now = _as_of(store), store.now()
    return Reader(store, catalogue, as_of, min(as_of.at or now, now), remember(store, catalogue, as_of))


def moment_asked() -> str:
    """The moment that the address asks for; '' is now."""
    return str(st.query_params.get(MOMENT, ""))


def briefing_asked() -> str:
    """The snapshot that the address asks for; '' is none."""
    return str(st.query_params.get(BRIEFING, ""))


def looks_back() -> bool:
    """Whether the page shows the past or a frozen briefing, where nothing is changed."""
    return bool(moment_asked() or briefing_asked())


def the_frozen() -> Frozen | None:
    """The frozen briefing that the address asks for. Raises Denied where the viewer may not see briefings."""
    asked = briefing_asked()
    if not asked:
        return None
    try:
        return open_frozen(asked)
    except SnapshotLost:
        del st.query_params[BRIEFING]
        st.warning(words.BRIEFING_UNKNOWN.format(text=words.plain(asked, 16)))
        return None


def open_frozen(snapshot_id: str) -> Frozen:
    """A snapshot as the viewer may read it; it never changes, so it is opened once. Raises Denied, SnapshotLost."""
    store = the_store().seen_by(the_viewer())
    store.demand(READ_BRIEFING)
    opened: Frozen = store.remembered(f"snapshot {snapshot_id}", lambda: open_snapshot(store, snapshot_id))
    return Frozen(store, opened.snapshot, opened.catalogue)


def view(read: Callable[..., T], reader: Reader, *arguments: str, also: str = "") -> T:
    """A view, computed once for a viewer's scope, a revision, a viewing day, an hour of the clock and its arguments.

    In a frozen briefing it is what was stored; what was not stored is computed again, and the page says so. also: what
    else it depends on.
    """
    hour, asked = f"{reader.now:%Y-%m-%d %H}", briefing_asked()
    moment = (reader.as_of.revision, reader.as_of.viewed_on.isoformat(), hour, reader.catalogue.version, asked)
    key = repr((read.__module__, read.__name__, reader.store.viewer.scope, moment, arguments, also))
    found, stored = _cached(key, _read=read, _reader=reader, _arguments=arguments, _asked=asked)
    if asked and not stored and read.__module__.startswith("data.views"):
        st.session_state[COMPUTED] = True
    return found


@st.cache_resource(show_spinner=False, max_entries=512)
def _cached(
    key: str, _read: Callable[..., T], _reader: Reader, _arguments: tuple[str, ...], _asked: str
) -> tuple[T, bool]:
    """What a view is, and whether it was stored."""
    if _asked and _read in NEEDS and may_be_shown(_reader.store.viewer, _read, _reader.catalogue):
        with suppress(NotStored):
            return open_frozen(_asked).find(_read, *_arguments), True
    return _read(_reader, *_arguments), False


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
