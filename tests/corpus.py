"""make corpus FOLDER=…: hold a folder of strange spreadsheets against the door; a report each, never a traceback.

The files are not part of the project: they come from other projects' tests and from public pages.
"""

from __future__ import annotations

import sys
import time
import traceback
from collections import Counter
from datetime import date
from pathlib import Path

from data.catalogue import Catalogue, load_catalogue
from data.intake_context import IntakeContext
from loaders.report import CLEAN, PROBLEMS, UNREADABLE
from loaders.submit import check_file
from tests.corpus_tables import measure_tables

EXIT_CODES = {CLEAN: 0, PROBLEMS: 1, UNREADABLE: 2}
FAILED = "-  FAILED"
MEANT = {".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".csv", ".tsv", ".txt", ".html"}


def main(arguments: list[str]) -> int:
    """Exit code 1 when a file made the program fail or too few tables were found right, 2 without a folder."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print("usage: python -m tests.corpus FOLDER", file=sys.stderr)
        return 2
    catalogue = load_catalogue()
    context = IntakeContext(date(2026, 11, 22), {}, lambda *_: None)
    outcomes: Counter[tuple[str, str]] = Counter()
    slowest = (0.0, "")
    for path in sorted(p for p in Path(arguments[0]).rglob("*") if p.suffix.lower() in MEANT):
        started = time.perf_counter()
        outcomes[_outcome(path, catalogue, context), path.suffix.lower()] += 1
        slowest = max(slowest, (time.perf_counter() - started, path.name))
    _print_table(outcomes)
    print(f"slowest {slowest[0]:.1f} s ({slowest[1]})")
    failed = any(outcome == FAILED for outcome, _ in outcomes)
    return 0 if measure_tables(Path(arguments[0])) and not failed else 1


def _outcome(path: Path, catalogue: Catalogue, context: IntakeContext) -> str:
    """Exit code and first problem of the report; a report that can't be printed is a failure too."""
    try:
        report = check_file(path.name, path.read_bytes(), catalogue, context)
        report.to_text()
    except Exception:
        print(path)
        traceback.print_exc()
        return FAILED
    return f"{EXIT_CODES[report.outcome]}  {report.problems[0].title if report.problems else 'Đạt'}"


def _print_table(outcomes: Counter[tuple[str, str]]) -> None:
    """A row for each outcome, a column for each kind of file, most frequent first."""
    suffixes = [suffix for suffix, _ in _sums(outcomes, 1)]
    print("exit outcome".ljust(44), *(suffix.rjust(6) for suffix in suffixes), "   all")
    for outcome, total in _sums(outcomes, 0):
        counts = (str(outcomes[outcome, suffix] or "").rjust(6) for suffix in suffixes)
        print(outcome.ljust(44), *counts, str(total).rjust(6))
    totals = [count for _, count in _sums(outcomes, 1)]
    print("all".ljust(44), *(str(count).rjust(6) for count in totals), str(sum(totals)).rjust(6))


def _sums(outcomes: Counter[tuple[str, str]], place: int) -> list[tuple[str, int]]:
    sums: Counter[str] = Counter()
    for key, count in outcomes.items():
        sums[key[place]] += count
    return sums.most_common()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
