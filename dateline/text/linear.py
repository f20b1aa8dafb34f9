"""A trained linear model: which feature speaks for which label, and which label follows which. Pure Python.

Written by `python -m dateline.training`; `data/model/MODEL_CARD.md` says from what.
"""

import gzip
import json
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from operator import add, lshift, sub

from dateline import settings

SCALE = 1000  # weights are whole thousandths

# The weights of a feature, one a label, side by side in one whole number: the first label's in the lowest FIELD bits,
# and so on. To add two such numbers adds all labels' weights at once, which takes a tenth of the time of a loop.
Packed = int
FIELD = 32


@dataclass(frozen=True, slots=True)
class Linear:
    """A model of labels over features: for sequences (`best_sequence`) or one by one (`score`)."""

    labels: tuple[str, ...]
    weights: Mapping[str, Packed]
    follows: tuple[tuple[int, ...], ...]  # follows[after][before], in thousandths

    def sum(self, features: Iterable[str]) -> Packed:
        """The sum of the weights of these features, label by label."""
        return sum(map(self.weights.get, features, repeat(0)))

    def score(self, features: Iterable[str]) -> dict[str, float]:
        """The sum of the weights of these features for each label."""
        return {label: n / SCALE for label, n in zip(self.labels, self._fields(self.sum(features)), strict=True)}

    def best_sequence(self, scores: Sequence[Packed]) -> list[str]:
        """The labels of a run of tokens whose score in all is highest (Viterbi)."""
        rows = map(self._fields, scores)
        tops = [next(rows)]  # the best score of a path to each label, token by token
        for here in rows:
            before = tops[-1]
            tops.append(
                tuple([max(map(add, before, arrival)) + n for arrival, n in zip(self.follows, here, strict=True)])
            )
        at = tops[-1].index(max(tops[-1]))
        path = [at]
        for before in reversed(tops[:-1]):
            ways = list(map(add, before, self.follows[at]))
            at = ways.index(max(ways))
            path.append(at)
        return [self.labels[label] for label in reversed(path)]

    def _fields(self, scores: Packed) -> tuple[int, ...]:
        """One a label, in thousandths."""
        size = len(self.labels)
        # Lifted above zero a field borrows nothing from the next.
        lifted = scores + _LIFTS[size]
        return tuple(map(sub, struct.unpack(f"<{size}I", lifted.to_bytes(size * FIELD // 8, "little")), repeat(_LIFT)))


_LIFT = 1 << (FIELD - 1)
_LIFTS = [sum(_LIFT << FIELD * n for n in range(size)) for size in range(20)]


@cache
def load(name: str) -> Linear:
    """The model of this name, the shipped one unless the settings name another folder; read once in a process."""
    return unpacked((settings.models_folder() / f"{name}.json.gz").read_bytes())


def unpacked(data: bytes) -> Linear:
    """The model that `packed` made a file of."""
    raw = json.loads(gzip.decompress(data))
    labels = tuple(raw["labels"])
    weights = {
        feature: sum(map(lshift, pairs[1::2], map(FIELD.__mul__, pairs[::2])))
        for feature, pairs in raw["weights"].items()
    }
    return Linear(labels, weights, tuple(map(tuple, zip(*raw["follows"], strict=True))))


def packed(
    labels: Sequence[str], weights: Mapping[tuple[str, str], float], follows: Mapping[tuple[str, str], float]
) -> bytes:
    """The file that `load` reads, the same bytes for the same weights. Keys: (feature, label) and (label before, label)."""
    number = {label: n for n, label in enumerate(labels)}
    rows: dict[str, list[int]] = {}
    for (feature, label), weight in sorted(weights.items()):
        if value := round(weight * SCALE):
            rows.setdefault(feature, []).extend((number[label], value))
    table = [[round(follows.get((before, after), 0.0) * SCALE) for after in labels] for before in labels]
    raw = json.dumps(
        {"labels": list(labels), "follows": table, "weights": rows}, ensure_ascii=False, separators=(",", ":")
    )
    return gzip.compress(raw.encode(), 9, mtime=0)
