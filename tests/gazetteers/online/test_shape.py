"""Borders in answers: sound and light, or none."""

import math

import pytest

from dateline.gazetteers.online.shape import MAX_VERTICES, outline_of
from dateline.model import Coordinates, Outline

SQUARE = [[35.0, 51.0], [36.0, 51.0], [36.0, 52.0], [35.0, 52.0], [35.0, 51.0]]


def _outline(geometry: object) -> Outline | None:
    return outline_of(geometry, Coordinates(51.5, 35.5))


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        3,
        {},
        {"type": "Point", "coordinates": [35.0, 51.0]},
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[]]},
        {"type": "Polygon", "coordinates": [SQUARE[:2]]},
        {"type": "Polygon", "coordinates": [[[35.0, 51.0], [999.0, 51.0], [36.0, 52.0], [35.0, 51.0]]]},
        {"type": "Polygon", "coordinates": [[["35", "51"], ["36", "51"], ["36", "52"]]]},
        {"type": "Polygon", "coordinates": [[[35.0, math.nan], [36.0, 51.0], [36.0, 52.0]]]},
        {"type": "Polygon", "coordinates": [[[lon - 90, lat] for lon, lat in SQUARE]]},
        {"type": "MultiPolygon", "coordinates": [SQUARE]},
        {"type": ["Polygon"], "coordinates": [SQUARE]},
    ],
)
def test_what_is_no_border_is_none(geometry: object) -> None:
    assert _outline(geometry) is None


def test_a_border_is_closed_and_light() -> None:
    many = [[35.5 + math.cos(n / 8e3) / 2, 51.5 + math.sin(n / 8e3) / 2] for n in range(50_000)]
    islets = [[[[lon + k, lat] for lon, lat in SQUARE]] for k in range(1, 40)]
    outline = _outline({"type": "MultiPolygon", "coordinates": [[many], *islets]})
    assert outline is not None
    assert outline.polygons[0][0][0] == outline.polygons[0][0][-1]
    assert 300 < sum(len(ring) for polygon in outline.polygons for ring in polygon) <= MAX_VERTICES
    assert len(outline.polygons) > 10


def test_a_hole_stays_a_hole() -> None:
    hole = [[35.2, 51.2], [35.4, 51.2], [35.4, 51.4]]
    outline = _outline({"type": "Polygon", "coordinates": [SQUARE, hole]})
    assert outline is not None
    assert len(outline.polygons[0][1]) == 4
