"""The catalogue: what is monitored, who sends it, how it is judged. YAML and CSV in, frozen records out."""

from data.catalogue.load import load_catalogue
from data.catalogue.model import (
    AlarmLevels,
    Area,
    Band,
    Break,
    Breakdown,
    Catalogue,
    Form,
    Group,
    Indicator,
    Sector,
    Unit,
)
from data.catalogue.source import CatalogueError, Fault

__all__ = [
    "AlarmLevels",
    "Area",
    "Band",
    "Break",
    "Breakdown",
    "Catalogue",
    "CatalogueError",
    "Fault",
    "Form",
    "Group",
    "Indicator",
    "Sector",
    "Unit",
    "load_catalogue",
]
