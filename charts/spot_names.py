"""Which names stand on a map of points and on which side: what is in trouble always, a few communes to find the way."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from charts.spots import Points, Spot
from data.catalogue import Area

LETTER, LINE, AWAY = 6.9, 17.0, 5.0  # how wide a letter and how high a line is, and how far from its spot, in pixels
LANDMARKS, WARDS, APART = 9, 4, 90.0  # communes named at most, of these wards first, and how far apart at least
ALWAYS = 12  # of what is urgent, so many have their name whatever it lies on
SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1))
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Name:
    """A text beside a point: the way it goes (-1 left, 1 right; -1 above, 1 below) and how far in pixels.

    order: a spot's is 0, a commune's how early it was chosen, from 1.
    """

    lon: float
    lat: float
    text: str
    across: int
    down: int
    away: float
    order: int = 0
    picked: bool = False


@dataclass(frozen=True)
class Frame:
    """How degrees become pixels on a drawing of a width and a height that shows everything."""

    west: float
    north: float
    scale: float
    stretch: float
    left: float
    top: float
    width: float
    height: float

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point lies, from the left and from the top."""
        return self.left + (lon - self.west) * self.scale, self.top + (self.north - lat) * self.scale * self.stretch


def frame_of(points: Points, communes: Sequence[Area], width: float, height: float) -> Frame:
    """The frame of a map that is fitted to all that it shows."""
    places = [(area.lon, area.lat) for area in communes]
    places += [(spot.lon, spot.lat) for spot in points.spots]
    places += [place for track in points.tracks for place in track.points]
    lons, lats = [lon for lon, _ in places] or [0.0], [lat for _, lat in places] or [0.0]
    stretch = 1 / math.cos(math.radians((min(lats) + max(lats)) / 2))
    wide, high = max(lons) - min(lons) or 1.0, (max(lats) - min(lats) or 1.0) * stretch
    scale = min(width / wide, height / high)
    left, top = (width - wide * scale) / 2, (height - high * scale) / 2
    return Frame(min(lons), max(lats), scale, stretch, left, top, width, height)


def place_names(points: Points, communes: Sequence[Area], picked: str, frame: Frame, radius: float) -> list[Name]:
    """The picked spot, what is urgent, then what else is named and the communes, where they touch nothing.

    radius: of a spot of the largest size, in pixels.
    """
    most = max((spot.size for spot in points.spots), default=1)
    marks = {id(spot): radius * math.sqrt(spot.size / most) for spot in points.spots}
    taken: list[Box] = []
    symbols = [_around(frame.place(spot.lon, spot.lat), marks[id(spot)]) for spot in points.spots]
    names: list[Name] = []
    wanted = [spot for spot in points.spots if spot.named or spot.urgent or (picked and spot.place == picked)]
    for spot in sorted(wanted, key=lambda spot: _rank(spot, picked)):
        chosen = bool(picked) and spot.place == picked
        must = chosen or (spot.urgent and len(names) < ALWAYS)
        options = _options(frame, spot.lon, spot.lat, spot.label, marks[id(spot)] + AWAY)
        costs = [(_cost(frame, box, taken, symbols), side, box) for side, box in options]
        cost, (across, down, away), box = min(costs, key=lambda found: found[0])
        if must or cost < 1:
            taken.append(box)
            names.append(Name(spot.lon, spot.lat, spot.label, across, down, away, 0, chosen))
    return [*names, *_landmarks(communes, frame, taken, symbols)]


def _landmarks(communes: Sequence[Area], frame: Frame, taken: list[Box], symbols: Sequence[Box]) -> Iterator[Name]:
    """Communes whose names are free and lie far from each other, some wards first, which more people know."""
    chosen: list[Area] = []
    for order in range(1, LANDMARKS + 1):
        for area in _farthest(communes, frame, chosen):
            options = _options(frame, area.lon, area.lat, area.short_name, AWAY)
            free = next((found for found in options if not _cost(frame, found[1], taken, symbols)), None)
            if free:
                (across, down, away), box = free
                taken.append(box)
                chosen.append(area)
                yield Name(area.lon, area.lat, area.short_name, across, down, away, order)
                break


def _farthest(communes: Sequence[Area], frame: Frame, chosen: Sequence[Area]) -> list[Area]:
    """Those that are APART from what was chosen, the farthest first; to begin with, those nearest the middle."""
    middle = frame.width / 2, frame.height / 2
    places = [frame.place(area.lon, area.lat) for area in chosen]
    apart = {a.code: min((math.dist(frame.place(a.lon, a.lat), p) for p in places), default=APART) for a in communes}

    def order(area: Area) -> tuple[bool, float]:
        to_middle = math.dist(frame.place(area.lon, area.lat), middle)
        later = len(chosen) < WARDS and area.kind != "phường"
        return later, -apart[area.code] if chosen else to_middle

    return sorted((area for area in communes if apart[area.code] >= APART), key=order)


def _rank(spot: Spot, picked: str) -> tuple[bool, bool]:
    return not (picked and spot.place == picked), not spot.urgent


def _options(
    frame: Frame, lon: float, lat: float, text: str, away: float
) -> Iterator[tuple[tuple[int, int, float], Box]]:
    """The sides on which a name may stand, each with the room that it takes."""
    x, y = frame.place(lon, lat)
    wide = LETTER * len(text)
    for across, down in SIDES:
        left = x - wide / 2 + across * (wide / 2 + away)
        top = y - LINE / 2 + down * (LINE / 2 + away)
        yield (across, down, away), (left, top, left + wide, top + LINE)


def _cost(frame: Frame, box: Box, taken: Sequence[Box], symbols: Sequence[Box]) -> float:
    """What a name there would spoil: nothing where it is free; to leave the map is worst, then to lie on a name."""
    outside = box[0] < 0 or box[1] < 0 or box[2] > frame.width or box[3] > frame.height
    on_names = sum(_touch(box, other) for other in taken)
    on_symbols = sum(_touch(box, other) for other in symbols)
    return 100 * outside + 10 * on_names + 0.1 * on_symbols


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _around(place: tuple[float, float], radius: float) -> Box:
    return place[0] - radius, place[1] - radius, place[0] + radius, place[1] + radius
