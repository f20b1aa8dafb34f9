"""What the page "Check" shows, and what becomes of a person's word on it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline import articles
from dateline.corrections import Correction, Verdict, chosen
from dateline.gazetteers.chain import Chain
from dateline.model import Place, Provenance, Resolution, Shown, Story
from dateline.pipeline import read
from dateline.views.map_view import Shape
from dateline.views.review import (
    AROUND,
    LOW_MARGIN,
    Filter,
    distance,
    kept,
    marks,
    meant,
    options,
    quoted,
    rows,
    titled,
)
from dateline.views.verdicts import Said, added_to, corrections, described, namesakes, now

Tell = Callable[[str], Story]


def first(story: Story, name: str) -> Resolution:
    return next(r for r in story.resolutions if r.mention.text == name)


def test_each_mention_has_one_row(story: Story) -> None:
    listed = rows(story)
    assert sorted(row.at for row in listed) == [r.mention.span.start for r in story.resolutions]
    assert [row.name for row in listed[:3]] == ["Russia", "Kursk", "Ukraine"]
    assert [row.name for row in listed[-4:]] == ["the region", "the settlement", "the region", "the region"]
    kursk = listed[1]
    assert (kursk.place, kursk.kind, kursk.country) == ("Kursk Oblast", "region (first-level unit)", "Russia")
    assert (kursk.shown, kursk.provenance, kursk.manual) == (Shown.MAP, Provenance.CURATED, False)
    assert kursk.margin == pytest.approx(0.936)
    assert str(kursk.sentence) == "Russia is advancing in Kursk and endangering Ukraine's basis for negotiations"


def test_names_keep_their_rows_when_descriptions_come_and_go(story: Story, gazetteer: Chain) -> None:
    kursk = first(story, "Kursk")
    said = Said(kursk.losers[0].place, None)
    after = read(story.article, gazetteer, corrections(kursk, said, alone=False))
    assert len(after.resolutions) < len(story.resolutions)  # "the region" describes no town
    before = [row.at for row in rows(story) if row.name != "the region"]
    assert [row.at for row in rows(after)] == before


def test_filters(story: Story, gazetteer: Chain) -> None:
    listed = rows(story)
    assert kept(listed, Filter.ALL) == listed
    close = kept(listed, Filter.LOW)
    assert {row.name for row in close} == {"Kursk"}
    assert all(row.margin is not None and row.margin < LOW_MARGIN for row in close)
    assert {row.at for row in kept(listed, Filter.UNMAPPED)} == {
        u.resolution.mention.span.start for u in story.unmapped
    }
    assert kept(listed, Filter.ONLINE) == kept(listed, Filter.CORRECTED) == ()
    refused = Correction("Sudzha", Verdict.NO_PLACE)
    after = rows(read(story.article, gazetteer, (refused,)))
    assert {row.name for row in kept(after, Filter.CORRECTED)} >= {"Sudzha"}
    online = replace(listed[1], provenance=Provenance.ONLINE)
    assert kept((online, *listed), Filter.ONLINE) == (online,)


def test_the_options_are_the_winner_and_the_losers(story: Story) -> None:
    kursk = first(story, "Kursk")
    offered = options(kursk, story)
    assert [option.title for option in offered[:2]] == ["Kursk Oblast, region, Russia", "Kursk, town, Russia"]
    assert [option.chosen for option in offered] == [True, False, False, False]
    assert offered[0].kilometres is None
    assert offered[1].kilometres == pytest.approx(22, abs=1)
    assert all(option.reason for option in offered)


def test_what_lost_is_grey_and_says_how_far_it_is(story: Story) -> None:
    drawn = marks(first(story, "Kursk"), story)
    assert [(mark.name, mark.shape) for mark in drawn[:3]] == [
        ("Kursk Oblast", Shape.AREA),
        ("Kursk, 22 km", Shape.LOSER),
        ("Kursky District, 22 km", Shape.LOSER_AREA),
    ]
    assert drawn[0].outline is not None
    assert drawn[1].mentions == 0


def test_an_actors_place_is_drawn_though_the_map_of_the_article_has_none(story: Story) -> None:
    assert marks(first(story, "Moscow"), story)[0].shape is Shape.POINT


def test_no_distance_where_nothing_is_chosen(story: Story, gazetteer: Chain) -> None:
    after = read(story.article, gazetteer, (Correction("Kursk", Verdict.NONE),))
    kursk = first(after, "Kursk")
    assert {option.kilometres for option in options(kursk, after)} == {None}
    assert [option.place.name for option in options(kursk, after)][:2] == ["Kursk Oblast", "Kursk"]


@pytest.mark.parametrize(("far", "told"), [(0.2, "same point"), (66.4, "66 km"), (8862.0, "8,862 km")])
def test_distances_in_words(far: float, told: str) -> None:
    assert distance(far) == told


def test_near_a_town_the_name_means_the_town(tell: Tell) -> None:
    story = tell("Drones hit fields near Sudzha.")
    place = meant(story.resolutions[0])
    assert place is not None
    assert place.id == "sudzha"


def test_of_a_place_of_unknown_position_no_place_is_known(tell: Tell) -> None:
    story = tell("They took the village of Qwertivka in Kursk region.")
    assert meant(first(story, "Qwertivka")) is None
    assert options(first(story, "Qwertivka"), story) == ()


def test_a_country_is_not_named_twice(story: Story) -> None:
    russia = meant(first(story, "Russia"))
    assert russia is not None
    assert titled(russia, story) == "Russia, country"


def test_a_sentence_without_end_is_cut(tell: Tell) -> None:
    story = tell("Shells fell on Sudzha " + "and " * 500)
    shown = quoted(story.resolutions[0], story)
    assert shown.name == "Sudzha"
    assert shown.before == "Shells fell on "
    assert shown.after.endswith("…")
    assert len(str(shown)) <= 2 * AROUND + len("…Sudzha…")


def test_an_empty_article_has_no_rows(tell: Tell) -> None:
    assert rows(tell("")) == ()


def test_what_holds_already_needs_no_correction(story: Story) -> None:
    assert all(corrections(r, now(r), alone=alone) == () for r in story.resolutions for alone in (True, False))


def test_a_correction_says_what_differs_and_of_what(story: Story) -> None:
    moscow = first(story, "Moscow")
    acts = now(moscow)
    assert acts.sense is Verdict.ACTOR
    other = moscow.losers[0].place
    all_, alone = (corrections(moscow, Said(other, acts.sense), alone=each) for each in (False, True))
    assert all_ == (Correction("Moscow", Verdict.PLACE, None, chosen(other)),)
    assert [c.at for c in alone] == [moscow.mention.span.start]
    both = corrections(moscow, Said(Verdict.NO_PLACE, Verdict.LITERAL), alone=False)
    assert [c.verdict for c in both] == [Verdict.NO_PLACE, Verdict.LITERAL]


def test_a_description_is_corrected_alone(story: Story) -> None:
    region = first(story, "the region")
    (said,) = corrections(region, Said(Verdict.NONE, None), alone=False)
    assert said.at == region.mention.span.start
    assert namesakes(region, story) == (region,)


def test_the_mentions_of_a_name_are_counted_without_descriptions(story: Story) -> None:
    assert len(namesakes(first(story, "Sudzha"), story)) == 4


def test_what_is_said_of_a_name_replaces_what_was_said_of_its_mentions() -> None:
    alone, sense = Correction("Kursk", Verdict.NONE, 23), Correction("Kursk", Verdict.ACTOR, 23)
    other, every = Correction("Sudzha", Verdict.NONE), Correction("KURSK", Verdict.NO_PLACE)
    assert added_to((alone, sense, other), (every,)) == (sense, other, every)
    assert added_to((every,), (alone,)) == (every, alone)
    assert added_to((alone,), (replace(alone, verdict=Verdict.NO_PLACE),))[0].verdict is Verdict.NO_PLACE


def test_corrections_in_words(story: Story) -> None:
    sudzha = first(story, "Sudzha")
    place = sudzha.place
    assert isinstance(place, Place)
    assert described(Correction("Sudzha", Verdict.PLACE, None, place), story) == (
        "Sudzha, in all mentions",
        "Sudzha, town, Russia, at 51.19100, 35.27100",
    )
    assert described(Correction("Sudzha", Verdict.NO_PLACE, sudzha.mention.span.start), story) == (
        "Sudzha, mention 1 of 4",
        "Not a place",
    )
    assert described(Correction("Sudzha", Verdict.ACTOR, 1), story)[0] == "Sudzha, one mention"
    settlement = first(story, "the settlement").mention
    assert described(Correction("Sudzha", Verdict.NONE, settlement.span.start), story)[0] == (
        "Sudzha, “the settlement” alone"
    )


def test_the_screen_says_what_was_said(gazetteer: Chain) -> None:
    article = articles.parse("Shells fell on Sudzha. Sudzha burnt.", "test")
    before = read(article, gazetteer)
    (said,) = corrections(before.resolutions[1], Said(Verdict.NO_PLACE, None), alone=True)
    after = read(article, gazetteer, (said,))
    assert [row.shown for row in rows(after)] == [Shown.MAP, Shown.UNMAPPED]
    assert now(after.resolutions[1]).which is Verdict.NO_PLACE
    assert now(read(article, gazetteer, (Correction("Sudzha", Verdict.NONE),)).resolutions[0]).which is Verdict.NONE
