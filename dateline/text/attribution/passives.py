"""Speakers in the passive: "X was quoted as saying", "Y, accused by X of Z"; and "citing X"."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Span
from dateline.text.attribution.contents import said_by_one_before
from dateline.text.attribution.line import Cue, Line
from dateline.text.attribution.phrases import phrase_end, span, trimmed
from dateline.text.attribution.source import Source
from dateline.text.attribution.subjects import subject

BE = frozenset("am is are was were be been being".split())
_QUOTED = frozenset("quoted quotes quote quoting cited cites cite reported heard".split())
CHARGES = frozenset("accused blamed suspected charged described credited criticised criticized condemned".split())
TO_CHARGE = frozenset("of for as over with".split())
_CITING = frozenset({"citing", "quoting", "reference", "referring"})
HAVING = frozenset({"having", "being"})
_HIM = {"him": "he", "her": "she", "it": "it", "them": "they"}
_FAR = 14

_Placed = tuple[Cue, int]


def quoted_as(line: Line, c: int) -> _Placed | None:
    """ "X was quoted (by Y) as saying …", "Y quoted X as saying …"; `c`: the word "saying"."""
    if line.lower(c - 1) in {"heard", "quoted"} and line.lower(c - 2) in BE:  # "was heard saying"
        return _heard(line, c)
    if line.lower(c - 1) != "as":
        return None
    q = next((i for i in range(c - 2, max(-1, c - _FAR), -1) if line.lower(i) in _QUOTED), -1)
    if q < 0 or line.inside[q]:
        return None
    place = subject(line, q, passive=True)
    before = line.read(*place[:2]) if place else None
    first = q + 2 if line.lower(q + 1) == "by" else q + 1
    between = line.read(first, min(c - 1, phrase_end(line.tokens, first, line.words)))
    if line.lower(q + 1) in _HIM and q + 2 == c - 1:  # "which quotes him as saying"
        between = line.register.read(_HIM[line.lower(q + 1)], span(line.tokens[q + 1]))
    passive = line.lower(q - 1) in BE or line.lower(q - 2) in BE or line.lower(q + 1) == "by"
    if line.lower(c) in HAVING and not passive:
        return None
    source, via = (before, between) if passive else (between, before)
    if line.lower(c + 1) == "by":  # "was quoted as saying by Y"
        via = line.read(c + 2, phrase_end(line.tokens, c + 2, line.words))
    content = line.rest(c + 1) if line.lower(c) in HAVING else _said(line, c, place[0] if place else q)
    if source is None or content is None:
        return None
    begins = line.tokens[place[0] if place else q].start
    return Cue(source, Span(line.tokens[q].start, line.tokens[c].end), "said", content, via), begins


def _said(line: Line, c: int, first: int) -> Span | None:
    """What is said by a subject that begins at `first`, ahead of it or behind the word "saying"."""
    said = said_by_one_before(line, c, first)
    return said[0] if said else None


def _heard(line: Line, c: int) -> _Placed | None:
    can = line.lower(c - 3) in ("can", "could")  # "can be heard shouting"
    place = subject(line, c - 3 if can else c - 1, passive=True)
    source = line.read(*place[:2]) if place else None
    said = said_by_one_before(line, c, place[0]) if place else None
    if place is None or source is None or said is None:
        return None
    return Cue(source, Span(line.tokens[c - 1].start, line.tokens[c].end), "said", *said), line.tokens[place[0]].start


def by_whom(line: Line, c: int) -> _Placed | None:
    """ "Y, accused by X of Z": X says Z; "Y was confirmed by X": X says Y."""
    if line.lower(c + 1) != "by" or line.lower(c) in line.words.plain or line.lower(c) in _QUOTED - {"reported"}:
        return None
    tokens, charges = line.tokens, line.lower(c) in CHARGES
    stop = phrase_end(tokens, c + 2, line.words)
    content: Span | None = None
    if line.lower(stop) == "who":  # "by two people who were there that"
        stop = next((i for i in range(stop, min(stop + _FAR, len(tokens))) if tokens[i].lower in {"that", "to"}), stop)
    if (
        line.lower(stop) in {"that", "to"} and line.lower(c - 1) in BE
    ):  # "I am told by X that", "is alleged by X to have"
        content = line.rest(stop + (line.lower(stop) == "that"))
    elif charges:
        to = next((i for i in range(c + 3, len(tokens)) if _leads(line, i)), 0)
        stop = min(stop, to) if to else stop
        end = next((i for i in range(to + 1, len(tokens)) if tokens[i].text in ",;"), len(tokens)) if to else 0
        content = trimmed(line.text, tokens[to].end, tokens[end - 1].end) if to else None
    elif line.lower(c) in line.words.things and line.lower(c - 1) in BE:
        content = trimmed(line.text, line.span.start, tokens[c - 1].start)
    source = line.read(c + 2, min(stop, phrase_end(tokens, c + 2, line.words)))
    if source is None or content is None or (source.kind == "other" and source.side is None and not source.person):
        return None
    return Cue(source, span(tokens[c]), line.verb(c), content), tokens[c].start


def _leads(line: Line, i: int) -> bool:
    """Whether what one is charged with begins here, and not "Ministry of Defence"."""
    after = line.tokens[i + 1] if i + 1 < len(line.tokens) else None
    return line.lower(i) in TO_CHARGE and after is not None and not after.is_capital


def citing(line: Line, found: Sequence[_Placed]) -> list[_Placed]:
    """ "The ministry, citing residents, said": the residents, through the ministry."""
    at = next((i for i, t in enumerate(line.tokens) if t.lower in _CITING and not line.inside[i]), -1)
    if at < 0 or not found:
        return list(found)
    to = at + 2 if line.lower(at + 1) == "to" else at + 1  # "with reference to X"
    source = line.read(to, phrase_end(line.tokens, to, line.words))
    if source is None or (source.kind == "other" and source.side is None and not source.person):
        return list(found)
    line.register.add(source)
    where = line.tokens[at].start
    return [(cue if _apart(line, where, cue) else _through(cue, source), start) for cue, start in found]


def _apart(line: Line, at: int, cue: Cue) -> bool:
    """Whether a semicolon stands between."""
    return ";" in line.text[min(at, cue.span.start) : max(at, cue.span.start)]


def _through(cue: Cue, source: Source) -> Cue:
    return replace(cue, source=source, via=cue.source, content=cue.content)
