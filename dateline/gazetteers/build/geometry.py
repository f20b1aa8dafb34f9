"""One simplified geometry for everything drawn: neighbours share their edges to the last digit."""

from collections.abc import Sequence

import numpy as np
import shapely

from dateline.gazetteers.layout import SCALE

TOLERANCE = 0.02  # degrees, about 2 km: the square root of the largest triangle taken away (Visvalingam)
ISLET = 0.0012  # square degrees, about 12 km²: smaller islands go, unless they are the largest of their unit

IntRing = list[tuple[int, int]]  # scaled (lon, lat), closed


def simplified(geometries: Sequence[shapely.Geometry]) -> list[shapely.Geometry]:
    """The coverage simplified, islets dropped, rounded to 1 / SCALE degree."""
    coarse = [_rounded(geometry) for geometry in shapely.coverage_simplify(list(geometries), TOLERANCE)]
    land = shapely.get_parts(shapely.coverage_union_all(coarse))
    islets = [part for part in land if shapely.area(part) < ISLET]
    tree = shapely.STRtree(islets)
    return [_without_islets(geometry, tree) for geometry in coarse]


def _without_islets(geometry: shapely.Geometry, islets: shapely.STRtree) -> shapely.Geometry:
    parts = shapely.get_parts(geometry)
    if len(parts) < 2:
        return geometry
    largest = max(parts, key=shapely.area)  # one of these very objects
    kept = [
        part
        for part in parts
        if part is largest or not len(islets.query(part.representative_point(), predicate="within"))
    ]
    return shapely.multipolygons(kept)


def _rounded(geometry: shapely.Geometry) -> shapely.Geometry:
    return shapely.transform(geometry, lambda points: np.round(points * SCALE) / SCALE)


def dissolve(geometries: Sequence[shapely.Geometry]) -> shapely.Geometry:
    """The union of members of one coverage; its outer edges stay as they are. Rounding may have made a ring touch itself."""
    return shapely.coverage_union_all(list(geometries))


def int_polygons(geometry: shapely.Geometry) -> list[list[IntRing]]:
    """Polygons as rings of whole scaled degrees, what collapses left out, the largest polygon first."""
    polygons = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]
    polygons.sort(key=lambda part: (-part.area, part.bounds))
    rings = ([int_line(ring) for ring in (polygon.exterior, *polygon.interiors)] for polygon in polygons)
    return [[ring for ring in of_one if len(ring) > 3] for of_one in rings if len(of_one[0]) > 3]


def int_line(line: shapely.Geometry) -> IntRing:
    """Scaled whole points, no two alike in a row."""
    points = [(int(x), int(y)) for x, y in np.rint(shapely.get_coordinates(line) * SCALE)]
    return [point for at, point in enumerate(points) if not at or point != points[at - 1]]


def centre(geometry: shapely.Geometry) -> tuple[tuple[float, float], float]:
    """Where a label fits best, (lat, lon): the centre of the largest circle in the largest part; and its radius in degrees of latitude.

    Degrees of longitude are shortened by the latitude first, so that the circle is one on a Mercator map.
    """
    largest = _largest(geometry)
    shrink = max(0.1, float(np.cos(np.radians(largest.centroid.y))))
    flat = shapely.transform(largest, lambda points: points * [shrink, 1])
    radius = shapely.maximum_inscribed_circle(
        flat if flat.is_valid else _largest(shapely.make_valid(flat)), tolerance=0.01
    )
    (x, y), *_ = shapely.get_coordinates(radius)
    return (round(float(y), 4), round(float(x / shrink), 4)), float(radius.length)


def _largest(geometry: shapely.Geometry) -> shapely.Geometry:
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]
    return max(parts, key=lambda part: part.area * np.cos(np.radians(part.centroid.y)))
