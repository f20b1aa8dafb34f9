"""Phrases that say when, cut out of the text and resolved against the article's date; and which of them a claim takes. Pure.

Time precision is ACLED's: 1 a date, 2 a week or so, 3 a month. What is vaguer stays words.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import islice, takewhile

from dateline.claims import DateMention
from dateline.model import Sentence, Span
from dateline.text import asides, dateforms, datewords, tense
from dateline.text.datereaders import Read, Reader, Setting
from dateline.text.datewords import DateWords


def dates(text: str, sentences: Sequence[Sentence], published: date | None) -> tuple[DateMention, ...]:
    """In the order of the text; none overlaps another. A phrase begins with its preposition: "on Saturday"."""
    found: list[DateMention] = []
    anchors: dict[int, date] = {}  # the last single day said in a sentence, by its number
    words = datewords.load()
    for number, sentence in enumerate(sentences):
        said = sentence.span.of(text)
        for match, reader in _matches(said):
            read = reader(match, _setting(published, said, match, anchors.get(number, anchors.get(number - 1)), words))
            if read is None:
                continue
            span = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
            if found and span.start < found[-1].span.end:
                continue
            found.append(_mention(text, span, read))
            if read.when and read.when.precision == 1:
                anchors[number] = read.when.last
    return tuple(found)


def time_of(
    text: str, span: Span, sentences: Sequence[Sentence], mentions: Sequence[DateMention]
) -> DateMention | None:
    """The mention that says when what stands at `span` happened: within it, else the nearest in its sentences.

    A resolved one goes before words. One that belongs to something else (`asides.py`) counts for nothing: "after the
    ceasefire of 18 March", "said on Monday that". A sentence without any takes none.
    """
    first = bisect_right(sentences, span.start, key=lambda s: s.span.end)
    within = [s.span for s in takewhile(lambda s: s.span.start < span.end, islice(sentences, first, None))]
    if not within:
        return None
    first = bisect_left(mentions, within[0].start, key=lambda m: m.span.start)
    said = takewhile(lambda m: m.span.start < within[-1].end, islice(mentions, first, None))
    holding = [(m, s) for m in said for s in within if s.holds(m.span)]
    near = [m for m, sentence in holding if not asides.aside(text, span, sentence, m.span)]
    return min(near, key=lambda m: (m.when is None, _gap(span, m.span), m.span.start), default=None)


def _gap(one: Span, two: Span) -> int:
    return max(0, two.start - one.end, one.start - two.end)


def _setting(published: date | None, said: str, match: re.Match[str], before: date | None, words: DateWords) -> Setting:
    limit = tense.limits(said, match, words)
    return Setting(
        published,
        coming=limit or tense.coming(said, match, words),
        ahead=limit or not tense.past(said, match, words),
        before=before,
        after=said[match.end() :],
        words=words,
    )


def _mention(text: str, span: Span, read: Read) -> DateMention:
    return DateMention(span, span.of(text), read.when, read.because)


def _matches(said: str) -> list[tuple[re.Match[str], Reader]]:
    """All that any form takes, the earliest first, of two that begin together the longer."""
    held: dict[re.Pattern[str], bool] = {}
    taken = []
    for order, (needed, pattern, reader) in enumerate(dateforms.forms()):
        if needed not in held:
            held[needed] = needed.search(said) is not None
        if held[needed]:
            taken += [(match.start(), -match.end(), order, match, reader) for match in pattern.finditer(said)]
    return [(match, reader) for _, _, _, match, reader in sorted(taken, key=lambda t: t[:3])]
