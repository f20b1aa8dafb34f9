"""GeoJSON as RFC 7946 has it: longitude first, closed rings wound right, within range."""

import hashlib
import itertools
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from geojson_pydantic import FeatureCollection

from dateline.export.geojson import to_geojson
from dateline.model import Story

Tell = Callable[[str], Story]
TEXTS = [
    "Power was out across Russia, and in Fiji.",  # both sides of the antimeridian
    "Power was out across the United States, across South Africa and across Lesotho.",  # a hole, and what lies in it
    "Tanks rolled into eastern Ukraine, northern Yemen and south-eastern Turkey.",
    "Fighting went on in the Kursk region, in Sudzhansky District and near Sudzha.",
    "Ships were hit in the Red Sea, in the Gulf of Aden and off Aden.",
    "Near Goma, 30 km south of Homs, on the outskirts of Suva and at the Sudan-Chad border.",
    "Power was out in Crimea, across Norway and on the Golan Heights.",
]


def _area(ring: list[list[float]]) -> float:
    """Twice the signed area in square degrees: positive when counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))


def _polygons(collection: dict[str, Any]) -> Iterator[list[list[list[float]]]]:
    for feature in collection["features"]:
        if feature["geometry"]["type"] == "MultiPolygon":
            yield from feature["geometry"]["coordinates"]


@pytest.mark.parametrize("text", TEXTS)
def test_it_is_geojson(tell: Tell, text: str) -> None:
    story = tell(text)
    collection = to_geojson(story)
    assert json.loads(json.dumps(collection, allow_nan=False)) == collection
    FeatureCollection.model_validate(collection)
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection  # RFC 7946, section 4
    assert len(collection["features"]) == len(story.places) > 0
    for feature in collection["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert feature["geometry"]["type"] in ("Point", "MultiPolygon", "MultiLineString")
    for polygon in _polygons(collection):
        for ring in polygon:
            assert len(ring) >= 4
            assert ring[0] == ring[-1]
            assert all(len(at) == 2 and -180 <= at[0] <= 180 and -90 <= at[1] <= 90 for at in ring)
        assert _area(polygon[0]) > 0
        assert all(_area(hole) < 0 for hole in polygon[1:])


def test_every_first_level_outline_is_wound_right(tell: Tell) -> None:
    names = "Russia Canada Chile Indonesia Greece Croatia Philippines Norway Japan Italy Uzbekistan Azerbaijan".split()
    text = " ".join(f"Power was out across {name}." for name in names)
    collection = to_geojson(tell(text))
    assert len(collection["features"]) == len(names)
    assert all(_area(polygon[0]) > 0 for polygon in _polygons(collection))


def test_a_hole_stays_a_hole(tell: Tell) -> None:
    collection = to_geojson(tell("Power was out across South Africa."))
    assert any(len(polygon) > 1 for polygon in _polygons(collection))


def test_longitude_comes_first(story: Story) -> None:
    features = {feature["id"]: feature for feature in to_geojson(story)["features"]}
    assert features["sudzha"]["geometry"] == {"type": "Point", "coordinates": [35.271, 51.191]}
    lons, lats = zip(*features["kursk-oblast"]["geometry"]["coordinates"][0][0], strict=True)
    assert 34 < min(lons) < max(lons) < 39
    assert 50 < min(lats) < max(lats) < 53


def test_a_feature_says_what_the_panel_says(story: Story) -> None:
    features = {feature["id"]: feature["properties"] for feature in to_geojson(story)["features"]}
    sudzha = features["sudzha"]
    assert (sudzha["kind"], sudzha["country"], sudzha["geo_precision"], sudzha["where_prec"]) == ("town", "RU", 1, 1)
    assert (sudzha["mentions"], len(sudzha["excerpts"]), sudzha["approximate"]) == (4, 4, False)
    assert features["kursk-oblast"]["geo_precision"] == 3
    assert features["gn:690791~eastern"]["approximate"] is True
    for excerpt in sudzha["excerpts"]:
        assert story.article.text[excerpt["start"] : excerpt["end"]] == excerpt["quote"]
        assert [(m["text"], m["sense"]) for m in excerpt["mentions"]] == [("Sudzha", "literal")]


def test_a_spatial_phrase_is_told_in_full(tell: Tell) -> None:
    text = "Shells fell 12 miles (19 km) north-east of Sudzha. Mines lay on the road from Gao to Ansongo."
    sector, road = to_geojson(tell(text))["features"]
    assert sector["geometry"]["type"] == "MultiPolygon"
    said = sector["properties"]
    assert (said["geo_precision"], said["where_prec"], said["approximate"]) == (2, 2, True)
    phrase = "12 miles (19 km) north-east of Sudzha"
    assert said["relation"] == {
        "kind": "direction",
        "direction": "north-east",
        "kilometres": 19,
        "phrase": phrase,
        "start": text.index(phrase),
        "end": text.index(phrase) + len(phrase),
        "anchors": [{"id": "sudzha", "name": "Sudzha"}],
    }
    assert road["geometry"]["type"] == "MultiLineString"
    (line,) = road["geometry"]["coordinates"]
    assert [(round(lon, 1), round(lat, 1)) for lon, lat in line] == [(0.0, 16.3), (0.5, 15.7)]
    assert [anchor["name"] for anchor in road["properties"]["relation"]["anchors"]] == ["Gao", "Ansongo"]
    assert road["properties"]["where_prec"] == 5


def test_no_places_no_features(tell: Tell) -> None:
    collection = to_geojson(tell(""))
    assert (collection["type"], collection["features"]) == ("FeatureCollection", [])


def test_descriptions_only_where_they_are_asked_for(tell: Tell) -> None:
    story = tell("Shells fell on Kupiansk. The town was empty.")
    (feature,) = to_geojson(story)["features"]
    assert (feature["properties"]["mentions"], feature["properties"]["described"]) == (1, 0)
    assert len(feature["properties"]["excerpts"]) == 1
    (feature,) = to_geojson(story, weak=True)["features"]
    assert (feature["properties"]["mentions"], feature["properties"]["described"]) == (1, 1)
    mentions = [m for e in feature["properties"]["excerpts"] for m in e["mentions"]]
    assert [(m["start"], m["end"], m["weak"]) for m in mentions] == [(15, 23, False), (25, 33, True)]


def test_places_of_unknown_position_are_the_area_and_say_so(tell: Tell) -> None:
    unknown, kursk = to_geojson(tell("They took the villages of Qwertivka and Asdfivka in Kursk region."))["features"]
    assert unknown["geometry"] == kursk["geometry"]
    assert (unknown["properties"]["position"], kursk["properties"]["position"]) == ("unknown", "known")
    assert unknown["properties"]["names"] == ["Qwertivka", "Asdfivka"]


def test_an_excerpt_says_who_says_it(heard_story: Story) -> None:
    collection = to_geojson(heard_story)
    text = heard_story.article.text
    assert collection["article"] == {
        "id": "kursk-2025-03",
        "title": heard_story.article.title,
        "publisher": heard_story.article.publisher,
        "published": "2025-03-09",
        "url": heard_story.article.url,
        "characters": len(text),
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }
    sudzha = next(feature for feature in collection["features"] if feature["id"] == "sudzha")
    (said,) = sudzha["properties"]["excerpts"][1]["statements"]
    assert (said["speaker"], said["side"], said["status"]) == ("Yuriy Butusov", "ukraine", "claimed")
    assert (said["role"], said["cue"], said["quoted"]) == ("blogger", "reported", False)
    assert (said["event_type"], said["sub_event_type"]) == ("Battles", "Armed clash")
    assert said["time"] == {"first": "2025-03-08", "last": "2025-03-08", "precision": 1}
    assert text[said["start"] : said["end"]].startswith("Russian forces entered Sudzha")
