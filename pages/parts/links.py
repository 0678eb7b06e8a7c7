"""Where things are: page files and the addresses that reproduce a view."""

from __future__ import annotations

from pathlib import Path

from data.catalogue import Sector
from pages.parts.base import MOMENT, moment_asked

FOLDER = Path(__file__).resolve().parent.parent
OVERVIEW_PAGE = FOLDER / "overview.py"
INDICATOR_PAGE = FOLDER / "indicator.py"
SOURCE_PAGE = FOLDER / "source.py"
UPLOAD_PAGE = FOLDER / "upload.py"
PERIOD = "ky"
CODE = "ma"
PLACE = "noi"
SUBMISSION = "tep"
CELL = "o"


def sector_file(sector: Sector) -> Path:
    """The file of a sector's page."""
    return FOLDER / f"{sector.page}.py"


def query(**parameters: str) -> dict[str, str]:
    """Query parameters of a link: those given and not empty, and the moment that is being looked at."""
    return {name: value for name, value in {**parameters, MOMENT: moment_asked()}.items() if value}
