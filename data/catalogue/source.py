"""Reading the catalogue's files: YAML and CSV with the line of every entry, so that a fault can name it."""

from __future__ import annotations

import csv
import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Fault:
    """What is wrong with the catalogue, and where."""

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: {self.message}"


class CatalogueError(Exception):
    """The catalogue can't be used; `faults` says why, each with file, line and field."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


@dataclass(frozen=True)
class Entry:
    """One item of a list in a file, and where each of its fields stands."""

    file: str
    line: int
    values: dict[str, Any]
    lines: dict[str, int]

    def fault(self, field: str, message: str) -> Fault:
        """A fault at this entry's field."""
        return Fault(self.file, self.lines.get(field, self.line), field, message)


def _compose(name: str, text: str) -> yaml.Node | None:
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise CatalogueError([Fault(name, line, str(event.anchor), "aliases are not allowed")])
    node: yaml.Node | None = yaml.compose(text, Loader=yaml.CSafeLoader)
    return node


def read_entries(path: Path, schema: str) -> tuple[list[Entry], list[Fault]]:
    """The list of entries in a YAML file and its faults against schema/<schema>.json."""
    entries, faults = _entries_of(path.name, path.read_text(encoding="utf-8"), schema)
    return list(entries), list(faults)


@lru_cache(maxsize=128)
def _entries_of(name: str, text: str, schema: str) -> tuple[Sequence[Entry], Sequence[Fault]]:
    """Parsing and holding against the schema is nearly all that a catalogue costs: once for a text."""
    try:
        node = _compose(name, text)
    except CatalogueError as error:
        return [], error.faults
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return [], [Fault(name, mark.line + 1 if mark else 1, "", f"not YAML: {getattr(error, 'problem', error)}")]
    if node is None:
        return [], []
    twice = list(_fields_said_twice(name, node))
    if twice:
        return [], twice
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    faults = [_schema_fault(name, node, error) for error in _validator(schema).iter_errors(data)]
    if faults or not isinstance(node, yaml.SequenceNode):
        return [], faults
    return [_entry(name, item, value) for item, value in zip(node.value, data, strict=True)], []


def read_csv_entries(path: Path) -> list[Entry]:
    """Rows of a CSV file as entries; every value is text."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        return [Entry(path.name, reader.line_num, dict(row), {}) for row in reader]


def faults_of_row(entry: Entry, columns: Collection[str]) -> Iterator[Fault]:
    """What keeps a row from having exactly one text in each of these columns."""
    if None in entry.values:
        yield entry.fault("", "more values than columns")
    for column in columns:
        if entry.values.get(column) is None:
            yield entry.fault(column, "missing")


@cache
def _validator(schema: str) -> Draft202012Validator:
    text = (FOLDER / "schema" / f"{schema}.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))


def _entry(name: str, node: yaml.MappingNode, values: dict[str, Any]) -> Entry:
    lines = {key.value: key.start_mark.line + 1 for key, _ in node.value}
    return Entry(name, node.start_mark.line + 1, values, lines)


def _fields_said_twice(name: str, node: yaml.Node) -> Iterator[Fault]:
    """Of two fields of one name the parser would take the last without a word."""
    if isinstance(node, yaml.MappingNode):
        names = [key.value for key, _ in node.value]
        for number, (key, _) in enumerate(node.value):
            if key.value in names[:number]:
                yield Fault(name, key.start_mark.line + 1, str(key.value), "stands twice")
    for child in getattr(node, "value", ()) if isinstance(node, yaml.CollectionNode) else ():
        for part in child if isinstance(child, tuple) else (child,):
            yield from _fields_said_twice(name, part)


def _schema_fault(name: str, node: yaml.Node, error: Any) -> Fault:
    steps = list(error.absolute_path)
    field = ".".join(str(step) for step in steps[1:]) or _named_field(error)
    return Fault(name, _line(node, iter(steps)), field, error.message)


def _named_field(error: Any) -> str:
    """The field that a 'required' or 'additional' message is about, taken from its quotes."""
    parts = error.message.split("'")
    return parts[1] if len(parts) > 2 else ""


def _line(node: yaml.Node, steps: Iterator[str | int]) -> int:
    for step in steps:
        child: yaml.Node | None = None
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            child = node.value[step]
        elif isinstance(node, yaml.MappingNode):
            child = next((value for key, value in node.value if key.value == step), None)
        if child is None:
            break
        node = child
    return int(node.start_mark.line) + 1
