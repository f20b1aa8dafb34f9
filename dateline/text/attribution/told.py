"""The claims of a text as they are made, and whose a quotation is that has no word of saying. Pure."""

from dataclasses import dataclass, field, replace

from dateline.claims import Attribution, Claim
from dateline.model import Span
from dateline.text.attribution.line import Cue
from dateline.text.attribution.source import Source
from dateline.text.attribution.status import status_of
from dateline.text.attribution.words import Words

_SERVING = frozenset({"soldier", "commander"})
_BESIDE = 3  # characters between a quotation and the sentence that tells of its speaker
_RECENT = 30  # claims back that what is said may overlap


@dataclass(slots=True)
class Told:
    """What has been found so far, and how the paragraph stands."""

    text: str
    words: Words
    claims: list[Claim] = field(default_factory=list)
    _last: Claim | None = None  # what was said last in this paragraph
    _several: bool = False  # whether that was by several
    _about: Source | None = None  # whom the paragraph tells of without speech, since anybody spoke
    _waiting: list[Span] = field(default_factory=list)  # quotations before anybody spoke

    def new_paragraph(self) -> None:
        self._last, self._about, self._waiting = None, None, []

    def holds(self, span: Span) -> bool:
        return any(_overlap(span, claim.span) for claim in self.claims[-_RECENT:])

    def add(self, cue: Cue, content: Span, sentence: Span, *, quoted: bool) -> None:
        """A claim by its word of saying, and the quotations that waited for it."""
        self._append(_claim(self.text, sentence, cue, content, self.words, quoted=quoted), cue.source)
        for passage in self._waiting:
            self._go_on(passage)
        self._waiting = []

    def tells_of(self, source: Source | None, sentence: Span) -> None:
        """A sentence without speech tells of a person, or one with speech follows (None)."""
        self._about = source
        for passage in self._waiting if source else ():
            if sentence.start - passage.end < _BESIDE:
                self._beside(passage, source, sentence)

    def lone(self, passage: Span, sentence: Span) -> None:
        """A quotation without a word of saying: of whom the sentence before tells, or who spoke, or who will be told of."""
        if self.holds(passage):
            return
        if self._about is not None:
            self._beside(passage, self._about, sentence)
        elif self._last is not None:
            self._go_on(passage)
        else:
            self._waiting.append(passage)

    def _append(self, claim: Claim, source: Source) -> None:
        self._last, self._several = claim, source.several
        self.claims.append(claim)

    def _beside(self, passage: Span, source: Source | None, sentence: Span) -> None:
        """ "“All gone.” Hanna Moroz, 71, points at the roof." """
        if source is None or self.holds(passage):
            return
        cue = Cue(source, Span(passage.start - 1, passage.start), "said", passage)
        self._append(_claim(self.text, sentence, cue, passage, self.words, quoted=True), source)

    def _go_on(self, passage: Span) -> None:
        """By whoever spoke last."""
        if self._last is None or self.holds(passage):
            return
        said = self._last.attribution
        party = said.side is not None or self._several
        status, because = status_of(
            passage.of(self.text), "", said.cue, "said", said.role, party=party, words=self.words, quoted=True
        )
        self.claims.append(Claim(passage, said, quoted=True, status=status, because=because))


def _claim(text: str, sentence: Span, cue: Cue, content: Span, words: Words, *, quoted: bool) -> Claim:
    source = _of_relay(cue, words)
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


def _of_relay(cue: Cue, words: Words) -> Source:
    """The speaker; a soldier whom a party quotes and of whom no side is told is its own."""
    source, via = cue.source, cue.via
    if via is None or via.side is None or source.kind not in _SERVING or source.person:
        return source
    described = f"{source.name} {source.description}"
    return source if words.side.search(described) or words.enemy.search(described) else replace(source, side=via.side)


def _via(cue: Cue, text: str) -> Attribution | None:
    via: Source | None = cue.via
    if via is None:
        return None
    return Attribution(via.name, via.span, via.kind, via.side, cue.span.of(text), cue.span, via.description)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
