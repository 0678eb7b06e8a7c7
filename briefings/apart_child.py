"""The child process of apart.py: arguments on standard input, what the named function gives on standard output."""

from __future__ import annotations

import pickle
import sys
from inspect import signature
from pkgutil import resolve_name

from briefings.apart import PROGRESS


def main(what: str) -> None:
    """Calls it; any failure ends with a message on standard error and another exit code than 0."""
    make, said = resolve_name(what), pickle.load(sys.stdin.buffer)
    more = {"tell": _tell} if "tell" in signature(make).parameters else {}
    sys.stdout.buffer.write(pickle.dumps(make(*said, **more)))


def _tell(done: int, total: int, what: str) -> None:
    print(f"{PROGRESS}{done}{PROGRESS}{total}{PROGRESS}{what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
