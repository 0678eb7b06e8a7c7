"""A folder that can be read and not written, also for a superuser, who is for a while as anybody else."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_VERSION = 0x20080522
_OVERRIDES = 1 << 1 | 1 << 2  # what lets a superuser read and write whatever the rights of a file say


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Rights(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Meanwhile nothing below this folder can be changed by this thread or those that it starts."""
    paths = [folder, *folder.rglob("*")]
    before = {path: path.stat().st_mode for path in paths}
    header, rights = _Header(_VERSION, 0), (_Rights * 2)()
    system = ctypes.CDLL(None, use_errno=True)
    _demand(system.capget(ctypes.byref(header), rights))
    kept = rights[0].effective
    try:
        for path in paths:
            path.chmod(0o555 if path.is_dir() else 0o444)
        rights[0].effective = kept & ~_OVERRIDES
        _demand(system.capset(ctypes.byref(header), rights))
        yield
    finally:
        rights[0].effective = kept
        _demand(system.capset(ctypes.byref(header), rights))
        for path in paths:
            if path.exists():
                path.chmod(before[path])


def _demand(answer: int) -> None:
    if answer:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
