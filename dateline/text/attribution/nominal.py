"""Nouns of saying: "the army's claim that", "reports by residents that", "gave assurances that". Pure."""

import re
from collections.abc import Iterator, Sequence

from dateline.model import Span
from dateline.text.attribution.heads import first_of
from dateline.text.attribution.line import Cue, Line
from dateline.text.attribution.naming import PERSONS
from dateline.text.attribution.phrases import phrase_end, plain_start, span, trimmed
from dateline.text.attribution.source import Source
from dateline.text.attribution.subjects import subject

_WHOSE = {"its": "it", "his": "he", "her": "she", "their": "they"}
_NO = frozenset("no any without never".split())
_CAME = frozenset("came comes reached arrived arrives".split())
_FROM = frozenset("by from of among".split())
_MAKING = frozenset(
    "give gives gave giving given issue issues issued make makes made offer offers offered deliver delivers delivered "
    "sent sends publish publishes published release releases released post posted aired leave left sound sounded "
    "sounds raise raised raises repeat repeats repeated reiterated renewed spread spreads circulate circulated put".split()
)
_ADJECTIVES = 4  # tokens of "its own, much repeated"
_WHEN = 4  # tokens of "on Monday" between a noun of saying and its "that"
_TIMES = frozenset("day night morning afternoon evening week month year time".split())  # "its reports that day"
_FAR = 14  # tokens of a speaker
_PREDICATE = re.compile(
    r"\s(?:is|was|are|were|has|have|had|could|can|cannot|did|does|do|proved|proves|remains?|remained|seems?|drew|met|came|"
    r"turned|went|comes?|rests?|rested|looks?|looked)\b"
)

_Placed = tuple[Cue, int]


def by_nouns(line: Line, found: Sequence[_Placed]) -> Iterator[_Placed]:
    """Those outside what `found` says: who "rejects claims by X that" speaks alone."""
    for n, token in enumerate(line.tokens):
        if token.lower not in line.words.saying or line.inside[n] or (token.is_capital and n):
            continue
        if line.lower(n - 1) in _NO or any(cue.content.start <= token.start < cue.content.end for cue, _ in found):
            continue
        made = _whose(line, n) or _from(line, n) or _country(line, n) or _given(line, n)
        if made is not None:
            yield made


def _whose(line: Line, n: int) -> _Placed | None:
    """ "X's claim that", "their fears that"."""
    for i in range(n - 1, max(-1, n - _ADJECTIVES), -1):
        if line.lower(i) in ("’", "'") and i and line.tokens[i - 1].possessive:  # "the residents’ claim"
            continue
        if line.tokens[i].possessive:
            first = plain_start(line.tokens, i, line.inside, line.words)
            return _cue(line, n, first, i + 1, n + 1) if first is not None else None
        if line.lower(i) in _WHOSE:
            return _cue(line, n, i, i + 1, n + 1)
        if not line.tokens[i].is_word:
            return None
    return None


def _from(line: Line, n: int) -> _Placed | None:
    """ "A claim by X that", "reports from X that"."""
    first = n + 2 + (line.lower(n + 1) in _CAME)
    if line.lower(first - 1) not in _FROM:
        return None
    that = next((i for i in range(first + 1, min(n + _FAR, len(line.tokens))) if line.lower(i) == "that"), 0)
    stop = min(phrase_end(line.tokens, first, line.words), that)
    return _cue(line, n, first, stop, stop) if that else None


def _country(line: Line, n: int) -> _Placed | None:
    """ "Russian claims that": the country."""
    adjective = line.tokens[n - 1] if n else None
    country = line.words.countries.get(adjective.lower) if adjective and adjective.is_capital else None
    source = line.register.read(country, span(adjective)) if adjective and country else None
    return _said(line, n, n - 1, source, n + 1) if source else None


def _given(line: Line, n: int) -> _Placed | None:
    """ "X gave assurances that"."""
    made = next((i for i in range(n - 1, max(-1, n - _ADJECTIVES - 1), -1) if line.lower(i) in _MAKING), 0)
    place = subject(line, made) if made else None
    return _cue(line, n, *place[:2], n + 1) if place and not place[2] else None


def _cue(line: Line, n: int, first: int, stop: int, behind: int) -> _Placed | None:
    """The speaker from `first` to `stop`; the "that" is looked for from `behind`."""
    source = _meant(line, first) if line.lower(first) in _WHOSE else line.read(first, stop)
    known = source is not None and (source.kind != "other" or source.side is not None or source.person)
    return _said(line, n, first, source, behind) if source and known else None


def _meant(line: Line, i: int) -> Source | None:
    """Whose: of whom the sentence begins with, if that fits, else of one who spoke before."""
    opens = first_of(line) if i else None
    if opens and (line.lower(i) == "their" or (opens.person or opens.kind in PERSONS) == (line.lower(i) != "its")):
        return opens
    return line.register.read(_WHOSE[line.lower(i)], span(line.tokens[i]))


def _said(line: Line, n: int, first: int, source: Source, behind: int) -> _Placed | None:
    that = next((i for i in range(behind, min(behind + _WHEN, len(line.tokens))) if line.lower(i) == "that"), 0)
    if not that or any(not line.tokens[i].is_word for i in range(behind, that)) or line.lower(that + 1) in _TIMES:
        return None
    content = line.rest(that + 1)
    if content is None:
        return None
    if min(n, first) <= 1:  # "The army's claim that the town fell | was false"
        content = _clause(line.text, content)
    return Cue(source, span(line.tokens[n]), line.words.saying[line.lower(n)], content), line.tokens[
        min(n, first)
    ].start


def _clause(text: str, content: Span) -> Span:
    """Without the predicate of a sentence that begins with a noun of saying."""
    verbs = list(_PREDICATE.finditer(text, content.start, content.end))
    own = re.search(r"\w{2,}ed\b", text[content.start : verbs[-1].start()]) if verbs else None
    if len(verbs) < 2 and not own:
        return content
    return trimmed(text, content.start, verbs[-1].start()) or content
