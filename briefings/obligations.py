"""Takeaways of what is owed and what came: debts, delays, tallies, the recent periods side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from briefings import words
from briefings.takeaway import Cell, Column, Line, Takeaway
from charts.obligations import format_delay
from charts.words import OBLIGATION
from data.catalogue import Catalogue
from data.numbers import format_moment
from data.obligations import STATES, Obligation
from data.views.obligations import Matrix
from data.views.punctuality import Debt, Delay, LateSender, Tally
from data.views.punctuality import Line as TallyLine
from data.views.unit import FormLine

CODE = "BIEU"
STATE_WORDS = tuple(OBLIGATION[state][1] for state in STATES)


@dataclass(frozen=True)
class ObligationFiles:
    """Makes the files of what is owed at a moment. made_up: whether made-up files are counted with the others."""

    catalogue: Catalogue
    moment: datetime
    made_up: bool = False
    code: str = CODE

    def debts(self, title: str, debts: Sequence[Debt]) -> Takeaway:
        """What has not come, the longest overdue first."""
        texts = (words.SENDER, words.FORM_CODE, words.FORM_NAME, words.PERIODS_OWED, words.DUE_AT)
        columns = (*map(Column, texts), Column(words.DAYS, 0))
        lines = [
            (
                *(self.catalogue.sender_name(debt.sender), debt.form.code, debt.form.name),
                *(", ".join(period.label for period in debt.periods), format_moment(debt.due_at), debt.days),
            )
            for debt in debts
        ]
        return self._takeaway(title, columns, [Line(cells) for cells in lines])

    def delays(self, title: str, delays: Sequence[Delay]) -> Takeaway:
        """What came late, one row a form, sender and period."""
        texts = (
            words.SENDER,
            words.FORM_CODE,
            words.FORM_NAME,
            words.PERIOD,
            words.DUE_AT,
            words.RECEIVED,
            words.LATE_BY,
        )
        late = [owed for delay in delays for owed in delay.obligations]
        return self._takeaway(title, tuple(map(Column, texts)), list(map(self._delay, late)))

    def tallies(self, title: str, what: str, named: Sequence[tuple[str, Tally]]) -> Takeaway:
        """How much came in time, late or not, of each; named: a name and its tally."""
        counts = (words.DUE_COUNT, *STATE_WORDS)
        shares = [Column(words.SHARE.format(state=word), 1) for word in STATE_WORDS]
        columns = (Column(what), *(Column(name, 0) for name in counts), *shares)
        return self._takeaway(title, columns, [Line((name, *_tally(tally))) for name, tally in named])

    def lines(self, title: str, what: str, lines: Sequence[TallyLine]) -> Takeaway:
        """The tallies of senders, or of sectors."""
        sectors = self.catalogue.sectors
        names = ((line, sectors.get(line.code)) for line in lines)
        named = [(of.name if of else self.catalogue.sender_name(line.code), line.tally) for line, of in names]
        return self.tallies(title, what, named)

    def matrix(self, title: str, matrix: Matrix) -> Takeaway:
        """The recent periods side by side; an empty cell owes nothing."""
        columns = tuple(map(Column, (words.SENDER, words.FORM_CODE, words.FORM_NAME)))
        told = [
            (
                *(self.catalogue.sender_name(sender), form.code, form.name),
                *(OBLIGATION[owed[p.code].state][1] if p.code in owed else "" for p in matrix.periods),
            )
            for form, sender, owed in matrix.rows
        ]
        periods = (Column(period.label) for period in matrix.periods)
        return self._takeaway(title, (*columns, *periods), [Line(cells) for cells in told])

    def late_senders(self, title: str, late: Sequence[LateSender]) -> Takeaway:
        """Who owes anything, the longest overdue first."""
        columns = (
            Column(words.SENDER),
            *(Column(name, 0) for name in (words.FORMS_OWED, words.SCOPES_OWED, words.DAYS)),
        )
        lines = [Line((self.catalogue.sender_name(s.code), s.forms, s.periods, s.days)) for s in late]
        return self._takeaway(title, columns, lines)

    def forms(self, title: str, forms: Sequence[FormLine]) -> Takeaway:
        """The forms of one sender, with what fell due last and what falls due next."""
        texts = (words.FORM_CODE, words.FORM_NAME, words.LAST_DUE, words.TASK_STATE, words.NEXT_DUE)
        columns = (*map(Column, texts), *(Column(name, 0) for name in (words.DUE_COUNT, *STATE_WORDS)))
        lines = [
            (
                *(line.form.code, line.form.name, _due(line.last)),
                *(OBLIGATION[line.last.state][1] if line.last else "", _due(line.next)),
                *_tally(line.tally)[: 1 + len(STATES)],
            )
            for line in forms
        ]
        return self._takeaway(title, columns, [Line(cells) for cells in lines])

    def _delay(self, owed: Obligation) -> Line:
        receipt = owed.receipt
        received = format_moment(receipt.received_at) if receipt else ""
        cells = (
            *(self.catalogue.sender_name(owed.sender), owed.form.code, owed.form.name, owed.period.label),
            *(format_moment(owed.due_at), received, format_delay(owed.lateness)),
        )
        return Line(cells, receipt is not None and receipt.made_up)

    def _takeaway(self, title: str, columns: tuple[Column, ...], lines: list[Line]) -> Takeaway:
        return Takeaway(
            code=self.code,
            about=title,
            title=title,
            subtitle=words.FOLLOWED_AT.format(moment=format_moment(self.moment)),
            columns=columns,
            lines=tuple(lines),
            notes=(words.OWED_NOTE, *((words.MADE_UP_SENDINGS,) if self.made_up else ())),
            sources=(words.RECEIPTS,),
            cutoff=self.moment,
        )


def _tally(tally: Tally) -> tuple[Cell, ...]:
    return (tally.due, *tally.counts, *tally.shares)


def _due(owed: Obligation | None) -> str:
    return words.DUE_OF.format(period=owed.period.label, due=format_moment(owed.due_at)) if owed else ""
