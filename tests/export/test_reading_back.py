"""GeoJSON written and read again is the same; what is no such GeoJSON gets a sentence."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from dateline.errors import ExportError
from dateline.export.excerpts import told
from dateline.export.geojson import to_geojson
from dateline.export.reading_back import from_geojson
from dateline.export.strong import strong
from dateline.filters import Filter, filtered
from dateline.model import Story

Tell = Callable[[str], Story]
TEXTS = [
    "",
    "Near Goma, 30 km south of Homs and on the road from Gao to Ansongo. Power was out across South Africa and Fiji.",
    "They took Qwertivka in Kursk region. The town was empty.",
]


def _again(story: Story, *, weak: bool) -> Any:
    return json.loads(json.dumps(to_geojson(story, weak=weak), ensure_ascii=False, allow_nan=False))


@pytest.mark.parametrize("weak", [False, True])
def test_a_story_comes_back_whole(heard_story: Story, weak: bool) -> None:
    back = from_geojson(_again(heard_story, weak=weak))
    assert back == told(heard_story, weak=weak)
    assert [place.id for place in back.places] == [dossier.place.id for dossier in heard_story.places]
    assert [(p.lat, p.lon) for p in back.places] == [tuple(d.place.point) for d in heard_story.places]
    kept = heard_story if weak else strong(heard_story)
    for place, dossier in zip(back.places, kept.places, strict=True):
        assert [(e.start, e.quote) for e in place.excerpts] == [(e.span.start, e.quote) for e in dossier.excerpts]
    assert any(excerpt.statements for place in back.places for excerpt in place.excerpts)


@pytest.mark.parametrize("text", TEXTS)
def test_every_geometry_comes_back(tell: Tell, text: str) -> None:
    story = tell(text)
    assert from_geojson(_again(story, weak=True)) == told(story, weak=True)


def test_a_filtered_story_comes_back_filtered(heard_story: Story) -> None:
    story = filtered(heard_story, Filter(side=frozenset({"russia"})))
    back = from_geojson(_again(story, weak=False))
    assert back == told(story)
    assert {s.side for place in back.places for e in place.excerpts for s in e.statements} == {"russia"}


def test_hostile_text_comes_back_as_text(hostile: Story, evil: list[str]) -> None:
    back = from_geojson(_again(hostile, weak=False))
    assert back == told(hostile)
    assert len(back.places) == len(evil)


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        "x",
        {},
        {"type": "Feature"},
        {"type": "FeatureCollection"},
        {"type": "FeatureCollection", "article": {}, "features": []},
        {"type": "FeatureCollection", "article": {}, "features": [None]},
        {"type": "FeatureCollection", "article": {}, "features": [{}]},
        {"type": "FeatureCollection", "article": {}, "features": "x"},
    ],
)
def test_what_is_no_such_geojson(value: object) -> None:
    with pytest.raises(ExportError, match=r"^This (is no )?GeoJSON .*\.$"):
        from_geojson(value)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("geometry", "coordinates"), [181, 0], "a point is off the Earth"),
        (("geometry", "coordinates"), [float("nan"), 0], "a point is off the Earth"),
        (("geometry", "type"), "Polygon", "Input should be"),
        (("properties", "excerpts"), [], "no words, no pin"),
        (("properties", "excerpts", 0, "quote"), "shorter", "are not as long as the stretch"),
        (("properties", "excerpts", 0, "start"), -1, "are not as long as the stretch"),
        (("properties", "lat"), 91, "a point is off the Earth"),
        (("id",), {"a": 1}, "valid string"),
    ],
)
def test_a_fault_is_named_and_where_it_is(
    heard_story: Story, path: tuple[str | int, ...], value: object, said: str
) -> None:
    collection = copy.deepcopy(to_geojson(heard_story))
    at: Any = next(feature for feature in collection["features"] if feature["id"] == "sudzha")
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    with pytest.raises(ExportError, match=said) as raised:
        from_geojson(collection)
    assert "at places → " in str(raised.value)
