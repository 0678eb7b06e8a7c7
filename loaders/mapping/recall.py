"""A proposal in the light of the mapping of last time: what is the same again, and what is not."""

from __future__ import annotations

from dataclasses import replace

from loaders.cells.grid import column_letters
from loaders.cells.plain_text import plain
from loaders.mapping.blocks import PATH
from loaders.mapping.mapping import IGNORED, NUMBERS, Column, ColumnMapping, Layout, counted_keys
from loaders.mapping.proposal import ColumnProposal, LabelProposal, LayoutProposal, Proposal
from loaders.names.known_names import LEFT_OUT, MAYBE, SURE, Match

AS_BEFORE = "như lần trước"
LONGEST = 28
Keyed = dict[tuple[str, int], Column]


def recall(proposal: Proposal, kept: ColumnMapping, submission_id: str) -> Proposal:
    """The proposal with last time's decisions; `warnings` say what changed since, `moves` which columns only moved."""
    warnings: list[str] = []
    moves: list[str] = []
    layouts = tuple(_layout(layout, kept, warnings, moves) for layout in proposal.layouts)
    return replace(
        proposal,
        layouts=layouts,
        labels=tuple(_label(label, kept) for label in proposal.labels),
        warnings=tuple(warnings),
        moves=tuple(moves),
        remembered=submission_id,
        signs_are_blank=kept.signs_are_blank,
        point=kept.point,
    )


def fits(proposal: Proposal, kept: ColumnMapping) -> bool:
    """Whether most columns of every table stood under the same headers last time."""
    known = [_nearest(layout, kept) for layout in proposal.layouts]
    return bool(known) and all(share > 0.5 for _, share in known)


def _nearest(layout: LayoutProposal, kept: ColumnMapping) -> tuple[Layout | None, float]:
    """The kept layout that shares most headers, and which share."""
    keys = set(counted_keys(proposed.column.header for proposed in layout.columns))
    found = [(one, len(keys & set(counted_keys(one.headers))) / len(keys)) for one in kept.layouts]
    return max(found, key=lambda pair: pair[1], default=(None, 0.0))


def _layout(layout: LayoutProposal, kept: ColumnMapping, warnings: list[str], moves: list[str]) -> LayoutProposal:
    before, share = _nearest(layout, kept)
    if before is None or share == 0:
        warnings.append(f"có thêm bảng “{_short(layout.columns[0].column.header)} …”")
        return layout
    known = dict(zip(counted_keys(before.headers), before.columns, strict=True))
    keys = counted_keys(proposed.column.header for proposed in layout.columns)
    columns = []
    for key, proposed in zip(keys, layout.columns, strict=True):
        columns.append(_again(proposed, known[key], moves) if key in known else _new(proposed, known, keys, warnings))
    warnings += [
        f"không còn cột “{_short(column.header)}”"
        for key, column in known.items()
        if key not in keys and column.role != IGNORED
    ]
    return replace(layout, columns=tuple(columns), taken=before.taken)


def _again(proposed: ColumnProposal, before: Column, moves: list[str]) -> ColumnProposal:
    """The same header: the same decision, about the period that the header names today."""
    now = proposed.column
    if now.at != before.at and before.role != IGNORED:
        places = f"{column_letters(before.at)} sang {column_letters(now.at)}"
        moves.append(f"cột “{_short(now.header)}” chuyển từ {places}")
    period = now.period if before.period else ""
    return ColumnProposal(replace(before, at=now.at, header=now.header, period=period), SURE, AS_BEFORE)


def _new(proposed: ColumnProposal, known: Keyed, keys: list[tuple[str, int]], warnings: list[str]) -> ColumnProposal:
    """A header that was not there last time is never taken without a person's word."""
    at = proposed.column.at
    there = next((one for key, one in known.items() if one.at == at and key not in keys and one.role != IGNORED), None)
    if there:
        names = f"“{_short(there.header)}” thành “{_short(proposed.column.header)}”"
        warnings.append(f"cột {column_letters(at)} đổi từ {names}")
    if proposed.column.role in NUMBERS and proposed.confidence == SURE:
        return replace(proposed, confidence=MAYBE, reason=f"cột mới; {proposed.reason}")
    return proposed


def _label(label: LabelProposal, kept: ColumnMapping) -> LabelProposal:
    code = kept.names.get(label.role, {}).get(plain(label.text))
    if code is None or (code == LEFT_OUT and label.match.confidence == SURE):
        return label
    return replace(label, match=Match(code, SURE, AS_BEFORE))


def _short(header: str) -> str:
    """The last level of a header, short enough for a sentence."""
    return header.rpartition(PATH)[2][:LONGEST]
