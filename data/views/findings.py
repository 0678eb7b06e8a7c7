"""Findings: the sentence that titles a page, made by rule from the numbers; at most 90 characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import reduce

from data.numbers import NARROW, capitalise, format_date, format_number, format_value
from data.periods import Period
from data.views.comparison import YEAR_AGO, Comparison
from data.views.headline import Headline, by_urgency
from data.views.judgement import AT_RISK, ATTENTION, ON_TRACK
from data.views.permits import OVER, PermitTable

LONGEST = 90
HUNDRED = Decimal(100)
BY_NOW = "yêu cầu đến kỳ"
RANK = "hạng"  # the unit of a place among the provinces, of which the first is the best
SAID_BY_THE_PERIOD = (" lũy kế", " (%)", " trong tháng")


def find_title(headlines: Sequence[Headline], subject: str, place: str = "") -> str:
    """The most urgent thing that the numbers say, as a title of at most LONGEST characters. place: whose they all are.

    A sentence speaks of one value and its own target or earlier period; published and made-up never meet in one,
    because judge() and compare() never pair them.
    """
    valued = [headline for headline in headlines if headline.value]
    if not valued:
        return f"{subject}: chưa có số liệu"
    urgent = [h for h in by_urgency(valued) if h.verdict.status in (AT_RISK, ATTENTION)]
    if urgent:
        return describe(urgent[0], place)
    if changed := _most_changed(valued):
        return describe(changed, place)
    on_track = [h for h in valued if h.verdict.status == ON_TRACK]
    return describe((on_track or valued)[0], place)


def find_permit_title(table: PermitTable) -> str:
    """The finding of a sector whose facilities or sites have limits, when any is over them; '' when none is."""
    over = table.count(OVER)
    if not over:
        return ""
    when = phrase_of(table.period, False)
    if any(indicator.permit_limits for indicator in table.indicators):
        return f"{over}/{len(table.rows)} cơ sở vượt giới hạn của giấy phép trong {when}"
    return f"{over}/{len(table.rows)} trang tải chậm hơn mức tối đa cho phép trong {when}"


def describe(headline: Headline, place: str = "") -> str:
    """The longest sentence about a headline that still fits, after the name of its place when it is one's own."""
    for sentence in _sentences(headline):
        told = f"{place}: {_inside(sentence)}" if place else sentence
        if len(told) <= LONGEST:
            return told
    return capitalise(headline.indicator.short_name)


def _inside(sentence: str) -> str:
    """A sentence after a colon; an abbreviation keeps its capitals."""
    return sentence if sentence[1:2].isupper() else sentence[:1].lower() + sentence[1:]


def period_phrase(headline: Headline) -> str:
    """'tháng 10/2025', '9 tháng năm 2025', 'năm 2025', 'ngày 21/11/2026'."""
    return phrase_of(headline.period, cumulative=is_year_to_date(headline))


def is_year_to_date(headline: Headline) -> bool:
    """Whether its value covers the year up to the period's end."""
    indicator = headline.indicator
    return indicator.basis == "cumulative" or bool(indicator.cumulative_of)


def phrase_of(period: Period, cumulative: bool) -> str:
    """A period inside a sentence; the year to date is told in months."""
    if cumulative and period.scheme in ("month", "quarter"):
        month = period.end.month
        return f"năm {period.year}" if month == 12 else f"{month} tháng năm {period.year}"
    return period.label[:1].lower() + period.label[1:]


def _sentences(headline: Headline) -> Iterator[str]:
    value = headline.value
    if value is None:
        yield f"{headline.indicator.short_name}: chưa có số liệu"
        return
    name = capitalise(reduce(str.removesuffix, SAID_BY_THE_PERIOD, headline.indicator.short_name))
    when = period_phrase(headline)
    said = format_value(value.amount, headline.indicator.unit, headline.indicator.decimals)
    said = f"{RANK} {format_number(value.amount)}" if headline.indicator.unit == RANK else said
    verb = "tăng" if headline.indicator.basis == "growth" and value.amount >= 0 else "đạt"
    if headline.indicator.basis == "growth" and value.amount < 0:
        verb, said = "giảm", format_value(-value.amount, headline.indicator.unit, headline.indicator.decimals)
    if headline.indicator.direction in ("lower", "neutral") and verb == "đạt":
        verb = "là"
    if name.lower().startswith(("tăng", "tốc độ tăng")) and headline.indicator.basis == "growth":
        verb, said = "đạt", format_value(value.amount, headline.indicator.unit, headline.indicator.decimals)
    for tail in [*_target_tails(headline), *_change_tails(headline), ""]:
        comma = ", " if tail else ""
        yield f"{name} {when} {verb} {said}{comma}{tail}"
        yield f"{name} {verb} {said}{comma}{tail}"


def _target_tails(headline: Headline) -> Iterator[str]:
    verdict = headline.verdict
    if verdict.target is None or verdict.required is None or headline.value is None:
        return
    unit, decimals = headline.indicator.unit, headline.indicator.decimals
    by_now = verdict.required != verdict.target.value
    if headline.indicator.is_percentage:
        gap = verdict.shortfall or abs(headline.value.amount - verdict.required)
        word = _gap_word(headline)
        if gap:
            yield f"{word} {BY_NOW if by_now else 'mục tiêu'} {format_number(gap, decimals)} điểm{NARROW}%"
        else:
            yield f"đúng bằng {BY_NOW if by_now else 'mục tiêu'}"
        return
    if headline.indicator.judgement.trajectory == "cumulative" and verdict.attained is not None:
        share = f"{format_number(verdict.attained * HUNDRED, 1)}%"
        if verdict.target.bound == "max":
            yield from _ceiling_tails(share, verdict.attained - (verdict.due or Decimal(0)))
            return
        late = (verdict.due or Decimal(0)) - verdict.attained
        pace = f"chậm {format_number(late * HUNDRED, 1)} điểm{NARROW}% so với tiến độ" if verdict.shortfall else ""
        yield f"bằng {share} kế hoạch năm, {pace}" if pace else f"bằng {share} kế hoạch năm"
        yield f"{pace}" if pace else f"{share} kế hoạch năm"
        return
    difference = round(abs(headline.value.amount - verdict.required), decimals)
    if difference and unit == RANK:
        worse = headline.value.amount > verdict.required
        yield f"{'kém' if worse else 'tốt hơn'} {BY_NOW if by_now else 'chỉ tiêu'} {format_number(difference)} bậc"
    elif difference:
        yield f"{_gap_word(headline)} {BY_NOW if by_now else 'chỉ tiêu'} {format_value(difference, unit, decimals)}"


def _ceiling_tails(share: str, over: Decimal) -> Iterator[str]:
    """What is said of a figure that must stay below the year's ceiling."""
    if over > 0:
        beyond = f"vượt {format_number(over * HUNDRED, 1)} điểm{NARROW}% so với mức cho phép đến kỳ"
        yield f"bằng {share} mức tối đa của năm, {beyond}"
        yield beyond
    yield f"bằng {share} mức tối đa của năm"


def _gap_word(headline: Headline) -> str:
    value, required = headline.value, headline.verdict.required
    return "thấp hơn" if value and required is not None and value.amount < required else "cao hơn"


def _change_tails(headline: Headline) -> Iterator[str]:
    if headline.indicator.basis == "growth":
        return
    for comparison in headline.comparisons:
        if comparison.across is None:
            yield change_phrase(headline, comparison)


def change_phrase(headline: Headline, comparison: Comparison) -> str:
    """'tăng 9,1% so với cùng kỳ', 'giảm 2,3 điểm % so với tháng trước, qua mốc 01/07/2025'."""
    base = "cùng kỳ năm trước" if comparison.base == YEAR_AGO else f"{period_word(headline.period)} trước"
    if comparison.across:
        base += f", qua mốc {format_date(comparison.across.start)}"
    decimals = headline.indicator.decimals
    if comparison.delta == 0:
        return f"bằng {base}"
    if headline.indicator.unit == RANK:
        return f"{'tụt' if comparison.delta > 0 else 'lên'} {format_number(abs(comparison.delta))} bậc so với {base}"
    word = "tăng" if comparison.delta > 0 else "giảm"
    if headline.indicator.is_percentage:
        return f"{word} {format_number(abs(comparison.delta), decimals)} điểm{NARROW}% so với {base}"
    if comparison.share is not None and abs(comparison.share) < 10 and _is_large(headline):
        return f"{word} {format_number(abs(comparison.share) * HUNDRED, 1)}% so với {base}"
    return f"{word} {format_value(abs(comparison.delta), headline.indicator.unit, decimals)} so với {base}"


def _is_large(headline: Headline) -> bool:
    """Whether a percentage says more than the difference: not for a handful of cases."""
    return headline.indicator.decimals > 0 or (headline.value is not None and headline.value.amount >= 30)


def period_word(period: Period) -> str:
    """'tháng', 'quý', 'năm', 'tuần', 'ngày', 'giờ'."""
    words = {"hour": "giờ", "day": "ngày", "week": "tuần", "month": "tháng", "quarter": "quý", "year": "năm"}
    return words[period.scheme.removesuffix("25")]


def _most_changed(headlines: Sequence[Headline]) -> Headline | None:
    """The headline with the largest change for the worse, by share; None when nothing worsened by 5 % or more.

    A handful of cases says nothing, nor does a change across a break.
    """
    told = [(h, c) for h in headlines for c in h.comparisons if c.across is None and _is_large(h)]
    worse = [(abs(c.share), h) for h, c in told if c.share is not None and _worsened(h, c)]
    worse = [(share, h) for share, h in worse if share >= Decimal("0.05")]
    return max(worse, key=lambda pair: pair[0])[1] if worse else None


def _worsened(headline: Headline, comparison: Comparison) -> bool:
    if headline.indicator.direction == "higher":
        return comparison.delta < 0
    return headline.indicator.direction == "lower" and comparison.delta > 0
