"""Synthetic stores: the catalogue's own indicators at every place, years of months and days, some values revised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa

from data.access import MAINTAIN
from data.catalogue import Catalogue, Indicator
from data.periods import Period, period_of, previous_periods
from data.store import DEMO, Store, open_store, recluster

TODAY = date(2026, 11, 22)
MONTHS = 60
LEAST_DAYS = 400
ENTITIES = {"facility": 40, "station": 30, "site": 60}
REVISED_PERCENT = 6

_REVISIONS = """
create temp table bench_revision as
with scopes as (
    select distinct form, scheme from bench_place
),

editions as (
    select form, period, edition, end_at + (5 + edition * 20) * interval 1 day as received_at
    from scopes
    inner join bench_period using (scheme)
    cross join (select unnest([0, 1, 2]) as edition)
)

select *, (row_number() over (order by received_at, form, edition))::bigint as revision
from editions
where received_at <= timestamp '{today} 17:00:00'
"""

_OBSERVATIONS = """
insert into observation
with keys as (
    select *, hash(indicator, area, entity, period) as seed
    from bench_place
    inner join bench_period using (scheme)
)

select
    keys.indicator,
    keys.area,
    keys.entity,
    '',
    keys.period,
    ((40 + seed % 960 + edition) + (seed % 10) / 10)::decimal(18, 6),
    case when seed % 50 = 0 then 'ước' else 'chính thức' end,
    false,
    true,
    null,
    '',
    revision,
    'N' || lpad(revision::varchar, 7, '0'),
    'Số liệu!D' || (10 + seed % 166)
from keys
inner join bench_revision using (form, period)
where edition = 0 or (seed // 7) % 100 < {revised} // edition
order by revision
"""

_BOOKS = """
insert into revision
select revision, received_at, received_at, 'bench', 'submission', '' from bench_revision;
insert into submission
select
    'N' || lpad(revision::varchar, 7, '0'), form, 'VPUB', form || '.xlsx', sha256(form || period || edition),
    50000, 'biểu Excel', true, 0, 0, 0, '', '', revision
from bench_revision;
insert into submission_scope
select 'N' || lpad(revision::varchar, 7, '0'), form, 'VPUB', period, revision from bench_revision;
insert into submission_event
select 'N' || lpad(revision::varchar, 7, '0'), 'accepted', 'bench', '', received_at, revision from bench_revision;
insert into target
select distinct
    indicator, '{province}', '', '', '{year}', 'min', 500, null, null, 'Ủy ban nhân dân tỉnh', 'Kế hoạch',
    'chính thức', false, true, '', 1, 'N0000001', 'Số liệu!D10'
from bench_place
where indicator in (select unnest({assigned}))
"""


@dataclass(frozen=True)
class Place:
    """Where an indicator has values."""

    indicator: str
    form: str
    scheme: str
    area: str
    entity: str


def make_store(folder: Path, catalogue: Catalogue, rows: int) -> Store:
    """A demonstration store with about this many observations, sorted as after the nightly run, opened anew."""
    store = open_store(folder, kind=DEMO, today=TODAY)
    places, days = _choose(catalogue, rows)
    with store.write(MAINTAIN) as cursor:
        cursor.register("bench_places", _table(places))
        cursor.register("bench_periods", _periods(days))
        cursor.execute("create temp table bench_place as select * from bench_places")
        cursor.execute("create temp table bench_period as select * from bench_periods")
        cursor.execute(_REVISIONS.format(today=TODAY))
        # Every indicator with a card has a target, half as many again as a province assigns; parts of rates have none.
        assigned = [code for sector in catalogue.sectors.values() for code in sector.headline]
        cursor.execute(_BOOKS.format(province=catalogue.province.code, year=TODAY.year, assigned=assigned))
        _add_entities(cursor, catalogue)
        cursor.execute(_OBSERVATIONS.format(revised=REVISED_PERCENT))
    recluster(store)
    store.close()
    return open_store(folder)


def count_observations(store: Store) -> int:
    """How many observations it really holds."""
    return int(store.query("select count(*) from observation")[0][0])


def _choose(catalogue: Catalogue, rows: int) -> tuple[list[Place], int]:
    """Every indicator that isn't daily, as many daily ones as fit for 400 days, and as many days as fill the rest."""
    stored = [i for i in catalogue.indicators.values() if not (i.rate and i.province_value == "computed")]
    places = {i.code: _places(catalogue, i) for i in stored}
    each = 1 + REVISED_PERCENT * 1.5 / 100
    chosen = [place for i in stored if i.scheme != "day" for place in places[i.code]]
    left = rows / each - sum(_count(place.scheme) for place in chosen)
    daily: list[Place] = []
    for indicator in sorted((i for i in stored if i.scheme == "day"), key=lambda i: len(places[i.code])):
        if (len(daily) + len(places[indicator.code])) * LEAST_DAYS <= left:
            daily += places[indicator.code]
    return [*chosen, *daily], int(left // len(daily))


def _places(catalogue: Catalogue, indicator: Indicator) -> list[Place]:
    form = catalogue.form_of.get(indicator.code, indicator.sector)
    province = catalogue.province.code
    if indicator.entity == "unit":
        where = [(province, unit) for unit in catalogue.units]
    elif indicator.entity:
        areas = sorted(catalogue.communes)
        where = [(areas[n], code) for n, code in enumerate(_codes(indicator.entity))]
    else:
        where = [(area, "") for area in catalogue.communes] if indicator.aggregate.area != "none" else []
    if indicator.province_value != "computed":
        where.append((province, ""))
    return [Place(indicator.code, form, indicator.scheme, area, entity) for area, entity in where]


def _codes(kind: str) -> list[str]:
    return [f"{kind[:2].upper()}{number:03d}" for number in range(1, ENTITIES.get(kind, 20) + 1)]


def _count(scheme: str) -> int:
    return {"hour": 48, "week": 260, "month": MONTHS, "quarter": MONTHS // 3, "year": MONTHS // 12}[scheme]


def _periods(days: int) -> pa.Table:
    found: list[Period] = previous_periods(period_of("day", TODAY - timedelta(days=6)), days)
    for scheme in ("hour", "week", "month", "quarter"):
        last = period_of(scheme, period_of(scheme, TODAY - timedelta(days=6)).start - timedelta(days=1))
        found += previous_periods(last, _count(scheme))
    found += previous_periods(period_of("year", TODAY - timedelta(days=365)), _count("year"))
    return pa.table(
        {"scheme": [p.scheme for p in found], "period": [p.code for p in found], "end_at": [p.end for p in found]}
    )


def _table(places: Iterable[Place]) -> pa.Table:
    return pa.Table.from_pylist([vars(place) for place in places])


def _add_entities(cursor: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    areas = sorted(catalogue.communes)
    limited = [i.code for i in catalogue.indicators.values() if i.permit_limits]
    for kind in sorted({i.entity for i in catalogue.indicators.values()} - {"", "unit"}):
        for number, code in enumerate(_codes(kind)):
            area = catalogue.areas[areas[number]]
            cursor.execute(
                "insert into entity values (?, ?, ?, ?, ?, ?, '2020-01-01', null, 'chính thức', true, '', 1, ?, 'A1')",
                [code, kind, f"Cơ sở {code}", area.code, area.lon, area.lat, "N0000001"],
            )
            for indicator in limited if kind == "facility" else ():
                cursor.execute(
                    "insert into entity_limit values (?, ?, null, 950, '2020-01-01', null, 'Giấy phép', "
                    "'chính thức', true, 1, 'N0000001', 'A1')",
                    [code, indicator],
                )
