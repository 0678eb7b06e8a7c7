"""Originals by links that are signed, expire and open for one viewer only."""

from __future__ import annotations

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from data.access import DOWNLOAD, Denied, Viewer
from data.audit.chain import record
from data.originals import read_original
from data.scope import catalogue_for
from data.store import StoreError
from data.views.hidden_cells import read_hidden_cells
from data.views.reader import Reader
from data.views.source import read_source
from pages.parts import words
from pages.parts.faults import MET_AT_WORK
from pages.parts.guard import note_refused_route, viewer_of
from pages.parts.resources import the_catalogue, the_store
from pages.parts.tickets import seal, unseal

PATH = "/tep-goc"
ORIGINAL = "original"
HOLDS = 600


def original_link(viewer: Viewer, submission_id: str) -> str:
    """The address of an original, for this viewer and ten minutes."""
    return f"{PATH}?ve={quote(seal(ORIGINAL, [submission_id, viewer.name]))}"


async def send_original(request: Request) -> Response:
    """The bytes that were sent, to whom the link was made for, while they may have them."""
    return await run_in_threadpool(_send, request)


def _send(request: Request) -> Response:
    viewer = viewer_of(request)
    said = unseal(ORIGINAL, request.query_params.get("ve", ""), HOLDS)
    if said is None or said[1] != viewer.name:
        note_refused_route(viewer, request)
        return PlainTextResponse(words.LINK_OVER, status_code=403)
    try:
        return _original(viewer, said[0])
    except Denied:
        note_refused_route(viewer, request)
        return PlainTextResponse(words.DENIED, status_code=403)
    except MET_AT_WORK:
        raise
    except StoreError:
        return PlainTextResponse(words.ORIGINAL_LOST, status_code=404)


def _original(viewer: Viewer, submission_id: str) -> Response:
    store, catalogue = the_store().seen_by(viewer), catalogue_for(viewer, the_catalogue())
    reader = Reader(store, catalogue, store.as_of(), store.now())
    found = read_source(reader, submission_id)
    if found is None:
        raise StoreError(f"no submission {submission_id}")
    form = catalogue.forms.get(found.form)
    store.demand(DOWNLOAD, form.sector if form else "", found.unit)
    if read_hidden_cells(reader, found):
        raise Denied(f"{submission_id} holds counts that are too small to show")
    content = read_original(store, found.sha256)
    record(store, DOWNLOAD, submission_id)
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.file_name)}",
        "Cache-Control": "no-store",
    }
    return Response(content, media_type="application/octet-stream", headers=headers)


DOWNLOADS = [Route(PATH, send_original, methods=["GET"])]
