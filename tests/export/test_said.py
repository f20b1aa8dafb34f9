"""Who says what, and when, in the JSON exports."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema

from dateline.claims import Attribution, Bound, Claim, DateMention, Figure, Status, When
from dateline.export.said import said
from dateline.export.story_json import to_json
from dateline.model import Span, Story

SCHEMA = json.loads((Path(__file__).parents[2] / "dateline" / "data" / "story.schema.json").read_text("utf-8"))
TEXT = "A soldier told CNN on Saturday that about 100 men entered Sudzha."


def _at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _story(tell: Callable[[str], Story]) -> Story:
    told = _at("told CNN")
    outlet = Attribution("CNN", _at("CNN"), "outlet", None, "told CNN", told)
    soldier = Attribution("A soldier", _at("A soldier"), "soldier", "ukraine", "told CNN", told, "a soldier", outlet)
    day = When(date(2025, 3, 8), date(2025, 3, 8), 1)
    content = _at("about 100 men entered Sudzha")
    claim = Claim(content, soldier, quoted=False, status=Status.CLAIMED, because="a party to the war says so", time=day)
    when = DateMention(_at("on Saturday"), "on Saturday", day, "the Saturday before the article's date")
    figure = Figure(_at("about 100 men"), "about 100 men", 100, Bound.ABOUT, "men")
    return replace(tell(TEXT), claims=(claim,), dates=(when,), figures=(figure,))


def test_a_claim_with_its_source_its_time_and_its_places(tell: Callable[[str], Story]) -> None:
    told = said(_story(tell))
    (claim,) = told["claims"]
    assert TEXT[claim["start"] : claim["end"]] == "about 100 men entered Sudzha"
    assert TEXT[slice(*claim["speaker_span"])] == "A soldier"
    assert TEXT[slice(*claim["cue_span"])] == "told CNN"
    assert (claim["speaker"], claim["side"], claim["status"], claim["quoted"]) == (
        "A soldier",
        "ukraine",
        "claimed",
        False,
    )
    assert claim["via"]["speaker"] == "CNN"
    assert claim["time"] == {"first": "2025-03-08", "last": "2025-03-08", "precision": 1}
    assert [TEXT[at:].startswith("Sudzha") for at in claim["mentions"]] == [True]
    assert told["dates"][0]["text"] == "on Saturday"
    assert (told["figures"][0]["value"], told["figures"][0]["bound"]) == (100, "about")


def test_the_story_keeps_to_its_schema(tell: Callable[[str], Story]) -> None:
    jsonschema.validate(to_json(_story(tell)), SCHEMA, cls=jsonschema.Draft202012Validator)


def test_words_that_are_no_time_stay_words(tell: Callable[[str], Story]) -> None:
    story = replace(_story(tell), dates=(DateMention(_at("on Saturday"), "on Saturday", None, "no date is given"),))
    assert said(story)["dates"][0]["time"] is None
    jsonschema.validate(to_json(story), SCHEMA, cls=jsonschema.Draft202012Validator)
