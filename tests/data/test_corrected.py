"""A value is said to be corrected where another one that was accepted stood before it, and only there."""

from __future__ import annotations

from datetime import date

import pytest

from data.catalogue import Catalogue
from data.store import Store
from data.submissions import withdraw
from data.views.corrected import mark_points, read_corrected
from data.views.headline import read_headlines
from data.views.indicator import read_indicator
from data.views.reader import Reader
from data.views.sector import look_at, read_sector
from tests.data.submitting import observe, send

COUNT, RATE, NUMERATOR, DENOMINATOR = "YT-06", "YT-08", "YT-21", "YT-22"
SENT = "KTXH-09-LK"
MONTH = "2026-10"


def corrected(store: Store, catalogue: Catalogue, code: str, period: str = MONTH, place: str = "") -> bool:
    reader = Reader(store, catalogue, store.as_of(), store.now())
    return (code, period) in read_corrected(reader, [(code, period)], place)


def test_a_first_value_is_none(store: Store, catalogue: Catalogue) -> None:
    send(store, [observe(SENT, MONTH, "9000")])
    assert not corrected(store, catalogue, SENT)


def test_another_value_for_the_same_key_is_one_and_the_past_does_not_know(store: Store, catalogue: Catalogue) -> None:
    send(store, [observe(SENT, MONTH, "9000")])
    send(store, [observe(SENT, MONTH, "9500")])
    assert corrected(store, catalogue, SENT)
    past = Reader(store, catalogue, store.as_of("rev:1"), store.now())
    assert read_corrected(past, [(SENT, MONTH)]) == set()


def test_the_same_value_in_another_state_is_none(store: Store, catalogue: Catalogue) -> None:
    send(store, [observe(SENT, MONTH, "9000", status="ước")])
    send(store, [observe(SENT, MONTH, "9000")])
    assert not corrected(store, catalogue, SENT)


@pytest.mark.parametrize("taken_back", [0, 1])
def test_a_withdrawn_file_has_said_nothing(store: Store, catalogue: Catalogue, taken_back: int) -> None:
    sent = [send(store, [observe(SENT, MONTH, value)]) for value in ("9000", "9500")]
    withdraw(store, sent[taken_back].submission_id, "người thử", "gửi nhầm")
    assert not corrected(store, catalogue, SENT)


def test_a_value_that_is_gone_is_none(store: Store, catalogue: Catalogue) -> None:
    send(store, [observe(SENT, MONTH, "9000")])
    send(store, [observe(SENT, MONTH, "9500")])
    send(store, [observe("KTXH-01", MONTH, "1")], periods=[MONTH])
    assert not corrected(store, catalogue, SENT)


def test_a_sum_is_corrected_where_one_place_was(store: Store, catalogue: Catalogue) -> None:
    first, second = sorted(catalogue.communes)[:2]
    day = "2026-11-20"
    send(store, [observe(COUNT, day, "3", area=area) for area in (first, second)])
    assert not corrected(store, catalogue, COUNT, day)
    send(store, [observe(COUNT, day, "4", area=second), observe(COUNT, day, "3", area=first)])
    assert corrected(store, catalogue, COUNT, day)
    assert corrected(store, catalogue, COUNT, day, second)
    assert not corrected(store, catalogue, COUNT, day, first)


@pytest.mark.parametrize("part", [NUMERATOR, DENOMINATOR])
def test_a_rate_is_corrected_where_a_part_of_it_was(store: Store, catalogue: Catalogue, part: str) -> None:
    area = min(catalogue.communes)
    send(store, [observe(code, MONTH, "50", area=area) for code in (NUMERATOR, DENOMINATOR)])
    assert not corrected(store, catalogue, RATE)
    send(store, [observe(part, MONTH, "60", area=area)], form="G")
    assert corrected(store, catalogue, RATE)
    assert corrected(store, catalogue, RATE, place=area)


def test_a_reported_value_is_not_corrected_by_its_places(store: Store, catalogue: Catalogue) -> None:
    area = min(catalogue.communes)
    send(store, [observe("AN-01", MONTH, "62"), observe("AN-01", MONTH, "5", area=area)])
    send(store, [observe("AN-01", MONTH, "62"), observe("AN-01", MONTH, "6", area=area)])
    assert not corrected(store, catalogue, "AN-01")
    assert corrected(store, catalogue, "AN-01", place=area)


def test_a_difference_is_corrected_by_either_of_its_year_to_date_values(store: Store, catalogue: Catalogue) -> None:
    flow = next(code for code, total in catalogue.cumulative_code.items() if total == SENT)
    send(store, [observe(SENT, "2026-09", "8000"), observe(SENT, MONTH, "9000")])
    assert not corrected(store, catalogue, flow)
    send(store, [observe(SENT, "2026-09", "8100")], form="G")
    assert corrected(store, catalogue, flow)


def test_a_series_says_it_point_by_point(store: Store, catalogue: Catalogue) -> None:
    send(store, [observe(SENT, "2026-09", "8000"), observe(SENT, MONTH, "9000")])
    send(store, [observe(SENT, "2026-09", "8100")], form="G")
    reader = Reader(store, catalogue, store.as_of(), store.now())
    (told,) = read_headlines(reader, [SENT], date(2026, 11, 22))
    marked = mark_points(reader, told)
    assert [point.corrected for point in marked.points[-2:]] == [True, False]
    assert not marked.corrected


def test_sector_and_indicator_say_it_of_the_province_and_of_a_commune(store: Store, catalogue: Catalogue) -> None:
    place, other = sorted(catalogue.communes)[:2]
    for value in ("50", "60"):
        rows = [observe(code, MONTH, number, area=place) for code, number in ((NUMERATOR, value), (DENOMINATOR, "90"))]
        send(store, [*rows, observe(NUMERATOR, MONTH, "7", area=other), observe(DENOMINATOR, MONTH, "9", area=other)])
    reader = Reader(store, catalogue, store.as_of(), store.now())
    view = read_sector(reader, "YT")
    assert [h.corrected for h in (*view.judged, *view.waiting) if h.indicator.code == RATE] == [True]
    looked = {commune: look_at(reader, view, commune) for commune in (place, other)}
    said = {
        commune: [h.corrected for h in (*found.judged, *found.waiting) if h.indicator.code == RATE]
        for commune, found in looked.items()
    }
    assert said == {place: [True], other: [False]}
    whole = read_indicator(reader, RATE).headline
    assert whole is not None
    assert whole.corrected


def test_a_rate_names_the_corrected_cells_behind_it_with_what_stood_before(store: Store, catalogue: Catalogue) -> None:
    one, other = sorted(catalogue.communes)[:2]
    parts = [observe(DENOMINATOR, MONTH, "100", area=one), observe(DENOMINATOR, MONTH, "100", area=other)]
    send(store, [observe(NUMERATOR, MONTH, "90", area=one), observe(NUMERATOR, MONTH, "80", area=other), *parts])
    send(store, [observe(NUMERATOR, MONTH, "95", area=one), observe(NUMERATOR, MONTH, "80", area=other), *parts])
    reader = Reader(store, catalogue, store.as_of(), store.now())
    found = read_indicator(reader, RATE, MONTH)
    assert [(c.indicator, c.area, c.before, c.after) for c in found.corrections] == [(NUMERATOR, one, 90, 95)]
    assert read_indicator(reader, RATE, MONTH, "", other).corrections == ()
    past = Reader(store, catalogue, store.as_of("rev:1"), store.now())
    assert read_indicator(past, RATE, MONTH).corrections == ()


def test_a_number_with_a_history_of_its_own_has_no_list_of_parts(store: Store, catalogue: Catalogue) -> None:
    for value in ("9000", "9500"):
        send(store, [observe(SENT, MONTH, value)])
    found = read_indicator(Reader(store, catalogue, store.as_of(), store.now()), SENT, MONTH)
    assert found.corrections == ()
    assert [saying.kind for saying in found.history] == ["first", "correction"]
