"""The demonstration as it stands in a store: coherent, declared, never over a published figure, never of the future."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from data.catalogue import load_catalogue
from data.entities import read_entities
from data.obligations import due_at
from data.periods import parse_period
from data.positions import read_last_positions
from data.store import Store, StoreMismatch, open_store
from data.tasks import TARGET, read_tasks
from data.verify import verify
from loaders.demonstration import GENERATOR, load_demonstration, read_manifest
from loaders.made_up.arrivals import SILENT_FOR
from loaders.made_up.span import short_span

CATALOGUE = load_catalogue("38", Path("/nonexistent"))
TODAY = date(2026, 11, 22)
STANDING = """
with newest as (
    select *
    from observation
    qualify row_number() over (
        partition by indicator_code, area_code, entity_code, breakdown_code, period_code order by revision desc
    ) = 1
)
select * from newest where obs_status not in ('missing', 'withdrawn')
"""
Key = tuple[str, str, str, str]


@pytest.fixture(scope="module")
def loaded(demonstration: Path) -> Iterator[Store]:
    """The demonstration, to be read only."""
    store = open_store(demonstration)
    yield store
    store.close()


@pytest.fixture(scope="module")
def values(loaded: Store) -> dict[Key, dict[str, Decimal]]:
    """(indicator, area, entity, part) -> period -> the value that stands, of made-up figures."""
    found: dict[Key, dict[str, Decimal]] = {}
    asked = "select indicator_code, area_code, entity_code, breakdown_code, period_code, value"
    for *key, period, value in loaded.query(f"{asked} from ({STANDING}) where made_up"):
        indicator, area, entity, part = key
        found.setdefault((indicator, area, entity, part), {})[period] = value
    return found


def one(store: Store, statement: str) -> Any:
    return store.query(statement)[0][0]


def test_the_store_is_sound(loaded: Store) -> None:
    assert [finding for finding in verify(loaded) if finding.rows] == []


def test_every_form_has_sent_but_those_of_the_silent_units(loaded: Store) -> None:
    sent = {form for (form,) in loaded.query("select distinct form_code from submission")}
    silent = {form.code for form in CATALOGUE.forms.values() if set(form.senders) <= SILENT_FOR.keys()}
    owed = {f.code for f in CATALOGUE.forms.values() if f.owed and f.sector not in ("KTXH", "DL")}
    assert owed - silent <= sent


def test_made_up_figures_never_stand_where_one_is_published(loaded: Store) -> None:
    mixed = """
    select indicator_code, area_code, entity_code, breakdown_code, period_code from observation where value is not null
    group by all having count(distinct made_up) > 1
    """
    assert loaded.query(mixed) == []
    assert one(loaded, f"select count(*) from ({STANDING}) where not made_up") == one(
        loaded,
        """
        select count(*) from (
            select distinct indicator_code, area_code, entity_code, breakdown_code, period_code
            from observation where not made_up and value is not null
        )
        """,
    )


def test_each_made_up_submission_says_so_and_no_published_one_does(loaded: Store) -> None:
    actors = loaded.query("select made_up, actor from submission join revision using (revision) group by all")
    assert {actor for made_up, actor in actors if made_up} == {GENERATOR}
    assert GENERATOR not in {actor for made_up, actor in actors if not made_up}


def test_nothing_comes_from_the_future(loaded: Store) -> None:
    assert one(loaded, "select max(received_at) from revision").date() <= TODAY
    assert one(loaded, f"select max(start_at) from ({STANDING}) join period using (period_code)") <= TODAY
    assert one(loaded, "select max(seen_at) from entity_position").date() <= TODAY
    assert one(loaded, "select max(happened_at) from event").date() <= TODAY
    done = [task.done_on for task in read_tasks(loaded, loaded.as_of()) if task.done_on]
    assert max(done) <= TODAY


def test_communes_have_nothing_from_before_they_existed(loaded: Store) -> None:
    early = f"""
    select * from ({STANDING}) join period using (period_code)
    where area_code <> '38' and entity_code = '' and end_at < date '2025-07-01'
    """
    assert loaded.query(early) == []


@pytest.mark.parametrize(
    ("stock", "comes", "goes"),
    [
        ("PA-03", ["PA-01"], ["PA-02"]),
        ("DV-04", ["DV-14"], ["DV-02", "DV-03"]),
        ("VB-05", ["VB-13"], ["VB-03", "VB-04"]),
    ],
)
def test_what_was_open_and_came_in_is_done_or_still_open(
    values: dict[Key, dict[str, Decimal]], stock: str, comes: list[str], goes: list[str]
) -> None:
    checked = 0
    for (code, *place), series in values.items():
        if code != stock:
            continue
        flows = [(1, values[c, *place]) for c in comes] + [(-1, values[c, *place]) for c in goes]  # type: ignore[index]
        for period, after in series.items():
            before = series.get(parse_period(period).previous)
            if before is not None and all(period in flow for _, flow in flows):
                assert before + sum(sign * flow[period] for sign, flow in flows) == after
                assert after >= 0
                checked += 1
    assert checked > 200


def test_feedback_conserves_in_every_field_and_goes_on_from_month_to_month(
    values: dict[Key, dict[str, Decimal]],
) -> None:
    parts = {part for code, _, _, part in values if code == "PA-17"}
    assert parts == {"", *CATALOGUE.breakdowns["linh_vuc_phan_anh"].items}
    for part in parts:
        opening, came, went, closing = (values[f"PA-{n}", "38", "", part] for n in (17, 18, 19, 20))
        for month in opening:
            assert opening[month] + came[month] == went[month] + closing[month]
            before = parse_period(month).previous
            assert before not in closing or closing[before] == opening[month]


def test_parts_are_never_above_their_whole(values: dict[Key, dict[str, Decimal]]) -> None:
    shares = [
        (i.rate.numerator[0], i.rate.denominator)
        for i in CATALOGUE.indicators.values()
        if i.rate and i.unit == "%" and i.plausible[1] == 100 and i.code != "XT-04"
    ]
    for part, whole in shares:
        for (code, *place), series in values.items():
            wholes = [found for other in whole if (found := values.get((other, *place)))]  # type: ignore[arg-type]
            if code == part and len(wholes) == len(whole):
                both = set(series).intersection(*wholes)
                assert all(series[period] <= sum(found[period] for found in wholes) for period in both), code


def test_breakdowns_add_up_to_their_total(values: dict[Key, dict[str, Decimal]]) -> None:
    added = [i for i in CATALOGUE.indicators.values() if i.breakdown and CATALOGUE.breakdowns[i.breakdown].adds_up]
    seen = 0
    for indicator in added:
        total = values.get((indicator.code, "38", "", ""), {})
        items = CATALOGUE.breakdowns[indicator.breakdown].items
        for period, whole in total.items():
            assert sum(values[indicator.code, "38", "", item][period] for item in items) == whole
            seen += 1
    assert seen > 50


def test_tones_add_up_to_the_items_that_were_classified(values: dict[Key, dict[str, Decimal]]) -> None:
    tones = [values[code, "38", "", ""] for code in ("BC-02", "BC-03", "BC-04")]
    for day, classified in values["BC-12", "38", "", ""].items():
        assert sum(tone[day] for tone in tones) == classified


def test_year_to_date_figures_are_running_sums(values: dict[Key, dict[str, Decimal]]) -> None:
    seen = 0
    for code, indicator in CATALOGUE.indicators.items():
        series = values.get((code, "38", "", ""), {})
        flows = values.get((indicator.cumulative_of, "38", "", ""), {})
        for period, value in series.items() if indicator.basis == "cumulative" else ():
            before = series.get(parse_period(period).previous)
            if before is not None and period in flows and period[:4] == parse_period(period).previous[:4]:
                assert before + flows[period] == value
                seen += 1
    assert seen > 20


def test_the_population_of_the_communes_is_that_of_the_province(values: dict[Key, dict[str, Decimal]]) -> None:
    for year in ("2025", "2026"):
        communes = sum(values["KTXH-20", area, "", ""][year] for area in CATALOGUE.communes)
        assert communes == values["KTXH-20", "38", "", ""][year]


def test_accidents_are_those_that_the_month_counts(loaded: Store, values: dict[Key, dict[str, Decimal]]) -> None:
    listed: dict[tuple[str, str], list[Decimal]] = {}
    for period, area, deaths, injuries in loaded.query("select period_code, area_code, deaths, injuries from event"):
        before = listed.setdefault((period, area), [Decimal(0)] * 3)
        listed[period, area] = [before[0] + 1, before[1] + deaths, before[2] + injuries]
    months = {period for period, _ in listed}
    for number, code in enumerate(("AN-01", "AN-02", "AN-03")):
        for area in CATALOGUE.areas:
            for month, value in values.get((code, area, "", ""), {}).items():
                if month in months:
                    assert listed.get((month, area), [Decimal(0)] * 3)[number] == value


def test_most_files_come_in_time_some_late_and_some_never(loaded: Store) -> None:
    asked = """
    select form_code, unit_code, period_code, min(received_at)
    from submission_scope join submission using (submission_id, form_code, unit_code)
    join revision on revision.revision = submission.revision
    where made_up and length(period_code) = 7 group by all
    """
    first = loaded.query(asked)
    late = [row for row in first if row[3] > due_at(CATALOGUE.forms[row[0]], parse_period(row[2]))]
    assert 0.03 < len(late) / len(first) < 0.25
    months = {parse_period(row[2]) for row in first}
    expected = sum(f.kind == "observations" and f.code in {row[0] for row in first} for f in CATALOGUE.forms.values())
    assert len(first) < expected * len(months)


@pytest.mark.parametrize("unit", SILENT_FOR)
def test_two_units_have_fallen_silent(loaded: Store, unit: str) -> None:
    last = one(
        loaded, f"select max(end_at) from submission_scope join period using (period_code) where unit_code = '{unit}'"
    )
    assert last <= TODAY - SILENT_FOR[unit]


def test_wrong_values_were_mended_with_a_reason(loaded: Store) -> None:
    reasons = loaded.query("select revision, reason from revision where reason <> '' and kind = 'submission'")
    assert len(reasons) >= 5
    for revision, _ in reasons:
        changed = f"""
        select count(*) from observation as mended join observation as wrong
        using (indicator_code, area_code, entity_code, breakdown_code, period_code)
        where mended.revision = {revision} and wrong.revision < {revision} and mended.value <> wrong.value
        """
        assert one(loaded, changed) >= 1


def test_tasks_are_in_every_state(loaded: Store) -> None:
    tasks = read_tasks(loaded, loaded.as_of())
    open_now = [task for task in tasks if not task.done_on and task.deadline]
    assert len(tasks) > 0.9 * short_span(TODAY).tasks
    assert {task.lead for task in tasks} & CATALOGUE.units.keys()
    assert all(task.indicator for task in tasks if task.kind == TARGET)
    assert any(task.deadline and task.deadline < TODAY for task in open_now)
    assert any(task.deadline and task.deadline >= TODAY for task in open_now)
    assert any(task.done_on and task.deadline and task.done_on > task.deadline for task in tasks)
    assert any(task.extensions for task in tasks)


def test_some_vessels_have_been_silent_for_hours_and_some_for_days(loaded: Store) -> None:
    now = datetime(2026, 11, 22, 8, 0)
    last = {p.entity: now - p.at for p in read_last_positions(loaded, loaded.as_of(), now)}
    fleet = {entity.code for entity in read_entities(loaded, loaded.as_of(), "vessel")}
    assert last.keys() <= fleet
    assert sum(silent.days >= 10 for silent in last.values()) == 2
    assert sum(silent.total_seconds() > 6 * 3600 for silent in last.values()) == 7


def test_loading_it_again_sends_nothing(demonstration_copy: Path) -> None:
    store = open_store(demonstration_copy)
    assert load_demonstration(store, CATALOGUE, lambda done, total: None, short_span(TODAY)) == 0
    store.close()


def test_a_live_store_is_not_filled(store: Store) -> None:
    with pytest.raises(StoreMismatch):
        load_demonstration(store, CATALOGUE, lambda done, total: None)


@pytest.mark.parametrize("province", ["38", "42", "51"])
def test_each_shipped_province_has_a_manifest_for_the_same_day(province: str) -> None:
    assert read_manifest(province).today == TODAY
