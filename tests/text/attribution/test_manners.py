"""Reportage, communiqués and open-source reports: one sentence for each way of giving what is told to a speaker."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.claims.score import same_speaker
from dateline.text import sentences
from dateline.text.attribution import claims


def rows() -> Iterator[tuple[str, str, str, str]]:
    """What stands before, the sentence, its speaker (empty if nobody speaks) and words of what is said."""
    before = ""
    for line in (Path(__file__).parent / "manners.txt").read_text("utf-8").splitlines():
        if line.startswith("= "):
            before = line.removeprefix("= ").replace(" // ", "\n\n") + "\n\n"
        elif line and not line.startswith("#"):
            speaker, content, sentence = (part.strip() for part in line.split("|", 2))
            yield before, sentence, speaker, content


@pytest.mark.parametrize(("before", "sentence", "speaker", "content"), list(rows()))
def test_who_says_it(before: str, sentence: str, speaker: str, content: str) -> None:
    text = before + sentence
    told = [c for c in claims(text, sentences.split(text)) if c.span.start >= len(before)]
    if not speaker:
        assert told == []
    else:
        assert any(content in c.span.of(text) and same_speaker(speaker, c.attribution.speaker) for c in told), told
