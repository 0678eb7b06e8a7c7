"""What xlrd does not tell of an .xls file: macros, embedded objects, links to outside, formulas nobody has calculated.

Looks at the records of the workbook's stream; imported by the reading child only.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator

from xlrd.compdoc import CompDoc

from loaders.cells.grid import column_letters
from loaders.files.xml_scan import MOST_FOUND, Unsafe

_STREAMS = ("Workbook", "Book")
_BOF, _BOUNDSHEET, _SUPBOOK, _FORMULA, _FILEPASS = (0x0809, 0x0085, 0x01AE, 0x0006, 0x002F)
_WORKSHEET, _MACRO_SHEET = 0, 1
_OWN_BOOK, _ADD_INS = 0x0401, 0x3A01
_CALCULATE_ON_LOAD = 0x02
_NO_RESULT = bytes(8)
_ACTIVE = (("MBD", "đối tượng nhúng (OLE)"), ("Ctls", "điều khiển ActiveX"))


def scan_records(content: bytes) -> dict[int, list[str]]:
    """Addresses of formulas without a result, by the number of the sheet. Raises Unsafe."""
    with open(os.devnull, "w") as nowhere:
        document = CompDoc(content, logfile=nowhere)
        _check_parts([entry.name for entry in document.dirlist])
        streams = (document.get_named_stream(name) for name in _STREAMS)
        return _scan(next(stream for stream in streams if stream))


def _check_parts(names: list[str]) -> None:
    if "_VBA_PROJECT_CUR" in names:
        raise Unsafe("macros", "_VBA_PROJECT_CUR")
    for start, what in _ACTIVE:
        if any(name.startswith(start) for name in names):
            raise Unsafe("active_content", what)


def _scan(stream: bytes) -> dict[int, list[str]]:
    starts: list[int] = []
    uncomputed: dict[int, list[str]] = {}
    sheet = -1
    for at, kind, data in _records(stream):
        if kind == _FILEPASS:
            raise Unsafe("encrypted", "FILEPASS")
        if kind == _SUPBOOK:
            _check_link(data)
        elif kind == _BOUNDSHEET and _is_worksheet(data):
            starts.append(struct.unpack_from("<I", data)[0])
        elif kind == _BOF and at in starts:
            sheet = starts.index(at)
        elif kind == _FORMULA and _is_uncomputed(data):
            row, column = struct.unpack_from("<HH", data)
            found = uncomputed.setdefault(sheet, [])
            if len(found) < MOST_FOUND:
                found.append(f"{column_letters(column)}{row + 1}")
    return uncomputed


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _is_worksheet(data: bytes) -> bool:
    if len(data) > 5 and data[5] == _MACRO_SHEET:
        raise Unsafe("active_content", "trang macro đời cũ")
    return len(data) > 5 and data[5] == _WORKSHEET


def _check_link(data: bytes) -> None:
    if len(data) < 4 or struct.unpack_from("<H", data, 2)[0] not in (_OWN_BOOK, _ADD_INS):
        raise Unsafe("outside_links", "liên kết tới tệp khác")


def _is_uncomputed(data: bytes) -> bool:
    return len(data) > 15 and data[6:14] == _NO_RESULT and bool(data[14] & _CALCULATE_ON_LOAD)
