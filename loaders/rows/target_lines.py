"""Lines of target forms -> targets."""

from __future__ import annotations

from decimal import Decimal

from data.catalogue.model import Indicator
from data.targets import Target
from loaders.cells.values import parse_bound, parse_text, parse_yes_no
from loaders.rows.desk import Desk
from loaders.rows.identity import Scope
from loaders.rows.table import Line


def read_target(desk: Desk, line: Line, scope: Scope) -> None:
    """Read a line with one target."""
    desk.cells_in += 1
    indicator = desk.codes.indicator(line, "chi_tieu", scope.form)
    if indicator is None:
        return
    entity = desk.codes.entity(line, "doi_tuong", scope.form)
    area = desk.codes.area(line, scope.unit, entity, indicator) if entity is not None else None
    part = desk.codes.part(line, indicator)
    unit_fits = desk.unit_fits(line, indicator)
    if entity is None or area is None or part is None or not unit_fits:
        return
    if line.get("gia_tri") == "":
        desk.leave_blank(line)
        return
    target = _target(desk, line, indicator, (indicator.code, area, entity, part, scope.period))
    if target is not None:
        desk.rows.append(target)


def _target(desk: Desk, line: Line, indicator: Indicator, key: tuple[str, str, str, str, str]) -> Target | None:
    bound = _bound(desk, line)
    value = desk.number(line, "gia_tri", indicator.decimals, indicator.unit)
    upper, upper_fits = desk.optional_number(line, "den_gia_tri", indicator.decimals, indicator.unit)
    base, base_fits = desk.optional_number(line, "co_so", indicator.decimals, indicator.unit)
    texts = [desk.settle(parse_text(line.get(c)), line, c) for c in ("co_quan_giao", "van_ban", "ghi_chu")]
    approx = desk.settle(parse_yes_no(line.get("xap_xi")), line, "xap_xi")
    if bound is None or value is None or approx is None or None in texts or not (upper_fits and base_fits):
        return None
    if not _bounds_fit(desk, line, bound, value, upper):
        return None
    assigned_by, document, note = (text or "" for text in texts)
    cell = line.place("gia_tri").cell
    return Target(*key, value, bound, upper, base, assigned_by, document, approx, note, cell)


def _bound(desk: Desk, line: Line) -> str | None:
    if line.get("gioi_han") == "":
        desk.findings.add("required_empty", line.place("gioi_han"))
        return None
    return desk.settle(parse_bound(line.get("gioi_han")), line, "gioi_han")


def _bounds_fit(desk: Desk, line: Line, bound: str, value: Decimal, upper: Decimal | None) -> bool:
    if bound == "range" and upper is None:
        desk.findings.add("required_empty", line.place("den_gia_tri"))
    elif bound != "range" and upper is not None:
        desk.findings.add("upper_not_taken", line.place("den_gia_tri"), upper)
    elif upper is not None and upper <= value:
        desk.findings.add("bad_bounds", line.place("den_gia_tri"), upper, value)
    else:
        return True
    return False
