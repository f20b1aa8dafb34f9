"""Who says what: the claims of a text, each with its source. Pure.

The content of a claim is one exact span: of a quotation what stands within the marks, of a paraphrase the rest of the
clause. A quotation that an attribution breaks in two is two claims of one speaker, since a span that held both would
hold the words between them too. What the article says in its own voice is no claim.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dateline.claims import Claim
from dateline.model import Sentence, Span
from dateline.text.attribution.cues import cues_of
from dateline.text.attribution.homes import home_of
from dateline.text.attribution.issue import at_issue
from dateline.text.attribution.line import Cue
from dateline.text.attribution.quotes import is_passage, quotations
from dateline.text.attribution.source import aliases_of
from dateline.text.attribution.speakers import Register
from dateline.text.attribution.told import Told
from dateline.text.attribution.words import Words, load

_FOOTNOTE = re.compile(r"([.!?][”\"]?(?:\[\d+\])+)\s+(?=[A-Z“\"])")
_ASKS = re.compile(
    r"[?!…][”\"»] (?:(?:the|a|an|The|A|An) )?(?:[A-Z][\w’'-]+ ){0,3}?(?:[a-z]+ )?([a-z]+)(?=[,.;]|\Z| (?:and|with|as|when|me|us)\b)"
)
_RECENT = 30  # quotations about a sentence


def claims(text: str, sentences: Sequence[Sentence], words: Words | None = None) -> tuple[Claim, ...]:
    """In the order of the text, no two with the same content."""
    words = words or load()
    issue = at_issue(text, words)
    register = Register(words, issue, text, home_of(text, issue, words), aliases=aliases_of(text))
    quoted = quotations(text)
    ends = [q.end for q in quoted]
    told = Told(text, words)
    last_start = last_end = 0
    for span in _apart(text, sentences, words):
        if "\n" in text[last_end : span.start]:
            told.new_paragraph()
        before = Span(last_start, last_end) if last_end and "\n" not in text[last_end : span.start] else None
        last_start, last_end = span.start, span.end
        near = [q for q in quoted[bisect_right(ends, span.start) :][:_RECENT] if q.start < span.end]
        cues = cues_of(text, span, near, words, register)
        if cues or register.topic is not None:
            told.tells_of(None if cues else register.topic, span)
        for cue in cues:
            content, is_quote = _content(text, cue, [q for q in near if is_passage(text, q)])
            if content.of(text).lower() in _THIS and cue.verb == "said" and before is not None:
                content = before  # "Two people died. This was reported by the police."
            if not told.holds(content) and not _nothing(content.of(text), words):
                told.add(cue, content, span, quoted=is_quote)
        for passage in near:
            if passage.end <= span.end and is_passage(text, passage) and _whole(text, passage):
                told.lone(passage, span)
    return tuple(sorted(told.claims, key=lambda claim: claim.span))


_THIS = frozenset({"this", "that", "it", "about this", "about it"})
_NO_MORE = frozenset({"no more", "nothing more", "little more", "as much", "the same", "otherwise"})


def _nothing(content: str, words: Words) -> bool:
    """ "It to the agency", "this, for those who ask"."""
    return (
        content.lower().rstrip(".") in _NO_MORE
        or re.split(r",| to (?=(?:the|an?|our) |[A-Z])", content, maxsplit=1)[0].lower() in words.empty
    )


def _apart(text: str, sentences: Sequence[Sentence], words: Words) -> Iterator[Span]:
    """The sentences; those apart between which only the mark of a footnote stands: "…, it said.[3] The army …"; those as one
    that only a question parts from its speaker: “In my larder?” Bondar asks.
    """
    began = -1
    for sentence in sentences:
        start = began if began >= 0 else sentence.span.start
        began = -1
        if (speaker := _ASKS.match(text, sentence.span.end - 2)) is not None and speaker[1] in words.verbs:
            began = start
            continue
        for mark in _FOOTNOTE.finditer(text, start, sentence.span.end):
            yield Span(start, mark.end(1))
            start = mark.end()
        yield Span(start, sentence.span.end)


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
    if re.match(r".\s+(?:is|was)\b", text[passage.end : passage.end + 8]):  # "“Where to?” is the question"
        return False
    return (not before or before[-1] in ':.,”’!?"') and text[passage.start].isupper()
