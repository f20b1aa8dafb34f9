"""Which side a description speaks for, by the names of sides.toml that stand in it."""

import re

from dateline.text.attribution.homes import Home
from dateline.text.attribution.offices import body_of, held, of_its_party
from dateline.text.attribution.outsiders import bystander, left_office, of_other_country, sides_in, without_doings
from dateline.text.attribution.words import Kind, Words

_LOCAL = frozenset({"government", "governor", "ministry"})
_NATIONAL = re.compile(
    r"\b(?:prime minister|president(?:ial)?|foreign|defen[cs]e|parliament|cabinet|national|federal|central)\b",
    re.IGNORECASE,
)
_FIGHTER = re.compile(r"\bfighters?\b(?! (?:jet|plane|pilot))", re.IGNORECASE)
_OF_GROUP = re.compile(r"\bthe (?:group|movement|militia)['’]s\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:both|each|either|the two) (?:sides?|arm(?:y|ies)|part(?:y|ies)|camps?|governments?|militaries)\b"
)
_CAPTIVE = re.compile(
    r"(?<!on )(?<!of )(?<!for )(?<!with )\b(?:prisoners?|captured|captives?|pows?)\b(?! exchange| affairs)",
    re.IGNORECASE,
)
_BODIES = frozenset({"civil society", "medic", "aid organisation"})
_HEALERS = frozenset({"medic", "person"})
_SERVING = re.compile(
    r"\b(?:with|from|in|of) (?:the |our |my |his |a )?(?:[\w'’-]+ ){0,3}?"
    r"(?:brigade|battalion|corps|regiment|division|platoon|infantry|artillery)\b"
    r"|\b(?:combat|military|army|brigade|battalion|regimental) (?:medic|medics|doctor|surgeon|paramedic|chaplain)\b",
    re.IGNORECASE,
)
_THEIRS = re.compile(r"\A(?:their|the so-called|so-called)\b", re.IGNORECASE)
_OUR = re.compile(r"\bour\b", re.IGNORECASE)


def side_of(
    described: str, kind: Kind | None, issue: frozenset[str], home: Home, words: Words
) -> tuple[str | None, bool]:
    """The side, and whether the speaker is of several. `described`: all words for the speaker. A kind that is no party has none."""
    if kind is not None:
        kind = held(described, kind, words)
    if kind is not None and kind.id in _HEALERS and _SERVING.search(described):
        kind = Kind("soldier", party=True, own=True)
    if kind is not None and not kind.party:
        return _of_third(described, kind, issue, home, words), False
    lower = described.lower()
    if words.enemy.search(described) or (home.foe and _THEIRS.match(described)):
        return home.foe, False
    if (
        side := next((side for name, side in words.installed.items() if name in lower and side in issue), None)
    ) is not None:
        return side, False
    if kind is None:
        described = without_doings(described)
    named = [words.sides[found[0].lower()] for found in sides_in(described, kind, words)]
    here = list(dict.fromkeys(side for side in named if side in issue))
    if _SEVERAL.search(lower) or (len(here) > 1 and " and " in lower):
        return None, True
    if here:
        left = kind is not None and (left_office(described) or of_other_country(described, issue, words))
        return None if left else here[0], False
    if kind is not None and home.author and _OUR.search(described):
        return home.author, False
    general = all(found[0].islower() for found in words.side.finditer(described))  # "the junta"
    if kind is None or kind.id == "diplomat" or (named and not general):
        return None, False
    if bystander(described, words, shipping=home.shipping):
        return None, False
    placed = (words.places[found[0].lower()] for found in words.place.finditer(described))
    there = next((side for side in placed if side in issue), None)
    return there or _at_home(described, kind, home, words), False


def _of_third(described: str, kind: Kind, issue: frozenset[str], home: Home, words: Words) -> str | None:
    """The side of a third party, if it is a body of a group at war or one of the author's own."""
    if (side := body_of(described, kind, issue, words)) is not None:
        return side
    if of_its_party(described, kind) or (kind.id in _BODIES and _OF_GROUP.match(described)):
        return home.rebels
    return home.author if kind.id == "person" and _OUR.search(described) else None


def _at_home(described: str, kind: Kind, home: Home, words: Words) -> str | None:
    if _CAPTIVE.search(described):
        return home.foe
    if kind.id == "blogger" and home.foe:  # in a text that takes part itself
        return home.state
    rebel = any(
        words.kinds[found[0].lower()].id == "armed group"
        for found in words.kind.finditer(described)
        if found[0].lower() != "brigades"
    )
    rebel = rebel or bool(home.rebels and _FIGHTER.search(described)) or bool(_OF_GROUP.search(described))
    if rebel and kind.id != "military" and "pro-government" not in described.lower():  # "a militia fighter"
        return home.rebels
    if not kind.own:
        return None
    return home.local if kind.id in _LOCAL and not _NATIONAL.search(described) else home.state
