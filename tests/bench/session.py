"""One browser's session as the server sees it: Streamlit's protobuf over its websocket, nothing drawn."""

from __future__ import annotations

import time
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

REMEMBERED_RUNS = 2


class Wire(ClientConnection):
    """A connection that counts the bytes that really cross, compressed as they are."""

    received = 0

    def data_received(self, data: bytes) -> None:
        self.received += len(data)
        super().data_received(data)


@dataclass(frozen=True)
class Run:
    """One script run: milliseconds from the request to its end, and the bytes and messages that crossed the wire."""

    milliseconds: float
    size: int
    messages: int


class Session:
    """A connected client on one page; `async with` opens and closes it."""

    def __init__(self, port: int, page: str) -> None:
        self._host = f"127.0.0.1:{port}"
        self._page = page
        self._script = ""
        self._seen: list[set[str]] = []

    async def __aenter__(self) -> Self:
        self._socket = await connect(
            f"ws://{self._host}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            origin=f"http://{self._host}",  # type: ignore[arg-type]
            max_size=None,
            create_connection=Wire,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._socket.close()

    async def rerun(self, query: str = "") -> Run:
        """Ask for a run of the page as the browser does, and wait for its end. Raises RuntimeError when it fails."""
        begin = time.perf_counter()
        await self._socket.send(self._request(query))
        messages, before = 0, self._received()
        seen: set[str] = set()
        while True:
            content = await self._socket.recv(decode=False)
            messages += 1
            message = ForwardMsg.FromString(content)
            if message.WhichOneof("type") == "navigation":
                self._script = message.navigation.page_script_hash
            elif message.WhichOneof("type") == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    break
                if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    raise RuntimeError(f"the page {self._page} did not run")
            elif message.WhichOneof("type") == "ref_hash":
                seen.add(message.ref_hash)
            elif message.metadata.cacheable:
                seen.add(message.hash)
        self._seen = [*self._seen, seen][-REMEMBERED_RUNS:]
        return Run((time.perf_counter() - begin) * 1000, self._received() - before, messages)

    def _received(self) -> int:
        return self._socket.received if isinstance(self._socket, Wire) else 0

    def _request(self, query: str) -> bytes:
        message = BackMsg()
        state = message.rerun_script
        state.query_string = query
        state.page_script_hash = self._script
        state.page_name = "" if self._script else self._page
        state.cached_message_hashes.extend(sorted(set().union(*self._seen)))
        state.context_info.timezone = "Asia/Ho_Chi_Minh"
        state.context_info.locale = "vi-VN"
        state.context_info.url = f"http://{self._host}/{self._page}"
        return bytes(message.SerializeToString())
