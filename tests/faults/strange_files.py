"""Damaged files at the door: each ends in a report, soon and in little memory, and no number is changed in silence."""

from __future__ import annotations

import io
import re
import resource
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import PurePath
from xml.etree import ElementTree

from data.intake_context import IntakeContext
from data.observations import Observation
from loaders.cells.grid import column_index, column_letters
from loaders.cells.values import NOISE
from loaders.files.workbook import ready_children
from loaders.report import Report
from loaders.rows.layouts import SHEET
from loaders.submit import check_file
from tests.broken import SHEET_XML
from tests.faults.mutated import Mutant, filled_forms, mutate
from tests.faults.read_elsewhere import read_numbers
from tests.loaders.small_catalogue import TODAY, small_catalogue, small_entities

LONGEST = 20.0
MOST_MEMORY = 600 * 1024 * 1024
_NUMBER_CELL = re.compile(rb'<c r="([A-Z]+[0-9]+)"(?: s="[0-9]+")?(?: t="n")?><v>([0-9.]+)</v></c>')
_ADDRESS = re.compile(r".*!([A-Z]+[0-9]+)")


@dataclass
class Outcome:
    """What became of many damaged files; `faults` says which seeds must never have ended so.

    formats: how many there were of each; unread: taken, but no other reader could read them.
    """

    outcomes: Counter[str] = field(default_factory=Counter)
    formats: Counter[str] = field(default_factory=Counter)
    unread: int = 0
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0
    memory: int = 0


def check_mutants(seeds: range) -> Outcome:
    """Hold damaged files against the door."""
    catalogue, entities = small_catalogue(), small_entities()
    context = IntakeContext(TODAY, entities, lambda *key: None)
    forms = filled_forms(catalogue, entities)
    outcome = Outcome()
    with ready_children():
        for seed in seeds:
            mutant = mutate(forms, seed)
            started = time.perf_counter()
            try:
                report = check_file(mutant.name, mutant.content, catalogue, context)
            except Exception:
                outcome.faults.append(f"{seed}: {traceback.format_exc(limit=-1)}")
                continue
            _judge(seed, mutant, report, time.perf_counter() - started, outcome)
    outcome.memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    return outcome


def _judge(seed: int, mutant: Mutant, report: Report, seconds: float, outcome: Outcome) -> None:
    outcome.outcomes[report.outcome] += 1
    outcome.formats[PurePath(mutant.name).suffix] += 1
    outcome.slowest = max(outcome.slowest, seconds)
    if seconds > LONGEST:
        outcome.faults.append(f"{seed}: {seconds:.0f} s")
    if report.submission is None:
        return
    if mutant.name.endswith(".xlsx"):
        outcome.faults += [f"{seed}: {fault}" for fault in changed_in_silence(mutant, report)]
    else:
        found = changed_against_another_reader(mutant, report)
        outcome.unread += found is None
        outcome.faults += [f"{seed}: {fault}" for fault in found or ()]


def changed_in_silence(mutant: Mutant, report: Report) -> list[str]:
    """Numbers of an accepted workbook that are not what their cells say.

    A number whose cell is in the sheet as it was must be stored as it is; what is stored must stand in its cell.
    Where the damage is in the styles, a number may rightly be read as a percentage.
    """
    whole, left = _sheet(mutant.whole), _sheet(mutant.content)
    if _styles(mutant.whole) != _styles(mutant.content):
        return []
    stored = _stored(report)
    kept = {match[1].decode(): Decimal(match[2].decode()) for match in _numbers(whole) if left.count(match[0]) == 1}
    lost = [f"{at}: {value} became {stored.get(at)}" for at, value in kept.items() if stored.get(at) != value]
    said = _said(left)
    made_up = [f"{at}: {value} is not {said.get(at)}" for at, value in stored.items() if said.get(at) != value]
    return lost + made_up


def changed_against_another_reader(mutant: Mutant, report: Report) -> list[str] | None:
    """Numbers of a taken .xls or .ods that differ from those that another reader finds; None when it finds none.

    Also where the whole file had a number, what the other reader still finds there must be stored.
    """
    said = read_numbers(mutant.content, SHEET)
    if said is None:
        return None
    stored = _stored(report)
    cells = stored.keys() | (read_numbers(mutant.whole, SHEET) or {}).keys()
    return [
        f"{at}: {said.get(at)} became {stored.get(at)}"
        for at in sorted(cells)
        if not _same(stored.get(at), said.get(at))
    ]


def _same(stored: Decimal | None, said: Decimal | None) -> bool:
    if stored is None or said is None:
        return stored is said
    return abs(stored - said) <= NOISE * abs(said)


def _stored(report: Report) -> dict[str, Decimal]:
    rows = report.submission.rows if report.submission else ()
    return {
        match[1]: row.value
        for row in rows
        if isinstance(row, Observation) and row.value is not None and (match := _ADDRESS.fullmatch(row.cell))
    }


def _numbers(xml: bytes) -> list[re.Match[bytes]]:
    return list(_NUMBER_CELL.finditer(xml))


def _said(xml: bytes) -> dict[str, Decimal | None]:
    """What the cells of a sheet say when read by another parser; None for an address that stands twice."""
    said: dict[str, Decimal | None] = {}
    for address, cell in _cells(xml):
        value = next((e.text for e in cell if e.tag.endswith("}v")), None)
        number = value is not None and address not in said and cell.get("t", "n") == "n"
        said[address] = Decimal(value) if value and number else None
    return said


def _cells(xml: bytes) -> Iterator[tuple[str, ElementTree.Element]]:
    """Cells with their address; one that doesn't say it follows the one before."""
    number = 0
    for row in (e for e in ElementTree.fromstring(xml).iter() if e.tag.endswith("}row")):
        said = row.get("r", "")
        number = int(said) if said.isdecimal() else number + 1
        column = -1
        for cell in row:
            letters = cell.get("r", "").rstrip("0123456789")
            column = column_index(letters) if letters else column + 1
            yield cell.get("r") or f"{column_letters(column)}{number}", cell


def _sheet(content: bytes) -> bytes:
    return _member(content, SHEET_XML)


def _styles(content: bytes) -> bytes:
    return _member(content, "xl/styles.xml")


def _member(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name) if name in archive.namelist() else b""
