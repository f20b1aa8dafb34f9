"""A sentence as tokens, and the runs of tokens that could be a name."""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.model import Known, Sentence
from dateline.names import fold
from dateline.text.cues import Cues
from dateline.text.tokens import Token, tokenise

LONGEST = 5  # words in a name
LINKS = frozenset(
    "of the de del della la le les da do dos das di du on upon sur am an der al el and y i und et".split()
)
PREFIXES = frozenset("al el as ad ar an at az ash es ez umm abu bir tel ain".split())  # "al-Bab", "el-Fasher"


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as tokens. `opening`: the index of its first word. `loud`: capitals tell nothing (a headline in Title
    Case or CAPITALS); `quiet`: there are none."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    opening: int
    loud: bool
    quiet: bool
    names: Mapping[
        int, tuple[tuple[int, str], ...]
    ]  # first token -> (last token, folded key) of all possible names, the shortest first


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `first` to `last` inclusive of a line that are a name or a demonym."""

    line: Line
    first: int
    last: int
    toponym: str
    key: str  # folded
    known: Known
    demonym: bool = False
    nested: str = ""  # the longer name that this one is part of
    unknown: bool = False  # no gazetteer has it; the words beside it call it a place


def line_of(text: str, sentence: Sentence, cues: Cues) -> Line:
    """The tokens of a sentence, and what its capitals are worth."""
    tokens = tokenise(text, sentence.span.start, sentence.span.end)
    words = [t for t in tokens if t.is_word and len(t.text) > 3]
    capitals = [t for t in words if t.is_capital]
    common = sum(t.lower in cues.english for t in capitals if t is not words[0])
    small = len(words) - len(capitals)
    many = len(words) > 2
    opening = next((n for n, t in enumerate(tokens) if t.is_word), 0)
    quiet = many and small == len(words) and not tokens[opening].is_capital  # "It rained all day" is no headline
    names = {
        i: tuple((last, fold(text[token.start : tokens[last].end])) for last in _reach(text, tokens, i, quiet=quiet))
        for i, token in enumerate(tokens)
        if token.is_word and (token.is_capital or quiet or token.lower in PREFIXES)
    }
    return Line(sentence, tokens, opening, loud=many and common > small, quiet=quiet, names=names)


def _reach(text: str, tokens: tuple[Token, ...], first: int, *, quiet: bool) -> list[int]:
    """Indices of the last token of each possible name that begins at `first`, the shortest name first."""
    found = [first] if tokens[first].is_capital or quiet else []
    words, before = 1, tokens[first]
    for i in range(first + 1, min(len(tokens), first + 2 * LONGEST)):
        token = tokens[i]
        spaced = token.start == before.end + 1 and text[before.end] == " " and before.text != "."
        if not spaced and not _joined(text, before, token):
            break
        before = token
        if not token.is_word:
            if token.text not in "-.–‑":
                break
            continue
        words += 1
        if words > LONGEST:
            break
        if token.is_capital or quiet:
            found.append(i)
        elif token.lower not in LINKS and token.lower not in PREFIXES:
            break
    return found


def adjacent(text: str, before: Token, after: Token) -> bool:
    """Two capitalised words with but a space, a hyphen or a possessive between: parts of one run."""
    capitals = before.is_capital and after.is_capital
    return capitals and text[before.end : after.start] in (" ", "\n", "-", "'s ", "’s ")


def _joined(text: str, before: Token, after: Token) -> bool:
    """Whether only a space, a hyphen, a line break or an abbreviation's dot parts the two."""
    gap = text[before.end : after.start]
    if before.text == "." and not gap:
        return False
    return gap in ("", " ", "'s ", "’s ") or (gap.isspace() and gap.count("\n") < 2)
