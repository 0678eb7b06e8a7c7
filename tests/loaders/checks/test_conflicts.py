"""Two senders of one number: who stands keeps it, the owner takes it over, a re-sending knocks nobody out."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import settings as program
from data.catalogue.model import Catalogue
from data.intake_context import intake_context
from data.observations import Observation
from data.store import Store, open_store
from data.submissions import Submission, accept, withdraw
from data.verify import verify
from data.views.preview import read_changes
from loaders.report import Report
from loaders.submit import check_file, submit_file
from tests.examples import tried_on
from tests.loaders.small_catalogue import TODAY

COMMUNE, OTHER, CODE, PERIOD = "14797", "14800", "YT-01", "2026-10"


def csv_of(unit: str, area: str, value: int, code: str = CODE, form: str = "YT-X") -> bytes:
    header = "bieu;don_vi;ky;chi_tieu;dia_ban;doi_tuong;phan_to;gia_tri;trang_thai;xap_xi;den_ngay;ghi_chu"
    return f"{header}\n{form};{unit};{PERIOD};{code};{area};;;{value};chính thức;;;\n".encode()


def owned_by(catalogue: Catalogue, owner: str) -> Catalogue:
    indicators = {**catalogue.indicators, CODE: replace(catalogue.indicators[CODE], owner=owner)}
    return replace(catalogue, indicators=indicators)


def kinds(report: Report) -> set[str]:
    return {problem.kind for problem in (*report.problems, *report.notices)}


def check(store: Store, catalogue: Catalogue, content: bytes) -> Report:
    return check_file("bieu.csv", content, catalogue, intake_context(store, store.now()))


def submit(store: Store, catalogue: Catalogue, content: bytes) -> str:
    return submit_file("bieu.csv", content, catalogue, store, "thử", store.now())[1].submission_id


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = program.vietnam_now()
    monkeypatch.setattr(program, "vietnam_now", lambda: clock.replace(TODAY.year, TODAY.month, TODAY.day))


def test_what_another_unit_sent_stands_and_the_file_is_told_by_whom(store: Store, catalogue: Catalogue) -> None:
    first = submit(store, catalogue, csv_of("SYT", COMMUNE, 5))
    report = check(store, catalogue, csv_of(COMMUNE, COMMUNE, 6))
    (problem,) = [p for p in report.problems if p.kind == "stands_from_other"]
    assert first in problem.sentence
    assert "Sở Y tế, biểu YT-X" in problem.sentence
    assert problem.cell == "dòng 2, cột gia_tri"


def test_another_place_is_nobody_elses_number(store: Store, catalogue: Catalogue) -> None:
    submit(store, catalogue, csv_of("SYT", COMMUNE, 5))
    assert not kinds(check(store, catalogue, csv_of(OTHER, OTHER, 6))) & {"stands_from_other", "takes_over"}


def test_the_owner_takes_a_number_over_and_is_told_from_whom(store: Store, catalogue: Catalogue) -> None:
    owned = owned_by(catalogue, "SYT")
    submit(store, owned, csv_of(COMMUNE, COMMUNE, 5))
    report = check(store, owned, csv_of("SYT", COMMUNE, 6))
    assert "takes_over" in {notice.kind for notice in report.notices}
    assert report.submission is not None
    submit(store, owned, csv_of("SYT", COMMUNE, 6))
    assert "stands_from_other" in kinds(check(store, owned, csv_of(COMMUNE, COMMUNE, 7)))


def test_a_number_whose_form_has_changed_in_the_catalogue_is_taken_over(store: Store, catalogue: Catalogue) -> None:
    submit(store, catalogue, csv_of("SYT", COMMUNE, 5))
    moved = replace(
        catalogue, forms={**catalogue.forms, "YT-X": replace(catalogue.forms["YT-X"], senders=("communes",))}
    )
    assert "takes_over" in kinds(check(store, moved, csv_of(COMMUNE, COMMUNE, 6)))


def test_taken_back_the_number_is_free(store: Store, catalogue: Catalogue) -> None:
    withdraw(store, submit(store, catalogue, csv_of("SYT", COMMUNE, 5)), "thử", "thử")
    assert not kinds(check(store, catalogue, csv_of(COMMUNE, COMMUNE, 6))) & {"stands_from_other", "takes_over"}


def test_a_later_file_of_the_other_unit_does_not_knock_out_what_was_taken_over(
    store: Store, catalogue: Catalogue
) -> None:
    owned = owned_by(catalogue, "SYT")
    submit(store, owned, csv_of(COMMUNE, COMMUNE, 5))
    submit(store, owned, csv_of("SYT", COMMUNE, 6))
    again = check(store, owned, csv_of(COMMUNE, COMMUNE, 9, code="YT-02")).submission
    assert again is not None
    assert {change.indicator for change in read_changes(store, again)} == {"YT-02"}
    submit(store, owned, csv_of(COMMUNE, COMMUNE, 9, code="YT-02"))
    assert shown(store) == {CODE: Decimal(6), "YT-02": Decimal(9)}
    assert not any(finding.rows for finding in verify(store))


CURRENT = """
select indicator_code, value from (
    select * from observation
    qualify row_number() over (partition by indicator_code, area_code, period_code order by revision desc) = 1
) where obs_status not in ('missing', 'withdrawn')
"""
FILES = st.tuples(
    st.sampled_from(["U", "V", ""]), st.dictionaries(st.sampled_from(["A-01", "A-02"]), st.integers(1, 9), max_size=2)
)
ACTS = st.lists(st.one_of(FILES, st.integers(0, 9)), min_size=2, max_size=9)


def shown(store: Store) -> dict[str, Decimal]:
    return dict(store.query(CURRENT))


@tried_on(8)
@given(ACTS)
def test_the_current_view_equals_the_replay_also_where_two_senders_say_one_number(
    acts: list[tuple[str, dict[str, int]] | int],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store, standing = open_store(Path(folder)), list[str]()
        for number, act in enumerate(acts):
            if isinstance(act, int):
                if standing:
                    withdraw(store, standing.pop(act % len(standing)), "thử", "thử")
            else:
                standing.append(send(store, str(number).encode(), *act))
            assert [finding for finding in verify(store) if finding.rows] == []
        store.close()


def send(store: Store, content: bytes, unit: str, cells: dict[str, int]) -> str:
    """A file of a unit, or where there is none a correction of a single value."""
    rows = [Observation(c, "38", "", "", PERIOD, Decimal(v), cell="Số liệu!E10") for c, v in cells.items()]
    if not unit:
        rows = rows[:1]
    sha256, periods = hashlib.sha256(content).hexdigest(), (PERIOD,) if unit else ()
    submission = Submission("F", "", unit or "U", periods, "tep", sha256, 1, "csv", False, tuple(rows), len(rows), 0)
    return accept(store, submission, content, "thử", store.now()).submission_id
