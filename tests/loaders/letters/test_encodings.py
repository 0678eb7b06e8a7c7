"""Vietnamese text comes through whole, whichever table of letters it was written in; good text is never touched."""

from __future__ import annotations

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.letters.encodings import Decoded, decode_text
from loaders.letters.legacy_letters import LetterTable, letter_tables
from loaders.letters.syllables import is_syllable, share_of_sense
from loaders.problems.problem import Problem
from tests.loaders.lines import LINE, Check, changed, table

TCVN3, VNI = letter_tables()
TABLES = pytest.mark.parametrize("old", letter_tables(), ids=["tcvn3", "vni"])
SENTENCE = "Tỷ lệ hộ nghèo đa chiều của các xã, phường năm 2026 được tổng hợp theo báo cáo"
ONSETS = ["", "b", "c", "ch", "d", "đ", "g", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "t", "th", "tr", "x"]
RHYMES = ["a", "ai", "an", "ang", "anh", "ăn", "âm", "ân", "ây", "e", "ê", "i", "iên", "o", "ong", "ô", "ông", "ơ"]
RHYMES += ["ơi", "u", "ua", "uyên", "ư", "ưng", "ương", "ươi", "oan", "ôi"]
TONES = ["\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]


def syllable(onset: str, rhyme: str, tone: str) -> str:
    """The tone stands on the last letter that has a hat or a horn, else before the end of the rhyme."""
    hats = [at for at, letter in enumerate(rhyme) if letter in "ăâêôơư"]
    at = hats[-1] if hats else 1 if rhyme == "oan" else 0
    return unicodedata.normalize("NFC", onset + rhyme[: at + 1] + tone + rhyme[at + 1 :])


SYLLABLES = st.builds(syllable, st.sampled_from(ONSETS), st.sampled_from(RHYMES), st.sampled_from(["", *TONES]))
WORDS = SYLLABLES | st.sampled_from(["38", "12,5", "KT-01", "m²", "PM2.5", "x"])
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=8).map("\n".join)


def decoded(content: bytes) -> Decoded:
    read = decode_text(content)
    assert isinstance(read, Decoded), read
    return read


def refusal(content: bytes) -> Problem:
    read = decode_text(content)
    assert isinstance(read, Problem), read
    return read


def windows_1258(text: str) -> bytes:
    """As Windows writes it: hats and horns in the letter, tones after it."""
    return b"".join(map(windows_letter, text))


def windows_letter(letter: str) -> bytes:
    with suppress(UnicodeEncodeError):
        return letter.encode("cp1258")
    parts = unicodedata.normalize("NFD", letter)
    tone = next(part for part in parts if part in TONES)
    return unicodedata.normalize("NFC", parts.replace(tone, "")).encode("cp1258") + tone.encode("cp1258")


@given(SYLLABLES)
def test_what_is_built_as_a_syllable_is_known_as_one(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["ngµy", "hßa", "ñöôïc", "toáùn", "bác̣", "tât", "xyz", "né́", "cỔ"])
def test_what_is_no_syllable_is_known_too(word: str) -> None:
    assert not is_syllable(word)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), st.sampled_from(["NFC", "NFD"]))
def test_vietnamese_in_unicode_is_never_touched(text: str, codec: str, form: str) -> None:
    written = unicodedata.normalize(form, text).encode(codec)  # type: ignore[arg-type]
    assert decoded(written).text == unicodedata.normalize("NFC", text)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_characters="\0\ufffd", exclude_categories=("Cs",)), max_size=60))
def test_no_text_in_unicode_is_changed_unless_two_words_only_make_sense_in_an_old_table(text: str) -> None:
    read = decode_text(text.encode())
    if isinstance(read, Decoded) and read.encoding == "UTF-8":
        assert read.text == unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    else:
        assert share_of_sense(text) < 0.5


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_windows_1258_comes_through(text: str) -> None:
    text = f"{SENTENCE}\n{text}"
    assert decoded(windows_1258(text)) == Decoded(text, "windows-1258")


@TABLES
@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_a_file_in_an_old_table_comes_through(old: LetterTable, text: str) -> None:
    text = f"{SENTENCE}\n{text}"
    assert decoded(old.write(text).encode("latin-1")) == Decoded(text, old.name)


@TABLES
@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_a_file_in_an_old_table_that_a_program_took_for_unicode_comes_through(old: LetterTable, text: str) -> None:
    text = f"{SENTENCE}\n{text}"
    assert decoded(old.write(text).encode("utf-8")) == Decoded(text, old.name)


def test_every_letter_has_its_place_in_the_tables() -> None:
    letters = "".join(sorted(VNI.letters.values()))
    assert len(letters) == 134
    assert VNI.read(VNI.write(letters)) == letters
    assert set("àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđĂÂÊÔƠƯĐ") <= set(
        TCVN3.letters.values()
    )


@pytest.mark.parametrize(
    ("old", "written", "meant"),
    [
        (TCVN3, "B¶o Th¾ng, M\u00aaêng Kh\u00ad¬ng".replace("\u00aaê", "\u00adê"), "Bảo Thắng, Mường Khương"),
        (VNI, "Xin chaøo caùc baïn, Thaønh phoá Hoà Chí Minh", "Xin chào các bạn, Thành phố Hồ Chí Minh"),
    ],
)
def test_the_tables_say_what_everybody_else_reads_in_them(old: LetterTable, written: str, meant: str) -> None:
    assert old.read(written) == meant


@TABLES
@pytest.mark.parametrize("turned", [False, True])
def test_two_encodings_in_one_file_are_refused_with_the_line(old: LetterTable, turned: bool) -> None:
    lines = [SENTENCE.encode(), old.write(SENTENCE).encode("latin-1")]
    problem = refusal(b"\r".join([*(lines[::-1] if turned else lines), b"38"]))
    assert (problem.kind, problem.row, problem.found) == ("mixed_encodings", 1 if turned else 2, old.name)


@TABLES
@pytest.mark.parametrize("good", ["xã Hoằng Lộc", "tỉnh Hà Nam và xã Lương Sơn"])
def test_good_lines_beside_an_old_table_are_refused_not_spoilt(old: LetterTable, good: str) -> None:
    problem = refusal(f"38\n{old.write(SENTENCE)}\n{good}\n".encode())
    assert (problem.kind, problem.row, problem.wanted) == ("mixed_encodings", 3, old.name)


def test_good_lines_of_western_letters_are_not_read_in_an_old_table_either() -> None:
    problem = refusal(f"{TCVN3.write(SENTENCE)}\nHà Nam, cà phê, lê\n".encode())
    assert (problem.kind, problem.row) == ("mixed_encodings", 2)


@pytest.mark.parametrize(
    "text", ["Café Société Générale", "Müller, Citroën, Noël", "bụi µg/m³, 37 °C, ½, §", "Đắk Glêi, Krông Pắc"]
)
def test_foreign_words_and_signs_in_unicode_are_left_alone(text: str) -> None:
    assert decoded(text.encode()) == Decoded(text)


@TABLES
def test_a_form_in_an_old_table_is_taken_with_a_notice(old: LetterTable, check: Check) -> None:
    line = changed(ghi_chu="số liệu ước tính của Sở Tài chính, chưa được thẩm định")
    report = check(old.write(table(LINE, line).decode()).encode("latin-1"), "a.csv")
    assert [(notice.kind, notice.found) for notice in report.notices] == [("converted_encoding", old.name)]


@pytest.mark.parametrize(
    ("codec", "name"), [("utf-16", "UTF-16 LE"), ("utf-16-le", "UTF-16 LE"), ("utf-16-be", "UTF-16 BE")]
)
def test_a_file_in_utf_16_is_taken_with_a_notice_also_without_its_mark(codec: str, name: str, check: Check) -> None:
    report = check(table(LINE).decode().encode(codec), "a.csv")
    assert report.outcome == "clean"
    assert report.notices[0].found == name
