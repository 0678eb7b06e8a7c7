"""The manifest of a backup: what is in it, so that a restored store can be held against it row by row."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import duckdb

from data import settings
from data.store import sql

FILE_NAME = "manifest.json"


@dataclass(frozen=True)
class FileSum:
    """One packed file."""

    size: int
    sha256: str


@dataclass(frozen=True)
class TableSum:
    """One table: its columns as they were, how many rows, and a sum of row hashes that no order changes."""

    columns: tuple[str, ...]
    rows: int
    row_hash: str


@dataclass(frozen=True)
class Contents:
    """What a store's file holds."""

    province: str
    revision: int
    migrations: tuple[str, ...]
    tables: Mapping[str, TableSum]

    @property
    def rows(self) -> int:
        """All rows of all tables."""
        return sum(table.rows for table in self.tables.values())


@dataclass(frozen=True)
class Manifest:
    """What a backup holds, when it was taken and by which version of the program."""

    taken_at: datetime
    program: str
    contents: Contents
    files: Mapping[str, FileSum] = field(default_factory=dict)

    def to_json(self) -> bytes:
        """The manifest as it is packed."""
        return json.dumps(asdict(self), default=str, ensure_ascii=False, indent=1).encode()


def parse_manifest(content: bytes) -> Manifest:
    """The manifest that was packed. Raises ValueError, KeyError or TypeError when it is none."""
    said: dict[str, Any] = json.loads(content)
    inside = said["contents"]
    tables = {
        name: TableSum(tuple(table["columns"]), table["rows"], table["row_hash"])
        for name, table in inside["tables"].items()
    }
    return Manifest(
        datetime.fromisoformat(said["taken_at"]),
        said["program"],
        Contents(inside["province"], inside["revision"], tuple(inside["migrations"]), tables),
        {name: FileSum(**kept) for name, kept in said["files"].items()},
    )


def program_version() -> str:
    """The version that pyproject.toml says."""
    return str(tomllib.loads((settings.PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def read_contents(path: Path) -> Contents:
    """What a store's file holds; nobody else may have it open. Raises duckdb.Error when it can't be read."""
    with duckdb.connect(str(path), read_only=True, config={"threads": 1, "memory_limit": "1GB"}) as connection:
        columns = connection.execute(sql("read_columns")).fetchall()
        tables = {
            table: sum_table(connection, table, tuple(column for _, column in found))
            for table, found in groupby(columns, key=lambda row: str(row[0]))
        }
        said = dict(connection.execute(sql("read_settings")).fetchall())
        revision = connection.execute(sql("read_last_revision")).fetchall()[0][0]
        migrations = connection.execute("select name from migration order by name").fetchall()
    return Contents(said["province"], int(revision), tuple(name for (name,) in migrations), tables)


def changed_tables(path: Path, expected: Contents) -> list[str]:
    """The tables of a store's file that hold other rows than expected, over the columns they had then."""
    with duckdb.connect(str(path), read_only=True, config={"memory_limit": "1GB"}) as connection:
        return [name for name, table in expected.tables.items() if sum_table(connection, name, table.columns) != table]


def sum_table(connection: duckdb.DuckDBPyConnection, table: str, columns: tuple[str, ...]) -> TableSum:
    """Count and hash the rows of a table."""
    texts = ", ".join(f"coalesce({column}::varchar, chr(30))" for column in columns)
    statement = sql("sum_rows").format(table=table, texts=texts)
    rows, row_hash = connection.execute(statement).fetchall()[0]
    return TableSum(columns, int(rows), str(row_hash))
