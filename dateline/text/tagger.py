"""The trained tagger: which tokens of a line are a place's name ("P"), one nested in another name ("N"), a demonym ("A").

It looks at runs of capitalised words only (`features.islands`), and has the rules' verdict as one of its features.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.text.codes import Seen
from dateline.text.cues import Cues
from dateline.text.features import OFFSETS, Discourse, Run, in_context, islands, of_word, runs
from dateline.text.linear import Linear, Packed
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
    _words: tuple[dict[str, Packed], ...] = field(default_factory=lambda: tuple({} for _ in OFFSETS))  # by offset

    def tags(self, line: Line, seen: Seen, said: Discourse) -> Iterator[Tag]:
        """The names of a line in its order; no two overlap."""
        for start, end in islands(line, seen, self.cues):
            held = runs(line, start, end, seen, self.cues)
            scores = [self._score(line, i, run, seen, said) for i, run in enumerate(held, start)]
            for tag in _joined(start, self.model.best_sequence(scores)):
                words = [i for i in range(tag.first, tag.last + 1) if line.tokens[i].is_word]
                if words:  # no name begins or ends with a mark
                    yield Tag(words[0], words[-1], tag.label)

    def _score(self, line: Line, i: int, run: Run, seen: Seen, said: Discourse) -> Packed:
        tokens, count = line.tokens, len(line.tokens)
        total = self.model.sum(in_context(line, i, run, seen, said, self.cues))
        at = i + OFFSETS[0]
        for words in self._words:
            scores = words.get(tokens[at].text if 0 <= at < count else "")
            total += self._word(line, i, at, words) if scores is None else scores
            at += 1
        return total

    def _word(self, line: Line, i: int, at: int, words: dict[str, Packed]) -> Packed:
        """What the word at `at` says of the token at `i`, remembered."""
        if len(words) > KEPT:
            words.clear()
        inside = 0 <= at < len(line.tokens)
        features = word_features(line.tokens[at], at - i, self.cues) if inside else [edge_feature(at - i)]
        scores = words[line.tokens[at].text if inside else ""] = self.model.sum(features)
        return scores


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
