"""Shapes around points: their figures, their laws anywhere on the Earth, and what lies in them."""

import itertools
from math import cos, degrees, pi, radians

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Coordinates, Outline, Relation, RelationKind, Span
from dateline.rounds import Reach, around, corridor, reach_of, said, straight, towards
from dateline.shapes import EARTH_RADIUS_KM, holds, kilometres, point_in

HOMS = Coordinates(34.73, 36.71)
ONE_DEGREE = degrees(1 / EARTH_RADIUS_KM)  # of latitude, a kilometre


def _reach(kind: str, direction: str = "", km: float | None = None, people: int = 0) -> Reach | None:
    return reach_of(Relation(RelationKind(kind), Span(0, 1), direction, km), people)


@pytest.mark.parametrize(
    ("kind", "direction", "km", "people", "reach"),
    [
        ("near", "", None, 0, Reach(0, 10)),
        ("near", "", 30, 0, Reach(0, 30)),
        ("outskirts", "", None, 0, Reach(2, 6)),
        ("outskirts", "eastern", None, 0, Reach(2, 6, 90, 45)),
        ("direction", "south", 30, 0, Reach(24, 36, 180, 22.5)),
        ("direction", "north-east", 5, 0, Reach(3, 7, 45, 22.5)),
        ("direction", "south", 1, 0, Reach(0, 3, 180, 22.5)),
        ("direction", "", 40, 0, Reach(32, 48)),
        ("direction", "west", None, 0, Reach(3, 25, 270, 22.5)),
        ("part", "northern", None, 0, Reach(0, 2, 0, 45)),
        ("part", "central", None, 0, Reach(0, 1)),
        ("direction", "", 2000, 0, None),
        ("between", "", None, 0, None),
    ],
)
def test_how_far_a_phrase_reaches(
    kind: str, direction: str, km: float | None, people: int, reach: Reach | None
) -> None:
    assert _reach(kind, direction, km, people) == reach


def test_what_is_near_a_large_city_is_not_in_it() -> None:
    village, city, giant = (_reach("near", people=people) for people in (2_000, 1_000_000, 30_000_000))
    assert village
    assert city
    assert giant
    assert village.near == 0
    assert 8 < city.near < 10 < city.far < 20  # a million live within about 9 km
    assert giant.near == 20


@pytest.mark.parametrize("word", ["north-eastern", "northeastern", "north-east", "northeast"])
def test_one_wind_has_several_words(word: str) -> None:
    assert towards(word) == "northeast"


@pytest.mark.parametrize(
    ("reach", "words"),
    [
        (Reach(0, 10), "a disc of 10 km around"),
        (Reach(2, 6.5), "a ring from 2 to 6.5 km around"),
        (Reach(24, 36, 180, 22.5), "a sector from 24 to 36 km to the south of"),
    ],
)
def test_the_shape_in_words(reach: Reach, words: str) -> None:
    assert said(reach) == words


@pytest.mark.parametrize(
    ("lat", "lon", "inside"),
    [
        (-30, 0, True),
        (30, 0, False),
        (0, 30, False),
        (-20, 0, False),
        (-40, 0, False),
        (-29, 8, True),
        (-22, -22, False),
    ],
)
def test_a_sector_lies_to_its_side(lat: float, lon: float, inside: bool) -> None:
    """`lat` and `lon` in kilometres from the town."""
    sector = Outline(around(HOMS, Reach(24, 36, 180, 22.5)))
    there = Coordinates(HOMS.lat + lat * ONE_DEGREE, HOMS.lon + lon * ONE_DEGREE / cos(radians(HOMS.lat)))
    assert holds(sector, there) is inside


def _square_kilometres(outline: Outline) -> float:
    """By the shoelace formula, near the equator, where a degree is the same both ways."""
    total = 0.0
    for polygon in outline.polygons:
        for n, ring in enumerate(polygon):
            twice = sum(a[1] * b[0] - b[1] * a[0] for a, b in itertools.pairwise(ring))
            total += abs(twice) / 2 * (-1 if n else 1)
    return total / ONE_DEGREE**2


@pytest.mark.parametrize("lon", [0.0, 179.95, -179.95, 180.0])
@pytest.mark.parametrize(
    ("reach", "share"),
    [(Reach(0, 10), 1), (Reach(5, 10), 0.75), (Reach(5, 10, 90, 45), 0.1875), (Reach(0, 10, 270, 45), 0.25)],
)
def test_areas_also_on_the_antimeridian(lon: float, reach: Reach, share: float) -> None:
    outline = Outline(around(Coordinates(0, lon), reach))
    assert _square_kilometres(outline) == pytest.approx(pi * 100 * share, rel=0.01)
    assert all(-180 <= lon <= 180 for polygon in outline.polygons for ring in polygon for _, lon in ring)


REACHES = st.builds(
    lambda near, wide, bearing, half: Reach(near, near + wide, bearing, half),
    st.just(0.0) | st.floats(0.5, 900), st.floats(1, 100), st.sampled_from([0.0, 45.0, 180.0, 270.0]), st.sampled_from([22.5, 45.0, 180.0]),
)  # fmt: skip


@given(st.floats(-90, 90), st.floats(-180, 180), REACHES)
@settings(deadline=None, max_examples=200)
def test_rings_are_closed_and_on_the_earth(lat: float, lon: float, reach: Reach) -> None:
    polygons = around(Coordinates(lat, lon), reach)
    assert polygons
    for polygon in polygons:
        for ring in polygon:
            assert ring[0] == ring[-1]
            assert len(ring) > 3
            assert all(-90 <= a <= 90 and -180 <= b <= 180 for a, b in ring)


@given(st.floats(-70, 70), st.floats(-170, 170), REACHES)
@settings(deadline=None, max_examples=100)
def test_the_point_of_a_shape_is_as_far_as_the_phrase_says(lat: float, lon: float, reach: Reach) -> None:
    centre = Coordinates(lat, lon)
    if reach.far > 200:
        return
    point = point_in(Outline(around(centre, reach)))
    assert kilometres(centre, point) <= reach.far * 1.01
    assert kilometres(centre, point) >= reach.near * 0.98


def test_a_ring_round_a_pole_is_its_cap() -> None:
    (polygon,) = around(Coordinates(89.9, 12), Reach(0, 50))
    assert len(polygon) == 1
    assert {lon for _, lon in polygon[0]} == {-180.0, 180.0}


def test_a_corridor_holds_what_lies_between() -> None:
    a, b = Coordinates(48.0, 37.0), Coordinates(48.3, 37.6)
    band = Outline(corridor(a, b))
    assert holds(band, Coordinates(48.15, 37.3))
    assert not holds(band, Coordinates(48.3, 37.0))
    assert not holds(band, Coordinates(47.9, 36.8))
    assert holds(Outline(corridor(Coordinates(0, 179.5), Coordinates(0, -179.5))), Coordinates(0, -179.8))


def test_a_line_is_cut_at_the_antimeridian() -> None:
    assert straight(Coordinates(1, 2), Coordinates(3, 4)) == (((1, 2), (3, 4)),)
    (west, east) = straight(Coordinates(0, 179), Coordinates(2, -179))
    assert [lon for _, lon in (*west, *east)] == [179, 180, -180, -179]
    assert [lat for lat, _ in (*west, *east)] == pytest.approx([0, 1, 1, 2])
    assert len(straight(Coordinates(0, -179), Coordinates(2, 179))) == 2
