"""The numbers of an article, each with what it counts and its sentence."""

from bisect import bisect_right
from typing import TypedDict

from dateline.claims import Bound, Figure
from dateline.model import Span, Story
from dateline.views.said import SaidView, labels

MOST = 500  # shown; more would freeze a browser, and nobody reads them


class FigureView(TypedDict):
    many: str  # "about 12,000"
    counts: str  # "North Korean soldiers"
    before: str  # its sentence, up to the phrase
    phrase: str
    after: str
    at: int  # offset of the phrase, by which "show in text" finds it
    said: list[SaidView]


def figure_views(story: Story) -> list[FigureView]:
    """In the order of the text."""
    starts = [sentence.span.start for sentence in story.sentences]
    return [_view(figure, story, starts) for figure in story.figures[:MOST]]


def _view(figure: Figure, story: Story, starts: list[int]) -> FigureView:
    sentence, text = story.sentences[bisect_right(starts, figure.span.start) - 1].span, story.article.text
    end = min(figure.span.end, sentence.end)
    return FigureView(
        many=many(figure),
        counts=" ".join(figure.counts.split()),
        before=text[sentence.start : figure.span.start],
        phrase=text[figure.span.start : end],
        after=text[end : sentence.end],
        at=figure.span.start,
        said=labels(Span(figure.span.start, end), story),
    )


def many(figure: Figure) -> str:
    """The number with its bound: "at most 30,000", "2 to 3", "about 50% of"."""
    bound = "" if figure.bound is Bound.EXACT else f"{figure.bound} "
    return bound + _number(figure.value) + (f" to {_number(figure.highest)}" if figure.highest is not None else "")


def _number(value: float) -> str:
    if 0 < value < 1:
        return f"{value:.0%} of"
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"
