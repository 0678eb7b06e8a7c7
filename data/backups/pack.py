"""A pack: files in a tar, compressed (zstd), encrypted (age), its manifest last; written and read as a stream.

Without this program: age -d -i KEY PACK | zstd -d | tar x
"""

from __future__ import annotations

import hashlib
import io
import os
import tarfile
from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import IO, BinaryIO

import pyarrow as pa
import pyrage
from pyrage.x25519 import Identity, Recipient

from data.backups import words
from data.backups.errors import BackupError
from data.backups.manifest import FILE_NAME, FileSum, Manifest, parse_manifest

CHUNK = 1 << 20
_UNREADABLE = (tarfile.TarError, pa.ArrowException, EOFError, KeyError, TypeError, ValueError)


class _Summed:
    """A stream that hashes what passes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._hash = hashlib.sha256()
        self.size = 0

    def read(self, size: int = -1) -> bytes:
        return self._pass(self._stream.read(size))

    def write(self, content: bytes) -> int:
        return self._stream.write(self._pass(content))

    def flush(self) -> None:
        self._stream.flush()

    def _pass(self, content: bytes) -> bytes:
        self._hash.update(content)
        self.size += len(content)
        return content

    @property
    def sum(self) -> FileSum:
        return FileSum(self.size, self._hash.hexdigest())


def write_pack(stream: BinaryIO, recipient: Recipient, members: Iterable[tuple[str, Path]], manifest: Manifest) -> str:
    """Pack files under their names, and the manifest with their sums. Returns the pack's SHA-256.

    Raises BackupError when a file can't be read or the stream can't be written.
    """
    reader, writer = _pipe()
    target = _Summed(stream)
    try:
        with ThreadPoolExecutor(1) as beside:
            packing = beside.submit(_pack, writer, members, manifest)
            with reader:
                pyrage.encrypt_io(reader, target, [recipient])
        packing.result()
        stream.flush()
        os.fsync(stream.fileno())
    except (OSError, pyrage.EncryptError, pa.ArrowException, tarfile.TarError) as error:
        raise BackupError(words.NOT_WRITTEN.format(why=error)) from error
    return target.sum.sha256


def read_pack(stream: BinaryIO, identity: Identity, folder: Path) -> Manifest:
    """Unpack into a folder, holding every file against the manifest.

    Raises BackupError when the key is another's, anything is damaged, or the folder can't be written.
    """
    reader, writer = _pipe()
    problem: Exception | None = None
    with ThreadPoolExecutor(1) as beside, reader:
        decrypting = beside.submit(_decrypt, stream, writer, identity)
        try:
            manifest, sums = _unpack(reader, folder)
        except (OSError, *_UNREADABLE) as error:
            problem = error
        while reader.read(CHUNK):
            """To the last byte: only there does age know that nothing is missing."""
    _raise_if_undecryptable(decrypting)
    if isinstance(problem, OSError):
        raise BackupError(words.NOT_RESTORED.format(folder=folder, why=problem)) from problem
    if problem:
        raise BackupError(words.DAMAGED.format(why=words.NOT_A_PACK)) from problem
    _compare(sums, manifest.files)
    return manifest


def _pipe() -> tuple[BinaryIO, BinaryIO]:
    reader, writer = os.pipe()
    return open(reader, "rb"), open(writer, "wb")


def _pack(writer: BinaryIO, members: Iterable[tuple[str, Path]], manifest: Manifest) -> None:
    with (
        writer,
        pa.CompressedOutputStream(writer, "zstd") as compressed,
        tarfile.open(fileobj=compressed, mode="w|") as archive,
    ):
        sums = {name: _add_file(archive, name, path) for name, path in members}
        content = replace(manifest, files=sums).to_json()
        _add(archive, FILE_NAME, len(content), io.BytesIO(content))


def _add_file(archive: tarfile.TarFile, name: str, path: Path) -> FileSum:
    with path.open("rb") as stream:
        return _add(archive, name, os.fstat(stream.fileno()).st_size, stream)


def _add(archive: tarfile.TarFile, name: str, size: int, stream: BinaryIO) -> FileSum:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    summed = _Summed(stream)
    archive.addfile(info, summed)
    return summed.sum


def _decrypt(stream: BinaryIO, writer: BinaryIO, identity: Identity) -> None:
    with writer:
        pyrage.decrypt_io(stream, writer, [identity])


def _raise_if_undecryptable(decrypting: Future[None]) -> None:
    error = decrypting.exception()
    if isinstance(error, pyrage.DecryptError) and "keys" in str(error):
        raise BackupError(words.WRONG_KEY) from error
    if error:
        raise BackupError(words.DAMAGED.format(why=error)) from error


def _unpack(reader: BinaryIO, folder: Path) -> tuple[Manifest, dict[str, FileSum]]:
    sums: dict[str, FileSum] = {}
    manifest = b""
    with (
        open(reader.fileno(), "rb", closefd=False) as shared,
        pa.CompressedInputStream(shared, "zstd") as plain,
        tarfile.open(fileobj=plain, mode="r|") as archive,
    ):
        for member in archive:
            safe = tarfile.data_filter(member, str(folder))
            stream = archive.extractfile(safe)
            if stream is None:
                raise tarfile.ReadError(safe.name)
            if safe.name == FILE_NAME:
                manifest = stream.read()
            else:
                sums[safe.name] = _write(folder / safe.name, stream)
    return parse_manifest(manifest), sums


def _write(path: Path, stream: IO[bytes]) -> FileSum:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as target:
        summed = _Summed(target)
        while content := stream.read(CHUNK):
            summed.write(content)
    return summed.sum


def _compare(found: Mapping[str, FileSum], listed: Mapping[str, FileSum]) -> None:
    if found.keys() != listed.keys():
        raise BackupError(words.DAMAGED.format(why=words.NOT_LISTED))
    for name, kept in listed.items():
        if found[name] != kept:
            raise BackupError(words.DAMAGED.format(why=words.WRONG_SUM.format(name=name)))
