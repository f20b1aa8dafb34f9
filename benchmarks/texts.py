"""The texts that geoparsing is scored on, with the names annotated in them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.scoring import Name
from dateline.gazetteers.base import Gazetteer
from dateline.model import Coordinates, Sense, Span
from dateline.training.annotated import Annotated, reports

HELD_OUT = Path(__file__).parent / "heldout.txt"
# Corpora differ in what they mark: LGL marks adjectives and names inside organisations' names too, GeoVirus neither.
MARKED = {
    "LGL": ("lgl.jsonl", frozenset(Sense)),
    "GeoVirus": ("geovirus.jsonl", frozenset({Sense.LITERAL, Sense.METONYM})),
}


@dataclass(frozen=True, slots=True)
class Text:
    """`id` is its own among all texts."""

    id: str
    text: str
    gold: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """`senses` are those that count, as the corpus marks them."""

    name: str
    senses: frozenset[Sense]
    texts: tuple[Text, ...]


def corpora(folder: Path) -> Iterator[Corpus]:
    """JSON Lines: `doc_id`, `text`, `toponyms` with `start`, `end`, `lat`, `lon`; degrees, or null."""
    for name, (file, senses) in MARKED.items():
        with (folder / file).open(encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        texts = (
            Text(
                f"{name}/{row['doc_id']}",
                row["text"],
                tuple(
                    Name(Span(t["start"], t["end"]), point(t["lat"], t["lon"]), sense=None)
                    for t in row["toponyms"]
                    if not t.get("misaligned")
                ),
            )
            for row in rows
        )
        yield Corpus(name, senses, tuple(texts))


def held_out(gazetteer: Gazetteer) -> Corpus:
    """The project's own reports that nothing is trained on, nor any rule made for."""
    texts = (
        Text(
            f"own/{report.id}",
            report.text,
            tuple(Name(mark.span, _where(report, mark.span, gazetteer), mark.sense) for mark in report.marks),
        )
        for report in reports(HELD_OUT)
    )
    return Corpus("own reports", frozenset(Sense), tuple(texts))


def point(lat: float | None, lon: float | None) -> Coordinates | None:
    return Coordinates(lat, lon) if lat is not None and lon is not None else None


def _where(report: Annotated, span: Span, gazetteer: Gazetteer) -> Coordinates | None:
    """`lat, lon`, or `country XX`, which is where the gazetteer has that country; `?` and nothing are no place."""
    value = report.where.get(span.of(report.text), "?")
    if value == "?":
        return None
    if value.startswith("country "):
        country = gazetteer.country(value.removeprefix("country "))
        if country is None:
            raise SystemExit(f"{HELD_OUT.name}, {report.id}: the gazetteer has no {value}")
        return country.point
    lat, lon = value.split(",")
    return Coordinates(float(lat), float(lon))
