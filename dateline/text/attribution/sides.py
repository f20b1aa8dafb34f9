"""Which side a description speaks for, by the names of sides.toml that stand in it."""

from dateline.text.attribution.words import Kind, Words

_SHARE = 0.5  # of the mentions of the war most told of, that another must have to be told of as well


def at_issue(text: str, words: Words) -> frozenset[str]:
    """The sides of the wars that a text tells of: those with at least half as many mentions as the foremost."""
    counts: dict[str, int] = {}
    for found in words.side.finditer(text):
        side = words.sides[found[0].lower()]
        counts[side] = counts.get(side, 0) + 1
    # A war of which two sides are named is told of sooner than one of which one is.
    told = {c: (sum(counts.get(side, 0) for side in c), sum(side in counts for side in c)) for c in words.conflicts}
    parties = max((n for _, n in told.values()), default=0)
    most = max((n for n, k in told.values() if k >= min(2, parties)), default=0)
    kept = [c for c, (n, k) in told.items() if most and n >= most * _SHARE and k >= min(2, parties)]
    return frozenset().union(*kept)


def side_of(described: str, kind: Kind | None, issue: frozenset[str], words: Words) -> tuple[str | None, bool]:
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
    home = words.home & issue
    return (next(iter(home)) if kind.own and len(home) == 1 else None), False
