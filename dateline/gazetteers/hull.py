"""The convex hull of points: what stands in for a unit's border when none is known."""

from collections.abc import Iterable

from dateline.model import Ring

_MARGIN = 0.02  # degrees, about 2 km: the outermost towns lie inside, not on the line


def hull(points: Iterable[tuple[float, float]]) -> Ring | None:
    """A closed ring of (lat, lon) around the points, a little wider than they; None for fewer than 3 or all in a line.

    Andrew's monotone chain. Points on both sides of the 180th meridian are no unit's: they get no hull.
    """
    corners = sorted(set(points))
    if len(corners) < 3 or max(lon for _, lon in corners) - min(lon for _, lon in corners) > 180:
        return None
    ring = [*_chain(corners)[:-1], *_chain(corners[::-1])[:-1]]
    if len(ring) < 3:
        return None
    lat0 = sum(lat for lat, _ in ring) / len(ring)
    lon0 = sum(lon for _, lon in ring) / len(ring)
    grown = [(_outward(lat, lat0, 90), _outward(lon, lon0, 180)) for lat, lon in ring]
    return (*grown, grown[0])


def _chain(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    chain: list[tuple[float, float]] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _outward(value: float, centre: float, limit: float) -> float:
    moved = value + (_MARGIN if value > centre else -_MARGIN)
    return max(-limit, min(limit, round(moved, 5)))
