"""The extent of a place drawn up from a phrase: from the points and outlines of the places that the phrase names. Pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dateline.model import Line, Outline, Place, Relation, RelationKind, Ring
from dateline.rounds import around, corridor, reach_of, straight, towards
from dateline.shapes import part_of


def extent(relation: Relation, anchors: Sequence[Place], outline_of: Callable[[str], Outline | None]) -> Outline | None:
    """None where the places give no such shape: no outline is known, or two have no border in common. Of an area only
    a part, a coast or a border is asked for."""
    first = anchors[0]
    points = [place for place in anchors if place.kind.is_point]
    if relation.kind in (RelationKind.BETWEEN, RelationKind.ROAD, RelationKind.BORDER) and len(points) == 2:
        a, b = points[0].point, points[1].point
        if relation.kind is RelationKind.ROAD:
            return Outline((), approximate=True, lines=straight(a, b))
        return Outline(corridor(a, b), approximate=True)
    if relation.kind is RelationKind.BORDER:
        return _border([outline_of(place.id) for place in anchors], relation.direction)
    if points:
        reach = reach_of(relation, first.population)
        return Outline(around(first.point, reach), approximate=True) if reach else None
    whole = outline_of(first.id)
    if whole is None:
        return None
    if relation.direction:
        return part_of(whole, towards(relation.direction))
    return replace(whole, approximate=True)


def _border(outlines: Sequence[Outline | None], direction: str) -> Outline | None:
    """What two outlines share; or all of one, or what of it lies in a part of it.

    Outlines of one gazetteer share their vertices to the last digit.
    """
    one, two = outlines[0], outlines[-1]
    if one is None or two is None:
        return None
    if len(outlines) == 1:
        part = part_of(one, towards(direction)) if direction else one
        return _shared_by(one, part) if part else None
    return _shared_by(one, two)


def _shared_by(one: Outline, two: Outline) -> Outline | None:
    vertices = {point for polygon in two.polygons for ring in polygon for point in ring}
    lines = tuple(line for polygon in one.polygons for ring in polygon for line in _shared(ring, vertices))
    return Outline((), approximate=True, lines=lines) if lines else None


def _shared(ring: Ring, vertices: set[tuple[float, float]]) -> Iterator[Line]:
    """The stretches of a ring whose vertices are all among these."""
    start = next((n for n, point in enumerate(ring[:-1]) if point not in vertices), None)
    if start is None:
        yield ring
        return
    line: list[tuple[float, float]] = []
    for point in (*ring[start:-1], *ring[: start + 1]):
        if point in vertices:
            line.append(point)
            continue
        if len(line) > 1:
            yield tuple(line)
        line = []
