"""Grid -> rows of one form of one sender, from the Excel form that we hand out or from the long table."""

from __future__ import annotations

from data.catalogue.model import Catalogue
from data.intake_context import IntakeContext
from loaders.cells.grid import CSV, Grid, Sheet
from loaders.problems.problem import Findings, Place
from loaders.rows.codes import Codes
from loaders.rows.desk import Desk
from loaders.rows.form_sheet import meta_rows, read_form_sheet
from loaders.rows.layouts import GUIDE_SHEET, MARKUP_SHEET, SHEET, header_name
from loaders.rows.long_table import long_header, read_long_table
from loaders.rows.reading import Reading


def read_grid(grid: Grid, catalogue: Catalogue, context: IntakeContext, findings: Findings) -> Reading:
    """Read the sheet that holds the table; what can't be taken is in the findings."""
    sheet = _choose_sheet(grid, findings)
    desk = Desk(Codes(catalogue, context.entities, findings), findings, context)
    if sheet is None:
        return Reading(desk)
    header = long_header(sheet)
    if header is None:
        reading = read_form_sheet(sheet, context.today, desk)
    else:
        reading = read_long_table(sheet, grid.layout, header, context.today, desk)
    reading.sheet = sheet.name
    return reading


def is_ours(grid: Grid) -> bool:
    """Whether any visible sheet is one of our forms or a long table."""
    return any(_has_table(sheet) for sheet in grid.sheets if sheet.filled and not sheet.hidden)


def _choose_sheet(grid: Grid, findings: Findings) -> Sheet | None:
    """The one visible sheet with a table; others are named, hidden ones with data refuse the file."""
    if grid.layout == CSV:
        return grid.sheets[0]
    filled = [sheet for sheet in grid.sheets if sheet.filled and not MARKUP_SHEET.fullmatch(header_name(sheet.name))]
    tables = [sheet for sheet in filled if not sheet.hidden and _has_table(sheet)]
    for sheet in filled:
        if sheet.hidden:
            findings.add("hidden_sheet", Place(sheet=sheet.name), sheet.name)
        elif sheet not in tables and header_name(sheet.name) != GUIDE_SHEET:
            findings.add("ignored_sheet", Place(sheet=sheet.name), sheet.name)
    if len(tables) == 1:
        return tables[0]
    if tables:
        findings.add("several_forms", found=", ".join(f"trang {sheet.name}" for sheet in tables))
    else:
        findings.add("missing_sheet", wanted=SHEET)
    return None


def _has_table(sheet: Sheet) -> bool:
    return long_header(sheet) is not None or bool(meta_rows(sheet))
