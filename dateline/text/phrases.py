"""Spatial phrases: which names stand in "30 km south of X", "between A and B", "X's eastern outskirts". Pure.

A grammar over the words around a name (`grammar.py`). The name itself stays as it is: what changes is what is drawn.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.model import Kind, Relation, RelationKind, Span
from dateline.text.grammar import Grammar
from dateline.text.tokens import Token

BEFORE = 22  # words looked at before a name
AFTER = 9  # and after it, or between two names
_COUNTRIES = frozenset({Kind.COUNTRY, Kind.UNION, Kind.CONTINENT})
_SHARED = (RelationKind.NEAR, RelationKind.OUTSKIRTS, RelationKind.DIRECTION)  # by the names of a list


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `first` to `last` inclusive of a sentence; `kinds` that places of this name are. An adjective (`demonym`)
    and what is part of a longer name (`nested`) are placed by no phrase."""

    first: int
    last: int
    toponym: str
    kinds: frozenset[Kind]
    demonym: bool = False
    nested: bool = False

    @property
    def bare(self) -> bool:
        return not (self.demonym or self.nested)


def relations(tokens: Sequence[Token], names: Sequence[Name], grammar: Grammar) -> dict[int, Relation]:
    """What a phrase says of a name, by the index of its first token. `names` in the order of the sentence."""
    words = [token.lower for token in tokens]
    if grammar.triggers.isdisjoint(words):
        return {}
    found: dict[int, Relation] = {}
    for one, two in itertools.pairwise(names):
        if one.first not in found and two.bare and not one.nested:
            found |= _paired(tokens, words, one, two, grammar)
    listed = _listed(words, names, grammar)
    for n, name in enumerate(names):
        if name.bare and name.first not in found:
            alone = _single(tokens, words, name, grammar)
            if alone and alone.kind is RelationKind.OUTSKIRTS and _names_it(tokens, names[:n], alone):
                continue
            above = found.get(names[n - 1].first) if n in listed else None
            # "the outskirts of A and the villages of B": only the first has outskirts.
            anew = above is not None and above.kind is RelationKind.OUTSKIRTS and words[name.first - 1] == "of"
            if alone is None and above is not None and above.kind in _SHARED and not anew:
                alone = replace(above, phrase=Span(above.phrase.start, tokens[name.last].end))
            if alone is not None:
                found[name.first] = alone
    return found


def _paired(
    tokens: Sequence[Token], words: Sequence[str], one: Name, two: Name, grammar: Grammar
) -> dict[int, Relation]:
    """The same relation for both names, or for the second alone where the first is an adjective: "the Sudanese border
    with Chad"."""
    if two.first - one.last - 1 > AFTER:
        return {}
    before, gap, after = (
        _left(words, one.first),
        " ".join(words[one.last + 1 : two.first]),
        " ".join(words[two.last + 1 : two.last + 1 + AFTER]),
    )
    for pair in grammar.pairs:
        if not pair.gap.fullmatch(gap):
            continue
        left, right = pair.before.search(before), pair.after.match(after)
        if left is None or right is None or not _is_meant(pair.kind, before, one, two, grammar):
            continue
        if one.demonym and (pair.kind is not RelationKind.BORDER or left.group()):
            continue
        first = one.first - left.group().count(" ") - bool(left.group())
        last = two.last + right.group().count(" ") + bool(right.group())
        phrase = Span(tokens[first].start, tokens[last].end)
        told = {two.first: Relation(pair.kind, phrase, other=one.toponym)}
        return told | {one.first: Relation(pair.kind, phrase, other=two.toponym)} if one.bare else told
    return {}


def _is_meant(kind: RelationKind, before: str, one: Name, two: Name, grammar: Grammar) -> bool:
    """Whether "between A and B" is somewhere, not between two parties; all else is."""
    if kind is not RelationKind.BETWEEN:
        return True
    said = set(before.split()[-7:-1])
    if (one.kinds | two.kinds) & _COUNTRIES or said & grammar.parties:
        return False
    return not (Kind.CAPITAL in one.kinds and Kind.CAPITAL in two.kinds) or bool(said & grammar.places)


def _single(tokens: Sequence[Token], words: Sequence[str], name: Name, grammar: Grammar) -> Relation | None:
    before, after = _left(words, name.first), " ".join(words[name.last + 1 : name.last + 1 + AFTER])
    owns = tokens[name.last].possessive
    for kind, pattern in grammar.after:  # first, since "near the X border" is at the border, not near X
        match = pattern.match(after)
        if match and (owns or "own" not in match.groupdict()):
            last = name.last + match.group().count(" ") + 1
            return _relation(kind, match, Span(tokens[name.first].start, tokens[last].end), grammar)
    if owns or grammar.within.match(after):  # "near X's port" and "near X airport" are near what lies in X
        return None
    for kind, pattern in grammar.before:
        match = pattern.search(before)
        if match:
            first = name.first - match.group().count(" ") - 1
            relation = _relation(kind, match, Span(tokens[first].start, tokens[name.last].end), grammar)
            if relation is not None:
                return relation
    return None


def _names_it(tokens: Sequence[Token], names: Sequence[Name], relation: Relation) -> bool:
    """ "the Beirut suburbs of X and Y" are X and Y themselves."""
    return bool(names) and tokens[names[-1].last + 1].start == relation.phrase.start


def _relation(kind: RelationKind, match: re.Match[str], phrase: Span, grammar: Grammar) -> Relation | None:
    said = match.groupdict()
    direction = (said.get("dir") or "").replace(" ", "")
    kilometres = _kilometres(said, grammar)
    if kind is RelationKind.DIRECTION:
        if said["to"] == "the " and kilometres is None:
            return Relation(RelationKind.PART, phrase, direction)  # "the north of X" lies in X, "to the north of X" not
        if said["of"] == "from" and kilometres is None:
            return None  # "moved north from X"
    if kind is RelationKind.NEAR and "of" in said:
        if said["of"] == "of" and not said["within"] and "radius" not in match.group():
            return None  # "10 km of road"
        if not said["within"] and "radius" not in match.group() and kilometres is not None:
            kind = RelationKind.DIRECTION  # "30 km from X": that far off, to whichever side
    return Relation(kind, phrase, direction, kilometres)


def _kilometres(said: dict[str, str | None], grammar: Grammar) -> float | None:
    """The distance, the middle of a range; of two figures, the one in kilometres."""
    figures = [(said.get("number"), said.get("unit")), (said.get("again"), said.get("unit2"))]
    known = [(number, unit) for number, unit in figures if number and unit]
    if not known:
        return None
    number, unit = next((f for f in known if grammar.units[f[1]] == 1), known[0])
    value = _number(number, grammar)
    low = said.get("low")
    if low and number == said.get("number"):
        value = (value + _number(low, grammar)) / 2
    found = value * grammar.units[unit]
    return round(found) if found >= 10 else round(found, 1) or None


def _number(word: str, grammar: Grammar) -> float:
    if word in grammar.numbers:
        return grammar.numbers[word]
    word = word.rstrip(".,")
    grouped = re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", word)
    parts = (word.replace(",", "") if grouped else word.replace(",", ".")).split(".")
    return float(".".join([parts[0][:9], "".join(parts[1:])[:9]]))


def _listed(words: Sequence[str], names: Sequence[Name], grammar: Grammar) -> set[int]:
    """Numbers of the names that share what stands before the one before them: B and C of "near A, B and C"."""
    found: set[int] = set()
    commas: list[int] = []
    for n, gap in _gaps(words, names):
        if grammar.listed.fullmatch(gap):
            found |= {*commas, n}
            commas = []
        elif grammar.comma.fullmatch(gap):
            commas.append(n)
        else:
            commas = []
    return found


def _gaps(words: Sequence[str], names: Sequence[Name]) -> Iterator[tuple[int, str]]:
    for n, (one, two) in enumerate(itertools.pairwise(names), 1):
        yield n, " ".join(words[one.last + 1 : min(two.first, one.last + 2 + AFTER)])


def _left(words: Sequence[str], first: int) -> str:
    return " ".join(words[max(0, first - BEFORE) : first])
