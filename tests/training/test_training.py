"""Training: the same texts give the same file, and what was learnt can be read again."""

from pathlib import Path

import pytest

from dateline.gazetteers.chain import Chain
from dateline.text import cues, linear
from dateline.training.__main__ import LABELS, OF_NAMES, REPORTS, trained
from dateline.training.annotated import reports
from dateline.training.names import sequences

pytest.importorskip("pycrfsuite")


def test_training_again_gives_the_same_file(gazetteer: Chain) -> None:
    few = list(reports(REPORTS / "africa.txt"))[:6]
    files = [trained(list(sequences(few, gazetteer, cues.load())), LABELS, OF_NAMES) for _ in range(2)]
    assert files[0] == files[1]
    model = linear.unpacked(files[0])
    assert model.labels == LABELS
    assert model.weights


def test_labels(gazetteer: Chain, tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(
        "=== x | 2025-01-01 | Title\nTroops left [eastern Ukraine|L] for [Port Sudan|L] and the [Kursk|N] Police.",
        "utf-8",
    )
    labels = [labels for _, labels in sequences(reports(path), gazetteer, cues.load())]
    assert ["BP"] in labels  # the direction is no part of the name
    assert ["BP", "IP", "O", "O", "BN", "O"] in labels


def test_tweets_are_learnt_apart(gazetteer: Chain, tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("=== x | 2025-01-01 | Title\nI am in [Kyiv|L].", "utf-8")
    rows = [row for rows, _ in sequences(reports(path), gazetteer, cues.load(), tweets=True) for row in rows]
    assert any(feature.startswith("tweet~") for row in rows for feature in row)
