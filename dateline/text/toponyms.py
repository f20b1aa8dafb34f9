"""Recognition: which words of a text are place names. Pure; names are known through a `Lexicon`.

Longest match in the gazetteer over capitalised words (`lines.py`) and doubts (`doubts.py`) are evidence for a trained
tagger (`tagger.py`), which decides; then senses (`senses.py`).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.model import NOT_KNOWN, Kind, Known, Mention, Relation, RelationKind, Sense, Sentence, Span
from dateline.names import fold
from dateline.text import grammar
from dateline.text.apart import REGISTERED, apart, named_again, registered
from dateline.text.codes import Seen, gazetteer_codes, rule_codes, sort_of
from dateline.text.cues import Cues, Lexicon
from dateline.text.doubts import ACTORS, BROAD, LARGE, is_believed, is_evident, is_refused, persons, whole_name
from dateline.text.features import Discourse, discourse
from dateline.text.lines import Line, Match, adjacent, line_of
from dateline.text.models import Models
from dateline.text.phrases import Name, relations
from dateline.text.pieces import held_together, parts_of
from dateline.text.sense_features import weighed
from dateline.text.senses import Context, Judgement, judge
from dateline.text.tagger import Tag, Tagger
from dateline.text.tokens import Token, lower_at
from dateline.text.unknown import unknown_name


def recognise(text: str, sentences: Iterable[Sentence], lexicon: Lexicon, models: Models) -> tuple[Mention, ...]:
    """The mentions of the text in its order, each with its sense; no two overlap."""
    kept = names(text, look(text, sentences, lexicon, models.cues), models)
    named = _named(kept, models.cues)
    found = (mention for line in kept for mention in _mentions(text, line, named, models))
    return named_again(text, found, models.cues)


def names(text: str, evidence: "Evidence", models: Models) -> list[list[Match]]:
    """The names of each line, their senses not yet judged."""
    return [
        _settled(text, line, seen, found, evidence, models.cues, models.tagger)
        for line, seen, found in zip(evidence.lines, evidence.seen, evidence.kept, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What gazetteer and rules say of a text, line by line, before the tagger has judged."""

    lines: tuple[Line, ...]
    known: Mapping[str, Known]
    refused: Collection[str]  # keys that a person said are no places
    kept: tuple[list[Match], ...]  # what the rules alone would take for names
    seen: tuple[Seen, ...]
    said: Discourse


def look(text: str, sentences: Iterable[Sentence], lexicon: Lexicon, cues: Cues) -> Evidence:
    """The lines of the text and the evidence for names in them."""
    lines = tuple(line_of(text, sentence, cues) for sentence in sentences)
    keys = {key for line in lines for names in line.names.values() for _, key in names}
    told = lexicon.known(keys | {fold(cues.abbreviations[key]) for key in keys & cues.abbreviations.keys()})
    known = {key: facts for key, facts in told.items() if not facts.refused}
    people = persons(text, lines, known, cues)
    found = [list(_matches(text, line, known, cues)) for line in lines]
    sure = {m.key for line in found for m in line if not (m.demonym or m.nested) and is_evident(m, people, cues)}
    kept = tuple([m for m in line if _is_kept(m, sure, people, cues)] for line in found)
    seen = tuple(
        Seen(gazetteer_codes(line, known), rule_codes(line, all_, some))
        for line, all_, some in zip(lines, found, kept, strict=True)
    )
    return Evidence(lines, known, told.keys() - known.keys(), kept, seen, discourse(lines, sure, people))


def _settled(
    text: str, line: Line, seen: Seen, ruled: Sequence[Match], evidence: Evidence, cues: Cues, tagger: Tagger
) -> list[Match]:
    """The names of a line: those that the tagger finds, and what no tagger may overrule."""
    found = [m for m in ruled if m.demonym or m.known.curated or (Kind.UNION in m.known.kinds and not m.nested)]
    taken = {i for m in found for i in range(m.first, m.last + 1)}
    by_span = {(m.first, m.last): m for m in ruled}
    for tag in held_together(tagger.tags(line, seen, evidence.said), ruled, line):
        ruling = by_span.get((tag.first, tag.last))
        if not taken.isdisjoint(range(tag.first, tag.last + 1)) or (
            ruling is None and is_refused(line, tag.first, tag.last, cues)
        ):
            continue
        match = _match(text, line, tag, evidence.known, cues)
        if match.key in evidence.refused:
            continue
        joined = line.loud and not (ruling and ruling.nested)  # the capitals of a headline join all its words
        if tag.label == "N" and not joined:
            match = replace(match, nested=ruling.nested if ruling and ruling.nested else _whole(text, match))
        elif match.unknown and (parts := parts_of(text, tag, ruled, line, evidence.known)):
            found += parts
            continue
        found.append(match)
    return sorted(found, key=lambda m: m.first)


def _match(text: str, line: Line, tag: Tag, known: Mapping[str, Known], cues: Cues) -> Match:
    """The name at a tag; where no gazetteer has it, the name within it that one has: "Western Pennsylvania", "Ituri Province"."""
    tokens, first, last = line.tokens, tag.first, tag.last
    for start, end in _readings(line, first, last, cues):
        name = text[tokens[start].start : tokens[end].end]
        key = fold(name)
        if key in cues.abbreviations and (key not in known or _shortened(line, start, end)):
            name = cues.abbreviations[key]
            key = fold(name)
        if key in known:
            part = start > first and tokens[first].lower in cues.directions
            return Match(line, start if part else first, last, name, key, known.get(key, NOT_KNOWN))
    name = text[tokens[first].start : tokens[last].end]
    return Match(line, first, last, name, fold(name), NOT_KNOWN, unknown=True)


def _shortened(line: Line, first: int, last: int) -> bool:
    """ "Mobile, Ala." and "W. Va.": a comma before, or a dot within or behind."""
    tokens = line.tokens
    dotted = any("." in t.text for t in tokens[first : last + 2])
    return dotted or (first > 0 and tokens[first - 1].text == ",")


def _readings(line: Line, first: int, last: int, cues: Cues) -> Iterator[tuple[int, int]]:
    """The whole run, then the run without a word that says what kind of place or which part is meant."""
    tokens = line.tokens
    yield first, last
    if first < last:
        if _kind_named(tokens[last].lower, cues):
            yield first, last - 1
        if tokens[first].lower in cues.directions:
            yield first + 1, last
        if tokens[first + 1].lower == "of" and first + 2 <= last and _kind_named(tokens[first].lower, cues):
            yield first + 2, last


def _whole(text: str, match: Match) -> str:
    """The run of capitalised words that a nested name is part of."""
    tokens = match.line.tokens
    first, last = match.first, match.last
    while first > 0 and adjacent(text, tokens[first - 1], tokens[first]):
        first -= 1
    while last + 1 < len(tokens) and adjacent(text, tokens[last], tokens[last + 1]):
        last += 1
    if (first, last) == (match.first, match.last):
        first = max(0, first - 2)
        last = min(len(tokens) - 1, last + 1)
    return text[tokens[first].start : tokens[last].end]


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


def _mentions(text: str, line: Sequence[Match], named: frozenset[str], models: Models) -> Iterator[Mention]:
    called = [_named_by(m, named, models.cues) if m.demonym else m.toponym for m in line]
    found = [
        Name(m.first, m.last, name, m.known.kinds, m.demonym, bool(m.nested))
        for m, name in zip(line, called, strict=True)
    ]
    said = relations(line[0].line.tokens, found, grammar.load()) if line else {}
    for match in line:
        yield _mention(text, match, line, named, said.get(match.first), models)


def _mention(
    text: str, match: Match, line: Sequence[Match], named: frozenset[str], said: Relation | None, models: Models
) -> Mention:
    tokens, cues = match.line.tokens, models.cues
    if match.demonym:
        span = Span(tokens[match.first].start, tokens[match.last].end)
        because = "an adjective or a people: who acts, not where"
        unplaced = REGISTERED if registered(tokens, match.last, cues) else None
        return Mention(span, span.of(text), _named_by(match, named, cues), Sense.ADJECTIVAL, because, unplaced=unplaced)
    context, part, wants = context_of(text, match, line, cues)
    span = Span(tokens[context.first].start, tokens[match.last].end)
    relation = Relation(RelationKind.PART, span, part) if part else said
    if match.nested:
        because = f"part of the name “{' '.join(match.nested.split())}”"
        return Mention(span, span.of(text), match.toponym, Sense.NESTED, because, wants=wants)
    beside = None if relation else apart(context, match.known.kinds, cues, loud=match.line.loud)
    judgement = beside or judge(context, cues, area_meant=bool(part or wants))
    if relation and not part and judgement.sense is not Sense.LITERAL:
        judgement = Judgement(Sense.LITERAL, f"a place: “{' '.join(relation.phrase.of(text).split())}”")
    elif not judgement.settled and (part or not relation):
        judgement = weighed(context, judgement, sort_of(match.known), models.senses, cues)
    return Mention(
        span, span.of(text), match.toponym, judgement.sense, judgement.because, relation, wants, judgement.unplaced
    )


def context_of(text: str, match: Match, line: Sequence[Match], cues: Cues) -> tuple[Context, str | None, Kind | None]:
    """What its sense is judged by, the part of the place that is meant, and the kind of place that is asked for."""
    wants = _wanted(match, cues)
    whole = match.nested or wants not in (None, Kind.REGION, Kind.DISTRICT)
    part, first = (None, match.first) if whole else _part(text, match, cues)
    others = frozenset(m.last for m in line if not m.nested)
    acts = bool(match.known.kinds & ACTORS)
    tokens, heading = match.line.tokens, match.line.sentence.is_heading
    return Context(tokens, first, match.last, acts, others, match.line.opening, heading), part, wants


def _named_by(match: Match, named: frozenset[str], cues: Cues) -> str:
    """The place a demonym is made from; of several (Koreans), the one that the text names elsewhere, or the first."""
    options = cues.demonyms[match.key]
    chosen = [option for option in options if option in named] or options
    return chosen[0]


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
    if not fold(match.toponym).endswith(tokens[match.last].lower):  # "Ituri Province", of which a gazetteer has "Ituri"
        return _kind_named(tokens[match.last].lower, cues)
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
