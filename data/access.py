"""Who may do what: one table of roles, actions and scopes; what it does not name is denied."""

from __future__ import annotations

from dataclasses import dataclass

VIEW = "view"  # the numbers of a sector
VIEW_RECORDS = "view_records"  # events, positions, items and tasks one by one
FOLLOW = "follow"  # what a unit sent, owes and shows
OPEN_SOURCE = "open_source"  # a submission at the cell that a number came from
TAKE_AWAY = "take_away"  # a table or chart as a file
DOWNLOAD = "download"  # the original file
SEE_SMALL = "see_small"  # counts that are too small to show, in the file that brought them
SUBMIT = "submit"
ACCEPT = "accept"  # what a unit sent under a form that asks for it
WITHDRAW = "withdraw"
MEND = "mend"  # give a cell of a sent file another value
READ_BRIEFING = "read_briefing"  # frozen briefings and their documents
PREPARE = "prepare"  # write a briefing, freeze it, decide on what was concluded
PRESENT = "present"  # open the presenter and record conclusions
MANAGE_ACCOUNTS = "manage_accounts"
READ_AUDIT = "read_audit"
READ_SYSTEM = "read_system"
MAINTAIN = "maintain"  # migrate, verify, back up

LEADER = "leader"
SECRETARIAT = "secretariat"
UNIT = "unit"
PRESENTER = "presenter"
IOC = "ioc"
ADMIN = "admin"
AUDITOR = "auditor"
PUBLIC = "public"
DEMONSTRATION = "demonstration"
SYSTEM = "system"

LOOPBACK = ("127.0.0.1", "::1")
ALL = "all"  # every sector, or the sectors that the account is held to
OWN = "own"  # the viewer's own unit only

_LOOKING = {VIEW: ALL, VIEW_RECORDS: ALL, FOLLOW: ALL, OPEN_SOURCE: ALL, TAKE_AWAY: ALL}
_SENDING = {DOWNLOAD: ALL, SUBMIT: ALL, ACCEPT: ALL, WITHDRAW: ALL, MEND: ALL}
_MEETING = {READ_BRIEFING: ALL, PREPARE: ALL, PRESENT: ALL}
RIGHTS: dict[str, dict[str, str]] = {
    LEADER: {**_LOOKING, READ_BRIEFING: ALL},
    SECRETARIAT: {**_LOOKING, **_SENDING, **_MEETING, SEE_SMALL: ALL},
    UNIT: {
        VIEW_RECORDS: OWN,
        FOLLOW: OWN,
        OPEN_SOURCE: OWN,
        TAKE_AWAY: OWN,
        DOWNLOAD: OWN,
        SEE_SMALL: OWN,
        SUBMIT: OWN,
    },
    PRESENTER: {VIEW: ALL, VIEW_RECORDS: ALL, TAKE_AWAY: ALL, READ_BRIEFING: ALL, PRESENT: ALL},
    IOC: {**_LOOKING, READ_BRIEFING: ALL, DOWNLOAD: ALL, MANAGE_ACCOUNTS: ALL, READ_SYSTEM: ALL},
    ADMIN: {MANAGE_ACCOUNTS: ALL, READ_SYSTEM: ALL},
    AUDITOR: {**_LOOKING, READ_BRIEFING: ALL, DOWNLOAD: ALL, READ_AUDIT: ALL, READ_SYSTEM: ALL},
    PUBLIC: {VIEW: ALL},
    DEMONSTRATION: {**_LOOKING, **_SENDING, **_MEETING, READ_AUDIT: ALL, READ_SYSTEM: ALL},
    SYSTEM: {
        **_LOOKING,
        **_SENDING,
        **_MEETING,
        SEE_SMALL: ALL,
        MANAGE_ACCOUNTS: ALL,
        READ_AUDIT: ALL,
        READ_SYSTEM: ALL,
        MAINTAIN: ALL,
    },
}


class Denied(Exception):
    """The viewer may not do this."""


@dataclass(frozen=True)
class Viewer:
    """Somebody at a page, a route or a command: a role, its scope, and whom acts are recorded under.

    name: the account's login, or what stands for it. unit: the only unit of the role UNIT. sectors: the only sectors
    of an account that is held to some; empty means all. address: where the viewer comes from.
    """

    role: str
    name: str
    unit: str = ""
    sectors: frozenset[str] = frozenset()
    address: str = ""

    @property
    def scope(self) -> str:
        """What two viewers must share before one may see what was made for the other."""
        return f"{self.role}:{self.unit}:{','.join(sorted(self.sectors))}"


NOBODY = Viewer("", "")
THE_SYSTEM = Viewer(SYSTEM, "hệ thống")


def demonstration_viewer(address: str, forwarded: bool, bound_to: str) -> Viewer | None:
    """The open demonstration role: from this machine to a server bound to loopback, while no account exists.

    What came by a proxy is refused, because a proxy makes strangers look local.
    """
    if address in LOOPBACK and not forwarded and bound_to in (*LOOPBACK, "localhost"):
        return Viewer(DEMONSTRATION, "Người dùng thử", address=address)
    return None


def allowed(viewer: Viewer, action: str, sector: str = "", unit: str = "") -> bool:
    """Whether a viewer may do an action in a sector, for a unit.

    No unit means all of them, which a viewer who is held to one may not. No sector means those of the catalogue that
    `data/scope.py` makes for the viewer.
    """
    scope = RIGHTS.get(viewer.role, {}).get(action)
    if scope == OWN and (unit == "" or unit != viewer.unit):
        return False
    return scope in (ALL, OWN) and (not viewer.sectors or not sector or sector in viewer.sectors)


def allowed_somewhere(viewer: Viewer, action: str) -> bool:
    """Whether there is any sector or unit in which a viewer may do an action: what menus and first lines ask."""
    return action in RIGHTS.get(viewer.role, {})


def may_read(viewer: Viewer) -> bool:
    """Whether a viewer has any right at all; what of the facts they see, `data/scope.py` says."""
    return viewer.role in RIGHTS


def demand(viewer: Viewer, action: str, sector: str = "", unit: str = "") -> None:
    """Raises Denied where `allowed` says no."""
    if not allowed(viewer, action, sector, unit):
        raise Denied(f"{viewer.role or 'nobody'} may not {action} {sector} {unit}".rstrip())
