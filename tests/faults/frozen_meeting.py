"""A frozen meeting after many later revisions, under another catalogue and after a restore: byte for byte the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from data.backups.acts import restore
from data.briefings.checking import find_changed, find_differences
from data.briefings.snapshots import open_snapshot
from data.catalogue import load_catalogue
from data.store import DEMO, Store, open_store
from tests.data.backups.making import KEY, make_backup
from tests.data.briefings.meetings import frozen
from tests.data.submitting import observe, send

CODE, FORM, UNIT = "KTXH-09-LK", "KTXH-SCT-T", "SCT"
ROWS = "select name, arguments, body, sha256 from snapshot_view order by all"
HEADS = "select * from snapshot order by all"


def faults_of_frozen(folder: Path, revisions: int) -> list[str]:
    """What is not as it was when the meeting was frozen; empty when all of it is."""
    store = open_store(folder / "var", kind=DEMO, today=date(2026, 11, 22))
    catalogue = load_catalogue()
    for month in range(1, 11):
        send(store, [observe(CODE, f"2026-{month:02d}", str(700 * month))], form=FORM, unit=UNIT)
    frozen(store, catalogue)
    before = _bytes_of(store)
    for number in range(revisions):
        rows = [observe(CODE, f"2026-{number % 10 + 1:02d}", str(number + 1))]
        send(store, rows, form=FORM, unit=UNIT, name=f"later {number}")
    other = replace(catalogue.indicators[CODE], name="Tên khác", unit="tỷ đồng", decimals=0)
    frozen(store, replace(catalogue, version="other", indicators={**catalogue.indicators, CODE: other}), 48)
    found = [f"{kind}: changed by later revisions" for kind in _unlike(store, before)]
    pack = make_backup(store).path
    store.close()
    restore(pack, KEY, folder / "back")
    back = open_store(folder / "back")
    found += [f"{kind}: changed by a restore" for kind in _unlike(back, before)]
    opened = open_snapshot(back, "47")
    found += [f"{one.kind} {one.view} {one.place}" for one in (*find_changed(opened), *find_differences(opened))]
    back.close()
    return found


def _bytes_of(store: Store) -> dict[str, list[tuple[object, ...]]]:
    return {"views": store.query(ROWS), "heads": store.query(HEADS)}


def _unlike(store: Store, before: dict[str, list[tuple[object, ...]]]) -> list[str]:
    """What of the stored rows of the first meeting is no longer there as it was."""
    now = _bytes_of(store)
    return [kind for kind, rows in before.items() if any(row not in now[kind] for row in rows)]
