"""Loading the catalogue: the project's own files, then the province's overlay, then the checks across files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from operator import attrgetter
from pathlib import Path
from typing import Any

from data import settings
from data.catalogue.check import cross_check
from data.catalogue.model import (
    Aggregation,
    AlarmLevels,
    Area,
    Balance,
    Band,
    Break,
    Breakdown,
    Catalogue,
    Due,
    Form,
    Group,
    Indicator,
    Judgement,
    Limit,
    Rate,
    Rule,
    Sector,
    Unit,
)
from data.catalogue.source import FOLDER, CatalogueError, Entry, Fault, faults_of_row, read_csv_entries, read_entries

Values = dict[str, dict[str, dict[str, Any]]]


def load_catalogue(province: str | None = None, overlay: Path | None = None) -> Catalogue:
    """The catalogue of a province with its overlay folder (IOC_VAR/catalogue) laid over it.

    Raises CatalogueError with every fault found.
    """
    code = province or settings.province_code()
    extra = overlay if overlay is not None else settings.var_folder() / "catalogue"
    folders = [FOLDER, extra] if extra.is_dir() else [FOLDER]
    reader = _Reader(folders)
    entries = {
        "sectors": reader.yaml("sectors.yml", "sectors"),
        "breakdowns": reader.yaml("breakdowns.yml", "breakdowns"),
        "indicators": reader.yaml("indicators/*.yml", "indicators"),
        "forms": reader.yaml("forms/*.yml", "forms"),
        "units": reader.csv("units.csv"),
        "provinces": reader.csv("provinces.csv"),
        "mergers": reader.csv("mergers.csv"),
        "areas": reader.csv(f"areas/{code}.csv"),
        "groups": reader.yaml(f"groups/{code}.yml", "groups"),
        "bands": reader.csv("bands.csv"),
        "rules": reader.csv("rules.csv"),
        "alarm_levels": reader.csv("alarm_levels.csv"),
        "public": reader.csv("public.csv"),
    }
    if code not in entries["provinces"]:
        reader.faults.append(Fault("provinces.csv", 1, "code", f"no province {code!r}"))
    if not reader.faults:
        reader.faults.extend(cross_check(entries))
    if reader.faults:
        raise CatalogueError(reader.faults)
    return build_catalogue(code, {kind: {key: e.values for key, e in found.items()} for kind, found in entries.items()})


class _Reader:
    """Collects entries by code, later folders over earlier ones, and the faults on the way."""

    def __init__(self, folders: list[Path]) -> None:
        self.folders = folders
        self.faults: list[Fault] = []

    def yaml(self, pattern: str, schema: str) -> dict[str, Entry]:
        return self._merge([self._read_yaml(path, schema) for path in self._files(pattern)])

    def csv(self, pattern: str) -> dict[str, Entry]:
        batches = [(folder, read_csv_entries(path)) for folder, path in self._files(pattern)]
        shipped = next((entries for folder, entries in batches if folder == 0 and entries), [])
        columns = list(shipped[0].values) if shipped else ["code"]
        faults = [fault for _, entries in batches for entry in entries for fault in faults_of_row(entry, columns)]
        self.faults.extend(faults)
        return {} if faults else self._merge(batches)

    def _files(self, pattern: str) -> list[tuple[int, Path]]:
        return [(i, path) for i, folder in enumerate(self.folders) for path in sorted(folder.glob(pattern))]

    def _read_yaml(self, found: tuple[int, Path], schema: str) -> tuple[int, list[Entry]]:
        entries, faults = read_entries(found[1], schema)
        self.faults.extend(faults)
        return found[0], entries

    def _merge(self, batches: list[tuple[int, list[Entry]]]) -> dict[str, Entry]:
        merged: dict[str, Entry] = {}
        layer_of: dict[str, int] = {}
        for layer, entries in batches:
            for entry in entries:
                code = entry.values["code"]
                if layer_of.get(code) == layer:
                    self.faults.append(entry.fault("code", f"{code!r} stands twice"))
                merged[code], layer_of[code] = entry, layer
        return merged


def build_catalogue(code: str, values: Values) -> Catalogue:
    """The catalogue of a province from the merged entries of its files; its version is their content hash."""
    source = json.dumps({"province": code, **values}, ensure_ascii=False)
    province = _area(values["provinces"][code] | {"kind": "tỉnh", "valid_from": "2025-07-01"})
    communes = {key: _area(row) for key, row in values["areas"].items()}
    sectors = sorted((_sector(row) for row in values["sectors"].values()), key=lambda sector: sector.number)
    return Catalogue(
        province=province,
        areas={province.code: province} | communes,
        units={key: Unit(**_only(row, "code", "name", "short_name", "kind")) for key, row in values["units"].items()},
        sectors={sector.code: sector for sector in sectors},
        indicators={key: _indicator(row) for key, row in values["indicators"].items()},
        forms={key: _form(row) for key, row in values["forms"].items()},
        breakdowns={key: Breakdown(**row) for key, row in values["breakdowns"].items()},
        bands=_bands(values["bands"].values()),
        rules={key: _rule(row) for key, row in values["rules"].items()},
        groups={key: Group(**row | {"communes": frozenset(row["communes"])}) for key, row in values["groups"].items()},
        version=version_of(source),
        source=source,
        alarm_levels={key: _alarm_levels(row) for key, row in values["alarm_levels"].items()},
        public=frozenset(values["public"]),
        mergers=_mergers(code, values["mergers"].values()),
    )


def version_of(source: str) -> str:
    """Content hash of a catalogue's entries, 16 characters."""
    return hashlib.sha256(source.encode()).hexdigest()[:16]


def _only(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names}


def _area(row: dict[str, Any]) -> Area:
    return Area(
        code=row["code"],
        name=row["name"],
        short_name=row["short_name"],
        kind=row["kind"],
        lon=float(row["lon"]),
        lat=float(row["lat"]),
        valid_from=date.fromisoformat(row["valid_from"]),
    )


def _bands(rows: Iterable[dict[str, Any]]) -> dict[str, tuple[Band, ...]]:
    """Scale -> its bands from the lowest up."""
    scales: dict[str, list[Band]] = {}
    for row in rows:
        texts = _only(row, "scale", "name", "colour", "ink", "source")
        scales.setdefault(row["scale"], []).append(Band(**texts, low=int(row["low"]), high=int(row["high"])))
    return {scale: tuple(sorted(bands, key=attrgetter("low"))) for scale, bands in scales.items()}


def _mergers(province: str, rows: Iterable[dict[str, Any]]) -> tuple[Break, ...]:
    own = (row for row in rows if row["province"] == province)
    found = (Break(date.fromisoformat(row["effective_from"]), row["reason"], row["source"], merger=True) for row in own)
    return tuple(sorted(found, key=attrgetter("start")))


def _alarm_levels(row: dict[str, Any]) -> AlarmLevels:
    first, second, third = (Decimal(row[f"level_{number}"]) for number in (1, 2, 3))
    return AlarmLevels(
        station=row["code"],
        **_only(row, "kind", "indicator", "document"),
        levels=(first, second, third),
        effective_from=date.fromisoformat(row["effective_from"]),
        confirmed=row["confirmed"] == "yes",
        made_up=row["made_up"] == "yes",
    )


def _rule(row: dict[str, Any]) -> Rule:
    texts = _only(row, "code", "name", "unit", "source")
    since, confirmed = date.fromisoformat(row["effective_from"]), row["confirmed"] == "yes"
    return Rule(**texts, value=Decimal(row["value"]), effective_from=since, confirmed=confirmed)


def _sector(row: dict[str, Any]) -> Sector:
    defaults: dict[str, Any] = {"page": "", "entity": "", "headline": [], "trend": "", "ranking": "", "blocks": []}
    full = defaults | row
    return Sector(**(full | {"headline": tuple(full["headline"]), "blocks": tuple(full["blocks"])}))


def _indicator(row: dict[str, Any]) -> Indicator:
    built: dict[str, Any] = dict(row)
    built["sector"] = row["code"].split("-")[0]
    built["aggregate"] = Aggregation(**row["aggregate"])
    built["levels"] = tuple(row["levels"])
    if "rate" in row:
        built["rate"] = Rate(
            numerator=tuple(row["rate"]["numerator"]),
            denominator=tuple(row["rate"]["denominator"]),
            factor=Decimal(str(row["rate"]["factor"])),
        )
    if "balance" in row:
        said = row["balance"]
        built["balance"] = Balance(tuple(said["received"]), tuple(said["resolved"]), said.get("opening", ""))
    if "plausible" in row:
        low, high = row["plausible"]
        built["plausible"] = (_decimal(low), _decimal(high))
    if "judgement" in row:
        built["judgement"] = _judgement(row["judgement"])
    if "limit" in row:
        built["limit"] = _limit(row["limit"])
    built["breaks"] = tuple(Break(date.fromisoformat(b["from"]), b["reason"]) for b in row.get("breaks", ()))
    built["max_jump"] = _decimal(row.get("max_jump"))
    return Indicator(**built)


def _judgement(row: dict[str, Any]) -> Judgement:
    said: dict[str, Any] = dict(row)
    for name in ("attention", "risk"):
        if name in said:
            said[name] = Decimal(str(said[name]))
    return Judgement(**said)


def _limit(row: dict[str, Any]) -> Limit:
    return Limit(
        minimum=_decimal(row.get("minimum")),
        maximum=_decimal(row.get("maximum")),
        source=row["source"],
        effective_from=date.fromisoformat(row["effective_from"]) if "effective_from" in row else None,
        confirmed=row["confirmed"],
    )


def _decimal(value: float | int | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _form(row: dict[str, Any]) -> Form:
    built: dict[str, Any] = {**row, "senders": tuple(row["senders"]), "indicators": tuple(row.get("indicators", ()))}
    if "due" in row:
        built["due"] = Due(**row["due"])
    if "since" in row:
        built["since"] = date.fromisoformat(row["since"])
    return Form(**built)
