"""make faults: kill -9 in acts, failing writes, a changed log, damaged workbooks, whole demonstrations; none lost."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.faults.acts import count_broken_rules, fail_a_write, kill_while_accepting
from tests.faults.chain import count_unseen
from tests.faults.frozen_meeting import faults_of_frozen
from tests.faults.strange_files import MOST_MEMORY, check_mutants
from tests.faults.whole_demonstration import PROVINCES, faults_of_demonstration


def main(arguments: list[str]) -> int:
    """Exit code 1 when a row was torn, a submission or a number was lost, a file of a demonstration was refused, or a
    changed log was called sound.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--failures", type=int, default=500)
    parser.add_argument("--edits", type=int, default=1000)
    parser.add_argument("--lines", type=int, default=100_000)
    parser.add_argument("--files", type=int, default=5_000)
    parser.add_argument("--provinces", nargs="*", default=PROVINCES)
    parser.add_argument("--revisions", type=int, default=1_000)
    options = parser.parse_args(arguments)
    files = check_mutants(range(options.files))  # first: the system counts the memory of every child that has ended
    lost = torn = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.kills):
            lost += kill_while_accepting(Path(folder) / "kill", number)
        torn += count_broken_rules(Path(folder) / "kill") if options.kills else 0
        partial = fail_a_write(Path(folder) / "fail", options.failures)
        moved = faults_of_frozen(Path(folder) / "frozen", options.revisions)
    print(f"{options.kills} kills: {lost} acknowledged lost, {torn} rules broken")
    print(f"{options.failures} failed writes: {partial} partly stored")
    print(f"a frozen meeting after {options.revisions} revisions and a restore: {moved[:5] or 'the same bytes'}")
    unsound = [fault for province in options.provinces for fault in _load_all(province)]
    unseen = count_unseen(options.lines, options.edits)
    print(f"{options.edits} changes of a log of {options.lines} lines: {len(unseen)} not found {unseen[:5]}")
    print(f"{options.files} damaged workbooks: {dict(files.outcomes)}, {len(files.faults)} faults {files.faults[:5]};")
    print(f"    {dict(files.formats)}, {files.unread} taken that no other reader can read")
    print(f"    slowest {files.slowest:.1f} s, most memory of a reader {files.memory >> 20} MB")
    return (
        1 if lost or torn or partial or moved or unsound or unseen or files.faults or files.memory > MOST_MEMORY else 0
    )


def _load_all(province: str) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        faults = faults_of_demonstration(province, Path(folder))
    print(f"whole demonstration of {province}: {faults or 'sound'}")
    return faults


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
