"""Where a place is, as the exports have it: WGS 84 degrees, longitude first. Standard library only."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dateline.model import Dossier

DECIMALS = 5  # of an outline's degrees: 1 m

At = tuple[float, float]  # longitude, latitude
Stretch = tuple[At, ...]


@dataclass(frozen=True, slots=True)
class Point:
    coordinates: At
    type: Literal["Point"] = "Point"

    def __post_init__(self) -> None:
        on_earth((self.coordinates,))


@dataclass(frozen=True, slots=True)
class Area:
    """Polygons: each its outer ring, counter-clockwise, then its holes, clockwise; a ring ends where it begins."""

    coordinates: tuple[tuple[Stretch, ...], ...]
    type: Literal["MultiPolygon"] = "MultiPolygon"

    def __post_init__(self) -> None:
        for ring in itertools.chain.from_iterable(self.coordinates):
            if len(ring) < 4 or ring[0] != ring[-1]:
                raise ValueError("a ring is not closed")
            on_earth(ring)


@dataclass(frozen=True, slots=True)
class Lines:
    coordinates: tuple[Stretch, ...]
    type: Literal["MultiLineString"] = "MultiLineString"

    def __post_init__(self) -> None:
        for line in self.coordinates:
            if len(line) < 2:
                raise ValueError("a line has one end")
            on_earth(line)


Geometry = Point | Area | Lines


def geometry_of(dossier: Dossier) -> Geometry:
    """A town's point, an area's polygons, a road's or a border's lines."""
    outline = dossier.outline
    if outline is None:
        lat, lon = dossier.place.point
        return Point((lon, lat))
    if outline.lines:
        return Lines(tuple(map(_path, outline.lines)))
    return Area(
        tuple(
            tuple(_wound(_path(ring), outer=n == 0) for n, ring in enumerate(polygon)) for polygon in outline.polygons
        )
    )


def on_earth(path: Iterable[At]) -> None:
    """Raises ValueError for what is off the Earth."""
    # NaN fails both comparisons, so it is refused too.
    if not all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in path):
        raise ValueError("a point is off the Earth")


def _path(points: Iterable[tuple[float, float]]) -> Stretch:
    return tuple((round(lon, DECIMALS), round(lat, DECIMALS)) for lat, lon in points)


def _wound(ring: Stretch, *, outer: bool) -> Stretch:
    twice = sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in itertools.pairwise(ring))
    clockwise = twice > 0
    return ring[::-1] if clockwise == outer else ring
