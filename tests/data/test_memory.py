"""Memory: what a reader remembers is what a reader that remembers nothing would find, after any acts."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import load_catalogue
from data.entities import Entity
from data.store import DEMO, Store, open_store
from data.submissions import withdraw
from data.targets import Target
from data.views.headline import read_headlines
from data.views.reader import Reader, remember
from tests.data.submitting import observe, send
from tests.examples import tried_on

CATALOGUE = load_catalogue("38", Path("/nonexistent"))
PERIODS = ("2026-08", "2026-09", "2026-10")
CODES = ("YT-08", "YT-21", "AN-01", "KTXH-01")
places = sorted(CATALOGUE.communes)[:3]

observations = st.tuples(
    st.sampled_from(["YT-21", "YT-22", "AN-01", "KTXH-01"]),
    st.sampled_from(PERIODS),
    st.integers(1, 10**6).map(str),
    st.sampled_from(["38", *places]),
)
acts = st.lists(
    st.one_of(observations, st.integers(0, 5), st.sampled_from(["target", "entity"])), min_size=1, max_size=8
)


@tried_on(8)
@given(acts)
def test_what_is_remembered_is_what_is_there(acts: list[tuple[str, str, str, str] | int | str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder), kind=DEMO, today=date(2026, 11, 22))
        standing: list[str] = []
        for number, act in enumerate(acts):
            _do(store, act, number, standing)
            as_of, now = store.as_of(), store.now()
            fresh = Reader(store, CATALOGUE, as_of, now)
            remembering = replace(fresh, memory=remember(store, CATALOGUE, as_of))
            assert read_headlines(remembering, CODES, fresh.today) == read_headlines(fresh, CODES, fresh.today)
        store.close()


def test_a_file_of_one_sector_leaves_the_others_remembered(store: Store) -> None:
    send(store, [observe("AN-01", "2026-10", "5"), observe("YT-21", "2026-10", "7")])
    before = remember(store, CATALOGUE, store.as_of())
    read_headlines(Reader(store, CATALOGUE, store.as_of(), store.now(), before), CODES, date(2026, 11, 22))
    send(store, [observe("AN-01", "2026-10", "6")], form="G")
    after = remember(store, CATALOGUE, store.as_of())
    assert {"YT-08", "YT-21", "AN-01"} <= {code for code, _, _ in before.values}
    assert {"YT-08", "YT-21"} <= {code for code, _, _ in after.values}
    assert "AN-01" not in {code for code, _, _ in after.values}


def test_the_past_has_a_memory_of_its_own(store: Store) -> None:
    send(store, [observe("AN-01", "2026-10", "5")])
    send(store, [observe("AN-01", "2026-10", "6")])
    then, now = (remember(store, CATALOGUE, store.as_of(moment)) for moment in ("rev:1", ""))
    assert (then.revision, now.revision) == (1, 2)
    assert remember(store, CATALOGUE, store.as_of("rev:1")) is then


def _do(store: Store, act: tuple[str, str, str, str] | int | str, number: int, standing: list[str]) -> None:
    if isinstance(act, tuple):
        code, period, value, area = act
        row = observe(code, period, value, area=area)
        standing.append(send(store, [row], form=f"F{number}").submission_id)
    elif isinstance(act, int):
        if act < len(standing):
            withdraw(store, standing.pop(act), "người thử", "thử")
    elif act == "target":
        goal = Target("KTXH-01", "38", "", "", "2026", Decimal(number + 1))
        send(store, [goal], form="CT", name=f"mục tiêu {number}")
    else:
        send(
            store,
            [Entity(f"E{number}", "facility", "Cơ sở thử", places[0], None, None, date(2025, 1, 1))],
            form="DM",
            name=f"đối tượng {number}",
        )
