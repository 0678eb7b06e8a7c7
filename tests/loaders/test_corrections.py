"""One value corrected: held against every rule, nothing else of its file touched, and taken back like anything."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import Catalogue, load_catalogue
from data.corrections import LAYOUT, Standing, read_said_in_cell, read_standing_corrections
from data.observations import Observation
from data.store import DEMO, Store, open_store
from data.submissions import Submission, accept, withdraw
from data.verify import verify
from data.views.preview import LEFT_OUT, read_changes, read_withdrawal
from loaders.correction import Correction, check_correction, correct_value
from loaders.forms.templates import write_form
from loaders.reasons import Unfit
from loaders.submit import Refusal, submit_file
from tests.examples import tried_on

FORM, UNIT, PERIOD, CODE, OTHER = "KTXH-SCT-T", "SCT", "2026-10", "KTXH-09-LK", "KTXH-33-LK"
SAID = Correction("9.500,5", "12/BC-SCT", "20/11/2026", "gõ nhầm một chữ số")


@pytest.fixture(scope="session")
def whole() -> Catalogue:
    """The real catalogue."""
    return load_catalogue("38", Path("/nonexistent"))


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "var", kind=DEMO, today=date(2026, 11, 22))
    yield opened
    opened.close()


def send(store: Store, catalogue: Catalogue, value: int | None, other: int = 4000) -> str:
    values = {CODE: value, OTHER: other}
    rows = [Observation(code, "38", "", "", PERIOD, Decimal(v)) for code, v in values.items() if v is not None]
    content = write_form(catalogue, FORM, UNIT, PERIOD, values=rows)
    return submit_file("bieu.xlsx", content, catalogue, store, "thu.ky", store.now())[1].submission_id


def standing_of(store: Store, submission: str) -> Standing:
    said = "select cell from observation where submission_id = $submission and indicator_code = $code and cell <> ''"
    cell = store.query(said, submission=submission, code=CODE)[0]
    found = read_said_in_cell(store, submission, cell[0])
    assert found is not None
    return found


def correct(store: Store, catalogue: Catalogue, submission: str, said: Correction = SAID) -> str:
    return correct_value(standing_of(store, submission), said, catalogue, store, "thu.ky").submission_id


CURRENT = """
select indicator_code, value from (
    select * from observation
    qualify row_number() over (partition by indicator_code, area_code, period_code order by revision desc) = 1
) where obs_status not in ('missing', 'withdrawn')
"""


def shown(store: Store) -> dict[str, Decimal]:
    return dict(store.query(CURRENT))


def sound(store: Store) -> bool:
    return not any(finding.rows for finding in verify(store))


def test_only_the_one_value_changes_and_the_first_one_is_kept(day: Store, whole: Catalogue) -> None:
    first = send(day, whole, 9000)
    second = correct(day, whole, first)
    assert shown(day) == {CODE: Decimal("9500.5"), OTHER: Decimal(4000)}
    corrected = standing_of(day, first)
    assert (corrected.submission_id, corrected.layout, corrected.is_correction) == (second, LAYOUT, True)
    notes = day.query("select value, note from observation where indicator_code = $code order by revision", code=CODE)
    assert notes == [
        (Decimal(9000), ""),
        (Decimal("9500.5"), "Đính chính theo văn bản số 12/BC-SCT ngày 20/11/2026: gõ nhầm một chữ số"),
    ]
    assert sound(day)


def test_taken_back_the_value_of_the_file_stands_again(day: Store, whole: Catalogue) -> None:
    second = correct(day, whole, send(day, whole, 9000))
    assert [(c.indicator, c.after) for c in read_withdrawal(day, second)] == [(CODE, Decimal(9000))]
    withdraw(day, second, "thu.ky", "văn bản bị thu hồi")
    assert shown(day) == {CODE: Decimal(9000), OTHER: Decimal(4000)}
    assert sound(day)


def test_a_later_file_replaces_it_and_the_preview_knows(day: Store, whole: Catalogue) -> None:
    correction = correct(day, whole, send(day, whole, 9000))
    corrected = {(CODE, "38", "", "", PERIOD): correction}
    assert read_standing_corrections(day, FORM, UNIT, [PERIOD]) == corrected
    send(day, whole, 9100)
    assert shown(day)[CODE] == Decimal(9100)
    assert read_standing_corrections(day, FORM, UNIT, [PERIOD]) == {}
    assert sound(day)


def test_a_later_file_that_leaves_it_out_takes_it_away_and_the_preview_says_so(day: Store, whole: Catalogue) -> None:
    correct(day, whole, send(day, whole, 9000))
    rows = (Observation(OTHER, "38", "", "", PERIOD, Decimal(1), cell="Số liệu!E12"),)
    later = Submission(FORM, "KTXH", UNIT, (PERIOD,), "sau.csv", "0" * 64, 1, "csv", False, rows, 1, 0)
    assert {change.indicator: change.kind for change in read_changes(day, later)}[CODE] == LEFT_OUT
    send(day, whole, None)
    assert shown(day) == {OTHER: Decimal(4000)}
    assert sound(day)


def test_a_correction_can_be_corrected(day: Store, whole: Catalogue) -> None:
    first = correct(day, whole, send(day, whole, 9000))
    correct(day, whole, first, Correction("9.600", "13/BC-SCT", "21/11/2026", "số cuối cùng"))
    assert shown(day)[CODE] == Decimal(9600)
    assert sound(day)


def test_the_rules_of_a_file_hold_for_it(day: Store, whole: Catalogue) -> None:
    first = send(day, whole, 9000)
    with pytest.raises(Refusal) as refused:
        correct(day, whole, first, Correction("-5", "12/BC-SCT", "20/11/2026", "thử"))
    assert [problem.kind for problem in refused.value.report.problems] == ["impossible_value"]
    assert shown(day)[CODE] == Decimal(9000)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (Correction("9.000", "12/BC-SCT", "20/11/2026", "thử"), "bằng giá trị đang có"),
        (Correction("chín nghìn", "12/BC-SCT", "20/11/2026", "thử"), "không phải là số"),
        (Correction("", "12/BC-SCT", "20/11/2026", "thử"), "không phải là số"),
        (Correction("9.500", "", "20/11/2026", "thử"), "số, ký hiệu văn bản"),
        (Correction("9.500", "x" * 61, "20/11/2026", "thử"), "số, ký hiệu văn bản"),
        (Correction("9.500", "12/BC-SCT", "31/02/2026", "thử"), "Ngày văn bản"),
        (Correction("9.500", "12/BC-SCT", "23/11/2026", "thử"), "Ngày văn bản"),
        (Correction("9.500", "12/BC-SCT", "20/11/2026", " "), "Cần ghi lý do đính chính"),
        (Correction("9.500", "12/BC-SCT", "20/11/2026", "gọi 0912345678"), "số điện thoại"),
    ],
)
def test_what_is_typed_wrong_is_said_and_stores_nothing(
    said: Correction, sentence: str, day: Store, whole: Catalogue
) -> None:
    first = send(day, whole, 9000)
    with pytest.raises(Unfit, match=sentence):
        check_correction(standing_of(day, first), said, whole, day)
    assert day.last_revision == 1


ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("file"), st.integers(1, 9), st.booleans()),
        st.tuples(st.just("correct"), st.integers(10, 99), st.just(True)),
        st.tuples(st.just("withdraw"), st.integers(0, 9), st.just(True)),
    ),
    min_size=2,
    max_size=8,
)


@tried_on(8)
@given(ACTS)
def test_the_current_view_equals_the_replay_whatever_is_sent_corrected_and_withdrawn(
    acts: list[tuple[str, int, bool]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store, standing = open_store(Path(folder)), [""]
        for number, (act, value, there) in enumerate(acts):
            row = Observation("A-01", "38", "", "", PERIOD, Decimal(value), cell="Số liệu!E10")
            if act == "withdraw":
                chosen = standing.pop(value % len(standing))
                if chosen:
                    withdraw(store, chosen, "thử", "thử")
                else:
                    standing.append("")
            elif act == "file" or "A-01" in shown(store):
                periods, rows = ((PERIOD,), (row,) if there else ()) if act == "file" else ((), (row,))
                standing.append(accept_bytes(store, f"{number}".encode(), periods, rows))
            assert sound(store)
        store.close()


def accept_bytes(store: Store, content: bytes, periods: tuple[str, ...], rows: tuple[Observation, ...]) -> str:
    sha256 = hashlib.sha256(content).hexdigest()
    submission = Submission("F", "", "U", periods, "tep", sha256, 1, "csv", False, rows, len(rows), 0)
    return accept(store, submission, content, "thử", store.now()).submission_id
