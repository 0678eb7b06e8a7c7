"""The first look at a file: safe name, hash, size, and what it is by its content, whatever its name says."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePath

from data.numbers import format_number
from loaders.files.archive import ODS, XLSX, recognise_archive
from loaders.letters.encodings import utf16_without_mark
from loaders.problems.problem import Problem, make_problem

LARGEST_FILE = 20 * 1024 * 1024
LONGEST_NAME = 120
XLS = "xls"
TEXT = "csv"

_CFB = bytes.fromhex("D0CF11E0A1B11AE1")
_CFB_STREAMS = (("EncryptedPackage", "encrypted"), ("Workbook", XLS), ("Book", XLS))
_OLDEST_EXCEL = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_EXCEL_NAMES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".xltx", ".ods")
_NAMES = {XLSX: (".xlsx",), XLS: (".xls", ".xlt"), ODS: (".ods", ".ots"), TEXT: (".csv", ".tsv", ".txt")}
_KINDS = {XLSX: "Excel (.xlsx)", XLS: "Excel 97-2003 (.xls)", ODS: "OpenDocument (.ods)", TEXT: "văn bản (CSV)"}
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes(range(1, 32)).translate(None, b"\t\n\f\r\x1a\x1b")
_OTHER = (
    (b"%PDF", "tệp PDF"),
    (b"\x89PNG", "hình ảnh"),
    (b"\xff\xd8\xff", "hình ảnh"),
    (b"GIF8", "hình ảnh"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf", "tệp nén 7z"),
    (b"{\\rtf", "văn bản RTF"),
    (b"\x1f\x8b", "tệp nén gzip"),
    (b"SQLite format 3", "cơ sở dữ liệu SQLite"),
    (b"PAR1", "tệp Parquet"),
)
_PAGE = rb"(?:<!--.*?-->|<\?xml[^>]*>|\s)*<(?:!doctype\s+html|html|head|meta|body|table|style)\b"
_FOREIGN_TEXT = (
    (re.compile(_PAGE, re.I | re.S), "trang HTML"),
    (re.compile(rb"\s*<\?xml.*?<(?:\w+:)?Workbook\b", re.S), "XML Spreadsheet 2003"),
    (re.compile(rb"\s*<\?xml.*?<office:document\b", re.S), "OpenDocument XML (.fods)"),
    (re.compile(rb"\s*<\?xml\b"), "tệp XML"),
)


@dataclass(frozen=True)
class Intake:
    """A received file; kind is xlsx, xls, ods or csv by content, '' when a problem refuses it."""

    name: str
    sha256: str
    size: int
    kind: str
    problems: tuple[Problem, ...] = ()


def receive(name: str, content: bytes) -> Intake:
    """Look at the bytes without reading them as a table."""
    shown = safe_name(name)
    kind, problem = _recognise(shown, content)
    return Intake(
        name=shown,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        kind=kind,
        problems=(problem,) if problem else (),
    )


def safe_name(name: str) -> str:
    """The last part of a file name, without control, direction or reserved characters, at most LONGEST_NAME long."""
    last = PurePath(unicodedata.normalize("NFC", name).replace("\\", "/")).name
    kept = "".join(c for c in last if unicodedata.category(c)[0] != "C")
    plain = re.sub(r'[<>:"|?*]', "_", kept).strip(" .-") or "tep"
    stem, dot, suffix = plain.rpartition(".")
    if not dot or len(suffix) > 10:
        return plain[:LONGEST_NAME]
    return stem[: LONGEST_NAME - len(suffix) - 1] + dot + suffix


def _recognise(name: str, content: bytes) -> tuple[str, Problem | None]:
    if not content:
        return "", make_problem("empty_file")
    if len(content) > LARGEST_FILE:
        return "", make_problem("file_too_big", found=_megabytes(len(content)), wanted=_megabytes(LARGEST_FILE))
    read = _recognise_bytes(name, content)
    if isinstance(read, Problem):
        return "", read
    return read, None if _suffix(name) in _NAMES[read] else _name_differs(name, _KINDS[read])


def _recognise_bytes(name: str, content: bytes) -> str | Problem:
    if content.startswith(_CFB):
        return _recognise_compound(name, content)
    if content.startswith(b"PK"):
        return recognise_archive(content)
    problem = _refuse_foreign(content)
    if problem is None and _suffix(name) in _EXCEL_NAMES:
        problem = make_problem("text_as_excel", found=_suffix(name))
    return problem or TEXT


def _recognise_compound(name: str, content: bytes) -> str | Problem:
    """A container of older Office programs: its streams' names stand in it as they are."""
    kinds = (kind for stream, kind in _CFB_STREAMS if stream.encode("utf-16-le") in content)
    kind = next(kinds, "")
    if kind == "encrypted":
        return make_problem("encrypted")
    if kind or _suffix(name) in _EXCEL_NAMES:
        return kind or make_problem("damaged_file")
    return make_problem("not_a_table", found="văn bản Word, bản trình chiếu hoặc tệp của chương trình khác")


def _refuse_foreign(content: bytes) -> Problem | None:
    """Why these bytes are no text table, whatever the name says; None when they may be one."""
    if content.startswith(_OLDEST_EXCEL):
        return make_problem("old_excel")
    for magic, what in _OTHER:
        if content.startswith(magic):
            return make_problem("not_a_table", found=what)
    head = _head(content)
    for pattern, what in _FOREIGN_TEXT:
        if pattern.match(head):
            return make_problem("html_as_excel", found=what)
    return make_problem("not_a_table", found="dữ liệu nhị phân") if _is_binary(content, head) else None


def _head(content: bytes) -> bytes:
    """The beginning, in UTF-8 also where the file is in UTF-16."""
    if content.startswith(_WIDE):
        return content[:8192].decode("utf-16", "replace").encode("utf-8", "replace")
    return content[:4096].removeprefix(b"\xef\xbb\xbf")


def _is_binary(content: bytes, head: bytes) -> bool:
    """NUL among other control characters; NUL alone is a damaged text."""
    if b"\0" not in content or content.startswith(_WIDE) or utf16_without_mark(content):
        return False
    return len(head.translate(None, _CONTROLS)) < len(head) or not head.strip(b"\0")


def _name_differs(name: str, kind: str) -> Problem:
    return make_problem("name_differs", found=_suffix(name) or "(không có)", wanted=kind)


def _suffix(name: str) -> str:
    return PurePath(name).suffix.lower()


def _megabytes(size: int) -> str:
    return f"{format_number(Decimal(size) / 1024**2, 1)} MB"
