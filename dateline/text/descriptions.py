"""Definite descriptions: "the town", "the besieged city", "the region", where they stand for a place named before. Pure.

Only where the words around leave nothing else that they could mean: "the city council", "the town of Sudzha", "the
village in Kursk region" and "countries in the region" are none. Which place is meant is for `coreference.py` to say.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.model import Sentence, Span
from dateline.text.cues import Cues
from dateline.text.lines import Line, line_of
from dateline.text.tokens import Token, lower_at

_PARAGRAPH = 3000  # characters back in which an open quotation mark is looked for
_NEAR = 4  # tokens after "in" within which a name says where the thing described lies


@dataclass(frozen=True, slots=True)
class Description:
    """Tokens `first` ("the") to `last` ("town") inclusive of a line. `sentence` is its number in the text."""

    line: Line
    sentence: int
    first: int
    last: int
    quoted: bool  # within quotation marks, where another speaks

    @property
    def span(self) -> Span:
        return Span(self.line.tokens[self.first].start, self.line.tokens[self.last].end)

    @property
    def word(self) -> str:
        return self.line.tokens[self.last].lower


def descriptions(text: str, sentences: Sequence[Sentence], cues: Cues) -> Iterator[Description]:
    """In the order of the text."""
    starts = [sentence.span.start for sentence in sentences]
    lines: dict[int, Line] = {}
    for found in _pattern(cues).finditer(text):
        number = bisect_right(starts, found.start()) - 1
        if number < 0 or found.end() > sentences[number].span.end:
            continue
        line = lines.get(number) or lines.setdefault(number, line_of(text, sentences[number], cues))
        first = next((n for n, t in enumerate(line.tokens) if t.start == found.start()), None)
        last = next((n for n, t in enumerate(line.tokens) if t.end == found.end()), None)
        if first is None or last is None or line.loud:
            continue
        described = Description(line, number, first, last, _is_quoted(text, found.start()))
        if _follows(text, described, cues) and _precedes(described, cues):
            yield described


def _pattern(cues: Cues) -> re.Pattern[str]:
    words = (
        cues.described_town,
        cues.described_region,
        cues.described_country,
        cues.described_capital,
        cues.described_called,
    )
    return _compiled(frozenset().union(*words), cues.described_qualities)


@cache
def _compiled(words: frozenset[str], qualities: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"\b[Tt]he\s(?:(?:{'|'.join(sorted(qualities))})\s){{0,2}}(?:{'|'.join(sorted(words))})\b")


def _is_quoted(text: str, start: int) -> bool:
    """Whether a quotation mark is open here, in this paragraph."""
    before = text[max(text.rfind("\n", 0, start) + 1, start - _PARAGRAPH) : start]
    opened = sum(before.count(mark) for mark in "“„«") - sum(before.count(mark) for mark in "”»")
    return opened > 0 or before.count('"') % 2 == 1


def _follows(text: str, described: Description, cues: Cues) -> bool:
    """Whether what follows leaves the description whole: "the town was", not "the town hall" or "the town that fell"."""
    tokens, after = described.line.tokens, described.last + 1
    if tokens[described.last].possessive or after >= len(tokens):
        return True
    token = tokens[after]
    if not token.is_word:
        glued = text[tokens[described.last].end : token.start] == ""
        return not (token.text.isdigit() or (glued and token.text in "-–‑/&"))
    if token.is_capital or token.lower not in cues.described_following or token.lower in cues.described_loose:
        return False
    if token.lower in ("and", "or"):
        return not _is_kind(lower_at(tokens, after + 1), cues)  # "the city and region of Kharkiv"
    return not (token.lower in cues.described_situated and _names(tokens[after + 1 : after + 1 + _NEAR], cues))


def _is_kind(word: str, cues: Cues) -> bool:
    return word in cues.town or word in cues.region or word in cues.district


def _names(tokens: Sequence[Token], cues: Cues) -> bool:
    """Whether a name stands here before anything ends the phrase: "in the Kursk region", but not "in August"."""
    for token in tokens:
        if token.text in ",.;:":
            return False
        if token.is_capital or token.text.isdigit():
            return token.lower not in cues.stop and not token.text.isdigit()
    return False


def _precedes(described: Description, cues: Cues) -> bool:
    tokens, first = described.line.tokens, described.first
    if lower_at(tokens, first - 1) in cues.described_predicates:
        return False
    if described.word in cues.described_region or described.word in cues.described_country:
        return not any(lower_at(tokens, first - n) in cues.described_worldly for n in (1, 2, 3))
    return True
