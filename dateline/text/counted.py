"""The noun phrase behind a number: what it counts. Pure."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateline.model import Span
from dateline.text.figurewords import FigureWords

LONGEST = 7  # words between a number and the last word of what it counts
_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?|\d+(?:[,.]\d+)*|[^\w\s]")
_SUFFERED = re.compile(
    r"\s*(?:were|was|are|have been|has been|had been)\s+(?:\w+ly\s+)?"
    r"(killed|wounded|injured|hurt|displaced|detained|arrested|captured|abducted|missing|dead)\b"
)
_QUOTES = '"“«„'
_CLOSING = ('"', "”", "»", "“")


class Counted(NamedTuple):
    """What is counted, and where the words that say so end."""

    words: str
    end: int


def noun_phrase(text: str, at: int, within: Span, words: FigureWords, *, single: bool) -> Counted | None:
    """The noun phrase from `at` on: up to its last plural, or, of one thing or a share, its last word."""
    if (suffered := _SUFFERED.match(text, at, within.end)) is not None:  # "63 were wounded"
        return Counted(suffered[1], suffered.end())
    run = list(_run(text, at, within, words, single=single))
    lowers = [m[0].lower().removesuffix("'s").removesuffix("’s") for m in run]
    if not run or lowers[0] in words.never:
        return None
    start = next((n for n, w in enumerate(lowers) if w not in words.more), len(run))
    if start == len(run) and lowers[0] != "others":
        return None
    start = min(start, len(run) - 1)
    if lowers[start] in words.casualty_nouns and (start + 1 == len(run) or not _plural(run[start + 1], words)):
        return Counted(run[start][0], run[start].end())
    last = next((n for n in range(start, len(run)) if lowers[n] in words.units and lowers[n] != "square"), None)
    if last is None:
        plurals = [n for n in range(start, len(run)) if _plural(run[n], words)]
        cut = next((n for n in plurals if n + 1 >= len(run) or not _plural(run[n + 1], words)), None)
        last = _on(run, cut, plurals)
        if last is None and single:
            last = next((n for n in range(start, len(run)) if lowers[n] in words.singles), len(run) - 1)
    if last is None or lowers[last] in words.never:
        return None
    end = run[last].end()
    counted = re.sub(r"\s+", " ", text[run[start].start() : end])
    quoted = text[end : end + 1] in _CLOSING and any(mark in _QUOTES for mark in text[at:end])
    return Counted(counted, end + quoted)


def _on(run: Sequence[re.Match[str]], cut: int | None, plurals: Sequence[int]) -> int | None:
    """A plural that a further one follows after a capital or two is the first part of a name: "Hamas Qassam fighters"."""
    if cut is not None and run[cut][0][0].isupper():
        return next((n for n in plurals if n > cut), cut)
    return cut


def _plural(word: re.Match[str], words: FigureWords) -> bool:
    lower = word[0].lower()
    return lower in words.plurals or (
        lower.endswith("s")
        and len(lower) > 3
        and not lower.endswith(("ss", "ous", "us", "'s", "’s"))
        and not word[0].isupper()
    )


def _stops(word: str, count: int, words: FigureWords) -> bool:
    return word in words.stop and not (count == 0 and word in words.more)


def _run(text: str, at: int, within: Span, words: FigureWords, *, single: bool) -> Iterable[re.Match[str]]:
    named = (
        single  # whether the noun itself has come: before it "and" joins what describes it, "Russian and Korean troops"
    )
    for count, word in enumerate(_WORD.finditer(text, at, within.end)):
        lower = word[0].lower()
        if word[0] in _QUOTES and word.start() > at:  # an opening one: 12 "terrorists"
            at = word.end()
            continue
        joins = count > 0 and not named and lower in ("and", "or")
        if count >= LONGEST or text[at : word.start()].strip() or not word[0][0].isalpha():
            return
        if (_stops(lower, count, words) and not joins) or (lower in words.values and count > 0):
            return
        yield word
        named = named or _plural(word, words) or lower in words.units
        at = word.end()
