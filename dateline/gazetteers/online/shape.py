"""The border in an answer, GeoJSON, as an outline light enough for a map. Pure."""

import itertools
from typing import Any

from dateline.model import Coordinates, Outline, Polygon, Ring
from dateline.shapes import box_of, thinned

MAX_VERTICES = 1_000  # of an outline: at the width of a screen no more can be told apart
_FINEST = 1e-4  # degrees, about 11 m


def outline_of(geometry: object, point: Coordinates) -> Outline | None:
    """None for what is no polygon, is off the Earth, or lies elsewhere than the place's own point."""
    try:
        outline = Outline(tuple(_polygons(geometry)))
    except (TypeError, ValueError, IndexError, KeyError):
        return None
    if not outline.polygons:
        return None
    lats = [lat for polygon in outline.polygons for lat, _ in polygon[0]]
    lons = [lon for polygon in outline.polygons for _, lon in polygon[0]]
    if not (min(lats) <= point.lat <= max(lats) and min(lons) <= point.lon <= max(lons)):
        return None
    return simplified(outline)


def simplified(outline: Outline, most: int = MAX_VERTICES) -> Outline:
    """Vertices that lie next to each other are dropped, at a distance that doubles until few enough are left."""
    south, west, north, east = box_of(outline)
    step = max(north - south, east - west) / 4_000
    coarse = outline
    while _size(coarse) > most and step < 45:
        rings = (tuple(_sparse(ring, step) for ring in polygon) for polygon in outline.polygons)
        kept = tuple((p[0], *(hole for hole in p[1:] if len(hole) > 3)) for p in rings if len(p[0]) > 3)
        if not kept:
            break
        coarse = Outline(kept)
        step *= 2
    return thinned(coarse, most)


def _size(outline: Outline) -> int:
    return sum(len(ring) for polygon in outline.polygons for ring in polygon)


def _sparse(ring: Ring, step: float) -> Ring:
    kept = [ring[0]]
    for lat, lon in ring[1:-1]:
        if abs(lat - kept[-1][0]) + abs(lon - kept[-1][1]) >= step:
            kept.append((lat, lon))
    return (*kept, ring[-1])


def _polygons(geometry: Any) -> list[Polygon]:
    match geometry["type"]:
        case "Polygon":
            return [_polygon(geometry["coordinates"])]
        case "MultiPolygon":
            return [_polygon(rings) for rings in geometry["coordinates"]]
    return []


def _polygon(rings: Any) -> Polygon:
    outer, *holes = map(_ring, rings)
    if len(outer) < 4:
        raise ValueError("not an area")
    return (outer, *(hole for hole in holes if len(hole) > 3))


def _ring(positions: Any) -> Ring:
    """Closed, and no vertex twice in a row. Raises ValueError for what is off the Earth."""
    ring = [tuple(Coordinates(_degrees(position[1]), _degrees(position[0]))) for position in positions]
    distinct = [vertex for vertex, _ in itertools.groupby(ring)]
    closed = distinct if distinct[0] == distinct[-1] else [*distinct, distinct[0]]
    return tuple((lat, lon) for lat, lon in closed)


def _degrees(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError("not a number")
    return round(float(value) / _FINEST) * _FINEST if abs(value) < 1e6 else float(value)
