"""Before a file is accepted: exactly what the pages would say afterwards, and nothing of it is kept."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.access import SECRETARIAT, UNIT, Viewer
from data.catalogue import Catalogue
from data.scope import catalogue_for
from data.store import DEMO, Store, open_store
from data.submissions import Row, Submission, accept, withdraw
from data.targets import Target
from data.trials import as_if_accepted, as_if_withdrawn
from data.views import impact as impacts
from data.views.differences import read_series_values
from data.views.headline import read_headlines
from data.views.impact import Effect, Impact, read_impact
from data.views.judgement import AT_RISK, NO_DATA, ON_TRACK
from data.views.reader import Memory, Reader
from tests.data.submitting import observe, send
from tests.examples import tried_on

TODAY = date(2026, 11, 22)
EXPORTS, EXPORTS_TO_DATE = "KTXH-09", "KTXH-09-LK"
NEW_FIRMS = "KTXH-12"
INSURED, COVERAGE, POPULATION = "YT-14", "YT-01", "KTXH-20"
PLAN = Target(EXPORTS_TO_DATE, "38", "", "", "2026", Decimal(12000), cell="Số liệu!E10")
MONTHS = ("2026-08", "2026-09", "2026-10")
CELLS = st.dictionaries(
    st.tuples(st.sampled_from([EXPORTS, EXPORTS_TO_DATE]), st.sampled_from(MONTHS)), st.integers(1, 9), max_size=4
)


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Store]:
    """An empty store that stands on TODAY."""
    opened = open_store(tmp_path / "var", kind=DEMO, today=TODAY)
    yield opened
    opened.close()


def reader_of(store: Store, catalogue: Catalogue) -> Reader:
    as_of = store.as_of()
    known = catalogue_for(store.viewer, catalogue)
    return Reader(store, known, as_of, datetime(2026, 11, 22, 8), Memory(as_of.revision, catalogue.version))


def file_of(rows: Sequence[Row], form: str = "KTXH-SCT-T", sector: str = "KTXH", unit: str = "SCT") -> Submission:
    periods = tuple(dict.fromkeys(row.period for row in rows if not isinstance(row, Target))) or ("2026",)
    sha256 = hashlib.sha256(repr(rows).encode()).hexdigest()
    return Submission(form, sector, unit, periods, "tep.csv", sha256, 1, "csv", False, tuple(rows), len(rows), 0)


def impact_of(store: Store, catalogue: Catalogue, file: Submission) -> Impact:
    return read_impact(reader_of(store, catalogue), as_if_accepted(store, file))


def told(impact: Impact) -> dict[tuple[str, str], Effect]:
    return {(effect.indicator.code, effect.after.period.code): effect for effect in impact.effects}


def test_a_status_that_would_flip_comes_first(day: Store, catalogue: Catalogue) -> None:
    send(day, [PLAN], form="KTXH-CT")
    send(day, [observe(EXPORTS_TO_DATE, "2026-10", "11000")], form="KTXH-SCT-T", unit="SCT")
    impact = impact_of(day, catalogue, file_of([observe(EXPORTS_TO_DATE, "2026-10", "8000")]))
    first = impact.effects[0]
    assert (first.indicator.code, first.before.status, first.after.status) == (EXPORTS_TO_DATE, ON_TRACK, AT_RISK)
    assert (first.moved, first.newest, first.sent, impact.flips) == (Decimal(-3000), True, True, 1)


def test_a_plan_flips_the_status_of_a_number_that_stays(day: Store, catalogue: Catalogue) -> None:
    send(day, [PLAN], form="KTXH-CT", unit="VPUB")
    send(day, [observe(EXPORTS_TO_DATE, "2026-10", "11000")], form="KTXH-SCT-T", unit="SCT")
    higher = Target(EXPORTS_TO_DATE, "38", "", "", "2026", Decimal(20000), cell="Số liệu!E10")
    effect = impact_of(day, catalogue, file_of([higher], "KTXH-CT", "KTXH", "VPUB")).effects[0]
    assert (effect.before.status, effect.after.status, effect.moved) == (ON_TRACK, AT_RISK, Decimal(0))


def test_the_months_on_both_sides_of_a_year_to_date_number_are_computed_anew(day: Store, catalogue: Catalogue) -> None:
    send(
        day,
        [observe(EXPORTS_TO_DATE, month, str(100 * number)) for number, month in enumerate(MONTHS, 1)],
        form="KTXH-SCT-T",
        unit="SCT",
    )
    effects = told(impact_of(day, catalogue, file_of([observe(EXPORTS_TO_DATE, "2026-09", "230")])))
    moves = {key: (effect.moved, effect.sent) for key, effect in effects.items()}
    assert moves == {
        (EXPORTS_TO_DATE, "2026-09"): (Decimal(30), True),
        (EXPORTS, "2026-09"): (Decimal(30), False),
        (EXPORTS, "2026-10"): (Decimal(-30), False),
    }


def test_a_commune_changes_the_sum_of_all_and_the_rate_over_them(day: Store, catalogue: Catalogue) -> None:
    first, second = list(catalogue.communes)[:2]
    send(day, [observe(POPULATION, "2026", "1000", area=area) for area in (first, second)], form="G")
    send(day, [observe(INSURED, "2026-10", "800", area=area) for area in (first, second)], form="H")
    file = file_of([observe(INSURED, "2026-10", "900", area=first)], "YT-X", "YT", first)
    effects = told(impact_of(day, catalogue, file))
    assert effects[INSURED, "2026-10"].moved == Decimal(100)
    assert effects[COVERAGE, "2026-10"].moved == Decimal(5)
    assert not effects[COVERAGE, "2026-10"].sent


def test_a_newer_month_takes_the_place_of_what_the_page_shows(day: Store, catalogue: Catalogue) -> None:
    send(day, [observe(EXPORTS_TO_DATE, "2026-09", "900")], form="KTXH-SCT-T", unit="SCT")
    effects = told(impact_of(day, catalogue, file_of([observe(EXPORTS_TO_DATE, "2026-10", "1000")])))
    newest = effects[EXPORTS_TO_DATE, "2026-10"]
    assert (newest.before.period.code, newest.after.period.code, newest.moved) == ("2026-09", "2026-10", None)


def test_the_same_numbers_again_change_nothing(day: Store, catalogue: Catalogue) -> None:
    rows = [observe(EXPORTS_TO_DATE, "2026-10", "1000")]
    send(day, rows, form="KTXH-SCT-T", unit="SCT")
    assert impact_of(day, catalogue, file_of(rows)) == Impact((), 0, 0, 0)


def test_taking_a_file_back_is_told_in_the_same_way(day: Store, catalogue: Catalogue) -> None:
    only = send(day, [observe(EXPORTS_TO_DATE, "2026-10", "1000")], form="KTXH-SCT-T", unit="SCT")
    impact = read_impact(reader_of(day, catalogue), as_if_withdrawn(day, only.submission_id))
    effect = next(e for e in impact.effects if e.indicator.code == EXPORTS_TO_DATE)
    assert (effect.before.amount, effect.after.amount, effect.after.status) == (Decimal(1000), None, NO_DATA)


def test_nothing_of_a_trial_is_kept(day: Store, catalogue: Catalogue) -> None:
    send(day, [observe(EXPORTS_TO_DATE, "2026-10", "1000")], form="KTXH-SCT-T", unit="SCT")
    before = [day.rows("read_receipts"), day.query("select count(*) from observation"), day.last_revision]
    impact_of(day, catalogue, file_of([observe(EXPORTS_TO_DATE, "2026-10", "9")]))
    assert [day.rows("read_receipts"), day.query("select count(*) from observation"), day.last_revision] == before
    assert send(day, [observe(NEW_FIRMS, "2026-10", "5")]).revision == day.last_revision == 2


def test_a_file_may_be_accepted_while_another_is_tried(day: Store, catalogue: Catalogue) -> None:
    with as_if_accepted(day, file_of([observe(EXPORTS_TO_DATE, "2026-10", "9")])) as tried:
        receipt = send(day, [observe(NEW_FIRMS, "2026-10", "5")])
        assert tried.query("select count(*) from observation") == [(1,)]
    assert receipt.revision == day.last_revision == 1
    assert day.query("select count(*) from observation") == [(1,)]


def test_many_numbers_are_counted_and_the_first_are_listed(
    day: Store, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(impacts, "MOST_ASKED", 60)
    months = [f"{year}-{month:02}" for year in range(2018, 2026) for month in range(1, 13)]
    impact = impact_of(day, catalogue, file_of([observe(EXPORTS, month, "7") for month in months]))
    assert len(impact.effects) == impacts.MOST
    assert impact.numbers == len(impact.effects) + impact.rest == 60
    assert impact.unasked == len(months) - 60


def test_a_unit_is_told_of_its_own_and_a_commune_of_nothing_beyond_its_rows(day: Store, catalogue: Catalogue) -> None:
    commune = next(iter(catalogue.communes))
    exports = file_of([observe(EXPORTS_TO_DATE, "2026-10", "9")])
    of_unit = impact_of(day.seen_by(Viewer(UNIT, "sct", "SCT")), catalogue, exports)
    assert {effect.indicator.code for effect in of_unit.effects} == {EXPORTS_TO_DATE}
    insured = file_of([observe(INSURED, "2026-10", "9", area=commune)], "YT-X", "YT", commune)
    assert impact_of(day.seen_by(Viewer(UNIT, "xa", commune)), catalogue, insured).numbers == 0
    assert impact_of(day.seen_by(Viewer(SECRETARIAT, "thu-ky")), catalogue, insured).numbers == 1


@tried_on(8)
@given(st.lists(CELLS, min_size=1, max_size=3), CELLS, st.booleans())
def test_the_pages_say_afterwards_what_was_told(
    catalogue: Catalogue, before: list[dict[tuple[str, str], int]], file: dict[tuple[str, str], int], back: bool
) -> None:
    def rows(cells: dict[tuple[str, str], int]) -> list[Row]:
        return [observe(code, month, str(value * 1000)) for (code, month), value in cells.items()]

    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder), kind=DEMO, today=TODAY)
        send(store, [PLAN], form="KTXH-CT")
        usual = {"form": "KTXH-SCT-T", "unit": "SCT", "periods": MONTHS}
        last = [send(store, rows(cells), **usual) for cells in before][-1]  # type: ignore[arg-type]
        now = reader_of(store, catalogue)
        if back:
            impact = read_impact(now, as_if_withdrawn(store, last.submission_id))
            withdraw(store, last.submission_id, "người thử", "thử")
        else:
            submission = file_of(rows(file))
            impact = read_impact(now, as_if_accepted(store, submission))
            accept(store, submission_with_bytes(submission), b"x", "người thử", store.now())
        then = reader_of(store, catalogue)
        keys = [(code, month) for code in (EXPORTS, EXPORTS_TO_DATE) for month in (*MONTHS, "2026-11")]
        moved = {
            key
            for key in keys
            if amount_of(read_series_values(now, [key]), key) != amount_of(read_series_values(then, [key]), key)
        }
        effects = told(impact)
        shifted = {key for key, effect in effects.items() if effect.before.period != effect.after.period}
        assert moved - shifted == {key for key, effect in effects.items() if effect.moved != 0} - shifted
        for code in (EXPORTS, EXPORTS_TO_DATE):
            (new,) = read_headlines(then, [code], TODAY, 2)
            effect = next((e for e in impact.effects if e.indicator.code == code and e.newest), None)
            if effect:
                assert (effect.after.amount, effect.after.status) == (
                    new.value and new.value.amount,
                    new.verdict.status,
                )
        store.close()


def amount_of(values: dict[tuple[str, str], object], key: tuple[str, str]) -> Decimal | None:
    found = values.get(key)
    return getattr(found, "amount", None)


def submission_with_bytes(submission: Submission) -> Submission:
    """The same submission of the bytes b'x'."""
    fields = vars(submission) | {"sha256": hashlib.sha256(b"x").hexdigest()}
    return Submission(**fields)
