"""Broken files, made on the spot: each function is named for its fault."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import openpyxl

SHEET_XML = "xl/worksheets/sheet1.xml"
CFB_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
Edit = Callable[[bytes], bytes]


def edit_member(content: bytes, path: str, edit: Edit) -> bytes:
    """The zip with one member changed."""
    return rebuild(content, {path: edit(read_member(content, path))})


def rebuild(content: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The zip with members replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changed.get(name, old.read(name)))
        for name in changed.keys() - set(old.namelist()):
            new.writestr(name, changed[name])
    return stream.getvalue()


def read_member(content: bytes, path: str) -> bytes:
    """One member of a zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(path)


def edit_workbook(content: bytes, edit: Callable[[openpyxl.Workbook], object]) -> bytes:
    """The workbook after a change made with openpyxl."""
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    edit(workbook)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def with_cells(content: bytes, cells: Mapping[str, Any], sheet: str = "Số liệu") -> bytes:
    """The workbook with cells filled in."""

    def fill(workbook: openpyxl.Workbook) -> None:
        for address, value in cells.items():
            workbook[sheet][address] = value

    return edit_workbook(content, fill)


def replace_cell(content: bytes, address: str, xml: str) -> bytes:
    """The workbook with a cell's XML replaced."""
    pattern = rf'<c r="{address}"[^>]*?(?:/>|>.*?</c>)'.encode()
    return edit_member(content, SHEET_XML, lambda old: re.sub(pattern, xml.encode(), old, count=1))


def formula_without_value(content: bytes, address: str) -> bytes:
    """A formula that nobody has calculated."""
    return replace_cell(content, address, f'<c r="{address}"><f>1+1</f><v></v></c>')


def error_cell(content: bytes, address: str) -> bytes:
    """A cell that shows #DIV/0!."""
    return replace_cell(content, address, f'<c r="{address}" t="e"><f>1/0</f><v>#DIV/0!</v></c>')


def far_cell(content: bytes) -> bytes:
    """A few kilobytes that make a dense reader ask for 550 GB."""
    last = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return edit_member(content, SHEET_XML, lambda xml: xml.replace(b"</sheetData>", last))


def far_cell_without_address(content: bytes) -> bytes:
    """The same with only the row saying where it is, and the column implied by many styled cells before it."""
    cells = b'<row r="1048576">' + b'<c s="0"/>' * 700 + b"<c><v>1</v></c></row></sheetData>"
    return edit_member(content, SHEET_XML, lambda xml: xml.replace(b"</sheetData>", cells))


def dimension(content: bytes, ref: str) -> bytes:
    """A workbook whose dimension tag lies."""
    tag = f'<dimension ref="{ref}"/>'.encode()
    return edit_member(content, SHEET_XML, lambda xml: re.sub(rb"<dimension [^>]*/>", tag, xml))


def row_twice(content: bytes, row: int, again: int) -> bytes:
    """Row `again` claims to be row `row`."""

    def edit(xml: bytes) -> bytes:
        renamed = re.sub(rf'r="([A-Z]+){again}"'.encode(), rf'r="\g<1>{row}"'.encode(), xml)
        return renamed.replace(f'<row r="{again}"'.encode(), f'<row r="{row}"'.encode())

    return edit_member(content, SHEET_XML, edit)


def doctype(content: bytes) -> bytes:
    """An XML document type with entities."""
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    return edit_member(content, SHEET_XML, lambda xml: xml.replace(b"<worksheet", laughs + b"<worksheet", 1))


def utf16_sheet(content: bytes) -> bytes:
    """A sheet in UTF-16."""
    head = '<?xml version="1.0" encoding="UTF-16"?>'
    return edit_member(content, SHEET_XML, lambda xml: (head + xml.decode()).encode("utf-16"))


def cut_sheet(content: bytes) -> bytes:
    """A whole zip with a sheet whose XML ends after its first row."""
    return edit_member(content, SHEET_XML, lambda xml: xml[: xml.index(b"</row>") + 6])


def truncated(content: bytes) -> bytes:
    """Half a zip."""
    return content[: len(content) // 2]


def wrong_checksum(content: bytes) -> bytes:
    """A member whose bytes are not those that were zipped."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return stream.getvalue().replace(b"<sheetData>", b"<sheetDatA>", 1)


def zip_bomb(content: bytes) -> bytes:
    """A sheet that unpacks to a thousand times its size."""
    return rebuild(content, {SHEET_XML: b"<worksheet>" + b" " * 30_000_000})


def many_members(content: bytes) -> bytes:
    """Thousands of tiny members."""
    return rebuild(content, {f"x/{number}": b"" for number in range(2_100)})


def lying_sizes(content: bytes) -> bytes:
    """A central directory that claims a member of 4 GB."""
    at = content.index(b"PK\x01\x02")
    return content[: at + 24] + struct.pack("<I", 0xFFFFFF00) + content[at + 28 :]


def member_twice(content: bytes) -> bytes:
    """Two sheets of the same name in the zip."""
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(SHEET_XML.upper(), b"<worksheet/>")
    return stream.getvalue()


def old_excel() -> bytes:
    """The beginning of an .xls file, and nothing of what it begins."""
    return CFB_MAGIC + b"\0" * 504 + "Workbook".encode("utf-16-le")


def encrypted() -> bytes:
    """The beginning of a workbook with a password."""
    return CFB_MAGIC + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le")


def zip_of(*names: str) -> bytes:
    """A zip with these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return stream.getvalue()


def html_table() -> bytes:
    """What many web systems export as .xls."""
    return b"\xef\xbb\xbf<html><body><table><tr><td>1</td></tr></table></body></html>"
