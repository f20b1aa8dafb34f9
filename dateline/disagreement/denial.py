"""Whether a denial denies what another statement says. Pure."""

import re

from dateline.claims import Statement
from dateline.disagreement.words import load
from dateline.model import Span

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_ENDINGS = re.compile(r"(?:ings?|ers?|ed|es|s|e)$")
SHARED = 2  # words in which a denial and a claim must meet, unless the denial has no others


def shared(denial: Statement, claim: Statement, text: str, names: frozenset[str]) -> tuple[Span, ...]:
    """The words of a denial that the claim has too, where they are enough to take it for the same matter; else none.

    `names`: lower-case words of the place's name, which both have anyway.
    """
    denied, claimed = _content(denial, text, names), _content(claim, text, names)
    common = [span for word, span in denied.items() if word in claimed]
    return tuple(common) if common and len(common) >= min(SHARED, len(denied)) else ()


def general(denial: Statement, text: str) -> bool:
    """Whether it says no more than "the claim", "any involvement"."""
    return load().general.issuperset(word.lower() for word in _WORD.findall(denial.span.of(text)))


def _content(statement: Statement, text: str, names: frozenset[str]) -> dict[str, Span]:
    words = load()
    found: dict[str, Span] = {}
    for match in _WORD.finditer(text, statement.span.start, statement.span.end):
        word = match[0].lower().removesuffix("'s").removesuffix("’s")
        if len(word) > 2 and word not in words.empty and word not in names and word not in words.sides:
            found.setdefault(_ENDINGS.sub("", word), Span(match.start(), match.end()))
    return found
