"""The reading child: workbook bytes in, JSON out, inside memory and processor limits. The parent is workbook.py.

Imports the standard library and python_calamine, nothing else; openpyxl only when calamine gives up, xlrd for .xls.
"""

from __future__ import annotations

import gc
import io
import json
import os
import resource
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from typing import Any

from loaders.files.cell_order import count_filled, count_values, find_misplaced, has_bad_text_number
from loaders.files.old_fonts import cells_in_old_fonts, old_font_styles
from loaders.files.xml_scan import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
    SheetPart,
    Unsafe,
    find_far_cell,
    list_sheets,
    percent_styles,
    read_part,
    scan_sheet,
)

Rows = list[list[Any]]


def main(task: str, memory_bytes: int, cpu_seconds: int) -> None:
    """Read a workbook from standard input and write the answer as JSON to standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    gc.disable()
    content = sys.stdin.buffer.read()
    answer = answer_task(task, content)
    sys.stdout.write(json.dumps(answer, default=_as_json, separators=(",", ":")))
    sys.stdout.flush()
    os._exit(0)  # millions of cells are not taken apart one by one


def answer_task(task: str, content: bytes) -> dict[str, Any]:
    """{'sheets': […], 'reader_note': …}, {'far': address} or {'refused': kind, 'found': …}; never raises."""
    try:
        return _answer(task, content)
    except Unsafe as unsafe:
        return {"refused": unsafe.kind, "found": unsafe.found, "wanted": unsafe.wanted}
    except MemoryError:
        return {"refused": "too_much_data", "found": ""}
    except BaseException as error:  # calamine's PanicException is no Exception
        return {"refused": "damaged_file", "found": type(error).__name__}


def _answer(task: str, content: bytes) -> dict[str, Any]:
    if task == "xls":
        from loaders.files.xls_reader import read_xls  # noqa: PLC0415 - only where it is needed

        return read_xls(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if task == "ods":
            from loaders.files.ods_reader import read_ods  # noqa: PLC0415 - only where it is needed

            return read_ods(archive)
        return _explain(archive) if task == "explain" else _read(archive, content)


def _explain(archive: zipfile.ZipFile) -> dict[str, Any]:
    for part in list_sheets(archive):
        address = find_far_cell(read_part(archive, part.path))
        if address:
            return {"refused": "far_cell", "found": f"{part.name}!{address}"}
    return {"refused": "too_much_data", "found": ""}


def _read(archive: zipfile.ZipFile, content: bytes) -> dict[str, Any]:
    parts = list_sheets(archive)
    if len(parts) > MOST_SHEETS:
        raise Unsafe("unpacks_too_big", f"{len(parts)} trang", str(MOST_SHEETS))
    percent, fonts = percent_styles(archive), old_font_styles(archive)
    for shared in ("xl/sharedStrings.xml", "docProps/app.xml"):
        if shared in archive.namelist():
            read_part(archive, shared)
    with ThreadPoolExecutor(max_workers=1) as beside:
        reading = beside.submit(_read_rows, content, parts)
        sheets = [_describe(archive, part, percent, fonts) for part in parts]
        rows, note = reading.result()
    for part, sheet, table in zip(parts, sheets, rows, strict=True):
        sheet["rows"] = table
        said = sheet.pop("values")
        if note or said != count_filled(table) + len(sheet["errors"]):
            sheet["disorder"] = sheet["disorder"] or find_misplaced(read_part(archive, part.path))
    return {"sheets": sheets, "reader_note": note}


def _describe(
    archive: zipfile.ZipFile, part: SheetPart, percent: frozenset[bytes], fonts: dict[bytes, str]
) -> dict[str, Any]:
    xml = read_part(archive, part.path)
    if has_bad_text_number(xml):
        raise Unsafe("damaged_file", part.path)
    scan = vars(scan_sheet(xml, percent)) | {"old_fonts": cells_in_old_fonts(xml, fonts), "values": count_values(xml)}
    return {"name": part.name, "hidden": part.hidden} | scan


def _read_rows(content: bytes, parts: list[SheetPart]) -> tuple[list[Rows], str]:
    try:
        return _with_calamine(content, parts), ""
    except Unsafe:
        raise
    except BaseException as error:  # calamine's PanicException is no Exception
        if isinstance(error, MemoryError):
            raise
        return _with_openpyxl(content, parts), str(error)[:200]


def _with_calamine(content: bytes, parts: list[SheetPart]) -> list[Rows]:
    """The rows of each sheet. From a file in memory calamine reads by itself, beside whoever else works here."""
    from python_calamine import load_workbook  # noqa: PLC0415 - after the limits are set

    tables = []
    with os.fdopen(os.memfd_create("workbook"), "wb") as kept:
        kept.write(content)
        kept.flush()
        workbook = load_workbook(f"/proc/self/fd/{kept.fileno()}")
        for part in parts:
            sheet = workbook.get_sheet_by_name(part.name)
            last_row, last_column = sheet.end or (0, 0)
            _refuse_far(last_row + 1, last_column + 1)
            tables.append(sheet.to_python(skip_empty_area=False))
    return tables


def _with_openpyxl(content: bytes, parts: list[SheetPart]) -> list[Rows]:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow, and rarely needed

    workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    tables = []
    for part in parts:
        sheet = workbook[part.name]
        sheet.reset_dimensions()
        table: Rows = []
        for row in sheet.iter_rows(values_only=True):
            table.append(["" if value is None else value for value in row])
            _refuse_far(len(table), len(row))
        tables.append(_without_trailing_blanks(table))
    return tables


def _refuse_far(rows: int, columns: int) -> None:
    if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_CELLS:
        raise Unsafe("far_cell", "")


def _without_trailing_blanks(table: Rows) -> Rows:
    while table and all(value == "" for value in table[-1]):
        table.pop()
    return table


def _as_json(value: object) -> Any:
    """Dates as {'day': …}, moments with an hour as {'moment': …}, anything else as its text."""
    if isinstance(value, datetime):
        midnight = value.time() == datetime.min.time()
        return {"day": value.date().isoformat()} if midnight else {"moment": value.isoformat()}
    return {"day": value.isoformat()} if isinstance(value, date) else str(value)
