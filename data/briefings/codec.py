"""Views as JSON and back, by their annotations: what is frozen must be read again by a later program."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any, TypeVar, get_args, get_origin

from cattrs import Converter
from cattrs.preconf.json import make_converter

from data.briefings.model import Briefing
from data.catalogue import Catalogue
from data.catalogue.model import Area, Form, Group, Indicator, Sector, Unit
from data.periods import Period, parse_period
from data.scope import Known

T = TypeVar("T")


def to_text(value: Any, kind: Any) -> str:
    """A view as JSON, always the same text for the same view. Entries of the catalogue and periods stand as codes."""
    return _dump(_plain().unstructure(value, unstructure_as=kind))


def from_text(text: str, kind: type[T], catalogue: Catalogue) -> T:
    """The view of a text; its codes are looked up in the catalogue under which it was frozen."""
    return _with(Known(catalogue)).structure(json.loads(text), kind)


def briefing_to_text(briefing: Briefing) -> str:
    """A meeting as JSON."""
    return _dump(_plain().unstructure(briefing))


def briefing_from_text(text: str) -> Briefing:
    """The meeting of a text."""
    return _plain().structure(json.loads(text), Briefing)


def _dump(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@lru_cache(maxsize=1)
def _plain() -> Converter:
    converter = make_converter()
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda text, _: Decimal(text))
    converter.register_unstructure_hook(timedelta, lambda span: span.total_seconds())
    converter.register_structure_hook(timedelta, lambda seconds, _: timedelta(seconds=seconds))
    converter.register_unstructure_hook(Period, lambda period: period.code)
    converter.register_structure_hook(Period, lambda code, _: parse_period(code))
    for kind in (Indicator, Sector, Form, Unit, Area, Group):
        converter.register_unstructure_hook(kind, lambda entry: entry.code)
    converter.register_unstructure_hook_factory(_has_pairs_as_keys, _pairs_out)
    converter.register_structure_hook_factory(_has_pairs_as_keys, _pairs_in)
    return converter


def _look_up(find: Callable[[str], Any], code: str, _: Any) -> Any:
    return find(code)


def _has_pairs_as_keys(kind: Any) -> bool:
    """Whether it is a dictionary whose keys are tuples, which JSON does not have."""
    return get_origin(kind) is dict and get_origin(get_args(kind)[0]) is tuple


def _pairs_out(kind: Any, converter: Converter) -> Callable[[Any], Any]:
    value = get_args(kind)[1]
    return lambda found: [[list(key), converter.unstructure(found[key], value)] for key in sorted(found)]


def _pairs_in(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    value = get_args(kind)[1]
    return lambda pairs, _: {tuple(key): converter.structure(one, value) for key, one in pairs}


@lru_cache(maxsize=8)
def _with(held: Known) -> Converter:
    """The converter that knows a version of the catalogue."""
    known, converter = held.catalogue, _plain().copy()
    places: dict[type, Callable[[str], Any]] = {
        Indicator: known.indicators.__getitem__,
        Sector: known.sectors.__getitem__,
        Form: known.forms.__getitem__,
        Unit: known.units.__getitem__,
        Area: known.areas.__getitem__,
        Group: known.groups.__getitem__,
    }
    for kind, find in places.items():
        converter.register_structure_hook(kind, partial(_look_up, find))
    return converter
