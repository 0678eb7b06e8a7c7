"""Nobody waits for what a write has made unknown: it is read again beside the readers."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest

from data.catalogue import Catalogue
from data.observations import Observation
from data.store import Store
from data.views.headline import read_headlines
from data.views.reader import Memory, Reader, remember
from loaders.forms.templates import write_form
from loaders.submit import submit_file
from pages.parts.resources import the_catalogue, the_store
from pages.parts.warmth import kept_warm, warm_up
from tests.pages.conftest import CORRECTED, Serve

PATIENCE_S = 20


def asked_for_cards(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The queries that the cards of a sector ask the store, at its newest revision."""
    asked: list[str] = []
    rows = Store.rows

    def noting(store: Store, query: str, **parameters: object) -> list[tuple[object, ...]]:
        asked.append(query)
        return rows(store, query, **parameters)

    store, catalogue = the_store(), the_catalogue()
    as_of = store.as_of()
    reader = Reader(store, catalogue, as_of, store.now(), remember(store, catalogue, as_of))
    with monkeypatch.context() as patch:
        patch.setattr(Store, "rows", noting)
        read_headlines(reader, catalogue.sectors["KTXH"].headline, reader.today)
    return asked


def newest_memory() -> Memory:
    """What is remembered of the newest revision."""
    return remember(the_store(), the_catalogue(), the_store().as_of())


def send(catalogue: Catalogue, value: int) -> int:
    """A new figure of CORRECTED; returns the revision that brought it."""
    row = Observation(CORRECTED, "38", "", "", "2026-10", Decimal(value))
    store = the_store()
    content = write_form(catalogue, "KTXH-SCT-T", "SCT", "2026-10", values=[row])
    return submit_file("bieu.xlsx", content, catalogue, store, "Tổ thư ký", store.now())[1].revision


def test_cards_of_a_warm_store_ask_it_nothing(
    serve: Serve, corrected_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serve(corrected_store):
        assert "read_values" in asked_for_cards(monkeypatch)
    with serve(corrected_store):
        assert warm_up(0) == the_store().last_revision
        assert asked_for_cards(monkeypatch) == []


def test_a_write_is_read_again_beside_the_readers(serve: Serve, corrected_store: Path, catalogue: Catalogue) -> None:
    with serve(corrected_store), kept_warm():
        revision = send(catalogue, 9700)
        until = time.monotonic() + PATIENCE_S
        while (CORRECTED, "2026-10", "") not in newest_memory().values and time.monotonic() < until:
            time.sleep(0.1)
        found = newest_memory()
        assert found.revision == revision
        value = found.values[CORRECTED, "2026-10", ""]
        assert value is not None
        assert value.amount == 9700
