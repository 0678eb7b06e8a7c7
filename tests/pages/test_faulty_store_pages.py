"""What a reader, a sender and somebody at the door hear when the store's file or the disk is faulty."""

from __future__ import annotations

import asyncio
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.requests import Request
from starlette.types import Message

from data.access import SECRETARIAT
from data.audit.chain import record
from data.catalogue import Catalogue
from data.originals import read_original
from data.store import FILE_NAME, StoreDamaged, open_store
from pages.parts import words
from pages.parts.faults import tell_fault
from pages.parts.guard import COOKIE
from pages.parts.resources import the_store
from pages.parts.sign_in import SIGN_IN, sign_in
from tests.broken.stores import full_disk, spoil_table
from tests.data.people.staff import PASSWORD, add_account
from tests.pages.conftest import CORRECTED, Serve
from tests.pages.test_sending_files import choose_sender, form_with, send
from tests.pages.visit import cards_with_a_number, sentences, visit


@pytest.mark.parametrize("page", ["overview", "socio_economic", "indicator"])
def test_a_page_that_meets_a_flipped_bit_says_so_and_shows_no_number(
    page: str, corrected_store: Path, serve: Serve
) -> None:
    spoil_table(corrected_store, "observation")
    with serve(corrected_store):
        at = visit(page, ma=CORRECTED)
        assert not at.exception
        assert words.STORE_DAMAGED in sentences(at)
        assert cards_with_a_number(at) == []


def test_a_store_that_has_lost_its_newest_writes_is_said_on_every_page(corrected_store: Path, serve: Serve) -> None:
    earlier = (corrected_store / FILE_NAME).read_bytes()
    store = open_store(corrected_store)
    record(store, "sign_in")
    store.close()
    (corrected_store / FILE_NAME).write_bytes(earlier)
    with serve(corrected_store):
        for page in ("overview", "indicator", "audit"):
            assert words.STORE_CUT in sentences(visit(page, ma=CORRECTED)), page


def test_a_whole_store_says_nothing_of_the_kind(corrected_store: Path, serve: Serve) -> None:
    with serve(corrected_store):
        assert words.STORE_CUT not in sentences(visit("overview"))


def test_a_file_that_a_full_disk_does_not_take_is_named_and_not_kept(
    catalogue: Catalogue, corrected_store: Path, serve: Serve
) -> None:
    with serve(corrected_store):
        at = visit("upload")
        choose_sender(at)
        send(at, "bieu.xlsx", form_with(catalogue, 9900))
        before = the_store().last_revision
        with full_disk():
            at.button(key="accept").click().run()
        assert not at.exception
        assert words.NOT_KEPT.format(file=words.plain("bieu.xlsx")) in sentences(at)
        assert the_store().last_revision == before
        for (sha256,) in the_store().query("select sha256 from submission"):
            read_original(the_store(), sha256)


def test_at_the_door_a_full_disk_is_a_sentence_and_lets_nobody_in(tmp_path: Path, serve: Serve) -> None:
    store = open_store(tmp_path)
    add_account(store, "thu-ky", SECRETARIAT)
    store.close()
    body = urlencode({"tai_khoan": "thu-ky", "mat_khau": PASSWORD}).encode()
    headers = [(b"content-type", b"application/x-www-form-urlencoded"), (b"host", b"127.0.0.1:8501")]
    scope = {"type": "http", "method": "POST", "path": SIGN_IN, "query_string": b"", "headers": headers}

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    here = {"scheme": "http", "server": ("127.0.0.1", 8501), "client": ("127.0.0.1", 40000)}
    with serve(tmp_path):
        the_store()
        with full_disk():
            answer = asyncio.run(sign_in(Request({**scope, **here}, receive)))
    assert answer.status_code == 503
    assert words.NOT_WRITTEN in bytes(answer.body).decode()
    assert COOKIE not in answer.headers.get("set-cookie", "")


def test_a_route_that_meets_a_fault_answers_with_the_sentence() -> None:
    answer = asyncio.run(tell_fault(Request({"type": "http"}), StoreDamaged("block 7")))
    assert answer.status_code == 503
    assert bytes(answer.body).decode() == words.STORE_DAMAGED
