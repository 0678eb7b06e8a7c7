"""Where more places share a rank than an end of a ranking shows, one row says so and the room goes to the others."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from briefings.figures import ranking_chart
from charts import style
from charts.bars import SHOWN_AT_EACH_END, draw_ranking, shown_bars
from charts.ties import gather_ties
from data.catalogue import Catalogue
from data.periods import parse_period
from data.views.ranking import Ranked, Ranking
from tests.charts.test_charts import rows_of


def ranking(catalogue: Catalogue, amounts: list[int]) -> Ranking:
    """Fewest first, as of late answers; equal ones share a rank."""
    ordered = sorted(amounts)
    rows = [
        Ranked(f"X{at}", f"Xã {at}", ordered.index(amount) + 1, Decimal(amount), None, False, at == 0)
        for at, amount in enumerate(ordered)
    ]
    return Ranking(catalogue.indicators["PA-04"], parse_period("2026-11-21"), tuple(rows), (), (), (), len(rows))


def test_many_at_the_first_and_at_the_last_rank_are_a_row_each_and_the_rest_is_named(catalogue: Catalogue) -> None:
    bars = shown_bars(ranking(catalogue, [0] * 119 + [1] * 45 + [2, 3]))
    assert [bar.label for bar in bars] == [
        "1. 119 xã, phường cùng mức",
        "120. 45 xã, phường cùng mức",
        "165. Xã 164",
        "166. Xã 165",
    ]
    assert [bar.amount for bar in bars] == [0, 1, 2, 3]
    assert [bar.place for bar in bars] == ["", "", "X164", "X165"]
    assert bars[0].made_up
    assert not bars[1].made_up


def test_as_many_as_an_end_shows_are_named_one_by_one(catalogue: Catalogue) -> None:
    bars = shown_bars(ranking(catalogue, [0] * SHOWN_AT_EACH_END + [5]))
    assert [bar.label for bar in bars][:2] == ["1. Xã 0", "1. Xã 1"]
    assert len(bars) == SHOWN_AT_EACH_END + 1


def test_a_row_of_many_is_drawn_with_its_value_and_a_click_picks_no_place(catalogue: Catalogue) -> None:
    (rows,) = rows_of(draw_ranking(ranking(catalogue, [0] * 20 + [4]), "", style.LIGHT))
    assert [(row["place"], row["said"], row["picked"]) for row in rows] == [
        ("", "0 phản ánh", False),
        ("X20", "4 phản ánh", False),
    ]
    assert rows[0]["told"] == "1. 20 xã, phường cùng mức: 0 phản ánh"


def test_the_screens_of_a_meeting_show_the_same_rows(catalogue: Catalogue) -> None:
    chart = ranking_chart(ranking(catalogue, [0] * 30 + list(range(1, 40))))
    assert chart
    assert len(chart.labels) == 2 * SHOWN_AT_EACH_END
    assert chart.labels[:2] == ("1. 30 xã, phường cùng mức", "31. Xã 30")
    assert chart.series[0].amounts[:2] == (0, 1)


@given(st.lists(st.integers(0, 5).map(Decimal), max_size=60), st.integers(1, 9))
def test_no_row_is_lost_and_only_equal_ones_stand_together(amounts: list[Decimal], most: int) -> None:
    ordered = sorted(amounts)
    gathered = gather_ties(ordered, lambda amount: amount, most)
    assert [amount for same in gathered for amount in same] == ordered
    assert all(len(set(same)) == 1 and (len(same) == 1 or len(same) > most) for same in gathered)
    assert all(sum(one == [a] for one in gathered) <= most for a in set(amounts))
