"""A visitor to the pages: real pages, real stores, no server. The one thing put in is where the visitor comes from."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.context import ContextProxy

from data.catalogue import Catalogue
from data.observations import Observation
from data.store import DEMO, open_store
from loaders.forms.templates import write_form
from loaders.submit import submit_file
from pages.parts.resources import close_all

CORRECTED = "KTXH-09-LK"
Serve = Callable[[Path], AbstractContextManager[None]]


@contextmanager
def serving(folder: Path) -> Iterator[None]:
    """The pages read this store meanwhile; it is closed again at the end."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IOC_VAR", str(folder))
        patch.setenv("IOC_PROVINCE", "38")
        forget()
        yield
    forget()


def forget() -> None:
    """The pages have opened and cached nothing."""
    close_all()
    st.cache_resource.clear()


@pytest.fixture(scope="session", autouse=True)
def components_looked_for_once() -> Iterator[None]:
    """At each visit AppTest looks through every installed package for components of the platform; they don't change."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(autouse=True)
def visitor_from_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page test has no connection; the platform says None for one from the same machine."""
    monkeypatch.setattr(ContextProxy, "ip_address", property(lambda self: None))
    monkeypatch.setattr(ContextProxy, "headers", property(lambda self: {}))
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda self: {}))


@pytest.fixture
def serve() -> Serve:
    """Lets the pages read a folder of this test."""
    return serving


@pytest.fixture(scope="module")
def demonstration_pages(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The pages read one copy of the demonstration for a whole module, which only looks at it."""
    with serving(Path(shutil.copytree(demonstration, tmp_path_factory.mktemp("pages") / "demonstration"))):
        yield


@pytest.fixture
def corrected_store(tmp_path: Path, catalogue: Catalogue) -> Path:
    """The folder of a store in which CORRECTED came in as 9.000 and a second file made it 9.500."""
    store = open_store(tmp_path, kind=DEMO, today=date(2026, 11, 22))
    for value in (9000, 9500):
        row = Observation(CORRECTED, "38", "", "", "2026-10", Decimal(value))
        content = write_form(catalogue, "KTXH-SCT-T", "SCT", "2026-10", values=[row])
        submit_file("bieu.xlsx", content, catalogue, store, "Tổ thư ký", store.now())
    store.close()
    return tmp_path
