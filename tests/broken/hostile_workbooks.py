"""Workbooks that somebody built to do harm, or that a bad program wrote: containers and XML."""

from __future__ import annotations

import io
import re
import struct
import zipfile

from tests.broken import SHEET_XML, edit_member, read_member, rebuild

_MAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml"
_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS, _TYPES = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
_STRINGS_RELATION = (
    b'<Relationship Id="texts" Type="%b/sharedStrings" Target="sharedStrings.xml"/></Relationships>' % _OFFICE
)
_STRINGS_TYPE = b'<Override PartName="/xl/sharedStrings.xml" ContentType="%b.sharedStrings+xml"/></Types>' % _MAIN
STRINGS, STYLES, WORKBOOK = "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'
QUADRATIC = b'<!DOCTYPE x [<!ENTITY a "' + b"a" * 50_000 + b'">]>'
FILE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
LOOPBACK = b'<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:8501/local/x">]>'
HARMLESS = b"<!DOCTYPE worksheet>"


def bomb_in(content: bytes, path: str) -> bytes:
    """A member that unpacks to a thousand times its size."""
    return rebuild(content, {path: b" " * 30_000_000})


def nul_in_a_name(content: bytes) -> bytes:
    """A member whose name goes on behind a NUL."""
    return rebuild(content, {"xl/a?.xml": b"x"}).replace(b"xl/a?.xml", b"xl/a\0.xml")


def too_small_a_size(content: bytes) -> bytes:
    """A central directory that says a sheet is shorter than it is."""
    at = content.index(b"PK\x01\x02")
    while not content[at + 46 :].startswith(SHEET_XML.encode()):
        at = content.index(b"PK\x01\x02", at + 4)
    return content[: at + 24] + struct.pack("<I", 200) + content[at + 28 :]


def zip64(content: bytes) -> bytes:
    """The same workbook with the headers of a zip of more than 4 GB."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            with new.open(name, "w", force_zip64=True) as member:
                member.write(old.read(name))
    return stream.getvalue()


def document_type(content: bytes, path: str, declaration: bytes) -> bytes:
    """A part that begins with a document type."""
    return edit_member(content, path, lambda xml: re.sub(rb"(?=<\w+[ >])", lambda _: declaration, xml, count=1))


def text_in_cell(content: bytes, address: str, text: bytes) -> bytes:
    """A cell that holds these very bytes as text."""
    cell = b'<c r="%b" t="inlineStr"><is><t>%b</t></is></c>' % (address.encode(), text)
    pattern = rf'<c r="{address}"[^>]*?(?:/>|>.*?</c>)'.encode()
    return edit_member(content, SHEET_XML, lambda xml: re.sub(pattern, lambda _: cell, xml, count=1))


def merged(content: bytes, regions: int) -> bytes:
    """A sheet that merges pairs of cells far below its table."""
    cells = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (row, row) for row in range(1_000, 1_000 + regions))
    tag = b'<mergeCells count="%d">%b</mergeCells>' % (regions, cells)
    return edit_member(content, SHEET_XML, lambda xml: xml.replace(b"</sheetData>", b"</sheetData>" + tag))


def styled_row(content: bytes, row: int) -> bytes:
    """A row of 16,384 cells that have a style and nothing in it."""
    cells = b"".join(b'<c r="%b%d" s="0"/>' % (_letters(index), row) for index in range(16_384))
    line = b'<row r="%d">%b</row></sheetData>' % (row, cells)
    return edit_member(content, SHEET_XML, lambda xml: xml.replace(b"</sheetData>", line))


def later_calendar(content: bytes) -> bytes:
    """The same serial numbers counted from 1904."""
    return edit_member(
        content, WORKBOOK, lambda xml: re.sub(rb"<workbookPr\b", b'<workbookPr date1904="1"', xml, count=1)
    )


def with_shared_strings(content: bytes) -> bytes:
    """The workbook as Excel writes it: texts in a part of their own, cells with their numbers."""
    texts: list[bytes] = []

    def share(match: re.Match[bytes]) -> bytes:
        texts.append(match[2])
        return b'<c%b t="s"><v>%d</v></c>' % (match[1], len(texts) - 1)

    sheet = re.sub(
        rb'<c([^>]*) t="inlineStr"><is>(.*?)</is></c>', share, read_member(content, SHEET_XML), flags=re.DOTALL
    )
    items = b"".join(b"<si>%b</si>" % text for text in texts)
    strings = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%b</sst>' % items
    linked = rebuild(content, {SHEET_XML: sheet, STRINGS: strings})
    linked = edit_member(linked, _RELATIONS, lambda xml: xml.replace(b"</Relationships>", _STRINGS_RELATION))
    return edit_member(linked, _TYPES, lambda xml: xml.replace(b"</Types>", _STRINGS_TYPE))


def _letters(index: int) -> bytes:
    letters = b""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = bytes([65 + rest]) + letters
    return letters
