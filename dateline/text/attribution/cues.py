"""The words of saying in a sentence, with the speaker before or after them and the span of what is said."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Span
from dateline.text.attribution.contents import Cue, Line, content_start, parted, said_by_one_before
from dateline.text.attribution.phrases import (
    LEADS,
    is_name,
    phrase_end,
    phrase_start,
    span,
    trimmed,
    without_marks_of_names,
)
from dateline.text.attribution.speakers import Register, Source
from dateline.text.attribution.words import Words
from dateline.text.tokens import tokenise

_NEVER = frozenset("not to be being n't the a an".split()) | LEADS
_PASSIVE = frozenset("is are was were be been".split())
_DEMANDING = ("call", "warn", "appe")  # with "for", "on", "of" these tell of no event: "called for a truce"

_Placed = tuple[Cue, int]  # with where its speaker begins


def cues_of(text: str, sentence: Span, quoted: Sequence[Span], words: Words, register: Register) -> list[Cue]:
    """In the order of the sentence. `quoted`: the quotations that touch it, within which nobody else speaks."""
    tokens = without_marks_of_names(text, tokenise(text, sentence.start, sentence.end))
    quoted = [q for q in quoted if not is_name(q.of(text))]
    inside = [any(q.start <= token.start < q.end for q in quoted) for token in tokens]
    line = Line(text, sentence, tokens, inside, words, register)
    through: Source | None = None
    found: list[_Placed] = []
    for match in words.before.finditer(text, sentence.start, sentence.end):
        if any(q.start <= match.start() < q.end for q in quoted):
            continue
        made = _by_phrase(line, match)
        if made and match[0].lower().startswith("as "):
            through = made[0].source
        else:
            _add(found, made, register)
    for c, token in enumerate(tokens):
        verb = words.verbs.get(token.lower)
        if verb is None or inside[c] or (token.is_capital and c):
            continue
        if any(cue.span.start <= token.start < cue.span.end for cue, _ in found):
            continue
        if verb == "either" and line.lower(c + 1) in words.verbs:
            continue
        made = _participle(line, c, found) if verb == "participles" else _before(line, c) or _after(line, c)
        _add(found, made, register)
    if not found and tokens:
        _add(found, _colon(line), register)
    if through is not None:
        found = [(replace(cue, via=through), start) for cue, start in found]
    if not found and tokens:
        _topic(line)
    return parted(text, found)


def _add(found: list[_Placed], made: _Placed | None, register: Register) -> None:
    if made is not None:
        found.append(made)
        register.add(made[0].source)


def _by_phrase(line: Line, match: re.Match[str]) -> _Placed | None:
    """ "According to X, …", "…, according to X"."""
    tokens = line.tokens
    first = next((i for i, token in enumerate(tokens) if token.start >= match.end()), len(tokens))
    opens = match.start() - line.span.start < 3
    stop = phrase_end(tokens, first, named_after=not opens)
    if line.lower(stop) == "by":  # a report by X
        first, stop = stop + 1, phrase_end(tokens, stop + 1)
    source = line.read(first, stop)
    if source is None:
        return None
    if opens:
        comma = next((i for i in range(stop, len(tokens)) if tokens[i].text == ","), len(tokens))
        content = line.rest(comma + 1)
    else:
        content = trimmed(line.text, line.span.start, match.start())
    return (Cue(source, Span(match.start(), match.end()), "said", content), match.start()) if content else None


def _before(line: Line, c: int) -> _Placed | None:
    """The speaker stands before the verb."""
    tokens, words = line.tokens, line.words
    k = c - 1
    while k >= 0 and tokens[k].lower in words.adverbs and not line.inside[k]:
        k -= 1
    if k < 0 or line.inside[k] or line.lower(k) in words.relatives or line.lower(k) in _NEVER:
        return None
    if any(tokens[i].lower in _PASSIVE for i in range(k + 1, c)):
        return None
    first = phrase_start(tokens, k, line.inside, words)
    if first is None:
        return None
    source = line.read(first, k + 1 if tokens[k].text != "," else k)
    if source is None or not _sure(line, first, c, source):
        return None
    said = said_by_one_before(line, c, first)
    if said is None:
        return None
    verb = words.verbs[line.lower(c)]
    if line.lower(c + 1) in words.links and line.lower(c)[:4] in _DEMANDING:
        verb = "context"
    return Cue(source, span(tokens[c]), verb, *said), tokens[first].start


def _after(line: Line, c: int) -> _Placed | None:
    """ "“…,” said X", "…, said X"."""
    tokens = line.tokens
    if c + 1 >= len(tokens) or c == 0 or line.inside[c + 1] or tokens[c - 1].text not in {",", "”", '"', "»"}:
        return None
    content = trimmed(line.text, line.span.start, tokens[c].start)
    source = line.read(c + 1, phrase_end(tokens, c + 1))
    if content is None or source is None:
        return None
    return Cue(source, span(tokens[c]), line.words.verbs[line.lower(c)], content), tokens[c].start


def _participle(line: Line, c: int, found: Sequence[_Placed]) -> _Placed | None:
    """ "X said …, adding that …", "X gave a report, claiming that …"."""
    if line.lower(c - 1) != "," or line.lower(c) == "citing":
        return None
    source = found[-1][0].source if found else _opening(line)
    begin, via = content_start(line, c)
    content = line.rest(begin)
    if source is None or content is None:
        return None
    verb = {"denying": "denied", "promising": "context", "vowing": "context"}.get(line.lower(c), "said")
    return Cue(source, span(line.tokens[c]), verb, content, via), line.tokens[c].start


def _opening(line: Line) -> Source | None:
    """Whom a sentence begins with, if it is one who speaks."""
    tokens, best = line.tokens, 0
    for size in range(1, min(12, len(tokens)) + 1):
        ends = [k.end() for k in line.words.kind.finditer(line.text, tokens[0].start, tokens[size - 1].end)]
        if (ends and ends[-1] == tokens[size - 1].end) or (best and tokens[size - 1].is_capital):
            best = size
        elif best:
            break
    return line.read(0, best)


def _topic(line: Line) -> None:
    """Whom a sentence without speech begins with is "it" in the next."""
    source, tokens = _opening(line), line.tokens
    start = tokens[1 if len(tokens) > 1 and tokens[0].lower == "the" else 0].start
    if source is None and (side := line.words.side.match(line.text, start, line.span.end)):
        source = line.register.read(side[0], Span(side.start(), side.end()))
    if source is not None and source.side is not None:
        line.register.add(source)


def _colon(line: Line) -> _Placed | None:
    """ "X: …" where X is one who speaks; a time may stand before it."""
    tokens = line.tokens
    first = 3 if tokens[0].text.isdigit() else 0
    at = next((i for i in range(first + 1, min(12, len(tokens) - 2)) if tokens[i].text == ":"), 0)
    if not at:
        return None
    phrase = line.text[tokens[first].start : tokens[at - 1].end]
    named = line.words.side.search(phrase)
    quotes = line.lower(at + 1) in {"we", "our", "“", '"', "‘", "'"}
    if not (named and named.end() == len(phrase) and quotes) and not line.words.kind.search(phrase):
        return None
    source, content = line.read(first, at), line.rest(at + 1)
    if source is None or content is None or (source.kind == "other" and source.side is None):
        return None
    return Cue(source, span(tokens[at]), "said", content), tokens[0].start


def _sure(line: Line, first: int, c: int, source: Source) -> bool:
    """Whether what stands before a word of saying is its subject: a word that is a noun too needs one who evidently speaks."""
    tokens, words = line.tokens, line.words
    verb, last = words.verbs[line.lower(c)], tokens[c - 1]
    known = source.kind != "other" or source.side is not None
    led = "that" in (line.lower(c + 1), line.lower(c + 2))
    if verb == "either":
        plural = last.lower.endswith("s") or last.is_capital or last.lower in words.pronouns
        return led or ((plural or line.lower(c).endswith("s")) and (known or last.lower in words.pronouns))
    capitals = sum(t.is_capital for t in tokens[first:c])
    return known or led or capitals > 1 or (first > 0 and tokens[first].is_capital) or verb in ("said", "denied")
