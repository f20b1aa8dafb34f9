"""The patterns of spatial phrases, built from `data/words/phrases.toml`.

A pattern reads the words around a name in lower case, each word and mark parted by one blank ("north - east", "30 km"),
so that it need not know of line breaks and of what stands between words. All repetition in it is bounded.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.model import RelationKind
from dateline.text.cues import WORDS

_COMPASS = r"(?:(?:north|south)(?: - )?(?:east|west)|north|south|east|west)"
DIRECTION = rf"{_COMPASS}(?:ern)?|central"
_HALF = r"(?:(?:north|south|east|west) - (?=(?:north|south)(?: - )?(?:east|west)))?"  # of "north-northeast"
_START = r"(?:^|(?<=\s))"
_WORD = r"[^\s,;:()]+"


@dataclass(frozen=True, slots=True)
class Pair:
    """A phrase with two names: what stands before the first, between the two, and after the second; "" is anything."""

    kind: RelationKind
    before: re.Pattern[str]
    gap: re.Pattern[str]
    after: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """`before` ends right before a name, `after` begins right after it; the first that fits says what is meant."""

    triggers: frozenset[str]  # words without one of which a sentence has no spatial phrase
    before: tuple[tuple[RelationKind, re.Pattern[str]], ...]
    after: tuple[tuple[RelationKind, re.Pattern[str]], ...]
    within: re.Pattern[str]  # right after a name: what lies in it, so that a phrase is not of the name itself
    pairs: tuple[Pair, ...]
    listed: re.Pattern[str]  # between two names that share what stands before the first
    comma: re.Pattern[str]
    links: frozenset[str]  # what "A-B" before it is two names: a road, a border
    parties: frozenset[str]
    places: frozenset[str]
    units: Mapping[str, float]
    numbers: Mapping[str, float]


@cache
def load() -> Grammar:
    """The shipped grammar; read once in a process."""
    lists = tomllib.loads((WORDS / "phrases.toml").read_text("utf-8"))
    roads, borders, kinds = _any(lists["road"]["nouns"]), _any(lists["border"]["nouns"]), lists["kinds"]
    of_kind = rf"(?:(?: the| an?)(?: {_WORD}){{0,6}}? {_any(kinds['towns'])}(?: of| ,)?| {_WORD} capital(?: city)?(?: ,)?| the)?"
    distance = _distance(lists)
    units, numbers = lists["units"], lists["numbers"]
    coast, edge = _any(lists["coast"]["nouns"]), lists["outskirts"]
    part = _any(lists["part"]["nouns"])
    towards = rf"(?:(?P<dir>{DIRECTION}) )?"
    before = (
        (RelationKind.BORDER, rf"{borders} (?:with|of){of_kind}"),
        (RelationKind.COAST, rf"(?:off )?(?:the )?{towards}{coast} (?:of|off){of_kind}"),
        (RelationKind.OUTSKIRTS, rf"{towards}{_any(edge['nouns'])} {_any(edge['links'])}{of_kind}"),
        (RelationKind.OUTSKIRTS, rf"an? {towards}(?:{_WORD} )?{_any(edge['one'])} of{of_kind}"),
        (RelationKind.PART, rf"(?:the )?(?P<dir>{DIRECTION}) {part} of{of_kind}"),
        (
            RelationKind.DIRECTION,
            rf"(?:{distance} )?(?:just )?(?P<to>(?:to |on )?the )?(?:due )?{_HALF}(?P<dir>{_COMPASS}) (?P<of>of|from){of_kind}",
        ),
        (
            RelationKind.NEAR,
            rf"(?P<within>within (?:an? )?)?{distance} (?P<of>from|of|outside|off|around){of_kind}",
        ),
        (RelationKind.NEAR, rf"{_any(lists['near']['before'])}{of_kind}"),
    )
    kind = rf"(?:{_any(kinds['areas'])} )?"
    stops = rf"(?! {_any(lists['border']['not_before'])}\b)"
    bare = rf"(?= {_any(lists['part']['goes_on'])}\b| [^\w\s]|$)"
    after = (
        (RelationKind.BORDER, rf"{kind}(?P<own>){towards}{borders}{stops}"),
        (RelationKind.BORDER, rf"{kind}{_any(lists['border']['after'])}{stops}"),
        (RelationKind.COAST, rf"{kind}{towards}{coast}(?! {_any(lists['coast']['not_before'])}\b)"),
        (RelationKind.OUTSKIRTS, rf"{towards}{_any(edge['after'])}(?! of\b)"),
        (RelationKind.PART, rf"{kind}(?P<own>(?P<dir>{DIRECTION})) (?:{part})"),
        (RelationKind.PART, rf"{kind}(?P<own>(?P<dir>{_COMPASS})){bare}"),
    )
    return Grammar(
        triggers=_triggers(lists),
        before=tuple((kind, re.compile(rf"{_START}{pattern}$")) for kind, pattern in before),
        after=tuple((kind, re.compile(rf"{pattern}(?=\s|$)")) for kind, pattern in after),
        within=re.compile(rf"{_any(lists['near']['not_before'])}(?=\s|$)"),
        pairs=_pairs(lists, roads, borders, stops, kind, of_kind),
        listed=re.compile(rf"(?:, )?(?:and|or){of_kind}"),
        comma=re.compile(","),
        links=frozenset(lists["road"]["nouns"]) | frozenset(lists["border"]["nouns"]),
        parties=frozenset(lists["between"]["parties"]),
        places=frozenset(lists["between"]["places"]),
        units=units,
        numbers=numbers,
    )


def _pairs(
    lists: Mapping[str, Mapping[str, list[str]]], roads: str, borders: str, stops: str, kind: str, of_kind: str
) -> tuple[Pair, ...]:
    anything = ""
    also = rf"{kind}and{of_kind}"
    line = rf"{roads}(?: {_WORD}| ,){{0,3}}?"
    area = rf"(?: {_any(lists['border']['areas'])})?"
    leading = rf"(?: (?:that|which))?(?: {_any(lists['road']['leading'])})?(?: {DIRECTION}| {_WORD}wards?)?"
    found = (
        (RelationKind.BORDER, rf"{borders}{area} (?:between|of){of_kind}", also, anything),
        (RelationKind.BORDER, rf"{borders}{area} {_any(lists['border']['verbs'])}{of_kind}", rf"{kind}(?:and|from){of_kind}", anything),
        (RelationKind.BORDER, anything, "[-–—/]", rf"{kind}{borders}{stops}"),
        (RelationKind.BORDER, anything, rf"{kind}(?:{_WORD} ){{0,2}}?{borders}{area} with{of_kind}", anything),
        (RelationKind.ROAD, rf"{roads}{leading} from{of_kind}", rf"to{of_kind}", anything),
        (RelationKind.ROAD, rf"{roads} between{of_kind}", also, anything),
        (RelationKind.ROAD, rf"{line} {_any(lists['road']['linking'])}{of_kind}", rf"(?:and|with|to){of_kind}", anything),
        (RelationKind.ROAD, anything, "[-–—/]|to", rf"(?:{_WORD} )?{roads}"),
        (RelationKind.BETWEEN, rf"between{of_kind}", rf"and{of_kind}", anything),
    )  # fmt: skip
    return tuple(
        Pair(
            kind_of,
            re.compile(rf"{_START}{before}$") if before else re.compile(""),
            re.compile(gap),
            re.compile(rf"{after}(?=\s|$)") if after else re.compile(""),
        )
        for kind_of, before, gap, after in found
    )


def _distance(lists: Mapping[str, Mapping[str, list[str]]]) -> str:
    """ "about 12 miles ( 19 km ) away": the numbers and units of both figures, the first of a range as `low`."""
    words = lists["distance"]
    number = rf"(?:\d[\d.,]*|{_any(lists['numbers'])})"
    unit = _any(lists["units"])
    figure = rf"(?:(?P<low>{number}) (?:-|–|to|or) )?(?P<number>{number}) (?:- )?(?P<unit>{unit})"
    again = rf"(?: [(–—-] (?:{_any(words['about'])} )?(?P<again>{number}) (?:- )?(?P<unit2>{unit}) [)–—-])?"
    return rf"(?:{_any(words['about'])} )?(?:{figure}{again}|{_any(words['vague'])} {unit})(?: {_any(words['after'])})?"


def _triggers(lists: Mapping[str, Mapping[str, list[str]]]) -> frozenset[str]:
    """The last word of a phrase before a name, the first of one after it, and the nouns of all others."""
    compass = {a + b for a in ("", "north", "south") for b in ("east", "west")} | {"north", "south"}
    single = {"between", *compass, *(f"{word}ern" for word in compass), "central", *lists["units"]}
    for group, name in (
        ("outskirts", "nouns"),
        ("outskirts", "one"),
        ("coast", "nouns"),
        ("road", "nouns"),
        ("border", "nouns"),
    ):
        single.update(lists[group][name])
    words = {word for phrase in (*single, *lists["near"]["before"]) for word in phrase.split()}
    return frozenset(words - {"of", "in", "to", "the", "not", "from", "line", "area", "areas", "next"})


def _any(phrases: Iterable[str]) -> str:
    """One of the phrases, the longest first."""
    return rf"(?:{'|'.join(sorted((re.escape(phrase) for phrase in phrases), key=len, reverse=True))})"
