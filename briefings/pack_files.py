"""The files of a meeting pack: how they are named, kept in a folder and put into one file."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from briefings.deck import Figure


@dataclass(frozen=True)
class Lost:
    """A number of a screen that a document does not say. screen: from 1, 0 for the report's table."""

    ending: str
    screen: int
    figure: Figure


@dataclass(frozen=True)
class Pack:
    """The files by their names, the list of them last; warnings: what a person still has to mend."""

    files: dict[str, bytes]
    warnings: tuple[str, ...]


def file_name(snapshot_id: str, ending: str) -> str:
    """'giao-ban-47_bao-cao.pdf': plain letters, so that any system sorts and sends it."""
    return f"giao-ban-{snapshot_id}_{ending}"


def write_pack(pack: Pack, folder: Path) -> None:
    """The files into a folder, each whole or not at all; the list comes last. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in pack.files.items():
        unfinished = folder / f".{name}.part"
        unfinished.write_bytes(content)
        unfinished.replace(folder / name)


def zip_pack(pack: Pack) -> bytes:
    """All files as one."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in pack.files.items():
            archive.writestr(name, content)
    return stream.getvalue()
