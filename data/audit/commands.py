"""python -m data audit verify | export, with or without the app running."""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

from data.access import TAKE_AWAY
from data.audit import words
from data.audit.chain import record
from data.audit.check import check_chain
from data.store import Store


def add_audit_options(parser: argparse.ArgumentParser) -> None:
    """audit verify | export."""
    acts = parser.add_subparsers(dest="act", required=True)
    acts.add_parser("verify", help="check the chain of the log and its heads")
    export = acts.add_parser("export", help="the lines of some days as CSV, with their hashes")
    export.add_argument("--from", dest="first", type=date.fromisoformat, metavar="DAY")
    export.add_argument("--to", dest="last", type=date.fromisoformat, metavar="DAY")
    export.add_argument("file", type=Path, metavar="FILE")


def run_audit(store: Store, arguments: Sequence[str]) -> tuple[int, list[str]]:
    """Exit code and lines: 0 when the chain is sound or the lines are there, 1 when the chain is broken."""
    parser = argparse.ArgumentParser(prog="python -m data audit")
    add_audit_options(parser)
    options = parser.parse_args(arguments)
    return _verify(store) if options.act == "verify" else (0, _export(store, options.first, options.last))


def hand_over(options: argparse.Namespace, lines: Sequence[str]) -> None:
    """Print what was found, or write what was asked for."""
    if options.act == "export":
        options.file.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8-sig", newline="")
    else:
        print(*lines, sep="\n")


def _verify(store: Store) -> tuple[int, list[str]]:
    state = check_chain(store)
    return 1 if state.faults else 0, [words.state_sentence(state), *words.fault_sentences(state)]


def _export(store: Store, first: date | None, last: date | None) -> list[str]:
    begin, end = datetime.combine(first or date.min, time.min), datetime.combine(last or date.max, time.max)
    rows = store.rows("read_audit_range", first_moment=begin, last_moment=end)
    record(store, TAKE_AWAY, " ".join(filter(None, (words.LOG.lower(), words.days_phrase(first, last)))))
    return [_line(words.COLUMNS), *(_line(row) for row in rows)]


def _line(cells: Sequence[object]) -> str:
    stream = io.StringIO(newline="")
    shown = [cell.isoformat() if isinstance(cell, datetime) else cell for cell in cells]
    csv.writer(stream, delimiter=";", lineterminator="").writerow(shown)
    return stream.getvalue()
