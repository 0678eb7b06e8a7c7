"""A catalogue of a few communes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from data.catalogue import Catalogue, load_catalogue
from tests.data.geo.squares import SIDE, SIZE, south_of, west_of


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """Thanh Hóa with 36 of its communes, moved onto a grid of squares; IOC_VAR is a folder of the test."""
    monkeypatch.setenv("IOC_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("IOC_PROVINCE", "38")
    whole = load_catalogue()
    chosen = list(whole.communes.values())[: SIDE * SIDE]
    placed = {a.code: replace(a, lon=west_of(n) + SIZE / 2, lat=south_of(n) + SIZE / 2) for n, a in enumerate(chosen)}
    catalogue = replace(whole, areas={whole.province.code: whole.province} | placed)
    monkeypatch.setattr("data.boundaries.load_catalogue", lambda: catalogue)
    return catalogue
