"""What the command line and the local route do with papers; the same answers either way."""

from __future__ import annotations

import base64
from typing import Any

from briefings.receipt import NoReceipt, make_receipt
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
