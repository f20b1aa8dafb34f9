"""What is right of the claims, dates and figures found in a report; README.md says each rule in words."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from typing import TypeVar

from benchmarks.claims.gold import GoldClaim, GoldDate, GoldFigure
from dateline.claims import Attribution, Claim, DateMention, Figure
from dateline.model import Span

_ARTICLES = {"the", "a", "an"}
_Gold = TypeVar("_Gold", GoldDate, GoldFigure)
_Found = TypeVar("_Found", DateMention, Figure)


@dataclass(frozen=True, slots=True)
class Share:
    """`right` of `of`. They add up."""

    right: int = 0
    of: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float | None:
        return self.right / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Pair:
    """`recall` counts the gold, `precision` what was found. They add up."""

    precision: Share = Share()
    recall: Share = Share()

    def __add__(self, other: "Pair") -> "Pair":
        return Pair(self.precision + other.precision, self.recall + other.recall)

    @property
    def f1(self) -> float | None:
        """None where there was nothing to find and nothing was found."""
        both = self.precision.of + self.recall.of
        if not both:
            return None
        one, other = self.precision.value or 0.0, self.recall.value or 0.0
        return 2 * one * other / (one + other) if one + other else 0.0


@dataclass(frozen=True, slots=True)
class ClaimScore:
    speakers: Pair = Pair()
    strict: Pair = Pair()  # each claim used once
    side: Share = Share()
    status: Share = Share()
    quoted: Share = Share()
    via: Share = Share()
    time: Share = Share()

    def __add__(self, other: "ClaimScore") -> "ClaimScore":
        return ClaimScore(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


@dataclass(frozen=True, slots=True)
class FigureScore:
    values: Pair = Pair()
    counts: Share = Share()

    def __add__(self, other: "FigureScore") -> "FigureScore":
        return FigureScore(self.values + other.values, self.counts + other.counts)


def claims(gold: Sequence[GoldClaim], found: Sequence[Claim]) -> ClaimScore:
    matches = claim_matches(gold, found)
    best: dict[int, int] = {}  # of a gold claim, the found one; `matches` has the longest overlap first
    for i, j in matches:
        best.setdefault(i, j)
    once_gold: set[int] = set()
    once_found: set[int] = set()
    for i, j in matches:
        if i not in once_gold and j not in once_found:
            once_gold.add(i)
            once_found.add(j)
    met = [(gold[i], found[j]) for i, j in best.items()]
    return ClaimScore(
        Pair(Share(len({j for _, j in matches}), len(found)), Share(len(best), len(gold))),
        Pair(Share(len(once_found), len(found)), Share(len(once_gold), len(gold))),
        side=_share(found.attribution.side in gold.sides for gold, found in met),
        status=_share(found.status in gold.statuses for gold, found in met),
        quoted=_share(found.quoted == gold.quoted for gold, found in met if gold.quoted is not None),
        via=_share(_through(found.attribution, gold.via) for gold, found in met if gold.via),
        time=_share(found.time in gold.whens for gold, found in met if gold.whens),
    )


def claim_matches(gold: Sequence[GoldClaim], found: Sequence[Claim]) -> list[tuple[int, int]]:
    """Which gold claim is which found one, by their numbers; the longest overlap first."""
    matches = [
        (-max(_common(piece, claim.span) for piece in wanted.spans), i, j)
        for i, wanted in enumerate(gold)
        for j, claim in enumerate(found)
        if any(_half(piece, claim.span) for piece in wanted.spans)
        and any(same_speaker(name, claim.attribution.speaker) for name in wanted.speakers)
    ]
    return [(i, j) for _, i, j in sorted(matches)]


def dates(gold: Sequence[GoldDate], found: Sequence[DateMention]) -> Pair:
    free = [mark.span for mark in gold if not mark.whens]
    return _marks(
        [mark for mark in gold if mark.whens],
        # Words that the gold lacks are left out: no value was invented.
        [mark for mark in found if not _touches(mark, free) and (mark.when or _touches(mark, [g.span for g in gold]))],
        lambda wanted, mark: mark.when in wanted.whens,
    )


def figures(gold: Sequence[GoldFigure], found: Sequence[Figure]) -> FigureScore:
    free = [mark.span for mark in gold if mark.value is None]
    counted = [mark for mark in gold if mark.value is not None]
    kept = [mark for mark in found if not _touches(mark, free)]
    hits = [(wanted, mark) for wanted in counted for mark in kept if _same_figure(wanted, mark)]
    return FigureScore(
        _marks(counted, kept, _same_figure),
        _share(fold(wanted.counts)[-1] in fold(mark.counts) for wanted, mark in hits),
    )


def same_speaker(one: str, other: str) -> bool:
    """Equal after folding; or one ends the other and begins with a capital: "Kotenok" and "Yuriy Kotenok"."""
    short, long = sorted((one, other), key=lambda name: len(fold(name)))
    a, b = fold(short), fold(long)
    if not a:
        return False
    return a == b or (b[-len(a) :] == a and any(letter.isupper() for letter in _words(short)[0]))


def fold(name: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _words(name))


def _words(name: str) -> list[str]:
    """Without accents, quotation marks, possessive 's and articles."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = [word.strip("'\"“”„«»‘’.,;:()").removesuffix("'s").removesuffix("’s") for word in plain.split()]
    return [word for word in words if word and word.casefold() not in _ARTICLES]


def _same_figure(wanted: GoldFigure, mark: Figure) -> bool:
    same = (wanted.value, wanted.highest, wanted.bound) == (mark.value, mark.highest, mark.bound)
    return same and _common(wanted.span, mark.span) > 0


def _marks(gold: Sequence[_Gold], found: Sequence[_Found], same: Callable[[_Gold, _Found], bool]) -> Pair:
    hits = [
        (i, j)
        for i, wanted in enumerate(gold)
        for j, mark in enumerate(found)
        if _common(wanted.span, mark.span) > 0 and same(wanted, mark)
    ]
    return Pair(Share(len({j for _, j in hits}), len(found)), Share(len({i for i, _ in hits}), len(gold)))


def _through(attribution: Attribution, name: str | None) -> bool:
    return bool(name and attribution.via and same_speaker(name, attribution.via.speaker))


def _touches(mark: DateMention | Figure, spans: Sequence[Span]) -> bool:
    return any(_common(mark.span, span) > 0 for span in spans)


def _half(one: Span, other: Span) -> bool:
    return 2 * _common(one, other) >= min(one.end - one.start, other.end - other.start)


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _share(rights: Iterable[bool]) -> Share:
    told = list(rights)
    return Share(sum(told), len(told))
