"""Small messages leave at once, on the platform's own kind of socket."""

from __future__ import annotations

import socket
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.parts.at_once import SendAtOnce

TOLD: list[int] = []


async def tell_delay(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers, and keeps whether the connection that it answers on sends at once."""
    if scope["type"] != "http":
        return
    connection = send.__self__.transport.get_extra_info("socket")  # type: ignore[attr-defined]
    TOLD.append(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})


@contextmanager
def served(app: ASGIApp) -> Iterator[str]:
    """The app on a socket that was bound as the platform binds its own: without a protocol number."""
    with socket.socket(family=socket.AF_INET) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.setblocking(False)
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        server.should_exit = True
        thread.join()


@pytest.mark.parametrize(("app", "at_once"), [(tell_delay, 0), (SendAtOnce(tell_delay), 1)])
def test_a_connection_waits_for_nothing_behind_the_middleware(app: ASGIApp, at_once: int) -> None:
    TOLD.clear()
    with served(app) as address:
        urllib.request.urlopen(address).close()
    assert [bool(told) for told in TOLD] == [bool(at_once)]
