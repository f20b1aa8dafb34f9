"""Geometry on outlines: distances known from elsewhere, parts of a square, and laws for any star-shaped ring."""

from math import cos, pi, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.gazetteers.chain import Chain
from dateline.model import Coordinates, Outline, Ring
from dateline.shapes import box_of, holds, kilometres, part_of, point_in, thinned

DIRECTIONS = [
    "northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "northeast",
    "north-eastern", "northwestern", "south-eastern", "southwest",
]  # fmt: skip
LAT = st.floats(-90, 90)
LON = st.floats(-180, 180)


def _square(south: float, west: float, side: float) -> Ring:
    north, east = south + side, west + side
    return ((south, west), (south, east), (north, east), (north, west), (south, west))


SQUARE = Outline(((_square(0, 0, 9),),))


@st.composite
def stars(draw: st.DrawFn) -> Outline:
    """A ring around a point, whose vertices are at any distance from it: not convex, never crossing itself."""
    lat, lon = draw(st.floats(-60, 60)), draw(st.floats(-150, 150))
    reach = draw(st.lists(st.floats(0.5, 10), min_size=3, max_size=12))
    turn = 2 * pi / len(reach)
    ring = tuple((lat + r * sin(n * turn), lon + r * cos(n * turn)) for n, r in enumerate(reach))
    return Outline((((*ring, ring[0]),),))


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        ((50.45, 30.52), (55.75, 37.62), 756),  # Kyiv to Moscow
        ((0, 0), (0, 180), 20015),  # half the Earth
        ((90, 0), (-90, 0), 20015),
        ((0, 179.5), (0, -179.5), 111),  # over the antimeridian
    ],
)
def test_distances(a: tuple[float, float], b: tuple[float, float], km: float) -> None:
    assert kilometres(Coordinates(*a), Coordinates(*b)) == pytest.approx(km, abs=1)


@given(LAT, LON, LAT, LON)
@settings(deadline=None)
def test_distance_is_the_same_both_ways_and_never_more_than_half_round(a: float, b: float, c: float, d: float) -> None:
    there = kilometres(Coordinates(a, b), Coordinates(c, d))
    assert there == pytest.approx(kilometres(Coordinates(c, d), Coordinates(a, b)))
    assert 0 <= there < 20016
    assert kilometres(Coordinates(a, b), Coordinates(a, b)) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(
    ("direction", "box"),
    [
        ("eastern", (0, 6, 9, 9)),
        ("western", (0, 0, 9, 3)),
        ("northern", (6, 0, 9, 9)),
        ("southern", (0, 0, 3, 9)),
        ("north-eastern", (6, 6, 9, 9)),
        ("southwest", (0, 0, 3, 3)),
        ("central", (3, 3, 6, 6)),
    ],
)
def test_a_part_is_a_third(direction: str, box: tuple[float, ...]) -> None:
    part = part_of(SQUARE, direction)
    assert part is not None
    assert part.approximate
    assert box_of(part) == pytest.approx(box)


def test_far_islands_do_not_count() -> None:
    with_island = Outline((*SQUARE.polygons, (_square(40, -150, 1),)))
    assert box_of(with_island) == (0, 0, 9, 9)
    part = part_of(with_island, "western")
    assert part is not None
    assert box_of(part) == pytest.approx((0, 0, 9, 3))


def test_holes_are_outside() -> None:
    ring = Outline(((_square(0, 0, 9), _square(3, 3, 3)),))
    assert holds(ring, Coordinates(1, 1))
    assert not holds(ring, Coordinates(4, 4))
    assert not holds(ring, Coordinates(10, 4))


def test_a_point_of_a_crescent_lies_in_it() -> None:
    horseshoe = Outline((((((0, 0), (0, 9), (9, 9), (9, 8), (1, 8), (1, 1), (9, 1), (9, 0), (0, 0))),),))
    assert holds(horseshoe, point_in(horseshoe))


def test_a_line_has_a_point_too() -> None:
    flat = Outline(((((0, 0), (0, 2), (0, 4), (0, 0)),),))
    assert tuple(point_in(flat)) == (0, 2)


@given(stars(), st.sampled_from(DIRECTIONS))
@settings(deadline=None, max_examples=100)
def test_a_part_is_closed_and_within_the_box(outline: Outline, direction: str) -> None:
    part = part_of(outline, direction)
    if part is None:
        return
    south, west, north, east = box_of(outline)
    for polygon in part.polygons:
        for ring in polygon:
            assert ring[0] == ring[-1]
            assert len(ring) > 3
            assert all(south - 1e-9 <= a <= north + 1e-9 and west - 1e-9 <= b <= east + 1e-9 for a, b in ring)


@given(stars())
@settings(deadline=None, max_examples=100)
def test_the_point_lies_in_the_outline(outline: Outline) -> None:
    assert holds(outline, point_in(outline))


def test_a_ring_that_crosses_itself_has_a_point_on_the_earth() -> None:
    # Two triangles that all but cancel each other out: by the formula the centroid lies at longitude -33,298.
    bow = ((51.0, 35.0), (52.0, 36.0), (51.0, 36.0), (52.0 + 1e-5, 35.0), (51.0, 35.0))
    lat, lon = point_in(Outline(((bow,),)))
    assert 51 <= lat <= 52.00001
    assert 35 <= lon <= 36


def test_thinning_keeps_the_largest_and_drops_islands() -> None:
    islands = tuple((_square(20 + n, 20, 0.1 + n / 100),) for n in range(5))
    outline = Outline((*islands, *SQUARE.polygons), approximate=True)
    assert thinned(outline, 5).polygons == SQUARE.polygons
    assert thinned(outline, 1).polygons == SQUARE.polygons  # never nothing
    assert thinned(outline, 10).polygons == (*SQUARE.polygons, islands[-1])
    assert thinned(outline, 100).approximate


@pytest.mark.parametrize("place_id", ["gn:690791", "gn:2017370", "gn:538555", "gn:6252001"])
def test_real_outlines_have_parts_with_a_point_in_them(gazetteer: Chain, place_id: str) -> None:
    outline = gazetteer.outline(place_id)
    assert outline is not None
    for direction in ("eastern", "western", "northern", "southern", "central"):
        part = part_of(outline, direction)
        assert part is not None, direction
        assert holds(part, point_in(part)), direction
