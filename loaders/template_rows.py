"""The rows of a form that we hand out: what stands in each cell, and which cells are the sender's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.catalogue.model import Catalogue, Form, Indicator
from data.entities import Entity, EntityLimit
from data.observations import OFFICIAL, Observation
from data.submissions import Row
from data.targets import Target
from loaders.codes import UNIT_KIND
from loaders.layouts import FORM, is_matrix
from loaders.values import BOUNDS, MOST_DECIMALS, NO, YES, vietnamese

FREE_ROWS = 50
CellContent = str | float | date
_BOUND_WORDS = {bound: word for word, bound in BOUNDS.items()}
_USUAL_BOUND = {"higher": "min", "lower": "max", "range": "range"}
_LABELS = ("ma", "ten", "don_vi_tinh", "chi_tieu", "phan_to")


@dataclass(frozen=True)
class FormRow:
    """One row: column -> content, the columns that are the sender's, number formats of the numeric ones."""

    cells: dict[str, CellContent]
    inputs: tuple[str, ...]
    formats: dict[str, str]


def form_rows(
    form: Form, unit: str, catalogue: Catalogue, entities: Sequence[Entity], values: Sequence[Row]
) -> list[FormRow]:
    """Every row of a form for a unit."""
    if is_matrix(form):
        return _matrix_rows(form, unit, catalogue, entities, values)
    if form.kind == "observations":
        return _observation_rows(form, catalogue, values)
    if form.kind == "targets":
        return _target_rows(form, catalogue, values)
    return _register_rows(form, unit, catalogue, entities, values)


def _matrix_rows(
    form: Form, unit: str, catalogue: Catalogue, entities: Sequence[Entity], values: Sequence[Row]
) -> list[FormRow]:
    known = {(row.entity or row.area, row.indicator): row.value for row in values if isinstance(row, Observation)}
    formats = {code: _number_format(catalogue.indicators[code].decimals) for code in form.indicators}
    rows = []
    for code, name in _places(form, unit, catalogue, entities).items():
        cells: dict[str, CellContent] = {"ma": code, "ten": name}
        cells |= {i: _number(known[code, i]) for i in form.indicators if (code, i) in known}
        rows.append(FormRow(cells, form.indicators, formats))
    return rows


def _places(form: Form, unit: str, catalogue: Catalogue, entities: Sequence[Entity]) -> dict[str, str]:
    """Code -> name of what the rows are about; a commune sees only its own."""
    own = unit if unit in catalogue.communes else ""
    if form.rows == "communes":
        return {code: area.name for code, area in catalogue.communes.items() if own in ("", code)}
    if form.entity == UNIT_KIND:
        return {code: known.name for code, known in catalogue.units.items()}
    return {e.code: e.name for e in entities if e.kind == form.entity and own in ("", e.area)}


def _observation_rows(form: Form, catalogue: Catalogue, values: Sequence[Row]) -> list[FormRow]:
    known = {(row.indicator, row.breakdown): row for row in values if isinstance(row, Observation)}
    rows = []
    for indicator, part, name in _indicator_parts(form, catalogue):
        cells = _labels("ma", indicator, part, name)
        row = known.get((indicator.code, part))
        if row:
            cells |= {"gia_tri": _number(row.value), "trang_thai": row.status if row.status != OFFICIAL else ""}
            cells |= {"xap_xi": YES if row.approx else "", "den_ngay": row.reference_date or "", "ghi_chu": row.note}
        rows.append(_row("observations", cells, {"gia_tri": _number_format(indicator.decimals)}))
    return rows


def _target_rows(form: Form, catalogue: Catalogue, values: Sequence[Row]) -> list[FormRow]:
    known = {(row.indicator, row.breakdown): row for row in values if isinstance(row, Target)}
    rows = []
    for indicator, part, name in _indicator_parts(form, catalogue):
        cells = _labels("chi_tieu", indicator, part, name)
        target = known.get((indicator.code, part))
        cells |= _target_cells(target) if target else {"gioi_han": _BOUND_WORDS[_usual_bound(indicator)]}
        number = _number_format(indicator.decimals)
        rows.append(_row("targets", cells, {"gia_tri": number, "den_gia_tri": number, "co_so": number}))
    return rows


def _labels(column: str, indicator: Indicator, part: str, name: str) -> dict[str, CellContent]:
    return {column: indicator.code, "ten": name, "don_vi_tinh": indicator.unit, "phan_to": part}


def _usual_bound(indicator: Indicator) -> str:
    return _USUAL_BOUND.get(indicator.direction, "min")


def _target_cells(target: Target) -> dict[str, CellContent]:
    return {
        "gioi_han": _BOUND_WORDS[target.bound],
        "gia_tri": _number(target.value),
        "den_gia_tri": _number(target.upper),
        "co_so": _number(target.baseline),
        "co_quan_giao": target.assigned_by,
        "van_ban": target.document,
        "xap_xi": YES if target.approx else NO,
        "ghi_chu": target.note,
    }


def _indicator_parts(form: Form, catalogue: Catalogue) -> list[tuple[Indicator, str, str]]:
    """Every indicator with its total and, where it has a list, each part: indicator, part code, name."""
    parts = []
    for code in form.indicators:
        indicator = catalogue.indicators[code]
        parts.append((indicator, "", indicator.name))
        items = catalogue.breakdowns[indicator.breakdown].items if indicator.breakdown else {}
        parts.extend((indicator, item, f"   - {name}") for item, name in items.items())
    return parts


def _register_rows(
    form: Form, unit: str, catalogue: Catalogue, entities: Sequence[Entity], values: Sequence[Row]
) -> list[FormRow]:
    """What is registered, then free rows; every cell is the sender's."""
    number = {name: _number_format(MOST_DECIMALS, fixed=False) for name in ("kinh_do", "vi_do", "toi_thieu", "toi_da")}
    if form.kind == "entities":
        own = unit if unit in catalogue.communes else ""
        registered = [e for e in entities if e.kind == form.entity and own in ("", e.area)]
        filled = [_entity_cells(e) for e in [v for v in values if isinstance(v, Entity)] or registered]
    else:
        filled = [_limit_cells(v) for v in values if isinstance(v, EntityLimit)]
    columns = FORM[form.kind]
    return [FormRow(cells, columns, number) for cells in [*filled, *({} for _ in range(FREE_ROWS))]]


def _entity_cells(entity: Entity) -> dict[str, CellContent]:
    return {
        "ma": entity.code,
        "ten": entity.name,
        "dia_ban": entity.area,
        "kinh_do": _number(entity.lon),
        "vi_do": _number(entity.lat),
        "tu_ngay": entity.valid_from,
        "den_ngay": entity.valid_to or "",
        "ghi_chu": entity.note,
    }


def _limit_cells(limit: EntityLimit) -> dict[str, CellContent]:
    return {
        "ma": limit.entity,
        "chi_tieu": limit.indicator,
        "toi_thieu": _number(limit.minimum),
        "toi_da": _number(limit.maximum),
        "tu_ngay": limit.valid_from,
        "den_ngay": limit.valid_to or "",
        "van_ban": limit.document,
    }


def _row(kind: str, cells: dict[str, CellContent], formats: dict[str, str]) -> FormRow:
    return FormRow(cells, tuple(name for name in FORM[kind] if name not in _LABELS), formats)


def _number(value: Decimal | None) -> CellContent:
    """A number cell, or Vietnamese text where a binary fraction can't hold all digits."""
    if value is None:
        return ""
    near = float(value)
    return near if Decimal(repr(near)) == value else vietnamese(value)


def _number_format(decimals: int, fixed: bool = True) -> str:
    if not decimals:
        return "#,##0"
    return "#,##0." + ("0" if fixed else "#") * decimals
