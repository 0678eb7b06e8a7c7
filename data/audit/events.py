"""One event of the log: what it says, what it must never say, and its hash.

An act that needs a right is logged under the right's name (SUBMIT, WITHDRAW, TAKE_AWAY, DOWNLOAD of data/access.py).
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import astuple, dataclass
from datetime import datetime

from data.access import Viewer

SIGN_IN = "sign_in"
SIGN_OUT = "sign_out"
SESSION_END = "session_end"  # by the rules, not by its owner
UNLOCK = "unlock"
SEND = "send"  # to wait for acceptance
RETURN = "return"
VISIT = "visit"  # a page or route that was refused
ACCOUNT_CHANGE = "account_change"
ACCOUNT_APPROVE = "account_approve"
ACCOUNT_REFUSE = "account_refuse"
PASSWORD_SET = "password_set"
CODE_SET = "code_set"
CATALOGUE_CHANGE = "catalogue_change"
BACKUP = "backup"
BACKUP_END = "backup_end"
RESTORE = "restore"
REHEARSAL = "rehearsal"
FREEZE = "freeze"  # a briefing, or an edition of it
CONCLUDE = "conclude"  # at a meeting
CONCLUSION_CHANGE = "conclusion_change"
ACKNOWLEDGE = "acknowledge"  # a doubt about a file, taken on by name

DONE = "done"
REFUSED = "refused"
FAILED = "failed"

LONGEST = 300
_FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20 "
_LONG_NUMBER = re.compile(r"\d{9,}")  # of a citizen, a telephone, an account


@dataclass(frozen=True)
class AuditEvent:
    """Who did what to what, from where, with what before and after, and how it ended: done, refused or failed."""

    happened_at: datetime
    actor: str
    role: str
    address: str
    action: str
    subject: str = ""
    before: str = ""
    after: str = ""
    outcome: str = DONE


def event_of(
    viewer: Viewer, happened_at: datetime, action: str, subject: str, before: str, after: str, outcome: str
) -> AuditEvent:
    """What a viewer did, in texts that are fit to be kept."""
    name, address = plain(viewer.name), plain(viewer.address)
    said = plain(subject), plain(before), plain(after)
    return AuditEvent(happened_at, name, viewer.role, address, action, *said, outcome)


def plain(text: str) -> str:
    """One line without control and direction marks or long personal numbers, cut short; no spreadsheet runs it."""
    shown = "".join(sign if unicodedata.category(sign)[0] != "C" else " " for sign in text[: 2 * LONGEST])
    return _LONG_NUMBER.sub("…", " ".join(shown.split()).lstrip(_FORMULA))[:LONGEST]


def hash_of(previous: str, number: int, *fields: object) -> str:
    """SHA-256 over the JSON list of the hash before it, the number and the fields of the event."""
    said = [field.isoformat() if isinstance(field, datetime) else field for field in fields]
    line = json.dumps([previous, number, *said], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(line.encode()).hexdigest()


def hash_of_event(previous: str, number: int, event: AuditEvent) -> str:
    """The hash of an event as a line of the chain."""
    return hash_of(previous, number, *astuple(event))
