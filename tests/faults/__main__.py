"""make faults: kill -9 while files are being accepted, failing writes, a log that is changed; nothing goes unseen."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.faults.acts import count_broken_rules, fail_a_write, kill_while_accepting
from tests.faults.chain import count_unseen


def main(arguments: list[str]) -> int:
    """Exit code 1 when a row was torn, an acknowledged submission was lost or a changed log was called sound."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--failures", type=int, default=500)
    parser.add_argument("--edits", type=int, default=1000)
    parser.add_argument("--lines", type=int, default=100_000)
    options = parser.parse_args(arguments)
    lost = torn = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.kills):
            lost += kill_while_accepting(Path(folder) / "kill", number)
        torn += count_broken_rules(Path(folder) / "kill") if options.kills else 0
        partial = fail_a_write(Path(folder) / "fail", options.failures)
    print(f"{options.kills} kills: {lost} acknowledged lost, {torn} rules broken")
    print(f"{options.failures} failed writes: {partial} partly stored")
    unseen = count_unseen(options.lines, options.edits)
    print(f"{options.edits} changes of a log of {options.lines} lines: {len(unseen)} not found {unseen[:5]}")
    return 1 if lost or torn or partial or unseen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
