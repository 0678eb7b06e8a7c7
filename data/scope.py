"""What of the catalogue a viewer sees: views enumerate it, so what is not in it can't be shown or counted."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from data.access import FOLLOW, PUBLIC, UNIT, VIEW, Viewer, allowed
from data.catalogue import Catalogue, Form, Indicator, Sector


def catalogue_for(viewer: Viewer, catalogue: Catalogue) -> Catalogue:
    """The sectors, indicators and forms that a viewer may see; the whole catalogue where nothing holds them."""
    if allowed(viewer, VIEW) and not viewer.sectors and viewer.role != PUBLIC:
        return catalogue
    return _narrow(Known(catalogue), viewer.role, viewer.unit, viewer.sectors)


class Known:
    """A catalogue as a key: two of one version are one."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Known) and other.catalogue.version == self.catalogue.version

    def __hash__(self) -> int:
        return hash(self.catalogue.version)


@lru_cache(maxsize=64)
def _narrow(known: Known, role: str, unit: str, sectors: frozenset[str]) -> Catalogue:
    catalogue, viewer = known.catalogue, Viewer(role, "", unit, sectors)
    seen = {i.code for i in catalogue.indicators.values() if _sees(catalogue, viewer, i)}
    with_parts = seen | {part for code in seen for part in _parts(catalogue.indicators[code])}
    shown = {catalogue.indicators[code].sector for code in seen}
    forms = {form.code: form for form in catalogue.forms.values() if _sees_form(catalogue, viewer, form, seen)}
    return replace(
        catalogue,
        sectors={s.code: _only(s, seen, role) for s in catalogue.sectors.values() if s.code in shown},
        indicators={code: i for code, i in catalogue.indicators.items() if code in with_parts},
        forms=forms,
        held=True,
    )


def _sees(catalogue: Catalogue, viewer: Viewer, indicator: Indicator) -> bool:
    if viewer.role == PUBLIC:
        return indicator.code in catalogue.public
    if viewer.role == UNIT:
        form = catalogue.forms.get(catalogue.form_of.get(indicator.code, ""))
        at_place = "commune" in indicator.levels if viewer.unit in catalogue.communes else indicator.entity == "unit"
        return at_place or viewer.unit == indicator.owner or bool(form and catalogue.sends(viewer.unit, form))
    return allowed(viewer, VIEW, indicator.sector)


def _sees_form(catalogue: Catalogue, viewer: Viewer, form: Form, seen: set[str]) -> bool:
    """Its own forms, those that it follows, and those that carry what it sees: they say what a number is made of."""
    own = viewer.role == UNIT and catalogue.sends(viewer.unit, form)
    return own or allowed(viewer, FOLLOW, form.sector) or not seen.isdisjoint(form.indicators)


def _parts(indicator: Indicator) -> tuple[str, ...]:
    return (*indicator.rate.numerator, *indicator.rate.denominator) if indicator.rate else ()


def _only(sector: Sector, seen: set[str], role: str) -> Sector:
    return replace(
        sector,
        headline=tuple(code for code in sector.headline if code in seen),
        trend=sector.trend if sector.trend in seen else "",
        ranking=sector.ranking if sector.ranking in seen else "",
        blocks=() if role == PUBLIC else sector.blocks,
    )
