"""Whatever zone the server is set to, the centre keeps Vietnam's wall clock, also in the night in which a year ends."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from data import settings
from data.catalogue import Catalogue
from data.settings import vietnam_now
from data.store import Store, open_store
from data.views.obligations import read_obligations
from data.views.reader import Reader
from loaders.forms.templates import write_form
from loaders.submit import Refusal, submit_file
from tests.broken import with_cells
from tests.data.submitting import observe, send

SEVEN = timedelta(hours=7)
FORM, UNIT = "KTXH-STC-T-X", "STC"


@pytest.fixture(params=["UTC", "America/New_York", "Pacific/Kiritimati", "Asia/Kathmandu", "Nowhere/Unknown"])
def server_zone(request: pytest.FixtureRequest) -> Iterator[str]:
    """The process stands in this zone."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield request.param
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


def at(monkeypatch: pytest.MonkeyPatch, instant: datetime) -> None:
    """The hardware clock shows this instant."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return instant.astimezone(tz)

    monkeypatch.setattr(settings, "datetime", Clock)


@pytest.mark.usefixtures("server_zone")
def test_a_server_in_any_zone_keeps_the_clock_of_vietnam(tmp_path: Path, catalogue: Catalogue) -> None:
    assert abs(vietnam_now() - (datetime.now(UTC).replace(tzinfo=None) + SEVEN)) < timedelta(seconds=5)
    store = open_store(tmp_path)
    before = vietnam_now()
    receipt = send(store, [observe("KTXH-08", "2025-01", "1")])
    store.close()
    store = open_store(tmp_path)
    kept = store.rows("read_submission", submission=receipt.submission_id)[0][13]
    assert before <= kept <= vietnam_now()
    assert store.as_of(kept.isoformat()).revision == 1
    assert store.as_of((kept - timedelta(seconds=1)).isoformat()).revision == 0
    store.close()


@pytest.mark.usefixtures("server_zone")
def test_an_hour_that_a_zone_has_twice_or_not_at_all_is_an_hour_like_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    first = datetime(2026, 11, 1, 4, 30, tzinfo=UTC)  # New York puts its clock back at 6.00 UTC
    shown = []
    for hours in range(4):
        at(monkeypatch, first + timedelta(hours=hours))
        shown.append(vietnam_now())
    assert shown == [datetime(2026, 11, 1, 11 + hours, 30) for hours in range(4)]


def seen(store: Store, catalogue: Catalogue) -> Reader:
    return Reader(store, catalogue, store.as_of(), store.now())


def test_the_year_ends_at_midnight_in_vietnam(
    tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = with_cells(write_form(catalogue, FORM, UNIT, "2027-01"), {"C10": 5})
    at(monkeypatch, datetime(2026, 12, 31, 16, 59, tzinfo=UTC))
    store = open_store(tmp_path)
    send(store, [observe("KTXH-08", "2025-01", "1")])
    with pytest.raises(Refusal) as refusal:
        submit_file("bieu.xlsx", form, catalogue, store, "Tổ thư ký", store.now())
    assert {problem.kind for problem in refusal.value.report.problems} == {"future_period"}
    owed = {o.period.code for o in read_obligations(seen(store, catalogue), store.now()) if o.form.code == FORM}
    assert owed == {"2026-12"}

    at(monkeypatch, datetime(2026, 12, 31, 17, 0, tzinfo=UTC))
    assert store.now() == datetime(2027, 1, 1)
    _, receipt = submit_file("bieu.xlsx", form, catalogue, store, "Tổ thư ký", store.now())
    assert receipt.received_at.date() == date(2027, 1, 1)
    owed = {o.period.code for o in read_obligations(seen(store, catalogue), store.now()) if o.form.code == FORM}
    assert owed == {"2026-12", "2027-01"}
    store.close()
