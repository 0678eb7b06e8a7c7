"""Breaks of series: declared in the catalogue or made by the communes' birth; marked, noted, never a finding."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import Break, Catalogue, CatalogueError, load_catalogue
from data.periods import parse_period, period_of
from data.store import Store
from data.views.breaks import NEW_COMMUNES, break_between, break_phrase, breaks_of, merged_between
from data.views.differences import sources_of
from data.views.findings import change_phrase, find_title
from data.views.headline import read_headlines
from data.views.reader import Reader
from tests.data.submitting import observe, send

CATALOGUE = load_catalogue("38", Path("/nonexistent"))
HERE = min(CATALOGUE.communes)
days = st.dates(date(2023, 1, 1), date(2026, 12, 31))


def test_a_break_lies_between_two_periods_when_the_later_one_reaches_it() -> None:
    reform = Break(date(2025, 7, 1), "lý do")
    flow, stock = CATALOGUE.indicators["AN-01"], CATALOGUE.indicators["GD-02"]
    for indicator, earlier, later, parted in (
        (flow, "2025-06", "2025-07", True),
        (flow, "2025-07", "2025-08", False),
        (flow, "2024-10", "2025-10", True),
        (flow, "2025", "2026", True),
        (stock, "2025", "2026", False),
        (stock, "2024", "2025", True),
    ):
        found = break_between(indicator, [reform], parse_period(earlier), parse_period(later))
        assert (found == reform) is parted, (indicator.code, earlier, later)


@given(days, days, days, st.sampled_from(["day", "month", "quarter", "year"]))
def test_a_break_parts_only_what_lies_on_both_sides_of_it(one: date, other: date, at: date, scheme: str) -> None:
    earlier, later = sorted((period_of(scheme, one), period_of(scheme, other)))
    found = break_between(CATALOGUE.indicators["GD-02"], [Break(at, "lý do")], earlier, later)
    assert (found is not None) == (earlier.end < at <= later.end)


def test_a_declared_break_counts_before_that_of_the_communes_on_the_same_day() -> None:
    ((day, reason),) = [(b.start, b.reason) for b in breaks_of(CATALOGUE, CATALOGUE.indicators["DV-05"])]
    assert day == date(2025, 7, 1)
    assert "không còn cấp huyện" in reason
    assert breaks_of(CATALOGUE, CATALOGUE.indicators["YT-05"]) == ()
    assert [b.reason for b in breaks_of(CATALOGUE, CATALOGUE.indicators["YT-08"], HERE)] == [NEW_COMMUNES]


def test_a_change_across_a_break_says_so_and_makes_no_title(store: Store) -> None:
    send(store, [observe("DV-12", "2025-06", "12"), observe("DV-12", "2025-07", "30")])
    found = read_headlines(Reader(store, CATALOGUE, store.as_of(), store.now()), ["DV-12"], date(2025, 7, 31))[0]
    (change,) = found.comparisons
    assert change.across
    assert change_phrase(found, change).endswith("so với tháng trước, qua mốc 01/07/2025")
    assert "so với" not in find_title([found], "Dịch vụ công")


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("[{from: '2025-02-30', reason: mười chữ trở lên}]", "there is no day 2025-02-30"),
        (
            "[{from: '2025-07-01', reason: mười chữ trở lên}, {from: '2024-07-01', reason: mười chữ trở lên}]",
            "do not follow each other",
        ),
        ("[{from: '2025-07-01'}]", "reason"),
    ],
)
def test_a_wrong_break_is_a_fault_of_the_catalogue(tmp_path: Path, written: str, fault: str) -> None:
    text = (Path("data/catalogue/indicators/DV.yml").read_text(encoding="utf-8")).replace(
        "  breaks: [{from: '2025-07-01', reason: 'cả nước còn 34 tỉnh, thành phố, trước đó là 63'}]",
        f"  breaks: {written}",
    )
    (tmp_path / "indicators").mkdir()
    (tmp_path / "indicators" / "DV.yml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match=fault):
        load_catalogue("38", tmp_path)


def test_the_catalogue_that_ships_marks_the_reform_of_2025(catalogue: Catalogue) -> None:
    marked = {i.code for i in catalogue.indicators.values() if any(b.start == date(2025, 7, 1) for b in i.breaks)}
    assert {"DV-05", "DV-06", "DV-12"} <= marked


MERGED = load_catalogue("51", Path("/nonexistent"))


def test_only_a_province_that_merged_has_a_merger_with_its_day_and_document() -> None:
    ((day, merger, source),) = [(b.start, b.merger, b.source) for b in MERGED.mergers]
    assert (day, merger) == (date(2025, 7, 1), True)
    assert "202/2025/QH15" in source
    for code in ("38", "42"):
        assert load_catalogue(code, Path("/nonexistent")).mergers == ()


def test_a_merger_marks_every_series_of_the_province_and_none_of_a_commune() -> None:
    for indicator in MERGED.indicators.values():
        (found,) = [b for b in breaks_of(MERGED, indicator) if b.start == date(2025, 7, 1)]
        assert found.merger
    here = min(MERGED.communes)
    assert [b.reason for b in breaks_of(MERGED, MERGED.indicators["YT-08"], here)] == [NEW_COMMUNES]
    assert "Kon Tum" in break_phrase(MERGED.mergers[0])
    assert break_phrase(MERGED.mergers[0]).endswith("(Nghị quyết 202/2025/QH15 ngày 12/6/2025 của Quốc hội)")


@pytest.mark.parametrize(
    ("catalogue", "period", "compared"),
    [(MERGED, "2026-06", 0), (MERGED, "2026-07", 1), (CATALOGUE, "2026-06", 1)],
)
def test_nothing_that_ended_before_a_merger_is_compared_with_what_came_after(
    store: Store, catalogue: Catalogue, period: str, compared: int
) -> None:
    before = f"2025-{period[5:]}"
    send(store, [observe("AN-01", code, "30", area=catalogue.province.code) for code in (before, period)])
    reader = Reader(store, catalogue, store.as_of(), store.now())
    found = read_headlines(reader, ["AN-01"], parse_period(period).end)[0]
    assert found.value
    assert len(found.comparisons) == compared


def test_no_difference_reaches_across_a_merger() -> None:
    flow = next(i.cumulative_of for i in MERGED.indicators.values() if i.cumulative_of and i.scheme == "month")
    assert sources_of(MERGED, flow, "2025-07") == []
    assert len(sources_of(MERGED, flow, "2025-08")) == len(sources_of(CATALOGUE, flow, "2025-07")) == 2
    assert len(sources_of(MERGED, flow, "2025-01")) == 1


@given(days, days, days)
def test_a_merger_parts_what_was_over_from_what_was_not(one: date, other: date, at: date) -> None:
    earlier, later = sorted((period_of("month", one), period_of("month", other)))
    merger = Break(at, "lý do", "văn bản", merger=True)
    assert merged_between([merger], earlier, later) is (earlier.end < at <= later.end)
    assert not merged_between([Break(at, "lý do")], earlier, later)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("x,99,2025-07-01,lý do,văn bản", "no province"),
        ("x,51,2025-02-30,lý do,văn bản", "there is no day"),
        ("x,51,2025-07-01,lý do,", "by which document"),
    ],
)
def test_a_wrong_merger_is_a_fault_of_the_catalogue(tmp_path: Path, row: str, fault: str) -> None:
    (tmp_path / "mergers.csv").write_text(f"code,province,effective_from,reason,source\n{row}\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=fault):
        load_catalogue("51", tmp_path)
