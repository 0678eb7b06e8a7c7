"""Which workbook a zip is, and whether it is safe to open: budgets, member names, macros, links, embedded objects."""

from __future__ import annotations

import io
import re
import zipfile

from data.numbers import format_number
from loaders.problems.problem import Problem, make_problem

XLSX = "xlsx"
ODS = "ods"
MOST_MEMBERS = 2_000
MOST_UNPACKED = 300 * 1024 * 1024
HIGHEST_RATIO = 200
RATIO_MATTERS_FROM = 1024 * 1024
_ENCRYPTED_BIT = 0x1
_STRANGE_NAME = re.compile(r"^/|^[A-Za-z]:|\\|\x00|(?:^|/)\.\.(?:/|$)")

_OPEN_DOCUMENTS = (
    b"application/vnd.oasis.opendocument.spreadsheet",
    b"application/vnd.oasis.opendocument.spreadsheet-template",
)
_OUTSIDE = (
    ("xl/externallinks/", "liên kết tới tệp khác"),
    ("xl/connections.xml", "kết nối dữ liệu ngoài"),
    ("xl/querytables/", "truy vấn dữ liệu ngoài"),
)
_ACTIVE = (
    ("xl/embeddings/", "đối tượng nhúng (OLE)"),
    ("xl/activex/", "điều khiển ActiveX"),
    ("xl/macrosheets/", "trang macro đời cũ"),
    ("xl/ctrlprops/", "nút bấm, điều khiển biểu mẫu"),
)


def recognise_archive(content: bytes) -> str | Problem:
    """XLSX or ODS for zip bytes that are safe to open, or the first reason not to open them."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            problem = _check_members(archive)
            if problem:
                return problem
            names = archive.namelist()
            if "mimetype" in names and archive.read("mimetype").strip() in _OPEN_DOCUMENTS:
                return _check_scripts(names) or ODS
            return _check_kind(archive) or _check_parts(archive) or XLSX
    except Exception as error:  # zipfile raises BadZipFile, struct.error, zlib.error and more on hostile bytes
        return make_problem("damaged_file", found=type(error).__name__)


def _check_members(archive: zipfile.ZipFile) -> Problem | None:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        return _too_big(f"{format_number(len(members))} thành phần", format_number(MOST_MEMBERS))
    unpacked = sum(member.file_size for member in members)
    if unpacked > MOST_UNPACKED:
        return _too_big(f"{format_number(unpacked >> 20)} MB", f"{MOST_UNPACKED >> 20} MB")
    for member in members:
        if member.file_size > max(RATIO_MATTERS_FROM, member.compress_size * HIGHEST_RATIO):
            return _too_big(f"{member.filename} nén quá mức", f"{HIGHEST_RATIO} lần")
        if member.flag_bits & _ENCRYPTED_BIT:
            return make_problem("encrypted")
        if _STRANGE_NAME.search(member.orig_filename):
            return make_problem("unsafe_names", found=member.orig_filename)
    return _check_repeats([member.filename for member in members])


def _too_big(found: str, wanted: str) -> Problem:
    return make_problem("unpacks_too_big", found=found, wanted=wanted)


def _check_repeats(names: list[str]) -> Problem | None:
    seen: set[str] = set()
    for name in names:
        if name.lower() in seen:
            return make_problem("unsafe_names", found=f"{name} (hai lần)")
        seen.add(name.lower())
    return None


def _check_kind(archive: zipfile.ZipFile) -> Problem | None:
    names = set(archive.namelist())
    if "xl/workbook.xml" in names and "[Content_Types].xml" in names:
        return None
    if "xl/workbook.bin" in names:
        return make_problem("other_spreadsheet", found="Excel nhị phân (.xlsb)")
    if "mimetype" in names:
        return make_problem("not_a_table", found="văn bản OpenDocument")
    if any(name.endswith(".iwa") for name in names):
        return make_problem("other_spreadsheet", found="Apple Numbers")
    if any(name.startswith(("word/", "ppt/")) for name in names):
        return make_problem("not_a_table", found="văn bản Word hoặc bản trình chiếu")
    return make_problem("not_a_table", found="tệp nén")


def _check_scripts(names: list[str]) -> Problem | None:
    return make_problem("macros") if any(name.startswith(("Basic/", "Scripts/")) for name in names) else None


def _check_parts(archive: zipfile.ZipFile) -> Problem | None:
    names = [name.lower() for name in archive.namelist()]
    types = archive.read("[Content_Types].xml")
    if b"vbaProject" in types or b"macroEnabled" in types or any(name.endswith("vbaproject.bin") for name in names):
        return make_problem("macros")
    for kind, parts in (("outside_links", _OUTSIDE), ("active_content", _ACTIVE)):
        for prefix, what in parts:
            if any(name.startswith(prefix) for name in names):
                return make_problem(kind, found=what)
    return None
