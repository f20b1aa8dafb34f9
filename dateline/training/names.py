"""Sequences of features and labels for the tagger of names (`text/tagger.py`)."""

import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.gazetteers.chain import Chain
from dateline.model import Sense, Span
from dateline.text.codes import Seen
from dateline.text.cues import Cues
from dateline.text.features import OFFSETS, Discourse, Run, in_context, islands, runs
from dateline.text.lines import Line
from dateline.text.sentences import split
from dateline.text.tagger import edge_feature, word_features
from dateline.text.toponyms import look
from dateline.training.annotated import Annotated, Mark

Sequence_ = tuple[list[list[str]], list[str]]  # the features and the label of each token of an island
# "eastern Ukraine": the direction is put before the name by rule, whatever the tagger says.
_DIRECTION = re.compile(r"^(?:(?:north|south|east|west|central)[a-z-]* )+(?=[A-Z])")
_LETTER = {Sense.LITERAL: "P", Sense.METONYM: "P", None: "P", Sense.ADJECTIVAL: "A", Sense.NESTED: "N"}


def sequences(
    documents: Iterable[Annotated], gazetteer: Chain, cues: Cues, *, tweets: bool = False
) -> Iterator[Sequence_]:
    """One an island. `tweets`: what is peculiar to them is learnt apart, so that it does not count in reading news."""
    for document in documents:
        evidence = look(document.text, split(document.text), gazetteer, cues)
        for line, seen in zip(evidence.lines, evidence.seen, strict=True):
            labels = _labels(document, line, seen)
            for start, end in islands(line, seen, cues):
                held = runs(line, start, end, seen, cues)
                rows = [_features(line, i, run, seen, evidence.said, cues) for i, run in enumerate(held, start)]
                yield [_apart(row) for row in rows] if tweets else rows, labels[start:end]


def _features(line: Line, i: int, run: Run, seen: Seen, said: Discourse, cues: Cues) -> list[str]:
    found = in_context(line, i, run, seen, said, cues)
    for offset in OFFSETS:
        at = i + offset
        found += word_features(line.tokens[at], offset, cues) if 0 <= at < len(line.tokens) else [edge_feature(offset)]
    return found


def _apart(features: Sequence[str]) -> list[str]:
    """Daumé's easy adaptation (ACL 2007) for what is no word: a second copy that news never has."""
    return [*features, *(f"tweet~{f}" for f in features if f[0] not in "-12" and not f.startswith("0w"))]


def _labels(document: Annotated, line: Line, seen: Seen) -> list[str]:
    labels = ["O"] * len(line.tokens)
    sentence = line.sentence.span
    for mark in document.marks:
        if mark.span.start < sentence.end and mark.span.end > sentence.start:
            _label(labels, line, mark, _bare(document.text, mark.span))
    if not document.complete:  # such a corpus marks neither adjectives nor nested names: the rules do it for it
        for i, ruling in enumerate(seen.rules):
            if labels[i] == "O" and ruling[1:] in ("A", "N"):
                labels[i] = ruling
    return labels


def _bare(text: str, span: Span) -> Span:
    direction = _DIRECTION.match(span.of(text))
    return Span(span.start + direction.end(), span.end) if direction else span


def _label(labels: list[str], line: Line, mark: Mark, span: Span) -> None:
    inside = [i for i, t in enumerate(line.tokens) if t.start < span.end and t.end > span.start]
    if len(inside) > 1 and line.tokens[inside[0]].lower == "the":
        inside = inside[1:]
    for n, i in enumerate(inside):
        labels[i] = f"{'I' if n else 'B'}{_LETTER[mark.sense]}"
