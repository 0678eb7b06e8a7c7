"""Signed words that expire: of a step of signing in, of a hand-over, of a download. A restart voids them all."""

from __future__ import annotations

import secrets
from typing import Any

from itsdangerous import BadSignature, URLSafeTimedSerializer

_SEALS = URLSafeTimedSerializer(secrets.token_urlsafe(32))


def seal(purpose: str, said: list[Any]) -> str:
    """A ticket for one purpose."""
    return str(_SEALS.dumps(said, salt=purpose))


def unseal(purpose: str, ticket: str, seconds: int) -> list[Any] | None:
    """What a ticket says; None when it is forged, of another purpose or older than these seconds."""
    try:
        said: list[Any] = _SEALS.loads(ticket, max_age=seconds, salt=purpose)
    except BadSignature:
        return None
    return said
