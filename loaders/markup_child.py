"""The marking child: a workbook and what is wrong with it in, the marked workbook out. The parent is markup.py.

Cells are coloured by a conditional format, so that the sender's own formats stay under it and can be bared again.
"""

from __future__ import annotations

import base64
import io
import json
import re
import resource
import sys
import zipfile
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from loaders.rows.layouts import MARKUP_SHEET, MARKUP_TITLE, SHEET

AUTHOR = "Giao Ban"
RULE = 'LEN("giao-ban")>0'
COLOURS = {False: "FFC7CE", True: "FFEB9C"}  # wrong, doubtful
LONGEST_COMMENT = 900
CELLS_OF_A_RULE = 200
BLANK = "-"
_ADDRESS = re.compile(r"[A-Z]{1,3}[0-9]{1,7}")
_PLAIN, _BOLD = Font(name="Calibri"), Font(name="Calibri", bold=True)
_LINK = Font(name="Calibri", color="0563C1", underline="single")
_WRAP = Alignment(wrap_text=True, vertical="top", horizontal="left")
_WIDTHS = (6, 34, 15, 8, 60, 60)
TITLE, EXAMPLE, MEND = 2, 5, 6
LINE = 15.5
_ABOVE = Border(top=Side("thin", color="BFC7D1"))
_HEADERS = ("STT", "Vấn đề", "Mức", "Số ô", "Nội dung và nơi cần sửa (bấm để đến ô)", "Cách sửa")


_HOW = (
    "Ô tô đỏ phải sửa; ô tô vàng cần sửa, hoặc xác nhận kèm lý do khi gửi. Mỗi ô có ghi chú cách sửa.",
    "Sửa xong, lưu rồi gửi lại chính tệp này; trang tính này không được đọc khi tiếp nhận.",
)
_LOST_MARKS = (
    (b"x14:dataValidation", "danh sách chọn lấy từ trang tính khác (data validation mở rộng)"),
    (b"x14:conditionalFormatting", "định dạng có điều kiện mở rộng"),
    (b"x14:sparkline", "biểu đồ trong ô (sparkline)"),
)


def main(memory_bytes: int, cpu_seconds: int) -> None:
    """Read the request from standard input and write the answer as JSON to standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    sys.stdout.write(json.dumps(mark(json.loads(sys.stdin.buffer.read()))))


def mark(said: dict[str, Any]) -> dict[str, Any]:
    """{'content': the marked workbook in base64, 'lost': what could not be kept}."""
    book, lost = _open(said)
    for name in [name for name in book.sheetnames if MARKUP_SHEET.fullmatch(name)]:
        del book[name]
    places: dict[str, dict[str, tuple[bool, str]]] = {}
    for note in said["cells"]:
        address = note["cell"] or _address_in(book, note)
        if note["sheet"] in book.sheetnames and _ADDRESS.fullmatch(address):
            asks, text = places.setdefault(note["sheet"], {}).get(address, (True, ""))
            places[note["sheet"]][address] = (asks and note["asks"], f"{text}\n{note['text']}".strip())
    for sheet in book.worksheets:
        _bare(sheet)
        _colour(sheet, places.get(sheet.title, {}))
    _write_list(book, said["groups"], sum(map(len, places.values())), lost)
    stream = io.BytesIO()
    book.save(stream)
    return {"content": base64.b64encode(stream.getvalue()).decode(), "lost": lost}


def _open(said: dict[str, Any]) -> tuple[Workbook, list[str]]:
    """The sender's workbook, a new one with the rows of their table, or one with nothing."""
    lost = list(said["lost"])
    if "workbook" in said:
        content = base64.b64decode(said["workbook"])
        lost += _lost_marks(content)
        book = load_workbook(io.BytesIO(content), rich_text=True)
        if any(cell.data_type == "f" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row):
            lost.append("kết quả tính sẵn của công thức (mở bằng Excel rồi lưu là có lại)")
        return book, lost
    book = Workbook()
    blank = book.worksheets[0]
    blank.title = BLANK
    for told in said.get("sheets", ()):
        sheet = book.create_sheet(told["name"])
        for line, row in told["rows"]:
            for at, value in enumerate(row, 1):
                _put(sheet, line, at, value)
    if len(book.sheetnames) > 1:
        book.remove(blank)
    return book, lost


def _lost_marks(content: bytes) -> list[str]:
    """What stands in the sheets that openpyxl leaves out."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.lower().startswith("xl/worksheets/sheet")]
    return [what for sign, what in _LOST_MARKS if any(sign in sheet for sheet in sheets)]


def _address_in(book: Workbook, note: dict[str, Any]) -> str:
    """Where a cell of a text table lies on the sheet that was made of it, by the name of its column."""
    if SHEET not in book.sheetnames:
        return ""
    names = next(book[SHEET].iter_rows(values_only=True), ())
    at = next((at for at, name in enumerate(names, 1) if str(name).strip() == note["column"]), 0)
    return f"{get_column_letter(at)}{note['row']}" if at else ""


def _bare(sheet: Worksheet) -> None:
    """Take away what an earlier marking has left."""
    kept = ConditionalFormattingList()
    for cells in sheet.conditional_formatting:
        for rule in cells.rules:
            if rule.formula != [RULE]:
                kept.add(str(cells.sqref), rule)
    sheet.conditional_formatting = kept
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment is not None and cell.comment.author == AUTHOR:
                cell.comment = None


def _colour(sheet: Worksheet, cells: dict[str, tuple[bool, str]]) -> None:
    by_colour: dict[bool, list[str]] = {}
    for address, (asks, text) in cells.items():
        by_colour.setdefault(asks, []).append(address)
        cell = sheet[address]
        if type(cell).__name__ == "MergedCell":
            continue
        before = f"{cell.comment.text}\n\n" if cell.comment else ""
        comment = Comment(f"{before}{text}"[:LONGEST_COMMENT], AUTHOR if not before else cell.comment.author)
        comment.width, comment.height = 360, 160
        cell.comment = comment
    for asks, found in by_colour.items():
        fill = PatternFill("solid", bgColor=COLOURS[asks])
        for at in range(0, len(found), CELLS_OF_A_RULE):
            rule = Rule(type="expression", dxf=DifferentialStyle(fill=fill), formula=[RULE])
            sheet.conditional_formatting.add(" ".join(found[at : at + CELLS_OF_A_RULE]), rule)


def _write_list(book: Workbook, groups: list[dict[str, Any]], count: int, lost: list[str]) -> None:
    """The first sheet: what to mend by its cause, each place a link."""
    sheet = book.create_sheet(MARKUP_TITLE.format(count=count), 0)
    book.active = 0
    for other in book.worksheets[1:]:
        other.sheet_view.tabSelected = False
    for at, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    _put(sheet, 1, 1, sheet.title).font = Font(name="Calibri", bold=True, size=14)
    for at, line in enumerate(_HOW, 2):
        _put(sheet, at, 1, line)
    if lost:
        _put(sheet, 4, 1, f"Tệp đánh dấu không giữ được: {'; '.join(lost)}. Tệp gốc của đơn vị không bị sửa.")
    for at, header in enumerate(_HEADERS, 1):
        cell = _put(sheet, 6, at, header)
        cell.font, cell.fill = _BOLD, PatternFill("solid", fgColor="E8EEF4")
    row = 7
    for number, group in enumerate(groups, 1):
        row = _write_group(sheet, row, number, group)
    sheet.freeze_panes = "A7"
    sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = "landscape", 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _write_group(sheet: Worksheet, row: int, number: int, group: dict[str, Any]) -> int:
    """One cause and under it its places; the row after it."""
    example = f"Ví dụ: {group['sentence']}"
    for at, said in enumerate((number, group["title"], group["severity"], group["count"], example, group["mend"]), 1):
        cell = _put(sheet, row, at, said)
        cell.alignment, cell.border = _WRAP, _ABOVE
        cell.font = _BOLD if at == TITLE else _PLAIN
    sheet.row_dimensions[row].height = LINE * max(_lines(example, EXAMPLE), _lines(group["mend"], MEND))
    places = group["ranges"] or [{"text": "cả tệp", "sheet": "", "first": ""}]
    for at, place in enumerate(places, 1):
        cell = _put(sheet, row + at, EXAMPLE, place["text"])
        if place["first"]:
            quoted = place["sheet"].replace("'", "''")
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{place['first']}")
            cell.font = _LINK
    row += len(places) + 1
    if group["more"]:
        _put(sheet, row, EXAMPLE, f"và {group['more']} nơi khác")
        row += 1
    return row


def _lines(text: str, column: int) -> int:
    """How many lines a text takes in a column of the list."""
    return -(-len(text) // (_WIDTHS[column - 1] - 4))


def _put(sheet: Worksheet, row: int, column: int, said: str | float) -> Any:
    """A cell that holds a text as a text, whatever it begins with."""
    cell = sheet.cell(row, column)
    cell.value = said
    if isinstance(said, str) and said:
        cell.data_type = "s"
        cell.quotePrefix = said[0] in "=+-@"
    return cell
