"""What the map shows: a shape for each kind of knowledge, and a legend that says what it means."""

from collections.abc import Callable

import pytest

from dateline.filters import Filter, filtered
from dateline.model import Story
from dateline.pipeline import heard
from dateline.views.map_view import MEANING, VERTICES, Shape, map_view, shown

Tell = Callable[[str], Story]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("Drones hit Sudzha.", Shape.POINT),
        ("Fighting went on in the Kursk region.", Shape.AREA),
        ("Power was out across Ukraine.", Shape.COUNTRY),
        ("Tanks rolled into eastern Ukraine.", Shape.VAGUE),
        ("A blast in central Kabul killed ten.", Shape.AROUND),
        ("Drones hit fields near Sudzha.", Shape.AROUND),
        ("Drones hit fields between Pokrovsk and Myrnohrad.", Shape.AROUND),
        ("Mines lay on the road from Gao to Ansongo.", Shape.ROAD),
        ("They crossed the Sudan-Chad border.", Shape.BORDER),
        ("Fighting went on in the north of Mali.", Shape.VAGUE),
        ("Shells fell in Bakhmut Raion.", Shape.APPROXIMATE),
        ("They took the villages of Qwertivka and Asdfivka in Kursk region.", Shape.UNKNOWN),
    ],
)
def test_the_shape_says_how_finely_a_place_is_known(tell: Tell, text: str, shape: Shape) -> None:
    mark = map_view(tell(text)).marks[0]
    assert mark.shape is shape
    assert (mark.outline is None) == (shape in (Shape.POINT, Shape.NEAR))


def test_the_marks_of_the_default_article(story: Story) -> None:
    view = map_view(story)
    assert [(mark.name, mark.mentions, mark.shape) for mark in view.marks] == [
        ("Kursk Oblast", 16, Shape.AREA),
        ("Sudzha", 4, Shape.POINT),
        ("eastern Ukraine", 1, Shape.VAGUE),
    ]
    assert len({mark.id for mark in view.marks}) == 3


def test_the_legend_lists_what_is_on_the_map_and_nothing_else(story: Story) -> None:
    legend = map_view(story).legend
    assert [(entry.shape, entry.names) for entry in legend] == [
        (Shape.POINT, ("Sudzha",)),
        (Shape.AREA, ("Kursk Oblast",)),
        (Shape.VAGUE, ("eastern Ukraine",)),
    ]
    assert all(entry.meaning == MEANING[entry.shape] for entry in legend)


def test_every_shape_has_its_own_meaning() -> None:
    assert set(MEANING) == set(Shape)
    assert len(set(MEANING.values())) == len(Shape)


def test_outlines_are_light(tell: Tell) -> None:
    (mark,) = map_view(tell("Power was out across Canada.")).marks
    assert mark.outline
    assert sum(len(ring) for polygon in mark.outline.polygons[1:] for ring in polygon) < VERTICES


def test_an_empty_story_has_an_empty_map(tell: Tell) -> None:
    view = map_view(tell(""))
    assert (view.marks, view.legend) == ((), ())


def test_places_of_unknown_position_share_one_mark(tell: Tell) -> None:
    view = map_view(tell("They took the villages of Qwertivka and Asdfivka in Kursk region, and Sudzha."))
    unknown, kursk, _ = view.marks
    assert (unknown.id, unknown.name, unknown.mentions) == ("kursk-oblast@in", "2 places, position unknown", 2)
    assert (unknown.point, unknown.outline) == (kursk.point, kursk.outline)
    assert [entry.names for entry in view.legend if entry.shape is Shape.UNKNOWN] == [("Qwertivka", "Asdfivka")]


def test_one_place_of_unknown_position_has_its_name(tell: Tell) -> None:
    assert (
        map_view(tell("They took the village of Qwertivka in Kursk region.")).marks[0].name
        == "Qwertivka, position unknown"
    )


def test_only_names_are_counted(tell: Tell) -> None:
    (mark,) = map_view(tell("Shells fell on Kupiansk. The town was empty.")).marks
    assert mark.mentions == 1


def test_what_is_said_to_have_happened_has_a_sign(story: Story) -> None:
    view = map_view(heard(story))
    assert [(mark.standing, mark.disputed) for mark in view.marks] == [
        ("reported", False),
        ("reported", False),
        ("none", False),
    ]
    assert [sign for sign, _, _ in view.signs] == ["confirmed", "reported", "claimed", "none", "disputed"]


def test_without_claims_there_is_no_sign(story: Story) -> None:
    view = map_view(story)
    assert {mark.standing for mark in view.marks} == {""}
    assert view.signs == ()


def test_sides_that_contradict_each_other_have_a_sign_of_their_own(tell: Tell) -> None:
    text = "Russia said its troops had captured Toretsk. Ukraine said its forces still held Toretsk."
    view = map_view(heard(tell(text)))
    assert [(mark.standing, mark.disputed) for mark in view.marks] == [("claimed", True)]


def test_a_filter_leaves_what_is_named_in_its_excerpts(story: Story) -> None:
    told = heard(story)
    assert shown(told) == {
        "kursk-oblast": (16, "reported", False),
        "sudzha": (4, "reported", False),
        "gn:690791~eastern": (1, "none", False),
    }
    assert shown(filtered(told, Filter(side=frozenset({"ukraine"}), status=frozenset({"claimed"})))) == {
        "kursk-oblast": (1, "claimed", False),
        "sudzha": (1, "claimed", False),
    }
