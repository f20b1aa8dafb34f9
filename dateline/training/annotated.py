"""Annotated texts: the project's own reports, and corpora that others made (see `data/model/MODEL_CARD.md`).

A file of reports holds, for each, a line `=== id | date | title`, the text, and `@ name = where` lines:

    === africa-01 | 2025-04-14 | Camp near [El Fasher|L] shelled
    [Sudanese|A] troops left [El Fasher|L], [Khartoum|M] said.
    @ El Fasher = 13.63, 25.35
    @ Sudanese = country SD
    @ Khartoum = ?

The letter after a name is its sense: L literal, M metonym, A adjectival, N nested. What is not marked is no place's name.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dateline.model import Sense, Span

_MARK = re.compile(r"\[([^\[\]|]+)\|([LMAN])\]")
SENSES = {"L": Sense.LITERAL, "M": Sense.METONYM, "A": Sense.ADJECTIVAL, "N": Sense.NESTED}
# The corpora to train on, from the directory that is given, and of which only the annotated names differ from news.
CORPORA = ("wikigold", "btc", "wnut17", "re3d", "wotr", "geovirus")
TWEETS = frozenset({"btc", "wnut17"})


@dataclass(frozen=True, slots=True)
class Mark:
    """An annotated name. `sense` is None where a corpus does not tell senses apart."""

    span: Span
    sense: Sense | None


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with every name in it. `complete`: adjectives and nested names are marked too. `where` by name, as written."""

    id: str
    text: str
    marks: tuple[Mark, ...]
    complete: bool
    where: Mapping[str, str] = field(default_factory=dict)


def reports(path: Path) -> Iterator[Annotated]:
    """The reports of a file. The title is the first line of the text."""
    for block in re.split(r"(?m)^=== ", path.read_text("utf-8"))[1:]:
        head, _, body = block.partition("\n")
        name, _, title = (part.strip() for part in head.split("|", 2))
        lines = body.split("\n")
        where = dict(_where(line) for line in lines if line.startswith("@ "))
        words = "\n".join(line for line in lines if not line.startswith("@ ")).strip()
        text, marks = _unmarked(f"{title}\n\n{words}")
        yield Annotated(name, text, marks, complete=True, where=where)


def _where(line: str) -> tuple[str, str]:
    name, _, value = line.removeprefix("@ ").partition(" = ")
    return name.strip(), value.strip()


def _unmarked(marked: str) -> tuple[str, tuple[Mark, ...]]:
    pieces, marks, length, position = [], [], 0, 0
    for found in _MARK.finditer(marked):
        pieces += [marked[position : found.start()], found[1]]
        start = length + found.start() - position
        length = start + len(found[1])
        marks.append(Mark(Span(start, length), SENSES[found[2]]))
        position = found.end()
    return "".join([*pieces, marked[position:]]), tuple(marks)


def corpus(path: Path) -> Iterator[Annotated]:
    """JSON Lines: `doc_id`, `text`, `toponyms` with `start`, `end`. Only proper names count (re3d's `literal`)."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            spans = [
                Span(t["start"], t["end"])
                for t in row["toponyms"]
                if not t.get("misaligned") and t.get("literal", True) and t["start"] < t["end"]
            ]
            yield Annotated(row["doc_id"], row["text"], tuple(Mark(span, None) for span in spans), complete=False)
