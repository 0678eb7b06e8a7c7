"""Who may do what; default deny. For now one open demonstration role, on the loopback address only."""

from __future__ import annotations

from dataclasses import dataclass

VIEW = "view"
SUBMIT = "submit"
DOWNLOAD = "download"
ALLOWED = {"demonstration": frozenset({VIEW, SUBMIT, DOWNLOAD})}


class Denied(Exception):
    """The viewer may not do this."""


@dataclass(frozen=True)
class Viewer:
    """Somebody looking at a page: a role, and the name that acts are recorded under."""

    role: str
    name: str


def viewer_of(address: str | None, forwarded: bool, bound_to: str) -> Viewer:
    """The viewer behind a connection: the demonstration role from this machine to a server bound to loopback.

    address is None for a local connection. Raises Denied for everybody else, and for anything that came by a proxy,
    because a proxy makes strangers look local.
    """
    local = address is None or address in ("127.0.0.1", "::1")
    if local and not forwarded and bound_to in ("127.0.0.1", "localhost", "::1"):
        return Viewer("demonstration", "Người dùng thử")
    raise Denied("only the demonstration role exists, and only on the loopback address")


def allowed(viewer: Viewer, action: str, sector: str = "") -> bool:
    """Whether a viewer may do an action in a sector; unknown roles and actions never may."""
    return action in ALLOWED.get(viewer.role, frozenset())
