"""What a map of points shows: spots with their kinds, and the tracks that lead to them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A class of spots: a symbol, a word, and a colour for each theme ('#RRGGBB'); ○ stays hollow."""

    key: str
    symbol: str
    word: str
    light: str
    dark: str

    def colour(self, theme: str) -> str:
        """Its colour on a theme."""
        return self.dark if theme == "dark" else self.light


@dataclass(frozen=True)
class Spot:
    """A point on the map. said: what pointing at it tells; place: what a click picks; size: how many it stands for.

    A `named` spot carries its label where there is room, an `urgent` one before it and also where there is none.
    """

    lon: float
    lat: float
    label: str
    kind: str
    said: str
    place: str = ""
    size: int = 1
    named: bool = False
    urgent: bool = False


@dataclass(frozen=True)
class Track:
    """Where something went: points of (lon, lat), oldest first."""

    label: str
    kind: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Points:
    """Spots with their kinds, and the tracks that lead to them."""

    spots: tuple[Spot, ...]
    kinds: tuple[Kind, ...]
    tracks: tuple[Track, ...] = ()
