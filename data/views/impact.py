"""Impact: what pages would say after an act - numbers, computed ones too, and statuses, the most important first.

Nothing is foretold: the same views are read from inside of a trial of the act, and compared with what they say now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.access import VIEW, allowed
from data.catalogue import Catalogue, Indicator
from data.periods import Period, following, parse_period, period_of
from data.store import Store
from data.targets import Target
from data.views.changes import SEVERITY
from data.views.differences import read_series_values
from data.views.headline import read_headlines
from data.views.judgement import judge
from data.views.reader import TASKS, Memory, Reader, Value, part_codes, remember, whole_targets

MOST = 40
MOST_ASKED = 3000
Key = tuple[str, str]


@dataclass(frozen=True)
class Side:
    """What a page says of an indicator: a period, its value and how it is judged."""

    period: Period
    value: Value | None
    status: str

    @property
    def amount(self) -> Decimal | None:
        """The number, None where there is none."""
        return self.value.amount if self.value else None


@dataclass(frozen=True)
class Effect:
    """One number of a page before and after. newest: it is what the page shows first; sent: the file says it itself."""

    indicator: Indicator
    before: Side
    after: Side
    newest: bool
    sent: bool

    @property
    def flips(self) -> bool:
        """Whether what the page shows first is judged otherwise, or was or will be judged at all."""
        statuses = {self.before.status, self.after.status}
        return self.newest and len(statuses) == 2 and not statuses.isdisjoint(SEVERITY)

    @property
    def changes(self) -> bool:
        """Whether the page says anything else than before."""
        before, after = self.before, self.after
        newer = after.value is not None and before.period != after.period
        return newer or before.amount != after.amount or self.flips

    @property
    def worsening(self) -> int:
        """By how many steps the status falls; negative when it rises, 0 where one of them is no judgement."""
        before, after = SEVERITY.get(self.before.status), SEVERITY.get(self.after.status)
        return after - before if before is not None and after is not None else 0

    @property
    def moved(self) -> Decimal | None:
        """By how much the number moves within one period; None where there is nothing to compare."""
        before, after = self.before.amount, self.after.amount
        if before is None or after is None or self.before.period != self.after.period:
            return None
        return after - before

    @property
    def share(self) -> Decimal:
        """The same as a share of what it was."""
        return abs(self.moved / self.before.amount) if self.moved and self.before.amount else Decimal(0)


@dataclass(frozen=True)
class Impact:
    """effects: the most important ones; numbers, flips: how many there are in all; unasked: not computed, too many."""

    effects: tuple[Effect, ...]
    numbers: int
    flips: int
    unasked: int

    @property
    def rest(self) -> int:
        """How many effects are not listed."""
        return self.numbers - len(self.effects)


def read_impact(reader: Reader, trial: AbstractContextManager[Store]) -> Impact:
    """What an act would change on the pages that its viewer may see, as at the present."""
    as_of = reader.store.as_of()
    now = Reader(reader.store, reader.catalogue, as_of, reader.now, remember(reader.store, reader.catalogue, as_of))
    with trial as store:
        moment = store.as_of()
        then = Reader(store, reader.catalogue, moment, reader.now, Memory(moment.revision, reader.catalogue.version))
        sent = {(code, period) for code, period in store.rows("read_touched_keys", since=as_of.revision)}
        codes = _touched(store, reader.catalogue, as_of.revision)
        shown = [code for code in codes if _is_shown(reader, code)]
        asked = _newest_first(_concerned(reader.catalogue, shown, sent))
        found = [*_of_headlines(now, then, shown, sent), *_of_values(now, then, asked[:MOST_ASKED], sent)]
    effects = sorted(_once(found), key=_importance)
    flips = sum(effect.flips for effect in effects)
    return Impact(tuple(effects[:MOST]), len(effects), flips, max(0, len(asked) - MOST_ASKED))


def _touched(store: Store, catalogue: Catalogue, since: int) -> list[str]:
    """The indicators whose values, targets or expected places the act writes, and those that are made of them."""
    written = {code for (code,) in store.rows("read_touched", since=since)}
    tasks = {i.code for i in catalogue.indicators.values() if i.source == TASKS and TASKS in written}
    counted = {i.code for i in catalogue.indicators.values() if i.entity and "" in written}
    touched = written | tasks | counted
    return [i.code for i in catalogue.indicators.values() if not touched.isdisjoint(_made_of(catalogue, i))]


def _made_of(catalogue: Catalogue, indicator: Indicator) -> Iterator[str]:
    yield from (indicator.code, *part_codes(indicator))
    if indicator.basis == "flow" and indicator.code in catalogue.cumulative_code:
        yield catalogue.cumulative_code[indicator.code]


def _is_shown(reader: Reader, code: str) -> bool:
    """A commune's account sees its own values only, a unit's the whole of what it owns or sends."""
    viewer, indicator = reader.store.viewer, reader.catalogue.indicators[code]
    if allowed(viewer, VIEW, indicator.sector):
        return True
    form = reader.catalogue.forms.get(reader.catalogue.form_of.get(code, ""))
    return viewer.unit in reader.catalogue.units and (
        indicator.owner == viewer.unit or bool(form and viewer.unit in form.senders)
    )


def _concerned(catalogue: Catalogue, codes: Iterable[str], sent: set[Key]) -> set[Key]:
    """The indicators and periods whose value may be another one."""
    by_code: dict[str, list[Period]] = {}
    for code, period in sent:
        by_code.setdefault(code, []).append(parse_period(period))
    found = set()
    for code in codes:
        indicator = catalogue.indicators[code]
        for part in _made_of(catalogue, indicator):
            for touched in by_code.get(part, []):
                found |= {(code, period.code) for period in _periods(indicator, touched, part)}
    return found


def _periods(indicator: Indicator, period: Period, part: str) -> list[Period]:
    """The periods of an indicator in which a part's period counts."""
    if period.scheme == indicator.scheme:
        return [period] if part == indicator.code else [period, following(period)]
    if period.scheme != "year":
        return [period_of(indicator.scheme, period.end)]
    last = period_of(indicator.scheme, period.end)
    inside = [last]
    while (before := parse_period(inside[-1].previous)).start >= period.start:
        inside.append(before)
    return inside


def _newest_first(keys: Iterable[Key]) -> list[Key]:
    return sorted(keys, key=lambda key: (-parse_period(key[1]).end.toordinal(), key[0]))


def _of_headlines(now: Reader, then: Reader, codes: list[str], sent: set[Key]) -> Iterator[Effect]:
    before, after = (read_headlines(reader, codes, reader.today, spark=2) for reader in (now, then))
    for old, new in zip(before, after, strict=True):
        sides = Side(old.period, old.value, old.verdict.status), Side(new.period, new.value, new.verdict.status)
        yield Effect(new.indicator, *sides, newest=True, sent=(new.indicator.code, new.period.code) in sent)


def _of_values(now: Reader, then: Reader, asked: list[Key], sent: set[Key]) -> Iterator[Effect]:
    before, after = (read_series_values(reader, asked) for reader in (now, then))
    codes = {code for code, _ in asked}
    old_targets, new_targets = (whole_targets(reader, codes) for reader in (now, then))
    for key in asked:
        indicator, period = now.catalogue.indicators[key[0]], parse_period(key[1])
        old = _side(indicator, period, before.get(key), old_targets[key[0]], now.today)
        new = _side(indicator, period, after.get(key), new_targets[key[0]], now.today)
        yield Effect(indicator, old, new, newest=False, sent=key in sent)


def _side(indicator: Indicator, period: Period, value: Value | None, targets: list[Target], today: date) -> Side:
    return Side(period, value, judge(indicator, value, period, targets, today).status)


def _once(effects: Iterable[Effect]) -> list[Effect]:
    """Those that change anything; what a page shows first is not told again as a value of its period."""
    kept: dict[Key, Effect] = {}
    for effect in effects:
        if effect.changes:
            kept.setdefault((effect.indicator.code, effect.after.period.code), effect)
    return list(kept.values())


def _importance(effect: Effect) -> tuple[int, int, bool, Decimal, int, str]:
    """Statuses that fall, other statuses, what pages show first, then the rest; the largest and newest moves first."""
    rank = 0 if effect.flips and effect.worsening > 0 else 1 if effect.flips else 2 if effect.newest else 3
    end = effect.after.period.end.toordinal()
    return rank, -effect.worsening, effect.sent, -effect.share, -end, effect.indicator.code
