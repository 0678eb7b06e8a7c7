"""Middleware that lets every small message leave at once."""

from __future__ import annotations

import socket

from starlette.types import ASGIApp, Receive, Scope, Send


class SendAtOnce:
    """Turns Nagle's algorithm off on each connection.

    The platform binds its socket without a protocol number, and asyncio turns it off only where there is one; with it
    the end of every page run waits up to 40 ms for the browser's delayed acknowledgement.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        transport = getattr(getattr(send, "__self__", None), "transport", None)
        connection = transport.get_extra_info("socket") if transport else None
        if connection is not None and connection.family in (socket.AF_INET, socket.AF_INET6):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await self.app(scope, receive, send)
