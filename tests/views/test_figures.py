"""The numbers of an article as the panel shows them."""

from collections.abc import Callable

import pytest

from dateline.claims import Bound, Figure
from dateline.model import Span, Story
from dateline.pipeline import heard
from dateline.views.figures import figure_views, many
from dateline.views.panel import panel_view


def test_each_with_its_words_and_its_sentence(story: Story) -> None:
    views = figure_views(heard(story))
    assert [(view["many"], view["counts"]) for view in views] == [
        ("3", "settlements"),
        ("about 12,000", "North Korean soldiers"),
        ("about 100", "Russian soldiers"),
        ("at most 30,000", "Ukrainian troops"),
        ("about 50% of", "territory"),
    ]
    for view in views:
        sentence = view["before"] + view["phrase"] + view["after"]
        assert sentence in story.article.text
        assert story.article.text.startswith(view["phrase"], view["at"])
    assert panel_view(heard(story))["figures"] == views


def test_an_article_without_numbers(tell: Callable[[str], Story]) -> None:
    assert figure_views(heard(tell("Shells fell on Sudzha."))) == []


@pytest.mark.parametrize(
    ("value", "highest", "bound", "words"),
    [
        (2, 3, Bound.EXACT, "2 to 3"),
        (1_200_000, None, Bound.AT_LEAST, "at least 1,200,000"),
        (2.5, None, Bound.ABOUT, "about 2.5"),
    ],
)
def test_many(value: float, highest: float | None, bound: Bound, words: str) -> None:
    assert many(Figure(Span(0, 1), "x", value, bound, "men", highest)) == words
