"""Where what is said begins behind a word of saying, and to whom it is said. Pure."""

from collections.abc import Sequence

from dateline.model import Span
from dateline.text.attribution.line import Line
from dateline.text.attribution.phrases import DETERMINERS, LEADS, bound
from dateline.text.attribution.source import Source
from dateline.text.attribution.sure import SHOWING
from dateline.text.tokens import Token

_FILL = frozenset("by in on during via at to for through".split())
_AFTER_ALL = LEADS | {"as", "and"}
_WHOM = frozenset("me us him her them".split())
_BEING = frozenset("is was were would had has".split())
_PARTICLES = frozenset("of de du la le des del al el and the".split())
_NOUNS = frozenset(
    "voice audio video evidence note post report statement update message".split()
)  # "in a voice note that"
_CLAIMING = frozenset(
    "claim claims claimed profess professes professed purport purports purported admit admits admitted confess confesses confessed".split()
)
_LISTENER = 5  # tokens of "a local radio station"
_NEAR = 9  # tokens between the word of saying and "that"


def content_start(line: Line, c: int) -> tuple[int, Source | None]:
    """Where what is said begins after the verb at `c`, and the listener."""
    tokens, words, verb = line.tokens, line.words, line.lower(c)
    i, via = line.behind(c), None
    for j in range(i, min(len(tokens) - 1, i + _NEAR)):  # "replied by text message: “…”"
        if tokens[j].text == ":" and tokens[j + 1].text in '"“‘':
            return j + 1, via
    while line.lower(i) in words.days:
        i += 1
    near = _that(line, i)
    if verb in _CLAIMING and (have := _to_have(line, i)):  # "claims in its bulletin to have taken"
        return have, via
    if verb in words.told and line.lower(i) == "of":  # "tell of planes that circle at night"
        return i + 1, via
    if verb in words.told and near < 0 and any(line.lower(j) == "about" for j in range(i + 1, i + _LISTENER)):
        return len(tokens), via  # "informed those present about the steps"
    i, via = _to_whom(line, c, i, near)
    if near >= 0:
        return near + 1, via
    if verb in words.linked and line.lower(i) in words.links and line.lower(i + 1) not in ("least", "most"):
        return i + 1, via
    if not (verb in words.things and line.lower(i) in ("to", "for", "in")):
        i = _after_fill(tokens, i)
    return _past_mark(line, c, i), via


def _to_whom(line: Line, c: int, i: int, near: int) -> tuple[int, Source | None]:
    """Behind the listener that stands at `i`, and who that is."""
    tokens, told = line.tokens, line.lower(c) in line.words.told
    if told and i < len(tokens):
        stop = _listener_end(line, i, near)
        if not tokens[i].is_word or tokens[i].lower in _WHOM:
            return stop, None
        span = Span(tokens[i].start, tokens[max(i, stop - 1)].end)
        return stop, line.read(i, stop) or Source(span.of(line.text), span, "other", None, several=False)
    if not told and line.verb(c) == "said" and line.lower(i) == "to" and _may_listen(line, i + 1):
        stop = _listener_end(line, i + 1, near)
        return stop, line.read(i + 1, stop)
    return i, None


def _past_mark(line: Line, c: int, i: int) -> int:
    """Behind a colon; and behind "of" in "spoke in May of", "spoke on state television of"."""
    if line.lower(c)[:4] in ("spea", "spok") and line.lower(i) == "of":
        return i + (line.lower(i - 1) in line.words.days or line.lower(c + 1) == "on")
    clock = line.lower(i - 1).isdigit() and line.lower(i + 1).isdigit()  # "posted at 13:04"
    return i + (line.lower(i) == ":" and not clock)


def _that(line: Line, i: int) -> int:
    """Where the "that" of a word of saying stands which `i` follows; -1 if it has none."""
    near = next((j for j in range(i, min(len(line.tokens), i + _NEAR)) if line.lower(j) == "that"), -1)
    if near >= 0 and (line.lower(near + 1) in _BEING or _speaks_before(line, i, near)):  # "said that was false"
        return -1
    plain = (
        line.lower(i - 1) not in SHOWING
        and line.lower(i - 1) in line.words.things - line.words.told
        and i == line.behind(i - 1)
    )
    if plain and near > i and line.tokens[i].is_word and not line.tokens[i].is_capital and _is_thing(line, i, near):
        return -1  # "lists nine villages that it has retaken"
    between = [line.tokens[j].text for j in range(i, max(i, near))]
    return -1 if any(mark in '“":;' for mark in between) or between.count(",") == 1 else near


def _is_thing(line: Line, i: int, near: int) -> bool:
    """Whether what stands before a "that" is what was said, of which it tells more, and not when, where or how it was said."""
    words = line.words
    fills = _AFTER_ALL | words.days | words.adverbs | words.adjuncts | _NOUNS | words.saying.keys()
    return all(line.lower(j) not in fills and not line.lower(j).endswith("ly") for j in (i, near - 1))


def _to_have(line: Line, i: int) -> int:
    """Where "to have" stands; 0 if it does not."""
    near = range(i, min(len(line.tokens) - 1, i + _NEAR))
    return next((j for j in near if (line.lower(j), line.lower(j + 1)) == ("to", "have")), 0)


def _speaks_before(line: Line, i: int, near: int) -> bool:
    """Whether the clause begins before its "that": "said it was good that"."""
    told = line.lower(i - 1) in line.words.told
    words = (line.lower(j) for j in range(i + told, near))
    return any(w in line.words.pronouns or (w in line.words.verbs and w not in _NOUNS) or w in _BEING for w in words)


def _may_listen(line: Line, i: int) -> bool:
    """ "confirmed to the mission", and not "claims to have taken"."""
    if i >= len(line.tokens):
        return False
    return (
        line.tokens[i].is_capital
        or line.lower(i) in DETERMINERS | line.words.adjuncts
        or line.lower(i) in line.words.kinds
    )


def _listener_end(line: Line, i: int, near: int) -> int:
    tokens = line.tokens
    if near > 0:
        return next((j for j in range(i, near) if tokens[j].lower in _FILL), near)
    stop = i + 2 if tokens[i].lower in DETERMINERS else i
    last = min(len(tokens), i + _LISTENER) - 1
    ends = {kind.end() for kind in line.words.kind.finditer(line.text, tokens[i].start, tokens[last].end)}
    for j in range(i, last + 1):
        if bound(tokens, j) or (
            tokens[j].text.isdigit() and bound(tokens, j - 1)
        ):  # "the Rossiya-24 television channel"
            continue
        if not tokens[j].is_word or tokens[j].lower in line.words.pronouns or tokens[j].lower in _FILL:
            break
        if tokens[j].end in ends:
            stop = max(stop, j + 1)
    stop = max(stop, i + 1)
    while stop < len(tokens) and (tokens[stop].is_capital or _within_name(tokens, stop)):
        stop += 1
    return min(len(tokens), stop)


def _within_name(tokens: Sequence[Token], i: int) -> bool:
    """ "La Voix du Kivu", "al-Manar"."""
    return bound(tokens, i) or (
        tokens[i].lower in _PARTICLES - {"and"}
        and i + 1 < len(tokens)
        and (tokens[i + 1].is_capital or tokens[i + 1].lower in _PARTICLES)
        and (tokens[i - 1].is_capital or tokens[i - 1].lower in _PARTICLES)
    )


def _after_fill(tokens: Sequence[Token], i: int) -> int:
    """Behind "on Telegram", "in a statement", "on 5 November"."""
    while i < len(tokens) and tokens[i].lower in _FILL and (i + 1 == len(tokens) or tokens[i + 1].lower != "least"):
        i += 1
        while i < len(tokens) and (tokens[i].is_capital or tokens[i].lower in DETERMINERS or tokens[i].text.isdigit()):
            i += 1
        if i < len(tokens) and not tokens[i].is_capital and tokens[i - 1].lower in DETERMINERS:
            i += 1
    return i
