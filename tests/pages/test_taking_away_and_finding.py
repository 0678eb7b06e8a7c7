"""The menus 'Tải về', the search, the portfolio and the groups of communes, as a visitor meets them."""

from __future__ import annotations

import io
import re
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from briefings.blocks import accidents_takeaway, outbreaks_takeaway, vessels_takeaway
from briefings.delimited import write_delimited
from briefings.tables import permits_takeaway, ranking_takeaway, series_takeaway
from briefings.workbook import write_workbook
from data.catalogue import Catalogue
from data.periods import parse_period
from data.views.accidents import read_accidents
from data.views.changes import read_changes
from data.views.headline import read_headlines
from data.views.obligations import read_late_units
from data.views.outbreaks import OutbreakRow, OutbreakView
from data.views.overview import read_arrivals
from data.views.portfolio import leading_posts, my_codes
from data.views.ranking import read_ranking
from data.views.reader import Reader, remember
from data.views.sector import read_sector
from data.views.vessels import read_vessels
from pages.parts.resources import the_catalogue, the_store
from tests.pages.visit import MADE_UP, SECTOR_PAGES, assert_in_order, html_of, text_of, visit

pytestmark = pytest.mark.usefixtures("demonstration_pages")
FILES = ["Bảng Excel (.xlsx)", "Bảng CSV (.csv)"]
PICTURES = ["Ảnh PNG", "Ảnh vector SVG"]
OFFICE = "chanh-van-phong-ubnd-tinh"


def offers(at: AppTest) -> list[str]:
    return [button.label for button in at.get("download_button")]


def opened(at: AppTest, *keys: str) -> AppTest:
    for key in keys:
        at.session_state[f"take-{key}"] = True
    return at.run()


def reader_now() -> Reader:
    store, catalogue = the_store(), the_catalogue()
    as_of = store.as_of()
    return Reader(store, catalogue, as_of, store.now(), remember(store, catalogue, as_of))


def test_nothing_is_offered_before_a_menu_opens() -> None:
    at = visit("indicator", ma="VB-06")
    assert_in_order(at)
    assert offers(at) == []


def test_a_chart_is_offered_as_table_and_as_picture() -> None:
    assert offers(opened(visit("indicator", ma="VB-06"), "series")) == FILES + PICTURES


@pytest.mark.parametrize("key", ["cells", "parts", "places"])
def test_a_table_is_offered_as_table_only(key: str) -> None:
    assert offers(opened(visit("indicator", ma="VB-06"), key)) == FILES


def test_the_revisions_of_a_number_can_be_taken_away() -> None:
    assert offers(opened(visit("indicator", ma="KTXH-02-LK"), "history")) == FILES


@pytest.mark.parametrize("code", ["VB-06", "KTXH-04-LK"])
def test_a_series_leaves_with_the_numbers_of_the_page(code: str) -> None:
    reader = reader_now()
    headline = read_headlines(reader, [code], reader.today)[0]
    takeaway = series_takeaway(reader.catalogue, headline)
    sheet = load_workbook(io.BytesIO(write_workbook(takeaway))).active
    amounts = [row[1] for row in sheet.iter_rows(values_only=True) if isinstance(row[1], int | float)]
    assert amounts == pytest.approx([float(p.amount) for p in reversed(headline.points) if p.amount is not None])
    assert (MADE_UP in write_delimited(takeaway).decode()) == (code == "VB-06")
    assert any(source.startswith("Biểu ") for source in takeaway.sources)


def test_a_ranking_leaves_with_its_coverage_and_those_that_are_missing() -> None:
    reader = reader_now()
    takeaway = ranking_takeaway(reader.catalogue, read_ranking(reader, "VB-06", parse_period("2026-10")), reader.now)
    assert "Có số liệu 24/25 đơn vị." in takeaway.notes
    assert "Chưa có số liệu (1): Sở Ngoại vụ." in takeaway.notes
    assert takeaway.wholly_made_up


def test_facilities_leave_with_what_was_measured_and_their_limits() -> None:
    reader = reader_now()
    found = read_sector(reader, "XT")
    assert found.permits is not None
    takeaway = permits_takeaway(reader.catalogue, found.sector, "Từng cơ sở", found.permits, found.received_at)
    assert [line.cells[0] for line in takeaway.lines] == [row.entity.name for row in found.permits.rows]
    first, cells = found.permits.rows[0], takeaway.lines[0].cells[3:]
    assert cells[::3] == tuple(cell.value.amount if cell.value else None for cell in first.cells)
    assert cells[2::3] == tuple(cell.maximum for cell in first.cells)
    assert write_workbook(takeaway)


BLOCKS = [
    ("citizen_feedback", "feedback"),
    ("documents", "documents"),
    ("education", "schools"),
    ("fishing_vessels", "vessels"),
    ("traffic_security", "accident-places"),
    ("traffic_security", "accident-list"),
    ("media", "verifications"),
    ("public_services", "groups"),
    ("discharge", "exceedances"),
    ("environment", "air"),
    ("environment", "water"),
    ("traffic_security", "accidents"),
    ("tasks", "task-states"),
    ("tasks", "task-units"),
    ("tasks", "task-overdue"),
    ("tasks", "task-targets"),
]
DRAWN = [("media", "tone"), ("health", "beds"), ("tasks", "programme")]


@pytest.mark.parametrize(("page", "key"), BLOCKS)
def test_what_only_one_sector_shows_is_offered_as_a_table(page: str, key: str) -> None:
    at = opened(visit(page), key)
    assert_in_order(at)
    assert offers(at) == FILES


@pytest.mark.parametrize(("page", "key"), DRAWN)
def test_what_only_one_sector_draws_is_offered_as_table_and_as_picture(page: str, key: str) -> None:
    at = opened(visit(page), key)
    assert_in_order(at)
    assert offers(at) == FILES + PICTURES


TABLES_OF_PAGES = [
    ("overview", {}, ("urgent", "changes", "overdue", "late", "arrivals")),
    ("health", {}, ("cards",)),
    ("indicator", {"ma": "VB-01", "ky": "2026-10"}, ("corrections",)),
    ("unit", {"ma": "nobody"}, ("senders",)),
    ("obligations", {}, ("debts", "delays", "lines-units", "lines-sectors", "matrix")),
    ("unit", {"ma": "SNNMT"}, ("forms", "own", "task-overdue", "headlines", "submissions")),
    ("unit", {"ma": "14797"}, ("own",)),
    ("indicator", {}, ("indicators",)),
]


@pytest.mark.parametrize(("page", "address", "keys"), TABLES_OF_PAGES)
def test_every_table_of_the_other_pages_is_offered(page: str, address: dict[str, str], keys: tuple[str, ...]) -> None:
    at = opened(visit(page, **address), *keys)
    assert_in_order(at)
    assert offers(at) == FILES * len(keys)


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("environment", "stations"),
        ("discharge", "facilities"),
        ("fishing_vessels", "vessels"),
        ("traffic_security", "accidents"),
    ],
)
def test_a_map_of_points_is_offered_as_table_and_as_picture(page: str, name: str) -> None:
    at = opened(visit(page), f"points-{name}")
    assert_in_order(at)
    assert offers(at) == FILES + PICTURES


def test_whole_lists_leave_where_the_page_shows_the_first_of_them() -> None:
    reader = reader_now()
    sector = read_sector(reader, "AN")
    accidents = read_accidents(reader, reader.today.isoformat())
    assert accidents
    takeaway = accidents_takeaway(reader.catalogue, sector, "Nơi xảy ra tai nạn", accidents)
    assert len(takeaway.lines) == len(accidents.communes) > 10
    assert sum(int(line.cells[1] or 0) for line in takeaway.lines) == len(accidents.events)
    fleet = read_vessels(reader, reader.today.isoformat())
    assert fleet
    taken = vessels_takeaway(reader.catalogue, read_sector(reader, "TC"), "Tàu", fleet)
    assert len(taken.lines) == len(fleet.vessels)
    assert taken.wholly_made_up


def test_counts_of_cases_that_are_too_small_are_not_in_the_file(catalogue: Catalogue) -> None:
    one, other = sorted(catalogue.communes)[:2]
    rows = (OutbreakRow(one, Decimal(1), Decimal(3), True), OutbreakRow(other, Decimal(2), Decimal(12), False))
    day = OutbreakView(parse_period("2026-11-20"), rows, 166, 10, True)
    takeaway = outbreaks_takeaway(catalogue, read_sector(reader_now(), "YT"), "Ổ dịch", day)
    assert [line.cells[2] for line in takeaway.lines] == [None, Decimal(12)]
    assert ";3;" not in write_delimited(takeaway).decode()


def test_search_leads_to_the_indicator() -> None:
    at = visit("search", tim="van ban dung han")
    assert_in_order(at)
    assert re.match(r"\d+ kết quả cho “van ban dung han”", at.title[0].value)
    assert "VB\\-06" in " ".join(link.proto.label for link in at.get("page_link"))


def test_search_without_words_and_without_results_says_how() -> None:
    assert "có dấu hay không dấu" in text_of(visit("search"))
    at = visit("search", tim="xyzzy")
    assert_in_order(at)
    assert at.info[0].value.startswith("Không tìm thấy “xyzzy”")


@pytest.mark.parametrize("text", ["![x](//127.0.0.9/x)", "'; drop table x", "<script>", "x" * 4000, "# tiêu đề"])
def test_hostile_words_stay_words(text: str) -> None:
    at = visit("search", tim=text)
    assert_in_order(at)
    assert "![" not in text_of(at)
    assert not any("<script" in piece for piece in html_of(at))


def test_typing_into_the_sidebar_opens_the_results() -> None:
    at = visit("documents")
    at.sidebar.text_input(key="search").set_value("hạc thành").run()
    assert at.query_params["tim"] == "hạc thành"
    assert "1 kết quả" in at.title[0].value


@pytest.mark.parametrize("page", ["overview", *SECTOR_PAGES, "indicator"])
def test_a_portfolio_is_kept_in_the_address_and_in_every_link(page: str) -> None:
    at = visit(page, **{"phu-trach": OFFICE})
    assert_in_order(at)
    links = re.findall(r'<a [^>]*href="(/[^"]*)" data-page', " ".join(html_of(at)))
    assert all(f"phu-trach={OFFICE}" in link for link in links)


def test_choosing_a_portfolio_writes_it_into_the_address_and_back() -> None:
    at = visit("documents")
    at.sidebar.selectbox(key="portfolio-").select(OFFICE).run()
    assert at.query_params["phu-trach"] == OFFICE
    at.run()
    at.sidebar.selectbox(key=f"portfolio-{OFFICE}").select("").run()
    assert "phu-trach" not in at.query_params


def test_everything_on_the_overview_is_of_the_portfolio() -> None:
    reader = reader_now()
    catalogue, mine = reader.catalogue, my_codes(reader.catalogue, OFFICE)
    changes = read_changes(reader, "2026-11-15", OFFICE).changes
    assert changes
    assert {change.now.indicator.sector for change in changes} <= mine < set(catalogue.sectors)
    assert {catalogue.forms[a.form].sector for a in read_arrivals(reader, OFFICE)} <= mine
    everyone = {late.code: late.forms for late in read_late_units(reader)}
    late = {late.code: late.forms for late in read_late_units(reader, OFFICE)}
    assert all(forms <= everyone[code] for code, forms in late.items())
    assert sum(late.values()) < sum(everyone.values())
    assert {change.now.indicator.code for change in changes} >= shown_changes(
        visit("overview", **{"phu-trach": OFFICE})
    )


def shown_changes(at: AppTest) -> set[str]:
    """The codes of the indicators in the table of changes."""
    table = next(piece for piece in html_of(at) if "xếp theo mức độ" in piece)
    return set(re.findall(r"ma=([A-Z]+-[0-9A-Z-]+)", table))


def test_overdue_tasks_are_those_of_the_units_of_the_portfolio() -> None:
    reader, post = reader_now(), "pho-chu-tich-ubnd-tinh-phu-trach-van-hoa-xa-hoi"
    assert post in leading_posts(reader.catalogue)
    said = {
        who: text_of(visit("overview", **who_asks)) for who, who_asks in (("all", {}), ("mine", {"phu-trach": post}))
    }
    counts = {who: int(re.findall(r"(\d+) nhiệm vụ quá hạn của", text)[0]) for who, text in said.items()}
    assert 0 < counts["mine"] < counts["all"]


def test_a_sector_outside_the_portfolio_still_opens() -> None:
    assert_in_order(visit("socio_economic", **{"phu-trach": OFFICE}))


@pytest.mark.parametrize("post", ["khong-co", "'; drop table x", "![x](//127.0.0.9/x)"])
def test_an_unknown_post_shows_every_sector(post: str) -> None:
    at = visit("overview", **{"phu-trach": post})
    assert_in_order(at)
    assert at.sidebar.selectbox(key="portfolio-").value == ""


def test_an_unknown_group_is_no_group() -> None:
    assert_in_order(visit("indicator", ma="VB-06", nhom="khong-co"))
