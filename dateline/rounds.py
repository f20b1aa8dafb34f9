"""Shapes around and between points: a disc, a ring, a sector, a corridor, a straight line. Pure, no library.

No standard says how far "near" reaches. ACLED codes an event "near" a town to that town with precision 2, UCDP calls
within about 25 km near; the figures below stay inside that. All of it is drawn without an edge.
"""

from dataclasses import dataclass
from math import asin, atan2, cos, degrees, pi, radians, sin, sqrt

from dateline.model import Coordinates, Line, Polygon, Relation, RelationKind, Ring
from dateline.shapes import EARTH_RADIUS_KM, clip, kilometres

PEOPLE_PER_KM2 = 4000.0  # of a built-up area, for a radius from a population; cities lie between about 2,000 and 10,000
LARGEST_TOWN = 20.0  # km: a larger radius would be guessed from an agglomeration's population
NEAR = 10.0  # km beyond the town's edge
OUTSKIRTS = (2.0, 4.0)  # km: at least so far from the centre, and so wide
BESIDE = (3.0, 22.0)  # km: "south of" without a distance begins so far from the centre at least, and is so long
TOLERANCE = 0.2  # of a stated distance, since reports round it
ROUNDED = 2.0  # km, at least: nor do they say from which point of a town they measure
FARTHEST = 1000.0  # km: a distance beyond it says nothing of where
SECTOR = 22.5  # degrees to either side of a direction: an eighth of the compass
QUARTER = 45.0  # degrees: "eastern Goma" is a quarter of the town
CORRIDOR = (0.1, 2.0, 15.0)  # half the width of "between": this share of the length, within these limits in km
STEP = 7.5  # degrees between two vertices of an arc
WIND = {"north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0, "southwest": 225.0,
        "west": 270.0, "northwest": 315.0}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reach:
    """From `near` to `far` kilometres around a point, `half` degrees to either side of `bearing`; 180 is all round."""

    near: float
    far: float
    bearing: float = 0.0
    half: float = 180.0


def towards(direction: str) -> str:
    """The point of the compass: "north-eastern" and "northeast" are one."""
    return direction.replace("-", "").removesuffix("ern")


def reach_of(relation: Relation, population: int) -> Reach | None:
    """How far around a town a phrase means, and to which side; None where that says nothing of where."""
    edge = min(LARGEST_TOWN, sqrt(population / PEOPLE_PER_KM2 / pi))
    bearing = WIND.get(towards(relation.direction))
    distance = relation.kilometres
    if distance is not None and distance > FARTHEST:
        return None
    side = {} if bearing is None else {"bearing": bearing, "half": SECTOR}
    match relation.kind:
        case RelationKind.NEAR if distance is not None:
            return Reach(0, distance)
        case RelationKind.NEAR | RelationKind.COAST:
            return Reach(edge if edge > OUTSKIRTS[0] else 0, edge + NEAR, **side)
        case RelationKind.OUTSKIRTS:
            side = {} if bearing is None else {"bearing": bearing, "half": QUARTER}
            near = max(edge, OUTSKIRTS[0])
            return Reach(near, near + OUTSKIRTS[1], **side)
        case RelationKind.PART:
            far = max(edge, OUTSKIRTS[0])
            return Reach(0, far / 2) if bearing is None else Reach(0, far, bearing, QUARTER)
        case RelationKind.DIRECTION if distance is not None:
            slack = max(TOLERANCE * distance, ROUNDED)
            return Reach(max(0, distance - slack), distance + slack, **side)
        case RelationKind.DIRECTION:
            near = max(edge, BESIDE[0])
            return Reach(near, near + BESIDE[1], **side)
        case _:
            return None


def said(reach: Reach) -> str:
    """The shape in words, up to the name: "a ring from 2 to 6 km around", "a sector from 24 to 36 km to the south of"."""
    if reach.half < 180:
        side = next(side for side, bearing in WIND.items() if bearing == reach.bearing)
        return f"a sector from {_figure(reach.near)} to {_figure(reach.far)} km to the {side} of"
    if reach.near == 0:
        return f"a disc of {_figure(reach.far)} km around"
    return f"a ring from {_figure(reach.near)} to {_figure(reach.far)} km around"


def _figure(km: float) -> str:
    return f"{km:,.0f}" if km >= 10 else f"{km:.1f}".removesuffix(".0")


def around(point: Coordinates, reach: Reach) -> tuple[Polygon, ...]:
    """The disc, ring or sector; cut at the 180th meridian. Around a pole it is the whole cap."""
    if abs(point.lat) + degrees(reach.far / EARTH_RADIUS_KM) >= 90:
        return (_cap(point, reach.far),)
    if reach.half < 180:
        return _split(_sector(point, reach))
    outer = _arc(point, reach.far, 0, 360)
    hole = (_arc(point, reach.near, 0, 360)[::-1],) if reach.near else ()
    if not hole or all(-180 <= lon <= 180 for _, lon in outer):
        return tuple((ring, *hole) for (ring,) in _split(outer))
    halves = (_sector(point, Reach(reach.near, reach.far, bearing, 90)) for bearing in (90.0, 270.0))
    return tuple(polygon for half in halves for polygon in _split(half))


def corridor(a: Coordinates, b: Coordinates) -> tuple[Polygon, ...]:
    """The band between two points; cut at the 180th meridian."""
    share, least, most = CORRIDOR
    half = min(most, max(least, share * kilometres(a, b)))
    end = _beside(a, b)
    there = _bearing(a, b)
    corners = (
        _moved(tuple(a), there - 90, half),
        _moved(end, there - 90, half),
        _moved(end, there + 90, half),
        _moved(tuple(a), there + 90, half),
    )
    return _split((*corners, corners[0]))


def straight(a: Coordinates, b: Coordinates) -> tuple[Line, ...]:
    """The line between two points; cut at the 180th meridian."""
    start, end = (a.lat, a.lon), _beside(a, b)
    if -180 <= end[1] <= 180:
        return ((start, end),)
    edge = 180.0 if end[1] > 180 else -180.0
    share = (edge - start[1]) / (end[1] - start[1])
    lat = start[0] + share * (end[0] - start[0])
    return ((start, (lat, edge)), ((lat, -edge), (b.lat, b.lon)))


def _beside(a: Coordinates, b: Coordinates) -> tuple[float, float]:
    """`b` with a longitude within 180 degrees of that of `a`, though it be off the map."""
    return b.lat, a.lon + (b.lon - a.lon + 180) % 360 - 180


def _sector(point: Coordinates, reach: Reach) -> Ring:
    low, high = reach.bearing - reach.half, reach.bearing + reach.half
    inner = _arc(point, reach.near, low, high)[::-1] if reach.near else (tuple(point),)
    outer = _arc(point, reach.far, low, high)
    return (*outer, *inner, outer[0])


def _arc(point: Coordinates, km: float, low: float, high: float) -> Ring:
    """Vertices at `km` from the point, clockwise; their longitudes go on beyond 180. A whole circle ends as it begins."""
    steps = max(2, round((high - low) / STEP))
    found = [_moved(tuple(point), low + n * (high - low) / steps, km) for n in range(steps + 1)]
    if high - low >= 360:
        found[-1] = found[0]
    return tuple(found)


def _moved(start: tuple[float, ...], bearing: float, km: float) -> tuple[float, float]:
    """Where one comes to on a great circle."""
    lat, turn, arc = radians(start[0]), radians(bearing), km / EARTH_RADIUS_KM
    to = asin(max(-1.0, min(1.0, sin(lat) * cos(arc) + cos(lat) * sin(arc) * cos(turn))))
    east = atan2(sin(turn) * sin(arc) * cos(lat), cos(arc) - sin(lat) * sin(to))
    return degrees(to), start[1] + degrees(east)


def _bearing(a: Coordinates, b: Coordinates) -> float:
    p, q, east = radians(a.lat), radians(b.lat), radians(b.lon - a.lon)
    return degrees(atan2(sin(east) * cos(q), cos(p) * sin(q) - sin(p) * cos(q) * cos(east)))


def _cap(point: Coordinates, km: float) -> Polygon:
    pole = 90.0 if point.lat > 0 else -90.0
    low = point.lat - degrees(km / EARTH_RADIUS_KM) * (1 if pole > 0 else -1)
    return (((low, -180.0), (low, 180.0), (pole, 180.0), (pole, -180.0), (low, -180.0)),)


def _split(ring: Ring) -> tuple[Polygon, ...]:
    """A ring that goes on beyond the 180th meridian as two, one on either side."""
    turned = ((0.0, -180.0, 180.0), (360.0, 180.0, 540.0), (-360.0, -540.0, -180.0))
    if all(-180 <= lon <= 180 for _, lon in ring):
        return ((ring,),)
    pieces: list[Polygon] = []
    for shift, west, east in turned:
        cut = clip(ring, (-90, west, 90, east))
        if len(cut) > 3:
            pieces.append((tuple((lat, lon - shift) for lat, lon in cut),))
    return tuple(pieces)
