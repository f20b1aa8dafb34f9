"""The trained tagger: which tokens of a line are a place's name ("P"), one nested in another name ("N"), a demonym ("A").

It looks at runs of capitalised words only (`features.islands`), and has the rules' verdict as one of its features.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.text.codes import Seen
from dateline.text.cues import Cues
from dateline.text.features import OFFSETS, Discourse, in_context, islands, of_word
from dateline.text.linear import Linear, Scores
from dateline.text.lines import Line
from dateline.text.tokens import Token

KEPT = 50_000  # words whose scores are remembered, for each offset


@dataclass(frozen=True, slots=True)
class Tag:
    """Tokens `first` to `last` inclusive of a line, and what they are: "P", "N" or "A"."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Tagger:
    """A model with the scores of the words it has met."""

    model: Linear
    cues: Cues
    _words: tuple[dict[str, Scores], ...] = field(default_factory=lambda: tuple({} for _ in OFFSETS))  # by offset

    def tags(self, line: Line, seen: Seen, said: Discourse) -> Iterator[Tag]:
        """The names of a line in its order; no two overlap."""
        for start, end in islands(line, seen, self.cues):
            scores = [self._score(line, i, seen, said) for i in range(start, end)]
            for tag in _joined(start, self.model.best_sequence(scores)):
                words = [i for i in range(tag.first, tag.last + 1) if line.tokens[i].is_word]
                if words:  # no name begins or ends with a mark
                    yield Tag(words[0], words[-1], tag.label)

    def _score(self, line: Line, i: int, seen: Seen, said: Discourse) -> Scores:
        tokens, count = line.tokens, len(line.tokens)
        parts = [self.model.score(in_context(line, i, seen, said, self.cues))]
        for offset, words in zip(OFFSETS, self._words, strict=True):
            at = i + offset
            if 0 <= at < count:
                token = tokens[at]
                parts.append(words.get(token.text) or self._word(token, offset, words))
            else:
                parts.append(words.get("") or self._edge(offset, words))
        return tuple(map(sum, zip(*parts, strict=True)))

    def _word(self, token: Token, offset: int, words: dict[str, Scores]) -> Scores:
        if len(words) > KEPT:
            words.clear()
        scores = words[token.text] = self.model.score(word_features(token, offset, self.cues))
        return scores

    def _edge(self, offset: int, words: dict[str, Scores]) -> Scores:
        words[""] = self.model.score([edge_feature(offset)])
        return words[""]


def word_features(token: Token, offset: int, cues: Cues) -> list[str]:
    """What a word says of the token that stands `offset` tokens before it (itself: 0)."""
    everywhere, near, itself = of_word(token.text, token.lower, cues)
    features = everywhere if abs(offset) > 1 else everywhere + near if offset else everywhere + near + itself
    return [f"{offset}{feature}" for feature in features]


def edge_feature(offset: int) -> str:
    """Beyond the first and the last word of a sentence."""
    return f"{offset}{'^' if offset < 0 else '$'}"


def _joined(start: int, labels: list[str]) -> Iterator[Tag]:
    first, kind = -1, ""
    for i, label in enumerate([*labels, "O"], start):
        if first >= 0 and label != f"I{kind}":
            yield Tag(first, i - 1, kind)
            first = -1
        if label != "O" and first < 0:
            first, kind = i, label[1]
