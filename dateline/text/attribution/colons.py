"""Speakers told by a mark: "Kyiv: …", "…: officials", "The mayor is blunt: “…”". Pure."""

from dateline.text.attribution.heads import acts
from dateline.text.attribution.line import Cue, Line
from dateline.text.attribution.naming import PERSONS
from dateline.text.attribution.phrases import MARKS, phrase_end, span, trimmed
from dateline.text.attribution.topics import whom

_QUOTATION = 4  # tokens
_OURS = frozenset({"we", "our", "“", '"', "‘", "'"})
_LABELS = frozenset("analysis explainer video photos pictures report update correction footage images".split())
_AT_MOST = 8  # tokens of a speaker behind a headline


def colon(line: Line) -> tuple[Cue, int] | None:
    """ "X: …" where X is one who speaks; a time may stand before it."""
    return _named_before(line) or _told_before(line) or _behind(line)


def _behind(line: Line) -> tuple[Cue, int] | None:
    """ "“…,” Baba Halia cut us short": a person does something behind a quotation."""
    first = next((i for i, within in enumerate(line.inside) if not within and line.tokens[i].is_word), 0)
    if first < _QUOTATION or not all(line.inside[i] or not line.tokens[i].is_word for i in range(first)):
        return None
    stop = phrase_end(line.tokens, first, line.words)
    verb = next((i for i in range(first + 1, stop + 1) if line.lower(i) and acts(line, i)), 0)
    source = line.read(first, verb) if verb else None
    content = trimmed(line.text, line.span.start, line.tokens[first].start)
    if source is None or content is None or not (source.person or source.kind in PERSONS):
        return None
    return Cue(source, span(line.tokens[verb]), "said", content), line.tokens[first].start


def _told_before(line: Line) -> tuple[Cue, int] | None:
    """ "The mayor is blunt: “…”": a person does something, and a quotation follows."""
    at = next((i for i, token in enumerate(line.tokens[:-2]) if token.text == ":" and not line.inside[i]), 0)
    if not at or line.tokens[at + 1].text not in '“"':
        return None
    source, content = whom(line), line.rest(at + 1)
    if source is None or content is None or not (source.person or source.kind in PERSONS):
        return None
    return Cue(source, span(line.tokens[at]), "said", content), line.tokens[0].start


def _named_before(line: Line) -> tuple[Cue, int] | None:
    tokens = line.tokens
    first = 3 if tokens[0].text.isdigit() else 0
    if line.lower(0) in ("source", "sources", "from", "by"):  # whom the article goes by
        return None
    if (line.lower(0), line.lower(1)) in (("quote", "from"), ("quote", "of"), ("quote", "by")):
        first = 2
    at = next((i for i in range(first + 1, min(12, len(tokens) - 2)) if tokens[i].text == ":"), 0)
    if (
        not at
        or (tokens[at - 1].text.isdigit() and tokens[at + 1].text.isdigit())
        or (at == 1 and line.lower(0) in _LABELS)
    ):
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
