"""The rows of registers and lists that we hand out: what is known, then free rows; every cell is the sender's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from data.catalogue.model import Catalogue, Form
from data.entities import Entity, EntityLimit
from data.events import Event
from data.items import Item
from data.positions import Position
from data.submissions import Row
from data.tasks import Task, join_units
from loaders.cells.values import MOST_DECIMALS, NO, TASK_KINDS, YES
from loaders.forms.cells import CellContent, FormRow, number_cell, number_format
from loaders.rows.layouts import FORM

FREE_ROWS = 50
FREE_ROWS_OF_A_BLANK = {"events": 200, "positions": 1000, "items": 200, "tasks": 500}
_KIND_WORDS = {kind: word for word, kind in TASK_KINDS.items()}
_WHOLE = number_format(0)
_FINE = number_format(MOST_DECIMALS, fixed=False)
_FORMATS = dict.fromkeys(("kinh_do", "vi_do", "toi_thieu", "toi_da", "tien_do"), _FINE) | dict.fromkeys(
    ("so_chet", "so_bi_thuong", "so_lan_gia_han"), _WHOLE
)


def register_rows(
    form: Form, unit: str, catalogue: Catalogue, entities: Sequence[Entity], values: Sequence[Row]
) -> list[FormRow]:
    """Every row of a register: the values, or the entities that are registered, then free rows."""
    known: list[Row] = [row for row in values if type(row) in _CELLS]
    if form.kind == "entities" and not known:
        own = unit if unit in catalogue.communes else ""
        known = [e for e in entities if e.kind == form.entity and own in ("", e.area)]
    free = FREE_ROWS if known else FREE_ROWS_OF_A_BLANK.get(form.kind, FREE_ROWS)
    filled = [_CELLS[type(row)](row) for row in known]
    return [FormRow(cells, FORM[form.kind], _FORMATS) for cells in [*filled, *({} for _ in range(free))]]


def _entity_cells(entity: Entity) -> dict[str, CellContent]:
    return {
        "ma": entity.code,
        "ten": entity.name,
        "dia_ban": entity.area,
        "kinh_do": number_cell(entity.lon),
        "vi_do": number_cell(entity.lat),
        "tu_ngay": entity.valid_from,
        "den_ngay": entity.valid_to or "",
        "ghi_chu": entity.note,
    }


def _limit_cells(limit: EntityLimit) -> dict[str, CellContent]:
    return {
        "ma": limit.entity,
        "chi_tieu": limit.indicator,
        "toi_thieu": number_cell(limit.minimum),
        "toi_da": number_cell(limit.maximum),
        "tu_ngay": limit.valid_from,
        "den_ngay": limit.valid_to or "",
        "van_ban": limit.document,
    }


def _event_cells(event: Event) -> dict[str, CellContent]:
    return {
        "ma": event.code,
        "thoi_diem": event.happened_at,
        "dia_ban": event.area,
        "kinh_do": number_cell(event.lon),
        "vi_do": number_cell(event.lat),
        "dia_diem": event.place,
        "so_chet": event.deaths,
        "so_bi_thuong": event.injuries,
        "ghi_chu": event.note,
    }


def _position_cells(position: Position) -> dict[str, CellContent]:
    return {
        "ma": position.entity,
        "thoi_diem": position.at,
        "kinh_do": number_cell(position.lon),
        "vi_do": number_cell(position.lat),
        "ket_noi": {None: "", True: YES, False: NO}[position.connected],
    }


def _item_cells(item: Item) -> dict[str, CellContent]:
    return {
        "ma": item.code,
        "thoi_diem": item.published_at,
        "nguon": item.source,
        "tieu_de": item.title,
        "sac_thai": item.tone,
        "linh_vuc": item.field,
        "don_vi_xac_minh": item.unit,
        "han_tra_loi": item.due_at or "",
        "tra_loi_luc": item.answered_at or "",
        "noi_dung_tra_loi": item.answer,
    }


def _task_cells(task: Task) -> dict[str, CellContent]:
    return {
        "ma": task.code,
        "noi_dung": task.title,
        "loai": _KIND_WORDS[task.kind],
        "chuong_trinh": task.programme,
        "van_ban": task.document,
        "co_quan_giao": task.assigned_by,
        "chu_tri": task.lead,
        "phoi_hop": join_units(task.cooperating),
        "ngay_giao": task.assigned_on,
        "thoi_han": task.due_on or "",
        "gia_han_den": task.extended_to or "",
        "so_lan_gia_han": task.extensions or "",
        "ngay_hoan_thanh": task.done_on or "",
        "tien_do": number_cell(task.progress),
        "chi_tieu": task.indicator,
        "ghi_chu": task.note,
    }


_CELLS: dict[type, Callable[[Any], dict[str, CellContent]]] = {
    Entity: _entity_cells,
    EntityLimit: _limit_cells,
    Event: _event_cells,
    Position: _position_cells,
    Item: _item_cells,
    Task: _task_cells,
}
