"""The parts of the build that need none of its packages, and the basemap that it made."""

import gzip
import json
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dateline
from dateline.gazetteers.build.spellings import bare, kept, keys, noun_of
from dateline.gazetteers.hull import hull
from dateline.gazetteers.layout import SCALE, pack_names, pack_polygons, unpack_names, unpack_polygons

WORLD = Path(dateline.__path__[0]) / "data" / "basemap" / "world.json.gz"
numbers = st.integers(-180 * SCALE, 180 * SCALE)
rings = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Kursk Oblast", "Kursk"),
        ("Курская область", "Курская"),
        ("Sudzhanskiy Rayon", "Sudzhanskiy"),
        ("State of Palestine", "Palestine"),
        ("Province de Liège", "Liège"),
        ("Muḩāfaz̧at Dimashq", "Dimashq"),
        ("محافظة دمشق", "دمشق"),
        ("湖南省", "湖南"),
        ("Bekaa", None),
        ("Northern District", None),
        ("Region", None),
    ],
)
def test_names_without_their_type(name: str, short: str | None) -> None:
    assert bare(name) == short


@pytest.mark.parametrize(
    ("adjective", "town"),
    [("Kurskaya", "Kursk"), ("Sudzhanskiy", "Sudzha"), ("Donetska", "Donetsk"), ("Luhanska", "Luhansk")],
)
def test_the_town_in_an_adjective(adjective: str, town: str) -> None:
    assert noun_of(adjective, ["Rylsk", town, "Glushkovo"]) == [town]


def test_a_name_that_is_no_adjective_has_no_town() -> None:
    assert noun_of("Bekaa", ["Beka"]) == []


def test_spellings_that_are_kept() -> None:
    written = ["KURSK", "URS", "https://x.org/Kursk", "Курск", "Koursk", "koursk", "123", "—", "Y", "The Settlement"]
    assert kept("Kursk", written) == ("Курск", "Koursk")


def test_one_latin_letter_finds_nothing_and_one_syllable_does() -> None:
    assert keys("Å", ["Y", "光"]) == {"光"}


@given(st.lists(st.lists(rings, min_size=1, max_size=3), max_size=4))
def test_polygons_survive_packing(polygons: list[list[list[tuple[int, int]]]]) -> None:
    expected = tuple(
        tuple(tuple((lat / SCALE, lon / SCALE) for lon, lat in ring) for ring in rings) for rings in polygons
    )
    assert unpack_polygons(pack_polygons(polygons)) == expected


@given(st.lists(st.text(st.characters(exclude_characters="\n", codec="utf-8"), min_size=1), min_size=1))
def test_names_survive_packing(names: list[str]) -> None:
    assert unpack_names(pack_names(names)) == tuple(names)


def test_a_hull_is_closed_and_needs_three_corners() -> None:
    ring = hull([(50.0, 30.0), (50.0, 31.0), (51.0, 30.5), (50.3, 30.5)])
    assert ring is not None
    assert len(ring) == 4
    assert ring[0] == ring[-1]
    assert hull([(50.0, 30.0), (51.0, 31.0)]) is None
    assert hull([(50.0, 30.0), (51.0, 31.0), (52.0, 32.0)]) is None
    assert hull([(0.0, 179.0), (1.0, -179.0), (2.0, 179.5)]) is None


def test_the_basemap_is_what_the_browser_expects() -> None:
    world = json.loads(gzip.decompress(WORLD.read_bytes()))
    assert set(world) == {"source", "scale", "land", "borders", "regions", "disputed", "names"}
    assert world["scale"] == SCALE
    lines = [*world["borders"], *world["regions"], *world["disputed"], *(r for rings in world["land"] for r in rings)]
    for line in lines:
        assert len(line) >= 4
        assert len(line) % 2 == 0
        assert max(map(abs, accumulate(line[::2]))) <= 180 * SCALE
        assert max(map(abs, accumulate(line[1::2]))) <= 90 * SCALE
    for ring in (ring for rings in world["land"] for ring in rings):
        assert sum(ring[2::2]) == sum(ring[3::2]) == 0, "closed"
    assert {"Ukraine", "Kursk Oblast", "Crimea"} <= {name for name, *_ in world["names"]}
    assert all(kind in ("country", "region") and 3 <= zoom <= 8 for *_, kind, zoom in world["names"])


def test_no_border_parts_crimea_from_ukraine() -> None:
    world = json.loads(gzip.decompress(WORLD.read_bytes()))

    def touches_perekop(line: list[int]) -> bool:
        points = zip(accumulate(line[::2]), accumulate(line[1::2]), strict=True)
        return any(33.3 <= x / SCALE <= 34.9 and 45.8 <= y / SCALE <= 46.3 for x, y in points)

    assert not any(map(touches_perekop, world["borders"]))
    assert any(map(touches_perekop, world["regions"]))
