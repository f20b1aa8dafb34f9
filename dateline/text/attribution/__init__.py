"""Who says what: the claims of a text, each with its source. Pure.

The content of a claim is one exact span: of a quotation what stands within the marks, of a paraphrase the rest of the
clause. A quotation that an attribution breaks in two is two claims of one speaker, since a span that held both would
hold the words between them too. What the article says in its own voice is no claim.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.claims import Attribution, Claim
from dateline.model import Sentence, Span
from dateline.text.attribution.cues import cues_of
from dateline.text.attribution.line import Cue
from dateline.text.attribution.quotes import is_passage, quotations
from dateline.text.attribution.sides import at_issue, home_of
from dateline.text.attribution.source import Source, aliases_of
from dateline.text.attribution.speakers import Register
from dateline.text.attribution.status import status_of
from dateline.text.attribution.words import Words, load

_FOOTNOTE = re.compile(r"([.!?][”\"]?(?:\[\d+\])+)\s+(?=[A-Z“\"])")
_RECENT = 30  # claims back that what is said may overlap


def claims(text: str, sentences: Sequence[Sentence], words: Words | None = None) -> tuple[Claim, ...]:
    """In the order of the text, no two with the same content."""
    words = words or load()
    issue = at_issue(text, words)
    register = Register(words, issue, text, home_of(text, issue, words), aliases=aliases_of(text))
    quoted = quotations(text)
    ends = [q.end for q in quoted]
    told = _Told(text, words, [])
    open_claim: Claim | None = None  # the last one of this paragraph, which a quotation without a speaker goes on with
    several = False
    waiting: list[Span] = []
    last_start = last_end = 0
    for span in _apart(text, sentences):
        if "\n" in text[last_end : span.start]:
            open_claim, waiting = None, []
        before = Span(last_start, last_end) if last_end and "\n" not in text[last_end : span.start] else None
        last_start, last_end = span.start, span.end
        near = [q for q in quoted[bisect_right(ends, span.start) :][:_RECENT] if q.start < span.end]
        here = [q for q in near if q.end <= span.end and is_passage(text, q)]
        for cue in cues_of(text, span, near, words, register):
            content, is_quote = _content(text, cue, [q for q in near if is_passage(text, q)])
            if content.of(text).lower() in _THIS and cue.verb == "said" and before is not None:
                content = before  # "Two people died. This was reported by the police."
            if told.holds(content) or _nothing(content.of(text), words):
                continue
            open_claim, several = _claim(text, span, cue, content, words, quoted=is_quote), cue.source.several
            told.claims.append(open_claim)
            for passage in waiting:
                told.go_on(passage, open_claim, several=several)
            waiting = []
        for passage in here:
            if told.holds(passage) or not _whole(text, passage):
                continue
            if open_claim is not None:
                told.go_on(passage, open_claim, several=several)
            else:
                waiting.append(passage)
    return tuple(sorted(told.claims, key=lambda claim: claim.span))


_THIS = frozenset({"this", "that", "it", "about this", "about it"})
_NO_MORE = frozenset({"no more", "nothing more", "little more", "as much"})


def _nothing(content: str, words: Words) -> bool:
    """ "It to the agency", "this, for those who ask"."""
    return (
        content.lower().rstrip(".") in _NO_MORE
        or re.split(r",| to (?=(?:the|an?|our) |[A-Z])", content, maxsplit=1)[0].lower() in words.empty
    )


def _apart(text: str, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """The sentences, those apart between which only the mark of a footnote stands: "…, it said.[3] The army …"."""
    for sentence in sentences:
        start = sentence.span.start
        for mark in _FOOTNOTE.finditer(text, start, sentence.span.end):
            yield Span(start, mark.end(1))
            start = mark.end()
        yield Span(start, sentence.span.end)


@dataclass(slots=True)
class _Told:
    """What has been found so far."""

    text: str
    words: Words
    claims: list[Claim]

    def holds(self, span: Span) -> bool:
        return any(_overlap(span, claim.span) for claim in self.claims[-_RECENT:])

    def go_on(self, passage: Span, claim: Claim, *, several: bool) -> None:
        """A quotation without a cue of its own is by whoever spoke last."""
        if self.holds(passage):
            return
        said = claim.attribution
        party = said.side is not None or several
        status, because = status_of(
            passage.of(self.text), "", said.cue, "said", said.role, party=party, words=self.words, quoted=True
        )
        self.claims.append(Claim(passage, said, quoted=True, status=status, because=because))


def _content(text: str, cue: Cue, passages: Sequence[Span]) -> tuple[Span, bool]:
    """The content of a cue, of a quotation what stands within its marks; and whether it is one."""
    start, end = cue.content.start, cue.content.end
    for q in passages:
        outside = text[start : max(start, q.start)] + text[min(q.end, end) : end]  # one may go on in the next sentence
        if q.start < end and q.end > start and not any(c.isalnum() for c in outside):
            return q, True
    return cue.content, False


def _whole(text: str, passage: Span) -> bool:
    """Whether a quotation is a sentence, and not some words of one."""
    before = text[max(0, passage.start - 40) : passage.start].rpartition("\n")[2].strip(' “"„«‘’')
    return (not before or before[-1] in ':.,”’!?"') and text[passage.start].isupper()


def _claim(text: str, sentence: Span, cue: Cue, content: Span, words: Words, *, quoted: bool) -> Claim:
    source = cue.source
    said = Attribution(
        source.name,
        source.span,
        source.kind,
        source.side,
        cue.span.of(text),
        cue.span,
        source.description,
        _via(cue, text),
    )
    status, because = status_of(
        content.of(text),
        sentence.of(text),
        cue.span.of(text),
        cue.verb,
        source.kind,
        party=source.side is not None or source.several,
        words=words,
        quoted=quoted,
    )
    return Claim(content, said, quoted, status, because)


def _via(cue: Cue, text: str) -> Attribution | None:
    via: Source | None = cue.via
    if via is None:
        return None
    return Attribution(via.name, via.span, via.kind, via.side, cue.span.of(text), cue.span, via.description)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
