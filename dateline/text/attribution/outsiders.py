"""Who takes no side though the words for them would: officers and officials of other countries, captains of merchant ships,
those who left their office, chiefs of villages. Pure.
"""

import re

from dateline.text.attribution.words import Kind, Words

_SHIPPING = re.compile(
    r"\b(?:vessels?|ships?|tankers?|freighters?|bulk carriers?|container ships?|shipowners?|shipping|freight|cargo|seafarers?|"
    r"brokers?|insurers?|underwriters|hull|charterers?|pilot station|ports?|strait|canal)\b",
    re.IGNORECASE,
)
_TRADE = 6  # different words of shipping by which a text is known to be of it
_AFLOAT = re.compile(
    r"\b(?:captain|capt|master|pilots?|crews?|crewmen|sailors?|tanker|chief officer|mate)\b", re.IGNORECASE
)
_ABOARD = re.compile(
    r"\b(?:captains?|masters?|pilots?|officers?|crew|crews|sailors?) (?:of|on|aboard) (?:the |a |an |another |that )?(?:[\w-]+ ){0,3}?"
    r"(?:ship|vessel|tanker|freighter|trawler|ferry|dhow|boat|barge|carrier|airliner)\b"
    r"|\b(?:harbour|harbor|port|ship['’]s|ferry|trawler) ?(?:master|captain|pilot)s?\b",
    re.IGNORECASE,
)
_ARMED = re.compile(
    r"\b(?:army|navy|naval|military|coast ?guard|warship|frigate|patrol|brigade|fleet|air force)\b", re.IGNORECASE
)
_FORMER = re.compile(r"\b(?:former|formerly|ex-|retired|onetime|one-time|one time)", re.IGNORECASE)
_CHIEF = re.compile(
    r"\b(?:[Cc]hief|[Ee]mir|[Ss]ultan|[Kk]ing) of (?:the )?(?!Staff|General|Defen[cs]e|Police|Army|Intelligence|Security|Operations)[A-Z]"
)
_BACKED = re.compile(r"-\w")  # "US-backed" tells of another
_OWN = re.compile(r"(?:['’]s?)?(?: [\w’'-]+){0,3}?\s?\Z")  # from the country to the word for the speaker

_DOING = re.compile(
    r",? who (?:has |had |have |once )?(?:\w+ly )?(?:watched|advised|advises|covered|covers|studied|studies|visited|interviewed|met|"
    r"follows|followed|tracks|tracked|fled|left|knows|knew|saw|heard|investigates|investigated|wrote|writes)\b[^,]*"
)
_FOR = re.compile(r"\b(?:of|with|from|for) (?:the |an? )?\Z")  # "a pilot of the UN"
_LEFT = re.compile(
    r"\A(?:(?:an?|the|one|two|another) )?(?:[A-Z]\w+ )?(?:former|ex-|retired|onetime|one-time)", re.IGNORECASE
)
_IN = re.compile(r"\b(?:in|near|outside|from|at) \Z")


def without_doings(described: str) -> str:
    """ "X, who advised two Malian presidents": without what tells of others."""
    return _DOING.sub("", described)


def left_office(described: str) -> bool:
    """ "A retired Malian general"."""
    return _LEFT.match(described) is not None


def sides_in(described: str, kind: Kind | None, words: Words) -> list[re.Match[str]]:
    """The names of sides that somebody may speak for: not the half of a double name ("Maïga-Touré"), nor where a diplomat or
    a chamber of trade is ("diplomats in Bamako").
    """
    found = words.side.finditer(described)
    found = (
        m for m in found if words.group.fullmatch(m[0]) or not re.match(r"-[A-Z]", described[m.end() : m.end() + 2])
    )
    placed = kind is None or kind.id == "diplomat"
    return [m for m in found if not (placed and _IN.search(described[: m.start()]))]


def of_shipping(text: str) -> bool:
    """Whether a text is on ships and trade, so that its captains and pilots are of ships."""
    return len({found[0].lower().rstrip("s") for found in _SHIPPING.finditer(text)}) >= _TRADE


def bystander(described: str, words: Words, *, shipping: bool) -> bool:
    """Whether somebody of whom no country at war is told speaks for none: `shipping`, if the text is on ships."""
    if words.elsewhere.search(described) or _FORMER.search(described) or _CHIEF.search(described):
        return True
    serves = (m for m in words.kind.finditer(described) if words.kinds[m[0].lower()].id == "united nations")
    if any(_FOR.search(described[: m.start()]) for m in serves):
        return True
    if _ARMED.search(described):
        return False
    return bool(_ABOARD.search(described) or (shipping and _AFLOAT.search(described)))


def of_other_country(described: str, issue: frozenset[str], words: Words) -> bool:
    """ "A French officer in Kyiv": whether the first country that is told owns the speaker and is no party."""
    others = [m for m in words.elsewhere.finditer(described) if not m[0].endswith("-backed")]
    sides = list(words.side.finditer(described))
    others += [m for m in sides if words.sides[m[0].lower()] not in issue and m[0][0].isupper()]
    first = min(others, key=lambda m: m.start(), default=None)
    if first is None or _BACKED.match(described, first.end()):
        return False
    if any(words.sides[m[0].lower()] in issue and m.start() <= first.start() for m in sides):
        return False
    kind = words.kind.search(described, first.end())
    return kind is not None and bool(_OWN.match(described, first.end(), kind.start()))
