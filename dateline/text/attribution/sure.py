"""Whether what stands before a word of saying is its subject."""

import re

from dateline.model import Span
from dateline.text.attribution.line import Line
from dateline.text.attribution.naming import PREPOSITION
from dateline.text.attribution.phrases import LEADS
from dateline.text.attribution.source import Source

_SPEECH = frozenset(
    "warn argu argue insist alleg allege accus accuse complain urg urge assert".split()
)  # of nothing else
_PROMISES = frozenset("promises vows pledges threatens plans hopes".split())
SHOWING = frozenset("show shows showed depict depicts depicted".split())
_PICTURES = 250  # characters back to what "it shows" tells of
_FIGURED = re.compile(  # "put it at 12", "raised the toll to 40", "gave a figure of 12"
    r"\b(?:toll|number|count|figure|estimate|tally|total|losses)\b.{0,40}\b(?:to|of|at)\b|"
    r"\A\s*(?:at least |about |some |over |up to )?\d|"
    r"\bat\s+(?:\w+\s+){0,4}\d|\bat\s+(?:\w+\s+){0,3}(?:dozens|hundreds|thousands|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty)\b"
)

_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety|dozens?|scores|hundreds?|thousands?|some|more|fewer|several|that)\b"
)
_NUMBERED = 60  # characters
_LOCATED = re.compile(
    r"\s+the (?:\w+ )?(?:impact|camera|footage|video|clip|photo|image|blast|strike|scene|event|explosion|launch|position|crater|"
    r"incident|attack|fire|site|building)s? (?:at|in|on|near|to|outside|inside|north|south|east|west|about|some|just|between)\b"
)


def known_of(source: Source) -> bool:
    return source.kind != "other" or source.side is not None or source.person or source.several


def numbered(line: Line, c: int) -> bool:
    """Whether a number, or a clause, follows the verb."""
    start = line.tokens[c].end
    return _NUMBER.search(line.text, start, min(start + _NUMBERED, line.span.end)) is not None


def pictured(line: Line, i: int) -> Source | None:
    """ "It shows": the footage told of last."""
    at, words = line.tokens[i].start, line.words
    told = words.kind.finditer(line.text, max(0, at - _PICTURES), at)
    kinds = [k for k in told if words.kinds[k[0].lower()].id == "evidence"]
    return line.register.read(kinds[-1][0], Span(kinds[-1].start(), kinds[-1].end())) if kinds else None


def sure(line: Line, first: int, c: int, source: Source) -> bool:
    """Whether what stands before a word of saying is its subject."""
    tokens, words, lower = line.tokens, line.words, line.lower(c)
    known = source.kind != "other" or source.side is not None or source.several
    known = known or bool(words.elsewhere.fullmatch(source.name))  # "Algiers called that"
    led = "that" in (line.lower(c + 1), line.lower(c + 2))
    if lower in ("put", "puts") and (line.lower(c + 1), line.lower(first - 1)) == (
        "it",
        "as",
    ):  # "as one officer put it"
        return True
    if lower in words.figured:
        return known and bool(_FIGURED.search(line.text[tokens[c].end : line.span.end]))
    if lower in words.located and not _LOCATED.match(line.text, tokens[c].end):
        return False
    if lower in words.nouns and line.lower(c - 1) != "to":
        return _sure_of_noun(line, first, c, source, led=led)
    if line.lower(c - 1) == "to":  # "is said to fear"
        return known or source.person
    if lower in SHOWING:
        return led or source.kind in ("evidence", "outlet", "monitor")
    capitals = sum(t.is_capital for t in tokens[first:c])
    named = (
        capitals > 1
        or ((first > 0 or line.lower(first + 1) == ",") and tokens[first].is_capital)
        or (tokens[first].is_capital and line.lower(first) not in words.english)  # "Verstka counted 41"
        or (len(source.name.split()) > 1 and source.name.split()[-1][0].isupper())
    )
    speech = first == 0 and lower.removesuffix("ed").removesuffix("s") in _SPEECH
    return known or led or named or speech or lower in words.told or lower.startswith("sa")


def _sure_of_noun(line: Line, first: int, c: int, source: Source, *, led: bool) -> bool:
    """A word that is a noun too needs one before it who evidently speaks, and is no object: "rejecting Congolese claims"."""
    tokens, words, lower = line.tokens, line.words, line.lower(c)
    if (first and (line.lower(first - 1) in words.forms or line.lower(first - 1) in LEADS)) or tokens[
        c - 1
    ].possessive:  # "Russia's claim that"
        return False
    pronoun = tokens[c - 1].lower in words.pronouns
    known = source.kind != "other" or source.side is not None
    names = sum(t.is_capital for t in tokens[first:c]) > 1 and tokens[c - 1].is_capital and source.side is None
    alone = c == first + 1 and (first == 0 or tokens[first - 1].text in ',”"')
    name = alone and tokens[first].is_capital and line.lower(first) not in words.english  # "Verstka reports 41"
    if lower.endswith("s"):
        company = line.lower(first) == "the" and not tokens[c - 1].is_capital and not tokens[c - 1].lower.endswith("s")
        if company and (led or (line.lower(c + 1) == "to" and lower in _PROMISES)):  # "the company promises to repair"
            return True
        return led or known or pronoun or names or name
    if line.lower(first) in {"a", "an", "one", "this", "that", "another"}:  # "a Russian claim that"
        return False
    head = PREPOSITION.split(source.name.lower(), 1)[0]
    return led or pronoun or (known and (head.endswith(("s", "people")) or tokens[c - 1].lower.endswith("s")))
