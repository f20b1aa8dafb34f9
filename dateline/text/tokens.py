"""Text to words and marks, each with its offsets."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

# In this order: abbreviations with inner dots (U.S., D.R.C.), words with inner apostrophes (O'Keeffe, Luts'k),
# numbers, then any other mark alone. Combining marks (Arabic and Hebrew points) belong to the word they stand in.
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|[^\W\d_][^\W\d_\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670]*"
    r"(?:[\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670'’ʼ\u00ad\u200b-\u200d\u2060]{1,4}[^\W\d_]+)*"
    r"|\d+(?:[.,]\d+)*"
    r"|[^\s\w]|_"
)
_POSSESSIVE = re.compile("['’ʼ][sS]$")


class Token(NamedTuple):
    """A word or a mark. `lower` is the word in lower case; a possessive 's is cut off and noted.

    `is_capital`: begins as a name does, with a capital or in a script that has none (Arabic, Hebrew, Georgian).
    """

    start: int
    end: int
    text: str
    lower: str
    is_word: bool
    is_capital: bool
    possessive: bool = False


def tokenise(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`, with offsets into the whole text."""
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word, lower, is_word, is_capital, owned = _taken_apart(found[0])
        at = found.start()
        if not owned and lower[-1] == "s":
            owned = text.startswith(("' ", "’ "), found.end())  # "the forces' advance"
        # Half the time of Token(…), which a long article feels.
        tokens.append(tuple.__new__(Token, (at, at + len(word), word, lower, is_word, is_capital, owned)))
    return tuple(tokens)


@lru_cache(maxsize=50_000)
def _taken_apart(word: str) -> tuple[str, str, bool, bool, bool]:
    """The word without a possessive 's, in lower case, whether it is one, whether with a capital, and whether it had the 's."""
    owned = _POSSESSIVE.search(word) if len(word) > 2 and word[-1] in "sS" else None
    if owned:
        word = word[: owned.start()]
    is_word = word[0].isalpha()
    return word, word.lower(), is_word, is_word and not word[0].islower(), bool(owned)


def lower_at(tokens: Sequence[Token], index: int) -> str:
    """The word at `index` in lower case; empty outside the sequence."""
    return tokens[index].lower if 0 <= index < len(tokens) else ""
