"""From phrases to places: ids, names, precision, and which mentions take part."""

from collections.abc import Callable

import pytest

from dateline.model import Kind, Precision, Sense, Shown, Story, where_prec_of
from dateline.shapes import holds, kilometres

Tell = Callable[[str], Story]


@pytest.mark.parametrize(
    ("text", "place_id", "name", "precision", "where"),
    [
        ("Shells fell near Sudzha.", "sudzha~near", "near Sudzha", 2, 2),
        ("Shells fell within 10 km of Sudzha.", "sudzha~10km-near", "within 10 km of Sudzha", 2, 2),
        ("Shells fell on the outskirts of Sudzha.", "sudzha~outskirts", "outskirts of Sudzha", 2, 2),
        ("Shells fell on Sudzha's eastern outskirts.", "sudzha~east-outskirts", "eastern outskirts of Sudzha", 2, 2),
        ("Shells fell 12 miles south of Sudzha.", "sudzha~19km-south", "19 km south of Sudzha", 2, 2),
        ("Shells fell 30 km from Sudzha.", "sudzha~30km", "30 km from Sudzha", 2, 5),
        ("Shells fell south-west of Sudzha.", "sudzha~southwest", "south-west of Sudzha", 2, 2),
        ("Shells fell in the west of Sudzha.", "sudzha~western", "western Sudzha", 2, 2),
        ("Killings in the north of Mali.", "gn:2453866~northern", "northern Mali", 3, 5),
        ("Killings in south-central Mali.", "gn:2453866~southcentral", "southcentral Mali", 3, 5),
        ("Killings in northern Mali.", "gn:2453866~northern", "northern Mali", 3, 5),
        ("A ship sank off the coast of Libya.", "gn:2215636~coast", "coast of Libya", 3, 5),
        ("They crossed the border with Chad.", "gn:2434508~border", "the border of Chad", 3, 5),
    ],
)
def test_a_place_of_its_own(tell: Tell, text: str, place_id: str, name: str, precision: int, where: int) -> None:
    (dossier,) = tell(text).places
    place = dossier.place
    assert (place.id, place.name, place.precision, place.kind) == (place_id, name, precision, Kind.AREA)
    assert where_prec_of(place, dossier.relation) == where
    assert dossier.outline
    assert dossier.outline.approximate
    (resolution,) = dossier.resolutions
    assert resolution.place
    assert resolution.place.point == resolution.anchors[0].point
    assert "the text says “" in resolution.reason
    assert not dossier.outline.polygons or holds(dossier.outline, place.point)


@pytest.mark.parametrize(
    ("text", "place_id", "name", "precision"),
    [
        ("They fought between Pokrovsk and Myrnohrad.", "~between~", "between Pokrovsk and Myrnohrad", Precision.NEAR),
        ("They hit the road from Gao to Ansongo.", "~road~", "the road from Gao to Ansongo", Precision.NEAR),
        ("They hit the Gao-Ansongo road.", "~road~", "the road from Gao to Ansongo", Precision.NEAR),
        ("They hit the border of Sudan and Chad.", "~border~", "the border of Sudan and Chad", Precision.REGION),
        ("They hit the Chad-Sudan border.", "~border~", "the border of Chad and Sudan", Precision.REGION),
    ],
)
def test_two_names_lead_to_one_place(tell: Tell, text: str, place_id: str, name: str, precision: Precision) -> None:
    story = tell(text)
    (dossier,) = story.places
    assert place_id in dossier.place.id
    assert (dossier.place.name, dossier.place.precision) == (name, precision)
    assert where_prec_of(dossier.place, dossier.relation) == 5
    one, two = dossier.resolutions
    assert one.place
    assert two.place
    assert (one.place.id, one.place.name) == (two.place.id, two.place.name)
    assert one.place.point != two.place.point  # each keeps that of its own name
    assert one.anchors == two.anchors[::-1]


def test_one_place_however_it_is_said(tell: Tell) -> None:
    text = "At the Sudan-Chad border. At the border of Chad and Sudan. At Sudan's border with Chad. The Sudanese border with Chad."
    (dossier,) = tell(text).places
    assert len(dossier.resolutions) == 7  # the adjective is none of them


def test_a_border_may_be_named_by_an_adjective_which_stays_an_actor(tell: Tell) -> None:
    story = tell("The Sudanese border with Chad was shut.")
    assert [d.place.name for d in story.places] == ["the border of Sudan and Chad"]
    assert [(d.shown, d.resolutions[0].mention.sense) for d in story.actors] == [(Shown.ACTOR, Sense.ADJECTIVAL)]


def test_the_town_itself_keeps_its_pin(tell: Tell) -> None:
    story = tell("Shells fell near Sudzha. Later Sudzha was calm. Again shells fell near Sudzha.")
    assert [(d.place.id, len(d.resolutions)) for d in story.places] == [("sudzha~near", 2), ("sudzha", 1)]


def test_towns_too_far_apart_stay_themselves(tell: Tell) -> None:
    story = tell("Ships sailed on the route between Murmansk and Vladivostok.")
    assert {d.place.kind for d in story.places} == {Kind.TOWN}
    assert all(not d.relation for d in story.places)
    a, b = (d.place.point for d in story.places)
    assert kilometres(a, b) > 600


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Russia and Ukraine went on.",
        "The war between Israel and Lebanon went on.",
        "A deal between Kyiv and Moscow was signed.",
        "Trade from Goma to Gisenyi fell.",
        "Ukraine border guards said so.",
    ],
)
def test_no_phrase_no_shape(tell: Tell, text: str) -> None:
    story = tell(text)
    assert all(not r.anchors for r in story.resolutions)


def test_near_a_city_is_literal(tell: Tell) -> None:
    (dossier,) = tell("Drones fell near Kyiv.").places
    assert dossier.resolutions[0].mention.sense is Sense.LITERAL


def test_areas_that_share_no_border_stay_whole_and_say_why(tell: Tell) -> None:
    story = tell("At the border of Mali and Poland they stood.")
    assert [d.place.name for d in story.places] == ["Mali", "Poland"]
    assert all("“the border of Mali and Poland” has no shape" in d.resolutions[0].reason for d in story.places)


def test_near_an_area_is_the_area_and_says_so(tell: Tell) -> None:
    (dossier,) = tell("They camped near Darfur.").places
    assert not dossier.relation
    assert "“near Darfur”, which has no shape of its own" in dossier.resolutions[0].reason


def test_too_far_off_is_no_pin(tell: Tell) -> None:
    story = tell("It sank 2,000 km from Murmansk.")
    assert story.places == ()
    assert [u.reason for u in story.unmapped] == ["“2,000 km from Murmansk” says too little of where"]


def test_a_region_of_the_same_name_gives_way_to_the_town(tell: Tell) -> None:
    (dossier,) = tell("Shells fell near Kursk.").places
    assert dossier.resolutions[0].anchors[0].kind is Kind.TOWN


def test_ids_are_safe_in_a_link(tell: Tell) -> None:
    story = tell(
        "Near Goma, 2.5 km south-west of Sake and at the border of Sudan and Chad, on the road from Gao to Ansongo."
    )
    for dossier in story.places:
        assert set(dossier.place.id) <= set("abcdefghijklmnopqrstuvwxyz0123456789:~.-_")
        assert len(dossier.place.id) < 200
