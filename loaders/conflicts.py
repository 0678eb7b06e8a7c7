"""Two senders of one number: who stands keeps it, unless the catalogue's owner sends, or the other may no longer."""

from __future__ import annotations

from collections.abc import Sequence

from data.catalogue.model import Catalogue, Form
from data.intake_context import IntakeContext
from data.observations import Observation
from loaders.problems import Findings, place_of_cell


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


def _gives_way(catalogue: Catalogue, code: str, unit: str, other_form: str, other_unit: str) -> bool:
    """Whether what stands yields: the owner sends now, or its sender may not send it any more."""
    owner, form = catalogue.indicators[code].owner, catalogue.forms.get(other_form)
    if owner == unit and other_unit != unit:
        return True
    return form is None or code not in form.indicators or not catalogue.sends(other_unit, form)
