"""Names beside what is told of: where a report was filed, a firm has its seat or a ship is registered, or whose a thing is.
Rules over the words around the name; pure.

They come before those of `senses.py` and are none of them, since the trained judge has learnt from what those say.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.model import Kind, Mention, Sense
from dateline.text.cues import Cues
from dateline.text.senses import Context, Judgement, governed, governor, is_dateline
from dateline.text.tokens import Token, lower_at

REGISTERED = "where a ship or plane is registered, or a thing was made; nothing is said to have happened there"
_FILED = "where a report was filed or edited"
_SEAT = "where a firm or an institution has its seat; nothing is said to have happened there"
_PEOPLE = "where people come from; nothing is said to have happened there"
_OUTLET = "it tells which newspaper, agency or station is meant"
_INITIALS = 3  # letters: "US", "UAE"
_AGENCY = "the agency that filed the report"
_AGAIN = "the same outlet as elsewhere in the text: “{}”"
_BEFORE, _AFTER = re.compile(r"(?:(\w+)\s+)?(\w+)\s+$"), re.compile(r"\s+(\w+)")
_NEAR = 40  # characters in which the words beside a name are looked for
_HEAD = 16  # tokens within which a dateline ends
_RUN = 8  # words in a person's or a firm's name
_DASHES = ("-", "–", "—", ":")
_COUNTRIES = frozenset({Kind.COUNTRY, Kind.UNION})
_WORDS_BETWEEN = 2  # "a Piraeus shipping company", "the Saba state news agency"


def apart(context: Context, kinds: frozenset[Kind], cues: Cues, *, loud: bool = False) -> Judgement | None:
    """The sense of a name that only stands beside what is told of; None of all others. `kinds`: none of an unknown name;
    `loud`: the capitals of its sentence tell nothing."""
    found = _filed(context, cues) or (None if kinds else _agency(context)) or _registered(context, cues)
    if found or context.owned or loud:
        return found
    if kinds & _COUNTRIES:
        return _company(context, cues) or _as_adjective(context, cues)
    return _outlet(context, cues) or _company(context, cues) or _person(context, cues)


def named_again(text: str, mentions: Iterable[Mention], cues: Cues) -> tuple[Mention, ...]:
    """The same mentions; where the text speaks of "the Saba agency", "Saba said" and "told Saba" are that agency too."""
    all_ = tuple(mentions)
    outlets = {m.toponym for m in all_ if m.because.startswith(_OUTLET) and m.sense is Sense.NESTED}
    filed = {m.toponym for m in all_ if m.because == _AGENCY}
    return tuple(
        replace(m, sense=Sense.NESTED, because=_AGAIN.format(" ".join(m.text.split())), unplaced=None)
        if m.sense in (Sense.LITERAL, Sense.METONYM)
        and not m.unplaced
        and (m.toponym in filed or (m.toponym in outlets and _tells(text, m, cues)))
        else m
        for m in all_
    )


def _tells(text: str, mention: Mention, cues: Cues) -> bool:
    """Whether it speaks or is spoken to, as an outlet does."""
    start, end = mention.span.start, mention.span.end
    after = _AFTER.match(text, end, end + _NEAR)
    before = _BEFORE.search(text[max(0, start - _NEAR) : start])
    told = before is not None and (
        before[2] in cues.apart_told or " ".join(before.groups("")).lower() == "according to"
    )
    return told or (after is not None and (after[1] in cues.speech or after[1] in cues.apart_tells))


def registered(tokens: Sequence[Token], last: int, cues: Cues) -> str:
    """ "flagged" after "Liberia-" or "Liberian-", whose last token is given; else empty."""
    word = lower_at(tokens, last + 2) if lower_at(tokens, last + 1) in ("-", "‑") else ""
    return word if word in cues.apart_registered else ""


def _beside(because: str, unplaced: str) -> Judgement:
    return Judgement(Sense.LITERAL, because, unplaced, settled=True)


def _filed(context: Context, cues: Cues) -> Judgement | None:
    """A dateline however it is joined, and the line that says who wrote where: "Reporting by A in X; editing by B in Y"."""
    if is_dateline(context, wide=True):
        return _beside("the dateline", "the dateline: where the report was filed")
    opening = [lower_at(context.tokens, context.opening + n) for n in range(3)]
    signed = any(word in cues.apart_signing and by == "by" for word, by in pairwise(opening))
    at = governor(context)
    if signed and lower_at(context.tokens, at) == "in" and context.tokens[at - 1].is_capital:
        ends = context.after() in ("", ".", ",", ";", ")", "and")
        return _beside("the line that says who wrote it", _FILED) if ends else None
    return None


def _agency(context: Context) -> Judgement | None:
    """ "(Gulf Wire)", where that closes a dateline."""
    tokens, near = context.tokens, context.first - context.opening < _HEAD
    closes = near and context.before() == "(" and context.after() == ")" and context.after(2) in _DASHES
    if closes and tokens[context.opening].is_capital and not context.heading:
        return Judgement(Sense.NESTED, _AGENCY, settled=True)
    return None


def _registered(context: Context, cues: Cues) -> Judgement | None:
    """ "Liberia-flagged", "a tanker registered in Liberia"."""
    if word := registered(context.tokens, context.last, cues):
        return _beside(f"“-{word}”", REGISTERED)
    word, nearer, further = (lower_at(context.tokens, governor(context) - n) for n in range(3))
    if word == "in" and nearer in cues.apart_seated:
        return _beside(f"“{nearer} in”", _SEAT)
    if word == "in" and nearer in cues.apart_registered and further in cues.apart_firms | cues.apart_arms:
        return _beside(f"“{further} {nearer} in”", REGISTERED)
    return None


def _company(context: Context, cues: Cues) -> Judgement | None:
    """ "Meltemi Maritime of X", "the operator Meltemi of X", "a X shipping company"."""
    tokens, at = context.tokens, governor(context)
    start = _start_of_run(tokens, at - 1) if lower_at(tokens, at) == "of" else at
    if start < at:
        comma = 2 if lower_at(tokens, start - 1) == "," else 1  # "its operator, Meltemi of X"
        called = tokens[at - 1].lower in cues.apart_companies and start < at - 1
        if called or (lower_at(tokens, start - comma) in cues.apart_firms and start > context.opening):
            return _beside(f"“{tokens[at - 1].text} of”", _SEAT)
    if context.before() not in ("a", "an"):
        return None
    head = next((word for _, word in _small_words(context) if word in cues.apart_firms), "")
    return _beside(f"a firm of its: “{head}”", _SEAT) if head and not _is_target(context, cues) else None


def _person(context: Context, cues: Cues) -> Judgement | None:
    """ "Jean Bahati of X", "said Samer Haddad of X": a given name, a role or a verb of speech shows that it is a person's."""
    tokens, at = context.tokens, governor(context)
    if lower_at(tokens, at) != "of" or context.after() == "-":  # "Jean Bahati of a Geneva-based group"
        return None
    start = _start_of_run(tokens, at - 1)
    if at - start < 2 or tokens[at - 1].lower in cues.english:
        return None
    run = [token.lower for token in tokens[start : at - 1]]
    given = any(word in cues.given_names or word in cues.census_given for word in run if word not in cues.english)
    before = lower_at(tokens, start - 1)
    told = before in cues.speech or before in cues.roles or context.after() in cues.speech
    if given or run[0] in cues.roles or (told and run[0] not in cues.english):
        return _beside(f"“{tokens[at - 1].text} of”", _PEOPLE)
    return None


def _outlet(context: Context, cues: Cues) -> Judgement | None:
    """ "Saba agency", "the X newspaper", "X state television": no place, unless it is their building that was hit."""
    steps, head = _outlet_head(context, cues)
    if head in cues.apart_stations and context.after(steps + 1) in cues.apart_station_after:
        steps += 1
    if not head or context.after(steps + 1) in cues.apart_buildings:
        return None
    article = context.before() in ("the", "a", "an")
    named = context.last + steps + 1 < len(context.tokens) and context.tokens[context.last + steps + 1].is_capital
    if head in cues.apart_periods and not (article or named):  # "shells fall on X daily"
        return None
    if head in cues.apart_stations and _is_target(context, cues):
        return None
    sense = Sense.LITERAL if context.before() in ("a", "an") else Sense.NESTED
    return Judgement(sense, f"{_OUTLET}: “{_words(context, steps)}”", _OUTLET, settled=True)


def _as_adjective(context: Context, cues: Cues) -> Judgement | None:
    """ "a U.S. destroyer", "two Sudan soldiers", "in US strikes": the country before a noun is whose it is."""
    word = context.after()
    kind = word in cues.region or word in cues.district or word in cues.town  # "a Sudan province"
    if (
        kind
        or word in cues.apart_no_noun
        or word in cues.speech
        or not word.isalpha()
        or context.tokens[context.last + 1].is_capital
    ):
        return None
    initials = context.tokens[context.last].text.replace(".", "")
    short = context.first == context.last and initials.isupper() and len(initials) <= _INITIALS
    counted = context.before() in cues.apart_counted
    reproached = short and lower_at(context.tokens, governor(context)) in cues.apart_no_place
    if counted or reproached or (short and (word in cues.apart_arms or word in cues.apart_deeds)):
        return Judgement(Sense.METONYM, f"whose it is: “{_words(context, 1)}”", settled=True)
    return None


def _outlet_head(context: Context, cues: Cues) -> tuple[int, str]:
    """How many words after the name the noun stands that makes it an outlet's, and that noun; empty where none does."""
    for steps in range(1, _WORDS_BETWEEN + 2):
        word = context.after(steps)
        if word in cues.apart_outlets or word in cues.apart_stations or (steps > 1 and word in cues.apart_sites):
            return steps, word
        if word not in cues.apart_outlet_words:
            break
    return 0, ""


def _small_words(context: Context) -> Iterator[tuple[int, str]]:
    """The words right after the name that have no capital, with their distance from it."""
    for steps in range(1, _WORDS_BETWEEN + 2):
        word = context.after(steps)
        if not word[:1].isalpha() or context.tokens[context.last + steps].is_capital:
            break
        yield steps, word


def _is_target(context: Context, cues: Cues) -> bool:
    """ "hit a Kharkiv company", "at the Kherson radio station": it happened there."""
    judgement = governed(context, cues)
    return judgement is not None and judgement.sense is Sense.LITERAL


def _words(context: Context, more: int) -> str:
    return " ".join(token.text for token in context.tokens[context.first : context.last + more + 1])


def _start_of_run(tokens: Sequence[Token], last: int) -> int:
    """The first of the capitalised words that end at `last`, at most `_RUN`; after `last` where that is none."""
    first = last + 1
    while first > max(0, last + 1 - _RUN) and tokens[first - 1].is_capital:
        first -= 1
    return first
