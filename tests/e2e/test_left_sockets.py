"""Connections that are opened and left don't keep anybody else waiting."""

from __future__ import annotations

import socket
import urllib.request
from contextlib import ExitStack
from urllib.parse import urlsplit

from tests.e2e.conftest import Server

MANY = 500
HANDSHAKE = (
    "GET /_stcore/stream HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


def test_five_hundred_sockets_that_are_opened_and_left_stop_nobody(server: Server) -> None:
    parts = urlsplit(server.address)
    with ExitStack() as opened:
        for _ in range(MANY):
            left = opened.enter_context(socket.create_connection((str(parts.hostname), parts.port or 80), timeout=30))
            left.sendall(HANDSHAKE.format(host=parts.netloc).encode())
            assert left.recv(12) == b"HTTP/1.1 101"
        for path in ("/healthz", "/"):
            with urllib.request.urlopen(server.address + path, timeout=30) as answer:
                assert answer.status == 200
    with urllib.request.urlopen(server.address + "/healthz", timeout=30) as answer:
        assert answer.read() == b"ok"
