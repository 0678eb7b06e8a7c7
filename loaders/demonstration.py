"""The demonstration: the files of its manifest and the made-up ones, sent through the same door as any upload."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import yaml

from data.catalogue import Catalogue
from data.store import DEMO, Store, StoreMismatch, recluster
from loaders.made_up import SEED, MadeUpFile, make_files
from loaders.submit import submit_file

FOLDER = Path(__file__).resolve().parent.parent / "data" / "demo"
SETTING = "demonstration"


@dataclass(frozen=True)
class Manifest:
    """What a province's demonstration holds; `version` changes with any of its bytes."""

    today: date
    files: tuple[tuple[Path, datetime, str], ...]
    version: str


def read_manifest(province: str) -> Manifest:
    """The manifest of a province's published figures."""
    path = FOLDER / province / "manifest.yml"
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    files = tuple(
        (path.parent / item["file"], datetime.fromisoformat(str(item["received_at"])), str(item["by"]))
        for item in said["files"]
    )
    digest = hashlib.sha256(path.read_bytes() + str(SEED).encode())
    for file, _, _ in files:
        digest.update(file.read_bytes())
    return Manifest(date.fromisoformat(str(said["today"])), files, digest.hexdigest()[:16])


def load_demonstration(store: Store, catalogue: Catalogue, tell: Callable[[int, int], None]) -> int:
    """Send every file in the order of its receiving time; how many were sent, 0 when it was all there already.

    Raises StoreMismatch for a store that is not a demonstration, Refusal for a file that is not clean.
    """
    if store.kind != DEMO:
        raise StoreMismatch("the demonstration is only loaded into a demonstration store")
    manifest = read_manifest(catalogue.province.code)
    if store.setting(SETTING) == manifest.version:
        return 0
    waiting = _in_order(manifest, catalogue)
    for number, (file, by) in enumerate(waiting, start=1):
        submit_file(file.name, file.content, catalogue, store, by, file.received_at)
        tell(number, len(waiting))
    recluster(store)
    store.set(SETTING, manifest.version)
    return len(waiting)


def _in_order(manifest: Manifest, catalogue: Catalogue) -> list[tuple[MadeUpFile, str]]:
    published = [(MadeUpFile(path.name, path.read_bytes(), at), by) for path, at, by in manifest.files]
    made_up = [(file, "Bộ sinh số liệu minh họa") for file in make_files(catalogue, manifest.today)]
    return sorted([*published, *made_up], key=lambda pair: pair[0].received_at)
