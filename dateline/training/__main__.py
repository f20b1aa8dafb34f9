"""Trains the shipped models: `python -m dateline.training --corpora DIRECTORY [--without CORPUS] [--out DIRECTORY]`.

DIRECTORY holds the corpora of `annotated.CORPORA` as JSON Lines; none of them is part of this project. The same texts
give the same files. Takes about three minutes and 1.5 GB.
"""

import argparse
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from dateline import settings
from dateline.pipeline import open_gazetteer
from dateline.text import cues
from dateline.text.linear import Linear, packed, unpacked
from dateline.text.models import Models
from dateline.text.tagger import Tagger
from dateline.training import annotated, senses
from dateline.training.names import Sequence_, sequences
from dateline.training.senses import judgements

REPORTS = Path(__file__).parent / "reports"
OWN = 4  # times that each of the project's own reports counts
OFTEN = {"senses": 4}  # files of reports that count more than once in judging senses
EMPTY = Linear((), {}, ())
LABELS = ("O", "BP", "IP", "BN", "IN", "BA", "IA")
# Chosen on the own reports by leaving one file out in turn. c1 and c2: L1 and L2 regularisation.
OF_NAMES: Mapping[str, float] = {"c1": 0.4, "c2": 0.05, "feature.minfreq": 2, "max_iterations": 200}
OF_SENSES: Mapping[str, float] = {"c1": 0.05, "c2": 0.5, "feature.minfreq": 1, "max_iterations": 150}


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the shipped models.")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--without", action="append", default=[], help="leave this corpus or file of reports out")
    parser.add_argument("--out", type=Path, default=settings.models_folder())
    asked = parser.parse_args()
    gazetteer, words = open_gazetteer(), cues.load()
    own = {path.stem: list(annotated.reports(path)) for path in sorted(REPORTS.glob("*.txt"))}
    rows: list[Sequence_] = []
    for name in annotated.CORPORA:
        if name not in asked.without:
            texts = annotated.corpus(asked.corpora / f"{name}.jsonl")
            rows += sequences(texts, gazetteer, words, tweets=name in annotated.TWEETS)
    for name, documents in own.items():
        if name not in asked.without:
            rows += [row for row in sequences(documents, gazetteer, words) for _ in range(OWN)]
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / "names.json.gz").write_bytes(trained(rows, LABELS, OF_NAMES))
    print(f"names: {len(rows):,} runs of words")
    models = Models(words, Tagger(unpacked((asked.out / "names.json.gz").read_bytes()), words), EMPTY)
    told = [
        d for name, texts in own.items() if name not in asked.without for d in texts for _ in range(OFTEN.get(name, 1))
    ]
    judged = list(judgements(told, gazetteer, models))
    (asked.out / "senses.json.gz").write_bytes(trained(judged, senses.LABELS, OF_SENSES))
    print(f"senses: {len(judged):,} names")


def trained(rows: Iterable[Sequence_], labels: tuple[str, ...], settings: Mapping[str, float]) -> bytes:
    """A linear-chain conditional random field (L-BFGS, CRFsuite), as the file that `text/linear.py` reads."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for features, wanted in rows:
        trainer.append(features, wanted)
    trainer.set_params(dict(settings))
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model.crf")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    weights = {key: weight for key, weight in info.state_features.items() if not key[0].startswith("tweet~")}
    return packed(labels, weights, info.transitions)


if __name__ == "__main__":
    main()
