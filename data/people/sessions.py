"""Sessions: signing in, what ends a session, and the viewer behind its token."""

from __future__ import annotations

import hashlib
import hmac
import logging
import secrets
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from data import settings
from data.access import ADMIN, MAINTAIN, MANAGE_ACCOUNTS, NOBODY, SYSTEM, THE_SYSTEM, Denied, Viewer, demand
from data.audit.chain import Act, audited
from data.audit.events import REFUSED, SESSION_END, SIGN_IN, SIGN_OUT, UNLOCK
from data.audit.sparing import OnceAMinute
from data.audit.words import ENDINGS, REASONS
from data.people.accounts import Account, read_accounts
from data.people.credentials import is_password, read_credentials, step_of
from data.people.last_seen import LastSeen
from data.people.security import SecurityRules
from data.store import NotWritten, Store

OK = "ok"
WRONG = "wrong"
UNLOCKED = "unlocked"
LOCKED = "locked"
UNUSED = "unused"
CODE_WANTED = "code_wanted"
CODE_MISSING = "code_missing"
MUST_CHANGE = "must_change"
SIGNED_OUT, IDLE, TOO_LONG, CLOCK, NO_RIGHT = "signed_out", "idle", "too_long", "clock", "no_right"
CLOCK_TOLERANCE = timedelta(minutes=5)
LOG = logging.getLogger("giao_ban.people")
_PRINTING = secrets.token_bytes(32)


@dataclass
class Session:
    """An open session; seen_at moves with what its owner does."""

    login: str
    address: str
    opened_at: datetime
    seen_at: datetime


@dataclass
class Sessions:
    """The open sessions of one process. Tokens are kept hashed; the store outlives a restart of the program."""

    store: Store
    rules: SecurityRules
    _open: dict[str, Session] = field(default_factory=dict)
    _kept_out: OnceAMinute = field(default_factory=OnceAMinute)

    def __post_init__(self) -> None:
        self.store = self.store.seen_by(THE_SYSTEM)
        self._last_seen = LastSeen(self.store.folder)
        seen = self._last_seen.read()
        since = settings.vietnam_now() - timedelta(hours=self.rules.session_hours)
        for token_hash, login, address, opened_at in self.store.rows("read_open_sessions", since=since):
            self._open[token_hash] = Session(login, address, opened_at, seen.get(token_hash, opened_at))

    @property
    def any_account(self) -> bool:
        """Whether the centre has accounts: from the first one on, nobody comes in without."""
        return bool(read_accounts(self.store))

    def prove(self, login: str, password: str, address: str) -> str:
        """Check a password: OK, what is wanted besides (MUST_CHANGE, CODE_WANTED, CODE_MISSING), or why not."""
        now = settings.vietnam_now()
        if self._is_locked(login, now):
            return self._keep_out(login, LOCKED, address, now)
        right = is_password(self.store, login, password)
        account = self._usable(login, now.date())
        if not right or account is None:
            self._note(login, WRONG, address, now)
            return WRONG
        if self._is_unused(account, now):
            return self._keep_out(login, UNUSED, address, now)
        known = read_credentials(self.store)[login]
        if known.must_change:
            return MUST_CHANGE
        if account.role != ADMIN:
            return OK
        return CODE_WANTED if known.totp_secret else CODE_MISSING

    def takes_code(self, login: str, secret: str, code: str, address: str) -> bool:
        """Whether a code is right and was not used before; a wrong one counts as a wrong try."""
        now = settings.vietnam_now()
        step = step_of(secret, code.replace(" ", ""), now)
        if step is None or not self._use(login, step, now):
            self._note(login, WRONG, address, now)
            return False
        return True

    def _use(self, login: str, step: int, now: datetime) -> bool:
        """Whether the code of a half minute, or of the two after it, was not used before; now it is.

        No later ones: what was used while the clock ran far ahead bars nobody when it is put right.
        """
        with self.store.write(MAINTAIN) as cursor:
            if self.store.rows("read_used_codes", login=login, first=step, last=step + 2):
                return False
            cursor.execute("insert into used_code values (?, ?, ?)", [login, step, now])
        return True

    def account_of(self, subjects: set[str]) -> Account | None:
        """The usable account that an identity provider vouches for; None where it is not exactly one."""
        now = settings.vietnam_now()
        found = [a for a in read_accounts(self.store).values() if a.subject and a.subject in subjects]
        usable = len(found) == 1 and found[0].holds_on(now.date()) and not self._is_unused(found[0], now)
        return found[0] if usable else None

    def was_used(self, origin: str) -> bool:
        """Whether a provider's word has opened a session before: it opens one only."""
        return (origin,) in self.store.remembered_rows("read_session_origins")

    def open(self, login: str, address: str, origin: str = "") -> str:
        """Open a session; its token goes to the browser and nowhere else.

        origin: what the word of an identity provider is known by.
        """
        now, token = settings.vietnam_now(), secrets.token_urlsafe(32)
        self._note(login, OK, address, now)
        with self.store.write(MAINTAIN) as cursor:
            cursor.execute("insert into session values (?, ?, ?, ?, ?)", [_hash(token), login, address, origin, now])
        self._open[_hash(token)] = Session(login, address, now, now)
        return token

    def viewer(self, token: str, acting: bool = True) -> Viewer | None:
        """Who a token stands for; None when its session is over. acting: this is something that its owner does."""
        session = self._open.get(_hash(token)) if token else None
        if session is None:
            return None
        now = settings.vietnam_now()
        account = self._usable(session.login, now.date())
        over = self._why_over(session, account, now)
        if over or account is None:
            self._end_by_rule(token, over)
            return None
        if acting:
            session.seen_at = now
            if self._last_seen.is_due(now):
                self._last_seen.keep({kept: each.seen_at for kept, each in self._open.copy().items()}, now)
        return account.viewer(session.address)

    def end(self, token: str, reason: str = SIGNED_OUT) -> Session | None:
        """End a session; what it was, None when there was none."""
        session = self._open.pop(_hash(token), None)
        if session is not None:
            with audited(self.store, MAINTAIN) as act:
                row = [_hash(token), reason, settings.vietnam_now()]
                act.cursor.execute("insert into session_end values (?, ?, ?)", row)
                action = SIGN_OUT if reason == SIGNED_OUT else SESSION_END
                act.note(action, after=ENDINGS.get(reason, ""), viewer=self._owner(session.login, session.address))
        return session

    def _end_by_rule(self, token: str, reason: str) -> None:
        """Over it is, also where a full disk takes no line about it."""
        try:
            self.end(token, reason)
        except NotWritten as fault:
            LOG.error("the end of a session was not kept: %s", fault)

    def unlock(self, login: str, by: Viewer) -> None:
        """Forget wrong tries and a long absence: an administrator vouches for the account. Raises Denied."""
        demand(by, MANAGE_ACCOUNTS)
        account = read_accounts(self.store).get(login)
        if account is not None and account.role == ADMIN and by.role not in (ADMIN, SYSTEM):
            raise Denied(f"{by.role} may not unlock an administrator")
        with audited(self.store, MAINTAIN) as act:
            row = [login, UNLOCKED, by.address, settings.vietnam_now()]
            act.cursor.execute("insert into sign_in values (?, ?, ?, ?)", row)
            act.note(UNLOCK, login, viewer=by)

    def is_locked(self, login: str) -> bool:
        """Whether wrong tries keep an account out for now."""
        return self._is_locked(login, settings.vietnam_now())

    def _why_over(self, session: Session, account: Account | None, now: datetime) -> str:
        if account is None:
            return NO_RIGHT
        if now < max(session.opened_at, session.seen_at) - CLOCK_TOLERANCE:
            return CLOCK
        if now - session.opened_at > timedelta(hours=self.rules.session_hours):
            return TOO_LONG
        of_administrator = self.rules.idle_minutes_of_administrators
        idle = of_administrator if account.role == ADMIN else self.rules.idle_minutes
        return IDLE if now - session.seen_at > timedelta(minutes=idle) else ""

    def _usable(self, login: str, day: date) -> Account | None:
        account = read_accounts(self.store).get(login)
        return account if account is not None and account.holds_on(day) else None

    def _tries(self, login: str) -> tuple[datetime | None, int, datetime | None]:
        kept = self._kept(login)
        for known, signed_in_at, wrong, last_wrong_at in self.store.remembered_rows("read_sign_ins"):
            if known == kept:
                return signed_in_at, wrong, last_wrong_at
        return None, 0, None

    def _is_locked(self, login: str, now: datetime) -> bool:
        _, wrong, last_wrong_at = self._tries(login)
        return (
            wrong >= self.rules.wrong_tries
            and last_wrong_at is not None
            and abs(now - last_wrong_at) < timedelta(minutes=self.rules.locked_minutes)
        )

    def _is_unused(self, account: Account, now: datetime) -> bool:
        signed_in_at, _, _ = self._tries(account.login)
        used_at = max(moment for moment in (signed_in_at, account.changed_at) if moment)
        return now - used_at > timedelta(days=self.rules.unused_days)

    def _note(self, login: str, outcome: str, address: str, now: datetime) -> None:
        with audited(self.store, MAINTAIN) as act:
            act.cursor.execute("insert into sign_in values (?, ?, ?, ?)", [self._kept(login), outcome, address, now])
            if outcome == OK:
                act.note(SIGN_IN, viewer=self._owner(login, address))
            else:
                self._note_refusal(act, login, outcome, address)

    def _kept(self, login: str) -> str:
        """A login as it is kept; what is no login, perhaps a password in the wrong field, leaves a print only."""
        if login in read_accounts(self.store):
            return login
        return hmac.new(_PRINTING, login.encode(), "sha256").hexdigest()

    def _keep_out(self, login: str, outcome: str, address: str, now: datetime) -> str:
        """Refuse somebody who doesn't come as far as the password; a line in the log at most once a minute."""
        if self._kept_out.lets(login, now):
            with audited(self.store, MAINTAIN) as act:
                self._note_refusal(act, login, outcome, address)
        return outcome

    def _note_refusal(self, act: Act, login: str, outcome: str, address: str) -> None:
        """Nobody has proven to be the owner; what is no login is not kept, it may be a password in the wrong field."""
        known = login if login in read_accounts(self.store) else ""
        act.note(SIGN_IN, known, after=REASONS[outcome], outcome=REFUSED, viewer=replace(NOBODY, address=address))

    def _owner(self, login: str, address: str) -> Viewer:
        account = read_accounts(self.store).get(login)
        return account.viewer(address) if account else Viewer("", login, address=address)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
