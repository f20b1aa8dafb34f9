"""Recognition: which words of a text are place names. Pure; names are known through a `Lexicon`.

Longest match in the gazetteer over capitalised words, then doubts: a name that is part of a longer capitalised run is
a person or an organisation, a word of the dictionary needs evidence, a small town needs evidence somewhere in the text.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dateline.model import Kind, Known, Mention, Sense, Sentence, Span
from dateline.names import fold
from dateline.text.cues import Cues, Lexicon
from dateline.text.senses import Context, judge
from dateline.text.tokens import Token, lower_at, tokenise

LONGEST = 5  # words in a name
LARGE = 100_000  # inhabitants: a town this large needs no evidence though its name is a word
KNOWN_WELL = 15_000  # inhabitants: a smaller town needs evidence that a place is meant
_ACTORS = frozenset({Kind.COUNTRY, Kind.CAPITAL, Kind.UNION})
_BROAD = _ACTORS | {Kind.CONTINENT, Kind.REGION, Kind.SEA, Kind.RIVER, Kind.AREA}
_LINKS = frozenset(
    "of the de del della la le les da do dos das di du on upon sur am an der al el and y i und et".split()
)
_PREFIXES = frozenset("al el as ad ar an at az ash es ez umm abu bir tel ain".split())
_NEVER = Known(frozenset(), 0)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as tokens. `loud`: capitals tell nothing (a headline in Title Case, CAPITALS or all small)."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    loud: bool
    quiet: bool


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `first:last` of a line that are a name or a demonym."""

    line: Line
    first: int
    last: int
    toponym: str
    known: Known
    demonym: bool = False
    nested: str = ""  # the longer name that this one is part of

    @property
    def key(self) -> str:
        return fold(self.toponym)


def recognise(text: str, sentences: Iterable[Sentence], lexicon: Lexicon, cues: Cues) -> tuple[Mention, ...]:
    """The mentions of the text in its order, each with its sense; no two overlap."""
    lines = [_line(text, sentence, cues) for sentence in sentences]
    known = lexicon.known({fold(text[a.start : b.end]) for line in lines for a, b in _ngrams(text, line)})
    people = _people(text, lines, known, cues)
    matches = [match for line in lines for match in _matches(text, line, known, cues)]
    sure = {m.key for m in matches if not m.nested and _evident(m, people, cues)}
    kept = [m for m in matches if m.demonym or m.nested or _believed(m, sure, people, cues)]
    return tuple(_mention(text, match, kept, cues) for match in kept)


def _line(text: str, sentence: Sentence, cues: Cues) -> Line:
    tokens = tokenise(text, sentence.span.start, sentence.span.end)
    words = [t for t in tokens if t.is_word and len(t.text) > 3]
    capitals = sum(t.is_capital for t in words)
    common = sum(t.is_capital and t.lower in cues.english for t in words[1:])
    small = sum(not t.is_capital for t in words)
    return Line(sentence, tokens, loud=len(words) > 2 and common > small, quiet=len(words) > 2 and not capitals)


def _ngrams(text: str, line: Line) -> Iterator[tuple[Token, Token]]:
    tokens = line.tokens
    for i, token in enumerate(tokens):
        if token.is_word and _opens(tokens, i, line):
            for last in _reach(text, line, i):
                yield token, tokens[last]


def _opens(tokens: tuple[Token, ...], i: int, line: Line) -> bool:
    return tokens[i].is_capital or line.quiet or (tokens[i].lower in _PREFIXES and i + 1 < len(tokens))


def _reach(text: str, line: Line, first: int) -> Iterator[int]:
    """Indices of the last token of each possible name that begins at `first`, the shortest name first."""
    tokens, words = line.tokens, 0
    for i in range(first, len(tokens)):
        if i > first and not _joined(text, tokens[i - 1], tokens[i]):
            return
        if not tokens[i].is_word:
            if tokens[i].text not in "-.–‑":
                return
            continue
        words += 1
        if words > LONGEST or (
            words > 1 and tokens[i].lower in ("the", "and", "i") and not tokens[i].is_capital and words > 3
        ):
            return
        if tokens[i].is_capital or line.quiet:
            yield i
        elif tokens[i].lower not in _LINKS and tokens[i].lower not in _PREFIXES:
            return


def _joined(text: str, before: Token, after: Token) -> bool:
    """Whether only a space, a hyphen, a line break or an abbreviation's dot parts the two."""
    gap = text[before.end : after.start]
    if before.text == "." and len(gap) == 0:
        return False
    return gap in ("", " ", "\u00a0", "\n", "\r\n", "'s ", "’s ") or (gap.isspace() and gap.count("\n") < 2)


def _matches(text: str, line: Line, known: Mapping[str, Known], cues: Cues) -> Iterator[Match]:
    tokens, i = line.tokens, 0
    while i < len(tokens):
        match = _longest(text, line, i, known, cues) if tokens[i].is_word and _opens(tokens, i, line) else None
        if match:
            yield match
            i = match.last
        i += 1


def _longest(text: str, line: Line, first: int, known: Mapping[str, Known], cues: Cues) -> Match | None:
    tokens = line.tokens
    for last in reversed(list(_reach(text, line, first))):
        name = text[tokens[first].start : tokens[last].end]
        key = fold(name)
        if key in cues.demonyms and (tokens[first].is_capital or line.quiet):
            return Match(line, first, last, name, _NEVER, demonym=True)
        if key in known and not (first == last and _stopped(tokens[first], line, cues)):
            match = Match(line, first, last, name, known[key])
            whole = _whole(text, match, cues)
            if whole is not None:
                return replace(match, nested=whole)
    return None


def _stopped(token: Token, line: Line, cues: Cues) -> bool:
    """A word that is never a place; the pronoun "us" is, but "US" and "U.S." are not."""
    acronym = token.text.isupper() and len(token.text) > 1 and not line.loud
    return token.lower in cues.stop and not acronym


def _whole(text: str, match: Match, cues: Cues) -> str | None:
    """Empty when the match stands alone; the longer name when it is part of one; None when it is no place at all."""
    tokens, line = match.line.tokens, match.line
    before, after = match.first - 1, match.last + 1
    if before >= 0 and _adjacent(text, tokens[before], tokens[match.first]) and not tokens[before].possessive:
        word = tokens[before]
        if word.lower in cues.given_names and not _plain(word, before, line, cues):
            return None
        passes = cues.roles | cues.directions | cues.stop | cues.region | cues.town | cues.district
        if not (_plain(word, before, line, cues) or word.lower in passes or fold(word.text) in cues.demonyms):
            return None
    of_whom = lower_at(tokens, before) == "of" and lower_at(tokens, before - 1) in cues.organisation_of
    if of_whom and tokens[before - 1].is_capital and not line.loud:
        return text[tokens[before - 1].start : tokens[match.last].end]
    run: list[Token] = []
    while (
        after < len(tokens) and _adjacent(text, tokens[after - 1], tokens[after]) and not tokens[after - 1].possessive
    ):
        run.append(tokens[after])
        after += 1
    organisation = next((n for n, t in enumerate(run) if t.lower in cues.organisation_after), None)
    if organisation is not None and not (line.loud and run[0].lower in cues.speech):
        return text[tokens[match.first].start : run[organisation].end]
    if run and not _passable(run[0], cues):
        return None
    return ""


def _adjacent(text: str, before: Token, after: Token) -> bool:
    """Two capitalised words with but a space or hyphen between: parts of one run."""
    return (
        before.is_word
        and after.is_word
        and before.is_capital
        and after.is_capital
        and text[before.end : after.start] in (" ", "\n", "-")
    )


def _plain(word: Token, index: int, line: Line, cues: Cues) -> bool:
    """Whether its capital tells nothing: it opens the sentence, or all words of the headline have one."""
    common = word.lower in cues.english or word.lower in cues.stop
    opens = not any(t.is_word for t in line.tokens[:index])
    return common and (opens or line.loud)


def _passable(word: Token, cues: Cues) -> bool:
    kinds = cues.region | cues.district | cues.town
    if word.lower in kinds or word.lower in cues.roles or word.lower in cues.stop or fold(word.text) in cues.demonyms:
        return True
    return word.lower in cues.english and word.lower not in cues.given_names


def _people(text: str, lines: Iterable[Line], known: Mapping[str, Known], cues: Cues) -> frozenset[str]:
    """Lower-case names of persons: what follows a given name or a person's role."""
    people: set[str] = set()
    for line in lines:
        tokens = line.tokens
        for i, token in enumerate(tokens[:-1]):
            after = tokens[i + 1]
            if not (after.is_word and after.is_capital and text[token.end : after.start] == " ") or token.possessive:
                continue
            facts = known.get(fold(after.text), _NEVER)
            role = token.lower in cues.roles and not (facts.kinds & _ACTORS) and after.lower not in cues.english
            given = (
                token.lower in cues.given_names and token.is_capital and fold(f"{token.text} {after.text}") not in known
            )
            if (role or given) and not line.loud and fold(after.text) not in cues.demonyms:
                people.add(after.lower)
    return frozenset(people)


def _evident(match: Match, people: frozenset[str], cues: Cues) -> bool:
    """Whether the words around it say that a place is meant."""
    if match.demonym:
        return False
    tokens, before = match.line.tokens, match.first - 1
    while lower_at(tokens, before) in ("the", "a", "an"):
        before -= 1
    word = lower_at(tokens, before)
    kind_words = cues.town | cues.region | cues.district
    if lower_at(tokens, match.last + 1) in kind_words or word in kind_words or word in cues.directions:
        return True
    if word in cues.locative or word in cues.acted_on:
        return True
    if word == "of":
        return lower_at(tokens, before - 1) in cues.of | kind_words
    return word in ("from", "to", "between") and match.toponym.lower() not in people


def _believed(match: Match, sure: set[str], people: frozenset[str], cues: Cues) -> bool:
    tokens, line, facts = match.line.tokens, match.line, match.known
    one_word = match.first == match.last
    word = tokens[match.first].lower
    evident = _evident(match, people, cues)
    opens = not any(t.is_word for t in tokens[: match.first])
    if facts.curated and not (opens and word in cues.english and one_word):
        return True
    if one_word and (word in people or word in cues.given_names) and not (facts.kinds & {Kind.COUNTRY}):
        return evident and lower_at(tokens, match.last + 1) not in cues.speech
    if one_word and word.isupper() is False and tokens[match.first].text.isupper() and len(word) <= 4 and not line.loud:
        return bool(facts.kinds & {Kind.COUNTRY, Kind.UNION})
    if len(word.replace(".", "")) <= 2 and one_word:
        return tokens[match.first].text.isupper() and bool(facts.kinds & {Kind.COUNTRY, Kind.UNION})
    if line.quiet:
        return bool(facts.kinds & _BROAD or facts.population >= LARGE) and not (one_word and word in cues.english)
    if one_word and word in cues.english:
        if Kind.COUNTRY in facts.kinds:
            return True
        prominent = (
            bool(facts.kinds & {Kind.CAPITAL, Kind.CONTINENT, Kind.SEA, Kind.RIVER}) or facts.population >= LARGE
        )
        return not opens and not line.loud and (evident or prominent)
    if (
        not one_word
        and all(t.lower in cues.english for t in tokens[match.first : match.last + 1])
        and (opens or line.loud)
    ):
        return bool(facts.kinds & _BROAD) or facts.population >= LARGE
    if facts.kinds & _BROAD or facts.population >= KNOWN_WELL or not one_word:
        return True
    return match.key in sure


def _mention(text: str, match: Match, all_matches: list[Match], cues: Cues) -> Mention:
    tokens = match.line.tokens
    first = match.first
    part: str | None = None
    wants: Kind | None = None
    toponym = match.toponym
    facts = match.known
    if match.demonym:
        toponym, wants = _named_by(match, all_matches, cues), None
    else:
        wants = _wanted(match, cues)
        word = lower_at(tokens, first - 1)
        joined = first > 0 and text[tokens[first - 1].end : tokens[first].start] == " "
        if word in cues.directions and joined and facts.kinds & _BROAD and wants is None and not match.nested:
            part, first = word, first - 1
            if first >= 2 and tokens[first - 1].text == "-" and tokens[first - 2].lower in cues.directions:
                part, first = f"{tokens[first - 2].lower}{word}", first - 2
    span = Span(tokens[first].start, tokens[match.last].end)
    if match.demonym:
        return Mention(span, span.of(text), toponym, Sense.ADJECTIVAL, "an adjective or a people: who acts, not where")
    if match.nested:
        return Mention(span, span.of(text), toponym, Sense.NESTED, f"part of the name “{match.nested}”", wants=wants)
    others = frozenset(m.last for m in all_matches if m.line is match.line and not m.nested)
    context = Context(tokens, first, match.last, bool(facts.kinds & _ACTORS), others, match.line.sentence.is_heading)
    judgement = judge(context, cues, area_meant=bool(part or wants))
    return Mention(span, span.of(text), toponym, judgement.sense, judgement.because, part, wants, judgement.unplaced)


def _named_by(match: Match, all_matches: list[Match], cues: Cues) -> str:
    """The place a demonym is made from; of several (Koreans), the one that the text names elsewhere."""
    options = cues.demonyms[match.key]
    if len(options) == 1:
        return options[0]
    named = {m.toponym for m in all_matches} | {
        places[0] for m in all_matches if m.demonym and len(places := cues.demonyms[m.key]) == 1
    }
    chosen = [option for option in options if option in named]
    return chosen[0] if len(chosen) == 1 else match.toponym


def _wanted(match: Match, cues: Cues) -> Kind | None:
    """The kind of place that a word beside the name asks for: "Kursk region", "the town of Sudzha", "A and B oblasts"."""
    tokens = match.line.tokens
    kinds = ((cues.region, Kind.REGION), (cues.district, Kind.DISTRICT), (cues.town, Kind.TOWN))
    after = match.last + 1
    if not tokens[match.last].possessive:
        for words, kind in kinds:
            if lower_at(tokens, after) in words:
                return kind
    ahead = after
    while ahead < min(len(tokens), after + 8) and (
        lower_at(tokens, ahead) in (",", "and", "or") or tokens[ahead].is_capital
    ):
        ahead += 1
    if ahead > after and lower_at(tokens, after) in (",", "and", "or") and lower_at(tokens, ahead).endswith("s"):
        for words, kind in kinds:
            if lower_at(tokens, ahead) in words:
                return kind
    before = match.first - 1
    if lower_at(tokens, before) == "of":
        before -= 1
    for words, kind in kinds:
        if lower_at(tokens, before) in words and lower_at(tokens, before) not in (
            "county",
            "state",
            "states",
            "capital",
        ):
            return kind
    return None
