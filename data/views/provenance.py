"""Provenance: the birth certificate of a number, down to file, sheet and cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from data.access import OPEN_SOURCE, allowed_somewhere
from data.catalogue import Indicator
from data.observations import MISSING, WITHDRAWN
from data.periods import Period
from data.views.differences import DIFFERENCE, sources_of
from data.views.reader import Reader
from data.views.values import part_periods, read_hidden_places


@dataclass(frozen=True)
class Contributor:
    """One cell behind a value; amount None where it is too small a count to show. item: of the indicator's list."""

    indicator: str
    area: str
    entity: str
    period: str
    amount: Decimal | None
    obs_status: str
    approx: bool
    made_up: bool
    reference_date: date | None
    note: str
    cell: str
    submission_id: str
    file_name: str
    unit: str
    received_at: datetime
    actor: str
    catalogue_version: str
    item: str = ""


@dataclass(frozen=True)
class Saying:
    """What was said of one key at one revision. kind: first, correction, status or resent."""

    amount: Decimal | None
    obs_status: str
    approx: bool
    made_up: bool
    reference_date: date | None
    note: str
    cell: str
    submission_id: str
    revision: int
    file_name: str
    unit: str
    received_at: datetime
    actor: str
    reason: str
    kind: str

    @property
    def gone(self) -> bool:
        """Whether it says that there is no value any more."""
        return self.obs_status in (MISSING, WITHDRAWN)


def read_contributors(
    reader: Reader, indicator: Indicator, period: Period, basis: str, breakdown: str = ""
) -> list[Contributor]:
    """The cells that make up the province's value on a basis: its own, or those of its parts and places.

    Those of a rate's numerator come first. None for a viewer who may open no source.
    """
    if not opens_sources(reader):
        return []
    codes, periods = [indicator.code], [period.code]
    if basis == DIFFERENCE:
        codes, periods = map(list, zip(*sources_of(reader.catalogue, indicator.code, period.code), strict=True))
    if indicator.rate:
        parts = [*indicator.rate.numerator, *indicator.rate.denominator]
        codes += parts
        periods += [p for part in parts for p in part_periods(reader.catalogue.indicators[part], period)]
    rows = reader.store.rows(
        "read_contributors",
        codes=codes,
        periods=sorted(set(periods)),
        breakdown=breakdown,
        revision=reader.as_of.revision,
    )
    found = _disclosed(reader, [Contributor(*(*row, breakdown)) for row in rows])
    found.sort(key=lambda c: codes.index(c.indicator))
    if basis == DIFFERENCE:
        return [c for c in found if _on_basis(reader, c, "reported")]
    own = [c for c in found if c.indicator == indicator.code and _on_basis(reader, c, "reported")]
    if basis == "reported" and own:
        return own
    return [c for c in found if _on_basis(reader, c, basis) and (c.indicator != indicator.code or not indicator.rate)]


def read_entity_cells(
    reader: Reader, codes: Sequence[str], periods: Sequence[str]
) -> dict[tuple[str, str, str], Contributor]:
    """(indicator, entity, period) -> the cell of its value; nothing for a viewer who may open no source."""
    if not codes or not opens_sources(reader):
        return {}
    rows = reader.store.rows(
        "read_contributors", codes=codes, periods=periods, breakdown="", revision=reader.as_of.revision
    )
    found = _disclosed(reader, [Contributor(*row) for row in rows])
    return {(c.indicator, c.entity, c.period): c for c in found if c.entity}


def read_history(reader: Reader, indicator: str, area: str, entity: str, breakdown: str, period: str) -> list[Saying]:
    """Everything said of one key, oldest first, for who may open sources; unchanged re-sendings are left out."""
    if not opens_sources(reader):
        return []
    rows = reader.store.rows(
        "read_history",
        indicator=indicator,
        area=area,
        entity=entity,
        breakdown=breakdown,
        period=period,
        revision=reader.as_of.revision,
    )
    sayings: list[Saying] = []
    for row in rows:
        saying = Saying(*(*row, _kind(sayings, row)))
        if saying.kind != "resent":
            sayings.append(saying)
    return sayings


def opens_sources(reader: Reader) -> bool:
    """Whether the viewer may see who sent what in which cell."""
    return allowed_somewhere(reader.store.viewer, OPEN_SOURCE)


def _disclosed(reader: Reader, found: list[Contributor]) -> list[Contributor]:
    """The cells without the amounts that are not shown anywhere."""
    scopes = {(c.indicator, c.period) for c in found if reader.catalogue.indicators[c.indicator].small_cell}
    hidden = {(*scope, place) for scope in scopes for place in read_hidden_places(reader, *scope)}
    return [replace(c, amount=None) if (c.indicator, c.period, c.entity or c.area) in hidden else c for c in found]


def _on_basis(reader: Reader, contributor: Contributor, basis: str) -> bool:
    if basis == "entities":
        return contributor.entity != ""
    whole = contributor.area == reader.catalogue.province.code
    return contributor.entity == "" and whole == (basis == "reported")


def _kind(before: Sequence[Saying], row: Sequence[object]) -> str:
    if not before:
        return "first"
    last = before[-1]
    if (row[0], row[1], row[2]) == (last.amount, last.obs_status, last.approx):
        return "resent"
    return "correction" if row[0] != last.amount or row[1] in (MISSING, WITHDRAWN) else "status"
