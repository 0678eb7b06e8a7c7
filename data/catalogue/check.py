"""What no schema can see: references across files, and rules that hold between entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from data.catalogue.source import Entry, Fault

Entries = dict[str, dict[str, Entry]]
ABOUT_THINGS = ("entities", "limits", "events", "positions", "items", "tasks")
FINER = {"hour": -1, "day": 0, "week": 1, "month": 2, "quarter": 3, "year": 4}


def cross_check(entries: Entries) -> list[Fault]:
    """Every fault between entries: dangling references, mixed schemes, an indicator in two forms."""
    return [
        *_check_sectors(entries),
        *_check_indicators(entries),
        *_check_forms(entries),
        *_check_short_names(entries),
        *_check_groups(entries),
        *_check_public(entries),
        *_check_alarm_levels(entries),
        *_check_mergers(entries),
    ]


def _check_mergers(entries: Entries) -> Iterator[Fault]:
    for entry in entries["mergers"].values():
        row = entry.values
        yield from _dangling(entry, "province", [row["province"]], entries["provinces"], "province")
        if not _is_day(row["effective_from"]):
            yield entry.fault("effective_from", f"there is no day {row['effective_from']}")
        if not row["reason"] or not row["source"]:
            yield entry.fault("reason", "a merger says why and by which document")


def _check_public(entries: Entries) -> Iterator[Fault]:
    """A public rate shows what its parts are, so these are public too."""
    public, indicators = entries["public"], entries["indicators"]
    for code, entry in public.items():
        yield from _dangling(entry, "code", [code], indicators, "indicator")
        rate = indicators[code].values.get("rate") if code in indicators else None
        for part in [*rate["numerator"], *rate["denominator"]] if rate else []:
            if part not in public:
                yield entry.fault("code", f"its part {part} is not public")


def _dangling(entry: Entry, field: str, codes: Any, known: Any, what: str) -> Iterator[Fault]:
    for code in codes:
        if code and code not in known:
            yield entry.fault(field, f"no {what} {code!r}")


def _check_sectors(entries: Entries) -> Iterator[Fault]:
    indicators = entries["indicators"]
    for entry in entries["sectors"].values():
        row = entry.values
        yield from _dangling(entry, "headline", row.get("headline", []), indicators, "indicator")
        yield from _dangling(entry, "trend", [row.get("trend")], indicators, "indicator")
        yield from _dangling(entry, "ranking", [row.get("ranking")], indicators, "indicator")


def _check_indicators(entries: Entries) -> Iterator[Fault]:
    for entry in entries["indicators"].values():
        row = entry.values
        yield from _dangling(entry, "code", [row["code"].split("-")[0]], entries["sectors"], "sector")
        yield from _dangling(entry, "owner", [row["owner"]], entries["units"], "unit")
        yield from _dangling(entry, "breakdown", [row.get("breakdown")], entries["breakdowns"], "breakdown")
        yield from _dangling(entry, "cumulative_of", [row.get("cumulative_of")], entries["indicators"], "indicator")
        yield from _dangling(entry, "replaces", [row.get("replaces")], entries["indicators"], "indicator")
        balance = row.get("balance", {})
        linked = [balance.get("opening"), *balance.get("received", ()), *balance.get("resolved", ())]
        yield from _dangling(entry, "balance", linked, entries["indicators"], "indicator")
        yield from _check_cumulative(entry, entries)
        yield from _check_rate(entry, entries)
        yield from _check_range(entry)
        yield from _check_breaks(entry)


def _check_cumulative(entry: Entry, entries: Entries) -> Iterator[Fault]:
    base = entries["indicators"].get(entry.values.get("cumulative_of", ""))
    if base is None:
        return
    for field in ("scheme", "unit", "breakdown", "entity"):
        if base.values.get(field, "") != entry.values.get(field, ""):
            yield entry.fault(field, f"differs from {base.values['code']}, of which it is the year to date")


def _check_rate(entry: Entry, entries: Entries) -> Iterator[Fault]:
    rate = entry.values.get("rate")
    if rate is None:
        return
    parts = [*rate["numerator"], *rate["denominator"]]
    yield from _dangling(entry, "rate", parts, entries["indicators"], "indicator")
    for code in parts:
        part = entries["indicators"].get(code)
        if part and not _may_feed(part.values, entry.values["scheme"]):
            yield entry.fault(
                "rate", f"{code} is reported by {part.values['scheme']}, too coarse for {entry.values['scheme']}"
            )


def _may_feed(part: dict[str, Any], scheme: str) -> bool:
    """A part is as fine as its rate, or a yearly plan or stock that holds all year."""
    if FINER[part["scheme"]] <= FINER[scheme]:
        return True
    return part["scheme"] == "year" and part["basis"] in ("plan", "stock")


def _check_range(entry: Entry) -> Iterator[Fault]:
    low, high = entry.values.get("plausible", [None, None])
    if low is not None and high is not None and low > high:
        yield entry.fault("plausible", f"{low} is above {high}")


def _check_breaks(entry: Entry) -> Iterator[Fault]:
    days = [found["from"] for found in entry.values.get("breaks", ())]
    if days != sorted(set(days)):
        yield entry.fault("breaks", "the days do not follow each other")
    for day in days:
        if not _is_day(day):
            yield entry.fault("breaks", f"there is no day {day}")


def _check_forms(entries: Entries) -> Iterator[Fault]:
    carrier: dict[str, str] = {}
    for entry in entries["forms"].values():
        row = entry.values
        yield from _dangling(entry, "sector", [row["sector"]], entries["sectors"], "sector")
        yield from _dangling(entry, "senders", [s for s in row["senders"] if s != "communes"], entries["units"], "unit")
        yield from _dangling(entry, "indicators", row.get("indicators", []), entries["indicators"], "indicator")
        yield from _dangling(entry, "breakdown", [row.get("breakdown")], entries["breakdowns"], "breakdown")
        if row["kind"] in ABOUT_THINGS and not row.get("entity"):
            yield entry.fault("entity", f"a form of {row['kind']} says what its rows are about")
        if row["kind"] != "observations":
            continue
        for code in row.get("indicators", []):
            if code in carrier:
                yield entry.fault("indicators", f"{code} is already in {carrier[code]}")
            carrier[code] = row["code"]
            indicator = entries["indicators"].get(code)
            if indicator and indicator.values["scheme"] != row["scheme"]:
                yield entry.fault(
                    "indicators", f"{code} is reported by {indicator.values['scheme']}, not {row['scheme']}"
                )


def _check_groups(entries: Entries) -> Iterator[Fault]:
    for entry in entries["groups"].values():
        yield from _dangling(entry, "communes", entry.values["communes"], entries["areas"], "commune")


def _check_alarm_levels(entries: Entries) -> Iterator[Fault]:
    """CSV has no schema: numbers that rise, a day, yes or no, and an indicator of that kind of station."""
    for entry in entries["alarm_levels"].values():
        row = entry.values
        yield from _dangling(entry, "indicator", [row["indicator"]], entries["indicators"], "indicator")
        known = entries["indicators"].get(row["indicator"])
        if known and known.values.get("entity", "") != row["kind"]:
            yield entry.fault("kind", f"{row['indicator']} is not measured at a {row['kind']}")
        try:
            levels = [Decimal(row[f"level_{number}"]) for number in (1, 2, 3)]
            if levels != sorted(set(levels)):
                yield entry.fault("level_1", "the levels I, II and III do not rise")
        except InvalidOperation:
            yield entry.fault("level_1", "a level is not a number")
        if not _is_day(row["effective_from"]):
            yield entry.fault("effective_from", f"there is no day {row['effective_from']}")
        for field in ("confirmed", "made_up"):
            if row[field] not in ("yes", "no"):
                yield entry.fault(field, "neither yes nor no")


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _check_short_names(entries: Entries) -> Iterator[Fault]:
    seen: dict[tuple[str, str], str] = {}
    for entry in entries["indicators"].values():
        key = (entry.values["code"].split("-")[0], entry.values["short_name"])
        if key in seen:
            yield entry.fault("short_name", f"{key[1]!r} is already the short name of {seen[key]}")
        seen[key] = entry.values["code"]
