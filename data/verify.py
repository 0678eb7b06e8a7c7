"""Verification: what must always be true of the store, recomputed from the rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from data.facts import TABLES, FactTable
from data.originals import read_original
from data.store import Store, StoreError, sql


@dataclass(frozen=True)
class Finding:
    """One rule and every row that breaks it."""

    rule: str
    rows: tuple[tuple[Any, ...], ...]


def verify(store: Store) -> list[Finding]:
    """All rules with what breaks them; sound when every `rows` is empty."""
    findings = [Finding("submitted cells = stored + blank", tuple(store.rows("verify_totals")))]
    for table in TABLES:
        findings.append(Finding(f"{table.name}: no key twice in a revision", _ask(store, "verify_duplicates", table)))
        findings.append(Finding(f"{table.name}: every row has its file and cell", _ask(store, "verify_origins", table)))
        findings.append(Finding(f"{table.name}: current view = replay", _ask(store, "verify_replay", table)))
    findings.append(Finding("every original is kept unchanged", tuple(_lost_originals(store))))
    return findings


def _ask(store: Store, query: str, table: FactTable) -> tuple[tuple[Any, ...], ...]:
    columns = [column for column in table.columns if column not in table.key]
    statement = sql(query).format(
        table=table.name,
        key=", ".join(f"facts.{column}" if query == "verify_replay" else column for column in table.key),
        columns=", ".join(f"facts.{column}" for column in columns),
        whole="false" if table.has_period else "true",
        same_period="standing.period_code = facts.period_code" if table.has_period else "true",
    )
    return tuple(store.query(statement))


def _lost_originals(store: Store) -> list[tuple[str]]:
    lost = []
    for (sha256,) in store.rows("read_originals"):
        try:
            read_original(store, sha256)
        except StoreError:
            lost.append((sha256,))
    return lost
