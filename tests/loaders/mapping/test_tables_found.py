"""Where the tables of a foreign sheet are found: under titles and high headers, over footers, side by side."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.cells.grid import CellValue, Merge, Sheet
from loaders.mapping.blocks import Block, find_blocks
from loaders.mapping.row_signs import BLANK, DATA, SECTION, TOTAL

Row = list[CellValue]


def sheet_of(*rows: Row, merged: tuple[Merge, ...] = ()) -> Sheet:
    return Sheet("T", list(rows), range(1, len(rows) + 1), merged=merged)


def the_block(*rows: Row, merged: tuple[Merge, ...] = ()) -> Block:
    (block,) = find_blocks(sheet_of(*rows, merged=merged))
    return block


REPORT: list[Row] = [
    ["UBND TỈNH THANH HÓA", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ""],
    ["SỞ CÔNG THƯƠNG", "", "", "Độc lập - Tự do - Hạnh phúc", ""],
    ["BÁO CÁO THÁNG 10 NĂM 2026"],
    ["", "", "", "Đơn vị tính: triệu đồng", ""],
    ["TT", "Chỉ tiêu", "Thực hiện tháng 10", "", "So cùng kỳ (%)"],
    ["", "", "Trong nước", "Nước ngoài", ""],
    ["(1)", "(2)", "(3)", "(4)", "(5)"],
    ["I", "Công nghiệp", "", "", ""],
    [1, "Doanh thu", 105.2, 104.3, 101.0],
    [2, "Xuất khẩu", 550, "", 98.5],
    ["", "Tổng cộng", 655.2, 104.3, ""],
    [],
    ["Nguồn: Sở Công Thương"],
    ["Người lập biểu", "", "", "Thủ trưởng đơn vị", ""],
]


def test_a_report_of_a_department_is_read_between_its_letterhead_and_its_signatures() -> None:
    block = the_block(*REPORT)
    assert (block.header_range, block.body_range) == ("A5:E6", "A8:E11")
    assert block.kinds == (SECTION, DATA, DATA, TOTAL)
    assert block.unit == "triệu đồng"
    assert block.titles[4] == "BÁO CÁO THÁNG 10 NĂM 2026"


def test_a_header_with_nothing_under_it_is_no_table() -> None:
    assert find_blocks(sheet_of(*REPORT[:7])) == ()


@given(st.permutations(REPORT), st.integers(1, len(REPORT)))
def test_rows_in_any_order_cut_anywhere_end_in_tables_that_lie_in_the_sheet(rows: list[Row], count: int) -> None:
    for block in find_blocks(sheet_of(*rows[:count])):
        assert block.top <= block.header_end < block.first <= block.last < count


def test_the_levels_of_a_header_are_joined_above_each_column() -> None:
    assert the_block(*REPORT).headers == (
        "TT",
        "Chỉ tiêu",
        "Thực hiện tháng 10 › Trong nước",
        "Thực hiện tháng 10 › Nước ngoài",
        "So cùng kỳ (%)",
    )


def test_a_merged_parent_reaches_over_all_its_columns() -> None:
    merged = (Merge("A1:A2", 1, 1, 2, 1), Merge("B1:C1", 1, 2, 1, 3))
    block = the_block(["Xã", "Dân số", "", "Số hộ"], ["", "Nam", "Nữ", ""], ["Hoằng Giang", 5, 6, 3], merged=merged)
    assert block.headers == ("Xã", "Dân số › Nam", "Dân số › Nữ", "Số hộ")
    assert block.header_range == "A1:D2"


def test_years_above_columns_are_a_header_and_no_line_of_numbers() -> None:
    block = the_block(["Địa bàn", 2023, 2024, "Sơ bộ 2025"], ["Toàn tỉnh", 10, 11, 12], ["Hoằng Giang", 1, 2, 3])
    assert block.headers == ("Địa bàn", "2023", "2024", "Sơ bộ 2025")
    assert block.kinds == (TOTAL, DATA)


def test_tables_side_by_side_are_two() -> None:
    left, right = find_blocks(
        sheet_of(
            ["Bảng một", "", "", "Bảng hai", ""],
            ["Xã", "Số ca", "", "Xã", "Số giường"],
            ["Hoằng Giang", 1, "", "Hà Long", 3],
            ["Hoạt Giang", 2, "", "", ""],
        )
    )
    assert (left.titles, left.header_range, left.body_range) == (("Bảng một",), "A2:B2", "A3:B4")
    assert (right.titles, right.header_range, right.body_range) == (("Bảng hai",), "D2:E2", "D3:E3")


def test_tables_one_above_another_are_two() -> None:
    table: list[Row] = [["Xã", "Số ca", "Số khỏi"], ["Hoằng Giang", 1, 2], ["Tổng số", 1, 2]]
    upper, lower = find_blocks(sheet_of(["Biểu 1"], *table, [], ["Biểu 2"], *table))
    assert (upper.header_range, upper.body_range) == ("A2:C2", "A3:C4")
    assert (lower.titles, lower.header_range, lower.body_range) == (("Biểu 2",), "A7:C7", "A8:C9")


def test_a_blank_row_inside_a_body_does_not_end_it() -> None:
    block = the_block(["Xã", "Số ca"], ["Hoằng Giang", 1], [], ["Hà Long", 2])
    assert block.kinds == (DATA, BLANK, DATA)


def test_numbers_without_any_words_above_are_no_table() -> None:
    assert find_blocks(sheet_of([1, 2, 3], [4, 5, 6])) == ()
    assert find_blocks(sheet_of()) == ()


names = st.text("abcdeghiklmnopqrstuvxyđêôơư", min_size=3, max_size=12).map(lambda text: f"x{text}")
numbers = st.one_of(st.integers(0, 10**9), st.decimals(0, 10**6, places=2).map(float))


@settings(deadline=None)
@given(
    titles=st.integers(0, 4),
    gap=st.booleans(),
    depth=st.integers(1, 3),
    width=st.integers(2, 7),
    numbering=st.booleans(),
    lines=st.lists(st.tuples(names, numbers), min_size=1, max_size=12),
    total=st.booleans(),
    footer=st.booleans(),
)
def test_whatever_stands_around_a_table_its_header_and_body_are_found(
    titles: int,
    gap: bool,
    depth: int,
    width: int,
    numbering: bool,
    lines: list[tuple[str, int | float]],
    total: bool,
    footer: bool,
) -> None:
    rows: list[Row] = [[f"Dòng tên {number} của biểu"] for number in range(titles)]
    rows += [[]] if gap else []
    top = len(rows)
    rows += [[f"Cấp {level} cột {column}" for column in range(width + 1)] for level in range(depth)]
    rows += [["A", *range(1, width + 1)]] if numbering else []
    first = len(rows)
    rows += [[name, *[number] * width] for name, number in lines]
    rows += [["Tổng cộng", *[1] * width]] if total else []
    last = len(rows) - 1
    rows += [["Ghi chú: số liệu sơ bộ"]] if footer else []
    block = the_block(*rows)
    assert (block.top, block.header_end) == (top, top + depth - 1)
    assert (block.first, block.last) == (first, last)
    assert block.kinds == (*[DATA] * len(lines), *[TOTAL] * total)


@settings(deadline=None)
@given(
    st.lists(st.lists(st.one_of(st.just(""), st.text(max_size=6), st.integers(), st.floats()), max_size=6), max_size=9)
)
def test_no_sheet_is_too_strange_to_be_looked_at(rows: list[Row]) -> None:
    for block in find_blocks(sheet_of(*rows)):
        assert block.top <= block.header_end < block.first <= block.last < len(rows)
        assert len(block.headers) == block.right - block.left + 1
        assert len(block.kinds) == block.last - block.first + 1
