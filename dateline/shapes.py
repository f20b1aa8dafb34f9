"""Geometry on outlines, in degrees: parts of an area, a point inside, distance. Pure, no library.

Degrees are treated as a plane, which is near enough for shapes that are drawn vaguely.
"""

import itertools
from collections.abc import Iterable
from math import atan2, cos, radians, sin, sqrt

from dateline.model import Coordinates, Line, Outline, Polygon, Ring

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG
PART = 1 / 3  # "eastern" is the eastern third of an extent; no standard says how much, so it is drawn without an edge

Box = tuple[float, float, float, float]  # south, west, north, east


def kilometres(a: Coordinates, b: Coordinates) -> float:
    """Great-circle distance (haversine)."""
    p, q = radians(a.lat), radians(b.lat)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * atan2(sqrt(h), sqrt(max(0.0, 1 - h)))


def box_of(outline: Outline) -> Box:
    """The extent of the largest polygon and all others near it (within its own width), so that Alaska does not count."""
    main = _box(max((polygon[0] for polygon in outline.polygons), key=_area))
    width, height = main[3] - main[1], main[2] - main[0]
    near = [
        box
        for box in (_box(polygon[0]) for polygon in outline.polygons)
        if box[3] > main[1] - width
        and box[1] < main[3] + width
        and box[2] > main[0] - height
        and box[0] < main[2] + height
    ]
    return min(b[0] for b in near), min(b[1] for b in near), max(b[2] for b in near), max(b[3] for b in near)


def part_of(outline: Outline, direction: str) -> Outline | None:
    """The part of an area that "eastern", "north-western" or "central" names; None when nothing of it is there."""
    south, west, north, east = box_of(outline)
    word = direction.replace("-", "").removesuffix("ern")
    middle = word == "central"
    low, high, left, right = south, north, west, east
    if middle:
        low, high = south + PART * (north - south), north - PART * (north - south)
        left, right = west + PART * (east - west), east - PART * (east - west)
    if word.startswith("north"):
        low = north - PART * (north - south)
    if word.startswith("south"):
        high = south + PART * (north - south)
    if word.endswith("east"):
        left = east - PART * (east - west)
    if word.endswith("west"):
        right = west + PART * (east - west)
    clipped = tuple(
        (ring,) for polygon in outline.polygons if len(ring := clip(polygon[0], (low, left, high, right))) > 3
    )
    return Outline(clipped, approximate=True) if clipped else None


def point_in(outline: Outline) -> Coordinates:
    """The centroid of the largest polygon, or where that lies outside, the middle of the widest stretch on its latitude;
    without polygons, the middle vertex of the longest line."""
    if not outline.polygons:
        line = max(outline.lines, key=_length)
        return Coordinates(*(_halfway(line) if len(line) == 2 else line[len(line) // 2]))
    rings = max(outline.polygons, key=lambda polygon: _area(polygon[0]))
    lat, lon = _centroid(rings[0])
    crossings = sorted(
        b[1] + (lat - b[0]) * (a[1] - b[1]) / (a[0] - b[0])
        for ring in rings
        for a, b in itertools.pairwise(ring)
        if (a[0] > lat) != (b[0] > lat)
    )
    stretches = list(zip(crossings[::2], crossings[1::2], strict=False))
    if stretches and not any(left <= lon <= right for left, right in stretches):
        left, right = max(stretches, key=lambda s: s[1] - s[0])
        lon = (left + right) / 2
    return Coordinates(lat, lon)


def holds(outline: Outline, point: Coordinates) -> bool:
    """Whether the point lies inside, holes left out."""
    return any(
        _inside(polygon[0], point) and not any(_inside(hole, point) for hole in polygon[1:])
        for polygon in outline.polygons
    )


def thinned(outline: Outline, most: int = 4000) -> Outline:
    """The outline with at most about `most` vertices, small islands dropped first, then short lines, for a light map."""
    polygons: Iterable[Polygon] = sorted(outline.polygons, key=lambda p: -_area(p[0]))
    kept: list[Polygon] = []
    for polygon in polygons:
        size = sum(len(ring) for ring in polygon)
        if kept and most < size:
            break
        most -= size
        kept.append(polygon)
    lines: list[Line] = []
    for line in sorted(outline.lines, key=_length, reverse=True):
        if lines and most < len(line):
            break
        most -= len(line)
        lines.append(line)
    return Outline(tuple(kept), outline.approximate, tuple(lines))


def _length(line: Line) -> float:
    return sum(abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in itertools.pairwise(line))


def _halfway(line: Line) -> tuple[float, float]:
    return (line[0][0] + line[1][0]) / 2, (line[0][1] + line[1][1]) / 2


def _box(ring: Ring) -> Box:
    lats, lons = [p[0] for p in ring], [p[1] for p in ring]
    return min(lats), min(lons), max(lats), max(lons)


def _area(ring: Ring) -> float:
    return abs(sum(a[1] * b[0] - b[1] * a[0] for a, b in itertools.pairwise(ring))) / 2


def _centroid(ring: Ring) -> tuple[float, float]:
    lat = lon = total = 0.0
    base = ring[0]  # relative to a vertex: large coordinates lose digits
    for a, b in itertools.pairwise(ring):
        cross = (a[1] - base[1]) * (b[0] - base[0]) - (b[1] - base[1]) * (a[0] - base[0])
        total += cross
        lat += cross * (a[0] + b[0] - 2 * base[0])
        lon += cross * (a[1] + b[1] - 2 * base[1])
    box = _box(ring)
    if total == 0:
        return _middle(box)
    middle = base[0] + lat / (3 * total), base[1] + lon / (3 * total)
    # That of a ring that crosses itself may lie anywhere, off the Earth too.
    return middle if box[0] <= middle[0] <= box[2] and box[1] <= middle[1] <= box[3] else _middle(box)


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _inside(ring: Ring, point: Coordinates) -> bool:
    inside = False
    for a, b in itertools.pairwise(ring):
        crosses = (a[0] > point.lat) != (b[0] > point.lat)
        if crosses and point.lon < b[1] + (point.lat - b[0]) * (a[1] - b[1]) / (a[0] - b[0]):
            inside = not inside
    return inside


def clip(ring: Ring, box: Box) -> Ring:
    """Sutherland and Hodgman's clipping to a box: one straight edge after another."""
    south, west, north, east = box
    for axis, limit, sign in ((0, south, 1), (0, north, -1), (1, west, 1), (1, east, -1)):
        ring = _clip_edge(ring, axis, limit, sign)
        if not ring:
            return ()
    return ring


def _clip_edge(ring: Ring, axis: int, limit: float, sign: int) -> Ring:
    kept: list[tuple[float, float]] = []
    for a, b in itertools.pairwise(ring):
        a_in, b_in = sign * (a[axis] - limit) >= 0, sign * (b[axis] - limit) >= 0
        if a_in:
            kept.append(a)
        if a_in != b_in:
            share = (limit - a[axis]) / (b[axis] - a[axis])
            kept.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
    return (*kept, kept[0]) if kept else ()
