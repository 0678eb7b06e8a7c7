"""Codes of indicators, areas, entities and parts -> what the catalogue and the register know about them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from data.catalogue.model import COMMUNE_LEVEL, PROVINCE_LEVEL, Catalogue, Form, Indicator
from data.entities import Entity
from loaders.cells.values import parse_code
from loaders.names.place_names import PlaceNames, said_of_former
from loaders.problems.problem import Findings
from loaders.rows.table import Line

UNIT_KIND = "unit"


class Subject(NamedTuple):
    """What a line with a value is about; `line_of` is the code for which the form has the line."""

    indicator: Indicator
    area: str
    entity: str
    part: str
    line_of: str


@dataclass(frozen=True)
class Codes:
    """Looks codes up and notes those that are not known; every method gives None after noting."""

    catalogue: Catalogue
    entities: Mapping[str, Entity]
    findings: Findings

    def indicator(self, line: Line, column: str, form: Form) -> Indicator | None:
        """The indicator that a line names; it must belong to the form."""
        code = parse_code(line.get(column))
        if not code:
            self.findings.add("row_without_code", line.place(column))
            return None
        known = self.catalogue.indicators.get(code)
        if known is None:
            self.unknown_indicator(line, column, code, form.indicators)
        elif code not in form.indicators:
            self.findings.add("indicator_not_in_form", line.place(column), code, form.code)
            return None
        return known

    def entity(self, line: Line, column: str, form: Form) -> str | None:
        """Code of the entity that a line is about, '' for none."""
        code = parse_code(line.get(column))
        if not code:
            if column == "ma" or (form.rows == "entities" and form.kind == "observations"):
                self.findings.add("row_without_code", line.place(column))
                return None
            return ""
        if not form.entity:
            self.findings.add("entity_not_taken", line.place(column), code, form.code)
            return None
        if not self._is_known(code, form.entity):
            self._unknown("unknown_entity", line, column, code, self.entities_of(form.entity))
            return None
        return code

    def entities_of(self, kind: str) -> dict[str, str]:
        """Code -> name of the known entities of a kind; units are entities, too."""
        if kind == UNIT_KIND:
            return {unit.code: unit.name for unit in self.catalogue.units.values()}
        return {entity.code: entity.name for entity in self.entities.values() if entity.kind == kind}

    def area(self, line: Line, unit: str, entity: str, indicator: Indicator) -> str | None:
        """Code of the area of a line: the entity's own, else the one named, else the sender's."""
        if entity:
            return self.entity_area(line, "doi_tuong", unit, entity)
        code = parse_code(line.get("dia_ban"))
        if code and code not in self.catalogue.areas:
            self.unknown_area(line, "dia_ban", code)
            return None
        area = code or self.home(unit)
        if unit in self.catalogue.communes and area != unit:
            self.findings.add("area_not_of_sender", line.place("dia_ban"), code)
            return None
        return area if self.level_fits(line, "dia_ban", area, indicator) else None

    def level_fits(self, line: Line, column: str, area: str, indicator: Indicator) -> bool:
        """Whether the indicator is collected at the level of the area."""
        level = PROVINCE_LEVEL if area == self.catalogue.province.code else COMMUNE_LEVEL
        if level not in indicator.levels:
            self.findings.add("wrong_level", line.place(column), area, indicator.code)
        return level in indicator.levels

    def home(self, unit: str) -> str:
        """The area that a sender reports about when it names none."""
        return unit if unit in self.catalogue.communes else self.catalogue.province.code

    def known_area(self, line: Line) -> str | None:
        """Code of the area that a line of a register names."""
        code = parse_code(line.get("dia_ban"))
        if code in self.catalogue.areas:
            return code
        self.unknown_area(line, "dia_ban", code)
        return None

    def unknown_indicator(self, line: Line, column: str, code: str, among: Iterable[str]) -> None:
        """Note an indicator code that the catalogue does not have; `among` these the right one is looked for."""
        names = {known: self.catalogue.indicators[known].name for known in among}
        self._unknown("unknown_indicator", line, column, code, names)

    def unknown_area(self, line: Line, column: str, code: str) -> None:
        """Note an area code that the catalogue does not have."""
        names = {area.code: area.name for area in self.catalogue.areas.values()}
        hint = "" if self.findings.more else said_of_former(self.catalogue, code) or suggest(code, names)
        self.findings.add("unknown_area", line.place(column), code, hint=hint)

    def name_fits(self, line: Line, code: str) -> bool:
        """Whether the name beside the code of an area is not that of another one, of today or of before 1/7/2025."""
        name, known = parse_code(line.get("ten")), self.catalogue.areas[code].name
        other = name not in ("", known) and self.places.contradicts(name, code)
        if other:
            self.findings.add("name_of_another", line.place("ten"), name, f"{code} ({known})")
        return not other

    @cached_property
    def places(self) -> PlaceNames:
        """What names of places mean."""
        return PlaceNames(self.catalogue)

    def responsible(self, line: Line, column: str, code: str) -> bool:
        """Whether a code is that of a unit or a commune that can be made responsible for something."""
        known = code in self.catalogue.units or code in self.catalogue.communes
        if not known:
            names = {unit.code: unit.name for unit in self.catalogue.units.values()}
            names |= {area.code: area.name for area in self.catalogue.communes.values()}
            self._unknown("unknown_responsible", line, column, code, names)
        return known

    def field(self, line: Line, column: str, form: Form) -> str | None:
        """Code of a field of the form's list, '' for none."""
        code = parse_code(line.get(column))
        items = self.catalogue.breakdowns[form.breakdown].items if form.breakdown else {}
        if not code or code in items:
            return code
        self.findings.add("unknown_field", line.place(column), code, ", ".join(items), hint=suggest(code, items))
        return None

    def part(self, line: Line, indicator: Indicator) -> str | None:
        """Code of a part of the indicator's breakdown list, '' for the total."""
        code = parse_code(line.get("phan_to"))
        items = self.catalogue.breakdowns[indicator.breakdown].items if indicator.breakdown else {}
        if not code or code in items:
            return code
        self.findings.add("unknown_part", line.place("phan_to"), code, ", ".join(items) or "để trống")
        return None

    def entity_area(self, line: Line, column: str, unit: str, entity: str) -> str | None:
        """Code of the area that an entity is registered in; a commune reports only about its own."""
        known = self.entities.get(entity)
        area = known.area if known else self.catalogue.province.code
        named = parse_code(line.get("dia_ban"))
        if named not in ("", self.catalogue.province.code, area):
            self.findings.add("entity_elsewhere", line.place("dia_ban"), named, area)
            return None
        if unit in self.catalogue.communes and area != unit:
            self.findings.add("area_not_of_sender", line.place(column), area)
            return None
        return area

    def _is_known(self, code: str, kind: str) -> bool:
        known = self.entities.get(code)
        return code in self.catalogue.units if kind == UNIT_KIND else known is not None and known.kind == kind

    def _unknown(self, kind: str, line: Line, column: str, code: str, names: Mapping[str, str]) -> None:
        hint = "" if self.findings.more else suggest(code, names)
        self.findings.add(kind, line.place(column), code, hint=hint)


def suggest(code: str, names: Mapping[str, str]) -> str:
    """A sentence naming the known code that was probably meant, '' when none comes close."""
    wanted = code.casefold()
    by_name = {name.casefold(): key for key, name in names.items()}
    meant = by_name.get(wanted) or next((key for key in names if key.lstrip("0") == code), "")
    if not meant:
        folded = {key.casefold(): key for key in names}
        close = difflib.get_close_matches(wanted, folded, n=1, cutoff=0.75)
        meant = folded[close[0]] if close else ""
    return f"Có phải ý là {meant} ({names[meant]})?" if meant else ""
