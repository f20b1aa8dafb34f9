"""Speakers at the edges of a sentence: whom it begins with, "Kyiv: …", "…: officials"."""

import re
from dataclasses import replace

from dateline.model import Span
from dateline.text.attribution.line import Line
from dateline.text.attribution.phrases import DETERMINERS, LEADS, OPENERS, TITLES, phrase_end
from dateline.text.attribution.source import Source
from dateline.text.attribution.subjects import Place
from dateline.text.attribution.sure import SHOWING

_HERS = frozenset("he she his her him".split())
_I = re.compile(r"I\b")
_NEAR = 12  # tokens
_LEADING = frozenset({"leads", "heads", "governs"})  # they tell of kinds of speakers behind "who"
_LINKS = frozenset("to that who".split())  # they go on with a phrase


def opening(line: Line) -> Source | None:
    """Whom a sentence begins with, if it is one who speaks."""
    tokens, best = line.tokens, 0
    least = min(12, len(tokens))
    ends = {kind.end() for kind in line.words.kind.finditer(line.text, tokens[0].start, tokens[least - 1].end)}
    for size in range(1, least + 1) if ends else ():
        if _is_verb(line, size - 1):  # "Anufriev thanked the personnel and ordered"
            break
        if tokens[size - 1].end in ends or (
            best and tokens[size - 1].is_capital and not _I.match(tokens[size - 1].text)
        ):
            best = size
        elif best:
            break
    while best and tokens[best - 1].lower in TITLES and best + 1 < len(tokens) and tokens[best].text == ".":
        best = next((i for i in range(best + 1, len(tokens)) if not tokens[i].is_capital), best + 1)  # "Mr. Amar"
    comma = max((i for i in range(best) if tokens[i].text == ","), default=-1)
    start = comma + 1 if comma + 1 < best else 0
    start += best > start + 1 and tokens[start].lower in OPENERS
    if best and tokens[start].lower in LEADS:  # "Between August 19 and 29"
        return None
    name = (
        phrase_end(tokens, best + 1, line.words) if best and best + 1 < len(tokens) and tokens[best].text == "," else 0
    )
    if (
        name
        and tokens[best + 1].is_capital
        and line.lower(name) == ","
        and all(t.is_capital for t in tokens[best + 1 : name])
    ):
        best = name  # "The governor, Oleh Syniehubov,"
    return _by_name(line, start, best) or line.read(start, best) or _side_first(line)


def _by_name(line: Line, start: int, best: int) -> Source | None:
    """ "The spokesman of its army in the east, Lieutenant Mbuyi, knew"."""
    stop = phrase_end(line.tokens, start, line.words) if best else 0
    if stop <= best or line.words.finite.search(line.text, line.tokens[start].start, line.tokens[stop - 1].end):
        return None
    if any(token.lower in _AUTHOR or token.lower in _RELATING for token in line.tokens[start:stop]):
        return None
    source = line.read(start, stop)
    return source if source is not None and source.person else None


def _is_verb(line: Line, i: int) -> bool:
    token, before = line.tokens[i], line.tokens[max(0, i - 1)]
    if i and token.lower in _LEADING:  # "A nurse leads us"
        return True
    if not i or token.is_capital or line.lower(0) in LEADS or not line.words.finite.fullmatch(token.lower):
        return False
    if token.lower.endswith("ed"):  # "the wounded soldier"
        return before.is_capital or before.lower in line.words.kinds
    return token.lower not in _LINKS


def acts(line: Line, i: int) -> bool:
    """Whether a verb stands there that a speaker is followed by."""
    token = line.tokens[i]
    return not token.is_capital and token.lower not in _LINKS and bool(line.words.finite.fullmatch(token.lower))


def first_of(line: Line) -> Source | None:
    """Whom a sentence begins with, a person too."""
    return _described(line) or opening(line) or _person_first(line)


_TAKEN = frozenset(
    "dated taken captured provided posted published filmed recorded shared obtained released verified".split()
)
_AUTHOR = frozenset({"i", "we", "i've", "i’ve", "we've", "we’ve"})
_WHOM = frozenset("with to whom that".split())
_RELATING = frozenset({"where", "who", "that", "whose"})
_ASIDE = 2  # commas about "call sign Shmel"
_RELATIVE = 4  # tokens


def _side_first(line: Line) -> Source | None:
    tokens = line.tokens
    start = tokens[1 if len(tokens) > 1 and tokens[0].lower == "the" else 0].start
    side = line.words.side.match(line.text, start, line.span.end)
    return line.register.read(side[0], Span(side.start(), side.end())) if side else None


def _person_first(line: Line) -> Source | None:
    """ "Zeinab Harake, 34, …", "Omar Saleh, a baker, …"."""
    tokens = line.tokens
    size = next((i for i, token in enumerate(tokens[:5]) if not token.is_capital), 0)
    hers = any(token.lower in _HERS for token in tokens[size : size + _NEAR])
    if (
        size and line.lower(size) != "," and (hers or size == 1)
    ):  # "Rania Shbeir keeps her shoes", "Shbeir has not heard"
        source = line.read(0, size)
        verbal = tokens[0].lower in line.words.forms or not acts(line, 1)  # "Asked whether", "Of the flat"
        if (
            source is not None
            and hers
            and not verbal
            and tokens[0].lower not in DETERMINERS
            and source.kind == "other"
            and source.side is None
            and "." not in source.name
        ):
            return replace(source, person=True)  # "Musa buried his son"
        return source if source is not None and source.person else None
    return _described(line)


def _described(line: Line) -> Source | None:
    """ "Omar Saleh, a baker, …"."""
    tokens = line.tokens
    size = next((i for i, token in enumerate(tokens[:5]) if not token.is_capital), 0)
    told = line.lower(size + 1)
    known = (
        (told.isdigit() and line.lower(size + 2) not in line.words.days)
        or told in {"who", "whose"}
        or (size > 1 and told in {"a", "an"})
    )
    if not size or line.lower(size) != "," or not known:
        return None
    stop = next((i for i in range(size + 1, min(len(tokens), 20)) if tokens[i].text == ","), size)
    return line.read(0, stop)


def met(line: Line, c: int) -> Place | None:
    """ "A commander I have known since Bakhmut says": what the sentence begins with, if the author tells of having met them."""
    i = next((i for i, token in enumerate(line.tokens[:c]) if token.lower in _AUTHOR or token.lower in _RELATING), 0)
    marks = [n for n, token in enumerate(line.tokens[:c]) if token.text in ',;:"“']
    alias = len(marks) == _ASIDE and marks[1] == c - 1 and line.lower(marks[0] + 1) in ("call", "alias", "known")
    if i == 0 or (marks and not alias) or line.lower(c - 1) in _AUTHOR:  # "…, call sign Shmel, writes"
        return None
    source = opening(line)
    end = i
    if line.lower(i) in ("who", "that") and c - i < _RELATIVE:  # "residents who fear the army"
        return None
    while end > 1 and line.lower(end - 1) in _WHOM:  # "two diplomats with whom I spoke"
        end -= 1
    if source is not None and source.span.end != line.tokens[end - 1].end:  # "A friend of the officer whose name"
        source = line.read(0, end) if phrase_end(line.tokens, 0, line.words) == end else None
    if source is None:
        return None
    return next(i for i, token in enumerate(line.tokens) if token.start >= source.span.start), end, False


def evidence_first(line: Line, c: int) -> Place | None:
    """ "The footage that has been going round since yesterday shows": what the sentence begins with, if it shows."""
    if line.lower(c) not in SHOWING:
        return None
    source = opening(line)
    stop = next((i for i, token in enumerate(line.tokens) if source and token.end == source.span.end), -1)
    after = line.lower(stop + 1)
    told = after in line.words.relatives or after in _TAKEN or line.tokens[stop].end == line.tokens[c - 1].end
    return (0, stop + 1, False) if source and source.kind == "evidence" and stop >= 0 and told else None
