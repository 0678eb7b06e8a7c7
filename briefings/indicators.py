"""Takeaway of the catalogue: what is monitored, in which unit, by whom, by which form."""

from __future__ import annotations

from briefings import words
from briefings.takeaway import Column, Line, Takeaway
from data.catalogue import Catalogue, Indicator

CODE = "DANH-MUC"


def indicators_takeaway(catalogue: Catalogue) -> Takeaway:
    """Every indicator of the sectors that are there."""
    names = (words.SECTOR, words.CODE, words.NAME, words.UNIT, words.OWNER_NAME, words.FORM_CODE, words.DEFINITION)
    shown = [i for i in catalogue.indicators.values() if i.sector in catalogue.sectors]
    return Takeaway(
        code=CODE,
        about=words.ALL_INDICATORS,
        title=words.ALL_INDICATORS,
        subtitle=catalogue.province.name,
        columns=tuple(map(Column, names)),
        lines=tuple(_indicator(catalogue, indicator) for indicator in shown),
        sources=(words.CATALOGUE.format(version=catalogue.version),),
    )


def _indicator(catalogue: Catalogue, i: Indicator) -> Line:
    sector, owner = catalogue.sectors[i.sector].name, catalogue.units[i.owner].name
    return Line((sector, i.code, i.name, i.unit, owner, catalogue.form_of.get(i.code, ""), i.definition))
