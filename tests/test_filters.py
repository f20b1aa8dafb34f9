"""What a filter keeps of the default article, and what a link may ask for."""

from collections.abc import Iterator
from datetime import date

import pytest

from dateline import articles
from dateline.claims import Status
from dateline.export.story_json import to_json
from dateline.filters import Filter, excerpts, filtered, from_parameters, in_parameters, matches, offered
from dateline.model import Story
from dateline.pipeline import heard, open_gazetteer, read
from dateline.statements import ARTICLE, NONE, about, statements


@pytest.fixture(scope="module")
def story() -> Iterator[Story]:
    article = articles.open_shipped(articles.DEFAULT_ID)
    assert article
    gazetteer = open_gazetteer()
    yield heard(read(article, gazetteer))
    gazetteer.close()


def test_each_sentence_has_a_speaker(story: Story) -> None:
    assert all(statements(sentence.span, story) for sentence in story.sentences)


def test_no_filter_changes_nothing(story: Story) -> None:
    assert filtered(story, Filter()) is story


def test_one_side(story: Story) -> None:
    kept = filtered(story, Filter(side=frozenset({"russia"})))
    assert 0 < excerpts(kept) < excerpts(story)
    assert {claim.attribution.side for claim in kept.claims} == {"russia"}
    assert kept.voice == ()
    assert all(any(m.end > c.span.start for c in kept.claims) for d in kept.places for e in d.excerpts for m in e.marks)


def test_all_fields_hold_of_one_statement(story: Story) -> None:
    asked = Filter(side=frozenset({"ukraine"}), status=frozenset({"context"}))
    kept = filtered(story, asked)
    assert kept.claims
    assert all(claim.attribution.side == "ukraine" and claim.status is Status.CONTEXT for claim in kept.claims)


def test_the_article_itself_can_be_asked_for(story: Story) -> None:
    kept = filtered(story, Filter(speaker=frozenset({ARTICLE})))
    assert kept.claims == ()
    assert kept.voice == story.voice


def test_a_place(story: Story) -> None:
    kept = filtered(story, Filter(place=frozenset({"sudzha"})))
    assert [dossier.place.id for dossier in kept.places] == ["sudzha"]
    assert excerpts(kept) == 4
    spans = {r.mention.span for d in (*kept.places, *kept.actors) for r in d.resolutions}
    assert {r.mention.span for r in kept.resolutions} <= spans | {u.resolution.mention.span for u in kept.unmapped}
    assert to_json(kept)["mentions"]
    assert {e.span for d in kept.actors for e in d.excerpts} <= {e.span for d in kept.places for e in d.excerpts}


def test_a_span_of_time_leaves_out_what_has_none(story: Story) -> None:
    asked = Filter(first=date(2025, 3, 8), last=date(2025, 3, 8))
    kept = filtered(story, asked)
    assert kept.claims
    times = [told.time for told in kept.claims] + [told.time for told in kept.voice]
    assert all(time and time.first <= date(2025, 3, 8) <= time.last for time in times)


def test_a_place_left_with_descriptions_alone_keeps_its_name(story: Story) -> None:
    for value in offered(story)["speaker"]:
        for dossier in filtered(story, Filter(speaker=frozenset({value}))).places:
            assert any(not r.mention.weak for r in dossier.resolutions)


def test_every_value_that_is_offered_keeps_something(story: Story) -> None:
    for field, values in offered(story).items():
        for value in values:
            kept = filtered(story, Filter(**{field: frozenset({value})}))  # type: ignore[arg-type]
            assert kept.claims or kept.voice, (field, value)


def test_the_link_holds_the_filter(story: Story) -> None:
    asked = Filter(
        side=frozenset({"russia", NONE}),
        speaker=frozenset({"Yuriy Kotenok"}),
        status=frozenset({"claimed"}),
        event=frozenset({"Battles"}),
        place=frozenset({"sudzha"}),
        first=date(2025, 3, 1),
    )
    assert in_parameters(asked)["in"] == ["sudzha"]
    assert from_parameters(in_parameters(asked), story) == (asked, ())
    assert hash(from_parameters(in_parameters(asked), story)[0]) == hash(asked)
    assert in_parameters(Filter()) == {}


def test_a_wrong_link_asks_for_less_and_says_so(story: Story) -> None:
    said = {"side": ["russia", "mars" * 100], "from": ["yesterday"], "in": ["atlantis"], "status": []}
    asked, faults = from_parameters(said, story)
    assert asked == Filter(side=frozenset({"russia"}))
    assert len(faults) == 3
    assert all(len(fault) < 150 for fault in faults)


def test_a_time_that_ends_before_it_begins(story: Story) -> None:
    asked, faults = from_parameters({"from": ["2025-03-08"], "to": ["2025-03-01"]}, story)
    assert not asked
    assert len(faults) == 1


def test_what_is_about_a_place(story: Story) -> None:
    sudzha = next(dossier for dossier in story.places if dossier.place.id == "sudzha")
    told = about(sudzha, story)
    assert len(told) == len(set(told)) >= 4
    assert not any(matches(each, Filter(speaker=frozenset({"nobody"}))) for each in told)
