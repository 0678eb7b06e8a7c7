"""UnitView: everything of one sending unit, or of one commune, on one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from data.catalogue import Catalogue, Form, Indicator
from data.obligations import SENT, STATES, WAITING, Obligation
from data.views.corrected import mark_corrected
from data.views.headline import SPARK_PERIODS, Headline, by_urgency, read_headlines
from data.views.judgement import AT_RISK, ATTENTION
from data.views.obligations import USUAL_WINDOW, moment_of, read_obligations, window_start
from data.views.own_values import AT_AN_END, OwnValue, read_own_values
from data.views.punctuality import Debt, Tally, by_form_and_sender, find_debts, tally
from data.views.reader import Reader

LONGEST = 90
RECENT_SUBMISSIONS = 12


@dataclass(frozen=True)
class FormLine:
    """One form that the unit sends: its tally, what fell due last and what falls due next."""

    form: Form
    tally: Tally
    last: Obligation | None
    next: Obligation | None


@dataclass(frozen=True)
class Sent:
    """One file that the unit sent. corrects: it came after another one of the same scope."""

    submission_id: str
    form: str
    file_name: str
    made_up: bool
    cells_stored: int
    received_at: datetime
    reason: str
    periods: tuple[str, ...]
    corrects: bool
    withdrawn: bool


@dataclass(frozen=True)
class UnitView:
    """A unit or a commune. urgent: at risk or needing attention, worst first, with their series.

    headlines: the other indicators that it owns or sends; own: its own values among its like; without: those that it
    has no value of.
    """

    code: str
    name: str
    short_name: str
    kind: str
    is_commune: bool
    title: str
    forms: tuple[FormLine, ...]
    total: Tally
    debts: tuple[Debt, ...]
    urgent: tuple[Headline, ...]
    headlines: tuple[Headline, ...]
    own: tuple[OwnValue, ...]
    without: tuple[Indicator, ...]
    submissions: tuple[Sent, ...]

    @property
    def kinds(self) -> set[bool]:
        """Which kinds of numbers it shows: True for made-up ones, False for others."""
        told = {h.value.made_up for h in (*self.urgent, *self.headlines) if h.value}
        return told | {own.value.made_up for own in self.own}


def read_unit(reader: Reader, code: str) -> UnitView:
    """A unit by its code or a commune by its official one. Raises KeyError for any other."""
    catalogue = reader.catalogue
    is_commune = code in catalogue.communes
    place = catalogue.communes[code] if is_commune else catalogue.units[code]
    found = [o for o in read_obligations(reader, window_start(moment_of(reader), USUAL_WINDOW)) if o.sender == code]
    due = [o for o in found if o.state in STATES]
    like, codes = (
        (catalogue.communes, _of_communes(catalogue)) if is_commune else (catalogue.units, _of_units(catalogue))
    )
    own = read_own_values(reader, code, like, codes)
    headlines = by_urgency(_headlines(reader, [] if is_commune else _owned_or_sent(catalogue, code), 2))
    urgent = [h.indicator.code for h in headlines if h.verdict.status in (AT_RISK, ATTENTION)]
    debts = find_debts(due, moment_of(reader))
    there = {value.indicator.code for value in own}
    return UnitView(
        code=code,
        name=place.name,
        short_name=place.name if is_commune else place.short_name,
        kind=place.kind,
        is_commune=is_commune,
        title=_commune_title(place.name, own) if is_commune else _unit_title(place.short_name, headlines, debts, due),
        forms=tuple(sorted((_form_line(of_one) for of_one in by_form_and_sender(found)), key=_worst_form_first)),
        total=tally(due),
        debts=debts,
        urgent=tuple(by_urgency(_headlines(reader, urgent))),
        headlines=tuple(h for h in headlines if h.indicator.code not in urgent),
        own=tuple(own),
        without=tuple(catalogue.indicators[c] for c in codes if c not in there) if own or is_commune else (),
        submissions=tuple(_read_submissions(reader, code)),
    )


def _headlines(reader: Reader, codes: Sequence[str], spark: int = SPARK_PERIODS) -> list[Headline]:
    return mark_corrected(reader, read_headlines(reader, codes, reader.today, spark)) if codes else []


def _of_communes(catalogue: Catalogue) -> list[str]:
    return [i.code for i in catalogue.indicators.values() if "commune" in i.levels]


def _of_units(catalogue: Catalogue) -> list[str]:
    return [i.code for i in catalogue.indicators.values() if i.entity == "unit"]


def _figures(catalogue: Catalogue) -> Iterator[Form]:
    return (form for form in catalogue.forms.values() if form.kind == "observations")


def _owned_or_sent(catalogue: Catalogue, unit: str) -> list[str]:
    sent = {code for form in _figures(catalogue) if unit in form.senders for code in form.indicators}
    return [i.code for i in catalogue.indicators.values() if i.owner == unit or i.code in sent]


def _form_line(of_one: Sequence[Obligation]) -> FormLine:
    due = [o for o in of_one if o.state in STATES]
    waiting = [o for o in of_one if o.state == WAITING]
    return FormLine(of_one[0].form, tally(due), due[-1] if due else None, waiting[0] if waiting else None)


def _worst_form_first(line: FormLine) -> tuple[Decimal, int, str]:
    missing = line.tally.shares[-1]
    return -missing, -line.tally.due, line.form.code


def _read_submissions(reader: Reader, sender: str) -> Iterator[Sent]:
    rows = reader.store.rows(
        "read_submissions_of_sender",
        sender=sender,
        forms=list(reader.catalogue.forms),
        revision=reader.as_of.revision,
        count=RECENT_SUBMISSIONS,
    )
    for *told, periods, corrects, withdrawn in rows:
        yield Sent(*(*told, tuple(periods), corrects, withdrawn))


def _unit_title(name: str, headlines: Sequence[Headline], debts: Sequence[Debt], due: Sequence[Obligation]) -> str:
    """What is at risk, and what is owed."""
    risky = [h for h in headlines if h.verdict.status == AT_RISK]
    made_up = sum(h.value is not None and h.value.made_up for h in risky)
    whose = f" ({made_up} theo số liệu minh họa)" if made_up else ""
    risk = f"{len(risky)} chỉ tiêu nguy cơ không đạt{whose}" if risky else ""
    waiting = len({o.form.code for o in due if o.state == SENT})
    sent = f"chưa nộp {len(debts)} biểu" if debts else "nộp đủ các biểu đến hạn" if due else ""
    if waiting:
        sent = f"{sent if debts else 'gửi đủ các biểu đến hạn'}, {waiting} biểu chờ tiếp nhận"
    for parts in ((risk, sent), (risk,), (sent,)):
        told = ", ".join(part for part in parts if part)
        if told and len(sentence := f"{name}: {told}") <= LONGEST:
            return sentence
    with_data = sum(h.value is not None for h in headlines)
    return (
        f"{name}: có số liệu {with_data}/{len(headlines)} chỉ tiêu" if headlines else f"{name}: chưa có biểu phải nộp"
    )


def _commune_title(name: str, own: Sequence[OwnValue]) -> str:
    """Of how many indicators it is at an end of the ranking."""
    leads, trails = sum(value.leads for value in own), sum(value.trails for value in own)
    if leads or trails:
        ahead = f"{leads} tỷ lệ trong {AT_AN_END} nơi dẫn đầu" if leads else ""
        behind = f"{trails} tỷ lệ trong {AT_AN_END} nơi cuối" if trails else ""
        return f"{name}: {', '.join(filter(None, (ahead, behind)))}"
    return f"{name}: có số liệu của {len(own)} chỉ tiêu cấp xã" if own else f"{name}: chưa có số liệu"
