"""Faults of the store's file and of the disk, in a sentence wherever somebody meets them."""

from __future__ import annotations

import logging

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from data.store import NotWritten, StoreDamaged, StoreError, StoreLocked, StoreMismatch
from pages.parts import words

SENTENCES: dict[type[StoreError], str] = {
    StoreLocked: words.STORE_LOCKED,
    StoreMismatch: words.STORE_MISMATCH,
    NotWritten: words.NOT_WRITTEN,
    StoreDamaged: words.STORE_DAMAGED,
}
MET_AT_WORK = (NotWritten, StoreDamaged)
LOG = logging.getLogger("giao_ban.pages")


def sentence_of(fault: StoreError) -> str:
    """What to tell whoever met it; the details go to the program's own log."""
    LOG.error("%s", fault)
    return SENTENCES.get(type(fault), words.STORE_DAMAGED)


async def tell_fault(request: Request, fault: Exception) -> Response:
    """What a route answers that met a fault."""
    told = sentence_of(fault) if isinstance(fault, StoreError) else words.STORE_DAMAGED
    return PlainTextResponse(told, status_code=503)
