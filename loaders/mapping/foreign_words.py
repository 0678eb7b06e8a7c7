"""What the names of one form and one province mean, for columns and rows of a foreign file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from data.catalogue.model import Catalogue, Form
from data.entities import Entity
from loaders.mapping.blocks import PATH
from loaders.mapping.mapping import AREA, ENTITY, INDICATOR, PART
from loaders.names.known_names import MAYBE, NO_MATCH, SURE, Match, NameBook
from loaders.names.place_names import PlaceNames
from loaders.rows.codes import UNIT_KIND


@dataclass(frozen=True)
class ForeignWords:
    """Looks up what words of the file mean. places: every text of the file that may name a place."""

    catalogue: Catalogue
    form: Form
    entities: Mapping[str, Entity]
    places: frozenset[str] = frozenset()

    @cached_property
    def indicators(self) -> NameBook:
        """The form's indicators; names of year-to-date twins only where they say so."""
        known = [self.catalogue.indicators[code] for code in self.form.indicators]
        full = [i for i in known if i.cumulative_of not in self.form.indicators]
        return NameBook([*((i.code, i.short_name) for i in known), *((i.code, i.name) for i in full)])

    @cached_property
    def areas(self) -> PlaceNames:
        """The province's communes, today's and former ones."""
        return PlaceNames(self.catalogue, self.places)

    @cached_property
    def things(self) -> NameBook:
        """The entities that the form is about."""
        if self.form.entity == UNIT_KIND:
            units = self.catalogue.units.values()
            return NameBook((unit.code, name) for unit in units for name in (unit.name, unit.short_name))
        return NameBook((e.code, e.name) for e in self.entities.values() if e.kind == self.form.entity)

    @cached_property
    def parts(self) -> NameBook:
        """The parts that the form's indicators are broken down into."""
        lists = {self.catalogue.indicators[code].breakdown for code in self.form.indicators} - {""}
        return NameBook(item for name in sorted(lists) for item in self.catalogue.breakdowns[name].items.items())

    def label(self, role: str, text: str) -> Match:
        """What a label of a row means in a column of this role."""
        if role == AREA:
            return self.areas.find(text)
        return {INDICATOR: self.indicators, ENTITY: self.things, PART: self.parts}[role].find(text)

    def header(self, role: str, header: str) -> Match:
        """What a header of one or several levels names: the whole of it, else its most certain level."""
        whole = self.label(role, header.replace(PATH, " "))
        levels = [self.label(role, level) for level in header.split(PATH)[::-1]]
        return next((m for m in (whole, *levels) if m.confidence == SURE), None) or next(
            (m for m in (whole, *levels) if m.confidence == MAYBE), NO_MATCH
        )

    def code_share(self, role: str, texts: Iterable[str]) -> tuple[float, float]:
        """The same for texts that are numbers: only codes are known."""
        books = {INDICATOR: self.indicators, ENTITY: self.things, PART: self.parts}
        found = [self.areas.is_code(text) if role == AREA else books[role].is_code(text) for text in texts]
        share = sum(found) / len(found) if found else 0.0
        return share, share

    def known_share(self, role: str, texts: Iterable[str]) -> tuple[float, float]:
        """Which share of these texts is known in a role, and which is known for sure."""
        found = [self.label(role, text) for text in texts]
        if not found:
            return 0.0, 0.0
        known = sum(bool(match.code) for match in found)
        return known / len(found), sum(match.confidence == SURE for match in found) / len(found)
