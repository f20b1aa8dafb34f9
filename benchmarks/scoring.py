"""How well names are found and placed, counted against annotated texts.

exact    precision, recall and F1 of spans that equal an annotated one
lenient  the same of spans that overlap one, matched one to one, the longest overlap first
acc161   of the annotated names found (overlap) that have coordinates, the share placed within 161 km (100 miles) of
         them; one that is found and not placed counts as wrong
e2e      end to end: precision, recall and F1 of "found and placed within 161 km", what a map's reader feels
sense    of the names found exactly whose sense is annotated, the share given that sense
role     the same of those annotated as a place or as one who acts (literal, metonym) alone
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields

from dateline.model import Coordinates, Sense, Span
from dateline.shapes import kilometres

NEAR = 161.0  # kilometres
ROLES = (Sense.LITERAL, Sense.METONYM)


@dataclass(frozen=True, slots=True)
class Name:
    """A place name, annotated or found. `sense` is None where an annotation does not tell."""

    span: Span
    point: Coordinates | None
    sense: Sense | None = Sense.LITERAL
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1, each from 0 to 1."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted in one text, or in several: they add up."""

    gold: int = 0
    found: int = 0
    same: int = 0  # spans that are equal
    overlapping: int = 0  # equal ones included
    gold_placed: int = 0
    found_placed: int = 0
    near: int = 0
    far: int = 0  # or not placed
    sensed: int = 0
    sense_right: int = 0
    roles: int = 0
    role_right: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def exact(self) -> Score:
        return _score(self.same, self.found, self.gold)

    @property
    def lenient(self) -> Score:
        return _score(self.overlapping, self.found, self.gold)

    @property
    def e2e(self) -> Score:
        return _score(self.near, self.found_placed, self.gold_placed)

    @property
    def acc161(self) -> float:
        return _share(self.near, self.near + self.far)

    @property
    def sense(self) -> float:
        return _share(self.sense_right, self.sensed)

    @property
    def role(self) -> float:
        return _share(self.role_right, self.roles)


def count(gold: Sequence[Name], answer: Sequence[Name], senses: Collection[Sense]) -> Counts:
    """One text's counts. Of the answer, only these senses count, no weak mention, and a span once."""
    spans: dict[Span, Name] = {}
    for name in answer:
        if name.sense in senses and not name.weak:
            spans.setdefault(name.span, name)
    found = list(spans.values())
    same, pairs = _pairs(gold, found)
    unplaced = {j for i, j in pairs if gold[i].point is None}
    placed = [(a, found[j].point) for i, j in pairs if (a := gold[i].point) is not None]
    near = sum(b is not None and kilometres(a, b) <= NEAR for a, b in placed)
    told = [(wanted, found[j].sense) for i, j in same if (wanted := gold[i].sense) is not None]
    return Counts(
        gold=len(gold),
        found=len(found),
        same=len(same),
        overlapping=len(pairs),
        gold_placed=sum(name.point is not None for name in gold),
        # A name whose annotation has no coordinates can be placed neither rightly nor wrongly.
        found_placed=sum(name.point is not None and j not in unplaced for j, name in enumerate(found)),
        near=near,
        far=len(placed) - near,
        sensed=len(told),
        sense_right=sum(wanted == given for wanted, given in told),
        roles=sum(wanted in ROLES for wanted, _ in told),
        role_right=sum(wanted == given for wanted, given in told if wanted in ROLES),
    )


Pairs = list[tuple[int, int]]  # an index into the annotated names, and one into those found


def _pairs(gold: Sequence[Name], found: Sequence[Name]) -> tuple[Pairs, Pairs]:
    """One to one: those whose spans are equal; and these with all others that overlap."""
    where = {name.span: i for i, name in enumerate(gold)}
    same = [(where[name.span], j) for j, name in enumerate(found) if name.span in where]
    taken_gold, taken_found = {i for i, _ in same}, {j for _, j in same}
    overlaps = sorted(
        (-common, i, j)
        for i, a in enumerate(gold)
        if i not in taken_gold
        for j, b in enumerate(found)
        if j not in taken_found and (common := min(a.span.end, b.span.end) - max(a.span.start, b.span.start)) > 0
    )
    pairs = list(same)
    for _, i, j in overlaps:
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((i, j))
    return same, pairs


def _score(hits: int, found: int, gold: int) -> Score:
    precision, recall = _share(hits, found), _share(hits, gold)
    return Score(precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
