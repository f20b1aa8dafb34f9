"""What a person says holds, for the mentions that it is said of, and nothing vanishes by it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dateline import corrections as words
from dateline.articles import parse
from dateline.corrections import Correction, Verdict, added, chosen, corrected, idle, moved, original_id
from dateline.export.geojson import to_geojson
from dateline.export.story_json import to_json
from dateline.gazetteers.chain import Chain
from dateline.model import Coordinates, Kind, Place, Provenance, Resolution, Sense, Shown, Story, Unmapped, parent_of
from dateline.pipeline import read

Correct = Callable[..., Story]
HAMLET = Coordinates(51.5, 35.5)


@pytest.fixture(scope="session")
def correct(gazetteer: Chain) -> Correct:
    """Reads a text with corrections."""
    return lambda text, *said: read(parse(f"x {text}", "test"), gazetteer, said)


def _place(gazetteer: Chain, place_id: str) -> Place:
    found = gazetteer.get(place_id)
    assert found is not None
    return chosen(found)


def _other(story: Story, number: int = 0) -> Place:
    """A loser of a resolution, as a person would choose it."""
    return chosen(story.resolutions[number].losers[0].place)


def _unmapped(story: Story) -> Unmapped:
    (unmapped,) = story.unmapped
    return unmapped


def test_without_corrections_nothing_changes(story: Story, gazetteer: Chain) -> None:
    assert read(story.article, gazetteer, ()) == story
    assert corrected(story.resolutions, ()) == story.resolutions


def test_another_candidate_is_chosen_for_every_mention_of_the_name(correct: Correct) -> None:
    before = correct("Shells fell in Paris. They left PARIS.")
    other = _other(before)
    story = correct("Shells fell in Paris. They left PARIS.", Correction("PARIS", Verdict.PLACE, place=other))
    (dossier,) = story.places
    assert (dossier.place, dossier.place.provenance, len(dossier.resolutions)) == (other, Provenance.MANUAL, 2)
    for resolution in dossier.resolutions:
        assert (resolution.manual, resolution.reason, resolution.margin) == (True, words.CHOSEN, None)
        assert before.resolutions[0].place in [c.place for c in resolution.losers]
        assert other.id not in [c.place.id for c in resolution.losers]


def test_what_is_said_of_one_mention_goes_before_what_is_said_of_the_name(correct: Correct) -> None:
    text = "Shells fell in Paris. Paris burned."
    other, at = _other(correct(text)), 2 + text.index("Paris burned")
    said = (Correction("Paris", Verdict.PLACE, at, other), Correction("paris", Verdict.NO_PLACE))
    for order in (said, said[::-1]):
        story = correct(text, *order)
        assert [r.place for r in story.resolutions] == [None, other]
        assert _unmapped(story).reason == words.NO_PLACE


def test_the_later_of_two_on_one_subject_holds(correct: Correct) -> None:
    said = (Correction("Sudzha", Verdict.NONE), Correction("SUDZHA", Verdict.NO_PLACE))
    assert _unmapped(correct("They hit Sudzha.", *said)).reason == words.NO_PLACE
    assert _unmapped(correct("They hit Sudzha.", *said[::-1])).reason == words.NONE


@pytest.mark.parametrize(("verdict", "reason"), [(Verdict.NONE, words.NONE), (Verdict.NO_PLACE, words.NO_PLACE)])
@pytest.mark.parametrize(
    "text",
    ["They hit Sudzha.", "Sudzha said so.", "They hit near Sudzha.", "He is from Sudzha.", "The Sudzha Police came."],
)
def test_no_place_and_none_are_not_on_the_map(correct: Correct, text: str, verdict: Verdict, reason: str) -> None:
    story = correct(text, Correction("Sudzha", verdict))
    unmapped = _unmapped(story)
    assert unmapped.reason == unmapped.resolution.reason == reason
    assert unmapped.resolution.manual
    assert not story.places
    assert "sudzha" in [c.place.id for c in unmapped.resolution.losers]
    if verdict is Verdict.NO_PLACE:
        mention = unmapped.resolution.mention
        assert (mention.sense, mention.relation) == (Sense.LITERAL, None)


def test_nothing_is_called_the_town_once_it_is_no_place(correct: Correct) -> None:
    text = "Shells fell in Sudzha. The town was calm."
    assert [r.mention.weak for r in correct(text).resolutions] == [False, True]
    assert [r.mention.weak for r in correct(text, Correction("Sudzha", Verdict.NO_PLACE)).resolutions] == [False]


def test_an_actor_and_a_place(correct: Correct) -> None:
    text = "Shells fell in Kyiv. Kyiv said so."
    story = correct(text, Correction("Kyiv", Verdict.ACTOR))
    assert (len(story.places), len(story.actors[0].resolutions)) == (0, 2)
    assert {r.mention.because for r in story.resolutions} == {words.ACTS}
    story = correct(text, Correction("Kyiv", Verdict.LITERAL))
    assert (len(story.places[0].resolutions), len(story.actors)) == (2, 0)
    assert {r.mention.because for r in story.resolutions} == {words.IS_PLACE}


def test_a_sense_and_a_place_are_said_apart(correct: Correct) -> None:
    text = "Shells fell in Paris."
    other = _other(correct(text))
    said = (Correction("Paris", Verdict.PLACE, place=other), Correction("Paris", Verdict.ACTOR))
    (dossier,) = correct(text, *said).actors
    assert (dossier.place, dossier.shown) == (other, Shown.ACTOR)
    at = 2 + text.index("Paris")
    story = correct(text, Correction("Paris", Verdict.NO_PLACE), Correction("Paris", Verdict.LITERAL, at))
    assert len(story.places) == 1  # of this mention it was said that it is a place


def test_an_adjective_stays_an_actor_whichever_place_is_chosen(correct: Correct, gazetteer: Chain) -> None:
    story = correct("Russian forces came.", Correction("Russia", Verdict.PLACE, place=_place(gazetteer, "sudzha")))
    toponym = story.resolutions[0].mention.toponym
    story = correct("Russian forces came.", Correction(toponym, Verdict.PLACE, place=_place(gazetteer, "sudzha")))
    (dossier,) = story.actors
    assert (dossier.place.id, dossier.resolutions[0].mention.sense) == ("sudzha", Sense.ADJECTIVAL)


def test_a_name_within_another_is_a_place_once_one_is_chosen(correct: Correct, gazetteer: Chain) -> None:
    text = "The Kursk Police said so."
    assert correct(text).resolutions[0].mention.sense is Sense.NESTED
    story = correct(text, Correction("Kursk", Verdict.PLACE, place=_place(gazetteer, "kursk-city")))
    assert [d.place.id for d in story.places] == ["kursk-city"]


def test_an_area_is_drawn_with_its_own_outline(correct: Correct, gazetteer: Chain) -> None:
    story = correct("They hit Sudzha.", Correction("Sudzha", Verdict.PLACE, place=_place(gazetteer, "kursk-oblast")))
    (dossier,) = story.places
    assert dossier.outline == gazetteer.outline("kursk-oblast") is not None


def test_phrases_and_descriptions_follow(correct: Correct) -> None:
    village = added("Robotyne", HAMLET)
    text = "Shells fell near the village of Qwertivka. The village of Qwertivka burned. The village was calm."
    story = correct(text, Correction("Qwertivka", Verdict.PLACE, place=village))
    assert [r.mention.weak for r in story.resolutions] == [False, False, True]
    near, named, weak = story.resolutions
    assert near.place
    assert (near.anchors, near.place.id) == ((village,), f"{village.id}~near")
    assert (named.reason, weak.place, weak.manual) == (words.ADDED, village, False)


def test_a_village_in_an_area_that_a_person_chose_lies_there(correct: Correct, gazetteer: Chain) -> None:
    text = "They took the village of Qwertivka in Kursk region."
    sumy = next(p for p in gazetteer.candidates("Sumy Oblast") if p.kind is Kind.REGION)
    story = correct(text, Correction("Kursk", Verdict.PLACE, place=chosen(sumy)))
    lost = story.resolutions[0].place
    assert lost is not None
    assert parent_of(lost.id) == sumy.id


def test_no_rule_overrules_a_person(correct: Correct) -> None:
    text = "They took the village of Qwertivka in Kursk region. Qwertivka burned."
    at = 2 + text.index("Qwertivka in")
    story = correct(text, Correction("Qwertivka", Verdict.NONE, at))
    assert story.resolutions[0].reason == words.NONE
    assert story.resolutions[0].place is None


def test_a_point_that_was_moved_at_one_mention_is_another_pin(correct: Correct, gazetteer: Chain) -> None:
    text = "Shells fell in Sudzha. They left Sudzha at dawn."
    at = 2 + text.index("Sudzha at")
    there = moved(_place(gazetteer, "sudzha"), HAMLET)
    story = correct(text, Correction("Sudzha", Verdict.PLACE, at, there))
    assert [(d.place.id, d.place.point == HAMLET) for d in story.places] == [("sudzha", False), (there.id, True)]
    assert [d.resolutions[0].reason == words.MOVED for d in story.places] == [False, True]
    same = replace(_place(gazetteer, "sudzha"), point=HAMLET)  # whoever moved it without `moved`
    assert correct(text, Correction("Sudzha", Verdict.PLACE, at, same)).places[1].place == there


def test_a_moved_place_knows_where_it_came_from(gazetteer: Chain) -> None:
    sudzha = _place(gazetteer, "sudzha")
    there = moved(moved(sudzha, Coordinates(1, 2)), HAMLET)
    assert original_id(there.id) == original_id(sudzha.id) == "sudzha"
    assert there.source == f"a point set by hand; before it was moved: {sudzha.source}"


def test_areas_are_neither_moved_nor_added(gazetteer: Chain) -> None:
    with pytest.raises(ValueError, match="outline"):
        moved(_place(gazetteer, "kursk-oblast"), HAMLET)
    with pytest.raises(ValueError, match="outline"):
        added("The front", HAMLET, Kind.AREA)


def test_one_description_can_be_corrected(correct: Correct) -> None:
    text = "Shells fell in Sudzha and Kharkiv. They left Sudzha. The town was calm."
    at = 2 + text.index("The town")
    (weak,) = (r for r in correct(text).resolutions if r.mention.weak)
    story = correct(text, Correction(weak.mention.toponym, Verdict.NONE, at))
    assert _unmapped(story).resolution.mention.weak
    assert _unmapped(story).reason == words.NONE


def test_a_correction_of_nothing_is_told(correct: Correct) -> None:
    said = (
        Correction("Sudzha", Verdict.NONE),
        Correction("Atlantis", Verdict.NONE),
        Correction("Sudzha", Verdict.NONE, 99),
    )
    story = correct("They hit Sudzha.", *said)
    assert idle(story.resolutions, said) == said[1:]
    (notice,) = (n.text for n in story.notices if "applied to nothing" in n.text)
    assert "“Atlantis”, “Sudzha”" in notice


def test_a_person_vouches_in_both_exports(correct: Correct, gazetteer: Chain) -> None:
    schema = json.loads((Path(words.__file__).parent / "data" / "story.schema.json").read_text("utf-8"))
    sudzha = _place(gazetteer, "sudzha")
    for place in (moved(sudzha, HAMLET), added("Robotyne", HAMLET), sudzha):
        story = correct("They hit Paris.", Correction("Paris", Verdict.PLACE, place=place))
        Draft202012Validator(schema).validate(to_json(story))
    assert [place["provenance"] for place in to_json(story)["places"]] == ["manual"]
    assert [f["properties"]["provenance"] for f in to_geojson(story)["features"]] == ["manual"]


def test_a_place_chosen_by_hand_for_one_name_is_manual_however_it_is_shown(correct: Correct, gazetteer: Chain) -> None:
    text = "Shells fell in Kyiv. Kiev said so."
    kyiv = next(p for p in gazetteer.candidates("Kyiv") if p.kind is Kind.CAPITAL)
    story = correct(text, Correction("Kiev", Verdict.PLACE, place=chosen(kyiv)))
    assert {d.place.provenance for d in (*story.places, *story.actors)} == {Provenance.MANUAL}
    assert len({p["id"] for p in to_json(story)["places"]}) == 1


def _any_correction(
    names: Sequence[str], starts: Sequence[int], places: Sequence[Place]
) -> st.SearchStrategy[Correction]:
    name, at = st.sampled_from([*names, "Atlantis"]), st.none() | st.sampled_from([*starts, 7])
    others = st.builds(Correction, name, st.sampled_from([v for v in Verdict if v is not Verdict.PLACE]), at)
    return others | st.builds(Correction, name, st.just(Verdict.PLACE), at, st.sampled_from(places))


@settings(deadline=None, max_examples=40)
@given(draw=st.data())
def test_nothing_vanishes_whatever_a_person_says(story: Story, gazetteer: Chain, draw: st.DataObject) -> None:
    """Every mention is in exactly one dossier, or unmapped with a reason; and what was said of it holds."""
    names = sorted({r.mention.toponym for r in story.resolutions})
    places = [chosen(r.place) for r in story.resolutions if r.place and not r.anchors]
    places += [chosen(c.place) for r in story.resolutions for c in r.losers]
    places += [added("Robotyne", HAMLET), *(moved(p, HAMLET) for p in places if p.kind.is_point)]
    starts = [r.mention.span.start for r in story.resolutions]
    said = draw.draw(st.lists(_any_correction(names, starts, places), max_size=8))
    told = read(story.article, gazetteer, said)
    held: list[Resolution] = [r for d in (*told.places, *told.actors) for r in d.resolutions]
    held += [u.resolution for u in told.unmapped]
    assert sorted(r.mention.span for r in held) == [r.mention.span for r in told.resolutions]
    assert {r.mention.span for r in story.resolutions if not r.mention.weak} <= {
        r.mention.span for r in told.resolutions
    }
    assert all(u.reason for u in told.unmapped)
    assert all(d.outline is not None or d.place.kind.is_point for d in told.places)
    assert not any(r.manual and r.place is None for d in (*told.places, *told.actors) for r in d.resolutions)
    assert read(story.article, gazetteer, said) == told
