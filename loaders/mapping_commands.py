"""What the command line and the local route say of a foreign file: what it probably means, as text and as data."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from data.catalogue.model import Catalogue
from data.intake_context import IntakeContext
from loaders.mapping.foreign import Choice, Foreign, kept_for, propose_mapping, remembered_proposal
from loaders.mapping.mapping import NUMBERS, Column
from loaders.mapping.proposal import Proposal
from loaders.mapping.words import ROLES
from loaders.names.known_names import LEFT_OUT, SURE
from loaders.submit import foreign_file

CONFIRMED, OPEN, NOT_FOREIGN = "confirmed", "open", "not_foreign"


def map_file(name: str, content: bytes, choice: Choice, catalogue: Catalogue, context: IntakeContext) -> dict[str, Any]:
    """outcome: confirmed (nothing left to ask), open or not_foreign; text, and 'mapping' to be completed by hand."""
    foreign = foreign_file(name, content)
    if foreign is None:
        return {"outcome": NOT_FOREIGN, "text": f"{name}: không có bảng nào cần ghép cột."}
    proposal = _proposal(foreign, choice, catalogue, context)
    if proposal is None:
        return {"outcome": OPEN, "text": f"{name}: có {len(foreign.blocks)} bảng; cho biết biểu và đơn vị gửi."}
    outcome = OPEN if proposal.unsure or proposal.warnings else CONFIRMED
    mapping = json.loads(proposal.mapping(confirmed=False).to_text())
    return {
        "outcome": outcome,
        "text": describe(proposal, catalogue),
        "mapping": mapping,
        "matches": _matches(proposal),
    }


def _proposal(foreign: Foreign, choice: Choice, catalogue: Catalogue, context: IntakeContext) -> Proposal | None:
    if choice.form not in catalogue.forms or not choice.unit:
        return remembered_proposal(foreign, choice, catalogue, context)
    return propose_mapping(foreign, choice, catalogue, context, kept_for(context, choice.form, choice.unit))


def describe(proposal: Proposal, catalogue: Catalogue) -> str:
    """The proposal for a terminal: each column and name with its confidence and reason."""
    lines = [
        f"Biểu: {proposal.form} {catalogue.forms[proposal.form].name}",
        f"Đơn vị gửi: {catalogue.sender_name(proposal.unit)}",
        f"Kỳ số liệu: {proposal.period.code or '(chưa rõ)'} [{proposal.period.confidence}: {proposal.period.reason}]",
        f"Ghép cột như lần gửi {proposal.remembered}." if proposal.remembered else "",
        *(f"Chú ý: {said}" for said in (*proposal.warnings, *proposal.moves)),
    ]
    for layout in proposal.layouts:
        ranges = ", ".join(f"{block.sheet.name}!{block.body_range}" for block in layout.blocks)
        lines.append(f"Bảng {ranges}, tiêu đề {layout.blocks[0].header_range}:")
        lines += [
            f"  {p.column.header}: {tell(p.column, catalogue)} [{p.confidence}: {p.reason}]" for p in layout.columns
        ]
    for sheet, match in (*proposal.places.items(), *proposal.times.items()):
        lines.append(f"Trang {sheet}: {match.code or '(chưa rõ)'} [{match.confidence}: {match.reason}]")
    for label in proposal.labels:
        if label.match.confidence != SURE:
            meant = "không lấy" if label.match.code == LEFT_OUT else label.match.code or "(chưa rõ)"
            lines.append(f"  {label.cell} “{label.text}”: {meant} [{label.match.confidence}: {label.match.reason}]")
    lines.append(f"Còn {proposal.unsure} điểm cần xác nhận." if proposal.unsure else "Không còn điểm nào cần xác nhận.")
    return "\n".join(line for line in lines if line)


def tell(column: Column, catalogue: Catalogue) -> str:
    """What a column is taken for, in words."""
    indicator = catalogue.indicators.get(column.indicator)
    area = catalogue.areas.get(column.area)
    said = [
        ROLES[column.role],
        f"{indicator.code} {indicator.short_name}" if indicator and column.role in NUMBERS else "",
        f"phân tổ {column.part}" if column.part else "",
        area.name if area else "",
        f"kỳ {column.period}" if column.period else "",
        f"đơn vị {column.unit}" if column.unit else "",
    ]
    return ", ".join(word for word in said if word)


def _matches(proposal: Proposal) -> dict[str, Any]:
    return {
        "columns": [asdict(p) for layout in proposal.layouts for p in layout.columns],
        "labels": [asdict(label) for label in proposal.labels],
        "warnings": list(proposal.warnings),
        "moves": list(proposal.moves),
    }
