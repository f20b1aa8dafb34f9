"""The words of saying in a sentence, with the speaker before or after them and the span of what is said."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from dateline.model import Span
from dateline.text.attribution.according import by_phrase
from dateline.text.attribution.begins import content_start
from dateline.text.attribution.behind import after, turned
from dateline.text.attribution.colons import colon, headline
from dateline.text.attribution.contents import as_said, said_by_one_before
from dateline.text.attribution.heads import evidence_first, first_of, met
from dateline.text.attribution.line import Cue, Line
from dateline.text.attribution.nesting import parted
from dateline.text.attribution.nominal import by_nouns
from dateline.text.attribution.opinions import consistent, for_whom, in_their_words, position, seen, with_words
from dateline.text.attribution.passives import BE, CHARGES, HAVING, TO_CHARGE, by_whom, citing, quoted_as
from dateline.text.attribution.phrases import (
    is_name,
    span,
    without_marks_of_names,
)
from dateline.text.attribution.relays import relayed
from dateline.text.attribution.source import Source
from dateline.text.attribution.speakers import Register
from dateline.text.attribution.subjects import subject
from dateline.text.attribution.sure import SHOWING, known_of, numbered, pictured, sure
from dateline.text.attribution.topics import topic
from dateline.text.attribution.words import Words
from dateline.text.tokens import tokenise

_DEMANDING = ("call", "warn", "appe")  # with "for", "on", "of" these tell of no event: "called for a truce"
_ASKING = frozenset({"ask", "req", "wan", "wis", "pre"})
_UNNAMED = re.compile(
    r"\b(?:named|(?:his|her|their|its|real|full) (?:own )?names?|surname|identified|identity|anonym\w+)\b"
)
_OPENING = 300  # characters that tell whom a sentence without speech begins with
_TITLED = 0.7  # share of words with a capital in a title
_GOING = BE | {"keep", "keeps", "kept", "started", "began"}
_QUOTES = frozenset("quoted quotes quoting cited cites".split())
_QUOTED_FAR = 14  # tokens
_UNNAMED_ON = re.compile(r"\s+(?:only )?(?:to \w+ )?on (?:the )?condition (?:of|that)\b")
_THEMSELVES = frozenset("itself himself herself themselves".split())


Placed = tuple[Cue, int]  # with where its speaker begins


def cues_of(text: str, sentence: Span, quoted: Sequence[Span], words: Words, register: Register) -> list[Cue]:
    """In the order of the sentence. `quoted`: the quotations that touch it, within which nobody else speaks."""
    register.topic = None
    silent = not words.gate.search(text, sentence.start, sentence.end)
    end = min(sentence.end, sentence.start + _OPENING) if silent else sentence.end
    tokens = without_marks_of_names(text, tokenise(text, sentence.start, end))
    quoted = [q for q in quoted if not is_name(q.of(text))]
    inside = [any(q.start <= token.start < q.end for q in quoted) for token in tokens]
    line = Line(text, sentence, tokens, inside, words, register)
    _mention(line)
    if not tokens:
        return []
    if silent:
        topic(line)
        return []
    through: Source | None = None
    relay: Placed | None = None
    found: list[Placed] = []
    for match in words.before.finditer(text, sentence.start, sentence.end):
        if any(q.start <= match.start() < q.end for q in quoted):
            continue
        made = by_phrase(line, match)
        if made and match[0].lower().startswith("as "):
            through, relay = made[0].source, made
        else:
            _add(found, made, register)
    _add(found, _accounts(line), register)
    if _led_by_topic(line, found=bool(found)):
        topic(line)
    for made in chain(_by_verbs(line, found), by_nouns(line, found)):
        _add(found, made, register)
    found = citing(line, found)
    if not found and relay is not None:  # "As reported by the police, two people died"
        _add(found, relay, register)
    elif not found:
        _add(found, headline(line) or colon(line), register)
    if through is not None and found != [relay]:
        found = [(replace(cue, via=through), start) for cue, start in found]
    if not found:
        topic(line)
    return parted(text, relayed(line, found))


def _mention(line: Line) -> None:
    """Persons named in the line are the last told of."""
    for token, within in zip(line.tokens, line.inside, strict=True):
        if token.is_capital and not within:
            line.register.mention(re.sub(r"['’]s?$", "", token.text))


def _accounts(line: Line) -> Placed | None:
    """One whose account or view is told without a verb, or of a kind that has no word of saying."""
    return (
        in_their_words(line) or for_whom(line) or position(line) or with_words(line) or consistent(line) or seen(line)
    )


def _led_by_topic(line: Line, *, found: bool) -> bool:
    """ "When we reached the owner, he said", "A trader fled with nothing; he says", "The ministry posted a text in which it says"."""
    if line.lower(0) in ("when", "after", "as") and line.lower(1) in ("i", "we"):
        return True
    marks = (i for i, t in enumerate(line.tokens) if t.text in (";", ":", "which") and not line.inside[i])
    apart = next(marks, len(line.tokens))
    return not found and any(token.lower in ("he", "she", "it") for token in line.tokens[apart:])


def _add(found: list[Placed], made: Placed | None, register: Register) -> None:
    if made is not None:
        found.append(made)
        register.add(made[0].source)


def _by_verbs(line: Line, found: Sequence[Placed]) -> Iterator[Placed | None]:
    words = line.words
    titled = sum(t.is_capital for t in line.tokens) > _TITLED * sum(t.is_word for t in line.tokens)
    for c, token in enumerate(line.tokens):
        lower = token.lower
        if lower in HAVING and line.lower(c - 1) == "as" and not line.inside[c]:
            yield quoted_as(line, c)  # "was cited as having found"
        if line.inside[c] or (token.is_capital and c and not titled):
            continue
        if lower in words.minded:
            yield _minded(line, c)
        if lower not in words.forms:
            continue
        if any(cue.span.start <= token.start < cue.span.end for cue, _ in found):
            continue
        if lower in words.participles:
            yield quoted_as(line, c) or _progressive(line, c) or _participle(line, c, found)
        elif line.verb(c) and not (lower in words.nouns and line.lower(c + 1) in words.verbs):
            yield by_whom(line, c) or turned(line, c) or _before(line, c, found) or after(line, c)


def _progressive(line: Line, c: int) -> Placed | None:
    """ "X is reporting that", "X keeps saying that"."""
    going = line.lower(c - 1) in _GOING
    if not going and line.words.leading_by.search(line.text[line.span.start : line.tokens[c].start]) is None:
        return None
    place = subject(line, c - 1 if going else c, passive=True)
    begin, via = content_start(line, c)
    led = line.lower(begin - 1) == "that" or (begin < len(line.tokens) and line.tokens[begin].text in '"“')
    source = line.read(*place[:2]) if place and not place[2] else None
    content = line.rest(begin)
    linked = line.lower(c) in line.words.linked and line.lower(begin - 1) == "of"
    if source is None or content is None or place is None or not (led or linked or line.lower(c) in line.words.things):
        return None
    return Cue(source, span(line.tokens[c]), line.words.participles[line.lower(c)], content, via), line.tokens[
        place[0]
    ].start


def _minded(line: Line, c: int) -> Placed | None:
    """ "X is worried that", "X is of the opinion that"."""
    be = next((i for i in range(c - 1, max(-1, c - 5), -1) if line.lower(i) in BE), -1)
    place = subject(line, be, passive=True) if be > 0 and line.lower(c + 1) == "that" else None
    source = line.read(*place[:2]) if place and not place[2] else None
    content = line.rest(c + 2)
    if place is None or source is None or content is None:
        return None
    return Cue(source, span(line.tokens[c]), "context", content), line.tokens[place[0]].start


def _before(line: Line, c: int, found: Sequence[Placed]) -> Placed | None:
    """The speaker stands before the verb."""
    place = met(line, c) or evidence_first(line, c) or subject(line, c)
    if place is None or _no_saying(line, c, *place):
        return None
    first, stop, shared = place
    apart = any(t.text == ";" or t.lower in line.words.relatives for t in line.tokens[:c])
    sharing = found[-1][0].source if found else None if apart and shared else first_of(line)  # "X met Y and said"
    source = sharing if shared else line.read(first, stop)
    of_clause = line.lower(first - 1) in line.words.relatives or line.lower(c - 1) in line.words.relatives
    loose = line.verb(c) == "context" and "that" not in (line.lower(c + 1), line.lower(c + 2))
    if of_clause and (source is None or not known_of(source) or loose):
        return None
    if line.lower(c) in SHOWING and line.lower(first) in {"it", "they"}:
        source = pictured(line, first)
    if source is None or not (shared or sure(line, first, c, source)):
        return None
    as_told = as_said(line, c, first) if line.lower(first - 1) == "as" else None
    if (line.lower(first - 2), line.lower(first - 1)) == ("or", "so"):  # "…, or so its spokeswoman assured me"
        as_told = as_said(line, c, first - 1)
    said = as_told or said_by_one_before(line, c, first)
    if said is None:
        return None
    verb = line.verb(c)
    if line.lower(c + 1) in line.words.links and line.lower(c)[:4] in _DEMANDING:
        verb = "context"
    passes_on = as_told is not None or source.kind == "outlet"
    return Cue(source, line.cue(c), verb, *said, passes_on), line.tokens[c if shared else first].start


def _no_saying(line: Line, c: int, first: int, stop: int, shared: bool) -> bool:
    """Whether the verb at `c` tells of no speech although somebody stands before it."""
    lower, after, words = line.lower(c), line.lower(c + 1), line.words
    if first < stop and line.lower(first) == "we" and lower not in words.declaring:
        return True
    asked = lower[:3] in _ASKING and _UNNAMED.search(
        line.text, line.tokens[c].end, line.tokens[min(c + 8, len(line.tokens) - 1)].end
    )
    quoting = lower in _QUOTES and any(
        (line.lower(i), line.lower(i + 1)) == ("as", "saying") for i in range(c + 1, c + _QUOTED_FAR)
    )
    uncounted = lower.startswith("count") and not numbered(line, c)  # "counted the lights again"
    plain = lower.startswith("assess") and all(line.lower(i) != "that" for i in range(c + 1, c + 6))
    return bool(
        plain  # "assessed the damage"
        or uncounted
        or _UNNAMED_ON.match(line.text, line.tokens[c].end)  # "spoke on the condition of anonymity"
        or quoting  # "TASS quoted X as saying"
        or asked  # "asked that his name not be used"
        or (shared and lower in words.plain)  # "would look and say"
        or (lower in CHARGES and after in TO_CHARGE)  # "a man accused of"
        or (lower in words.calling and after in _THEMSELVES)  # "the Houthis, who call themselves"
    )


def _participle(line: Line, c: int, found: Sequence[Placed]) -> Placed | None:
    """ "X said …, adding that …", "X gave a report, claiming that …"."""
    if line.lower(c - 1) not in {",", "and"} or line.lower(c) in {"citing", "quoting"}:
        return None
    source = found[-1][0].source if found else first_of(line)
    begin, via = content_start(line, c)
    content = line.rest(begin)
    if source is None or content is None or (line.lower(c) == "speaking" and line.lower(c + 1) != "of"):
        return None
    if line.lower(c) == "asking" and _UNNAMED.search(line.text, line.tokens[c].end, line.span.end):
        return None  # "asking not to be identified"
    verb = line.words.participles[line.lower(c)]
    led = line.lower(begin - 1) == "that" or line.lower(begin) in {'"', "“", "to"}
    if not led and (verb == "clausal" or (verb == "context" and not found)):
        return None
    return Cue(source, span(line.tokens[c]), verb, content, via), line.tokens[c].start
