"""The whole demonstration of a province: every file of its span through the door, into a store of its own."""

from __future__ import annotations

import os
from pathlib import Path

from briefings.verifying import verify_frozen
from data.briefings.snapshots import open_snapshot, read_snapshots
from data.catalogue import load_catalogue
from data.store import DEMO, open_store
from data.verify import verify
from loaders.demonstration import load_demonstration, read_manifest
from loaders.submit import Refusal

PROVINCES = ("38", "42", "51")
NO_OVERLAY = Path("/nonexistent")


def faults_of_demonstration(province: str, folder: Path) -> list[str]:
    """Why a file of it was not taken, or which rules are broken once all are; empty when it is sound."""
    os.environ["IOC_PROVINCE"] = province
    store = open_store(folder / province, kind=DEMO, today=read_manifest(province).today)
    try:
        load_demonstration(store, load_catalogue(province, NO_OVERLAY), lambda done, total: None)
        broken = [finding.rule for finding in verify(store) if finding.rows]
        frozen = (open_snapshot(store, snapshot.snapshot_id) for snapshot in read_snapshots(store))
        return broken + [f"{one.kind} {one.view} {one.place}" for found in frozen for one in verify_frozen(found)]
    except Refusal as refusal:
        return [refusal.report.to_text()]
    finally:
        store.close()
