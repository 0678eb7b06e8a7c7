"""A sender and its own: pages, forms, files; what the data itself refuses to those who may not send or withdraw."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data import access
from data.access import Denied, Viewer
from data.catalogue import Catalogue
from data.intake_context import intake_context
from data.originals import read_original
from data.submissions import accept, withdraw
from loaders.commands import blank_form
from loaders.submit import check_file
from pages.parts import words
from pages.parts.resources import the_catalogue, the_store
from tests.pages.staffed import assert_refused, run_alone, signed_in, staffed
from tests.pages.visit import sentences, text_of, visit


@pytest.fixture(scope="module", autouse=True)
def staffed_pages(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """An account of every role, which these tests only look at."""
    with staffed(demonstration, tmp_path_factory.mktemp("senders")):
        yield


def test_a_unit_sees_its_own_page_and_no_other_unit_s() -> None:
    with signed_in("unit"):
        at = run_alone("unit")
        assert "Sở Y tế" in text_of(at)
        assert_refused(run_alone("unit", noi="SYT", ma="STC"))
        for code in ("STC", "VPUB", "14797", "khong-co"):
            assert_refused(run_alone("unit", ma=code))


def test_a_unit_opens_its_own_file_and_no_other_unit_s() -> None:
    sent = {row[1]: str(row[0]) for row in the_store().query("select submission_id, unit_code from submission")}
    with signed_in("unit"):
        assert words.DENIED not in sentences(visit("source", tep=sent["SYT"]))
        for unit, submission in sent.items():
            if unit != "SYT":
                at = visit("source", tep=submission)
                assert words.DENIED in sentences(at), unit
                assert submission not in text_of(at)


def form_of(unit: str, form: str, period: str = "2026-10") -> bytes:
    return blank_form(the_catalogue(), the_store(), form, unit, period)


def own_and_foreign(catalogue: Catalogue) -> tuple[str, str]:
    """A monthly form that SYT sends, and one that another unit sends."""
    monthly = [f for f in catalogue.forms.values() if f.scheme == "month" and f.kind == "observations"]
    own = next(f.code for f in monthly if "SYT" in f.senders)
    return own, next(f.code for f in monthly if "SYT" not in f.senders and "STC" in f.senders)


def test_a_unit_is_offered_its_own_forms_only(catalogue: Catalogue) -> None:
    with signed_in("unit"):
        at = run_alone("upload")
        own = {form.code for form in catalogue.forms.values() if "SYT" in form.senders}
        assert {option.split(" ")[0] for option in at.selectbox(key="form").options} == own
        assert not [box for box in at.selectbox if box.key == "sender"]
        units = next(box for box in at.selectbox if str(box.key).startswith("form-unit-"))
        assert units.options == [catalogue.units["SYT"].name]


def test_a_unit_hears_that_it_only_sends_its_own_and_nothing_of_the_other_s_numbers(catalogue: Catalogue) -> None:
    own, foreign = own_and_foreign(catalogue)
    with signed_in("unit"):
        at = run_alone("upload")
        at.file_uploader[0].set_value([("cua-so-khac.xlsx", form_of("STC", foreign), "")]).run()
        told = words.OTHERS_FORM.format(file=words.plain("cua-so-khac.xlsx"), unit=catalogue.units["SYT"].name)
        assert told in sentences(at)
        assert not [button for button in at.button if button.key == "accept"]
        at.file_uploader[0].set_value([("cua-minh.xlsx", form_of("SYT", own), "")]).run()
        assert told not in sentences(at)
        assert "Tệp có 1 lỗi, chưa thể tiếp nhận" in text_of(at)


def test_a_secretary_still_chooses_for_whom_and_only_within_their_sectors(catalogue: Catalogue) -> None:
    with signed_in("thu-ky-y-te"):
        at = run_alone("upload")
        assert at.selectbox(key="sender")
        offered = {option.split(" ")[0] for option in at.selectbox(key="form").options}
        assert {catalogue.forms[code].sector for code in offered} == {"YT"}


def each_refused(*acts: Callable[[], object]) -> None:
    for act in acts:
        with pytest.raises(Denied):
            act()


def test_the_data_itself_takes_no_file_from_who_may_not_send_it(catalogue: Catalogue) -> None:
    store = the_store()
    sha256 = next(row[0] for row in store.query("select sha256 from submission where unit_code = 'STC'"))
    content = read_original(store, str(sha256))
    submission = check_file("bieu.xlsx", content, catalogue, intake_context(store, store.now())).submission
    assert submission is not None
    each_refused(
        *(
            lambda viewer=viewer: accept(store.seen_by(viewer), submission, content, "x", store.now())
            for viewer in (
                Viewer("unit", "unit", "SYT"),
                Viewer("leader", "x"),
                Viewer("secretariat", "x", sectors=frozenset({"YT"})),
                Viewer("public", "x"),
                access.NOBODY,
            )
        )
    )


def test_the_data_itself_lets_nobody_withdraw_outside_of_their_sectors() -> None:
    store = the_store()
    sent = {row[1]: str(row[0]) for row in store.query("select submission_id, form_code from submission")}
    other = next(code for form, code in sent.items() if not form.startswith("YT"))
    each_refused(
        lambda: withdraw(store.seen_by(Viewer("secretariat", "x", sectors=frozenset({"YT"}))), other, "x", "thử"),
        lambda: withdraw(store.seen_by(Viewer("unit", "x", "SYT")), other, "x", "thử"),
        lambda: withdraw(store.seen_by(Viewer("leader", "x")), other, "x", "thử"),
    )
