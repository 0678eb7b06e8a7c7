"""The presenter as the app serves it, and the address that takes the conclusions of an open presenter."""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from briefings.apart import NotMade, make_apart
from briefings.compose import read_deck
from briefings.presenter.conclusions import read_conclusion
from data.access import NOBODY, PRESENT, Denied, Viewer, allowed
from data.briefings.conclusions import NotKept, record_conclusions
from data.briefings.presentations import Presentation, find_presentation, open_presentation
from data.briefings.snapshots import SnapshotLost, read_snapshots
from data.people.accounts import read_accounts
from data.scope import catalogue_for
from pages.parts import words
from pages.parts.door import by_tls
from pages.parts.guard import address_of, note_refused_route, viewer_of
from pages.parts.meetings.words import NOT_MADE
from pages.parts.resources import the_catalogue, the_store

OPEN, SEND = "/trinh-bay/{snapshot_id}", "/ket-luan"
LARGEST = 512 * 1024
LOG = logging.getLogger("giao_ban.pages")
TOKEN_PLACE = secrets.token_urlsafe(32)


async def present(request: Request) -> Response:
    """The presenter of a snapshot, for who may present the whole of it, with a token of its own."""
    return await run_in_threadpool(_present, request)


async def take_conclusions(request: Request) -> Response:
    """Keeps the conclusions of an open presenter, each once; answers with the ids of those that are kept."""
    if int(request.headers.get("Content-Length") or LARGEST + 1) > LARGEST:
        return PlainTextResponse("", status_code=413)
    try:
        said = json.loads(await request.body())
    except ValueError:
        return PlainTextResponse("", status_code=400)
    if not isinstance(said, dict) or not isinstance(said.get("conclusions"), list):
        return PlainTextResponse("", status_code=400)
    return await run_in_threadpool(_take, request, said)


def _present(request: Request) -> Response:
    viewer, snapshot_id = viewer_of(request), request.path_params["snapshot_id"]
    if not allowed(viewer, PRESENT) or catalogue_for(viewer, the_catalogue()).held:
        note_refused_route(viewer, request)
        return PlainTextResponse(words.DENIED, status_code=403)
    try:
        page = _page_of(snapshot_id, _address(request))
    except SnapshotLost:
        return PlainTextResponse(words.SNAPSHOT_LOST.format(id=snapshot_id), status_code=404)
    except NotMade:
        LOG.exception("the presenter of %s was not made", snapshot_id)
        return PlainTextResponse(NOT_MADE, status_code=503)
    token = open_presentation(the_store().seen_by(viewer), snapshot_id)
    return HTMLResponse(page.replace(TOKEN_PLACE, token), headers={"Cache-Control": "no-store"})


def _page_of(snapshot_id: str, address: str) -> str:
    found = next((s for s in read_snapshots(the_store()) if s.snapshot_id == snapshot_id), None)
    if found is None:
        raise SnapshotLost(f"no snapshot {snapshot_id}")
    return _drawn_page(snapshot_id, found.sha256, address)


@lru_cache(maxsize=4)
def _drawn_page(snapshot_id: str, sha256: str, address: str) -> str:
    """A snapshot never changes, so neither does its page."""
    deck = read_deck(the_store(), snapshot_id, address)
    return bytes(make_apart("briefings.making:make_page", deck, TOKEN_PLACE)).decode()


def _address(request: Request) -> str:
    scheme = "https" if by_tls(request.scope) else request.url.scheme
    return f"{scheme}://{request.url.netloc}"


def _take(request: Request, said: dict[str, Any]) -> Response:
    opened = find_presentation(the_store(), str(said.get("token")))
    presenter = _presenter(request, opened) if opened else NOBODY
    if opened is None or not allowed(presenter, PRESENT):
        note_refused_route(viewer_of(request), request)
        return PlainTextResponse(words.PRESENTATION_OVER, status_code=403)
    return JSONResponse({"kept": _keep(presenter, opened, said["conclusions"])})


def _presenter(request: Request, opened: Presentation) -> Viewer:
    """Who opened it, as they may act now, also when their session has ended since."""
    viewer = viewer_of(request)
    if viewer.name == opened.actor:
        return viewer
    account = read_accounts(the_store()).get(opened.actor)
    if account is None or not account.holds_on(the_store().now().date()):
        return NOBODY
    return account.viewer(address_of(request.client.host if request.client else "", request.headers))


def _keep(presenter: Viewer, opened: Presentation, sent: Sequence[Any]) -> list[str]:
    """One that can't be kept holds none of the others up."""
    kept: list[str] = []
    for said in sent:
        try:
            conclusion = read_conclusion(said, presenter.name)
            if conclusion.snapshot_id == opened.snapshot_id:
                kept += record_conclusions(the_store().seen_by(presenter), [conclusion])
        except (NotKept, Denied):
            continue
    return kept


PRESENTING = [Route(OPEN, present, methods=["GET"]), Route(SEND, take_conclusions, methods=["POST"])]
