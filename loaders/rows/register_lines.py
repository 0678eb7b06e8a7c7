"""Lines of entity and limit forms -> the register of what figures are about, and their permits."""

from __future__ import annotations

from datetime import date

from data.entities import Entity, EntityLimit
from loaders.cells.values import MOST_DECIMALS, parse_code, parse_date, parse_text
from loaders.rows.coordinates import read_coordinates
from loaders.rows.desk import Desk
from loaders.rows.identity import Scope
from loaders.rows.table import Line


def read_entity(desk: Desk, line: Line, scope: Scope) -> None:
    """Read a line with one facility, station or the like."""
    desk.cells_in += 1
    area = desk.codes.known_area(line) if desk.has_code(line) else None
    if area is None:
        return
    name = desk.settle(parse_text(line.get("ten")), line, "ten")
    note = desk.settle(parse_text(line.get("ghi_chu")), line, "ghi_chu")
    since, until = _validity(desk, line)
    position = read_coordinates(desk, line)
    if name == "":
        desk.findings.add("required_empty", line.place("ten"))
        return
    if name is None or note is None or since is None or position is None:
        return
    place = line.place("ma").cell
    code = parse_code(line.get("ma"))
    desk.rows.append(Entity(code, scope.form.entity, name, area, *position, since, until, note, place))


def read_limit(desk: Desk, line: Line, scope: Scope) -> None:
    """Read a line with the limits that a permit sets on one indicator."""
    desk.cells_in += 1
    entity = desk.codes.entity(line, "ma", scope.form)
    indicator = desk.codes.indicator(line, "chi_tieu", scope.form)
    if entity is None or indicator is None:
        return
    if line.get("toi_thieu") == "" and line.get("toi_da") == "":
        desk.cells_blank += 1
        return
    low, low_fits = desk.optional_number(line, "toi_thieu", MOST_DECIMALS, indicator.unit)
    high, high_fits = desk.optional_number(line, "toi_da", MOST_DECIMALS, indicator.unit)
    document = desk.settle(parse_text(line.get("van_ban")), line, "van_ban")
    since, until = _validity(desk, line)
    if document is None or since is None or not (low_fits and high_fits):
        return
    if low is not None and high is not None and high <= low:
        desk.findings.add("bad_bounds", line.place("toi_da"), high, low)
        return
    cell = line.place("toi_da" if high is not None else "toi_thieu").cell
    desk.rows.append(EntityLimit(entity, indicator.code, low, high, since, until, document, cell))


def _validity(desk: Desk, line: Line) -> tuple[date | None, date | None]:
    """First and last day of validity; no first day after noting what is wrong."""
    if line.get("tu_ngay") == "":
        desk.findings.add("required_empty", line.place("tu_ngay"))
        return None, None
    since = desk.settle(parse_date(line.get("tu_ngay")), line, "tu_ngay")
    until, until_fits = desk.optional_date(line, "den_ngay")
    if since and until and until < since:
        desk.findings.add("reversed_dates", line.place("den_ngay"), until, since)
        return None, None
    return (since, until) if until_fits else (None, None)
