"""Batches -> files as units would have sent them: which layout, when, and which ones had to be sent again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from data.catalogue import Catalogue
from data.entities import Entity
from data.observations import Observation
from data.periods import HOUR, period_of
from data.submissions import Row
from loaders.forms.templates import write_form
from loaders.made_up.arrivals import arrival, arrival_of_history, is_silent
from loaders.made_up.batches import Batch
from loaders.made_up.long_table import write_long_table
from loaders.made_up.profiles import Correction
from loaders.made_up.span import Span

FORM_DAYS = {"day": 8, "week": 35}
Published = frozenset[tuple[str, str, str]]


@dataclass(frozen=True)
class MadeUpFile:
    """A file as a unit would have sent it, and when it came in; its bytes are made when they are asked for.

    acknowledged: kind of doubt -> the reason that the sender gave for it.
    """

    name: str
    received_at: datetime
    write: Callable[[], bytes]
    reason: str = ""
    acknowledged: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sender:
    """Turns batches into files; `published` scopes are left alone, because a later file would replace them whole."""

    catalogue: Catalogue
    span: Span
    entities: Sequence[Entity]
    corrections: Sequence[Correction]
    published: Published

    def files(self, batches: Iterable[Batch]) -> Iterator[MadeUpFile]:
        """The files of all batches, in no order."""
        months: dict[tuple[str, str, str], list[Batch]] = {}
        for batch in batches:
            if (batch.form, batch.unit, batch.period.code) in self.published:
                continue
            if self._is_history(batch) and not is_silent(batch.unit, batch.period, self.span.today):
                month = period_of("month", batch.period.end).code
                months.setdefault((batch.form, batch.unit, month), []).append(batch)
            else:
                yield from self._single(batch)
        for days in months.values():
            yield self._month_of_days(days)

    def _is_history(self, batch: Batch) -> bool:
        young = self.span.today - timedelta(days=self.span.single_days)
        observed = self.catalogue.forms[batch.form].kind == "observations"
        return observed and batch.period.scheme == "day" and batch.period.end < young

    def _month_of_days(self, days: Sequence[Batch]) -> MadeUpFile:
        first, last = days[0], days[-1]
        month = period_of("month", last.period.end).code
        at = arrival_of_history(last.period, 1 + len(first.form) % 2)
        name = f"{first.form}_{first.unit}_{month}.csv"
        return MadeUpFile(name, at, lambda: self._plain(first, (row for day in days for row in day.rows())))

    def _single(self, batch: Batch) -> Iterator[MadeUpFile]:
        form = self.catalogue.forms[batch.form]
        today = datetime.combine(self.span.today, time())
        at = batch.at or arrival(form, batch.unit, batch.period, today)
        if at is None:
            return
        correction = self._correction(batch)
        if correction is None or at + timedelta(days=correction.days) > today:
            yield self._file(batch, at)
            return
        wrong = replace(batch, rows=lambda: self._spoil(batch.rows(), correction))
        yield self._file(wrong, at)
        mended = at + timedelta(days=correction.days, minutes=25)
        yield replace(self._file(batch, mended, "_lan2"), reason=correction.reason)

    def _correction(self, batch: Batch) -> Correction | None:
        if batch.at is not None:
            return None
        for correction in self.corrections:
            newest = self.span.complete(batch.period.scheme)[::-1]
            if correction.form == batch.form and newest.index(batch.period) == correction.back:
                return correction
        return None

    def _spoil(self, rows: list[Row], correction: Correction) -> list[Row]:
        """The rows with the largest value of the indicator as it was first sent."""
        mine = [row for row in rows if isinstance(row, Observation) and row.indicator == correction.indicator]
        right = max(mine, key=lambda row: row.value)
        digits = Decimal(1).scaleb(-self.catalogue.indicators[right.indicator].decimals)
        wrong = (right.value * Decimal(str(correction.times))).quantize(digits, rounding=ROUND_HALF_UP)
        return [right._replace(value=wrong) if row is right else row for row in rows]

    def _file(self, batch: Batch, at: datetime, suffix: str = "") -> MadeUpFile:
        ahead = "_uoc" if batch.plain and batch.at else ""
        name = f"{batch.form}_{batch.unit}_{batch.period.code}{ahead}{suffix}"
        if self._in_workbook(batch):
            return MadeUpFile(f"{name}.xlsx", at, lambda: self._workbook(batch))
        return MadeUpFile(f"{name}.csv", at, lambda: self._plain(batch, batch.rows()))

    def _in_workbook(self, batch: Batch) -> bool:
        if self.catalogue.forms[batch.form].kind != "observations":
            return True
        if batch.period.scheme == HOUR:
            return False
        days = FORM_DAYS.get(batch.period.scheme, self.span.form_days)
        return not batch.plain and batch.period.end >= self.span.today - timedelta(days=days)

    def _workbook(self, batch: Batch) -> bytes:
        form, unit, period = batch.form, batch.unit, batch.period.code
        return write_form(self.catalogue, form, unit, period, self.entities, made_up=True, values=batch.rows())

    def _plain(self, batch: Batch, rows: Iterable[Row]) -> bytes:
        observations = (row for row in rows if isinstance(row, Observation))
        return write_long_table(batch.form, batch.unit, observations)
