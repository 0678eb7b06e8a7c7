"""Every page with the whole demonstration: what it says, from which moment, and of which kind its numbers are."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from data.catalogue import Catalogue
from pages.parts.resources import the_catalogue, the_store
from tests.pages.visit import (
    ALL_PAGES,
    MADE_UP,
    OTHER_SECTOR_PAGES,
    SECTOR_PAGES,
    assert_in_order,
    cards_with_a_number,
    html_of,
    text_of,
    unfolded,
    visit,
)

pytestmark = pytest.mark.usefixtures("demonstration_pages")
PAST = "2025-11-26"
GRDP = "KTXH-02-LK"
BANNER = "gb-banner"
PUBLISHED_PAGES = ("socio_economic", "sector_extra")
MADE_UP_PAGES = ("documents", "discharge")


def newest_submission(made_up: bool) -> str:
    forms, revision = list(the_catalogue().forms), the_store().last_revision
    rows = the_store().rows("read_recent_submissions", forms=forms, revision=revision, count=1000)
    return next(str(row[0]) for row in rows if row[4] == made_up)


def has_banner(at: AppTest) -> bool:
    return any(BANNER in piece for piece in html_of(at))


@pytest.mark.parametrize("page", ALL_PAGES)
def test_every_page_opens(page: str) -> None:
    assert_in_order(visit(page))


@pytest.mark.parametrize("page", [*SECTOR_PAGES, *OTHER_SECTOR_PAGES])
def test_a_sector_page_has_finding_cutoff_cards_trend_and_table_twin(page: str) -> None:
    at = visit(page)
    assert re.search(r"\d", at.title[0].value)
    assert len(at.title[0].value) <= 90
    assert "Số liệu chốt đến" in text_of(at)
    assert cards_with_a_number(at)
    assert "Bảng số liệu của biểu đồ" in [expander.label for expander in at.expander]
    assert any("<table" in piece for piece in html_of(at))


@pytest.mark.parametrize(
    ("page", "headings"),
    [
        ("tasks", {"Tình trạng thực hiện", "Theo cơ quan chủ trì", "Nhiệm vụ quá hạn lâu nhất"}),
        ("tasks", {"Chỉ tiêu được giao", "Tiến độ trong một chương trình"}),
        ("citizen_feedback", {"Phản ánh, kiến nghị theo lĩnh vực"}),
        ("environment", {"Chất lượng không khí theo trạm", "Mực nước và lượng mưa"}),
        ("fishing_vessels", {"Kết nối giám sát hành trình"}),
        ("traffic_security", {"Tai nạn giao thông so với cùng kỳ", "Nơi xảy ra tai nạn"}),
        ("health", {"Công suất sử dụng giường bệnh", "Ổ dịch đang hoạt động"}),
        ("education", {"Trường, học sinh, giáo viên theo cấp học"}),
        ("portals", {"Từng trang so với thời gian tối đa cho phép"}),
        ("media", {"Sắc thái tin, bài theo ngày", "Tin, bài cần xác minh, trả lời"}),
        ("public_services", {"Năm nhóm chỉ số phục vụ người dân, doanh nghiệp"}),
    ],
)
def test_a_sector_shows_what_only_it_has(page: str, headings: set[str]) -> None:
    assert headings <= {heading.value for heading in visit(page).subheader}


def test_every_panel_of_made_up_tasks_says_so() -> None:
    pieces = html_of(visit("tasks"))
    for caption in ("nhiệm vụ, chỉ tiêu được giao", "Xếp theo số nhiệm vụ quá hạn", "Dòng loại chỉ tiêu", "Vạch đứt"):
        assert MADE_UP in next(piece for piece in pieces if caption in piece), caption


def test_the_overview_counts_what_is_at_risk_and_names_what_came_in() -> None:
    at = visit("overview")
    assert "nguy cơ không đạt" in at.title[0].value
    assert {"Các lĩnh vực", "Mới tiếp nhận"} <= {heading.value for heading in at.subheader}
    assert any("/tep-nguon?tep=" in piece for piece in html_of(at))


def test_every_sector_of_the_catalogue_stands_on_the_overview(catalogue: Catalogue) -> None:
    tiles = next(piece for piece in html_of(visit("overview")) if "gb-tiles" in piece)
    assert all(sector.short_name in tiles for sector in catalogue.sectors.values())


def test_the_ranking_names_the_units_without_data() -> None:
    said = text_of(unfolded(visit("documents"), "VB-06"))
    assert "Chưa có số liệu (1): Sở Ngoại vụ" in said
    assert "chưa đủ để xếp hạng" not in said


def test_documents_stand_by_unit_with_the_whole_and_the_units_without_data() -> None:
    at = visit("documents")
    assert "Văn bản theo đơn vị" in [heading.value for heading in at.subheader]
    table = next(p for p in html_of(at) if "Thời gian xử lý bình quân (giờ làm việc)" in p)
    assert "Toàn tỉnh" in table
    assert "Chưa có số liệu (1): Sở Ngoại vụ." in table
    assert MADE_UP in table


def test_the_discharge_page_holds_each_facility_against_its_permit() -> None:
    at = visit("discharge", ky="2026-11-12")
    assert "Từng cơ sở so với giới hạn của giấy phép" in [heading.value for heading in at.subheader]
    told = re.search(r"12 cơ sở ·\s+(\d+)\s+vượt giới hạn", text_of(at))
    assert told
    assert ("■ Vượt giới hạn" in text_of(at)) == (int(told[1]) > 0)


def test_a_chosen_place_is_said_with_its_rank() -> None:
    assert re.search(r"Sở Tài chính.*hạng \d+/\d+", text_of(visit("documents", noi="STC")))


def test_choosing_a_period_writes_it_into_the_address() -> None:
    at = visit("documents")
    at.selectbox(key="period-VB-2026-10").select("2026-08").run()
    assert_in_order(at)
    assert at.query_params["ky"] == "2026-08"
    assert "tháng 08/2026" in at.title[0].value
    assert visit("documents", ky="2026-08").title[0].value == at.title[0].value


def test_choosing_a_moment_writes_it_into_the_address_and_back() -> None:
    at = visit("socio_economic")
    day = the_store().remembered_rows("read_days_of_receipt")[5][0].isoformat()
    at.selectbox(key="moment-").select(day).run()
    assert at.query_params["luc"] == day
    assert has_banner(at)
    at.selectbox(key=f"moment-{day}").select("").run()
    assert "luc" not in at.query_params
    assert not has_banner(at)


def test_the_corrected_number_is_shown_now_and_the_old_one_as_of_its_time() -> None:
    now, then = visit("indicator", ma=GRDP), visit("indicator", ma=GRDP, luc=PAST)
    assert "333.617" in now.title[0].value
    assert not has_banner(now)
    assert "349.309" in then.title[0].value
    assert "333.617" not in text_of(then)
    assert "như đã biết đến 26/11/2025" in text_of(then)


def test_the_indicator_page_has_definition_series_corrections_and_birth_certificate() -> None:
    at = visit("indicator", ma=GRDP)
    headings = [heading.value for heading in at.subheader]
    assert {"Giấy khai sinh của số liệu", "Diễn biến", "Định nghĩa và cách tính"} <= set(headings)
    assert "Các lần gửi, đã đính chính 2 lần" in headings
    assert "Đính chính" in text_of(at)


@pytest.mark.parametrize("page", ["overview", *SECTOR_PAGES])
def test_every_page_honours_the_moment(page: str) -> None:
    at = visit(page, luc=PAST)
    assert_in_order(at)
    assert has_banner(at)
    assert not re.search(r"/2026\b", text_of(at).replace("năm 2026", ""))
    links = re.findall(r'<a [^>]*href="(/[^"]*)" data-page', "".join(html_of(at)))
    assert links
    assert all(f"luc={PAST}" in link for link in links)


@pytest.mark.parametrize("page", ["fishing_vessels", "media"])
def test_what_is_judged_by_the_clock_is_judged_at_the_moment_that_is_looked_at(page: str) -> None:
    said = " ".join(text_of(visit(page, luc="2026-11-10")).split())
    moments = re.findall(r"(?:Lúc|30 ngày đến) \d\d giờ \d\d ngày (\d\d)/(\d\d)/2026", said)
    assert moments
    assert all((month, day) <= ("11", "10") for day, month in moments)


def test_the_age_of_a_number_is_told_as_of_the_moment_that_is_looked_at() -> None:
    assert "nhận hôm nay" in text_of(visit("overview", luc="2026-11-10"))


def test_a_file_that_came_later_is_unknown_in_the_past() -> None:
    code = newest_submission(made_up=False)
    assert_in_order(visit("source", tep=code))
    assert "Không có tệp mang mã" in text_of(visit("source", tep=code, luc=PAST))


def test_a_revision_is_a_moment_too() -> None:
    at = visit("overview", luc="rev:12")
    assert_in_order(at)
    assert "lần ghi 12" in text_of(at)


@pytest.mark.parametrize("page", PUBLISHED_PAGES)
def test_published_sectors_never_say_made_up(page: str) -> None:
    assert MADE_UP.lower() not in text_of(visit(page)).lower()


@pytest.mark.parametrize("page", MADE_UP_PAGES)
def test_made_up_sectors_say_so_on_every_number(page: str) -> None:
    at = visit(page)
    assert all(MADE_UP in card for card in cards_with_a_number(at))
    assert f"Toàn bộ trang là  {MADE_UP}" in text_of(at)
    assert "điểm rỗng: số liệu minh họa" in text_of(at)


def test_the_overview_labels_the_made_up_cards_and_no_others(catalogue: Catalogue) -> None:
    at = visit("overview")
    made_up = {catalogue.sectors[code].short_name for code in ("VB", "XT")}
    published = {catalogue.sectors[code].short_name for code in ("KTXH", "DL")}
    tiles = next(piece for piece in html_of(at) if "gb-tiles" in piece).split('<div class="gb-tile">')
    said = {name for name in made_up | published for tile in tiles if name in tile and MADE_UP in tile}
    assert said == made_up
    assert "hai loại không được so sánh với nhau" in text_of(at)


@pytest.mark.parametrize("sector", ["KTXH", "DL", "VB", "XT"])
def test_indicator_pages_say_made_up_exactly_where_it_is(sector: str, catalogue: Catalogue) -> None:
    for code in catalogue.sectors[sector].headline:
        at = visit("indicator", ma=code)
        assert_in_order(at)
        assert (MADE_UP in text_of(at)) == (sector in ("VB", "XT")), code


@pytest.mark.parametrize("made_up", [True, False])
def test_a_source_page_says_which_kind_its_file_is(made_up: bool) -> None:
    at = visit("source", tep=newest_submission(made_up))
    assert_in_order(at)
    assert (MADE_UP in "".join(html_of(at)[:2])) == made_up


def test_from_the_number_to_the_marked_cell_of_its_file() -> None:
    certificate = next(piece for piece in html_of(visit("indicator", ma=GRDP)) if "Ô gốc" in piece)
    found = re.search(r"tep=(\w+)&amp;o=([^\"]+)\"", certificate)
    assert found
    at = visit("source", tep=found[1], o=found[2].replace("%20", " ").replace("%C3%B2", "ò"))
    assert_in_order(at)


@pytest.mark.parametrize("page", SECTOR_PAGES)
@pytest.mark.parametrize(
    "period", ["2031-01", "2026-13", "không có", "'; drop table x", "![x](http://127.0.0.9/x.png)"]
)
def test_an_unknown_period_falls_back_to_the_newest_and_says_so(page: str, period: str) -> None:
    at = visit(page, ky=period)
    assert_in_order(at)
    assert at.title[0].value == visit(page).title[0].value
    assert "đang hiện kỳ mới nhất có số liệu" in at.warning[0].value
    assert "![" not in at.warning[0].value


@pytest.mark.parametrize(
    "moment",
    [
        "hôm qua",
        "2025-13-45",
        "rev:x",
        "rev:-1",
        "rev:999999",
        "rev:99999999999999999999999999",
        "2025-11-26T10:00:00Z",
        "2025-11-26T10:00:00+07:00",
        "9999-12-31",
        "0001-01-01",
        "1900-01-01",
        "﻿2025-11-26",
        "![x](//127.0.0.9/x)",
    ],
)
@pytest.mark.parametrize("page", ["overview", "documents"])
def test_no_moment_in_the_address_breaks_a_page(page: str, moment: str) -> None:
    at = visit(page, luc=moment)
    assert_in_order(at)
    assert "![" not in "".join(element.value for element in at.warning)


def test_an_unknown_moment_says_so_once_and_leaves_the_address() -> None:
    at = visit("documents", luc="hôm qua")
    assert [w.value for w in at.warning] == [
        "Địa chỉ trang nêu thời điểm “hôm qua” không hợp lệ; đang hiện số liệu mới nhất."
    ]
    assert "luc" not in at.query_params
    assert not has_banner(at)


@pytest.mark.parametrize("code", ["XX-99", "ktxh-01", "../../x", "![x](//127.0.0.9/x)", "x" * 3000])
def test_an_unknown_indicator_shows_the_list_and_says_so(code: str) -> None:
    at = visit("indicator", ma=code)
    assert_in_order(at)
    assert at.title[0].value == "Danh mục chỉ tiêu"
    assert at.warning[0].value.startswith("Không có chỉ tiêu mang mã “")
    assert "![" not in at.warning[0].value
    assert len(at.warning[0].value) < 100


def test_an_unknown_place_says_so() -> None:
    at = visit("documents", noi="KHONGCO")
    assert_in_order(at)
    assert "không có nơi mang mã “KHONGCO”" in at.warning[0].value


@pytest.mark.parametrize("code", ["N9999999", "x", "' or 1=1 --"])
def test_an_unknown_file_says_so(code: str) -> None:
    at = visit("source", tep=code)
    assert_in_order(at)
    assert "Không có tệp mang mã" in text_of(at)


@pytest.mark.parametrize(
    "cell", ["Số liệu!ZZZZZ99999999", "Không có!A1", "dòng 99999, cột x", "![x](//127.0.0.9/x)", "!"]
)
@pytest.mark.parametrize("made_up", [True, False])
def test_an_unknown_cell_says_so(cell: str, made_up: bool) -> None:
    at = visit("source", tep=newest_submission(made_up), o=cell)
    assert_in_order(at)
    assert not any("gb-here" in piece for piece in html_of(at))
    assert "Không tìm thấy ô" in at.warning[0].value
    assert "![" not in text_of(at)
