"""The door: middleware that keeps strangers out, speaks Vietnamese and sends the headers that the platform doesn't."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.access import LOOPBACK, SUBMIT, allowed_somewhere
from pages.parts.faults import MET_AT_WORK
from pages.parts.guard import viewer_of

METRICS = "/_stcore/metrics"
UPLOADS = "/_stcore/upload_file"
MADE_FILES = "/media/"

PLATFORMS = b'<html lang="en">'
MENDED = {
    PLATFORMS: b'<html lang="vi" translate="no">',
    b"</head>": b'<link rel="stylesheet" href="/giao-ban.css"><script defer src="/giao-ban.js"></script>'
    b'<script defer src="/mo-trang.js"></script><script defer src="/phien.js"></script></head>',
}
HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)


class KnownOnly:
    """Keeps strangers from the platform's own addresses for files, and everybody from its metrics.

    Behind TLS it also marks every cookie as one for TLS only, because the platform doesn't mark its own.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and _is_foreign(Headers(scope=scope)):
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        guarded = scope["path"].startswith((METRICS, UPLOADS, MADE_FILES))
        refused = await run_in_threadpool(_refused, Request(scope)) if guarded else 0
        if refused:
            await PlainTextResponse("", status_code=refused)(scope, receive, send)
            return
        await self.app(scope, receive, _marking_cookies(send) if by_tls(scope) else send)


def _is_foreign(headers: Headers) -> bool:
    """Whether a page of another host asks; the platform would look up this machine's address outside to find out."""
    origin = headers.get("Origin", "")
    return bool(origin) and urlsplit(origin).netloc != headers.get("Host", "")


def _refused(request: Request) -> int:
    """The status with which a request ends here; 0 lets it through."""
    try:
        return _refused_by(request)
    except MET_AT_WORK:
        return 503


def _refused_by(request: Request) -> int:
    path = request.url.path
    if path.startswith(METRICS):
        return 404
    if path.startswith(UPLOADS):
        return 0 if allowed_somewhere(viewer_of(request), SUBMIT) else 403
    return 0 if viewer_of(request).role else 403


def by_tls(scope: Scope) -> bool:
    """Whether the browser came by TLS, which our own proxy on this machine says."""
    told = Headers(scope=scope).get("X-Forwarded-Proto", "") if scope["client"][0] in LOOPBACK else ""
    return "https" in (told, scope["scheme"])


def _marking_cookies(send: Send) -> Send:
    async def marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [(name, _marked(name, value)) for name, value in message["headers"]]
        await send(message)

    return marked


def _marked(name: bytes, value: bytes) -> bytes:
    plain = name.lower() == b"set-cookie" and b"; secure" not in value.lower()
    return value + b"; Secure" if plain else value


class VietnamesePage:
    """Turns the platform's <html lang="en"> into Vietnamese and adds our style sheet and word list.

    It asks the platform for plain bodies, because a compressed page can't be mended; GZip compresses outside of it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self.app({**scope, "headers": plain}, receive, _Rewriter(send, nested="/" in scope["path"].strip("/")))


class _Rewriter:
    """Holds back the start of an HTML answer until its whole body is there and mended.

    The platform's pages have addresses of one step; below a nested one it finds no server and stays blank, so the
    reader is sent to the first page.
    """

    def __init__(self, send: Send, nested: bool) -> None:
        self.send = send
        self.nested = nested
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *HEADERS]
            if _is_html(message):
                self.start = message
                return
        if self.start is None or message["type"] != "http.response.body":
            await self.send(message)
            return
        self.body += message.get("body", b"")
        if not message.get("more_body"):
            await self._send_mended(self.start)

    async def _send_mended(self, start: Message) -> None:
        body = self.body
        if PLATFORMS in body:
            for theirs, ours in MENDED.items():
                body = body.replace(theirs, ours)
        kept = [(name, value) for name, value in start["headers"] if name.lower() not in (b"content-length", b"etag")]
        if self.nested and PLATFORMS in self.body:
            start["status"], body, kept = 307, b"", [*HEADERS, (b"location", b"/")]
        start["headers"] = [*kept, (b"content-length", str(len(body)).encode())]
        await self.send(start)
        await self.send({"type": "http.response.body", "body": body})


def _is_html(message: Message) -> bool:
    return any(name.lower() == b"content-type" and value.startswith(b"text/html") for name, value in message["headers"])


DOOR = [Middleware(KnownOnly), Middleware(GZipMiddleware, minimum_size=1024), Middleware(VietnamesePage)]
