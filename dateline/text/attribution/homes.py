"""Whose country the war of a text is in, who wrote it, and who are the enemy and the rebels."""

import re
from dataclasses import dataclass

from dateline.text.attribution.datelines import datelined, written_at
from dateline.text.attribution.issue import mentions_of, places_of
from dateline.text.attribution.outsiders import of_shipping
from dateline.text.attribution.words import Words

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
_HEAD = 300  # characters in which a communiqué names who issues it


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
    places = places_of(text, words)
    told = {side: n + places.get(side, 0) for side, n in mentions_of(text, words).items()}
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
    named = mentions_of(text, words)
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


def _taking_part(text: str, issue: frozenset[str], words: Words) -> tuple[str | None, str | None]:
    """The author's own side and the enemy's. An author who takes part says "our troops", and names the enemy more often; a
    ministry that reports on "the enemy" is named at its head."""
    parts = {side: n for side, n in mentions_of(text, words).items() if side in issue}
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
    places = places_of(text, words)
    return _most({side: places.get(side, 0) for side in rivals})
