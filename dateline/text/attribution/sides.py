"""Which side a description speaks for, by the names of sides.toml that stand in it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.text.attribution.datelines import datelined, written_at
from dateline.text.attribution.offices import body_of, held, of_its_party
from dateline.text.attribution.outsiders import (
    bystander,
    left_office,
    of_other_country,
    of_shipping,
    sides_in,
    without_doings,
)
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
_ARMY = re.compile(r"(?:['’]s)? (?:army|military|air force|navy|defence minister|defense minister|soldiers|troops)\b")
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
_MUCH = 5  # times that another side may be told of more than the one whose country the war is in
_FOREMOST = 3  # times that the rebels are named as often as any others
_SLUR = 3  # what only one side says tells more of an author than how a town is spelt
_CLEARLY = 2  # times that the places of one side are named as often as those of another
_OFTEN = 2  # times that an author who does not speak of the enemy says "our troops"
_SIGNED = re.compile(
    r"\b(?:communiqu[ée]|statement|declaration|bulletin|press release|message|order|briefing|summary)\b", re.IGNORECASE
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
_HEAD = 300  # characters in which a communiqué names who issues it
_SHARE = 0.5  # of the mentions of the war most told of, that another must have to be told of as well


def at_issue(text: str, words: Words) -> frozenset[str]:
    """The sides of the wars that a text tells of: those with at least half as many mentions as the foremost."""
    counts = _mentions(text, words)
    if len(counts) < 2:  # a report on Gaza that names Israel alone
        counts = {side: counts.get(side, 0) + n for side, n in _places(text, words).items()} | counts
    # A war of which two sides are named is told of sooner than one of which one is.
    told: dict[frozenset[str], tuple[int, int]] = {}
    for c in words.conflicts:
        near = c - words.distant if len(c - words.distant) > 1 else c
        told[c] = sum(counts.get(side, 0) for side in c), sum(side in counts for side in near)
    parties = max((n for _, n in told.values()), default=0)
    most = max((n for n, k in told.values() if k >= min(2, parties)), default=0)
    kept = [c for c, (n, k) in told.items() if most and n >= most * _SHARE and k >= min(2, parties)]
    core = frozenset().union(*kept)
    # Wars of one of these with another who is named: Israel in a text on Syria.
    more = [c for c in words.conflicts if c & core and sum(side in counts for side in c) > 1 and not c & words.distant]
    return core.union(*more)


@lru_cache(maxsize=2)
def _places(text: str, words: Words) -> dict[str, int]:
    """How often a text names a place of each side."""
    counts: dict[str, int] = {}
    for found in words.place.finditer(text):
        side = words.places[found[0].lower()]
        counts[side] = counts.get(side, 0) + 1
    return counts


@dataclass(frozen=True, slots=True)
class Home:
    """The side of those of whom no country is told. `state` of armies too, `local` of governors and officials; `foe` of
    whoever the author calls the enemy, `rebels` of "the militants", `author` of "our commander".
    `signed`: whose name stands at the head of a text that says "our units". `shipping`: the text is on ships.
    """

    state: str | None = None
    local: str | None = None
    foe: str | None = None
    rebels: str | None = None
    author: str | None = None
    signed: str = ""
    shipping: bool = False


def home_of(text: str, issue: frozenset[str], words: Words) -> Home:
    """Whose country the war is in; of several such, and where there is none, of whom and whose places the text tells most.

    Where the author says "our troops", those are of the author's side: the one that is not the enemy's.
    """
    places = _places(text, words)
    told = {side: n + places.get(side, 0) for side, n in _mentions(text, words).items()}
    most = max(told.values(), default=0)
    homes = [side for side in words.home & issue if told.get(side, 0) * _MUCH >= most]  # not where one Syrian is named
    homes = homes or _at_home_with(_most(told), told, issue, words)
    state = _most({side: told.get(side, 0) for side in homes}) or datelined(text, issue, words)
    there = {side: n for side, n in places.items() if side in issue}
    local = state or written_at(text, issue, words) or _most(there, times=_CLEARLY)
    state = state or _most(_armies(text, issue, words))
    local = local or state
    if state is not None and (soil := _most(there, times=_MUCH)) in words.states and there[soil] >= _MUCH:
        local = soil  # across the border
    states = words.states & issue - words.distant
    state = state or (next(iter(states)) if len(states) == 1 else None)
    own, foe = _taking_part(text, issue, words)
    named = _mentions(text, words)
    groups = {side: named[side] for side in issue - words.states if side in named}
    rebels = _most(groups)
    if rebels is not None and groups[rebels] < _FOREMOST * max(
        (n for side, n in groups.items() if side != rebels), default=0
    ):
        rebels = None
    governs = own if own in words.states or not state else None  # whose army "the army" is
    signed = _signed(text, words)
    author = own or words.sides.get(signed.lower())
    return Home(
        governs or state, governs or local, foe, rebels, author if author in issue else None, signed, of_shipping(text)
    )


def _at_home_with(foremost: str | None, told: dict[str, int], issue: frozenset[str], words: Words) -> list[str]:
    """Whose country the war is in where a text hardly names it, as a local paper: in the first war of the foremost side."""
    war = next((c for c in words.conflicts if foremost in c), frozenset())
    return [side for side in war & words.home & issue if told.get(side) or len(told) == 1]


def _signed(text: str, words: Words) -> str:
    """The name of a side at the head of a communiqué that says "our units" in its own voice."""
    if not _SIGNED.search(text, 0, _HEAD):
        return ""
    head = words.group.search(text, 0, _HEAD)
    return head[0] if head is not None and words.ours.search(_QUOTED.sub("", text)) else ""


def _armies(text: str, issue: frozenset[str], words: Words) -> dict[str, int]:
    """How often a text tells of the army of each side."""
    counts: dict[str, int] = {}
    for found in words.side.finditer(text):
        side = words.sides[found[0].lower()]
        named = found[0].lower().endswith(("army", "military", "defence forces", "defense forces", "idf"))
        if side in issue and (named or _ARMY.match(text, found.end())):
            counts[side] = counts.get(side, 0) + 1
    return counts


def _most(counts: dict[str, int], times: int = 1) -> str | None:
    """Which has the most; `times`: as often as any other at least."""
    first, second = [*sorted(counts.values(), reverse=True), -1, -1][:2]
    return max(counts, key=lambda side: counts[side]) if first > second and first >= times * second else None


@lru_cache(maxsize=2)
def _mentions(text: str, words: Words) -> dict[str, int]:
    counts: dict[str, int] = {}
    for found in words.side.finditer(text):
        if found[0] != found[0].lower():  # not "the regime", "gangs"
            side = words.sides[found[0].lower()]
            counts[side] = counts.get(side, 0) + 1
    return counts


def _taking_part(text: str, issue: frozenset[str], words: Words) -> tuple[str | None, str | None]:
    """The author's own side and the enemy's. An author who takes part says "our troops", and names the enemy more often; a
    ministry that reports on "the enemy" is named at its head."""
    parts = {side: n for side, n in _mentions(text, words).items() if side in issue}
    if not parts:
        return None, None
    plain = _QUOTED.sub("", text)  # others say it there
    ours, enemy = len(words.ours.findall(plain)), bool(words.enemy.search(plain))
    signed = _SIGNED.search(text, 0, _HEAD) is not None
    if not enemy and (signed or ours < _OFTEN):
        return None, None
    ranked = sorted(parts, key=lambda side: -parts[side])
    if (spoken := _most(_spoken(plain, issue, words))) is not None:
        foe = next((side for side in ranked if side != spoken and _at_war(side, spoken, words)), None)
        return spoken, foe or _rival(spoken, text, issue, words)
    if ours and not signed:
        foe = ranked[0]
        homes = [side for side in words.home & issue if side != foe]
        own = next(iter(ranked[1:2]), homes[0] if len(homes) == 1 else None)
        return own or _rival(foe, text, issue, words), foe
    head = words.side.search(text, 0, _HEAD)
    if head is not None and (signed or words.kind.search(text, 0, _HEAD)):
        own = words.sides[head[0].lower()]
        return own, next((side for side in ranked if side != own), None)
    return None, None


def _spoken(text: str, issue: frozenset[str], words: Words) -> dict[str, int]:
    """How often a text uses words that only the authors of a side use."""
    counts: dict[str, int] = {}
    for found in words.spoken.finditer(text):
        for side in words.speech[found[0]] & issue:
            counts[side] = counts.get(side, 0) + (1 if words.place.fullmatch(found[0]) else _SLUR)
    return counts


def _at_war(one: str, other: str, words: Words) -> bool:
    return any(one in c and other in c for c in words.conflicts)


def _rival(foe: str, text: str, issue: frozenset[str], words: Words) -> str | None:
    """The only one that it is at war with, of those who do not take part from afar; of several the one whose places are told."""
    rivals = {side for c in words.conflicts if foe in c for side in c & issue} - {foe} - words.distant
    places = _places(text, words)
    return _most({side: places.get(side, 0) for side in rivals})


def side_of(
    described: str, kind: Kind | None, issue: frozenset[str], home: Home, words: Words
) -> tuple[str | None, bool]:
    """The side, and whether the speaker is of several. `described`: all words for the speaker. A kind that is no party has none."""
    if kind is not None:
        kind = held(described, kind, words)
    if kind is not None and not kind.party:
        if (side := body_of(described, kind, issue, words)) is not None:
            return side, False
        if home.rebels and (of_its_party(described, kind) or (kind.id in _BODIES and _OF_GROUP.match(described))):
            return home.rebels, False
        if kind.id in _HEALERS and _SERVING.search(described):
            kind = Kind("soldier", party=True, own=True)
        else:
            ours = kind.id == "person" and home.author and _OUR.search(described)
            return (home.author if ours else None), False
    lower = described.lower()
    if words.enemy.search(described) or (home.foe and _THEIRS.match(described)):
        return home.foe, False
    for name, side in words.installed.items():
        if name in lower and side in issue:
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
    if kind is None or (named and not general) or bystander(described, words, shipping=home.shipping):
        return None, False
    if kind.id == "diplomat":
        return None, False
    placed = [words.places[found[0].lower()] for found in words.place.finditer(described)]
    for side in placed:
        if side in issue:
            return side, False
    return _at_home(described, kind, home, words), False


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
