"""The reader that is scored: the whole of it, as `python -m dateline read` tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from benchmarks.claims.gold import Report
from dateline import pipeline
from dateline.claims import Claim, DateMention, Figure
from dateline.gazetteers.chain import Chain
from dateline.model import Article


@dataclass(frozen=True, slots=True)
class Answer:
    claims: Sequence[Claim]
    dates: Sequence[DateMention]
    figures: Sequence[Figure]


def read(report: Report) -> Answer:
    """Whatever a reader raises goes up."""
    article = Article(report.id, report.id, report.text, published=report.published)
    story = pipeline.heard(pipeline.read(article, _gazetteer()))
    return Answer(story.claims, story.dates, story.figures)


@cache
def _gazetteer() -> Chain:
    return pipeline.open_gazetteer()
