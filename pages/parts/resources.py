"""What the process opens once: the store, the catalogue, the sessions.

Every line of a page asks for them, so they stand in a dictionary: the platform's own cache costs a tenth of a
millisecond a call.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from data.audit.chain import record_catalogue
from data.audit.check import has_lost_lines
from data.catalogue import Catalogue, CatalogueError, load_catalogue
from data.people.security import read_rules
from data.people.sessions import Sessions
from data.store import Store, StoreError, open_store
from pages.parts import words
from pages.parts.faults import sentence_of

T = TypeVar("T")
_opened: dict[str, Any] = {}
_opening = threading.RLock()


def the_store() -> Store:
    """The one store of this process, as the program itself sees it; pages take theirs from the reader."""
    return _once("store", _open_store)


def has_lost_writes() -> bool:
    """Whether the store, when it was opened, had less than was written into it."""
    return bool(_opened.get("lost"))


def the_catalogue() -> Catalogue:
    """The one catalogue of this process, whole."""
    return _once("catalogue", _load_catalogue)


def the_sessions() -> Sessions:
    """The open sessions of this process."""
    return _once("sessions", lambda: Sessions(the_store(), read_rules(the_store().folder)))


def close_all() -> None:
    """Let go of everything; the next question opens it again."""
    with _opening:
        store = _opened.get("store")
        _opened.clear()
        if store is not None:
            store.close()


def _once(name: str, make: Callable[[], T]) -> T:
    if name not in _opened:
        with _opening:
            if name not in _opened:
                _opened[name] = make()
    made: T = _opened[name]
    return made


def _open_store() -> Store:
    store = open_store()
    _opened["lost"] = has_lost_lines(store)
    return store


def _load_catalogue() -> Catalogue:
    catalogue = load_catalogue()
    record_catalogue(the_store(), catalogue.version)
    return catalogue


def fault_of_catalogue() -> str:
    """Why the catalogue can't be used, in a sentence; '' when it can."""
    try:
        the_catalogue()
    except CatalogueError:
        return words.CATALOGUE_BROKEN
    return ""


def fault() -> str:
    """Why nobody can be let in, in a sentence; '' when the store and its rules are open."""
    try:
        the_sessions()
    except StoreError as met:
        return sentence_of(met)
    except ValueError:
        return words.RULES_BROKEN
    return ""
