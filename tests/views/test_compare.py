"""Several stories on one map: who names what, and what each says of it."""

from collections.abc import Callable

from dateline.model import Story
from dateline.pipeline import heard
from dateline.views.compare import Share, compare_map, compared, share_words, shared, told

Tell = Callable[[str], Story]
FIRST = "Shelling of Sumy went on. Sumy had no power. Troops left Kharkiv, Kyiv said."
SECOND = "Drones hit Sumy. In Belgorod a petrol station burned."
THIRD = "Two people were killed in Sumy and in Kharkiv."


def test_two(tell: Tell) -> None:
    stories = (tell(FIRST), tell(SECOND))
    found = {each.name: (each.mentions, each.share, share_words(each)) for each in compared(stories)}
    assert found == {
        "Sumy": ((2, 1), Share.ALL, "both"),
        "Kharkiv": ((1, 0), Share.FIRST, "the first alone"),
        "Belgorod": ((0, 1), Share.SECOND, "the second alone"),
    }
    assert compared(stories)[0].name == "Sumy"


def test_three(tell: Tell) -> None:
    stories = (tell(FIRST), tell(SECOND), tell(THIRD))
    found = {each.name: share_words(each) for each in compared(stories)}
    assert found == {"Sumy": "all", "Kharkiv": "2 of 3", "Belgorod": "1 of 3"}


def test_opens_on_what_all_of_them_name_most(tell: Tell) -> None:
    much = "Sumy. Sumy again. Sumy once more. Shells fell on Kharkiv. Kharkiv burned."
    found = compared((tell(much), tell(THIRD + " Kharkiv had no water.")))
    assert [each.name for each in found] == ["Kharkiv", "Sumy"]
    assert shared(found) == found[0]
    assert shared(compared((tell("Sumy burned."), tell("Kharkiv burned.")))) is None
    assert shared(()) is None


def test_the_map_has_each_place_once_with_all_mentions(tell: Tell) -> None:
    view = compare_map((tell(FIRST), tell(SECOND)))
    assert {mark.name: (mark.mentions, mark.share) for mark in view.marks} == {
        "Sumy": (3, "all"),
        "Kharkiv": (1, "first"),
        "Belgorod": (1, "second"),
    }
    assert {entry.share: entry.names for entry in view.legend} == {
        "all": ("Sumy",),
        "first": ("Kharkiv",),
        "second": ("Belgorod",),
    }


def test_what_each_says(tell: Tell) -> None:
    stories = (heard(tell(FIRST)), heard(tell(SECOND)))
    sumy = compared(stories)[0].id
    first, second = told(sumy, stories)
    assert ["".join(run.text for run in each.runs) for each in second.told] == ["Drones hit Sumy."]
    assert first.count == 2
    kharkiv = next(each.id for each in compared(stories) if each.name == "Kharkiv")
    assert [column.count for column in told(kharkiv, stories)] == [1, 0]
    assert told("atlantis", stories)[0].count == 0
