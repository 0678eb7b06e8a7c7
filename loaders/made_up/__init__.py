"""Made-up submissions of what no published figure covers: seeded, plausible, always declared as made up.

profiles.py reads what data/demo/made_up says of each indicator; book.py makes the values; batches.py puts them into
scopes; sending.py into files. What is registered one by one has a module of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from data.catalogue import Catalogue
from loaders.made_up.accidents import accident_batches
from loaders.made_up.batches import Batch, observation_batches, target_batches
from loaders.made_up.book import Book
from loaders.made_up.facilities import facilities, facility_batches
from loaders.made_up.feedback import FeedbackMonths
from loaders.made_up.places import SEED, Places
from loaders.made_up.press import PressItems
from loaders.made_up.profiles import read_plan
from loaders.made_up.sending import MadeUpFile, Published, Sender
from loaders.made_up.sites import site_batches, sites
from loaders.made_up.span import Span
from loaders.made_up.stations import station_batches, stations
from loaders.made_up.tasks import task_batches
from loaders.made_up.vessels import vessel_batches, vessels

__all__ = ["SEED", "MadeUpFile", "PublishedFigures", "make_files", "version"]


@dataclass(frozen=True)
class PublishedFigures:
    """What is published: the scopes of its files, and the province's values and targets by (indicator, period)."""

    scopes: Published = frozenset()
    values: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)
    targets: frozenset[tuple[str, str]] = frozenset()

    def judged(self, year: int, made_up: Iterable[str]) -> set[str]:
        """The indicators whose newest values a target of a year can judge; made_up: those with a made-up target.

        Of two, one made up and one published, neither judges the other.
        """
        valued = {code for code, period in self.values if period.startswith(str(year))}
        own = {code for code in made_up if (code, str(year - 1)) not in self.values}
        return own | {code for code, period in self.targets if period == str(year) and code in valued}


def version() -> str:
    """Changes with whatever changes the figures."""
    return f"{SEED}:{read_plan().version}"


def make_files(catalogue: Catalogue, span: Span, published: PublishedFigures) -> Iterator[MadeUpFile]:
    """Every made-up file up to the morning of the span's day, in no order; the same figures for the same arguments."""
    plan = read_plan()
    places = Places(catalogue, [])
    places.entities = [*facilities(places), *stations(places), *sites(catalogue), *vessels(places)]
    book = Book(places, plan.profiles, span, published.values)
    sender = Sender(catalogue, span, places.entities, plan.corrections, published.scopes)
    year = span.today.year
    yield from sender.files(_batches(book, published.judged(year, plan.targets[str(year)])))


def _batches(book: Book, assigned: Collection[str]) -> Iterator[Batch]:
    plan, entities = read_plan(), book.places.entities
    of_kind = {kind: [e for e in entities if e.kind == kind] for kind in ("facility", "station", "site", "vessel")}
    yield from facility_batches(book, of_kind["facility"])
    yield from station_batches(book, of_kind["station"])
    yield from site_batches(book, of_kind["site"])
    yield from vessel_batches(book, of_kind["vessel"])
    FeedbackMonths(book, plan.profiles).tell(book)
    press = PressItems(book)
    press.tell(book)
    yield from target_batches(book, plan.targets, plan.profiles)
    yield from observation_batches(book)
    yield from accident_batches(book)
    yield from press.batches()
    yield from task_batches(book, assigned)
