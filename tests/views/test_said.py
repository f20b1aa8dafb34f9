"""The labels under an excerpt."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from dateline.claims import Attribution, Claim, Status, When
from dateline.model import Span, Story
from dateline.pipeline import heard
from dateline.views.panel import dossier_view
from dateline.views.said import labels, when, who

TEXT = "Kotenok said on Saturday that Sudzha had fallen. Shells fell on Sudzha. Flesh told CNN that Sudzha held."


def _at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _claim(speaker: str, content: str, status: Status, side: str | None, time: When | None = None) -> Claim:
    attribution = Attribution(speaker, _at(speaker), "blogger", side, "said", _at("said"))
    return Claim(_at(content), attribution, quoted=False, status=status, because="a rule", time=time)


@pytest.fixture
def told(tell: Callable[[str], Story]) -> Story:
    day = When(date(2025, 3, 8), date(2025, 3, 8), 1)
    claims = (
        _claim("Kotenok", "Sudzha had fallen", Status.CLAIMED, "russia", day),
        _claim("Flesh", "Sudzha held", Status.DENIED, "ukraine"),
    )
    return replace(tell(TEXT), claims=claims)


def test_each_excerpt_bears_its_own_claims(told: Story) -> None:
    (sudzha,) = [d for d in told.places if d.place.name == "Sudzha"]
    view = dossier_view(told, sudzha.place.id)
    assert view is not None
    said = [
        [(label["words"], label["who"], label["when"]) for label in excerpt["said"]] for excerpt in view["excerpts"]
    ]
    assert said == [
        [("claimed by", "Kotenok, Russia", "8 March 2025")],
        [],
        [("denied by", "Flesh, Ukraine", "")],
    ]


def test_an_article_without_claims_has_no_labels(tell: Callable[[str], Story]) -> None:
    assert labels(Span(0, 10), replace(tell(TEXT), claims=())) == []


def test_a_phrase_with_known_days_is_told_under_its_excerpt(story: Story) -> None:
    (sudzha,) = [d for d in story.places if d.place.name == "Sudzha"]
    view = dossier_view(heard(story), sudzha.place.id)
    assert view is not None
    told = [(label["phrase"], label["when"]) for excerpt in view["excerpts"] for label in excerpt["dated"]]
    assert told == [("on Saturday", "8 March 2025"), ("on January 1", "1 January 2025")]


def test_a_side_that_its_speaker_names_is_not_said_twice(told: Story) -> None:
    attribution = replace(told.claims[0].attribution, speaker="Hezbollah", side="hezbollah")
    assert who(attribution) == "Hezbollah"


def test_through_whom(told: Story) -> None:
    attribution = told.claims[1].attribution
    outlet = Attribution("CNN", _at("CNN"), "outlet", None, "told", _at("told"))
    assert who(replace(attribution, via=outlet)) == "Flesh, Ukraine, through CNN"


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        (date(2025, 3, 8), date(2025, 3, 8), 1, "8 March 2025"),
        (date(2025, 3, 3), date(2025, 3, 9), 2, "3 to 9 March 2025"),
        (date(2025, 2, 27), date(2025, 3, 5), 2, "27 February to 5 March 2025"),
        (date(2024, 8, 1), date(2024, 8, 31), 3, "August 2024"),
        (date(2024, 12, 30), date(2025, 1, 2), 2, "30 December 2024 to 2 January 2025"),
    ],
)
def test_a_time_is_told_no_finer_than_it_is_known(first: date, last: date, precision: int, words: str) -> None:
    assert when(When(first, last, precision)) == words
