"""Recognition: which words of a text are place names. Pure; names are known through a `Lexicon`.

Longest match in the gazetteer over capitalised words (`lines.py`), then doubts (`doubts.py`), then senses (`senses.py`).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.model import NOT_KNOWN, Kind, Known, Mention, Relation, RelationKind, Sense, Sentence, Span
from dateline.text import grammar
from dateline.text.cues import Cues, Lexicon
from dateline.text.doubts import ACTORS, BROAD, LARGE, is_believed, is_evident, persons, whole_name
from dateline.text.lines import Line, Match, line_of
from dateline.text.phrases import Name, relations
from dateline.text.senses import Context, Judgement, judge
from dateline.text.tokens import Token, lower_at
from dateline.text.unknown import unknown_name


def recognise(text: str, sentences: Iterable[Sentence], lexicon: Lexicon, cues: Cues) -> tuple[Mention, ...]:
    """The mentions of the text in its order, each with its sense; no two overlap."""
    lines = [line_of(text, sentence, cues) for sentence in sentences]
    known = lexicon.known({key for line in lines for names in line.names.values() for _, key in names})
    people = persons(text, lines, known, cues)
    found = [list(_matches(text, line, known, cues)) for line in lines]
    sure = {m.key for line in found for m in line if not (m.demonym or m.nested) and is_evident(m, people, cues)}
    for line in found:  # the second of "the Gao-Ansongo road" is a place because the first is
        said = _said(line, cues) if any(m.key not in sure for m in line) else {}
        sure |= {m.key for m in line if m.first in said and said[m.first].other}
    kept = [[m for m in line if _is_kept(m, sure, people, cues)] for line in found]
    named = _named(kept, cues)
    return tuple(mention for line in kept for mention in _mentions(text, line, named, cues))


def _is_kept(match: Match, sure: Collection[str], people: Collection[str], cues: Cues) -> bool:
    return match.demonym or bool(match.nested) or match.unknown or is_believed(match, sure, people, cues)


def _matches(text: str, line: Line, known: Mapping[str, Known], cues: Cues) -> Iterator[Match]:
    i = 0
    while i < len(line.tokens):
        match = None
        if i in line.names:
            match = _longest(text, line, i, known, cues) or unknown_name(text, line, i, cues)
        if match:
            yield match
            i = match.last
        i += 1


def _longest(text: str, line: Line, first: int, known: Mapping[str, Known], cues: Cues) -> Match | None:
    tokens = line.tokens
    for last, key in reversed(line.names[first]):
        name = text[tokens[first].start : tokens[last].end]
        if key in cues.demonyms and (tokens[first].is_capital or line.quiet):
            return Match(line, first, last, name, key, NOT_KNOWN, demonym=True)
        if key not in known or (first == last and _stopped(tokens[first], line, cues)):
            continue
        if tokens[first].lower == "the" and not _needs_its_article(key, known):
            continue
        match = Match(line, first, last, name, key, known[key])
        whole = whole_name(text, match, cues)
        if whole is not None:
            return replace(match, nested=whole)
    return None


def _needs_its_article(key: str, known: Mapping[str, Known]) -> bool:
    """ "The Hague", "The Gambia", but not "The Gaza Strip", whose name is without, nor "The White House"."""
    facts = known[key]
    return key.removeprefix("the ") not in known and bool(facts.kinds & BROAD or facts.population >= LARGE)


def _stopped(token: Token, line: Line, cues: Cues) -> bool:
    """A word that is never a place; the pronoun "us" is, but "US" and "U.S." are not."""
    acronym = token.text.isupper() and len(token.text) > 1 and not line.loud
    return token.lower in cues.stop and not acronym


def _named(kept: Iterable[Sequence[Match]], cues: Cues) -> frozenset[str]:
    """Names of the places that the text names, by name or by a demonym of one place alone."""
    names = {m.toponym for line in kept for m in line if not m.demonym}
    peoples = (cues.demonyms[m.key] for line in kept for m in line if m.demonym)
    return frozenset(names | {places[0] for places in peoples if len(places) == 1})


def _mentions(text: str, line: Sequence[Match], named: frozenset[str], cues: Cues) -> Iterator[Mention]:
    said = _said(line, cues, named)
    for match in line:
        yield _mention(text, match, line, named, said.get(match.first), cues)


def _said(line: Sequence[Match], cues: Cues, named: frozenset[str] = frozenset()) -> dict[int, Relation]:
    """The spatial phrases of a sentence, by the index of the first token of the name."""
    if not line:
        return {}
    names = [Name(m.first, m.last, _named_by(m, named, cues), m.known.kinds, m.demonym, bool(m.nested)) for m in line]
    return relations(line[0].line.tokens, names, grammar.load())


def _mention(
    text: str, match: Match, line: Sequence[Match], named: frozenset[str], said: Relation | None, cues: Cues
) -> Mention:
    tokens = match.line.tokens
    if match.demonym:
        span = Span(tokens[match.first].start, tokens[match.last].end)
        because = "an adjective or a people: who acts, not where"
        return Mention(span, span.of(text), _named_by(match, named, cues), Sense.ADJECTIVAL, because)
    wants = _wanted(match, cues)
    part, first = (None, match.first) if match.nested or wants else _part(text, match, cues)
    span = Span(tokens[first].start, tokens[match.last].end)
    relation = Relation(RelationKind.PART, span, part) if part else said
    if match.nested:
        because = f"part of the name “{' '.join(match.nested.split())}”"
        return Mention(span, span.of(text), match.toponym, Sense.NESTED, because, wants=wants)
    others = frozenset(m.last for m in line if not m.nested)
    acts = bool(match.known.kinds & ACTORS)
    context = Context(tokens, first, match.last, acts, others, match.line.opening, match.line.sentence.is_heading)
    judgement = judge(context, cues, area_meant=bool(part or wants))
    if relation and not part and judgement.sense is not Sense.LITERAL:
        judgement = Judgement(Sense.LITERAL, f"a place: “{' '.join(relation.phrase.of(text).split())}”")
    return Mention(
        span, span.of(text), match.toponym, judgement.sense, judgement.because, relation, wants, judgement.unplaced
    )


def _named_by(match: Match, named: frozenset[str], cues: Cues) -> str:
    """The place a demonym is made from; of several (Koreans), the one that the text names elsewhere. A name is its own."""
    if not match.demonym:
        return match.toponym
    options = cues.demonyms[match.key]
    chosen = options if len(options) == 1 else [option for option in options if option in named]
    return chosen[0] if len(chosen) == 1 else match.toponym


def _part(text: str, match: Match, cues: Cues) -> tuple[str | None, int]:
    """The direction before an area's name ("eastern", "north-western"), and where the mention then begins."""
    tokens, first = match.line.tokens, match.first
    word = lower_at(tokens, first - 1)
    joined = first > 0 and text[tokens[first - 1].end : tokens[first].start] in (" ", "\n")
    if word not in cues.directions or not joined or not match.known.kinds & BROAD:
        return None, first
    if first > 2 and tokens[first - 2].text == "-" and lower_at(tokens, first - 3) in cues.directions:
        return f"{lower_at(tokens, first - 3)}{word}", first - 3
    return word, first - 1


def _wanted(match: Match, cues: Cues) -> Kind | None:
    """The kind of place that a word beside the name asks for: "Kursk region", "the town of Sudzha", "A and B oblasts"."""
    tokens = match.line.tokens
    after, before = match.last + 1, match.first - 1
    beside = None if tokens[match.last].possessive else _kind_named(lower_at(tokens, after), cues)
    if beside:
        return beside
    ahead = after
    linked = (",", "and", "or")
    while ahead < min(len(tokens), after + 8) and (lower_at(tokens, ahead) in linked or tokens[ahead].is_capital):
        ahead += 1
    if ahead > after and lower_at(tokens, after) in linked and lower_at(tokens, ahead).endswith("s"):
        listed = _kind_named(lower_at(tokens, ahead), cues)
        if listed:
            return listed
    if lower_at(tokens, before) == "the" and Kind.RIVER in match.known.kinds and Kind.COUNTRY not in match.known.kinds:
        return Kind.RIVER
    if lower_at(tokens, before) == "of":
        before -= 1
    word = lower_at(tokens, before)
    return None if word in ("county", "state", "states", "capital") else _kind_named(word, cues)


def _kind_named(word: str, cues: Cues) -> Kind | None:
    if word in cues.region:
        return Kind.REGION
    if word in cues.district:
        return Kind.DISTRICT
    return Kind.TOWN if word in cues.town else None
