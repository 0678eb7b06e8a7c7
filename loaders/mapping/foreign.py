"""Files in nobody's layout: whether a file is one, what it probably means, and reading it by a mapping."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from data.catalogue.model import Catalogue, Form
from data.intake_context import IntakeContext
from data.mappings import KeptMapping
from loaders.cells.grid import Grid
from loaders.mapping.blocks import Block
from loaders.mapping.foreign_words import ForeignWords
from loaders.mapping.mapped_table import read_mapped
from loaders.mapping.mapping import ColumnMapping, mapping_from_text
from loaders.mapping.proposal import Proposal, blocks_of, places_said, propose
from loaders.mapping.recall import fits, recall
from loaders.names.known_names import SURE
from loaders.problems.problem import Findings, Place
from loaders.rows.codes import Codes
from loaders.rows.desk import Desk
from loaders.rows.reading import Reading
from loaders.rows.table import check_cells


class Choice(NamedTuple):
    """What a person says about a file before its columns are looked at; '' where the file has to say so."""

    form: str = ""
    unit: str = ""
    period: str = ""


class Understood(NamedTuple):
    """How a foreign file is to be understood: by a mapping, else by the remembered one of this form and sender."""

    mapping: ColumnMapping | None = None
    choice: Choice = Choice()

    def to_words(self) -> dict[str, str]:
        """For the way to the running app."""
        return {"mapping": self.mapping.to_text() if self.mapping else "", **self.choice._asdict()}

    @staticmethod
    def from_words(said: Mapping[str, Any]) -> Understood:
        """What the command line said."""
        return understood_by(said.get("mapping", ""), Choice(*(said.get(name, "") for name in Choice._fields)))


AS_REMEMBERED = Understood()


def understood_by(text: str, choice: Choice = AS_REMEMBERED.choice) -> Understood:
    """By the mapping that was kept as text; '' for none."""
    return Understood(mapping_from_text(text) if text else None, choice)


@dataclass(frozen=True)
class Foreign:
    """A foreign file with its tables."""

    name: str
    grid: Grid
    blocks: tuple[Block, ...]


def open_foreign(name: str, grid: Grid) -> Foreign:
    """The tables of a file in nobody's layout."""
    return Foreign(name, grid, blocks_of(grid))


def propose_mapping(
    foreign: Foreign, choice: Choice, catalogue: Catalogue, context: IntakeContext, kept: KeptMapping | None = None
) -> Proposal:
    """What the file means for a form and a sender; in the light of last time where something is remembered."""
    words = words_for(foreign, catalogue.forms[choice.form], catalogue, context)
    proposal = propose(foreign.blocks, words, choice.unit, choice.period, foreign.name, context.today.year)
    return recall(proposal, mapping_from_text(kept.content), kept.submission_id) if kept else proposal


def words_for(foreign: Foreign, form: Form, catalogue: Catalogue, context: IntakeContext) -> ForeignWords:
    """What names mean in this file."""
    return ForeignWords(catalogue, form, context.entities, places_said(foreign.blocks))


def kept_for(context: IntakeContext, form: str, unit: str) -> KeptMapping | None:
    """What is remembered of a form and a sender."""
    return next((one for one in context.mappings() if (one.form, one.unit) == (form, unit)), None)


def remembered_proposal(
    foreign: Foreign, choice: Choice, catalogue: Catalogue, context: IntakeContext
) -> Proposal | None:
    """The proposal by the one remembered mapping that fits the file; None where none or several do."""
    found = []
    for kept in context.mappings():
        if choice.form in ("", kept.form) and choice.unit in ("", kept.unit) and kept.form in catalogue.forms:
            asked = Choice(kept.form, kept.unit, choice.period)
            proposal = propose_mapping(foreign, asked, catalogue, context, kept)
            if fits(proposal, mapping_from_text(kept.content)):
                found.append(proposal)
    return found[0] if len(found) == 1 else None


def read_foreign(
    foreign: Foreign,
    understood: Understood,
    catalogue: Catalogue,
    context: IntakeContext,
    findings: Findings,
) -> Reading:
    """Read a file by the mapping that was confirmed, else by the remembered one; else say that it needs one."""
    desk = Desk(Codes(catalogue, context.entities, findings), findings, context)
    sheets = tuple({block.sheet.name: None for block in foreign.blocks})
    mapping = understood.mapping or _remembered(foreign, understood.choice, catalogue, context, findings)
    form = catalogue.forms.get(mapping.form) if mapping else None
    if mapping is None or form is None:
        return Reading(desk, sheets=sheets)
    _note_sheets(foreign, findings)
    reading = read_mapped(foreign.blocks, mapping, form, desk)
    if not reading.periods and not findings.refused:
        findings.add("no_values")
    reading.sheets = sheets
    return reading


def _remembered(
    foreign: Foreign, choice: Choice, catalogue: Catalogue, context: IntakeContext, findings: Findings
) -> ColumnMapping | None:
    """Last time's mapping where the file is like last time's in everything; else None after noting why."""
    proposal = remembered_proposal(foreign, choice, catalogue, context)
    if proposal is None:
        findings.add("needs_mapping", found=f"{len(foreign.blocks)} bảng")
        return None
    for warning in proposal.warnings:
        findings.add("mapping_changed", found=warning)
    if proposal.warnings:
        return None
    if proposal.unsure:
        findings.add("mapping_changed", found=_open_question(proposal))
        return None
    findings.add("mapped_as_before", found=proposal.remembered, wanted=catalogue.sender_name(proposal.unit))
    for move in proposal.moves:
        findings.add("column_moved", found=move)
    return proposal.mapping()


def _open_question(proposal: Proposal) -> str:
    """The first thing that nobody has confirmed yet, and how many there are."""
    columns = [
        f"cột “{p.column.header}”" for layout in proposal.layouts for p in layout.columns if p.confidence != SURE
    ]
    labels = [f"tên “{label.text}”" for label in proposal.labels if label.match.confidence != SURE]
    sheets = [
        f"trang “{name}”" for name, match in {**proposal.places, **proposal.times}.items() if match.confidence != SURE
    ]
    first = next(iter([*columns, *labels, *sheets]), "kỳ số liệu")
    return f"còn {proposal.unsure} điểm chưa xác nhận, trước hết là {first}"


def _note_sheets(foreign: Foreign, findings: Findings) -> None:
    """Hidden sheets with data refuse the file; visible ones without a table are named; broken cells are noted."""
    with_tables = {block.sheet.name for block in foreign.blocks}
    for sheet in foreign.grid.sheets:
        if sheet.filled and sheet.hidden:
            findings.add("hidden_sheet", Place(sheet=sheet.name), sheet.name)
        elif sheet.filled and sheet.name not in with_tables:
            findings.add("ignored_sheet", Place(sheet=sheet.name), sheet.name)
        elif sheet.filled:
            check_cells(sheet, findings)
