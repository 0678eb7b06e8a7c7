"""Special blocks of sector pages, by the name that the catalogue gives them."""

from __future__ import annotations

from collections.abc import Callable

from data.views.reader import Reader
from data.views.sector import SectorView
from pages.parts.blocks import permit_limits

BLOCKS: dict[str, Callable[[Reader, SectorView], None]] = {"permit_limits": permit_limits.show}
