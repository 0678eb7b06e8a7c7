"""The demonstration: the files of its manifest and the made-up ones, sent through the same door as any upload."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import yaml

from data.briefings.demonstration import hold_meetings
from data.catalogue import Catalogue
from data.intake_context import intake_context
from data.store import DEMO, Store, StoreMismatch, recluster
from loaders.files.workbook import ready_children
from loaders.made_up import MadeUpFile, PublishedFigures, make_files, version
from loaders.made_up.span import Span
from loaders.sending import hand_over
from loaders.submit import admit, check_file

FOLDER = Path(__file__).resolve().parent.parent / "data" / "demo"
SETTING = "demonstration"
GENERATOR = "Bộ sinh số liệu minh họa"
MADE_UP_DOUBT = "Số liệu minh họa do chương trình sinh ra, không phải số liệu thực"


@dataclass(frozen=True)
class Manifest:
    """What a province's demonstration holds; `version` changes with any of its bytes.

    files: path, when it came in, from whom, and kind of doubt -> the reason that was given for it.
    """

    today: date
    files: tuple[tuple[Path, datetime, str, dict[str, str]], ...]
    version: str


def read_manifest(province: str) -> Manifest:
    """The manifest of a province's published figures."""
    path = FOLDER / province / "manifest.yml"
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    files = tuple(
        (
            path.parent / item["file"],
            datetime.fromisoformat(str(item["received_at"])),
            str(item["by"]),
            item.get("acknowledged", {}),
        )
        for item in said["files"]
    )
    digest = hashlib.sha256(path.read_bytes() + version().encode())
    for file, *_ in files:
        digest.update(file.read_bytes())
    return Manifest(date.fromisoformat(str(said["today"])), files, digest.hexdigest()[:16])


def load_demonstration(
    store: Store, catalogue: Catalogue, tell: Callable[[int, int], None], span: Span | None = None
) -> int:
    """Send every file in the order of its receiving time; how many were sent, 0 when it was all there already.

    span: how far back the made-up files reach. Raises StoreMismatch for a store that is not a demonstration, Refusal
    for a file that is not clean.
    """
    if store.kind != DEMO:
        raise StoreMismatch("the demonstration is only loaded into a demonstration store")
    manifest = read_manifest(catalogue.province.code)
    wanted = span or Span(manifest.today)
    loaded = f"{manifest.version}:{wanted.months}:{wanted.days}:{wanted.hours}"
    if store.setting(SETTING) == loaded:
        return 0
    waiting = files_in_order(manifest, catalogue, wanted)
    with ready_children(), _written_beside(catalogue, wanted) as contents:
        for number, ((file, by), content) in enumerate(zip(waiting, contents, strict=True), start=1):
            _submit(file, content, catalogue, store, by)
            tell(number, len(waiting))
    recluster(store)
    hold_meetings(store, catalogue, manifest.today)
    store.set(SETTING, loaded)
    return len(waiting)


def _submit(file: MadeUpFile, content: bytes, catalogue: Catalogue, store: Store, by: str) -> None:
    report = check_file(file.name, content, catalogue, intake_context(store, file.received_at))
    usual = {q.kind: MADE_UP_DOUBT for q in report.questions if report.made_up}
    reasons = usual | dict(file.acknowledged)
    answers = {report.identify(q): reasons[q.kind] for q in report.questions if q.kind in reasons}
    hand_over(admit(report, by, answers), content, catalogue, store, by, file.received_at, file.reason)


def read_published(manifest: Manifest, province: str) -> PublishedFigures:
    """The scopes of the published files, by their names; the province's values and targets in their long tables."""
    scopes = frozenset(_scope(path) for path, *_ in manifest.files)
    tables = [path for path, *_ in manifest.files if path.suffix == ".csv"]
    values: dict[tuple[str, str], Decimal] = {}
    for path in tables:
        values |= _province_values(path, province, "trang_thai")
    targets = (key for path in tables for key in _province_values(path, province, "gioi_han"))
    return PublishedFigures(scopes, values, frozenset(targets))


def files_in_order(manifest: Manifest, catalogue: Catalogue, span: Span) -> list[tuple[MadeUpFile, str]]:
    """Every file of a span with who sends it, in the order in which they come in."""
    published = [
        (MadeUpFile(path.name, at, path.read_bytes, acknowledged=answers), by)
        for path, at, by, answers in manifest.files
    ]
    figures = read_published(manifest, catalogue.province.code)
    made_up = [(file, GENERATOR) for file in make_files(catalogue, span, figures)]
    return sorted([*published, *made_up], key=lambda pair: pair[0].received_at)


@contextmanager
def _written_beside(catalogue: Catalogue, span: Span) -> Iterator[Iterator[bytes]]:
    """The bytes of every file in order, written by a second process while this one checks and stores."""
    spawning = get_context("spawn")
    here, there = spawning.Pipe(duplex=False)
    writer = spawning.Process(target=_write_files, args=(catalogue, span, there), daemon=True)
    writer.start()
    there.close()
    try:
        yield iter(here.recv_bytes, b"")
    finally:
        here.close()
        writer.terminate()
        writer.join()


def _write_files(catalogue: Catalogue, span: Span, pipe: Connection) -> None:
    for file, _ in files_in_order(read_manifest(catalogue.province.code), catalogue, span):
        pipe.send_bytes(file.write())
    pipe.send_bytes(b"")


def _scope(path: Path) -> tuple[str, str, str]:
    form, unit, period, _ = path.stem.split("_")
    return form, unit, period


def _province_values(path: Path, province: str, column: str) -> dict[tuple[str, str], Decimal]:
    """The values of the province in a long table that has a column: of observations, or of targets."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = [row for row in csv.DictReader(stream, delimiter=";") if column in row and row["gia_tri"]]
    return {
        (row["chi_tieu"], row["ky"]): Decimal(row["gia_tri"].replace(".", "").replace(",", "."))
        for row in rows
        if row["dia_ban"] in ("", province) and not row["doi_tuong"] and not row["phan_to"]
    }
