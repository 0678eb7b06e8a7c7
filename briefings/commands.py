"""What the command line and the local route do with papers; the same answers either way."""

from __future__ import annotations

import base64
from typing import Any

from briefings import pack_words as words
from briefings.apart import NotMade, Tell, make_apart
from briefings.compose import read_deck
from briefings.receipt import NoReceipt, make_receipt
from briefings.verifying import difference_row, verify_frozen
from data.access import READ_BRIEFING
from data.audit.chain import record
from data.briefings.checking import Difference
from data.briefings.snapshots import SnapshotLost, open_snapshot, read_snapshots
from data.catalogue import Catalogue
from data.store import Store
from data.views.reader import Reader


def give_receipt(catalogue: Catalogue, store: Store, number: str, address: str) -> dict[str, Any]:
    """A receipt as base64 under 'content', or why there is none under 'refused'."""
    try:
        content = make_receipt(Reader(store, catalogue, store.as_of(), store.now()), number, address)
    except NoReceipt as refused:
        return {"refused": str(refused)}
    return {"content": base64.b64encode(content).decode()}


def export_pack(
    store: Store, snapshot: str, address: str, tell: Tell = lambda done, total, what: None
) -> dict[str, Any]:
    """The files of a pack as base64 under 'files' with 'warnings', or why there are none under 'refused'."""
    if refused := _unknown(store, snapshot):
        return {"refused": refused}
    try:
        pack = make_apart("briefings.pack:compose_pack", read_deck(store, snapshot, address), tell=tell)
    except SnapshotLost:
        return {"refused": words.LOST.format(snapshot=snapshot)}
    except NotMade as failed:
        return {"refused": words.NOT_MADE.format(why=failed)}
    record(store, READ_BRIEFING, snapshot)
    files = {name: base64.b64encode(content).decode() for name, content in pack.files.items()}
    return {"files": files, "warnings": list(pack.warnings)}


def verify_snapshot(store: Store, snapshot: str) -> dict[str, Any]:
    """What of a snapshot is not as it was, as sentences under 'differences'; 'refused' where it can't be read."""
    if refused := _unknown(store, snapshot):
        return {"refused": refused}
    try:
        found = verify_frozen(open_snapshot(store, snapshot))
    except SnapshotLost:
        return {"refused": words.LOST.format(snapshot=snapshot)}
    return {"differences": [words.DIFFERENCE.format_map(_named(one)) for one in found]}


def _named(one: Difference) -> dict[str, str]:
    return dict(zip(("what", "where", "stored", "now"), difference_row(one), strict=True))


def _unknown(store: Store, snapshot: str) -> str:
    """Why there is no such snapshot, '' when there is."""
    known = [found.snapshot_id for found in read_snapshots(store)]
    if snapshot in known:
        return ""
    said = words.NO_SNAPSHOT if known else words.NO_SNAPSHOTS
    return said.format(snapshot=snapshot, known=", ".join(known))
