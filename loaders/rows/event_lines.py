"""Lines of event forms -> events, such as accidents."""

from __future__ import annotations

from data.events import Event
from loaders.cells.values import parse_code
from loaders.rows.coordinates import read_coordinates
from loaders.rows.desk import Desk
from loaders.rows.identity import Scope
from loaders.rows.table import Line


def read_event(desk: Desk, line: Line, scope: Scope) -> None:
    """Read a line with one event."""
    desk.cells_in += 1
    if not desk.has_code(line):
        return
    area = desk.codes.known_area(line)
    moment = desk.moment_of_period(line, "thoi_diem", scope)
    position = read_coordinates(desk, line)
    place, note = desk.public_text(line, "dia_diem"), desk.public_text(line, "ghi_chu")
    deaths, injuries = desk.count(line, "so_chet"), desk.count(line, "so_bi_thuong")
    if area is None or moment is None or position is None or place is None or note is None:
        return
    if deaths is None or injuries is None:
        return
    key = (parse_code(line.get("ma")), scope.form.entity)
    cell = line.place("ma").cell
    desk.rows.append(Event(*key, moment, area, *position, place, deaths, injuries, note, cell, scope.period))
