"""What calamine does not tell: error cells, formulas without a result, percent formats, merges, rows written twice.

Looks at the bytes of a sheet's XML; imports only the standard library because the reading child imports it.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.parsers import expat

MOST_ROWS = 200_000
MOST_COLUMNS = 702
MOST_CELLS = 6_000_000
MOST_SHEETS = 200
MOST_FOUND = 1_000
LONGEST_PART = 300 * 1024 * 1024
_PROLOGUE = 4096

_PREFIX = re.compile(rb"<(\w+:)worksheet\b")
_ADDRESS = re.compile(rb'\br\s*=\s*["\']([A-Z]+[0-9]+)["\']')
_STYLE = re.compile(rb'\bs\s*=\s*["\']([0-9]+)["\']')
_RESULT = re.compile(rb"<(?:\w+:)?v[^>]*>[^<]+</")
_TEXT_RESULT = re.compile(rb'\bt\s*=\s*["\']str["\']')
_VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]*)</")


class Unsafe(Exception):
    """The workbook must not be read: a kind of problem and what was found."""

    def __init__(self, kind: str, found: str, wanted: str = "") -> None:
        super().__init__(kind)
        self.kind, self.found, self.wanted = kind, found, wanted


@dataclass(frozen=True)
class SheetPart:
    """A worksheet as the workbook lists it."""

    name: str
    path: str
    hidden: bool


@dataclass
class Scan:
    """What was found in a sheet's XML."""

    errors: dict[str, str] = field(default_factory=dict)
    uncomputed: list[str] = field(default_factory=list)
    percent: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    disorder: int = 0


def read_part(archive: zipfile.ZipFile, path: str) -> bytes:
    """A part's bytes. Raises Unsafe for a document type, another encoding than UTF-8 or XML that is not whole.

    calamine reads XML that is cut off as far as it goes, and says nothing.
    """
    with archive.open(path) as member:
        content = member.read(LONGEST_PART)
    head = content[:_PROLOGUE]
    if b"<!DOCTYPE" in content or b"<!ENTITY" in head:
        raise Unsafe("declared_entities", path)
    encoding = re.search(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)", head)
    declared = encoding.group(1).lower() if encoding else b"utf-8"
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or declared not in (b"utf-8", b"us-ascii"):
        raise Unsafe("damaged_file", f"{path}: UTF-16")
    try:
        expat.ParserCreate().Parse(content, True)
    except expat.ExpatError as error:
        raise Unsafe("damaged_file", f"{path}: {error}") from None
    return content


def list_sheets(archive: zipfile.ZipFile) -> list[SheetPart]:
    """The worksheets in workbook order; chart and dialog sheets are left out."""
    relations = ElementTree.fromstring(read_part(archive, "xl/_rels/workbook.xml.rels"))
    targets = {r.get("Id"): r.get("Target", "") for r in relations if r.get("Type", "").endswith("/worksheet")}
    workbook = ElementTree.fromstring(read_part(archive, "xl/workbook.xml"))
    sheets = [element for element in workbook.iter() if _tag(element) == "sheet"]
    return [
        SheetPart(
            name=sheet.get("name", ""),
            path=_path(targets[_relation(sheet)]),
            hidden=sheet.get("state", "visible") != "visible",
        )
        for sheet in sheets
        if _relation(sheet) in targets
    ]


def percent_styles(archive: zipfile.ZipFile) -> frozenset[bytes]:
    """Style numbers whose format shows a percentage."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    styles = ElementTree.fromstring(read_part(archive, "xl/styles.xml"))
    formats = {e.get("numFmtId"): e.get("formatCode", "") for e in styles.iter() if _tag(e) == "numFmt"}
    percent = {"9", "10"} | {key for key, code in formats.items() if key and shows_percent(code)}
    cell_formats = next((e for e in styles if _tag(e) == "cellXfs"), None)
    if cell_formats is None:
        return frozenset()
    return frozenset(str(i).encode() for i, xf in enumerate(cell_formats) if xf.get("numFmtId") in percent)


def shows_percent(code: str) -> bool:
    """Whether a number format shows a percentage."""
    return "%" in re.sub(r'"[^"]*"', "", code)


def scan_sheet(xml: bytes, percent: frozenset[bytes]) -> Scan:
    """Everything calamine is silent about. Costs a few passes of bytes.find when there is nothing to find."""
    scan = Scan(disorder=_find_disorder(xml), merged=_find_merges(xml))
    if says(xml, b'"e"') or says(xml, b"'e'"):
        _find_errors(xml, scan)
    if b"<f" in xml or _PREFIX.search(xml[:_PROLOGUE]):
        _find_uncomputed(xml, scan)
    if percent:
        _find_percent(xml, percent, scan)
    return scan


def says(xml: bytes, sign: bytes) -> bool:
    """Whether a sign stands in the XML. Its last byte is looked for first: that is quick where there is none."""
    return sign[-1:] in xml and sign in xml


def find_far_cell(xml: bytes) -> str:
    """Address of the first filled cell beyond MOST_ROWS or MOST_COLUMNS, '' when there is none."""
    for match in re.finditer(rb"<(?:\w+:)?c\s([^>]*)(?<!/)>", xml):
        address = _ADDRESS.search(match.group(1))
        if address and _is_far(address.group(1)):
            return address.group(1).decode()
    rows = (int(number) for number in _row_numbers(xml))
    return next((f"A{row}" for row in rows if row > MOST_ROWS), "")


def _is_far(address: bytes) -> bool:
    letters = address.rstrip(b"0123456789")
    return len(letters) > 2 or int(address[len(letters) :]) > MOST_ROWS


def _tag(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _relation(sheet: ElementTree.Element) -> str:
    return next((value for name, value in sheet.items() if name.endswith("}id")), "")


def _path(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _row_numbers(xml: bytes) -> list[bytes]:
    prefix = _PREFIX.search(xml[:_PROLOGUE])
    start = b"<" + (prefix.group(1) if prefix else b"")
    return re.findall(start + rb"row (?:[^>]*? )?r=[\"']([0-9]{1,9})[\"']", xml)


def _find_disorder(xml: bytes) -> int:
    last = 0
    for number in map(int, _row_numbers(xml)):
        if number <= last:
            return number
        last = number
    return 0


def _find_merges(xml: bytes) -> list[str]:
    start = xml.find(b"mergeCells")
    found = re.findall(rb'mergeCell\s[^>]*?\bref=["\']([A-Z0-9:]+)["\']', xml[start:]) if start >= 0 else []
    return [ref.decode() for ref in found]


def _find_errors(xml: bytes, scan: Scan) -> None:
    for match in re.finditer(rb"<(?:\w+:)?c\s([^>]*\bt\s*=\s*[\"']e[\"'][^>]*)>(.*?)</(?:\w+:)?c>", xml, re.S):
        value = _VALUE.search(match.group(2))
        scan.errors[_address(match.group(1))] = value.group(1).decode("utf-8", "replace") if value else "#ERR"
        if len(scan.errors) >= MOST_FOUND:
            return


def _find_uncomputed(xml: bytes, scan: Scan) -> None:
    pattern = rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)(.*?)</(?:\w+:)?c>"
    for match in re.finditer(pattern, xml, re.S):
        if not _RESULT.search(match.group(2)) and not _TEXT_RESULT.search(match.group(1)):
            scan.uncomputed.append(_address(match.group(1)))
            if len(scan.uncomputed) >= MOST_FOUND:
                return


def _find_percent(xml: bytes, percent: frozenset[bytes], scan: Scan) -> None:
    for match in re.finditer(rb"<(?:\w+:)?c\s([^>]*)(?<!/)>", xml):
        style = _STYLE.search(match.group(1))
        if style and style.group(1) in percent:
            scan.percent.append(_address(match.group(1)))


def _address(attributes: bytes) -> str:
    found = _ADDRESS.search(attributes)
    return found.group(1).decode() if found else "?"
