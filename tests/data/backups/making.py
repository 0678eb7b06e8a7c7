"""Making backups in tests: keys, a shelf, and what a store holds."""

from __future__ import annotations

from pathlib import Path

from pyrage.x25519 import Identity

from data.backups.acts import Done, back_up
from data.backups.copying import copy_store, settle
from data.backups.manifest import read_contents
from data.backups.shelf import Keep
from data.store import Store

KEY = Identity.generate()
OTHER_KEY = Identity.generate()


def make_backup(store: Store) -> Done:
    """A backup of an open store on its own shelf."""
    return back_up(store.folder, shelf_of(store), KEY.to_public(), Keep(), lambda: copy_store(store))


def shelf_of(store: Store) -> Path:
    return store.folder / "backups"


def contents_of(store: Store) -> object:
    settle(copy_store(store), store.folder / "settled")
    return read_contents(store.folder / "settled")
