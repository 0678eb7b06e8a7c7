"""What is sent: which form, by whom, for which period, with which rows. A batch is made when its turn comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from data.catalogue.model import Form
from data.entities import Entity
from data.observations import ESTIMATED, OFFICIAL, Observation
from data.periods import Period, period_of
from data.submissions import Row
from data.targets import Target
from loaders.made_up.book import COMMUNES, ENTITIES, PROVINCE, Book
from loaders.made_up.places import ENTITIES_SINCE
from loaders.made_up.profiles import Profile, Targets

DOCUMENT = "Kế hoạch minh họa"
AHEAD = {"KTXH-TKE-NAM-X": (1, 20), "GD-SGDDT-NAM-X": (10, 12), "GD-SGDDT-NAM": (10, 12)}
BOTH_LEVELS = ("KTXH-20",)
_BOUNDS = {"higher": "min", "lower": "max"}


@dataclass(frozen=True)
class Batch:
    """One scope. at: when it comes in, None for the usual time of its form; plain: only a long table can say it all."""

    form: str
    unit: str
    period: Period
    rows: Callable[[], list[Row]]
    at: datetime | None = None
    plain: bool = False


def observation_batches(book: Book) -> Iterator[Batch]:
    """Every period of every form of observations whose indicators the book knows."""
    for form in book.catalogue.forms.values():
        if form.kind != "observations" or not all(book.knows(code) for code in form.indicators):
            continue
        for period in book.span.complete(form.scheme):
            yield _observed(book, form, period)
        for year in _years_ahead(book, form):
            yield _observed(book, form, year, datetime(year.year, *AHEAD[form.code], 15, 30))


def _years_ahead(book: Book, form: Form) -> list[Period]:
    """Years whose figures are also sent while the year runs, as estimates."""
    if form.code not in AHEAD:
        return []
    years = [*book.span.complete("year"), period_of("year", book.span.today)]
    return [year for year in years if date(year.year, *AHEAD[form.code]) < book.span.today]


def _observed(book: Book, form: Form, period: Period, at: datetime | None = None) -> Batch:
    status = ESTIMATED if at else OFFICIAL
    plain = bool(at) or any(code in BOTH_LEVELS for code in form.indicators)
    rows = _Rows(book, form, period, status)
    return Batch(form.code, form.senders[0], period, rows, at, plain)


@dataclass(frozen=True)
class _Rows:
    """The rows of a form of observations, made when they are called for."""

    book: Book
    form: Form
    period: Period
    status: str

    def __call__(self) -> list[Row]:
        rows: list[Row] = []
        for code in self.form.indicators:
            rows += self._of(code)
        return rows

    def _of(self, code: str) -> Iterator[Row]:
        indicator = self.book.catalogue.indicators[code]
        grain = self.book.grain(indicator, self.period) if self.form.rows != "indicators" else PROVINCE
        names = self.book.names(indicator, grain)
        province = self.book.catalogue.province.code
        for name, value in zip(names, self.book.values(code, self.period, grain), strict=True):
            yield self._row(code, name if grain == COMMUNES else province, name if grain == ENTITIES else "", "", value)
        if code in BOTH_LEVELS and grain == COMMUNES:
            yield self._row(code, province, "", "", self.book.total(code, self.period))
        for part, value in self.book.parts(code, self.period).items():
            yield self._row(code, province, "", part, value)

    def _row(self, code: str, area: str, entity: str, part: str, value: int) -> Row:
        exact = Decimal(value).scaleb(-self.book.catalogue.indicators[code].decimals)
        return Observation(code, area, entity, part, self.period.code, exact, self.status)


def target_batches(book: Book, targets: Targets, profiles: Mapping[str, Profile]) -> Iterator[Batch]:
    """What is assigned for each year, in January."""
    for form in book.catalogue.forms.values():
        for year, values in targets.items():
            mine = {code: values[code] for code in form.indicators if code in values}
            if form.kind == "targets" and mine and int(year) >= book.span.first_month.year:
                period = period_of("year", date(int(year), 1, 1))
                rows: list[Row] = [_target(book, profiles, code, year, value) for code, value in mine.items()]
                at = datetime(int(year), 1, 15, 9, 0)
                yield Batch(form.code, form.senders[0], period, lambda rows=rows: rows, at)  # type: ignore[misc]


def _target(book: Book, profiles: Mapping[str, Profile], code: str, year: str, said: float | Sequence[float]) -> Target:
    """A value to reach; two values are a range to stay in."""
    value, upper = (said[0], Decimal(str(said[1]))) if isinstance(said, Sequence) else (said, None)
    indicator = book.catalogue.indicators[code]
    profile = profiles.get(indicator.cumulative_of or code)
    sized = profile is not None and profile.scaled and not indicator.entity and not indicator.is_percentage
    exact = Decimal(str(value)) * (Decimal(str(book.places.size)) if sized else 1)
    rounded = exact.quantize(Decimal(1).scaleb(-indicator.decimals))
    return Target(
        *(code, book.catalogue.province.code, "", "", year, rounded),
        bound="range" if upper is not None else _BOUNDS.get(indicator.direction, "min"),
        upper=upper,
        baseline=_baseline(book, code, int(year)),
        assigned_by="UBND tỉnh",
        document=DOCUMENT,
    )


def _baseline(book: Book, code: str, year: int) -> Decimal | None:
    """Where a level stood at the end of the year before, for targets that ask for a steady rise from there."""
    indicator = book.catalogue.indicators[code]
    before = period_of(indicator.scheme, date(year - 1, 12, 31))
    if indicator.judgement.trajectory != "level" or before.start < book.span.first_month.start:
        return None
    return Decimal(book.attained(code, before)).scaleb(-indicator.decimals)


def register_batch(book: Book, form: str, rows: Sequence[Row], hours: int = 9) -> Batch:
    """A register, sent once before the first figures about what it holds."""
    known = book.catalogue.forms[form]
    first = min(book.span.first_day, book.span.first_month.start, date(book.span.today.year, 1, 1))
    period = period_of("year", max(ENTITIES_SINCE, first.replace(month=1, day=1)))
    at = datetime.combine(period.start, time(hours)).replace(day=10)
    kept = list(rows)
    return Batch(form, known.senders[0], period, lambda: kept, min(at, datetime.combine(first, time(hours))))


def entities_of(batches: Sequence[Batch]) -> list[Entity]:
    """Every entity that these batches register."""
    return [row for batch in batches for row in batch.rows() if isinstance(row, Entity)]
