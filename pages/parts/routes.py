"""Our own routes beside the pages: health, style sheet, word list, shapes of maps, and command-line work."""

from __future__ import annotations

import base64
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from data import settings
from data.access import VIEW
from data.geo.boundary_sets import document_path, newest_set, version_of
from data.geo.document import hatch_of, tiles_document
from data.local_route import PATH, TOKEN_HEADER, Endpoint, write_endpoint
from data.verify import verify
from loaders.commands import check_files, make_template, submit_files
from pages.parts.base import the_catalogue, the_store
from pages.parts.guard import may_fetch

FOLDER = Path(__file__).resolve().parent
_announced: list[Endpoint] = []


@asynccontextmanager
async def announce(app: st.App) -> AsyncIterator[None]:
    """While the app runs, its port and token stand in the folder of the store."""
    _announced[:] = [write_endpoint(settings.var_folder(), int(st.get_option("server.port")))]
    yield
    _announced.clear()
    (settings.var_folder() / "app.json").unlink(missing_ok=True)


async def health(request: Request) -> Response:
    """200 when the process answers; says nothing else."""
    return PlainTextResponse("ok")


async def style_sheet(request: Request) -> Response:
    """The one style sheet."""
    return FileResponse(FOLDER / "page.css", media_type="text/css")


async def word_list(request: Request) -> Response:
    """The platform's English words in Vietnamese."""
    return FileResponse(FOLDER / "vietnamese.js", media_type="text/javascript")


async def shapes(request: Request) -> Response:
    """What maps are drawn from: the tiles, or a boundary set; an address with its version never changes."""
    if not may_fetch(request, VIEW):
        return PlainTextResponse("", status_code=403)
    version = request.query_params.get("v", "")
    found = await run_in_threadpool(_find_shapes, request.path_params["kind"], version)
    if found is None:
        return PlainTextResponse("", status_code=404)
    if request.query_params.get("part") == "hatch":
        found = hatch_of(found)
    tag = f'"{version_of(found)}"'
    headers = {"ETag": tag, "Cache-Control": f"private, {'max-age=31536000, immutable' if version else 'no-cache'}"}
    if request.headers.get("If-None-Match", "").removeprefix("W/") == tag:
        return Response(status_code=304, headers=headers)
    return Response(found, media_type="application/geo+json", headers=headers)


def _find_shapes(kind: str, version: str) -> str | None:
    if kind == "tiles":
        return tiles_document(tuple(the_catalogue().communes.values()))
    if kind != "communes":
        return None
    folder, province = settings.var_folder(), settings.province_code()
    newest = None if version else newest_set(folder, province, settings.vietnam_now().date())
    path = document_path(folder, newest.version if newest else version)
    return path.read_text(encoding="utf-8") if path else None


async def local(request: Request) -> Response:
    """Command-line work of somebody who can read the token in the folder of the store."""
    token = request.headers.get(TOKEN_HEADER, "")
    if not _announced or not secrets.compare_digest(token, _announced[0].token):
        return JSONResponse({"error": "token"}, status_code=403)
    body = await request.json()
    return JSONResponse(await run_in_threadpool(_work, request.path_params["action"], body))


def _work(action: str, body: dict[str, Any]) -> dict[str, Any]:
    files = {name: base64.b64decode(content) for name, content in body["files"].items()}
    if action == "verify":
        return {"rules": [[finding.rule, len(finding.rows)] for finding in verify(the_store())]}
    if action == "template":
        return make_template(the_catalogue(), the_store(), body["form"], body["unit"], body["period"])
    if action == "check":
        return {"reports": check_files(files, the_catalogue(), the_store())}
    return {"reports": submit_files(files, the_catalogue(), the_store(), body["by"])}


ROUTES: list[BaseRoute] = [
    Route("/healthz", health),
    Route("/giao-ban.css", style_sheet),
    Route("/giao-ban.js", word_list),
    Route("/geo/{kind:str}.json", shapes),
    Route(PATH + "{action:str}", local, methods=["POST"]),
]
