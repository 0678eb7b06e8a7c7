"""Documents are made in a process of their own: what writes them stays out of the server; readers don't wait."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import IO, Any

PROJECT = Path(__file__).resolve().parent.parent
PROGRESS = "\x1f"
SECONDS = 300

Tell = Callable[[int, int, str], None]


class NotMade(Exception):
    """The process ended without a document."""


def make_apart(what: str, *said: Any, tell: Tell = lambda done, total, what: None) -> Any:
    """What a function gives, 'briefings.papers:write_report', called in a process of its own.

    said: its arguments, plain records that can be sent there; tell: how far it is, where the function tells. Raises
    NotMade when it failed, or took longer than SECONDS.
    """
    command = [sys.executable, "-m", "briefings.apart_child", what]
    pipes: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    complaints: list[str] = []
    with subprocess.Popen(command, cwd=PROJECT, **pipes) as child, ThreadPoolExecutor(2) as threads:
        assert child.stdin
        assert child.stdout
        assert child.stderr
        limit = Timer(SECONDS, child.kill)
        limit.start()
        threads.submit(_send, child.stdin, said)
        made = threads.submit(child.stdout.read)
        complaints += _listen(child.stderr, tell)
        code = child.wait()
        limit.cancel()
    if code:
        raise NotMade("".join(complaints)[-600:])
    return pickle.loads(made.result())


def _send(stream: IO[bytes], said: tuple[Any, ...]) -> None:
    with suppress(BrokenPipeError), stream:
        pickle.dump(said, stream)


def _listen(stream: IO[bytes], tell: Tell) -> Iterator[str]:
    """Tells how far it is, in the caller's own thread; gives what is no progress."""
    for line in stream:
        text = line.decode("utf-8", "replace")
        if text.startswith(PROGRESS):
            done, total, what = text[1:].rstrip("\n").split(PROGRESS)
            tell(int(done), int(total), what)
        else:
            yield text
