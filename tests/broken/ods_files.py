""".ods files, written by hand: good ones and ones named for their fault."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from xml.sax.saxutils import escape, quoteattr

import openpyxl

TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_URN = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = " ".join(f'xmlns:{name}="{_URN}:{name}:1.0"' for name in ("office", "table", "text", "style"))
_CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
_HIDDEN = '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">%s</manifest:manifest>'
)


def ods(*rows: str, manifest: str = "", extra: str = "", members: tuple[str, ...] = ()) -> bytes:
    """A file with one sheet of rows in XML; `extra` goes before the sheet."""
    return _packed(f'{extra}<table:table table:name="Số liệu">{"".join(rows)}</table:table>', manifest, members)


def row(*values: object, times: int = 1) -> str:
    """A row of cells; text that begins with < is a cell's own XML."""
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(map(cell, values))}</table:table-row>'


def cell(value: object) -> str:
    """A cell as LibreOffice writes it."""
    if isinstance(value, str) and value.startswith("<"):
        return value
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, bool):
        return f'<table:table-cell office:value-type="boolean" office:boolean-value="{str(value).lower()}"/>'
    if isinstance(value, date):
        moment = isinstance(value, datetime) and value.time() != datetime.min.time()
        text = value.isoformat() if moment else value.isoformat()[:10]
        return f'<table:table-cell office:value-type="date" office:date-value="{text}"/>'
    if isinstance(value, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{value!r}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'


def saved_as_ods(content: bytes) -> bytes:
    """An .xlsx workbook as LibreOffice would keep it: values, merges, hidden sheets."""
    tables = []
    for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
        spans = {(r.min_row, r.min_col): r for r in sheet.merged_cells.ranges}
        style = ' table:style-name="h"' if sheet.sheet_state != "visible" else ""
        rows = ["".join(_spanned(c.value, spans.get((c.row, c.column))) for c in line) for line in sheet.iter_rows()]
        lines = "".join(f"<table:table-row>{line}</table:table-row>" for line in rows)
        blank = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
        tables.append(f"<table:table table:name={quoteattr(sheet.title)}{style}>{lines}{blank}</table:table>")
    return _packed("".join(tables))


def _spanned(value: object, area: object) -> str:
    if area is None:
        return cell(value)
    columns, rows = area.max_col - area.min_col + 1, area.max_row - area.min_row + 1  # type: ignore[attr-defined]
    spans = f' table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}"'
    return cell(value).replace("<table:table-cell", f"<table:table-cell{spans}", 1)


def _packed(tables: str, manifest: str = "", members: tuple[str, ...] = ()) -> bytes:
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    styles = f"<office:automatic-styles>{_HIDDEN}</office:automatic-styles>"
    content = f'<?xml version="1.0"?><office:document-content {_NAMES} {_CALC}>{styles}{body}</office:document-content>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", TYPE, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", _MANIFEST % manifest)
        for name in members:
            archive.writestr(name, b"x")
    return stream.getvalue()
