"""Names beside what is told of: where a report was filed, a firm has its seat or a ship is registered, or whose a thing is.
Rules over the words around the name; pure.

They come before those of `senses.py` and are none of them, since the trained judge has learnt from what those say.
"""

from collections.abc import Sequence

from dateline.model import Kind, Sense
from dateline.text.cues import Cues
from dateline.text.senses import Context, Judgement, governed, governor, is_dateline
from dateline.text.tokens import Token, lower_at

REGISTERED = "where a ship or plane is registered, or a thing was made; nothing is said to have happened there"
_FILED = "where a report was filed or edited"
_SEAT = "where a firm has its seat; nothing is said to have happened there"
_PEOPLE = "where people come from; nothing is said to have happened there"
_OUTLET = "it tells which newspaper, agency or station is meant"
_INITIALS = 3  # letters: "US", "UAE"
_COUNTRIES = frozenset({Kind.COUNTRY, Kind.UNION})
_WORDS_BETWEEN = 2  # "a Piraeus shipping company", "the Saba state news agency"


def apart(context: Context, kinds: frozenset[Kind], cues: Cues) -> Judgement | None:
    """The sense of a name that only stands beside what is told of; None of all others."""
    found = _filed(context, cues) or _registered(context, cues)
    if found or context.owned:
        return found
    if kinds & _COUNTRIES:
        return _company(context, cues) or _as_adjective(context, cues)
    return _outlet(context, cues) or _company(context, cues) or _person(context, cues)


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
    signed = any(word in cues.apart_signing and by == "by" for word, by in zip(opening, opening[1:], strict=False))
    at = governor(context)
    if signed and lower_at(context.tokens, at) == "in" and context.tokens[at - 1].is_capital:
        ends = context.after() in ("", ".", ",", ";", ")", "and")
        return _beside("the line that says who wrote it", _FILED) if ends else None
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
    start = _start_of_run(tokens, at - 1)
    if lower_at(tokens, at) == "of" and start < at:
        comma = 2 if lower_at(tokens, start - 1) == "," else 1  # "its operator, Meltemi of X"
        called = tokens[at - 1].lower in cues.apart_companies and start < at - 1
        if called or (lower_at(tokens, start - comma) in cues.apart_firms and start > context.opening):
            return _beside(f"“{tokens[at - 1].text} of”", _SEAT)
    head = _head(context, cues.apart_firms)
    if head and context.before() in ("a", "an") and not _is_target(context, cues):
        return _beside(f"a firm of its: “{head}”", _SEAT)
    return None


def _person(context: Context, cues: Cues) -> Judgement | None:
    """ "said Samer Haddad of X": a given name or a verb of speech before the whole shows that it is a person's."""
    tokens, at = context.tokens, governor(context)
    start = _start_of_run(tokens, at - 1)
    if lower_at(tokens, at) != "of" or at - start < 2 or tokens[at - 1].lower in cues.english:
        return None
    given = tokens[start].lower in cues.given_names | cues.census_given and tokens[start].lower not in cues.english
    told = lower_at(tokens, start - 1) in cues.speech | cues.roles and tokens[start].lower not in cues.english
    return _beside(f"“{tokens[at - 1].text} of”", _PEOPLE) if given or told else None


def _outlet(context: Context, cues: Cues) -> Judgement | None:
    """ "Saba agency", "the X newspaper", "X state television": no place, unless it is their building that was hit."""
    sort = cues.apart_outlets | cues.apart_stations
    head = _head(context, sort, cues.apart_outlet_words)
    steps = next((n for n in range(1, _WORDS_BETWEEN + 3) if context.after(n) == head), 0) if head else 0
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
    words = " ".join(token.text for token in context.tokens[context.first : context.last + steps + 1])
    sense = Sense.LITERAL if context.before() in ("a", "an") else Sense.NESTED
    return Judgement(sense, f"{_OUTLET}: “{words}”", _OUTLET, settled=True)


def _as_adjective(context: Context, cues: Cues) -> Judgement | None:
    """ "a U.S. destroyer", "two Sudan soldiers", "in US strikes": the country before a noun is whose it is."""
    word = context.after()
    if not word.isalpha() or context.tokens[context.last + 1].is_capital or word in cues.apart_no_noun | cues.speech:
        return None
    initials = context.tokens[context.last].text.replace(".", "")
    short = context.first == context.last and initials.isupper() and len(initials) <= _INITIALS
    counted = context.before() in cues.apart_counted
    reproached = short and lower_at(context.tokens, governor(context)) in cues.apart_no_place
    if counted or reproached or (short and word in cues.apart_arms | cues.apart_deeds):
        return Judgement(Sense.METONYM, f"whose it is: “{context.tokens[context.last].text} {word}”", settled=True)
    return None


def _head(context: Context, nouns: frozenset[str], between: frozenset[str] | None = None) -> str:
    """The first of these nouns after the name, with but small words before it (those of `between`, where given); or empty."""
    for n in range(1, _WORDS_BETWEEN + 2):
        at = context.last + n
        word = lower_at(context.tokens, at)
        if word in nouns and not context.tokens[at].is_capital:
            return word
        passes = word in between if between is not None else word.isalpha()
        if not passes:
            break
    return ""


def _is_target(context: Context, cues: Cues) -> bool:
    """ "hit a Kharkiv company", "at the Kherson radio station": it happened there."""
    judgement = governed(context, cues)
    return judgement is not None and judgement.sense is Sense.LITERAL


def _start_of_run(tokens: Sequence[Token], last: int) -> int:
    """The first of the capitalised words that end at `last`; after `last` where that is none."""
    first = last + 1
    while first > 0 and tokens[first - 1].is_capital:
        first -= 1
    return first
