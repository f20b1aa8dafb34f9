"""Whom a sentence tells of: "he" in the next, and the speaker of a quotation beside it. Pure."""

import re
from dataclasses import replace

from dateline.model import Span
from dateline.text.attribution.heads import first_of
from dateline.text.attribution.line import Line
from dateline.text.attribution.naming import PERSONS
from dateline.text.attribution.phrases import LEADS, bound, phrase_end
from dateline.text.attribution.source import Source

_TOLD_OF = re.compile(
    r"\b([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2}), (?:(?:aged )?\d{1,2}[,.]|(?:an?|the|who) [a-z][^,.;:“”\"]{2,60},)"
)
_ACTING = re.compile(r"\b([A-Z][\w’'-]+ [A-Z][\w’'-]+) (?:had|has|was|is|would|\w{3,}ed)\b")
_NAME = re.compile(r" [A-Z][\w’'-]+ [A-Z][\w’'-]+")
_HIS_NAME = re.compile(r"(His|Her) name is ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
_DEAD = re.compile(r"\b(?:killed|died|dead|dies|buried|murdered|executed)\b")
_TALKED = re.compile(
    r"\b(?:talked|spoke|spoken|speaking) (?:to|with) |\b(?:read|showed|put) (?:this|it|that|them|[\w ]{2,20}) to |"
    r"\b(?:met|interviewed|visited|reached|phoned|contacted|called|asked) (?=(?:an?|the) )"
)
_LED_BY = LEADS | frozenset("asked pressed questioned told when as while once since because if although though".split())
_WHOSE = frozenset("her his its their".split())
_ORDINALS = frozenset("second third fourth fifth".split())
_HERS = re.compile(r"\b(?:he|she|his|her|him)\b")


def topic(line: Line) -> None:
    """Whom a sentence without speech begins with, or tells of having talked to, is "it" or "she" in the next."""
    if line.inside[next((i for i, token in enumerate(line.tokens) if token.is_word), 0)]:  # a quotation
        return
    if (his := _HIS_NAME.match(line.text, line.span.start, line.span.end)) is not None:  # "His name is Eliécer"
        bearer = line.register.read("he" if his[1] == "His" else "she", Span(*his.span(1)))
        if bearer is not None:
            line.register.add(
                replace(bearer, name=his[2], span=Span(*his.span(2)), description=bearer.name, person=True)
            )
            return
    told = [person for found in _told_of(line) if (person := _person(line, found)) is not None]
    source = _talked_to(line) or whom(line)
    if source is not None and (source.side is not None or source.person or source.kind in PERSONS):
        told.append(source)
    if len(told) > 1 and not told[-1].person:  # "Hanna Moroz, a retired teacher, …" is one
        told.pop()
    named = _named_in(line) if told and not told[-1].person else None
    if named is not None:
        line.register.add(named)
    for each in told:
        line.register.add(each)
    one = told[-1] if told else None
    if one and (one.person or one.kind in PERSONS) and not _DEAD.search(line.text, line.span.start, line.span.end):
        line.register.topic = one


def whom(line: Line) -> Source | None:
    """Whom the main clause begins with: "Asked whether, the mayor", "Zau Bawm only smiles"."""
    main = _main(line)
    if main.lower(0) in ("a", "another", "one") and main.lower(1) in _ORDINALS:  # "A third disagreed"
        return main.read(0, 2)
    return _known(main) or first_of(main) or (first_of(line) if main is not line else None)


def _main(line: Line) -> Line:
    """The line from where its main clause begins, behind a comma."""
    if line.lower(0) not in _LED_BY and not line.lower(0).endswith("ing"):
        return line
    at = next((i for i, token in enumerate(line.tokens) if token.text == "," and not line.inside[i]), 0)
    return line.after(at + 1) if at and at + 1 < len(line.tokens) else line


def _known(line: Line) -> Source | None:
    """One named before, by the capitals that a clause begins with."""
    size = len(line.tokens) if line.lower(0) in _WHOSE else 0
    while size < len(line.tokens) and (line.tokens[size].is_capital or bound(line.tokens, size)):
        size += 1
    source = line.read(0, size) if 0 < size < len(line.tokens) else None
    before = (known.name for known in line.register.known)
    return source if source is not None and source.person and source.name in before else None


def _told_of(line: Line) -> list[re.Match[str]]:
    """Names with what is told of them, or with what they did."""
    start, end = line.span.start, line.span.end
    found = list(_TOLD_OF.finditer(line.text, start, end))
    if line.lower(0) in LEADS and _HERS.search(line.text, start, end):  # "By seven Amparo Yule had swept her shop"
        found += _ACTING.finditer(line.text, start, end)
    return found


def _person(line: Line, found: re.Match[str]) -> Source | None:
    i = next((i for i, token in enumerate(line.tokens) if token.start >= found.start()), 0)
    if line.inside[min(i, len(line.tokens) - 1)] or (line.lower(i - 1) in LEADS and not found[0][-2].isdigit()):
        return None
    person = line.register.read(found[1], Span(found.start(1), found.end(1)))
    return person if person is not None and person.person else None


def _named_in(line: Line) -> Source | None:
    """The last person named with what they are: "a post by the pro-army commentator Abu Shanab"."""
    for kind in reversed(list(line.words.kind.finditer(line.text, line.span.start, line.span.end))):
        name = _NAME.match(line.text, kind.end(), line.span.end)
        if name is not None:
            source = line.register.read(line.text[kind.start() : name.end()], Span(kind.start(), name.end()))
            return source if source is not None and source.person else None
    return None


def _talked_to(line: Line) -> Source | None:
    if not any(token.lower in ("i", "we") for token in line.tokens[:4]):
        return None
    found = _TALKED.search(line.text, line.span.start, line.span.end)
    at = next((i for i, token in enumerate(line.tokens) if found and token.start >= found.end()), -1)
    return line.read(at, phrase_end(line.tokens, at, line.words)) if at >= 0 else None
