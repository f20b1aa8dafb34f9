"""A sentence as it is read, and a word of saying in it with its speaker and what is said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.model import Span
from dateline.text.attribution.phrases import trimmed
from dateline.text.attribution.source import Source
from dateline.text.attribution.speakers import Register
from dateline.text.attribution.words import Words
from dateline.text.tokens import Token

_NEAR = 9  # tokens between a word and what belongs to it


@dataclass(frozen=True, slots=True)
class Cue:
    """`passes_on`: whoever is told to speak within its content speaks through it."""

    source: Source
    span: Span  # the word of saying
    verb: str  # its list in speech.toml
    content: Span
    via: Source | None = None
    passes_on: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as it is read. `inside`: which tokens stand in a quotation."""

    text: str
    span: Span
    tokens: Sequence[Token]
    inside: Sequence[bool]
    words: Words
    register: Register

    def read(self, first: int, stop: int) -> Source | None:
        """Who these tokens are."""
        if stop <= first or first >= len(self.tokens):
            return None
        span = Span(self.tokens[first].start, self.tokens[stop - 1].end)
        source = self.register.read(" ".join(span.of(self.text).split()).strip(" ,"), span, self._more(stop))
        return replace(source, span=span) if source and source.span != span else source

    def _more(self, stop: int) -> str:
        """ "who leads the border guard" behind a speaker."""
        first = stop + (self.lower(stop) == ",")
        if self.lower(first) != "who":
            return ""
        close = next((i for i in range(first, len(self.tokens)) if self.tokens[i].text in ',.;“”"'), len(self.tokens))
        return self.text[self.tokens[first].start : self.tokens[close - 1].end]

    def verb(self, c: int) -> str:
        """The list of speech.toml that the word of saying at `c` is of; empty if it is none."""
        if self._longer(c) or self.holds_responsible(c):
            return "said"
        if (named := self.words.phrasal.get((self.lower(c), self.lower(c + 1)))) is not None:
            return named
        return self.words.verbs.get(self.lower(c), "")

    def behind(self, c: int) -> int:
        """The token behind a word of saying, which may be two."""
        if longer := self._longer(c):
            return c + longer
        return c + 1 + ((self.lower(c), self.lower(c + 1)) in self.words.phrasal)

    def _longer(self, c: int) -> int:
        """How many words "made it clear", "let it be known" has; 0 if none begins there."""
        longer = self.words.longer.get(self.lower(c), ())
        return next((len(p) for p in longer if all(self.lower(c + i) == word for i, word in enumerate(p))), 0)

    def holds_responsible(self, c: int) -> bool:
        """ "Holds the army responsible for"."""
        if self.lower(c) not in ("hold", "holds", "held"):
            return False
        return any(self.lower(i) in ("responsible", "accountable") for i in range(c + 1, c + _NEAR))

    def cue(self, c: int) -> Span:
        return Span(self.tokens[c].start, self.tokens[self.behind(c) - 1].end)

    def lower(self, i: int) -> str:
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""

    def after(self, i: int) -> "Line":
        """The line from a token on."""
        start = self.tokens[i].start
        return replace(self, span=Span(start, self.span.end), tokens=self.tokens[i:], inside=self.inside[i:])

    def rest(self, i: int) -> Span | None:
        """From a token to the end of the sentence."""
        return trimmed(self.text, self.tokens[i].start, self.span.end) if i < len(self.tokens) else None
