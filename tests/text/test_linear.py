"""Where a trained model is read from."""

import itertools
import random
from pathlib import Path

import pytest

from dateline.text import linear


def test_the_settings_name_another_folder_of_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = linear.packed(("no", "yes"), {("capital", "yes"): 1.5}, {("no", "yes"): -0.25})
    (tmp_path / "of-a-test.json.gz").write_bytes(packed)
    monkeypatch.setenv("DATELINE_MODELS", str(tmp_path))
    model = linear.load("of-a-test")  # a name that nothing else loads: what is loaded stays
    assert model.score(["capital", "unheard of"]) == {"no": 0.0, "yes": 1.5}
    assert model.follows == ((0, 0), (-250, 0))  # by the label after, then the label before


def test_weights_that_cancel_leave_the_other_labels_alone() -> None:
    weights = {("a", "x"): -2_000.0, ("a", "y"): 3.25, ("b", "x"): 2_000.0, ("b", "z"): -0.001}
    model = linear.unpacked(linear.packed(("x", "y", "z"), weights, {}))
    assert model.score(["a"]) == {"x": -2_000.0, "y": 3.25, "z": 0.0}
    assert model.score(["a", "b"]) == {"x": 0.0, "y": 3.25, "z": -0.001}


def test_the_best_sequence_is_that_of_all_sequences() -> None:
    labels, generator = ("O", "B", "I"), random.Random(3)
    follows = {(before, after): generator.uniform(-2, 2) for before in labels for after in labels}
    weights = {(word, label): generator.uniform(-3, 3) for word in "abcdef" for label in labels}
    model = linear.unpacked(linear.packed(labels, weights, follows))

    def total(path: tuple[str, ...], words: str) -> float:
        steps = sum(round(follows[before, after], 3) for before, after in itertools.pairwise(path))
        return steps + sum(round(weights[word, label], 3) for word, label in zip(words, path, strict=True))

    for words in ("a", "ab", "fedcba", "abcabc"):
        paths = itertools.product(labels, repeat=len(words))
        found = model.best_sequence([model.sum([word]) for word in words])
        assert tuple(found) == max(paths, key=lambda path: total(path, words))
