"""The rows of a form that we hand out: what stands in each cell, and which cells are the sender's."""

from __future__ import annotations

from collections.abc import Sequence

from data.catalogue.model import Catalogue, Form, Indicator
from data.entities import Entity
from data.observations import OFFICIAL, Observation
from data.submissions import Row
from data.targets import Target
from loaders.cells.values import BOUNDS, NO, YES
from loaders.forms.cells import CellContent, FormRow, number_cell, number_format
from loaders.forms.registers import register_rows
from loaders.rows.codes import UNIT_KIND
from loaders.rows.layouts import FORM, is_matrix

_BOUND_WORDS = {bound: word for word, bound in BOUNDS.items()}
_USUAL_BOUND = {"higher": "min", "lower": "max", "range": "range"}
_LABELS = ("ma", "ten", "don_vi_tinh", "chi_tieu", "phan_to")


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
    return register_rows(form, unit, catalogue, entities, values)


def _matrix_rows(
    form: Form, unit: str, catalogue: Catalogue, entities: Sequence[Entity], values: Sequence[Row]
) -> list[FormRow]:
    known = {(row.entity or row.area, row.indicator): row.value for row in values if isinstance(row, Observation)}
    formats = {code: number_format(catalogue.indicators[code].decimals) for code in form.indicators}
    rows = []
    for code, name in _places(form, unit, catalogue, entities).items():
        cells: dict[str, CellContent] = {"ma": code, "ten": name}
        cells |= {i: number_cell(known[code, i]) for i in form.indicators if (code, i) in known}
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
            cells |= {"gia_tri": number_cell(row.value), "trang_thai": row.status if row.status != OFFICIAL else ""}
            cells |= {"xap_xi": YES if row.approx else "", "den_ngay": row.reference_date or "", "ghi_chu": row.note}
        rows.append(_row("observations", cells, {"gia_tri": number_format(indicator.decimals)}))
    return rows


def _target_rows(form: Form, catalogue: Catalogue, values: Sequence[Row]) -> list[FormRow]:
    known = {(row.indicator, row.breakdown): row for row in values if isinstance(row, Target)}
    rows = []
    for indicator, part, name in _indicator_parts(form, catalogue):
        cells = _labels("chi_tieu", indicator, part, name)
        target = known.get((indicator.code, part))
        cells |= _target_cells(target) if target else {"gioi_han": _BOUND_WORDS[_usual_bound(indicator)]}
        number = number_format(indicator.decimals)
        rows.append(_row("targets", cells, {"gia_tri": number, "den_gia_tri": number, "co_so": number}))
    return rows


def _labels(column: str, indicator: Indicator, part: str, name: str) -> dict[str, CellContent]:
    return {column: indicator.code, "ten": name, "don_vi_tinh": indicator.unit, "phan_to": part}


def _usual_bound(indicator: Indicator) -> str:
    return _USUAL_BOUND.get(indicator.direction, "min")


def _target_cells(target: Target) -> dict[str, CellContent]:
    return {
        "gioi_han": _BOUND_WORDS[target.bound],
        "gia_tri": number_cell(target.value),
        "den_gia_tri": number_cell(target.upper),
        "co_so": number_cell(target.baseline),
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


def _row(kind: str, cells: dict[str, CellContent], formats: dict[str, str]) -> FormRow:
    return FormRow(cells, tuple(name for name in FORM[kind] if name not in _LABELS), formats)
