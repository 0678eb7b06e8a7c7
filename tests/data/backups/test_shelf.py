"""The shelf: which backups stay, which go, and what is known of them."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from data.backups.shelf import Keep, backup_name, backup_state, kept, newest_whole, put_on_shelf, thin

TIMES = st.lists(st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31)), unique=True, max_size=120)


@given(taken=TIMES)
def test_old_backups_are_thinned_by_the_rule(taken: list[datetime]) -> None:
    keep = Keep(daily=14, weekly=8, monthly=12)
    left = kept(taken, keep)
    assert left <= set(taken)
    assert len(left) <= 14 + 8 + 12
    if taken:
        assert max(taken) in left
    days = sorted({time.date() for time in taken})[-14:]
    assert {max(time for time in taken if time.date() == day) for day in days} <= left
    months = sorted({(time.year, time.month) for time in taken})[-12:]
    assert {max(time for time in taken if (time.year, time.month) == month) for month in months} <= left
    assert kept(left, keep) == left


def test_a_year_of_nights_leaves_days_weeks_and_months() -> None:
    nights = [datetime(2026, 1, 1, 1, 30) + timedelta(days=day) for day in range(325)]
    left = sorted(kept(nights, Keep()))
    assert [time.date() for time in left[-14:]] == [date(2026, 11, 21) - timedelta(days=13 - n) for n in range(14)]
    assert len({time.month for time in left}) == 11


def test_damaged_backups_neither_count_nor_go_so_the_only_good_one_stays(tmp_path: Path) -> None:
    good = put(tmp_path, datetime(2026, 11, 1, 1))
    older = put(tmp_path, datetime(2026, 10, 31, 1))
    damaged = [put(tmp_path, datetime(2026, 11, day, 1)) for day in range(2, 20)]
    for path in damaged:
        path.write_bytes(b"other bytes")
    assert thin(tmp_path, Keep(daily=1, weekly=0, monthly=0)) == [older]
    assert good.exists()
    assert all(path.exists() for path in damaged)
    newest = newest_whole(tmp_path)
    assert newest is not None
    assert newest.path == good


def put(folder: Path, taken_at: datetime) -> Path:
    """Something that stands on the shelf as a backup does."""
    partial = folder / f"{backup_name('38', taken_at)}.part"
    partial.write_bytes(str(taken_at).encode())
    return put_on_shelf(partial, hashlib.sha256(partial.read_bytes()).hexdigest())


def test_without_backups_the_state_says_so(tmp_path: Path) -> None:
    state = backup_state(tmp_path)
    assert (state.newest, state.whole, state.last_rehearsal) == (None, False, None)
