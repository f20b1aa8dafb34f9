"""Which side a description speaks for, by the names of sides.toml that stand in it."""

from dateline.text.attribution.words import Kind, Words

_SHARE = 0.5  # of the mentions of the war most told of, that another must have to be told of as well


def at_issue(text: str, words: Words) -> frozenset[str]:
    """The sides of the wars that a text tells of: those with at least half as many mentions as the foremost."""
    counts: dict[str, int] = {}
    for found in words.side.finditer(text):
        if found[0] != found[0].lower():  # not "the regime", "gangs"
            side = words.sides[found[0].lower()]
            counts[side] = counts.get(side, 0) + 1
    if not counts:
        counts = _places(text, words)
    # A war of which two sides are named is told of sooner than one of which one is.
    told = {c: (sum(counts.get(side, 0) for side in c), sum(side in counts for side in c)) for c in words.conflicts}
    parties = max((n for _, n in told.values()), default=0)
    most = max((n for n, k in told.values() if k >= min(2, parties)), default=0)
    kept = [c for c, (n, k) in told.items() if most and n >= most * _SHARE and k >= min(2, parties)]
    return frozenset().union(*kept)


def _places(text: str, words: Words) -> dict[str, int]:
    """How often a text names a place of each side."""
    counts: dict[str, int] = {}
    for found in words.place.finditer(text):
        side = words.places[found[0].lower()]
        counts[side] = counts.get(side, 0) + 1
    return counts


def home_of(text: str, issue: frozenset[str], words: Words) -> str | None:
    """The side that "the governor" is of: whose country the war is in, else of whose places the text tells most."""
    homes = words.home & issue
    if len(homes) == 1:
        return next(iter(homes))
    counts = {side: n for side, n in _places(text, words).items() if side in (homes or issue)}
    most = sorted(counts.values(), reverse=True)
    return next((side for side, n in counts.items() if n == most[0] and n not in most[1:]), None)


def side_of(
    described: str, kind: Kind | None, issue: frozenset[str], home: str | None, words: Words
) -> tuple[str | None, bool]:
    """The side, and whether the speaker is of several. `described`: all words for the speaker. A kind that is no party has none."""
    if kind is not None and not kind.party:
        return None, False
    lower = described.lower()
    for name, side in words.installed.items():
        if name in lower and side in issue:
            return side, False
    named = [words.sides[found[0].lower()] for found in words.side.finditer(described)]
    here = list(dict.fromkeys(side for side in named if side in issue))
    if "both sides" in lower or (len(here) > 1 and " and " in lower):
        return None, True
    if here:
        return here[0], False
    if kind is None or named:
        return None, False
    placed = [words.places[found[0].lower()] for found in words.place.finditer(described)]
    for side in placed:
        if side in issue:
            return side, False
    return (home if kind.own else None), False
