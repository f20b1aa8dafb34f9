"""The JSON of a story: it keeps its schema for any text, and the schema itself is sound and strict."""

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import model
from dateline.articles import parse
from dateline.export.story_json import to_json
from dateline.gazetteers.chain import Chain
from dateline.model import Story
from dateline.pipeline import read

Tell = Callable[[str], Story]
SCHEMA: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "dateline" / "data" / "story.schema.json").read_text("utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
TEXTS = st.one_of(
    st.text(st.characters(), max_size=80),
    st.lists(
        st.sampled_from(
            "Sudzha in Kyiv Russian said eastern Ukraine Paris, Texas . Koreans Battle of \n Africa Nowhere the town the country".split(
                " "
            )
        ),
        max_size=30,
    ).map(" ".join),
)


@pytest.fixture(scope="module")
def told(gazetteer: Chain) -> Tell:
    """`tell`, in a scope that hypothesis accepts."""
    return lambda text: read(parse(f"x {text}", "test"), gazetteer)


def _objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema of an object with properties of its own."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for inner in schema.values():
            yield from _objects(inner)


def test_the_schema_is_sound_and_strict() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    found = list(_objects(SCHEMA))
    assert len(found) == 11
    for schema in found:
        assert schema["additionalProperties"] is False
        assert sorted(schema["required"]) == sorted(schema["properties"])
        for described in schema["properties"].values():
            assert "description" in described or "$ref" in described


def test_the_codes_of_the_schema_are_those_of_the_model() -> None:
    mention, place = (SCHEMA["$defs"][name]["properties"] for name in ("mention", "place"))
    assert mention["sense"]["enum"] == [str(sense) for sense in model.Sense]
    assert mention["shown"]["enum"] == [str(shown) for shown in model.Shown]
    assert SCHEMA["$defs"]["relation"]["properties"]["kind"]["enum"] == [str(kind) for kind in model.RelationKind]
    assert place["kind"]["enum"] == [str(kind) for kind in model.Kind]
    assert place["provenance"]["enum"] == [str(provenance) for provenance in model.Provenance]
    assert place["geo_precision"]["enum"] == [*(int(precision) for precision in model.Precision), None]


def test_the_default_article(story: Story) -> None:
    told = to_json(story)
    VALIDATOR.validate(told)
    places = {place["id"]: place for place in told["places"]}
    assert [told["mentions"][n]["start"] for n in places["sudzha"]["mentions"]] == [1710, 1867, 2834, 3101]
    assert len(places["kursk-oblast"]["mentions"]) == 16
    assert told["article"]["text"] == story.article.text
    assert (told["article"]["id"], told["article"]["published"]) == ("kursk-2025-03", "2025-03-09")


@given(text=TEXTS)
@settings(deadline=None, max_examples=100)
def test_any_story_keeps_the_schema_and_adds_up(told: Tell, text: str) -> None:
    story = told(text)
    written = json.loads(json.dumps(to_json(story, weak=True), ensure_ascii=False, allow_nan=False))
    VALIDATOR.validate(written)
    VALIDATOR.validate(to_json(story))
    words, mentions, places = written["article"]["text"], written["mentions"], written["places"]
    assert len(mentions) == len(story.resolutions)
    assert [m for m in mentions if not m["weak"]] == to_json(story)["mentions"]
    assert all(words[m["start"] : m["end"]] == m["text"] for m in mentions)
    assert len({place["id"] for place in places}) == len(places)
    for place in places:
        assert place["mentions"] == sorted(place["mentions"])
        assert {mentions[n]["place"] for n in place["mentions"]} == {place["id"]}
    held = sorted(n for place in places for n in place["mentions"])
    assert held == [n for n, mention in enumerate(mentions) if mention["shown"] != "unmapped"]


@pytest.mark.parametrize("text", ["", " \n", "Hello.", "Africa is large.", "Kyiv said so. Shells fell in Kyiv."])
def test_small_stories(tell: Tell, text: str) -> None:
    VALIDATOR.validate(to_json(tell(text)))


def test_a_place_that_is_on_the_map_and_acts_is_one_place(tell: Tell) -> None:
    told = to_json(tell("Kyiv said so. Shells fell in Kyiv."))
    assert [place["mentions"] for place in told["places"]] == [[0, 1]]
    assert [mention["shown"] for mention in told["mentions"]] == ["actor", "map"]


def test_a_spatial_phrase_is_told_with_its_mention(tell: Tell) -> None:
    told = to_json(tell("They crossed the Sudan-Chad border near Adre. Sudan burnt."))
    VALIDATOR.validate(told)
    sudan, chad, _, again = told["mentions"]
    assert sudan["place"] == chad["place"] == "gn:2434508~border~gn:366755"
    assert sudan["relation"]["phrase"] == "Sudan-Chad border"
    assert [anchor["name"] for anchor in sudan["relation"]["anchors"]] == ["Sudan", "Chad"]
    assert again["relation"] is None
    border = next(place for place in told["places"] if place["id"] == sudan["place"])
    assert (border["geo_precision"], border["where_prec"], border["country"]) == (3, 5, None)


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("mentions", {"shown": "unmapped"}),  # with a place
        ("mentions", {"place": None}),  # on the map, without one
        ("mentions", {"sense": "wrong"}),
        ("mentions", {"reason": ""}),
        ("mentions", {"start": -1}),
        ("mentions", {"more": 1}),
        ("places", {"lat": 91}),
        ("places", {"country": "Russia"}),
        ("places", {"geo_precision": 4}),
        ("places", {"mentions": []}),
        ("places", {"kind": "village"}),
    ],
)
def test_the_schema_refuses_what_is_wrong(story: Story, part: str, change: dict[str, Any]) -> None:
    told = copy.deepcopy(to_json(story))
    entry = next(e for e in told[part] if part == "places" or e["shown"] == "map")
    entry.update(change)
    assert not VALIDATOR.is_valid(told)


def test_descriptions_only_where_they_are_asked_for(tell: Tell) -> None:
    story = tell("Shells fell on Kupiansk. The town was empty.")
    assert [(m["text"], m["weak"]) for m in to_json(story)["mentions"]] == [("Kupiansk", False)]
    told = to_json(story, weak=True)
    assert [(m["text"], m["weak"]) for m in told["mentions"]] == [("Kupiansk", False), ("The town", True)]
    assert told["places"][0]["mentions"] == [0, 1]


def test_places_of_unknown_position(tell: Tell) -> None:
    told = to_json(tell("They took the villages of Qwertivka and Asdfivka in Kursk region."))
    VALIDATOR.validate(told)
    unknown, _kursk = told["places"]
    assert (unknown["id"], unknown["name"]) == ("kursk-oblast@in", "position unknown, in Kursk Oblast")
    assert (unknown["geo_precision"], unknown["mentions"]) == (3, [0, 1])
