"""Vessels, press items and accidents: states at a moment, by the clock and never by what came later."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import load_catalogue
from data.entities import Entity
from data.events import ACCIDENT, Event
from data.items import NEGATIVE, PRESS, Item
from data.positions import Position
from data.store import DEMO, Store, open_store
from data.views.accidents import likeness_phrase, read_accidents, span_phrase
from data.views.press import IN_TIME, LATE, OPEN, OVERDUE, read_press, state_of
from data.views.reader import Reader
from data.views.vessels import HEARD, LONG_LOST, LOST, NEVER, read_vessel_track, read_vessels
from tests.data.submitting import observe, send

CATALOGUE = load_catalogue("38", Path("/nonexistent"))
TODAY = date(2026, 11, 22)
MIDNIGHT = datetime(2026, 11, 21, 23, 59, 59)
communes = sorted(CATALOGUE.communes)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31))


@pytest.fixture
def demo(tmp_path: Path) -> Store:
    return open_store(tmp_path, kind=DEMO, today=TODAY)


def reader_of(store: Store) -> Reader:
    return Reader(store, CATALOGUE, store.as_of(), store.now())


def a_position(vessel: str, hours_ago: float) -> Position:
    return Position(vessel, MIDNIGHT - timedelta(hours=hours_ago), Decimal("105.9"), Decimal("19.7"), period="2026-11")


def an_item(code: str, due: datetime, answered: datetime | None = None, unit: str = "SYT") -> Item:
    published = due - timedelta(days=2)
    return Item(code, PRESS, published, "Báo", "Tin cần xác minh", NEGATIVE, "", unit, due, answered, period="2026-11")


def an_accident(code: str, at: datetime, area: str, deaths: int = 0) -> Event:
    period = f"{at:%Y-%m}"
    return Event(code, ACCIDENT, at, area, None, None, "Quốc lộ", deaths, 1, period=period)


def test_a_vessel_is_lost_after_six_hours_and_long_lost_after_ten_days(demo: Store) -> None:
    fleet = [Entity(code, "vessel", code, communes[0], None, None, date(2020, 1, 1)) for code in ("A", "B", "C", "D")]
    send(demo, fleet, form="DM", periods=["2026"])
    positions = [a_position("A", 5.9), a_position("B", 6.1), a_position("C", 241), a_position("A", 30)]
    send(demo, positions, form="VT", periods=["2026-11"])
    send(demo, [observe("TC-05", "2026-11-20", "9")])
    view = read_vessels(reader_of(demo), "2026-11-21")
    assert view is not None
    assert [(v.entity.code, v.state) for v in view.vessels] == [
        ("C", LONG_LOST),
        ("B", LOST),
        ("D", NEVER),
        ("A", HEARD),
    ]
    assert (view.count(LOST), view.times_lost) == (1, 9)
    assert [p.at for p in read_vessel_track(reader_of(demo), "A", "2026-11-21")] == [
        MIDNIGHT - timedelta(hours=30),
        MIDNIGHT - timedelta(hours=5.9),
    ]


@given(moments, st.none() | moments, moments)
def test_a_verification_is_in_one_state_and_never_knows_the_future(
    due: datetime, answered: datetime | None, moment: datetime
) -> None:
    state = state_of(due, answered, moment)
    if answered is None or answered > moment:
        assert state == (OVERDUE if moment > due else OPEN)
    else:
        assert state == (IN_TIME if answered <= due else LATE)


def test_items_to_verify_stand_what_is_overdue_first(demo: Store) -> None:
    due = datetime(2026, 11, 20, 9)
    items = [
        an_item("T1", due, answered=due - timedelta(hours=1)),
        an_item("T2", due),
        an_item("T3", datetime(2026, 11, 21, 23, 59, 59) + timedelta(hours=3)),
        an_item("T4", due, answered=due + timedelta(hours=2)),
        an_item("T5", due, unit=""),
    ]
    send(demo, items, form="TIN", periods=["2026-11"])
    view = read_press(reader_of(demo), "2026-11-21")
    assert view is not None
    assert [(v.item.code, v.state) for v in view.verifications] == [
        ("T2", OVERDUE),
        ("T3", OPEN),
        ("T4", LATE),
        ("T1", IN_TIME),
    ]


def test_accidents_are_counted_by_commune_and_compared_where_both_years_can_tell_of_them(demo: Store) -> None:
    events = [
        an_accident("A1", datetime(2026, 3, 1, 7), communes[0], deaths=1),
        an_accident("A2", datetime(2026, 11, 2, 7), communes[0]),
        an_accident("A3", datetime(2026, 5, 2, 7), communes[1]),
        an_accident("A4", datetime(2026, 11, 21, 7), communes[1]),
        an_accident("A5", datetime(2026, 8, 2, 7), communes[1]),
        an_accident("B1", datetime(2025, 3, 1, 7), communes[0]),
        an_accident("B2", datetime(2025, 11, 21, 7), communes[0]),
        an_accident("B3", datetime(2025, 11, 20, 7), communes[0]),
        an_accident("B4", datetime(2025, 9, 20, 7), communes[0]),
    ]
    for event in events:
        send(demo, [event], form="AN-VU", unit=event.code, periods=[event.period])
    view = read_accidents(reader_of(demo), "2026-11-20")
    assert view is not None
    assert [(t.area, t.accidents, t.deaths, t.recent, t.before) for t in view.communes] == [
        (communes[0], 2, 1, 1, 1),
        (communes[1], 2, 0, 0, 0),
    ]
    assert [p.code for p in view.like] == ["2026-11"]
    assert [p.code for p in view.missing] == [f"2026-{month:02d}" for month in (1, 2, 4, 6, 7, 9, 10)]
    assert span_phrase(view) == (
        "Từ 01/01/2026 đến 20/11/2026, chưa có danh sách của các tháng 01, 02, 04, 06, 07, 09, 10/2026"
    )
    assert "chỉ tính tháng 11/2026: xã, phường hiện nay có từ 01/07/2025" in likeness_phrase(view, date(2025, 7, 1))


def test_a_list_without_an_accident_covers_its_month_and_no_list_says_where_the_year_ends(demo: Store) -> None:
    send(demo, [an_accident("A1", datetime(2026, 1, 3, 7), communes[0])], form="AN-VU", periods=["2026-01"])
    send(demo, [], form="AN-VU", periods=["2026-02"])
    view = read_accidents(reader_of(demo), "2026-11-20")
    assert view is not None
    assert (view.until, view.missing, view.compared) == (date(2026, 2, 28), (), False)
    assert [(t.recent, t.before) for t in view.communes] == [(None, None)]
    assert likeness_phrase(view, date(2025, 7, 1)).startswith("Chưa có thời gian nào so được")


@pytest.mark.parametrize("read", [read_vessels, read_press, read_accidents])
def test_without_a_register_there_is_no_view(demo: Store, read: object) -> None:
    assert read(reader_of(demo), "2026-11-21") is None  # type: ignore[operator]
