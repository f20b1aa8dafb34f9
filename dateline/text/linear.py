"""A trained linear model: which feature speaks for which label, and which label follows which. Pure Python.

Written by `python -m dateline.text.training`; `data/model/MODEL_CARD.md` says from what.
"""

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline import settings

SCALE = 1000  # weights are kept as whole thousandths

Scores = tuple[float, ...]  # one a label


@dataclass(frozen=True, slots=True)
class Linear:
    """A model of labels over features: for sequences (`best_sequence`) or one by one (`best`)."""

    labels: tuple[str, ...]
    weights: Mapping[str, Scores]
    follows: tuple[Scores, ...]  # follows[before][after]

    def score(self, features: Iterable[str]) -> Scores:
        """The sum of the weights of these features, label by label."""
        known = list(filter(None, map(self.weights.get, features)))
        return tuple(map(sum, zip(*known, strict=True))) if known else (0.0,) * len(self.labels)

    def best_sequence(self, scores: Sequence[Scores]) -> list[str]:
        """The labels of a run of tokens whose score in all is highest (Viterbi)."""
        best = scores[0]
        if len(scores) == 1:
            return [self.labels[best.index(max(best))]]
        arrivals = tuple(zip(*self.follows, strict=True))  # arrivals[after][before]
        back: list[list[int]] = []
        for here in scores[1:]:
            ways = [[a + b for a, b in zip(best, arrival, strict=True)] for arrival in arrivals]
            tops = [max(way) for way in ways]
            back.append([way.index(top) for way, top in zip(ways, tops, strict=True)])
            best = tuple([a + b for a, b in zip(tops, here, strict=True)])
        at = best.index(max(best))
        path = [at]
        for came in reversed(back):
            at = came[at]
            path.append(at)
        return [self.labels[label] for label in reversed(path)]


@cache
def load(name: str) -> Linear:
    """The model of this name, the shipped one unless the settings name another folder; read once in a process."""
    return read(settings.models_folder() / f"{name}.json.gz")


def read(path: Path) -> Linear:
    """The model in a file that `packed` made."""
    raw = json.loads(gzip.decompress(path.read_bytes()))
    labels = tuple(raw["labels"])
    zeros = [0.0] * len(labels)
    weights: dict[str, Scores] = {}
    for feature, pairs in raw["weights"].items():
        row = zeros.copy()
        for label, weight in zip(pairs[::2], pairs[1::2], strict=True):
            row[label] = weight / SCALE
        weights[feature] = tuple(row)
    return Linear(labels, weights, tuple(tuple(w / SCALE for w in row) for row in raw["follows"]))


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
