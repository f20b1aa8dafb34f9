"""Whether a denial denies what another statement says. Pure."""

import re
from collections.abc import Iterator

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


def same_deed(denial: Statement, claim: Statement, text: str) -> tuple[Span, ...]:
    """The words of a denial for what was done, where the claim tells of the like: enough only right after that claim."""
    deeds = load().deeds
    done = {deeds[word] for word, _ in _words(claim, text) if word in deeds}
    return tuple(span for word, span in _words(denial, text) if deeds.get(word) in done)


def general(denial: Statement, text: str) -> bool:
    """Whether it says no more than "the claim", "any involvement"."""
    return load().general.issuperset(word.lower() for word in _WORD.findall(denial.span.of(text)))


def _content(statement: Statement, text: str, names: frozenset[str]) -> dict[str, Span]:
    words = load()
    found: dict[str, Span] = {}
    for word, span in _words(statement, text):
        if len(word) > 2 and word not in words.empty and word not in names and word not in words.sides:
            found.setdefault(words.deeds.get(word) or _ENDINGS.sub("", word), span)
    return found


def _words(statement: Statement, text: str) -> Iterator[tuple[str, Span]]:
    for match in _WORD.finditer(text, statement.span.start, statement.span.end):
        yield match[0].lower().removesuffix("'s").removesuffix("’s"), Span(match.start(), match.end())
