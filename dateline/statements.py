"""Who tells what stands in a stretch of the text: the claims in it, or the article itself."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from dateline.claims import Statement
from dateline.model import Dossier, Sense, Span, Story

ARTICLE = "the article itself"  # the speaker of what nobody else says
NONE = "none"  # no side; no event


def statements(span: Span, story: Story) -> tuple[Statement, ...]:
    """Those that stand, at least in part, within this span, usually a sentence; in the order of the text. None where
    nobody has looked for claims (`pipeline.heard`)."""
    return tuple(_touching(span, story.claims)) or tuple(_touching(span, story.voice))


def about(dossier: Dossier, story: Story) -> tuple[Statement, ...]:
    """All that is told where the place is named or described, each once."""
    return tuple(dict.fromkeys(told for excerpt in dossier.excerpts for told in statements(excerpt.span, story)))


def told_of(dossier: Dossier, story: Story) -> tuple[tuple[Statement, Span], ...]:
    """The statements that tell of the place itself, each with a mention of it, in the order of the text.

    Words that stand outside of what is said ("In X, officials said that ...") count only where what is said names no place
    of its own: who speaks in Geneva tells of elsewhere.
    """
    found: list[tuple[Statement, Span]] = []
    for excerpt in dossier.excerpts:
        told = statements(excerpt.span, story)
        for mark in excerpt.marks:
            here = [statement for statement in told if statement.span.holds(mark)]
            found += [(one, mark) for one in here or told if here or not places_in(one.span, story)]
    return tuple(sorted(dict.fromkeys(found), key=lambda pair: (pair[0].span, pair[1])))


def places_in(span: Span, story: Story) -> frozenset[str]:
    """The ids of the places that it names as places."""
    first = bisect_left(story.resolutions, span.start, key=lambda r: r.mention.span.start)
    found = set[str]()
    for r in story.resolutions[first:]:
        if r.mention.span.start >= span.end:
            break
        if r.place is not None and r.mention.sense is Sense.LITERAL:
            found.add(r.place.id)
    return frozenset(found)


def speaker(statement: Statement) -> str:
    """As a reader would name them, on one line."""
    return ARTICLE if statement.attribution is None else " ".join(statement.attribution.speaker.split())


def side(statement: Statement) -> str:
    """An id of a side, or NONE."""
    return (statement.attribution.side if statement.attribution else None) or NONE


def event(statement: Statement) -> str:
    """ACLED's type, or NONE."""
    return statement.event_type or NONE


def _touching(span: Span, told: Sequence[Statement]) -> Iterator[Statement]:
    first = bisect_right(told, span.start, key=lambda statement: statement.span.end)
    for statement in told[first:]:
        if statement.span.start >= span.end:
            break
        yield statement
