"""What the trained tagger looks at: words as such, and each token's place in its sentence and in the text. Pure.

The same functions serve training and reading; a feature is a short string, and which strings weigh what is in the model.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dateline.text.codes import Seen
from dateline.text.cues import Cues, lists_of
from dateline.text.lines import LINKS, PREFIXES, Line
from dateline.text.tokens import Token

OFFSETS = (-2, -1, 0, 1, 2)  # the neighbours whose words count
_SHAPES = 1  # neighbours whose shape and endings count
_RUN = 6  # tokens looked at on either side for a run of capitals
# Inside a name these may stand without a capital, between two words that have one.
_INNER = frozenset({"-", "‑", ".", "'", "’"}) | LINKS | PREFIXES
_CLASSES = tuple(
    (
        "locative of motion leaving acted_on upon parts region district town settlements directions actor_nouns speech people"
        " origin rulers offices roles organisation_after organisation_of stop english given_names census_given census_surnames"
    ).split()
)


_GOVERNING = "locative of motion leaving acted_on town settlements region district people speech".split()


@dataclass(frozen=True, slots=True)
class Discourse:
    """Lower-case words and keys by which one part of a text speaks for another."""

    sure: Collection[str]  # keys of names that are evidently places somewhere
    people: Collection[str]  # persons' names
    small: Collection[str]  # words that also occur without a capital
    closing: Collection[str]  # words that somewhere close a longer run of capitals, as surnames do
    opening: Collection[str]  # words that somewhere open one, as given names do
    alone: Mapping[str, int]  # how often a capitalised word stands alone


def islands(line: Line, seen: Seen, cues: Cues) -> Iterator[tuple[int, int]]:
    """Runs of tokens that could be part of a name, as half-open pairs of indices; all others are none."""
    start = -1
    for i, token in enumerate(line.tokens):
        if seen.gazetteer[i] or (not line.quiet and (token.is_capital or _links(line.tokens, i, token))):
            start = i if start < 0 else start
        elif start >= 0:
            if i > start + 1 or not _is_mere_word(line, seen, start, cues):
                yield start, i
            start = -1
    if start >= 0:
        yield start, len(line.tokens)


def _is_mere_word(line: Line, seen: Seen, i: int, cues: Cues) -> bool:
    """Whether a capital that stands alone tells nothing: "The", and at the head of a sentence "Police"."""
    lower = line.tokens[i].lower
    if seen.rules[i] or (len(lower) > 1 and line.tokens[i].text.isupper()):
        return False
    return lower in cues.stop or (i == line.opening and not seen.gazetteer[i] and lower in cues.english)


def _links(tokens: tuple[Token, ...], i: int, token: Token) -> bool:
    """Whether a word without a capital, or a mark, may stand within a name here: "Port-au-Prince", "St. Louis"."""
    lower = token.lower
    if lower not in _INNER:
        return False
    if not any(t.is_capital for t in tokens[i + 1 : i + 3]):
        return False
    if lower in PREFIXES and (tokens[i + 1].is_capital or tokens[i + 1].text == "-"):
        return True
    return any(t.is_capital for t in tokens[max(0, i - 2) : i])


@lru_cache(maxsize=20_000)
def of_word(word: str, lower: str, cues: Cues) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """A word's features for all offsets, those for the nearest, and those for itself alone."""
    classes = list(lists_of(lower, _CLASSES, cues))
    if lower in cues.demonyms:
        classes.append("demonym")
    return (
        (f"w={lower}", *(f"c={name}" for name in classes), f"n={'+'.join(classes[:4])}"),
        (f"s={shape(word)}", f"e3={lower[-3:]}"),
        (f"e2={lower[-2:]}", f"e4={lower[-4:]}", f"b3={lower[:3]}", f"b4={lower[:4]}", f"l={min(len(lower), 12)}"),
    )


def shape(word: str) -> str:
    """ "Kyiv" is Xx, "NATO" XX, "al" x, "2025" 9, "O'Keeffe" X'Xx."""
    found = ""
    for char in word:
        kind = "X" if char.isupper() else "x" if char.isalpha() else "9" if char.isdigit() else char
        if not found.endswith(kind):
            found += kind
        elif len(found) == 1 and kind == "X":
            found += "X"
    return found[:6]


class Run(NamedTuple):
    """A run of capitalised words, first to last token, and what stands around it."""

    first: int
    last: int
    before: str  # the word before it
    after: str
    governor: str  # the word before it and all that it is listed with
    listed: int
    governed: str  # what sort of word the governor is
    closer: str  # the first word without a capital after it and all that it is listed with
    opens: str  # what sort of word it begins with
    closes: str
    beside: str  # what the rules say of the names that it is listed with


def runs(line: Line, start: int, end: int, seen: Seen, cues: Cues) -> Iterator[Run]:
    """For each token from `start` to `end` the run that holds it."""
    run, shared_to = None, -1  # the last token for which the run is the same
    for i in range(start, end):
        if run is None or i > shared_to or not line.tokens[i].is_capital:
            run = _run_at(line, i, seen, cues)
            short = run.last - run.first < _RUN - 1  # a longer one is seen only in part from each of its tokens
            shared_to = run.last if short and line.tokens[i].is_capital else -1
        yield run


def _run_at(line: Line, i: int, seen: Seen, cues: Cues) -> Run:
    tokens = line.tokens
    first, last = _run(tokens, i)
    governor, listed = _governor(tokens, first)
    return Run(
        first,
        last,
        tokens[first - 1].lower if first else "^",
        tokens[last + 1].lower if last + 1 < len(tokens) else "$",
        governor,
        listed,
        _cue(governor, cues),
        _closer(tokens, last),
        _sort(tokens[first].lower, cues),
        _sort(tokens[last].lower, cues),
        f"{_neighbour(seen, tokens, first - 2, first - 1)}|{_neighbour(seen, tokens, last + 2, last + 1)}",
    )


def in_context(line: Line, i: int, run: Run, seen: Seen, said: Discourse, cues: Cues) -> list[str]:
    """The features of a token that its words alone do not have."""
    token, lower = line.tokens[i], line.tokens[i].lower
    final = i + 1 == len(line.tokens)
    rule, known = seen.rules[i], seen.gazetteer[i]
    at = _at(run.first, run.last, i)
    here = f"{at}{min(run.last - run.first, 3)}"
    manner = "loud" if line.loud else "quiet" if line.quiet else "first" if i == line.opening else ""
    found = [
        "bias",
        f"g={known}",
        f"g-={seen.gazetteer[i - 1] if i else '^'}",
        f"g+={'$' if final else seen.gazetteer[i + 1]}",
        f"r={rule}",
        f"r-={seen.rules[i - 1] if i else '^'}",
        f"r+={'' if final else seen.rules[i + 1]}",
        f"rg={rule}|{known}",
        f"run={here}",
        f"r,run={rule}|{here}",
        f"r,m={rule}|{manner}",
        f"r,w-={rule}|{line.tokens[i - 1].lower if i else '^'}",
        f"r,w+={rule}|{'$' if final else line.tokens[i + 1].lower}",
        f"runs={run.before}|{here}",
        f"rune={run.after}|{here}",
        f"run1={run.opens}|{rule}",
        f"run9={run.closes}|{rule}",
        f"own={token.possessive}|{rule}",
        f"gov={run.governor}|{here}",
        f"gov2={run.governor}|{run.listed}|{rule}",
        f"gov3={run.governed}|{run.listed}|{known[:3]}|{at}",
        f"tail={run.closer}|{at}",
        f"list={run.beside}|{at}",
    ]
    if manner:
        found.append(f"m={manner}|{known}")
    if line.sentence.is_heading:
        found.append(f"heading|{rule}")
    if lower in said.people:
        found.append(f"person|{rule}")
    if lower in said.small:
        found.append(f"small|{rule}")
    if lower in said.closing:
        found.append(f"closing|{rule}|{here}")
        if here == "10":
            found.append(f"closing1|{known}|{run.closer in cues.speech}")
    if lower in said.opening:
        found.append(f"opening|{rule}|{here}")
    if here == "10":
        found.append(f"alone={min(said.alone.get(lower, 0), 4)}|{rule}")
    if lower in said.sure:
        found.append(f"sure|{rule}|{here}")
    return found


def discourse(lines: Iterable[Line], sure: Collection[str], people: Collection[str]) -> Discourse:
    """What the runs of capitals of a whole text say of its words."""
    small: set[str] = set()
    closing: set[str] = set()
    opening: set[str] = set()
    alone: dict[str, int] = {}
    for line in lines:
        tokens = line.tokens
        i = 0
        while i < len(tokens):
            token = tokens[i]
            if not token.is_capital or line.loud:
                if token.is_word and not token.is_capital:
                    small.add(token.lower)
                i += 1
                continue
            _, last = _run(tokens, i)
            if last == i:
                alone[token.lower] = alone.get(token.lower, 0) + 1
            elif i > line.opening:
                opening.add(token.lower)
                closing.add(tokens[last].lower)
            else:
                closing.add(tokens[last].lower)
            i = last + 1
    return Discourse(sure, people, small, closing, opening, alone)


def _run(tokens: tuple[Token, ...], i: int) -> tuple[int, int]:
    """The first and last token of the run of capitalised words, parted by one space, that holds this token."""
    first = last = i
    while (
        first > max(0, i - _RUN) and tokens[first - 1].is_capital and tokens[first - 1].end + 1 == tokens[first].start
    ):
        first -= 1
    while (
        last + 1 < min(len(tokens), i + _RUN)
        and tokens[last + 1].is_capital
        and tokens[last].end + 1 == tokens[last + 1].start
    ):
        last += 1
    return first, last


_LISTING = frozenset({",", "and", "or", "&", "-", "/"})
_GOVERNED = 40  # tokens looked back for the word that governs a list


def _governor(tokens: tuple[Token, ...], first: int) -> tuple[str, int]:
    """The word before a run, and before all that it is listed with; and whether there is a list (0 to 2)."""
    i, listed = first - 1, 0
    while i >= max(0, first - _GOVERNED):
        token = tokens[i]
        if token.lower in _LISTING:
            listed += token.lower in {",", "and"} and i + 1 < first
        elif not token.is_capital and token.lower not in {"the", "both"} and token.lower not in PREFIXES:
            return token.lower, min(listed, 2)
        i -= 1
    return "^", min(listed, 2)


def _closer(tokens: tuple[Token, ...], last: int) -> str:
    """The first word without a capital after a run and all that it is listed with."""
    for token in tokens[last + 1 : last + _GOVERNED]:
        if token.lower not in _LISTING and not token.is_capital:
            return token.lower
    return "$"


def _neighbour(seen: Seen, tokens: tuple[Token, ...], at: int, link: int) -> str:
    """What the rules say of the name that stands beside a run after a comma or "and"."""
    if not (0 <= at < len(tokens) and 0 <= link < len(tokens)) or tokens[link].lower not in _LISTING:
        return ""
    return seen.rules[at] or seen.gazetteer[at][:2] or ("X" if tokens[at].is_capital else "x")


@lru_cache(maxsize=10_000)
def _cue(word: str, cues: Cues) -> str:
    """The first of the lists that tell what a name is governed by; a short word itself."""
    for name in _GOVERNING:
        if word in getattr(cues, name):
            return name
    return word if len(word) < 4 else ""


def _at(first: int, last: int, i: int) -> str:
    return "1" if first == last else "<" if i == first else ">" if i == last else "="


@lru_cache(maxsize=20_000)
def _sort(lower: str, cues: Cues) -> str:
    """What sort of word opens or closes a run of capitals."""
    for name in ("roles", "given_names", "organisation_after", "region", "town", "settlements", "directions", "stop"):
        if lower in getattr(cues, name):
            return name
    return "english" if lower in cues.english else "demonym" if lower in cues.demonyms else "name"
