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

from data.catalogue import load_catalogue
from data.submissions import IntakeContext
from loaders.submit import check_file
from tests.corpus_tables import measure_tables

MEANT = {".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".csv", ".tsv", ".txt", ".html"}


def main(arguments: list[str]) -> int:
    """Exit code 1 when a file made the program fail or too few tables were found right, 2 without a folder."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print("usage: python -m tests.corpus FOLDER", file=sys.stderr)
        return 2
    catalogue = load_catalogue()
    context = IntakeContext(date(2026, 11, 22), {}, lambda *_: None)
    outcomes: Counter[str] = Counter()
    slowest = (0.0, "")
    for path in sorted(p for p in Path(arguments[0]).rglob("*") if p.suffix.lower() in MEANT):
        started = time.perf_counter()
        try:
            report = check_file(path.name, path.read_bytes(), catalogue, context)
            outcomes[f"{report.outcome}: {report.problems[0].title if report.problems else ''}"] += 1
        except Exception:
            outcomes["FAILED"] += 1
            print(path)
            traceback.print_exc()
        slowest = max(slowest, (time.perf_counter() - started, path.name))
    for outcome, count in outcomes.most_common():
        print(f"{count:5}  {outcome}")
    print(f"{sum(outcomes.values()):5}  files; slowest {slowest[0]:.1f} s ({slowest[1]})")
    return 0 if measure_tables(Path(arguments[0])) and not outcomes["FAILED"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
