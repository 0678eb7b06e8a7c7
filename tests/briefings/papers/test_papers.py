"""The four papers of the standard meeting: what they say, on how many pages, and how both files are made."""

from __future__ import annotations

from datetime import date

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from briefings.deck import Deck
from briefings.papers import Written, words
from briefings.papers.frame import chair_signature, dated, office_signature
from data.catalogue import Catalogue
from tests.briefings.papers.reading import docx_text, pages_of, pdf_text, word_of

ALL = ("report", "speech", "invitation", "notice")


@pytest.mark.parametrize("name", ["report", "speech"])
def test_report_and_speech_have_exactly_two_pages_and_nothing_to_mend(name: str, papers: dict[str, Written]) -> None:
    assert papers[name].pages == len(pages_of(papers[name])) == 2
    assert papers[name].warnings == ()


@pytest.mark.parametrize("read", [pdf_text, docx_text])
def test_every_number_of_the_report_stands_in_both_files(
    read: type[str], papers: dict[str, Written], standard: Deck
) -> None:
    said = read(papers["report"])
    for at, row in enumerate(standard.report.rows, start=1):
        figure, plan = row.figure, row.plan.removesuffix("%")
        named = f"{at} {figure.label} ({figure.period}){' (*)' if figure.made_up else ''}"
        line = (named, figure.unit, figure.text, plan or "–", row.share or "–", row.change or "–")
        assert " ".join(line) in said


@pytest.mark.parametrize("read", [pdf_text, docx_text])
def test_the_report_has_its_parts_in_order_and_ends_as_the_decree_says(
    read: type[str], papers: dict[str, Written], standard: Deck
) -> None:
    said, report, texts = read(papers["report"]), standard.report, standard.briefing.texts
    lists = (*report.tasks, *report.at_risk, *report.overdue, *report.late_units, *report.provisional)
    written = (*texts.summary.splitlines(), *texts.difficulties.splitlines())
    for text in (*lists, *written, "(*) Số liệu minh họa", report.cutoff):
        assert text.rstrip(".") in said
    order = [said.index(part) for part in (*words.REPORT_PARTS, "từng nhiệm vụ./.", words.RECEIVERS)]
    assert order == sorted(order)


def test_the_head_names_country_issuer_number_place_and_day(papers: dict[str, Written]) -> None:
    for read in (pdf_text, docx_text):
        said = read(papers["report"])
        for text in (
            *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "UBND TỈNH THANH HÓA", "VĂN PHÒNG"),
            *("Số: /BC-VP", "Thanh Hóa, ngày 22 tháng 11 năm 2026", "BÁO CÁO", "CHÁNH VĂN PHÒNG"),
        ):
            assert text in said, text


def test_the_end_of_the_report_says_of_which_frozen_state_it_is(papers: dict[str, Written]) -> None:
    said = pdf_text(papers["report"])
    assert "Giao ban số 47, chốt 07 giờ 00 ngày 22/11/2026. Số liệu chốt đến 17 giờ 00 ngày 20/11/2026." in said
    assert "166/166 xã, phường (1, 2, 3, 4, 5, 7, 9, 11, 12); 162/166 xã, phường (6, 8, 10)." in said
    assert "Nguồn: Biểu KTXH-STC-T: Kinh tế - xã hội: biểu tháng của Sở Tài chính; Biểu" in said
    assert "Cơ quan chủ trì: Sở Tài chính, Sở Công Thương, Công an tỉnh, Sở Khoa học và Công nghệ." in said


@pytest.mark.parametrize("read", [pdf_text, docx_text])
def test_the_speech_is_spoken_in_order_with_its_numbers(
    read: type[str], papers: dict[str, Written], standard: Deck
) -> None:
    said = read(papers["speech"])
    spoken = ("Kính thưa các đồng chí!", "1. Kết quả đạt được", "2. Chỉ tiêu có nguy cơ", "3. Nhiệm vụ quá hạn")
    order = [said.index(text) for text in (*spoken, "4. Đề nghị", "Xin cảm ơn các đồng chí!", "(*) Số liệu minh họa.")]
    assert order == sorted(order)
    assert "Thu ngân sách nhà nước trên địa bàn (10 tháng năm 2026): 48.215 tỷ đồng, tăng 12,4%" in said
    assert "3.012 doanh nghiệp, tăng 4,8% so với cùng kỳ năm trước; chỉ tiêu năm 2026: từ 3.000 trở lên (*)." in said
    for text in (*standard.report.at_risk, *standard.report.overdue, *standard.report.late_units):
        assert text.rstrip(".") in said


@pytest.mark.parametrize("read", [pdf_text, docx_text])
def test_the_invitation_says_when_where_who_and_what_is_owed(read: type[str], papers: dict[str, Written]) -> None:
    said = read(papers["invitation"])
    for text in (
        *("GIẤY MỜI", "Số: /GM-UBND", "ỦY BAN NHÂN DÂN TỈNH THANH HÓA"),
        "1. Thời gian: 08 giờ 00 ngày 23/11/2026 (thứ Hai).",
        "2. Địa điểm: Phòng họp số 1, trụ sở UBND tỉnh.",
        "3. Chủ trì: Chủ tịch UBND tỉnh.",
        "- Các Phó Chủ tịch UBND tỉnh;",
        "(3) Kinh tế - xã hội (4 phút);",
        "(10) Sở Xây dựng (3 phút);",
        "(12) Chuẩn bị kỳ họp cuối năm của HĐND tỉnh.",
        "- Sở Tài chính: Báo cáo giải ngân vốn đầu tư công, gửi trước 10 giờ 00 ngày 20/11/2026;",
        "đúng giờ./.",
        "TL. CHỦ TỊCH CHÁNH VĂN PHÒNG",
    ):
        assert text in said, text


@pytest.mark.parametrize("read", [pdf_text, docx_text])
def test_the_notice_numbers_the_conclusions_and_is_marked_as_a_draft(
    read: type[str], papers: dict[str, Written]
) -> None:
    said = read(papers["notice"])
    for text in (
        *("DỰ THẢO", "Thanh Hóa, ngày tháng năm 2026", "1. Các chủ đầu tư cam kết", "2. Rà soát các nhiệm vụ"),
        "- Đơn vị thực hiện: Sở Tài chính; thời hạn: 05/12/2026.",
        "- Số liệu khi kết luận: Tỷ lệ giải ngân vốn đầu tư công 61,2%.",
        "- Đơn vị thực hiện: chưa nêu; thời hạn: chưa nêu.",
        "Có số liệu minh họa",
    ):
        assert text in said, text


def test_pages_are_numbered_from_the_second_one_in_the_top_margin(papers: dict[str, Written]) -> None:
    first, second = pages_of(papers["report"])
    assert second.extract_text().lstrip().startswith("2")
    assert not first.extract_text().lstrip()[0].isdigit()
    (section,) = word_of(papers["report"]).sections
    assert section.different_first_page_header_footer
    (number,) = section.header.paragraphs
    (field,) = number._p.iter(qn("w:fldSimple"))
    assert field.get(qn("w:instr")) == "PAGE"
    assert number.style is not None
    assert number.style.name == "Header"
    assert not section.first_page_header.paragraphs[0].text


@pytest.mark.parametrize("name", ALL)
def test_the_fonts_of_the_pdf_are_in_it(name: str, papers: dict[str, Written]) -> None:
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[-1]: font.get_object()
        for page in pages_of(papers[name])
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert set(fonts) <= {f"GiaoBanSerif-{face}" for face in ("Regular", "Bold", "Italic", "BoldItalic")}
    assert all("/FontFile2" in font["/DescendantFonts"][0]["/FontDescriptor"] for font in fonts.values())


@pytest.mark.parametrize("name", ALL)
def test_the_word_file_is_times_new_roman_in_vietnamese_on_a4(name: str, papers: dict[str, Written]) -> None:
    word = word_of(papers[name])
    xml = word.styles.element.xml + word.element.xml
    used = {
        style.name for style in word.styles if style.name in ("Normal", "Heading 1", "Heading 2", "Title", "Thân bài")
    }
    assert len(used) == 5
    for style in (word.styles["Normal"], word.styles["Heading 1"], word.styles["Title"]):
        assert style.font.name == "Times New Roman"
    assert 'w:lang w:val="vi-VN"' in xml
    (section,) = word.sections
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    page = [round(length / Mm(1)) for length in (section.page_width, section.page_height, *margins) if length]
    assert page in ([210, 297, 20, 20, 30, 20], [210, 297, 20, 20, 30, 15])


def test_the_table_of_the_word_file_repeats_its_header(papers: dict[str, Written], standard: Deck) -> None:
    (table,) = (found for found in word_of(papers["report"]).tables if len(found.columns) == len(words.COLUMNS))
    assert [cell.text for cell in table.rows[0].cells] == list(words.COLUMNS)
    assert table.rows[0]._tr.trPr is not None
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [row.cells[3].text for row in table.rows[1:]] == [row.figure.text for row in standard.report.rows]


def test_the_heads_and_parts_of_the_word_file_are_real_headings(papers: dict[str, Written]) -> None:
    paragraphs = word_of(papers["report"]).paragraphs
    headings = tuple(found.text for found in paragraphs if found.style is not None and found.style.name == "Heading 1")
    assert headings == words.REPORT_PARTS


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 2, 5), "Thanh Hóa, ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 15), "Thanh Hóa, ngày 15 tháng 3 năm 2026"),
        (date(2026, 12, 9), "Thanh Hóa, ngày 09 tháng 12 năm 2026"),
    ],
)
def test_days_under_ten_and_the_first_two_months_have_a_leading_zero(
    day: date, said: str, catalogue: Catalogue
) -> None:
    assert dated(catalogue, day) == said


@pytest.mark.parametrize(
    ("signer", "chair", "office"),
    [
        ("", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), ("CHÁNH VĂN PHÒNG",)),
        ("Chánh Văn phòng UBND tỉnh", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), ("CHÁNH VĂN PHÒNG",)),
        (
            "Phó Chánh Văn phòng",
            ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
            ("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ),
        ("Phó Chủ tịch UBND tỉnh", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("Chủ tịch", ("CHỦ TỊCH",), ("CHỦ TỊCH",)),
    ],
)
def test_who_signs_signs_in_the_right_name(signer: str, chair: tuple[str, ...], office: tuple[str, ...]) -> None:
    assert chair_signature(signer) == chair
    assert office_signature(signer) == office
