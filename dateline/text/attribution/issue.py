"""Which wars a text tells of, and how often it names their sides and places."""

from dateline.text.attribution.words import Words

_SHARE = 0.5  # of the mentions of the war most told of, that another must have to be told of as well


def at_issue(text: str, words: Words) -> frozenset[str]:
    """The sides of the wars that a text tells of: those with at least half as many mentions as the foremost."""
    counts = mentions_of(text, words)
    if len(counts) < 2:  # a report on Gaza that names Israel alone
        counts = {side: counts.get(side, 0) + n for side, n in places_of(text, words).items()} | counts
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


def places_of(text: str, words: Words) -> dict[str, int]:
    """How often a text names a place of each side."""
    counts: dict[str, int] = {}
    for found in words.place.finditer(text):
        side = words.places[found[0].lower()]
        counts[side] = counts.get(side, 0) + 1
    return counts


def mentions_of(text: str, words: Words) -> dict[str, int]:
    counts: dict[str, int] = {}
    for found in words.side.finditer(text):
        if found[0] != found[0].lower():  # not "the regime", "gangs"
            side = words.sides[found[0].lower()]
            counts[side] = counts.get(side, 0) + 1
    return counts
