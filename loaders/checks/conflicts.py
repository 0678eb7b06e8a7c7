"""Two senders of one number or row: who stands keeps it, unless its owner sends, or the other may no longer."""

from __future__ import annotations

from collections.abc import Sequence

from data.catalogue.model import Catalogue, Form
from data.entities import Entity, EntityLimit
from data.facts import TABLE_OF
from data.intake_context import IntakeContext
from data.observations import Observation
from data.submissions import Row
from data.targets import Target
from data.tasks import Task
from loaders.problems.problem import Findings, place_of_cell

REGISTERED = (Target, Entity, EntityLimit, Task)


def check_conflicts(
    rows: Sequence[Observation],
    form: Form,
    unit: str,
    catalogue: Catalogue,
    context: IntakeContext,
    findings: Findings,
) -> None:
    """No value that stands from another sender or form is replaced unnoticed; one finding a submission, at its cell."""
    if not rows:
        return
    codes, periods = ({getattr(row, field) for row in rows} for field in ("indicator", "period"))
    others = context.standing_of_others(form.code, unit, sorted(codes), sorted(periods))
    told: set[tuple[str, str]] = set()
    for row in rows if others else ():
        other = others.get((row.indicator, row.area, row.entity, row.breakdown, row.period))
        if other is None:
            continue
        submission, other_form, other_unit = other
        kind = (
            "takes_over" if _gives_way(catalogue, row.indicator, unit, other_form, other_unit) else "stands_from_other"
        )
        if (kind, submission) not in told:
            told.add((kind, submission))
            said = f"{submission} ({catalogue.sender_name(other_unit)}, biểu {other_form})"
            findings.add(kind, place_of_cell(row.cell), said, catalogue.indicators[row.indicator].short_name)


def check_registered(
    rows: Sequence[Row], form: Form, unit: str, catalogue: Catalogue, context: IntakeContext, findings: Findings
) -> None:
    """The same for targets, and for what registers hold: no row of another sender is replaced unnoticed."""
    listed = [row for row in rows if isinstance(row, REGISTERED)]
    others = context.rows_of_others(form.code, unit, listed) if listed else {}
    told: set[tuple[str, str]] = set()
    for row in listed if others else ():
        other = others.get(TABLE_OF[type(row)].key_of(row))
        if other is None:
            continue
        submission, other_form, other_unit = other
        yields = _row_gives_way(row, form, unit, catalogue, other_form, other_unit)
        kind = "takes_over_row" if yields else "row_of_another"
        if (kind, submission) not in told:
            told.add((kind, submission))
            said = f"{submission} ({catalogue.sender_name(other_unit)}, biểu {other_form})"
            findings.add(kind, place_of_cell(row.cell), said, _said_of(row, catalogue))


def _row_gives_way(row: Row, form: Form, unit: str, catalogue: Catalogue, other_form: str, other_unit: str) -> bool:
    """A target yields as a number does; a register's row only once its sender may no longer send its like."""
    if isinstance(row, Target):
        return _gives_way(catalogue, row.indicator, unit, other_form, other_unit)
    other = catalogue.forms.get(other_form)
    return (
        other is None
        or (other.kind, other.entity) != (form.kind, form.entity)
        or not catalogue.sends(other_unit, other)
    )


def _said_of(row: Target | Entity | EntityLimit | Task, catalogue: Catalogue) -> str:
    if isinstance(row, Target):
        return f"Chỉ tiêu giao {catalogue.indicators[row.indicator].short_name}, {row.period}"
    if isinstance(row, EntityLimit):
        return f"Giới hạn {catalogue.indicators[row.indicator].short_name} của {row.entity}"
    return f"{row.code} ({row.title if isinstance(row, Task) else row.name})"


def _gives_way(catalogue: Catalogue, code: str, unit: str, other_form: str, other_unit: str) -> bool:
    """Whether what stands yields: the owner sends now, or its sender may not send it any more."""
    owner, form = catalogue.indicators[code].owner, catalogue.forms.get(other_form)
    if owner == unit and other_unit != unit:
        return True
    return form is None or code not in form.indicators or not catalogue.sends(other_unit, form)
