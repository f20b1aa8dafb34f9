"""Doubts: whether a name that a gazetteer knows is a place here, or a person, an organisation or a word. Pure.

A name that is part of a longer capitalised run is a person or an organisation; a word of the dictionary needs evidence;
a small town needs evidence somewhere in the text.
"""

from collections.abc import Collection, Iterable, Mapping

from dateline.model import NOT_KNOWN, Kind, Known
from dateline.names import fold
from dateline.text.cues import Cues
from dateline.text.lines import PREFIXES, Line, Match, adjacent
from dateline.text.tokens import Token, lower_at

LARGE = 100_000  # inhabitants: a town this large needs no evidence though its name is a word
ACRONYM = 5  # letters
KNOWN_WELL = 15_000  # inhabitants: a smaller town needs evidence that a place is meant
ACTORS = frozenset({Kind.COUNTRY, Kind.CAPITAL, Kind.UNION})
BROAD = ACTORS | {Kind.CONTINENT, Kind.REGION, Kind.SEA, Kind.RIVER, Kind.AREA}


def whole_name(text: str, match: Match, cues: Cues) -> str | None:
    """Empty when the match stands alone; the longer name when it is part of one; None when it is no place at all."""
    tokens, line = match.line.tokens, match.line
    if _is_surname(text, match, cues) or _is_fragment(text, match, cues):
        return None
    before, after = match.first - 1, match.last + 1
    of_whom = lower_at(tokens, before) == "of" and lower_at(tokens, before - 1) in cues.organisation_of
    if of_whom and tokens[before - 1].is_capital and not line.loud:
        return text[tokens[before - 1].start : tokens[match.last].end]
    run: list[Token] = []
    while after < len(tokens) and adjacent(text, tokens[after - 1], tokens[after]) and not _owns(match, after - 1):
        run.append(tokens[after])
        after += 1
    end = next((t.end for t in run if t.lower in cues.organisation_after), None)
    if end is None and not run and not tokens[match.last].possessive:
        end = _small_organisation(tokens, match.last + 1, cues)
    if end is not None and not (line.loud and run and run[0].lower in cues.speech):
        word = all(t.lower in cues.english for t in tokens[match.first : match.last + 1])
        return None if word and not match.known.kinds & BROAD else text[tokens[match.first].start : end]
    if run and not _passable(run[0], match, cues):
        return None
    return ""


def _owns(match: Match, index: int) -> bool:
    """Only the name's own possessive ends the run: "Donetsk People's Republic" is one name, "Kyiv's Maidan" two."""
    return index == match.last and match.line.tokens[index].possessive


def _is_surname(text: str, match: Match, cues: Cues) -> bool:
    """A capitalised word right before it that is no title, adjective or kind of place makes it part of another name."""
    tokens, line = match.line.tokens, match.line
    before = match.first - 1
    if before < 0 or not adjacent(text, tokens[before], tokens[match.first]) or tokens[before].possessive:
        return False
    word = tokens[before]
    if tells_nothing(word, before, line, cues):
        return False
    if word.lower in cues.given_names:
        return True
    passes = (cues.roles, cues.directions, cues.stop, cues.region, cues.town, cues.district)
    return not any(word.lower in words for words in passes) and fold(word.text) not in cues.demonyms


def _is_fragment(text: str, match: Match, cues: Cues) -> bool:
    """ "Ras" or "al-Ain" of an unknown Ras al-Ain."""
    tokens = match.line.tokens
    after = [t.lower for t in tokens[match.last + 1 : match.last + 3]]
    if len(after) == 2 and after[0] in PREFIXES and after[1] == "-" and not tokens[match.last].possessive:
        return text[tokens[match.last].end : tokens[match.last + 1].start] == " "
    article = match.first
    if tokens[article - 1].text == "-" and lower_at(tokens, article - 2) in PREFIXES:
        article -= 2
    if tokens[article].lower not in PREFIXES or tokens[article].is_capital or article == 0:
        return False
    before = tokens[article - 1]
    named = before.is_capital and not tells_nothing(before, article - 1, match.line, cues)
    return named and text[before.end : tokens[article].start] == " "


def _small_organisation(tokens: tuple[Token, ...], after: int, cues: Cues) -> int | None:
    """ "Azov brigade", "Minsk agreements", "Minsk-2 accord": the end of the lower-case word."""
    if lower_at(tokens, after) == "-" and lower_at(tokens, after + 1).isdigit():
        after += 2
    return tokens[after].end if lower_at(tokens, after) in cues.organisation_after_small else None


def tells_nothing(word: Token, index: int, line: Line, cues: Cues) -> bool:
    """Whether its capital tells nothing: it opens the sentence, or all words of the headline have one."""
    common = word.lower in cues.english or word.lower in cues.stop
    return common and (index <= line.opening or line.loud)


def _passable(word: Token, match: Match, cues: Cues) -> bool:
    """Whether a capitalised word right after a name leaves it a name of its own: "Kyiv Mayor", "Kursk Region"."""
    kinds = (cues.region, cues.district, cues.town, cues.roles, cues.stop)
    if any(word.lower in words for words in kinds) or fold(word.text) in cues.demonyms:
        return True
    if match.line.tokens[match.last].lower in cues.given_names and not match.line.loud:
        return False
    return word.lower in cues.english and word.lower not in cues.given_names


def persons(text: str, lines: Iterable[Line], known: Mapping[str, Known], cues: Cues) -> frozenset[str]:
    """Lower-case names of persons: what follows a given name or a person's role."""
    found: set[str] = set()
    for line in lines:
        for token, after in zip(line.tokens, line.tokens[1:], strict=False):
            if not after.is_capital or token.possessive or line.loud:
                continue
            role, given = token.lower in cues.roles, token.is_capital and token.lower in cues.given_names
            if not (role or given) or text[token.end : after.start] != " " or fold(after.text) in cues.demonyms:
                continue
            kinds = known.get(fold(after.text), NOT_KNOWN).kinds
            role = role and not kinds & ACTORS and after.lower not in cues.english
            if role or (given and fold(f"{token.text} {after.text}") not in known):
                found.add(after.lower)
    return frozenset(found)


def is_evident(match: Match, people: Collection[str], cues: Cues) -> bool:
    """Whether the words around it say that a place is meant."""
    tokens, before = match.line.tokens, match.first - 1
    while lower_at(tokens, before) in ("the", "a", "an"):
        before -= 1
    word, after = lower_at(tokens, before), lower_at(tokens, match.last + 1)
    kinds = (cues.town, cues.region, cues.district)
    if any(after in words or word in words for words in kinds) or word in cues.directions:
        return True
    if word in cues.locative or word in cues.acted_on:
        return True
    if word == "of":
        owner = lower_at(tokens, before - 1)
        return owner in cues.of or any(owner in words for words in kinds)
    return word in ("from", "to", "between") and match.toponym.lower() not in people


def is_refused(line: Line, first: int, last: int, cues: Cues) -> bool:
    """Whether the words are no place whatever a tagger says, unless the rules take them for one: an acronym, a statesman."""
    token = line.tokens[first]
    if first != last or line.loud:
        return False
    acronym = token.text.isupper() and len(token.text) <= ACRONYM and fold(token.text) not in cues.abbreviations
    return acronym or token.lower in cues.figures or token.lower in cues.stop


def is_believed(match: Match, sure: Collection[str], people: Collection[str], cues: Cues) -> bool:
    """Whether the name is taken for a place. `sure`: keys that are evident somewhere in the text."""
    line, facts = match.line, match.known
    tokens = line.tokens[match.first : match.last + 1]
    one_word, opens = len(tokens) == 1, match.first <= line.opening
    all_common = all(t.lower in cues.english for t in tokens)
    if facts.curated and not (opens and one_word and all_common):
        return True
    if (
        one_word
        and (tokens[0].lower in people or tokens[0].lower in cues.given_names)
        and Kind.COUNTRY not in facts.kinds
    ):
        speaks = lower_at(line.tokens, match.last + 1) in cues.speech
        return is_evident(match, people, cues) and not speaks
    if one_word and len(tokens[0].text.replace(".", "")) <= 4 and tokens[0].text.isupper() and not line.loud:
        large = facts.population >= LARGE or Kind.CAPITAL in facts.kinds
        return bool(facts.kinds & {Kind.COUNTRY, Kind.UNION}) or (len(tokens[0].text) == 4 and large)
    if one_word and len(tokens[0].text) <= 2:
        return False
    large = bool(facts.kinds & BROAD) or facts.population >= LARGE
    if line.quiet:
        return large and not (one_word and all_common)
    if all_common:
        return _word_is_believed(match, opens, large, is_evident(match, people, cues))
    return large or facts.population >= KNOWN_WELL or not one_word or match.key in sure


def _word_is_believed(match: Match, opens: bool, large: bool, evident: bool) -> bool:
    """A name all of whose words are in the dictionary: "Split", "Bath", "Turkey", "Black Sea"."""
    facts, loud = match.known, match.line.loud
    if match.first != match.last:
        return large or not (opens or loud)
    if Kind.COUNTRY in facts.kinds:
        return not (loud and len(match.key) <= 3)  # "CAR" in a line of capitals
    known_well = bool(facts.kinds & {Kind.CAPITAL, Kind.CONTINENT, Kind.SEA, Kind.RIVER}) or facts.population >= LARGE
    return not opens and not loud and (evident or known_well)
