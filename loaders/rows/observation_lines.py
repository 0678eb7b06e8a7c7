"""Lines of observation forms -> observations."""

from __future__ import annotations

from data.catalogue.model import Indicator
from data.observations import OFFICIAL, Observation
from loaders.cells.values import parse_code, parse_status, parse_text, parse_yes_no
from loaders.rows.codes import Subject
from loaders.rows.desk import Desk, Remarks
from loaders.rows.identity import Scope
from loaders.rows.table import Line

SUBJECT = "chi_tieu ma doi_tuong dia_ban phan_to don_vi_tinh"
REMARKS = "trang_thai xap_xi den_ngay ghi_chu"
WORDING = f"{SUBJECT} {REMARKS}"


def read_observation(desk: Desk, line: Line, scope: Scope, code_column: str) -> None:
    """Read a line with one value of one indicator; `code_column` names the indicator."""
    desk.cells_in += 1
    wording = (scope.form.code, scope.unit, line.said(WORDING))
    known = desk.wordings.get(wording)
    subject = known[0] if known else _subject(desk, line, scope, code_column)
    if subject is None:
        return
    indicator, area, entity, part, line_of = subject
    desk.note_seen(scope, line_of)
    if line.get("gia_tri") == "":
        desk.leave_blank(line)
        return
    value = desk.number(line, "gia_tri", indicator.decimals, indicator.unit)
    remarks = known[1] if known else _remarks(desk, line)
    if value is not None and remarks is not None:
        if known is None:
            desk.wordings[wording] = subject, remarks
        key = (indicator.code, area, entity, part, scope.period)
        desk.rows.append(Observation._make((*key, value, *remarks, line.address("gia_tri"))))


def _remarks(desk: Desk, line: Line) -> Remarks | None:
    """What a line says of its value; each wording is read once."""
    key = line.said(REMARKS)
    known = desk.remarks.get(key) or _read_remarks(desk, line)
    if known is not None:
        desk.remarks[key] = known
    return known


def _read_remarks(desk: Desk, line: Line) -> Remarks | None:
    status = desk.settle(parse_status(line.get("trang_thai")), line, "trang_thai")
    approx = desk.settle(parse_yes_no(line.get("xap_xi")), line, "xap_xi")
    until, until_fits = desk.optional_date(line, "den_ngay")
    note = desk.settle(parse_text(line.get("ghi_chu")), line, "ghi_chu")
    if status is None or approx is None or note is None or not until_fits:
        return None
    return Remarks(status, approx, until, note)


def _subject(desk: Desk, line: Line, scope: Scope, code_column: str) -> Subject | None:
    """What a line is about; in a long file many periods say it alike, so each wording is looked up once."""
    key = (scope.form.code, scope.unit, line.said(SUBJECT))
    known = desk.subjects.get(key) or _read_subject(desk, line, scope, code_column)
    if known is not None:
        desk.subjects[key] = known
    return known


def _read_subject(desk: Desk, line: Line, scope: Scope, code_column: str) -> Subject | None:
    indicator = desk.codes.indicator(line, code_column, scope.form)
    if indicator is None:
        return None
    entity = desk.codes.entity(line, "doi_tuong", scope.form)
    area = desk.codes.area(line, scope.unit, entity, indicator) if entity is not None else None
    part = desk.codes.part(line, indicator)
    unit_fits = desk.unit_fits(line, indicator)
    if entity is None or area is None or part is None or not unit_fits:
        return None
    line_of = {"indicators": indicator.code, "communes": area, "entities": entity}[scope.form.rows]
    return Subject(indicator, area, entity, part, line_of)


def read_matrix_line(desk: Desk, line: Line, scope: Scope) -> None:
    """Read a line of a commune or an entity with one column an indicator."""
    columns = [code for code in scope.form.indicators if code in line.table.columns]
    desk.cells_in += len(columns)
    place = _matrix_place(desk, line, scope)
    for code in columns if place else ():
        _read_matrix_cell(desk, line, scope, desk.codes.catalogue.indicators[code], *(place or ("", "")))


def _matrix_place(desk: Desk, line: Line, scope: Scope) -> tuple[str, str] | None:
    """Area and entity of a line of the layout with one column an indicator."""
    code = parse_code(line.get("ma"))
    if scope.form.rows == "entities":
        entity = desk.codes.entity(line, "ma", scope.form)
        if entity is None:
            return None
        desk.note_seen(scope, entity)
        area = desk.codes.entity_area(line, "ma", scope.unit, entity)
        return (area, entity) if area else None
    if not code:
        desk.findings.add("row_without_code", line.place("ma"))
    elif code not in desk.codes.catalogue.areas:
        desk.codes.unknown_area(line, "ma", code)
    elif desk.codes.home(scope.unit) not in (code, desk.codes.catalogue.province.code):
        desk.findings.add("area_not_of_sender", line.place("ma"), code)
    elif desk.codes.name_fits(line, code):
        desk.note_seen(scope, code)
        return code, ""
    return None


def _read_matrix_cell(desk: Desk, line: Line, scope: Scope, indicator: Indicator, area: str, entity: str) -> None:
    if line.get(indicator.code) == "":
        desk.cells_blank += 1
        return
    if not entity and not desk.codes.level_fits(line, indicator.code, area, indicator):
        return
    value = desk.number(line, indicator.code, indicator.decimals, indicator.unit)
    if value is not None:
        key = (indicator.code, area, entity, "", scope.period)
        desk.rows.append(Observation(*key, value, OFFICIAL, False, None, "", line.address(indicator.code)))
