"""Which form, whose, for which period: the scope that a line belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from data.catalogue.model import Catalogue, Form
from data.numbers import format_date
from data.periods import HOUR, Period, parse_period, period_at, period_of
from loaders.cells.grid import CellValue
from loaders.cells.values import parse_code
from loaders.names.place_names import said_of_former
from loaders.problems.problem import Findings, Place
from loaders.rows.codes import suggest

SCHEME_NAMES = {"hour": "giờ", "day": "ngày", "week": "tuần", "month": "tháng", "quarter": "quý", "year": "năm"}


@dataclass(frozen=True)
class Scope:
    """Form x unit x period: what a later file replaces as a whole."""

    form: Form
    unit: str
    period: str


@dataclass(frozen=True)
class ScopeCells:
    """The three cells that name a scope, and where they are."""

    form: CellValue
    unit: CellValue
    period: CellValue
    form_place: Place
    unit_place: Place
    period_place: Place


def read_scope(cells: ScopeCells, catalogue: Catalogue, today: date, findings: Findings) -> Scope | None:
    """The scope that the cells name; None after noting what is wrong."""
    form = find_form(cells.form, cells.form_place, catalogue, findings)
    unit = _find_unit(cells, catalogue, findings)
    if form is None:
        return None
    if unit and not catalogue.sends(unit, form):
        findings.add("sender_not_allowed", cells.unit_place, catalogue.sender_name(unit), form.code)
        unit = ""
    period = _find_period(cells, form, catalogue, today, findings)
    return Scope(form, unit, period.code) if unit and period else None


def find_form(value: CellValue, place: Place, catalogue: Catalogue, findings: Findings) -> Form | None:
    """The form of a code; None after noting that there is none."""
    code = parse_code(value)
    form = catalogue.forms.get(code)
    if form is None and not code:
        findings.add("required_empty", _named(place, "Mã biểu"))
    elif form is None:
        names = {known.code: known.name for known in catalogue.forms.values()}
        findings.add("unknown_form", place, code, hint=suggest(code, names))
    return form


def _find_unit(cells: ScopeCells, catalogue: Catalogue, findings: Findings) -> str:
    code = parse_code(cells.unit)
    if code in catalogue.units or code in catalogue.communes:
        return code
    if not code:
        findings.add("required_empty", _named(cells.unit_place, "Đơn vị gửi"))
    else:
        units = {unit.code: unit.name for unit in catalogue.units.values()}
        communes = {area.code: area.name for area in catalogue.communes.values()}
        hint = said_of_former(catalogue, code) or suggest(code, units | communes)
        findings.add("unknown_unit", cells.unit_place, code, hint=hint)
    return ""


def _find_period(cells: ScopeCells, form: Form, catalogue: Catalogue, today: date, findings: Findings) -> Period | None:
    code = _period_code(cells.period, form.scheme)
    if not code:
        findings.add("required_empty", _named(cells.period_place, "Kỳ số liệu"))
        return None
    try:
        period = parse_period(code)
    except (ValueError, OverflowError):
        findings.add("bad_period", cells.period_place, code)
        return None
    if period.scheme != form.scheme:
        findings.add("wrong_scheme", cells.period_place, code, SCHEME_NAMES.get(form.scheme, form.scheme))
        return None
    if form.kind == "observations" and _too_early(period, form, catalogue, today):
        findings.add("future_period", cells.period_place, period.label, format_date(today))
        return None
    return period


def _too_early(period: Period, form: Form, catalogue: Catalogue, today: date) -> bool:
    """Whether a form can't yet be about a period: next year is for plans only; the rest is for the rows to say."""
    plans = any(catalogue.indicators[code].basis == "plan" for code in form.indicators)
    return period.year > today.year + (1 if plans else 0)


def _period_code(value: CellValue, scheme: str) -> str:
    """Excel turns 2026-11 and 2026-11-22 into dates, an hour into a moment; they say the same."""
    if isinstance(value, datetime) and scheme == HOUR:
        return period_at(HOUR, value).code
    if isinstance(value, date) and (scheme == "day" or (scheme == "month" and value.day == 1)):
        return period_of(scheme, date(value.year, value.month, value.day)).code
    return format_date(value) if isinstance(value, date) else parse_code(value)


def _named(place: Place, label: str) -> Place:
    return Place(sheet=place.sheet, row=place.row, column=label, cell=place.cell)
