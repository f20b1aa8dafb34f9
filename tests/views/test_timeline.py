"""What the page "Timeline" shows: days, rows, phrases, and what stays undated."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from dateline.claims import OwnVoice, Status, When
from dateline.model import Span, Story
from dateline.pipeline import heard
from dateline.text.published import ArticleDate
from dateline.views.timeline import AROUND, DATED, FOLDS, NO_DATES, NOTHING_LEFT, day_of, stretches, timeline_view

DAY = ArticleDate(date(2025, 3, 9), given=True, because="given with the article")
SATURDAY, AUGUST = date(2025, 3, 8).toordinal(), date(2024, 8, 1).toordinal()


@pytest.fixture(scope="module")
def kursk(story: Story) -> Story:
    return heard(story)


def test_the_default_article(kursk: Story) -> None:
    view = timeline_view(kursk, DAY)
    assert view["lead"] == "3 of 32 statements are dated"
    assert view["counted"] == "Statements: 22 claims and 10 sentences of the article itself."
    assert view["rows"] == ["Russia", "Ukraine", "The article itself"]
    told = [(t["time"]["words"], t["phrase"], t["label"]) for t in view["dated"] if t["time"]]
    assert told == [
        ("August 2024", "in August", "Kursk Oblast"),
        ("8 March 2025", "On Saturday", "Russia's Defense Ministry"),
        ("8 March 2025", "on Saturday", "Sudzha · Yuriy Butusov"),
    ]
    assert view["stretches"] == [(AUGUST - 1, AUGUST + 31), (SATURDAY - 1, SATURDAY + 2)]  # the ninth is the article's
    assert [t["phrase"] for t in view["undated"]] == ["since then", "Since then"]
    assert all(not t["phrase"] and t["time"] is None for t in view["silent"])
    assert len(view["dated"]) + len(view["undated"]) + len(view["silent"]) == 32
    assert view["day_words"] == "published 9 March 2025"
    assert [words for _, words in view["precision"]] == ["a day", "a month"]


def test_the_words_are_those_of_the_text(kursk: Story) -> None:
    view = timeline_view(kursk, DAY)
    for told in (*view["dated"], *view["undated"], *view["silent"]):
        assert told["before"] + told["says"] + told["after"] in kursk.article.text
        assert not told["place"] or told["place"] in {dossier.place.id for dossier in kursk.places}


def test_what_is_outside_the_chosen_time_stays_on_the_axis(kursk: Story) -> None:
    view = timeline_view(kursk, DAY, date(2025, 3, 1))
    assert [t["time"]["inside"] for t in view["dated"] if t["time"]] == [False, True, True]
    assert view["within"] == "2 of 3 dated statements: from 1 March 2025"
    assert (view["first"], view["last"]) == (date(2025, 3, 1).toordinal(), None)


def test_a_text_without_dates(tell: Callable[[str], Story]) -> None:
    view = timeline_view(heard(tell("Shells fell on Sudzha.")), None)
    assert (view["empty"], view["stretches"], view["lead"]) == (NO_DATES, [], "0 of 1 statement is dated")
    assert len(view["silent"]) == 1
    assert timeline_view(heard(tell("")), None)["lead"] == "0 of 0 statements are dated"
    assert timeline_view(heard(tell("")), None, some=True)["empty"] == NOTHING_LEFT


def test_many_are_bounded(tell: Callable[[str], Story]) -> None:
    story = tell("x " * 2000)
    day = date(2025, 1, 1)
    voice = [
        OwnVoice(Span(2 * n, 2 * n + 1), Status.REPORTED, "", "Battles", time=When(day, day, 1)) for n in range(900)
    ]
    voice += [OwnVoice(Span(2 * n, 2 * n + 1), Status.REPORTED, "", "Battles") for n in range(900, 1900)]
    view = timeline_view(replace(story, voice=tuple(voice)), None)
    assert len(view["dated"]) == DATED
    assert len(view["undated"]) + len(view["silent"]) <= 400
    assert "400 earliest dated statements" in view["more"][0]
    assert all(len(told["before"]) + len(told["after"]) <= 2 * AROUND + 2 for told in view["dated"])


@pytest.mark.parametrize(
    ("days", "axis"),
    [
        ([(10, 10)], [(9, 11)]),
        ([(10, 40), (12, 13), (61, 61)], [(9, 62)]),  # 21 quiet days
        ([(10, 40), (12, 13), (62, 62)], [(9, 41), (61, 63)]),
        (
            [(1, 1), (date.max.toordinal(), date.max.toordinal())],
            [(1, 2), (date.max.toordinal() - 1, date.max.toordinal())],
        ),
    ],
)
def test_quiet_times_are_folded(days: list[tuple[int, int]], axis: list[tuple[int, int]]) -> None:
    assert stretches(days) == axis


def test_only_so_many_folds_and_the_longest() -> None:
    days = [(n * n * 10, n * n * 10) for n in range(10, 60)]
    axis = stretches(days)
    assert len(axis) == FOLDS + 1
    assert axis[0][0] == 999
    assert axis[-1] == (59 * 59 * 10 - 1, 59 * 59 * 10 + 1)


@pytest.mark.parametrize("forged", [None, True, 0, -1, 10**9, "1", 1.5, [1], {}])
def test_what_is_no_day(forged: object) -> None:
    assert day_of(forged) is None
