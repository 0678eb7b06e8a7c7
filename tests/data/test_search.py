"""Search: found as people type, and nothing breaks on what they should not type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import Catalogue
from data.plain_text import fold, slug
from data.views.search import COMMUNE, INDICATOR, MOST_RESULTS, SECTOR, UNIT, Entry, catalogue_entries, search


def first(catalogue: Catalogue, text: str) -> tuple[str, str]:
    found = search(catalogue_entries(catalogue), text)
    return (found[0].kind, found[0].code) if found else ("", "")


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("thu ngan sach", INDICATOR, "KTXH-04"),
        ("Thu ngân sách", INDICATOR, "KTXH-04"),
        ("THU NGÂN SÁCH", INDICATOR, "KTXH-04"),
        ("KTXH-04-LK", INDICATOR, "KTXH-04-LK"),
        ("ktxh-04-lk", INDICATOR, "KTXH-04-LK"),
        ("so y te", UNIT, "SYT"),
        ("syt", UNIT, "SYT"),
        ("y te", SECTOR, "YT"),
        ("dong son", COMMUNE, "16378"),
        ("Đông Sơn", COMMUNE, "16378"),
        ("phuong hac thanh", COMMUNE, "14797"),
        ("hac th", COMMUNE, "14797"),
        ("14797", COMMUNE, "14797"),
    ],
)
def test_what_people_type_comes_first(catalogue: Catalogue, text: str, kind: str, code: str) -> None:
    assert first(catalogue, text) == (kind, code)


def test_the_beginning_of_a_code_finds_all_that_begin_so(catalogue: Catalogue) -> None:
    found = [entry.code for entry in search(catalogue_entries(catalogue), "ktxh-04")]
    assert found[:2] == ["KTXH-04", "KTXH-04-LK"]


def test_every_word_has_to_be_there(catalogue: Catalogue) -> None:
    found = search(catalogue_entries(catalogue), "ho so dung han")
    assert found
    for entry in found:
        words = fold(f"{entry.code} {entry.name} {entry.also} {entry.about}").replace(",", " ").split()
        assert all(any(word.startswith(part) for word in words) for part in ("ho", "so", "dung", "han"))


def test_signs_that_are_typed_count() -> None:
    entries = [
        Entry(COMMUNE, "1", "Xã Bá Thước"),
        Entry(COMMUNE, "2", "Xã Bà Triệu"),
        Entry(COMMUNE, "3", "Xã Ba Đình"),
    ]
    assert search(entries, "bà")[0].code == "2"
    assert [entry.code for entry in search(entries, "ba")] == ["1", "2", "3"]


def test_at_most_twelve_are_shown(catalogue: Catalogue) -> None:
    assert len(search(catalogue_entries(catalogue), "x")) == MOST_RESULTS


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "%",
        "'; drop table x --",
        "![x](//127.0.0.9/x)",
        "\x00\u202e",
        "(((((",
        "xyzzy",
        "=" * 5000,
        "a" * 10**6,
    ],
)
def test_nothing_is_found_by_what_names_nothing(catalogue: Catalogue, text: str) -> None:
    assert search(catalogue_entries(catalogue), text) == ()


@given(st.text(max_size=100))
def test_any_text_is_answered(text: str) -> None:
    entries = [Entry(INDICATOR, "A-01", "Số hồ sơ, đúng hạn (%)"), Entry(COMMUNE, "00001", "Xã Đá")]
    assert set(search(entries, text)) <= set(entries)


def test_every_name_finds_its_own_entry_with_and_without_signs(catalogue: Catalogue) -> None:
    entries = catalogue_entries(catalogue)
    for entry in entries[::7]:
        for text in (entry.name[:80], fold(entry.name)[:80]):
            assert any(found.name == entry.name for found in search(entries, text)), text


@pytest.mark.parametrize(
    ("text", "plain"), [("Đồng bằng", "dong-bang"), ("  Quý I/2026 ", "quy-i-2026"), ("ưỨờ", "uuo")]
)
def test_a_slug_is_made_of_plain_letters(text: str, plain: str) -> None:
    assert slug(text) == plain


@pytest.mark.parametrize(("text", "code"), [("bhyt", "YT-01"), ("BHYT bao phủ", "YT-01"), ("tngt chết", "AN-02-LK")])
def test_first_letters_find_what_they_stand_for(catalogue: Catalogue, text: str, code: str) -> None:
    assert code in [entry.code for entry in search(catalogue_entries(catalogue), text)]
