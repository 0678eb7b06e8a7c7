"""Lines that the form has and the file has not; their values count as missing."""

from __future__ import annotations

from collections.abc import Iterable

from data.catalogue.model import Catalogue, Form
from data.entities import Entity
from data.intake_context import IntakeContext
from data.periods import parse_period
from loaders.checks.history import History
from loaders.problems.problem import Findings, Place
from loaders.rows.codes import UNIT_KIND
from loaders.rows.reading import Reading

SHOWN_CODES = 8
_PLACE_OF = {"indicators": None, "communes": 0, "entities": 1}  # of area, entity, breakdown


def check_coverage(
    reading: Reading, catalogue: Catalogue, context: IntakeContext, history: History, findings: Findings
) -> None:
    """Ask where a line of our own form was taken out, or where values stand that the file would end; else tell."""
    form = reading.form
    if form is None or form.kind != "observations" or form.entity == UNIT_KIND or findings.refused:
        return
    expected = _expected(form, reading, catalogue, context)
    for period, seen in reading.desk.seen.items():
        left_out = [code for code in expected if code not in seen]
        standing = _standing(form, period, history)
        ended = [code for code in left_out if code in standing]
        removed = left_out if reading.of_our_form and form.rows != "entities" else ended
        _note("rows_taken_out", period, removed, expected, findings)
        _note("rows_left_out", period, [code for code in left_out if code not in removed], expected, findings)


def _expected(form: Form, reading: Reading, catalogue: Catalogue, context: IntakeContext) -> dict[str, str]:
    """Code -> name of every line that the form has for this sender."""
    if form.rows == "entities":
        own_entities = (e for e in context.entities.values() if _belongs(e, form.entity, reading.unit, catalogue))
        return {entity.code: entity.name for entity in own_entities}
    if form.rows == "communes":
        own = {reading.unit} & catalogue.communes.keys()
        return {code: catalogue.areas[code].name for code in own or catalogue.communes}
    return {code: catalogue.indicators[code].short_name for code in form.indicators}


def _belongs(entity: Entity, kind: str, unit: str, catalogue: Catalogue) -> bool:
    return entity.kind == kind and (unit not in catalogue.communes or entity.area == unit)


def _standing(form: Form, period: str, history: History) -> set[str]:
    """The lines of a form for which the store has a value in a period."""
    at = _PLACE_OF[form.rows]
    known = {code: history.stored[code, period] for code in form.indicators if (code, period) in history.stored}
    return set(known) if at is None else {place[at] for places in known.values() for place in places}


def _note(kind: str, period: str, codes: Iterable[str], names: dict[str, str], findings: Findings) -> None:
    told = [f"{code} ({names[code]})" for code in codes]
    if told:
        shown = ", ".join(told[:SHOWN_CODES]) + (" …" if len(told) > SHOWN_CODES else "")
        findings.add(kind, Place(), f"{len(told)} dòng ({parse_period(period).label})", shown)
