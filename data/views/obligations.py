"""ObligationsView: what fell due in a window of time, what came in time, late or not at all, and who owes it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from data.catalogue import Form
from data.obligations import STATES, Obligation, Receipt, due_at, owed, state_of
from data.periods import Period
from data.views.portfolio import my_codes
from data.views.punctuality import (
    Debt,
    Delay,
    LateSender,
    Line,
    Tally,
    by_form_and_sender,
    find_debts,
    find_delays,
    find_late_senders,
    find_sent,
    find_title,
    tally,
    tally_by,
    worst_first,
)
from data.views.reader import Reader

WINDOWS = {"1-thang": 1, "3-thang": 3, "12-thang": 12}
USUAL_WINDOW = "3-thang"
USUAL_SCHEME = "month"
RECENT = {"day": 14, "week": 8, "month": 6, "quarter": 4, "year": 3}
DAYS_OF = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}


@dataclass(frozen=True)
class Matrix:
    """The recent periods of one scheme, newest first: for each form and unit the obligation of each period, if any."""

    scheme: str
    periods: tuple[Period, ...]
    rows: tuple[tuple[Form, str, dict[str, Obligation]], ...]


@dataclass(frozen=True)
class ObligationsView:
    """What fell due from `since` to `moment`. opened: the day from which anything is owed, None before the first file.

    units and communes: each sender; debts: longest overdue first; delays: longest first; waiting: not due yet; sent:
    what waits to be accepted and nothing of it stands, due or not, longest waiting first.
    """

    title: str
    opened: date | None
    since: datetime
    moment: datetime
    total: Tally
    waiting: int
    units: tuple[Line, ...]
    communes: tuple[Line, ...]
    sectors: tuple[Line, ...]
    debts: tuple[Debt, ...]
    delays: tuple[Delay, ...]
    sent: tuple[Obligation, ...]
    matrix: Matrix | None
    schemes: tuple[str, ...]
    made_up: bool


def read_obligations_view(reader: Reader, window: str = USUAL_WINDOW, scheme: str = USUAL_SCHEME) -> ObligationsView:
    """Everything that fell due in a window, one of WINDOWS, and the recent periods of a scheme side by side."""
    moment = moment_of(reader)
    since = window_start(moment, window)
    found = read_obligations(reader, since)
    due = [o for o in found if o.state in STATES]
    senders = tally_by(due, lambda o: o.sender)
    order = {code: number for number, code in enumerate(reader.catalogue.units)}
    units = sorted((line for line in senders if line.code in order), key=worst_first)
    schemes = tuple(s for s in RECENT if any(o.form.scheme == s and o.sender in order for o in found))
    return ObligationsView(
        title=find_title(senders, WINDOWS[window]),
        opened=read_opened(reader),
        since=since,
        moment=moment,
        total=tally(due),
        waiting=len(found) - len(due),
        units=tuple(units),
        communes=tuple(sorted((line for line in senders if line.code not in order), key=worst_first)),
        sectors=tuple(sorted(tally_by(due, lambda o: o.form.sector), key=worst_first)),
        debts=find_debts(due, moment),
        delays=find_delays(due),
        sent=find_sent(found),
        matrix=_matrix(reader, scheme if scheme in schemes else schemes[0], moment) if schemes else None,
        schemes=schemes,
        made_up=any(o.receipt.made_up for o in found if o.receipt),
    )


def read_late_units(reader: Reader, post: str = "") -> tuple[LateSender, ...]:
    """Who owes anything, in the sectors of a leading post if one is named, that fell due in the usual window.

    The longest overdue come first.
    """
    moment, mine = moment_of(reader), my_codes(reader.catalogue, post)
    due = [o for o in read_obligations(reader, window_start(moment, USUAL_WINDOW)) if o.form.sector in mine]
    return find_late_senders(find_debts(due, moment))


def read_obligations(reader: Reader, after: datetime) -> list[Obligation]:
    """What fell due after a moment and what is still to fall due, each judged at the moment of viewing."""
    opened = read_opened(reader)
    if opened is None:
        return []
    moment = moment_of(reader)
    scopes = list(owed(reader.catalogue, opened, after, moment))
    periods = {period.code for _, _, period in scopes}
    receipts, waiting = _read_receipts(reader, periods), _read_waiting(reader, periods, moment)
    found = []
    for form, sender, period in scopes:
        key = (form.code, sender, period.code)
        due, receipt, sent_at = due_at(form, period), receipts.get(key), waiting.get(key)
        found.append(Obligation(form, sender, period, due, state_of(due, receipt, moment, sent_at), receipt, sent_at))
    return found


def read_opened(reader: Reader) -> date | None:
    """The day on which the centre received its first file."""
    opened: datetime | None = reader.store.rows("read_opening", revision=reader.as_of.revision)[0][0]
    return opened.date() if opened else None


def moment_of(reader: Reader) -> datetime:
    """The moment at which obligations are judged: now, or the end of the past day that is being looked at."""
    if reader.today >= reader.now.date():
        return reader.now
    return datetime.combine(reader.today, time(23, 59, 59))


def sendings_known(reader: Reader) -> str:
    """Changes when a file is sent to wait or decided on, which is no revision: for who remembers what is owed."""
    return repr(reader.store.remembered_rows("count_sendings"))


def window_start(moment: datetime, window: str) -> datetime:
    """The same hour of the same day so many months before, of the last day where that month is shorter."""
    year, month = divmod(moment.year * 12 + moment.month - 1 - WINDOWS[window], 12)
    return moment.replace(year=year, month=month + 1, day=min(moment.day, monthrange(year, month + 1)[1]))


def _read_receipts(reader: Reader, periods: set[str]) -> dict[tuple[str, str, str], Receipt]:
    rows = reader.store.rows("read_scopes_received", periods=sorted(periods), revision=reader.as_of.revision)
    return {(form, sender, period): Receipt(*receipt) for form, sender, period, *receipt in rows}


def _read_waiting(reader: Reader, periods: set[str], moment: datetime) -> dict[tuple[str, str, str], datetime]:
    asked = {"periods": sorted(periods), "moment": moment, "revision": reader.as_of.revision}
    return {
        (form, sender, period): at for form, sender, period, at in reader.store.rows("read_waiting_scopes", **asked)
    }


def _matrix(reader: Reader, scheme: str, moment: datetime) -> Matrix:
    """Units only: what every commune sends is told by tallies."""
    after = moment - timedelta(days=DAYS_OF[scheme] * (RECENT[scheme] + 2))
    found = [
        o for o in read_obligations(reader, after) if o.form.scheme == scheme and o.sender in reader.catalogue.units
    ]
    periods = sorted({o.period for o in found}, reverse=True)[: RECENT[scheme]]
    order = list(reader.catalogue.units)
    rows = [
        (of_one[0].form, of_one[0].sender, {o.period.code: o for o in of_one}) for of_one in by_form_and_sender(found)
    ]
    return Matrix(scheme, tuple(periods), tuple(sorted(rows, key=lambda row: (order.index(row[1]), row[0].code))))
