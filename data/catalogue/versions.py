"""Versions of the catalogue under which figures came in: each kept once under its content hash, never changed."""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections import defaultdict
from dataclasses import fields, replace
from functools import lru_cache
from pathlib import Path
from threading import get_ident

from data.catalogue.load import Values, build_catalogue, version_of
from data.catalogue.model import Catalogue, Indicator
from data.store import telling_faults

FOLDER = "catalogues"


def keep_version(folder: Path, catalogue: Catalogue) -> None:
    """Keep what the catalogue was made of in the folder of the store, unless it is there already. Raises NotWritten."""
    path = _path(folder, catalogue.version)
    if not catalogue.source or path.exists():
        return
    partial = path.with_suffix(f".{os.getpid()}-{get_ident()}.part")
    with telling_faults():
        path.parent.mkdir(exist_ok=True)
        with partial.open("wb") as stream:
            stream.write(gzip.compress(catalogue.source.encode(), mtime=0))
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(path)


@lru_cache(maxsize=8)
def load_version(folder: Path, version: str) -> Catalogue | None:
    """The catalogue of that version; None when it was never kept here, was changed, or is too old for this program."""
    path = _path(folder, version)
    if not version.isalnum() or not path.exists():
        return None
    try:
        source = gzip.decompress(path.read_bytes()).decode()
        return _rebuild(source) if version_of(source) == version else None
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
        return None


def _rebuild(source: str) -> Catalogue:
    """An earlier program knew other fields: those that are gone are left out, kinds that are new stay empty."""
    values: Values = defaultdict(dict, json.loads(source))
    known = {field.name for field in fields(Indicator)}
    rows = values["indicators"].items()
    values["indicators"] = {code: {k: v for k, v in row.items() if k in known} for code, row in rows}
    code = str(values.pop("province"))
    return replace(build_catalogue(code, values), version=version_of(source), source=source)


def _path(folder: Path, version: str) -> Path:
    return folder / FOLDER / f"{version}.json.gz"
