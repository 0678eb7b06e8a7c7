"""The unit's view: its own values and rank, what it owes, what it sent; missing is not zero and small is not shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from data.catalogue import Catalogue, load_catalogue
from data.observations import Observation
from data.store import DEMO, Store, open_store
from data.submissions import withdraw
from data.views.own_values import OwnValue, read_own_values
from data.views.ranking import read_ranking
from data.views.reader import Reader
from data.views.unit import read_unit
from data.views.values import read_values_of_places
from tests.data.submitting import observe, send

CATALOGUE = load_catalogue("38", Path("/nonexistent"))
COMMUNES = sorted(CATALOGUE.communes)
HERE = COMMUNES[0]
RATE, NUMERATOR, DENOMINATOR = "YT-08", "YT-21", "YT-22"


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Store]:
    """An empty demonstration store on 22 November 2026."""
    opened = open_store(tmp_path / "demo", kind=DEMO, today=date(2026, 11, 22))
    yield opened
    opened.close()


def reader_of(store: Store, catalogue: Catalogue = CATALOGUE) -> Reader:
    return Reader(store, catalogue, store.as_of(), datetime(2026, 11, 22, 9))


def vaccinated(period: str, counts: dict[str, tuple[int, int]]) -> list[Observation]:
    """Children vaccinated and to be vaccinated, place by place."""
    return [
        observe(code, period, str(count), area=area)
        for area, pair in counts.items()
        for code, count in zip((NUMERATOR, DENOMINATOR), pair, strict=True)
    ]


def own_of(store: Store, code: str, catalogue: Catalogue = CATALOGUE) -> OwnValue | None:
    found = read_own_values(reader_of(store, catalogue), HERE, catalogue.communes, [code])
    return found[0] if found else None


def test_a_commune_has_its_own_rate_its_rank_as_the_ranking_gives_it_and_the_province_beside(demo: Store) -> None:
    counts = {area: (50 + n % 40, 100) for n, area in enumerate(COMMUNES)}
    send(demo, vaccinated("2026-10", counts))
    own = own_of(demo, RATE)
    assert own
    ranking = read_ranking(reader_of(demo), RATE, own.period)
    assert own.amount == Decimal(50)
    assert own.rank == next(row.rank for row in ranking.rows if row.place == HERE)
    assert (own.have, own.expected, own.ranked) == (166, 166, len(ranking.rows))
    exact = Decimal(100) * sum(n for n, _ in counts.values()) / (100 * len(counts))
    assert own.whole
    assert own.whole.amount == exact.quantize(Decimal("0.01"))


def test_the_values_of_one_place_are_those_among_all_places(demo: Store) -> None:
    send(demo, vaccinated("2026-10", {area: (n, 200) for n, area in enumerate(COMMUNES)}))
    wanted = [(code, "2026-10") for code in (RATE, NUMERATOR, DENOMINATOR)]
    everywhere = read_values_of_places(reader_of(demo), wanted)
    for place in (HERE, COMMUNES[-1]):
        own = read_values_of_places(reader_of(demo), wanted, place)
        assert own == {key: [v for v in found if v.place == place] for key, found in everywhere.items()}


def test_a_facility_in_a_commune_is_not_the_commune(demo: Store) -> None:
    send(demo, [observe("XT-05", "2026-11-20", "40", area=HERE, entity="CS1")])
    assert read_values_of_places(reader_of(demo), [("XT-05", "2026-11-20")], HERE) == {}


def test_a_commune_without_a_value_has_none_and_it_is_not_zero(demo: Store) -> None:
    send(demo, vaccinated("2026-10", dict.fromkeys(COMMUNES[1:], (10, 50))))
    assert own_of(demo, RATE) is None
    view = read_unit(reader_of(demo), HERE)
    assert RATE in {indicator.code for indicator in view.without}
    assert view.title.endswith("chưa có số liệu")


def test_a_zero_is_a_value(demo: Store) -> None:
    send(demo, vaccinated("2026-10", dict.fromkeys(COMMUNES, (0, 50))))
    own = own_of(demo, RATE)
    assert own
    assert own.amount == 0


def test_below_the_coverage_threshold_there_is_no_rank(demo: Store) -> None:
    send(demo, vaccinated("2026-10", dict.fromkeys(COMMUNES[:100], (10, 50))))
    own = own_of(demo, RATE)
    assert own
    assert (own.rank, own.ranked, own.have) == (None, 0, 100)
    assert not own.leads
    assert not own.trails


def test_an_older_value_stands_under_its_own_period_with_the_places_of_that_period(demo: Store) -> None:
    send(demo, vaccinated("2026-09", dict.fromkeys(COMMUNES, (20, 50))), form="A")
    send(demo, vaccinated("2026-10", dict.fromkeys(COMMUNES[1:], (10, 50))), form="A")
    own = own_of(demo, RATE)
    assert own
    assert (own.period.code, own.have, own.points[-1].amount) == ("2026-09", 166, Decimal(40))


def test_a_tie_of_half_the_province_leads_nobody(demo: Store) -> None:
    send(demo, vaccinated("2026-10", {area: (50 if n < 80 else 40, 50) for n, area in enumerate(COMMUNES)}))
    own = own_of(demo, RATE)
    assert own
    assert (own.rank, own.tied, own.leads, own.trails) == (1, 80, False, False)


def test_the_best_and_the_last_of_a_rate_stand_in_the_title(demo: Store) -> None:
    send(
        demo,
        vaccinated("2026-10", {area: (100 - n % 60, 100) for n, area in enumerate(COMMUNES[1:])} | {HERE: (1, 100)}),
    )
    assert read_unit(reader_of(demo), HERE).title == f"{CATALOGUE.communes[HERE].name}: 1 tỷ lệ trong 10 nơi cuối"


def test_counts_have_a_rank_but_put_nobody_ahead(demo: Store) -> None:
    send(demo, [observe("AN-06", "2026-10", str(n), area=area) for n, area in enumerate(COMMUNES)])
    own = own_of(demo, "AN-06")
    assert own
    assert (own.rank, own.leads) == (1, False)


def test_a_small_cell_is_hidden_with_its_rank_and_its_series(demo: Store) -> None:
    indicator = replace(CATALOGUE.indicators["AN-06"], small_cell=10)
    hiding = replace(CATALOGUE, indicators={**CATALOGUE.indicators, "AN-06": indicator})
    send(demo, [observe("AN-06", "2026-10", str(3 if area == HERE else 50), area=area) for area in COMMUNES])
    own = own_of(demo, "AN-06", hiding)
    assert own
    assert (own.amount, own.rank, own.points) == (None, None, ())


def test_a_unit_has_its_own_values_among_the_units(demo: Store) -> None:
    units = list(CATALOGUE.units)
    rows = [
        observe(code, "2026-10", count, entity=u) for u in units for code, count in (("VB-03", "90"), ("VB-13", "100"))
    ]
    send(demo, rows, form="VB-T", unit="VPUB", at=datetime(2026, 11, 4, 8), made_up=True)
    view = read_unit(reader_of(demo), "SYT")
    rate = next(own for own in view.own if own.indicator.code == "VB-06")
    assert (rate.amount, rate.rank, rate.tied, rate.expected) == (Decimal(90), 1, len(units), len(units))


def test_a_unit_shows_what_it_owes_what_it_owns_and_what_it_sent_with_corrections(demo: Store) -> None:
    send(demo, [observe("DL-01", "2026-08", "1")], form="DL-SVHTTDL-T", unit="SVHTTDL", at=datetime(2026, 9, 30))
    first = send(
        demo, [observe("DL-01", "2026-09", "1")], form="DL-SVHTTDL-T", unit="SVHTTDL", at=datetime(2026, 10, 2)
    )
    for value in ("2", "3"):
        send(demo, [observe("DL-01", "2026-09", value)], form="DL-SVHTTDL-T", unit="SVHTTDL", at=datetime(2026, 10, 3))
    withdraw(demo, first.submission_id, "người thử", "gửi nhầm")
    view = read_unit(reader_of(demo), "SVHTTDL")
    assert [(s.withdrawn, s.corrects) for s in view.submissions] == [
        (False, True),
        (False, True),
        (True, False),
        (False, False),
    ]
    line = next(line for line in view.forms if line.form.code == "DL-SVHTTDL-T")
    assert (line.tally.on_time, line.tally.missing, line.next and line.next.period.code) == (1, 1, "2026-11")
    assert "DL-01" in {h.indicator.code for h in view.headlines if h.value}
    assert view.title.startswith("Sở VH, TT và DL: chưa nộp ")


@pytest.mark.parametrize("code", [*CATALOGUE.units, COMMUNES[3]])
def test_every_unit_has_a_title_that_fits(code: str, demo: Store) -> None:
    send(demo, vaccinated("2026-10", {area: (n, 166) for n, area in enumerate(COMMUNES)}))
    assert 0 < len(read_unit(reader_of(demo), code).title) <= 90


def test_an_unknown_code_is_nobody(demo: Store) -> None:
    with pytest.raises(KeyError):
        read_unit(reader_of(demo), "38")
