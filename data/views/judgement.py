"""Judgement: an assigned target and a value become a status, by a rule the reader can open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.catalogue import Indicator
from data.periods import Period
from data.targets import Target
from data.views.reader import Value

AT_RISK = "at_risk"
ATTENTION = "attention"
ON_TRACK = "on_track"
NOT_DUE = "not_due"
TOO_FEW = "too_few"
NO_DATA = "no_data"
NO_TARGET = "no_target"
HIDDEN = "hidden"
ORDER = (AT_RISK, ATTENTION, ON_TRACK, NOT_DUE, TOO_FEW, NO_DATA, NO_TARGET, HIDDEN)
ENOUGH_COVERAGE = Decimal("0.8")
ONE = Decimal(1)


@dataclass(frozen=True)
class Verdict:
    """A status and the numbers behind it.

    required: what should be reached by the period's end; attained: share of the full target reached;
    due: share of the full target that should be reached; shortfall: distance to `required` in the bad direction,
    in the indicator's unit (points for growth rates), never negative.
    """

    status: str
    target: Target | None = None
    required: Decimal | None = None
    attained: Decimal | None = None
    due: Decimal | None = None
    shortfall: Decimal = Decimal(0)


def judge(indicator: Indicator, value: Value | None, period: Period, targets: Sequence[Target], today: date) -> Verdict:
    """The status of a value in its period against the target of its year, at a viewing day.

    Rule: docs/architecture.md, 'Judgement'. Without a target there is no colour, only comparison; a made-up value is
    never judged by a published target, nor the other way round.
    """
    target = next((t for t in targets if t.period == str(period.year)), None)
    if value is not None and target is not None and target.made_up != value.made_up:
        target = None
    if value is None:
        return Verdict(NO_DATA, target)
    if value.coverage < ENOUGH_COVERAGE:
        return Verdict(TOO_FEW, target)
    if target is None or indicator.direction == "neutral":
        return Verdict(NO_TARGET)
    if indicator.scheme == "year" and today <= period.end:
        return Verdict(NOT_DUE, target)
    required = required_to_date(indicator, target, period)
    shortfall = max(Decimal(0), required - value.amount if target.bound != "max" else value.amount - required)
    return Verdict(
        status=_status(indicator, target, value.amount, required, shortfall),
        target=target,
        required=required,
        attained=_share(value.amount, target.value),
        due=_share(required, target.value),
        shortfall=shortfall,
    )


def required_to_date(indicator: Indicator, target: Target, period: Period) -> Decimal:
    """What the target asks by the end of a period of its year: linear from 0 or from the baseline, or all at once."""
    elapsed = elapsed_share(period)
    if indicator.judgement.trajectory == "cumulative":
        return target.value * elapsed
    if indicator.judgement.trajectory == "level" and target.baseline is not None:
        return target.baseline + (target.value - target.baseline) * elapsed
    return target.value


def required_range(indicator: Indicator, target: Target, period: Period) -> tuple[Decimal, ...]:
    """What the target asks by the end of a period of its year: one amount, or both ends of its range."""
    lowest = required_to_date(indicator, target, period)
    return (lowest,) if target.upper is None else (lowest, target.upper)


def elapsed_share(period: Period) -> Decimal:
    """Share of the year gone at a period's end: months and quarters count whole, days by the calendar."""
    if period.scheme in ("month", "quarter", "year"):
        return Decimal(period.end.month) / 12
    year = date(period.year, 12, 31)
    return Decimal(period.end.timetuple().tm_yday) / year.timetuple().tm_yday


def _status(indicator: Indicator, target: Target, amount: Decimal, required: Decimal, shortfall: Decimal) -> str:
    rule = indicator.judgement
    if rule.compare == "points":
        if shortfall <= rule.attention:
            return ON_TRACK
        return ATTENTION if shortfall <= rule.risk else AT_RISK
    if rule.compare == "band" and target.upper is not None:
        shortfall = max(shortfall, amount - target.upper)
        width = target.upper - target.value
        return ON_TRACK if shortfall <= 0 else ATTENTION if shortfall <= width / 10 else AT_RISK
    ratio = _ratio(target, amount, required)
    if ratio >= rule.attention:
        return ON_TRACK
    return ATTENTION if ratio >= rule.risk else AT_RISK


def _ratio(target: Target, amount: Decimal, required: Decimal) -> Decimal:
    """Attained over required, inverted where the target is a ceiling."""
    if target.bound == "max":
        if amount <= required:
            return ONE
        return required / amount
    return amount / required if required > 0 else ONE if amount >= required else Decimal(0)


def _share(part: Decimal, whole: Decimal) -> Decimal | None:
    return part / whole if whole else None
