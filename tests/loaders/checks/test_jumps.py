"""A value far from the same place's earlier ones is asked about with both numbers, and never blocks the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue.model import Catalogue
from data.intake_context import IntakeContext, PlaceKey, intake_context
from data.store import Store
from loaders.checks.jumps import SHOWN, jumps
from loaders.report import Report
from loaders.submit import check_file
from tests.data.submitting import observe, send
from tests.loaders.lines import changed, table

Stored = dict[tuple[str, str, bool], str]
AMOUNTS = st.decimals(min_value="0.001", max_value=10**9, places=3)
FACTORS = st.decimals(min_value="1.1", max_value=20, places=1)


@pytest.fixture(scope="session")
def watched(catalogue: Catalogue) -> Catalogue:
    """The small catalogue; KT-02 and KT-01-LK may change threefold, YT-01 twofold."""
    factors = {"KT-02": Decimal(3), "KT-01-LK": Decimal(3), "YT-01": Decimal(2)}
    known = {code: replace(catalogue.indicators[code], max_jump=factor) for code, factor in factors.items()}
    return replace(catalogue, indicators=catalogue.indicators | known)


def check(catalogue: Catalogue, content: bytes, stored: Stored) -> Report:
    """stored: (indicator, period, made up) -> the province's value."""

    def standing(indicators: Sequence[str], periods: Sequence[str], made_up: bool) -> dict[PlaceKey, Decimal]:
        return {
            (indicator, period, "38", "", ""): Decimal(f"{value}.000000")
            for (indicator, period, kind), value in stored.items()
            if indicator in indicators and period in periods and kind == made_up
        }

    context = IntakeContext(date(2026, 11, 22), {}, lambda *key: None, standing=standing)
    return check_file("a.csv", content, catalogue, context)


def asked(report: Report) -> list[str]:
    assert report.outcome in ("clean", "questions"), report.to_text()
    assert report.submission
    return [problem.kind for problem in report.questions]


def test_a_jump_is_asked_about_with_both_numbers_the_cell_and_how_to_mend_it(watched: Catalogue) -> None:
    stored = {("KT-02", "2026-09", False): "40", ("KT-02", "2025-10", False): "41"}
    report = check(watched, table(changed(gia_tri="12,5")), stored)
    assert asked(report) == ["sudden_jump"]
    (problem,) = [p for p in report.questions if p.kind == "sudden_jump"]
    assert (problem.cell, problem.found) == ("dòng 2, cột gia_tri", "12,5%")
    assert problem.wanted == "Tháng 09/2026: 40%; Tháng 10/2025: 41%"
    assert problem.mend.endswith("Mức thường gặp: không quá 3 lần.")
    assert [mark.outcome for mark in report.checks if mark.rule == "jump"] == ["asked"]


@pytest.mark.parametrize(
    "stored",
    [
        {},
        {("KT-02", "2026-09", False): "37"},
        {("KT-02", "2026-09", False): "100", ("KT-02", "2025-10", False): "12"},
        {("KT-02", "2026-09", False): "0"},
        {("KT-02", "2026-09", True): "100"},
        {("KT-02", "2026-08", False): "100"},
    ],
    ids=["nothing known", "as much as is usual", "as last year", "zero before", "made up", "another month"],
)
def test_no_jump_is_seen_where_there_is_none(stored: Stored, watched: Catalogue) -> None:
    assert asked(check(watched, table(changed(gia_tri="12,5")), stored)) == []


def test_the_file_itself_counts_before_the_store(watched: Catalogue) -> None:
    stored = {("KT-02", "2026-09", False): "12"}
    lines = [changed(ky="2026-09", gia_tri="90"), changed(ky="2026-10", gia_tri="12,5")]
    report = check(watched, table(*lines), stored)
    assert [(p.cell, p.wanted) for p in report.questions if p.kind == "sudden_jump"] == [
        ("dòng 3, cột gia_tri", "Tháng 09/2026: 90%")
    ]


def test_a_year_to_date_value_is_held_only_against_the_same_month_last_year(watched: Catalogue) -> None:
    line = table(changed(chi_tieu="KT-01-LK", gia_tri="50"))
    assert asked(check(watched, line, {("KT-01-LK", "2026-09", False): "5"})) == []
    assert asked(check(watched, line, {("KT-01-LK", "2025-10", False): "500"})) == ["sudden_jump"]


def test_an_indicator_without_a_factor_is_not_watched(catalogue: Catalogue) -> None:
    assert asked(check(catalogue, table(changed(gia_tri="12,5")), {("KT-02", "2026-09", False): "140"})) == []


def test_many_jumps_of_one_indicator_are_counted_after_the_first(watched: Catalogue) -> None:
    form = {"bieu": "YT-X", "don_vi": "SYT", "chi_tieu": "YT-01", "ghi_chu": ""}
    lines = [
        changed(**form, ky=f"2026-{month:02d}", dia_ban=commune, gia_tri="1" if month % 2 else "100")
        for month in range(1, 11)
        for commune in watched.communes
    ]
    report = check(watched, table(*lines), {})
    assert asked(report) == ["sudden_jump"] * SHOWN + ["more_jumps"]
    (rest,) = [problem for problem in report.questions if problem.kind == "more_jumps"]
    assert (rest.found, rest.wanted, rest.row) == ("7", "Chỉ tiêu YT-01", 2 + 3 + SHOWN)


def test_the_store_is_asked_for_what_stands_and_is_of_the_same_kind(store: Store) -> None:
    send(store, [observe("A-01", "2025-01", "1"), observe("A-02", "2025-01", "2")])
    send(store, [observe("A-01", "2025-01", "3")])
    context = intake_context(store, datetime(2025, 6, 1))
    asked_for = (["A-01", "A-02"], ["2025-01"])
    assert context.standing(*asked_for, False) == {("A-01", "2025-01", "38", "", ""): Decimal(3)}
    assert context.standing(*asked_for, True) == {}


@given(AMOUNTS, AMOUNTS, FACTORS)
def test_a_jump_is_the_same_up_and_down_and_on_both_sides_of_zero(one: Decimal, two: Decimal, factor: Decimal) -> None:
    assert jumps(one, two, factor) == jumps(two, one, factor) == jumps(-one, -two, factor)
    assert jumps(one, two, factor) == (max(one, two) > factor * min(one, two))


@given(AMOUNTS, FACTORS)
def test_what_is_exactly_the_factor_is_usual(amount: Decimal, factor: Decimal) -> None:
    assert not jumps(amount * factor, amount, factor)
    assert not jumps(amount, amount, factor)
    assert not jumps(Decimal(0), amount, factor)
    assert not jumps(-amount, amount, factor)
