"""Speakers at the edges of a sentence: whom it begins with, "Kyiv: …", "…: officials"."""

import re
from dataclasses import replace

from dateline.model import Span
from dateline.text.attribution.line import Cue, Line
from dateline.text.attribution.naming import PERSONS
from dateline.text.attribution.phrases import LEADS, MARKS, OPENERS, TITLES, phrase_end, span, trimmed
from dateline.text.attribution.source import Source
from dateline.text.attribution.subjects import Place
from dateline.text.attribution.sure import SHOWING

_HERS = frozenset("he she his her him".split())
_I = re.compile(r"I\b")
_QUOTATION = 4  # tokens
_NEAR = 12  # tokens
_OURS = frozenset({"we", "our", "“", '"', "‘", "'"})
_LEADING = frozenset({"leads", "heads", "governs"})  # they tell of kinds of speakers behind "who"
_LINKS = frozenset("to that who".split())  # they go on with a phrase
_AT_MOST = 8  # tokens of a speaker behind a headline


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
    return line.read(start, best) or _side_first(line)


def _is_verb(line: Line, i: int) -> bool:
    token, before = line.tokens[i], line.tokens[max(0, i - 1)]
    if i and token.lower in _LEADING:  # "A nurse leads us"
        return True
    if not i or token.is_capital or line.lower(0) in LEADS or not line.words.finite.fullmatch(token.lower):
        return False
    if token.lower.endswith("ed"):  # "the wounded soldier"
        return before.is_capital or before.lower in line.words.kinds
    return token.lower not in _LINKS


def first_of(line: Line) -> Source | None:
    """Whom a sentence begins with, a person too."""
    return _described(line) or opening(line) or _person_first(line)


_TAKEN = frozenset(
    "dated taken captured provided posted published filmed recorded shared obtained released verified".split()
)
_AUTHOR = frozenset({"i", "we", "i've", "i’ve", "we've", "we’ve"})
_AGED = re.compile(
    r"\b([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2}), (?:(?:aged )?\d{1,2}[,.]|(?:an?|who) [a-z][^,.;:“”\"]{2,60},)"
)
_DEAD = re.compile(r"\b(?:killed|died|dead|dies|buried|murdered|executed)\b")
_WHOM = frozenset("with to whom that".split())
_RELATING = frozenset({"where", "who", "that"})
_RELATIVE = 4  # tokens
_TALKED = re.compile(
    r"\b(?:talked|spoke|spoken|speaking) (?:to|with) |\b(?:met|interviewed|visited|reached|phoned|contacted|called|asked) (?=(?:an?|the) )"
)


def topic(line: Line) -> None:
    """Whom a sentence without speech begins with, or tells of having talked to, is "it" or "she" in the next."""
    if line.inside[next((i for i, token in enumerate(line.tokens) if token.is_word), 0)]:  # a quotation
        return
    told = [
        person for found in _AGED.finditer(line.text, line.span.start, line.span.end) if (person := _aged(line, found))
    ]
    source = _talked_to(line) or first_of(line)
    if source is not None and (source.side is not None or source.person or source.kind in PERSONS):
        told.append(source)
    if len(told) > 1 and not told[-1].person:  # "Hanna Moroz, a retired teacher, …" is one
        told.pop()
    for each in told:
        line.register.add(each)
    one = told[-1] if told else None
    if one and (one.person or one.kind in PERSONS) and not _DEAD.search(line.text, line.span.start, line.span.end):
        line.register.topic = one


def _aged(line: Line, found: re.Match[str]) -> Source | None:
    """ "Valentyna Moroz, 71,", "Valentyna Moroz, a nurse," wherever they stand."""
    person = line.register.read(found[1], Span(found.start(1), found.end(1)))
    i = next((i for i, token in enumerate(line.tokens) if token.start >= found.start()), 0)
    told_of = found[0][-2].isdigit() or line.lower(i - 1) not in LEADS
    return person if person is not None and person.person and told_of else None


def _talked_to(line: Line) -> Source | None:
    if not any(token.lower in ("i", "we") for token in line.tokens[:4]):
        return None
    found = _TALKED.search(line.text, line.span.start, line.span.end)
    at = next((i for i, token in enumerate(line.tokens) if found and token.start >= found.end()), -1)
    return line.read(at, phrase_end(line.tokens, at, line.words)) if at >= 0 else None


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
        verbal = tokens[0].lower in line.words.forms or not _acts(line, 1)  # "Asked whether", "Of the flat"
        if (
            source is not None
            and hers
            and not verbal
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
    known = told.isdigit() or told in {"who", "whose"} or (size > 1 and told in {"a", "an"})
    if not size or line.lower(size) != "," or not known:
        return None
    stop = next((i for i in range(size + 1, min(len(tokens), 20)) if tokens[i].text == ","), size)
    return line.read(0, stop)


def colon(line: Line) -> tuple[Cue, int] | None:
    """ "X: …" where X is one who speaks; a time may stand before it."""
    return _named_before(line) or _told_before(line) or _behind(line)


def _behind(line: Line) -> tuple[Cue, int] | None:
    """ "“…,” Baba Halia cut us short": a person does something behind a quotation."""
    first = next((i for i, within in enumerate(line.inside) if not within and line.tokens[i].is_word), 0)
    if first < _QUOTATION or not all(line.inside[i] or not line.tokens[i].is_word for i in range(first)):
        return None
    stop = phrase_end(line.tokens, first, line.words)
    verb = next((i for i in range(first + 1, stop + 1) if line.lower(i) and _acts(line, i)), 0)
    source = line.read(first, verb) if verb else None
    content = trimmed(line.text, line.span.start, line.tokens[first].start)
    if source is None or content is None or not (source.person or source.kind in PERSONS):
        return None
    return Cue(source, span(line.tokens[verb]), "said", content), line.tokens[first].start


def _acts(line: Line, i: int) -> bool:
    """Whether a verb stands there that a speaker is followed by."""
    token = line.tokens[i]
    return not token.is_capital and token.lower not in _LINKS and bool(line.words.finite.fullmatch(token.lower))


def _told_before(line: Line) -> tuple[Cue, int] | None:
    """ "The mayor is blunt: “…”": a person does something, and a quotation follows."""
    at = next((i for i, token in enumerate(line.tokens[:-2]) if token.text == ":" and not line.inside[i]), 0)
    if not at or line.tokens[at + 1].text not in '“"':
        return None
    source, content = first_of(line), line.rest(at + 1)
    if source is None or content is None or not (source.person or source.kind in PERSONS):
        return None
    return Cue(source, span(line.tokens[at]), "said", content), line.tokens[0].start


def _named_before(line: Line) -> tuple[Cue, int] | None:
    tokens = line.tokens
    first = 3 if tokens[0].text.isdigit() else 0
    if line.lower(0) in ("source", "sources"):  # whom the article goes by
        return None
    if (line.lower(0), line.lower(1)) in (("quote", "from"), ("quote", "of"), ("quote", "by")):
        first = 2
    at = next((i for i in range(first + 1, min(12, len(tokens) - 2)) if tokens[i].text == ":"), 0)
    if not at:
        return None
    phrase = line.text[tokens[first].start : tokens[at - 1].end]
    named = line.words.side.search(phrase)
    quotes = line.lower(at + 1) in _OURS
    if line.words.finite.search(phrase):
        return None
    source, content = line.read(first, at), line.rest(at + 1)
    foreign = line.lower(first) not in line.words.english  # and not "Daily Assessment: …"
    person = (
        source is not None
        and source.person
        and foreign
        and line.words.finite.search(line.text, tokens[at].end, line.span.end)
    )
    if not (named and named.end() == len(phrase) and quotes) and not line.words.kind.search(phrase) and not person:
        return None
    if source is None or content is None or (source.kind == "other" and source.side is None and not person):
        return None
    return Cue(source, span(tokens[at]), "said", content), tokens[0].start


def headline(line: Line) -> tuple[Cue, int] | None:
    """ "Four killed in ambush: security sources"."""
    tokens = line.tokens
    last = len(tokens) - 1
    at = next((i for i in range(last, max(0, last - _AT_MOST), -1) if tokens[i].text in MARKS), 0)
    apart = tokens[at].text == ":" or (tokens[at].text in "–—-" and tokens[at].start > tokens[at - 1].end)
    if at < 3 or at == last or not apart or line.inside[last] or not tokens[last].is_word:
        return None
    source, content = line.read(at + 1, last + 1), trimmed(line.text, line.span.start, tokens[at].start)
    kind = line.words.kind.search(line.text, tokens[at].end, tokens[last].end)
    verbal = line.words.finite.search(line.text, tokens[at].end, tokens[last].end)  # "IDF: strike targeted militants"
    if verbal or source is None or content is None or kind is None or tokens[at + 1].lower in {"the", "a", "an"}:
        return None
    return Cue(source, span(tokens[at]), "said", content), tokens[at].start


def met(line: Line, c: int) -> Place | None:
    """ "A commander I have known since Bakhmut says": what the sentence begins with, if the author tells of having met them."""
    i = next((i for i, token in enumerate(line.tokens[:c]) if token.lower in _AUTHOR or token.lower in _RELATING), 0)
    if i == 0 or any(token.text in ',;:"“' for token in line.tokens[:c]) or line.lower(c - 1) in _AUTHOR:
        return None
    source = opening(line)
    end = i
    if line.lower(i) in ("who", "that") and c - i < _RELATIVE:  # "residents who fear the army"
        return None
    while end > 1 and line.lower(end - 1) in _WHOM:  # "two diplomats with whom I spoke"
        end -= 1
    if source is None or source.span.end != line.tokens[end - 1].end:
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
