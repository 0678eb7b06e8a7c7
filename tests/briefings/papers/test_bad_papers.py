"""Papers of meetings that are empty, too long, hostile or about what no longer exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis.strategies import text

from briefings.deck import Deck, Report
from briefings.papers import Written, write_invitation, write_notice, write_report, write_speech
from briefings.papers.document import TEXT, Document, Line, cleaned
from briefings.papers.look import PAPER
from briefings.papers.word_file import write_docx
from data.briefings.model import AgendaItem, Assignment, Briefing, Paper, Texts
from data.catalogue import Catalogue
from tests.briefings.papers.reading import docx_text, one_line, pages_of, pdf_text
from tests.briefings.papers.standard import conclusions

MARKUP = '#set page(width: 1cm) $x^2$ *đậm* _nghiêng_ <nhãn> @nguồn \\ #panic("hỏng") ] } // & <b> {{7*7}} =cmd|1'
BROKEN = "tên\x00có\x0bký\x1ftự\ufffelạ\u202e\ud800."
LONG = "SởXâydựngtênrấtdàikhôngcódấucách" * 12


def with_texts(deck: Deck, **texts: str) -> Deck:
    meeting = replace(deck.briefing, texts=replace(deck.briefing.texts, **texts))
    return replace(deck, snapshot=replace(deck.snapshot, briefing=meeting))


def empty(deck: Deck) -> Deck:
    nothing = Report((), (), (), (), (), (), "", (), "")
    bare = Briefing(47, "", datetime(2026, 11, 23, 8, 0))
    return replace(deck, report=nothing, screens=(), snapshot=replace(deck.snapshot, briefing=bare))


def hostile(deck: Deck, text: str) -> Deck:
    report = deck.report
    rows = tuple(
        replace(row, figure=replace(row.figure, label=text, unit=text[:20]), plan=text[:9]) for row in report.rows
    )
    said = replace(report, rows=rows, tasks=(text,), at_risk=(text,), late_units=(text,), sources=(text,), cutoff=text)
    meeting = replace(
        deck.briefing,
        title=text,
        place=text,
        chair=text,
        signer=text,
        attendance=(text,) * 3,
        assignments=(Assignment(text, text),),
        agenda=(AgendaItem("text", title=text),),
        papers=(Paper(text, text, datetime(2026, 11, 22, 10, 0)),),
        texts=Texts(*(text,) * 5),
    )
    return replace(deck, report=said, snapshot=replace(deck.snapshot, briefing=meeting))


def four(deck: Deck) -> tuple[Written, ...]:
    catalogue, now = deck.catalogue, deck.snapshot.viewed_at
    concluded = tuple(replace(found, text=deck.briefing.title or found.text) for found in conclusions())
    return (
        write_report(deck),
        write_speech(deck),
        write_invitation(deck.briefing, catalogue, now),
        write_notice(deck, concluded),
    )


def test_markup_of_any_kind_is_printed_as_it_was_typed(standard: Deck) -> None:
    for written in four(hostile(standard, MARKUP)):
        assert one_line(MARKUP) in one_line(pdf_text(written))
        assert one_line(MARKUP) in one_line(docx_text(written))


def test_signs_that_no_paper_can_hold_are_left_out(standard: Deck) -> None:
    for written in four(hostile(standard, BROKEN)):
        for said in (pdf_text(written), docx_text(written)):
            assert "tên có ký tự lạ" in said


@settings(max_examples=25, deadline=None)
@given(text())
def test_any_text_makes_a_word_file_that_opens(said: str) -> None:
    kept = cleaned(Document("BÁO CÁO", (said,), (Line(TEXT, f"đầu {said} cuối"),)))
    written = Written(b"", write_docx(kept, PAPER[0], datetime(2026, 11, 22)), 1)
    (line,) = (found for found in kept.blocks if isinstance(found, Line))
    assert "".join(line.text.split()) in "".join(docx_text(written).split())


def test_words_without_an_end_are_broken_inside_the_page(standard: Deck) -> None:
    for written in four(hostile(standard, LONG)):
        assert LONG in docx_text(written)
        lefts: list[float] = []
        for page in pages_of(written):
            page.extract_text(visitor_text=lambda text, cm, tm, font, size, lefts=lefts: lefts.append(tm[4]))
        assert max(lefts) < 595 - 42
        assert LONG in pdf_text(written).replace(" ", "")


def test_over_two_pages_it_says_by_how_many_lines_and_cuts_nothing(standard: Deck) -> None:
    line = "Đề nghị các sở, ngành, địa phương khẩn trương thực hiện nhiệm vụ thứ {at} được giao, báo cáo trước ngày 30."
    said = [line.format(at=at) for at in range(60)]
    written = write_report(with_texts(standard, proposals="\n".join(said)))
    assert written.pages == len(pages_of(written)) > 2
    (warning,) = written.warnings
    assert warning.startswith(f"Báo cáo dài {written.pages} trang, quá 2 trang khoảng ")
    text = pdf_text(written)
    assert all(one_line(sentence).rstrip(".") in text for sentence in said)


def test_a_little_more_than_two_pages_is_set_tighter_instead_of_warned_about(standard: Deck) -> None:
    more = standard.briefing.texts.difficulties + "\nMột số đơn vị chưa cập nhật tiến độ nhiệm vụ trên hệ thống." * 4
    written = write_report(with_texts(standard, difficulties=more))
    assert (written.pages, written.warnings) == (2, ())


def test_an_empty_meeting_still_has_papers_that_say_what_is_missing(standard: Deck) -> None:
    report, speech, invitation, notice = four(empty(standard))
    assert [written.pages for written in (report, speech, invitation, notice)] == [1, 1, 1, 1]
    assert report.warnings == (
        "Báo cáo chưa có phần tóm tắt công tác triển khai, phần khó khăn, vướng mắc, phần kiến nghị, đề xuất.",
        "Bảng kết quả có 0 chỉ tiêu; nên chọn từ 8 đến 12 chỉ tiêu.",
    )
    assert speech.warnings == ("Nội dung phát biểu chưa có lời mở đầu, phần kiến nghị, đề xuất, lời kết.",)
    assert pdf_text(report).count("(Chưa có nội dung") == 4
    assert "Giao ban số 47, chốt 07 giờ 00 ngày 22/11/2026." in pdf_text(report)
    assert "Dự Giao ban số 47" in pdf_text(invitation)


def test_a_notice_without_conclusions_says_so(standard: Deck) -> None:
    written = write_notice(standard, ())
    assert written.warnings == ("Chưa có kết luận nào được ghi tại cuộc họp.",)
    assert written.warnings[0] in pdf_text(written)


@pytest.mark.parametrize("kind", ["sector", "indicator", "unit"])
def test_forty_items_are_all_there_and_what_the_catalogue_lost_stands_by_its_code(
    kind: str, catalogue: Catalogue, standard: Deck
) -> None:
    agenda = tuple(AgendaItem(kind, f"CU-{at:02}") for at in range(40))
    owed = (Paper("SGTVT", "Báo cáo", datetime(2026, 11, 22, 10, 0)),)
    written = write_invitation(
        replace(standard.briefing, agenda=agenda, papers=owed), catalogue, standard.snapshot.viewed_at
    )
    said = pdf_text(written)
    assert all(f"({at + 1}) CU-{at:02}" in said for at in range(40))
    assert "- SGTVT: Báo cáo, gửi trước 10 giờ 00 ngày 22/11/2026." in said


def test_rows_of_one_period_name_it_once_above_the_table(standard: Deck) -> None:
    rows = tuple(replace(row, figure=replace(row.figure, period="Quý III/2026")) for row in standard.report.rows)
    said = pdf_text(write_report(replace(standard, report=replace(standard.report, rows=rows))))
    assert "1. Chỉ tiêu chủ yếu (Quý III/2026)" in said
    assert said.count("Quý III/2026") == 1


def test_an_edition_says_that_it_is_one_and_why(standard: Deck) -> None:
    snapshot = replace(standard.snapshot, snapshot_id="47.1", edition=1, reason="đính chính thu ngân sách")
    said = pdf_text(write_report(replace(standard, snapshot=snapshot)))
    assert "(Bản điều chỉnh 47.1: đính chính thu ngân sách)" in said
    assert "Giao ban số 47, bản điều chỉnh 47.1, chốt 07 giờ 00 ngày 22/11/2026." in said
