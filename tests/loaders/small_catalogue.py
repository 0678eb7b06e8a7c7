"""A small catalogue with forms of every kind and shape."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from data.catalogue.model import (
    Aggregation,
    Area,
    Breakdown,
    Catalogue,
    Form,
    Indicator,
    Sector,
    Unit,
)
from data.entities import Entity

TODAY = date(2026, 11, 22)
PROVINCE = "38"
COMMUNES = {"14797": "Phường Một", "14800": "Xã Hai", "04803": "Xã Ba"}


def an_area(code: str, name: str) -> Area:
    return Area(code, name, name, "xã", 105.7, 19.8, date(2025, 7, 1))


def an_indicator(code: str, unit: str, decimals: int, **more: object) -> Indicator:
    usual: dict[str, object] = {
        "code": code,
        "sector": code[:2],
        "name": f"Chỉ tiêu {code}",
        "short_name": f"Chỉ tiêu {code}",
        "unit": unit,
        "decimals": decimals,
        "direction": "higher",
        "scheme": "month",
        "basis": "flow",
        "owner": "STC",
        "province_value": "reported",
        "aggregate": Aggregation("sum", "sum", "sum"),
        "levels": ("province",),
    }
    return Indicator(**(usual | more))  # type: ignore[arg-type]


def a_sector(code: str, number: int) -> Sector:
    return Sector(code, number, code, code, code.lower(), "", "", "month", "", (), "", "")


def small_catalogue() -> Catalogue:
    """Two units, three communes, two sectors, a form of every kind and shape."""
    indicators = [
        an_indicator("KT-01", "tỷ đồng", 1, breakdown="nganh", plausible=(Decimal(0), Decimal(100_000))),
        an_indicator("KT-01-LK", "tỷ đồng", 1, basis="cumulative", cumulative_of="KT-01"),
        an_indicator("KT-02", "%", 2, basis="ratio", plausible=(Decimal(0), Decimal(150))),
        an_indicator("YT-01", "ca", 0, levels=("commune",)),
        an_indicator("YT-02", "%", 1, basis="ratio", levels=("province", "commune")),
        an_indicator("XT-01", "mg/l", 3, entity="facility"),
    ]
    forms = [
        Form(
            "KT-T", "Biểu tháng", "KT", "observations", "month", ("STC",), "indicators", ("KT-01", "KT-01-LK", "KT-02")
        ),
        Form("YT-X", "Biểu xã", "YT", "observations", "month", ("SYT", "communes"), "communes", ("YT-01", "YT-02")),
        Form("XT-N", "Biểu cơ sở", "YT", "observations", "day", ("SYT",), "entities", ("XT-01",), "facility"),
        Form("KT-CT", "Chỉ tiêu giao", "KT", "targets", "year", ("STC",), "indicators", ("KT-01", "KT-02")),
        Form("XT-DS", "Danh sách cơ sở", "YT", "entities", "year", ("SYT",), "entities", (), "facility"),
        Form("XT-GP", "Giấy phép", "YT", "limits", "year", ("SYT",), "entities", ("XT-01",), "facility"),
        Form("SK-T", "Vụ việc", "YT", "events", "month", ("SYT",), "entities", (), "accident"),
        Form("VT-N", "Vị trí", "YT", "positions", "day", ("SYT",), "entities", (), "facility"),
        Form("TIN-T", "Tin, bài", "YT", "items", "month", ("SYT",), "entities", (), "press", "nganh"),
        Form("NV-T", "Nhiệm vụ", "KT", "tasks", "month", ("STC",), "entities", (), "task"),
    ]
    areas = [an_area(PROVINCE, "Tỉnh Thanh Hóa"), *(an_area(code, name) for code, name in COMMUNES.items())]
    units = [Unit("STC", "Sở Tài chính", "STC", "sở"), Unit("SYT", "Sở Y tế", "SYT", "sở")]
    return Catalogue(
        province=areas[0],
        areas={area.code: area for area in areas},
        units={unit.code: unit for unit in units},
        sectors={"KT": a_sector("KT", 1), "YT": a_sector("YT", 2)},
        indicators={indicator.code: indicator for indicator in indicators},
        forms={form.code: form for form in forms},
        breakdowns={"nganh": Breakdown("nganh", "Ngành", True, {"A": "Nông nghiệp", "B": "Công nghiệp"})},
        bands={},
        rules={},
        groups={},
        version="test",
    )


def small_entities() -> dict[str, Entity]:
    """Two facilities in two communes."""
    known = [
        Entity("CS1", "facility", "Nhà máy Một", "14797", None, None, date(2025, 1, 1)),
        Entity("CS2", "facility", "Nhà máy Hai", "14800", None, None, date(2025, 1, 1)),
    ]
    return {entity.code: entity for entity in known}
