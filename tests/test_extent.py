"""The extent of what a phrase names: which shape, from which places, and when there is none."""

import pytest

from dateline.extent import extent
from dateline.gazetteers.chain import Chain
from dateline.model import Coordinates, Kind, Outline, Place, Provenance, Relation, RelationKind, Ring, Span
from dateline.shapes import box_of, holds, point_in


def _square(south: float, west: float) -> Ring:
    return ((south, west), (south, west + 1), (south + 1, west + 1), (south + 1, west), (south, west))


OUTLINES = {
    "left": Outline(((_square(0, 0),),)),
    "right": Outline(((_square(0, 1),),)),
    "far": Outline(((_square(50, 50),),)),
}
INNER = Outline(((_square(0, 0), _square(0, 1)),))


def _place(place_id: str, kind: Kind = Kind.REGION, lat: float = 0.5, lon: float = 0.5) -> Place:
    return Place(place_id, place_id, Coordinates(lat, lon), kind, Provenance.EMBEDDED)


TOWN, OTHER = _place("town", Kind.TOWN), _place("other", Kind.TOWN, 1.0, 1.0)
LEFT, RIGHT, FAR = _place("left"), _place("right"), _place("far")


def _extent(kind: str, *anchors: Place, direction: str = "", km: float | None = None) -> Outline | None:
    return extent(Relation(RelationKind(kind), Span(0, 1), direction, km), anchors, OUTLINES.get)


@pytest.mark.parametrize("kind", ["near", "outskirts", "direction", "coast"])
def test_around_a_town(kind: str) -> None:
    found = _extent(kind, TOWN, direction="south" if kind == "direction" else "")
    assert found
    assert found.approximate
    assert found.polygons
    assert holds(found, point_in(found))
    assert holds(found, TOWN.point) is (kind in ("near", "coast"))


def test_between_two_towns() -> None:
    band, road = _extent("between", TOWN, OTHER), _extent("road", TOWN, OTHER)
    assert band
    assert holds(band, Coordinates(0.75, 0.75))
    assert road
    assert (road.polygons, road.lines) == ((), (((0.5, 0.5), (1.0, 1.0)),))
    assert tuple(point_in(road)) == (0.75, 0.75)


def test_a_border_is_what_two_outlines_share() -> None:
    border = _extent("border", LEFT, RIGHT)
    assert border
    assert border.polygons == ()
    assert [set(line) for line in border.lines] == [{(0, 1), (1, 1)}]
    assert _extent("border", LEFT, FAR) is None
    assert _extent("border", LEFT, _place("unknown")) is None


def test_a_border_without_the_other_side_is_all_of_it() -> None:
    border = _extent("border", LEFT)
    assert border
    assert border.lines == (_square(0, 0),)


def test_the_eastern_border_is_what_lies_in_the_east() -> None:
    border = _extent("border", LEFT, direction="eastern")
    assert border
    assert [set(line) for line in border.lines] == [{(0, 1), (1, 1)}]


def test_an_enclave_is_all_border() -> None:
    found = extent(
        Relation(RelationKind.BORDER, Span(0, 1)), (LEFT, RIGHT), {"left": OUTLINES["left"], "right": INNER}.get
    )
    assert found
    assert found.lines == (_square(0, 0),)


def test_part_and_coast_of_an_area() -> None:
    part, coast, east = (
        _extent("part", LEFT, direction="east"),
        _extent("coast", LEFT),
        _extent("coast", LEFT, direction="eastern"),
    )
    assert part
    assert coast
    assert east
    assert box_of(part) == pytest.approx((0, 2 / 3, 1, 1))
    assert box_of(east) == box_of(part)
    assert coast.polygons == OUTLINES["left"].polygons
    assert part.approximate
    assert coast.approximate
    assert _extent("part", _place("unknown"), direction="east") is None


def test_too_far_to_say_where() -> None:
    assert _extent("direction", TOWN, km=3000) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("gn:366755", "gn:2434508"),
        ("gn:690791", "gn:2017370"),
        ("gn:6252001", "gn:3996063"),
        ("gn:538555", "gn:578071"),
    ],
)
def test_real_neighbours_share_a_border(gazetteer: Chain, a: str, b: str) -> None:
    there = extent(Relation(RelationKind.BORDER, Span(0, 1)), (_place(a), _place(b)), gazetteer.outline)
    back = extent(Relation(RelationKind.BORDER, Span(0, 1)), (_place(b), _place(a)), gazetteer.outline)
    assert there
    assert back
    assert {point for line in there.lines for point in line} == {point for line in back.lines for point in line}
    assert sum(map(len, there.lines)) > 20
