"""The project's own annotated reports: their form, and that every mark is sound."""

import itertools
import json
from pathlib import Path

import pytest

from dateline.model import Sense
from dateline.training.__main__ import REPORTS
from dateline.training.annotated import SENSES, corpus, reports

HELD_OUT = Path(__file__).parents[2] / "benchmarks" / "heldout.txt"
FILES = [*sorted(REPORTS.glob("*.txt")), HELD_OUT]


def test_a_report(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(
        "=== a-1 | 2025-04-14 | Camp near [El Fasher|L] shelled\n[Sudanese|A] troops left, [Khartoum|M] said.\n\n"
        "The [Khartoum|N] Times agreed.\n@ El Fasher = 13.63, 25.35\n@ Sudanese = country SD\n@ Khartoum = ?\n",
        "utf-8",
    )
    (report,) = reports(path)
    assert report.text == (
        "Camp near El Fasher shelled\n\nSudanese troops left, Khartoum said.\n\nThe Khartoum Times agreed."
    )
    assert [(mark.span.of(report.text), mark.sense) for mark in report.marks] == [
        ("El Fasher", Sense.LITERAL),
        ("Sudanese", Sense.ADJECTIVAL),
        ("Khartoum", Sense.METONYM),
        ("Khartoum", Sense.NESTED),
    ]
    assert report.where["El Fasher"] == "13.63, 25.35"


def test_a_corpus(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    toponyms = [
        {"start": 3, "end": 7},
        {"start": 0, "end": 2, "literal": False},
        {"start": 1, "end": 2, "misaligned": True},
    ]
    path.write_text(json.dumps({"doc_id": "x", "text": "In Kyiv", "toponyms": toponyms}), "utf-8")
    (text,) = corpus(path)
    assert [(mark.span.start, mark.sense) for mark in text.marks] == [(3, None)]
    assert not text.complete


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_mark_is_sound(path: Path) -> None:
    found = list(reports(path))
    assert len({report.id for report in found}) == len(found) > 0
    for report in found:
        assert "[" not in report.text
        assert "|" not in report.text
        spans = [mark.span for mark in report.marks]
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
        assert {mark.sense for mark in report.marks} <= set(SENSES.values())
        if report.where:
            assert {span.of(report.text) for span in spans} == report.where.keys()


def test_what_is_held_out_is_not_trained_on() -> None:
    trained = {report.text for path in REPORTS.glob("*.txt") for report in reports(path)}
    assert all(report.text not in trained for report in reports(HELD_OUT))
    assert sum(len(report.marks) for report in reports(HELD_OUT)) >= 200
