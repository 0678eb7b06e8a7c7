"""Our own routes beside the pages: health, style sheet, word list, shapes of maps, and command-line work."""

from __future__ import annotations

from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from data import settings
from data.access import VIEW, allowed_somewhere
from data.geo.boundary_sets import document_path, newest_set, version_of
from data.geo.document import hatch_of, tiles_document
from data.local_route import PATH
from pages.parts.downloads import DOWNLOADS
from pages.parts.guard import note_refused_route, viewer_of
from pages.parts.local_work import work
from pages.parts.presenting import PRESENTING
from pages.parts.resources import the_catalogue
from pages.parts.sign_in import SIGN_IN_ROUTES

FOLDER = Path(__file__).resolve().parent


async def health(request: Request) -> Response:
    """200 when the process answers; says nothing else."""
    return PlainTextResponse("ok")


async def style_sheet(request: Request) -> Response:
    """The one style sheet."""
    return FileResponse(FOLDER / "page.css", media_type="text/css")


async def word_list(request: Request) -> Response:
    """The platform's English words in Vietnamese."""
    return FileResponse(FOLDER / "vietnamese.js", media_type="text/javascript")


async def first_view_script(request: Request) -> Response:
    """What shows the first view of a visit when it is whole."""
    return FileResponse(FOLDER / "first_view.js", media_type="text/javascript")


async def session_script(request: Request) -> Response:
    """What keeps an open tab honest about its session."""
    return FileResponse(FOLDER / "session.js", media_type="text/javascript")


async def shapes(request: Request) -> Response:
    """What maps are drawn from: the tiles, or a boundary set; an address with its version never changes."""
    viewer = viewer_of(request)
    if not allowed_somewhere(viewer, VIEW):
        await run_in_threadpool(note_refused_route, viewer, request)
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


ROUTES: list[BaseRoute] = [
    *SIGN_IN_ROUTES,
    *DOWNLOADS,
    *PRESENTING,
    Route("/phien.js", session_script),
    Route("/healthz", health),
    Route("/giao-ban.css", style_sheet),
    Route("/giao-ban.js", word_list),
    Route("/mo-trang.js", first_view_script),
    Route("/geo/{kind:str}.json", shapes),
    Route(PATH + "{action:str}", work, methods=["POST"]),
]
