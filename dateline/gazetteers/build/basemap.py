"""`world.json.gz`: land, borders and names as the browser draws them.

    {"source": str, "scale": ints a degree,
     "land": [polygon: [ring, ...], ...], "borders": [line, ...], "regions": [line, ...], "disputed": [line, ...],
     "names": [[name, lat, lon, "country" | "region", min_zoom], ...]}

A ring or line is flat: [lon0, lat0, dlon, dlat, ...] in scaled degrees, each step from the point before. `borders` lie between
countries, `regions` between first-level units of a country, both without coasts; `disputed` are drawn dashed.
"""

import itertools
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import shapely

from dateline.gazetteers.build.geometry import centre, dissolve, int_line, int_polygons
from dateline.gazetteers.build.sources import Shape
from dateline.gazetteers.layout import SCALE, deltas

SOURCE = "Natural Earth 4.1, simplified; Crimea after UN General Assembly resolution 68/262"
PIXELS = 28  # half a label's width: the name appears at the zoom where the largest circle in the area is as wide

# Borders that the United Nations do not hold for settled, or armistice lines; both ways.
DISPUTED_PAIRS = frozenset(map(frozenset, (("IL", "SY"), ("IL", "PS"), ("MA", "EH"), ("XK", "RS"), ("IL", "LB"))))
# The Line of Control.
_KASHMIR = {"IN": "jammu and kashmir", "PK": ("azad kashmir", "northern areas", "gilgit-baltistan")}
# Claims that Natural Earth 4.1 (2018) drew and that no longer say where anything is: the line of contact of 2015 in the Donbas,
# the ceasefire line and the oblast of 1991 in Azerbaijan; and claims that nobody presses with more than words.
_LEFT_OUT = (
    "Ukrainian claim",
    "Former USSR oblast in 1991",
    "Ceasefire Line 1994",
    "Bolivian claim",
    "Portuguese claim",
)
_NEAR = 0.03  # degrees: a border so near to a disputed line is that line

Edge = tuple[tuple[int, int], tuple[int, int]]


def world(
    shapes: Sequence[Shape],
    geometries: Sequence[shapely.Geometry],
    unit_of: Mapping[int, str],
    claims: Sequence[tuple[str, str, shapely.Geometry]],
    names: Sequence[tuple[str, shapely.Geometry, str]],
) -> dict[str, Any]:
    """`geometries` are the simplified `shapes`; `unit_of`: which shapes make one unit; `names`: (name, area, "country" or "region")."""
    edges: dict[Edge, list[int]] = defaultdict(list)
    for at, geometry in enumerate(geometries):
        for polygon in int_polygons(geometry):
            for ring in polygon:
                for a, b in itertools.pairwise(ring):
                    edges[(a, b) if a < b else (b, a)].append(at)
    disputes = [line for whose, _, line in claims if whose not in _LEFT_OUT]
    near = shapely.union_all(disputes).buffer(_NEAR)
    shapely.prepare(near)
    drawn: dict[str, list[Edge]] = {"borders": [], "regions": [], "disputed": []}
    for edge, owners in edges.items():
        if len(owners) == 2 and (layer := _layer(owners[0], owners[1], shapes, unit_of)):
            drawn["disputed" if layer == "borders" and near.contains(_line([edge])) else layer].append(edge)
    beside = shapely.buffer(_line(drawn["disputed"] + drawn["borders"]), _NEAR)
    lines = {layer: _merged(_line(of_layer)) for layer, of_layer in drawn.items()}
    others = [shapely.difference(line, beside).simplify(0.01) for line in disputes]
    lines["disputed"] += [line for other in others for line in _merged(other) if line.length > 2 * _NEAR]
    return {
        "source": SOURCE,
        "scale": SCALE,
        "land": [[deltas(ring) for ring in polygon] for polygon in int_polygons(dissolve(geometries))],
        **{
            layer: sorted(deltas(points) for line in of_layer if len(points := int_line(line)) > 1)
            for layer, of_layer in lines.items()
        },
        "names": sorted(_label(*name) for name in names),
    }


def _layer(one: int, other: int, shapes: Sequence[Shape], unit_of: Mapping[int, str]) -> str | None:
    a, b = shapes[one], shapes[other]
    if a.country != b.country or not a.country:
        armistice = (
            frozenset((a.country, b.country)) in DISPUTED_PAIRS
            or not (a.country and b.country)
            or _line_of_control(a, b)
        )
        return "disputed" if armistice else "borders"
    if a.entity != b.entity:
        return "disputed"
    # An unmatched shape is a unit of its own.
    return "regions" if unit_of.get(one, one) != unit_of.get(other, other) else None


def _line_of_control(a: Shape, b: Shape) -> bool:
    if a.country == "PK":
        a, b = b, a
    if (a.country, b.country) != ("IN", "PK"):
        return False
    return any(name.lower() == _KASHMIR["IN"] for name in a.names) and any(
        name.lower() in _KASHMIR["PK"] for name in b.names
    )


def _line(edges: Sequence[Edge]) -> shapely.Geometry:
    return shapely.multilinestrings([[(x / SCALE, y / SCALE) for x, y in edge] for edge in sorted(edges)])


def _merged(lines: shapely.Geometry) -> list[shapely.Geometry]:
    return list(shapely.get_parts(shapely.line_merge(lines)))


def _label(name: str, area: shapely.Geometry, kind: str) -> list[Any]:
    (lat, lon), radius = centre(area)
    # At zoom z a degree of longitude is 256 * 2**z / 360 pixels; the circle is measured in degrees of latitude.
    across = 256 / 360 * radius / max(0.1, math.cos(math.radians(lat)))
    zoom = math.ceil(math.log2(PIXELS / max(across, 1e-6)))
    low, high = (3, 5) if kind == "country" else (5, 8)
    return [name, round(lat, 2), round(lon, 2), kind, max(low, min(high, zoom))]
