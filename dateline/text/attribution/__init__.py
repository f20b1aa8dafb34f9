"""Who says what: the claims of a text, each with its source. Pure.

The content of a claim is one exact span: of a quotation what stands within the marks, of a paraphrase the rest of the
clause. A quotation that an attribution breaks in two is two claims of one speaker, since a span that held both would
hold the words between them too. What the article says in its own voice is no claim.
"""

from collections.abc import Sequence

from dateline.claims import Attribution, Claim
from dateline.model import Sentence, Span
from dateline.text.attribution.cues import Cue, cues_of
from dateline.text.attribution.quotes import is_passage, quotations
from dateline.text.attribution.sides import at_issue
from dateline.text.attribution.speakers import Register, Source
from dateline.text.attribution.status import status_of
from dateline.text.attribution.words import Words, load


def claims(text: str, sentences: Sequence[Sentence], words: Words | None = None) -> tuple[Claim, ...]:
    """In the order of the text, no two with the same content."""
    words = words or load()
    register = Register(words, at_issue(text, words))
    quoted = quotations(text)
    found: dict[Span, Claim] = {}
    open_claim: Claim | None = None  # the last one of this paragraph, which a quotation without a speaker goes on with
    several: dict[str, bool] = {}
    waiting: list[Span] = []
    last_end = 0
    for sentence in sentences:
        span = sentence.span
        if "\n" in text[last_end : span.start]:
            open_claim, waiting = None, []
        last_end = span.end
        here = [q for q in quoted if span.start < q.end <= span.end and is_passage(text, q)]
        for cue in cues_of(
            text, span, [q for q in quoted if q.start < span.end and q.end > span.start], words, register
        ):
            several[cue.source.name] = cue.source.several
            spans = _contents(text, cue, here)
            for content, is_quote in spans:
                if content in found or any(_overlap(content, other) for other in found):
                    continue
                claim = _claim(text, span, cue, content, words, quoted=is_quote)
                found[content] = open_claim = claim
            if open_claim is not None:
                for passage in waiting:
                    _go_on(text, passage, open_claim, found, words, several)
                waiting = []
        for passage in here:
            if any(_overlap(passage, other) for other in found) or not _whole(text, passage):
                continue
            if open_claim is not None:
                _go_on(text, passage, open_claim, found, words, several)
            else:
                waiting.append(passage)
    return tuple(found[span] for span in sorted(found))


def _contents(text: str, cue: Cue, passages: Sequence[Span]) -> list[tuple[Span, bool]]:
    """The content of a cue, and of a quotation what stands within its marks."""
    inner = [q for q in passages if q.start < cue.content.end and q.end > cue.content.start]
    for q in inner:
        outside = (
            text[cue.content.start : max(cue.content.start, q.start)]
            + text[min(q.end, cue.content.end) : cue.content.end]
        )
        if not any(c.isalnum() for c in outside):
            return [(q, True)]
    return [(cue.content, False)]


def _whole(text: str, passage: Span) -> bool:
    """Whether a quotation is a sentence, and not some words of one."""
    before = text[max(0, passage.start - 40) : passage.start].rpartition("\n")[2].strip(' “"„«')
    return (not before or before[-1] in ':.,”"') and text[passage.start].isupper()


def _go_on(
    text: str, passage: Span, claim: Claim, found: dict[Span, Claim], words: Words, several: dict[str, bool]
) -> None:
    if any(_overlap(passage, other) for other in found):
        return
    said = claim.attribution
    party = said.side is not None or several.get(said.speaker, False)
    status, because = status_of(passage.of(text), "", said.cue, "said", said.role, party=party, words=words)
    found[passage] = Claim(passage, said, True, status, because)


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
    )
    return Claim(content, said, quoted, status, because)


def _via(cue: Cue, text: str) -> Attribution | None:
    via: Source | None = cue.via
    if via is None:
        return None
    return Attribution(via.name, via.span, via.kind, via.side, cue.span.of(text), cue.span, via.description)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
