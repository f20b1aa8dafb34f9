"""Figures of two statements that cannot both be right: the same counted, the same happened to it, other numbers. Pure."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.claims import Bound, Figure, Statement
from dateline.disagreement.words import Words, load
from dateline.model import Span, Story

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_CLAUSE = re.compile(r"[;:.!?]|,\s|\b(?:but|while|and)\b", re.IGNORECASE)
_LEAST, _MOST = 0.75, 1.25  # what "about 100" may be


@dataclass(frozen=True, slots=True)
class Toll:
    """A figure that can be compared with another of the same `of`: what is counted, whose, and what happened to it."""

    statement: Statement
    figure: Figure
    of: tuple[str, ...]
    outcome: Span
    others: frozenset[str]  # the sides that the statement names besides: who did it


def tolls(statement: Statement, story: Story) -> Iterator[Toll]:
    """Those of a statement, in the order of the text."""
    words, text = load(), story.article.text
    first = bisect_right(story.figures, statement.span.start, key=lambda figure: figure.span.end)
    for figure in story.figures[first:]:
        if figure.span.end > statement.span.end:
            break
        outcome = _outcome(figure, statement, text, words)
        counted = [word.lower() for word in _WORD.findall(figure.counts)]
        nouns = {words.counted[word] for word in counted if word in words.counted}
        whose = sorted({words.sides[m[0].lower()] for m in words.side.finditer(figure.counts)})
        if outcome is None or len(nouns) != 1 or (nouns <= words.owned and not whose):
            continue
        of = (*nouns, *whose, words.outcomes[outcome.of(text).lower()])
        named = (m for m in words.side.finditer(text, statement.span.start, statement.span.end))
        others = frozenset(words.sides[m[0].lower()] for m in named if not figure.span.holds(Span(m.start(), m.end())))
        yield Toll(statement, figure, of, outcome, others)


def differ(one: Toll, other: Toll) -> bool:
    """Whether they count the same and no number fits both, their bounds considered. By whom must not differ either."""
    if one.of != other.of or (one.others and other.others and one.others != other.others):
        return False
    (low, high), (other_low, other_high) = _range(one.figure), _range(other.figure)
    return high < other_low or other_high < low


def _range(figure: Figure) -> tuple[float, float]:
    highest = figure.value if figure.highest is None else figure.highest
    match figure.bound:
        case Bound.AT_LEAST:
            return figure.value, float("inf")
        case Bound.AT_MOST:
            return 0, highest
        case Bound.ABOUT:
            return figure.value * _LEAST, highest * _MOST
    return figure.value, highest


def _outcome(figure: Figure, statement: Statement, text: str, words: Words) -> Span | None:
    """The one word in the figure's own clause that tells what happened to what it counts."""
    start = max((cut.end() for cut in _CLAUSE.finditer(text, statement.span.start, figure.span.start)), default=0)
    ends = _CLAUSE.search(text, figure.span.end, statement.span.end)
    clause = Span(max(start, statement.span.start), ends.start() if ends else statement.span.end)
    found = [(m[0].lower(), Span(m.start(), m.end())) for m in _WORD.finditer(text, clause.start, clause.end)]
    if not words.sums.isdisjoint(word for word, span in found if not _least(figure, span)):
        return None
    told = [(word, span) for word, span in found if word in words.outcomes]
    return told[0][1] if len({words.outcomes[word] for word, _ in told}) == 1 else None


def _least(figure: Figure, span: Span) -> bool:
    """ "at least" belongs to the figure; "not least" does not."""
    return figure.span.holds(span)
