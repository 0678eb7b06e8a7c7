"""A browser may send anything for a widget: what is not among its options chooses nothing and breaks nothing."""

from __future__ import annotations

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest

from tests.pages.test_sending_files import demo_store  # noqa: F401 - a fixture
from tests.pages.visit import sentences, visit


def forged(at: AppTest, key: str, value: str) -> AppTest:
    """The next run of the page, as if the browser had sent this value."""
    widgets = [box._widget_state for box in at.selectbox if box.key != key]
    lie = at.selectbox(key=key)._widget_state
    lie.string_value = value
    return at._run(WidgetStates(widgets=[*widgets, lie]))


@pytest.mark.usefixtures("demo_store")
@pytest.mark.parametrize("key", ["sender", "form"])
@pytest.mark.parametrize("value", ["KHONG-CO", "<script>alert(1)</script>", "", "x" * 100_000, "../../app.py", "-1"])
def test_a_value_outside_of_the_options_chooses_nothing(key: str, value: str) -> None:
    at = visit("upload")
    before = at.selectbox(key=key).value, at.selectbox(key=key).options
    forged(at, key, value)
    assert not at.exception
    assert [said for said in sentences(at) if value and value in said] == []
    assert (at.selectbox(key=key).value, at.selectbox(key=key).options) == before


@pytest.mark.usefixtures("demo_store")
def test_what_is_among_the_options_is_chosen_that_way() -> None:
    at = visit("upload")
    forged(at, "form", at.selectbox(key="form").options[1])
    assert at.selectbox(key="form").index == 1
