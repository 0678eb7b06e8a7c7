"""Portals (CT): the province's portal and the component sites of its units and wards."""

from __future__ import annotations

from collections.abc import Iterator

from data.catalogue import Catalogue
from data.entities import Entity
from data.submissions import Row
from loaders.made_up.batches import Batch, register_batch
from loaders.made_up.book import Book
from loaders.made_up.places import ENTITIES_SINCE

KIND = "site"
MAIN = "TTDT-TINH"


def sites(catalogue: Catalogue) -> list[Entity]:
    """One site each; communes that are not wards have none in the demonstration."""
    named = {MAIN: (f"Cổng thông tin điện tử {catalogue.province.name}", catalogue.province.code)}
    named |= {f"TTDT-{unit.code}": (f"Trang {unit.name}", catalogue.province.code) for unit in catalogue.units.values()}
    wards = [area for area in catalogue.communes.values() if area.kind != "xã"]
    named |= {f"TTDT-{ward.code}": (f"Trang {ward.name}", ward.code) for ward in wards}
    return [Entity(code, KIND, name, area, None, None, ENTITIES_SINCE) for code, (name, area) in named.items()]


def site_batches(book: Book, registered: list[Entity]) -> Iterator[Batch]:
    """The register; what the province counts of it goes into the book."""
    rows: list[Row] = [*registered]
    yield register_batch(book, "CT-DM", rows)
    book.made["CT-13"] = lambda week: len(registered)
    book.made["CT-16"] = lambda month: ((month.end - month.start).days + 1) * 24 * 10
