"""How full the hospitals' beds are, day by day."""

from __future__ import annotations

from datetime import date

from data.views.headline import Headline, read_headlines
from data.views.reader import Reader

BEDS = "YT-05"


def read_beds(reader: Reader, until: str) -> Headline:
    """The newest day up to an ISO date."""
    return read_headlines(reader, [BEDS], date.fromisoformat(until), spark=31)[0]
