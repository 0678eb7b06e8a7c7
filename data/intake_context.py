"""What a file is checked against besides the catalogue: what the store knew when it came."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from data.entities import Entity, read_entities
from data.facts import TABLE_OF
from data.mappings import KeptMapping, read_mappings
from data.store import Store, sql
from data.submissions import Row
from data.tasks import read_tasks

Key = tuple[str, str, str, str, str]  # indicator, area, entity, breakdown, period
PlaceKey = tuple[str, str, str, str, str]  # indicator, period, area, entity, breakdown
Origin = tuple[str, str, str]  # submission, form, unit


@dataclass(frozen=True)
class IntakeContext:
    """What the checks need to know besides the catalogue. first_deadlines: task -> its first deadline.

    standing: indicators, periods, made up -> the values that stand there. now: hours that begin after it have not
    begun. standing_of_others: form, unit, indicators, periods -> what stands from other senders or forms, by
    (indicator, area, entity, breakdown, period): its submission, form and unit. rows_of_others: form, unit, rows of one
    table -> the same by the key of that table. mappings: how foreign files were understood last time.
    """

    today: date
    entities: Mapping[str, Entity]
    previous_cumulative: Callable[[str, str, str, str, str], Decimal | None]
    first_deadlines: Callable[[], Mapping[str, date]] = dict
    standing: Callable[[Sequence[str], Sequence[str], bool], Mapping[PlaceKey, Decimal]] = lambda *asked: {}
    standing_of_others: Callable[[str, str, Sequence[str], Sequence[str]], Mapping[Key, Origin]] = lambda *asked: {}
    rows_of_others: Callable[[str, str, Sequence[Row]], Mapping[tuple[Any, ...], Origin]] = lambda *asked: {}
    now: datetime = datetime.max  # noqa: DTZ901 - the store keeps Vietnam's wall clock without a zone
    mappings: Callable[[], Sequence[KeptMapping]] = tuple


def intake_context(store: Store, now: datetime) -> IntakeContext:
    """What a file is checked against in this store at a moment."""

    @cache
    def before(indicator: str, period: str) -> Mapping[tuple[str, str, str], Decimal]:
        found = store.rows("read_previous_cumulative", indicator=indicator, period=period)
        return {(area, entity, breakdown): value for area, entity, breakdown, value in found}

    def previous(indicator: str, area: str, entity: str, breakdown: str, period: str) -> Decimal | None:
        return before(indicator, period).get((area, entity, breakdown))

    @cache
    def first_deadlines() -> Mapping[str, date]:
        return {task.code: task.due_on for task in read_tasks(store, store.as_of()) if task.due_on}

    def standing(indicators: Sequence[str], periods: Sequence[str], made_up: bool) -> Mapping[PlaceKey, Decimal]:
        asked = {"indicators": list(indicators), "periods": list(periods), "made_up": made_up}
        return {(*key,): value for *key, value in store.rows("read_standing_values", **asked)}

    def of_others(form: str, unit: str, codes: Sequence[str], periods: Sequence[str]) -> Mapping[Key, Origin]:
        asked = {"form": form, "unit": unit, "codes": codes, "periods": periods}
        return {row[:5]: row[5:] for row in store.rows("read_standing_of_others", **asked)}

    def rows_of_others(form: str, unit: str, rows: Sequence[Row]) -> Mapping[tuple[Any, ...], Origin]:
        table = TABLE_OF[type(rows[0])]
        key, latest = ", ".join(table.key), ", ".join(f"latest.{column}" for column in table.key)
        asked = sql("read_rows_of_others").format(table=table.name, key=key, key_of_latest=latest)
        found = store.query_beside(asked, table.arrow(rows, False, 0, ""), form=form, unit=unit)
        return {row[:-3]: row[-3:] for row in found}

    entities = {entity.code: entity for entity in read_entities(store, store.as_of())}
    asked = (previous, first_deadlines, standing, of_others, rows_of_others)
    return IntakeContext(now.date(), entities, *asked, now, lambda: read_mappings(store))
