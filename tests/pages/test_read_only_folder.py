"""Pages over a folder that can't be written: they show what is there, and say what they could not keep."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from app import app
from data.catalogue import Catalogue
from pages.parts import words
from pages.parts.local_work import announce
from pages.parts.resources import the_store
from tests.broken.read_only import read_only
from tests.pages.conftest import CORRECTED, Serve
from tests.pages.test_sending_files import choose_sender, form_with, send
from tests.pages.visit import assert_in_order, sentences, text_of, visit


def test_a_page_shows_its_numbers_and_a_file_is_not_taken(
    catalogue: Catalogue, corrected_store: Path, serve: Serve
) -> None:
    with serve(corrected_store):
        at = visit("upload")
        choose_sender(at)
        send(at, "bieu.xlsx", form_with(catalogue, 9900))
        before = the_store().last_revision
        with read_only(corrected_store):
            shown = visit("indicator", ma=CORRECTED)
            assert_in_order(shown)
            assert "9.500" in text_of(shown)
            at.button(key="accept").click().run()
        assert not at.exception
        assert words.NOT_KEPT.format(file=words.plain("bieu.xlsx")) in sentences(at)
        assert the_store().last_revision == before


def test_the_app_starts_without_its_line_for_commands(
    corrected_store: Path, serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    async def start_and_stop() -> None:
        async with announce(app):
            assert not (corrected_store / "app.json").exists()

    with serve(corrected_store), read_only(corrected_store):
        asyncio.run(start_and_stop())
    assert "can't be written" in caplog.text
