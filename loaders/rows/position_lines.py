"""Lines of position forms -> where vessels were."""

from __future__ import annotations

from data.positions import Position
from loaders.cells.values import parse_yes_no
from loaders.rows.coordinates import SEA, read_coordinates
from loaders.rows.desk import Desk
from loaders.rows.identity import Scope
from loaders.rows.table import Line


def read_position(desk: Desk, line: Line, scope: Scope) -> None:
    """Read a line with the position of one entity at one moment; blank in the device's column: not said."""
    desk.cells_in += 1
    entity = desk.codes.entity(line, "ma", scope.form)
    moment = desk.moment_of_period(line, "thoi_diem", scope)
    position = read_coordinates(desk, line, SEA) if desk.needs(line, "kinh_do", "vi_do") else None
    told = line.get("ket_noi") != ""
    connected = desk.settle(parse_yes_no(line.get("ket_noi")), line, "ket_noi")
    if entity is None or moment is None or position is None or connected is None:
        return
    lon, lat = position
    if lon is not None and lat is not None:
        cell = line.place("thoi_diem").cell
        desk.rows.append(Position(entity, moment, lon, lat, connected if told else None, cell, scope.period))
