"""Phrases that lead to a speaker: "according to X", "in the words of X", "by the count of X". Pure."""

import re

from dateline.model import Span
from dateline.text.attribution.line import Cue, Line
from dateline.text.attribution.phrases import DETERMINERS, LEADS, MARKS, phrase_end, trimmed

_THOUGHT = (
    "opinion of",
    "view of",
    "eyes of",
    "assessment of",
    "judgement of",
    "judgment of",
    "estimation of",
    "reading of",
)
_JOINING = frozenset("and but while although whereas".split())
_ASIDES = 2  # commas of "X, who commands there,"
_SHORT = 6  # tokens of what stands ahead of "according to" in the middle
_BY = 6  # tokens of "published on Tuesday by"


def by_phrase(line: Line, match: re.Match[str]) -> tuple[Cue, int] | None:
    """ "According to X, …", "…, according to X"."""
    tokens = line.tokens
    first = next((i for i, token in enumerate(tokens) if token.start >= match.end()), len(tokens))
    opens = match.start() - line.span.start < 3
    stop = phrase_end(tokens, first, line.words, opens=opens)
    by = next((i for i in range(first, min(stop + _BY, len(tokens))) if tokens[i].lower == "by"), 0)
    if any(t.text in MARKS for t in tokens[stop:by]):
        by = 0
    if by:  # a report by X
        first, stop = by + 1, phrase_end(tokens, by + 1, line.words, opens=opens)
    begins = next((i for i, token in enumerate(tokens) if token.start >= match.start()), 0)
    relative = begins > 0 and line.lower(begins - 1) in line.words.relatives
    if relative:  # "which according to the junta killed"
        done = (i for i in range(first + 1, stop) if tokens[i].lower.endswith("ed") and not tokens[i].is_capital)
        stop = next(done, stop)
    source = line.read(first, stop)
    if source is None:
        return None
    joined = begins > 0 and (line.lower(begins - 1) in _JOINING or line.lower(begins - 1) == ";")
    when = line.lower(0) in LEADS | {"between"} and not line.words.finite.search(
        line.text, line.span.start, match.start()
    )
    told_of = line.lower(stop + 1) in line.words.relatives  # "Not true, according to X, who told"
    amid = line.lower(begins - 1) == "," and line.lower(stop) == "," and not told_of and (begins < _SHORT or when)
    if relative:
        content = line.rest(stop)
    elif opens or joined or amid:  # "the mine, according to X, was lost"
        comma = next((i for i in range(stop, len(tokens)) if tokens[i].text == ","), len(tokens))
        content = line.rest(stop if line.lower(stop) in DETERMINERS else comma + 1)
    else:
        content = trimmed(line.text, line.span.start, match.start()) or line.rest(stop)
    if match[0].lower() == "in the words of" and (words := _words_of(line, stop)) is not None:
        content = words
    named = any(token.is_capital for token in tokens[first : first + 2])
    if content is None or (match[0].lower() == "per" and not (named and (opens or line.lower(first - 2) == ","))):
        return None
    verb = "context" if match[0].lower().endswith(_THOUGHT) else "said"
    return Cue(source, Span(match.start(), match.end()), verb, content), match.start()


def _words_of(line: Line, stop: int) -> Span | None:
    """ "It is, in the words of X, who commands there, “a song”": the quotation."""
    at = next((i for i in range(stop, len(line.tokens)) if line.inside[i]), 0)
    between = [t.text for t in line.tokens[stop:at]]
    near = at and line.tokens[at - 1].text in '“"' and between[:1] == [","] and between.count(",") <= _ASIDES
    return line.rest(at - 1) if near else None
