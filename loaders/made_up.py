"""Made-up submissions of the sectors that have no published figures: seeded, plausible, always declared as made up.

Documents (VB): each unit's figures conserve, so that overdue = overdue before + newly overdue - handled late.
Discharge (XT): facilities with their own permits; exceedances are counted from the very values that are sent.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from data.catalogue import Catalogue
from data.entities import Entity, EntityLimit
from data.observations import Observation
from data.periods import Period, period_of, previous_periods
from data.submissions import Row
from data.targets import Target
from loaders.templates import write_form

SEED = 20261122
MONTHS = 14
DAYS = 75
SILENT_UNITS = ("SNgV",)
FACILITIES = (
    ("dệt may", 60, 34, 7.2, 3.6, 1900),
    ("giấy và bao bì", 68, 41, 7.0, 3.1, 2600),
    ("chế biến thủy sản", 64, 38, 6.9, 4.4, 1200),
    ("luyện thép", 52, 36, 7.6, 2.8, 3900),
    ("xi măng", 38, 43, 7.9, 1.6, 800),
    ("lọc hóa dầu", 55, 28, 7.3, 3.3, 8200),
    ("giày da", 58, 33, 7.1, 3.2, 1500),
    ("mía đường", 66, 40, 6.8, 3.0, 2400),
    ("bia, nước giải khát", 57, 30, 7.4, 2.6, 1800),
    ("xử lý nước thải khu công nghiệp phía bắc", 50, 29, 7.2, 3.5, 5200),
    ("xử lý nước thải khu công nghiệp phía nam", 54, 32, 7.1, 3.9, 4700),
    ("hóa chất, phân bón", 61, 35, 6.7, 4.3, 1100),
)
PERMIT = {"XT-05": 75, "XT-06": 50, "XT-08": 5}
SPREAD = {"XT-05": 6.5, "XT-06": 4.2, "XT-07": 0.35, "XT-08": 0.45}
RECORDS_A_DAY = 288


@dataclass(frozen=True)
class MadeUpFile:
    """A file as a unit would have sent it, and when it came in."""

    name: str
    content: bytes
    received_at: datetime


def make_files(catalogue: Catalogue, today: date) -> Iterator[MadeUpFile]:
    """Every made-up file up to a day; the same bytes of figures for the same catalogue and day."""
    yield from _documents(catalogue, today)
    yield from _discharge(catalogue, today)


def _file(
    catalogue: Catalogue, form: str, unit: str, period: Period, rows: list[Row], at: datetime, entities: list[Entity]
) -> MadeUpFile:
    content = write_form(catalogue, form, unit, period.code, entities, made_up=True, values=rows)
    return MadeUpFile(f"{form}_{unit}_{period.code}.xlsx", content, at)


def _documents(catalogue: Catalogue, today: date) -> Iterator[MadeUpFile]:
    chance = random.Random(SEED)
    months = previous_periods(period_of("month", today.replace(day=1) - timedelta(days=1)), MONTHS)
    units = [code for code in catalogue.units if code not in SILENT_UNITS]
    overdue = {unit: chance.randint(2, 14) for unit in units}
    skill = {unit: chance.uniform(0.86, 0.985) for unit in units}
    for month in months:
        late = month.code.endswith("-02")
        rows: list[Row] = []
        for unit in units:
            rows += _unit_month(catalogue, chance, unit, month, skill[unit], overdue)
        at = datetime.combine(month.end + timedelta(days=9 if late else 4), time(15, 10))
        yield _file(catalogue, "VB-T", "VPUB", month, [r for r in rows if _in_form(catalogue, r, "VB-T")], at, [])
        signed = [r for r in rows if _in_form(catalogue, r, "VB-SKHCN-T")]
        yield _file(catalogue, "VB-SKHCN-T", "SKHCN", month, signed, at + timedelta(hours=2), [])
    yield from _document_quarters(catalogue, chance, units, today)
    year = period_of("year", today)
    targets: list[Row] = [
        Target(code, catalogue.province.code, "", "", year.code, Decimal(value), document="Kế hoạch minh họa")
        for code, value in (("VB-06", 95), ("VB-07", 98), ("VB-08", 95), ("VB-12", 95))
    ]
    yield _file(catalogue, "VB-CT", "VPUB", year, targets, datetime(today.year, 1, 15, 9, 0), [])


def _in_form(catalogue: Catalogue, row: Row, form: str) -> bool:
    return isinstance(row, Observation) and row.indicator in catalogue.forms[form].indicators


def _unit_month(
    catalogue: Catalogue, chance: random.Random, unit: str, month: Period, skill: float, overdue: dict[str, int]
) -> list[Row]:
    busy = 1.15 if month.end.month in (3, 6, 9, 12) else 0.75 if month.end.month == 2 else 1.0
    arrived = max(20, round(chance.gauss(190, 60) * busy))
    due = round(arrived * chance.uniform(0.92, 1.02))
    on_time = min(due, round(due * min(1.0, chance.gauss(skill, 0.02))))
    newly_overdue = due - on_time
    handled_late = min(
        overdue[unit] + newly_overdue, round((overdue[unit] + newly_overdue) * chance.uniform(0.6, 0.95))
    )
    overdue[unit] += newly_overdue - handled_late
    sent = round(arrived * chance.uniform(0.5, 0.8))
    exchanged = round((arrived + sent) * 0.97)
    done = on_time + handled_late
    said = {
        "VB-01": arrived,
        "VB-02": sent,
        "VB-03": on_time,
        "VB-04": handled_late,
        "VB-05": overdue[unit],
        "VB-11": chance.randint(0, 9),
        "VB-13": due,
        "VB-14": round(sent * chance.uniform(0.94, 1.0)),
        "VB-15": round(exchanged * chance.uniform(0.9, 0.995)),
        "VB-16": exchanged,
        "VB-19": round(done * chance.uniform(9, 15)),
        "VB-20": done,
        "VB-21": chance.choice((4, 5, 5, 5)),
        "VB-22": 5,
    }
    return [_observation(catalogue, code, unit, month, Decimal(value)) for code, value in said.items()]


def _document_quarters(
    catalogue: Catalogue, chance: random.Random, units: list[str], today: date
) -> Iterator[MadeUpFile]:
    this = period_of("quarter", today)
    for quarter in previous_periods(period_of("quarter", this.start - timedelta(days=1)), 5):
        rows: list[Row] = []
        for unit in units:
            files = chance.randint(120, 700)
            online = round(files * chance.uniform(0.82, 0.98))
            rows.append(_observation(catalogue, "VB-17", unit, quarter, Decimal(online)))
            rows.append(_observation(catalogue, "VB-18", unit, quarter, Decimal(files)))
        at = datetime.combine(quarter.end + timedelta(days=8), time(10, 30))
        yield _file(catalogue, "VB-SKHCN-Q", "SKHCN", quarter, rows, at, [])


def _observation(catalogue: Catalogue, code: str, entity: str, period: Period, value: Decimal) -> Observation:
    return Observation(code, catalogue.province.code, entity, "", period.code, value)


def _discharge(catalogue: Catalogue, today: date) -> Iterator[MadeUpFile]:
    chance = random.Random(SEED + 1)
    facilities = _facilities(catalogue, chance)
    year = period_of("year", today)
    opening = datetime(today.year, 1, 10, 9, 0)
    yield _file(catalogue, "XT-DM", "SNNMT", year, [*facilities], opening, facilities)
    yield _file(catalogue, "XT-GP", "SNNMT", year, _permits(facilities), opening + timedelta(hours=1), facilities)
    targets: list[Row] = [
        Target(code, catalogue.province.code, "", "", year.code, Decimal(value), document="Kế hoạch minh họa")
        for code, value in (("XT-03", 100), ("XT-04", 95), ("XT-12", 100))
    ]
    yield _file(catalogue, "XT-CT", "SNNMT", year, targets, opening + timedelta(hours=2), facilities)
    yield from _discharge_days(catalogue, chance, facilities, today)
    yield from _discharge_periods(catalogue, facilities, today)


def _facilities(catalogue: Catalogue, chance: random.Random) -> list[Entity]:
    areas = chance.sample(sorted(catalogue.communes), len(FACILITIES))
    return [
        Entity(
            code=f"CS{number:03d}",
            kind="facility",
            name=f"Cơ sở minh họa {number:02d} ({kind})",
            area=area,
            lon=Decimal(str(round(catalogue.areas[area].lon, 4))),
            lat=Decimal(str(round(catalogue.areas[area].lat, 4))),
            valid_from=date(2025, 1, 1),
        )
        for number, ((kind, *_), area) in enumerate(zip(FACILITIES, areas, strict=True), start=1)
    ]


def _permits(facilities: list[Entity]) -> list[Row]:
    rows: list[Row] = []
    for number, (entity, (*_, flow)) in enumerate(zip(facilities, FACILITIES, strict=True), start=1):
        document = f"Giấy phép minh họa số {number:02d}"
        for code, maximum in (*PERMIT.items(), ("XT-09", round(flow * 1.25, -2))):
            rows.append(
                EntityLimit(entity.code, code, None, Decimal(str(int(maximum))), date(2025, 1, 1), None, document)
            )
        rows.append(EntityLimit(entity.code, "XT-07", Decimal(6), Decimal(9), date(2025, 1, 1), None, document))
    return rows


def _discharge_days(
    catalogue: Catalogue, chance: random.Random, facilities: list[Entity], today: date
) -> Iterator[MadeUpFile]:
    lost_since = today - timedelta(days=4)
    for back in range(DAYS, 0, -1):
        day = period_of("day", today - timedelta(days=back))
        lost = {facilities[7].code} if day.end >= lost_since else set()
        rows: list[Row] = []
        for entity, usual in zip(facilities, FACILITIES, strict=True):
            if entity.code not in lost:
                rows += _facility_day(catalogue, chance, entity, usual, day)
        at = datetime.combine(day.end + timedelta(days=1), time(7, 40))
        yield _file(catalogue, "XT-N", "SNNMT", day, rows, at, facilities)
        over_two_days = [code for code in lost if day.end >= lost_since + timedelta(days=1)]
        count = [Observation("XT-11", catalogue.province.code, "", "", day.code, Decimal(len(over_two_days)))]
        yield _file(catalogue, "XT-SNNMT-NGAY", "SNNMT", day, [*count], at + timedelta(minutes=5), facilities)


def _facility_day(
    catalogue: Catalogue,
    chance: random.Random,
    entity: Entity,
    usual: tuple[str, int, int, float, float, int],
    day: Period,
) -> list[Row]:
    _, cod, tss, ph, ammonia, flow = usual
    measured = {
        "XT-05": Decimal(f"{max(5.0, chance.gauss(cod, SPREAD['XT-05'])):.1f}"),
        "XT-06": Decimal(f"{max(3.0, chance.gauss(tss, SPREAD['XT-06'])):.1f}"),
        "XT-07": Decimal(f"{chance.gauss(ph, SPREAD['XT-07']):.1f}"),
        "XT-08": Decimal(f"{max(0.1, chance.gauss(ammonia, SPREAD['XT-08'])):.2f}"),
        "XT-09": Decimal(round(max(100.0, chance.gauss(flow, flow * 0.07)))),
    }
    over = sum(measured[code] > limit for code, limit in PERMIT.items())
    over += not Decimal(6) <= measured["XT-07"] <= Decimal(9)
    over += measured["XT-09"] > Decimal(int(round(flow * 1.25, -2)))
    measured["XT-10"] = Decimal(over)
    measured["XT-14"] = Decimal(RECORDS_A_DAY - chance.randint(0, 14))
    measured["XT-15"] = Decimal(RECORDS_A_DAY)
    return [_observation(catalogue, code, entity.code, day, value) for code, value in measured.items()]


def _discharge_periods(catalogue: Catalogue, facilities: list[Entity], today: date) -> Iterator[MadeUpFile]:
    last_month = period_of("month", today.replace(day=1) - timedelta(days=1))
    province = catalogue.province.code
    for number, month in enumerate(previous_periods(last_month, MONTHS)):
        said = {"XT-01": len(FACILITIES), "XT-02": min(len(FACILITIES), 9 + number // 5), "XT-13": (number * 7) % 4}
        rows: list[Row] = [Observation(c, province, "", "", month.code, Decimal(v)) for c, v in said.items()]
        yield _file(
            catalogue,
            "XT-SNNMT-T",
            "SNNMT",
            month,
            rows,
            datetime.combine(month.end + timedelta(days=5), time(9)),
            facilities,
        )
    last_quarter = period_of("quarter", period_of("quarter", today).start - timedelta(days=1))
    for quarter in previous_periods(last_quarter, 5):
        rows = [Observation(c, province, "", "", quarter.code, Decimal(v)) for c, v in (("XT-16", 7), ("XT-17", 8))]
        yield _file(
            catalogue,
            "XT-BQLKKT-Q",
            "BQLKKT",
            quarter,
            rows,
            datetime.combine(quarter.end + timedelta(days=9), time(9)),
            facilities,
        )
