"""The small catalogue, and files made from it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from data.catalogue.model import (
    Catalogue,
)
from data.entities import Entity
from data.intake_context import IntakeContext
from loaders.forms.templates import write_form
from loaders.report import Report
from loaders.submit import check_file
from tests.loaders.lines import Check
from tests.loaders.small_catalogue import TODAY, small_catalogue, small_entities


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Two units, three communes, two sectors, a form of every kind and shape."""
    return small_catalogue()


@pytest.fixture(scope="session")
def entities() -> dict[str, Entity]:
    """Two facilities in two communes."""
    return small_entities()


@pytest.fixture
def check(catalogue: Catalogue, entities: dict[str, Entity]) -> Check:
    """check_file against the small catalogue; `previous` is what the store says about earlier values."""

    def run(content: bytes, name: str = "bieu.xlsx", previous: Decimal | None = None) -> Report:
        return check_file(name, content, catalogue, IntakeContext(TODAY, entities, lambda *key: previous))

    return run


@pytest.fixture(scope="session")
def month_form(catalogue: Catalogue) -> bytes:
    """The empty KT-T for October; rows 10 to 14 are KT-01, its parts A and B, KT-01-LK and KT-02."""
    return write_form(catalogue, "KT-T", "STC", "2026-10")


@pytest.fixture(scope="session")
def commune_form(catalogue: Catalogue) -> bytes:
    """The empty YT-X for October; rows 10 to 12 are the communes, columns C and D YT-01 and YT-02."""
    return write_form(catalogue, "YT-X", "SYT", "2026-10")


@pytest.fixture(scope="session")
def check_csv(catalogue: Catalogue, entities: dict[str, Entity]) -> Check:
    """The same without a stored value, for properties that run many times."""
    context = IntakeContext(TODAY, entities, lambda *key: None)
    return lambda content, name: check_file(name, content, catalogue, context)
