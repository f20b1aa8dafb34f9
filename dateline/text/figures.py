"""Numbers and what they count. Pure.

What only looks like a figure gives nothing: years, dates, times, durations, ages, ordinals, names with numbers (the 47th
Brigade, the F-16, Highway 60), telephone numbers, "one of".
"""

import re
from collections.abc import Sequence

from dateline.claims import Bound, DateMention, Figure
from dateline.model import Sentence, Span
from dateline.text import figurewords
from dateline.text.counted import Counted, noun_phrase
from dateline.text.dates import dates
from dateline.text.figurewords import FigureWords

FAR = 300  # characters either side of a number that may tell what it is
_AGE = re.compile(r"[-\s]+years?[-\s]old\b|,?\s+aged?\b", re.IGNORECASE)
_CLOCK = re.compile(r"\s*(?:[ap]\.?m\b|o['’]clock|hrs?\b|h\b)", re.IGNORECASE)
# "one in three houses", "nine out of ten"; not "38 out of 52 drones"
_ONE_IN = re.compile(r"(?:\d|\b(?:one|two|three|four))\s+(?:in|out\s+of\s+every)\s+(?:every\s+)?$", re.IGNORECASE)
_OUT_OF = re.compile(r"\s+out\s+of\s+$", re.IGNORECASE)
_PHONE = re.compile(r"\+\d[\d\s().-]{6,}\d|\b\d{2,4}(?:[-.]\d{2,4}){2,}\b")
_WHOSE = "the|its|their|our|his|these|those|all|them"
_OF = re.compile(rf"\s+(?:out\s+)?of\s+(?:(?:{_WHOSE})\s+)?", re.IGNORECASE)
_FIRST = re.compile(r"\s+([A-Z]?[a-z]+-[a-z]+|[a-z]+(?<!s))\s+and\s+")
_GROWN = re.compile(r"\s*\(\+\s?[\d,. ]+\)")  # "1,023,580 (+1,060) personnel"
_UNITED = re.compile(r"-(?P<unit>[A-Za-z]+)(?:\s+(?P<noun>[A-Za-z]+))?")
_SMALL = ("one", "two", "three", "four", "five")
_DEFINITE = ("the", "these", "those")
_MONEY = {"$": "dollars", "€": "euros", "£": "pounds", "₴": "hryvnia", "₽": "roubles"}


def figures(text: str, sentences: Sequence[Sentence], said: Sequence[DateMention] | None = None) -> tuple[Figure, ...]:
    """In the order of the text; none overlaps another. `said`: the dates of the text, where they are known already."""
    words = figurewords.load()
    taken = [m.span for m in (dates(text, sentences, None) if said is None else said)]
    taken += [Span(m.start(), m.end()) for m in _PHONE.finditer(text)]
    found: list[Figure] = []
    for sentence in sentences:
        end = sentence.span.start
        while match := words.number.search(text, end, sentence.span.end):
            at = match.start("low")
            figure = None
            if not any(t.start <= at < t.end for t in taken):
                near = Span(max(sentence.span.start, at - FAR), min(sentence.span.end, match.end() + FAR))
                figure = _figure(text, match, near, words)
            end = max(match.end() if figure and figure.highest else match.end("low"), figure.span.end if figure else 0)
            if figure:
                found.append(figure)
    return tuple(found)


def _figure(text: str, match: re.Match[str], within: Span, words: FigureWords, *, plain: bool = False) -> Figure | None:
    """`plain`: without a look at the number that follows."""
    low = _value(match["low"], words)
    high = _value(match["high"], words) if match["high"] else None
    if low is None or (high is not None and high <= low) or _is_name(text, match, within, words):
        return None
    if (
        match["high"]
        and re.search(r"\band\b", text[match.end("low") : match.start("high")])
        and (match["bound"] or "").lower() != "between"
    ):  # "three dead and 14 wounded", "€2 billion and $3 billion"
        alone = words.number.match(text, match.start(), match.end("low"))
        return _figure(text, alone, within, words, plain=plain) if alone else None
    if high is not None and not _scaled(match["low"], words):
        scale = _scale(match["high"], words)
        low = low * scale if low * scale < high else low
    counted = (None if plain else _shared(text, match, within, words)) or _counted(text, match, within, words)
    if counted is None:
        return None
    bound = _bound(match, text, within, words)
    span = Span(match.start(), counted.end)
    before = _before(text, match, within)
    if before and before in words.casualty_verbs and counted.words == before:
        start = within.start + text[within.start : match.start()].lower().rindex(before)
        span = Span(start, match.end())
    return Figure(span, span.of(text), low, bound, counted.words, high)


def _shared(text: str, match: re.Match[str], within: Span, words: FigureWords) -> Counted | None:
    """What a second number says of the first as well: "52 of 61 assaults", "three missile and 61 air strikes"."""
    of = _OF.match(text, match.end(), within.end)
    first = None if of else _FIRST.match(text, match.end(), within.end)
    other = (words.stop, words.more, words.plurals, words.never, words.units)
    if first and any(first[1].lower() in group for group in other):
        return None
    then = of or first
    second = then and (_value(match["low"], words) or 0) > 1 and words.number.match(text, then.end(), within.end)
    figure = _figure(text, second, within, words, plain=True) if second else None
    if figure is None:
        return None
    return (
        Counted(f"{first[1]} {figure.counts.split()[-1]}", first.end(1))
        if first
        else Counted(figure.counts, match.end())
    )


def _value(said: str, words: FigureWords) -> float | None:
    """ "1.2 million", "two hundred and fifty", "30 000"; None for what is no number after all."""
    said = re.sub(r"\s+", " ", said.lower()).strip(" $€£₴₽")
    if said in words.values:
        return words.values[said]
    digits = re.match(r"[\d,. \u00a0\u202f]*\d", said)
    head = digits[0] if digits else re.split(r"[ -](?=(?:hundred|thousand|million|billion)$)", said)[0]
    scale = _scale(said, words)
    if digits:
        return round(float(re.sub(r"[,\s]", "", head)) * scale, 4)
    value = words.values.get(head)
    return None if value is None else value * scale


def _scale(said: str, words: FigureWords) -> float:
    last = re.search(r"(?:hundred|thousand|million|billion|(?<=\d)\s?(?:m|bn))$", said.lower())
    return words.scales[last[0].strip()] if last and said.lower().strip() not in words.values else 1.0


def _scaled(said: str, words: FigureWords) -> bool:
    return _scale(said, words) != 1.0 or "," in said


def _bound(match: re.Match[str], text: str, within: Span, words: FigureWords) -> Bound:
    said = re.sub(r"\s+", " ", (match["bound"] or "").lower())
    number = re.sub(r"\s+", " ", match["low"].lower())
    if said in words.bounds and words.bounds[said] is not Bound.EXACT:
        return words.bounds[said]
    if number in words.loose or match["plus"]:
        return Bound.AT_LEAST
    return Bound.ABOUT if re.match(r"\s+or so\b", text[match.end() : within.end]) else Bound.EXACT


def _before(text: str, match: re.Match[str], within: Span) -> str:
    found = re.search(r"([\w.'’-]+)\s*$", text[within.start : match.start()])
    return found[1].lower() if found else ""


def _is_name(text: str, match: re.Match[str], within: Span, words: FigureWords) -> bool:
    """Whether the number is part of a name, an age, a time of day, a year."""
    number, after = match["low"].lower(), text[match.end() : within.end]
    if _AGE.match(after) or (match["low"][0].isdigit() and _CLOCK.match(after)):
        return True
    if _ONE_IN.search(text[within.start : match.start()]):
        return True
    if _OUT_OF.search(text[within.start : match.start()]) and (not number.isdigit() or number in ("10", "100")):
        return True
    before = _before(text, match, within)
    if not match["bound"] and (before.rstrip(".") in words.labels or before == "aged"):
        return True
    digits = match["low"].isdigit()
    if digits and re.match(r"\s*,", after) and re.search(r"[A-Z]\w+,\s*$", text[within.start : match.start()]):
        return True  # "Olena Petrenko, 34, a resident"
    if digits and not match["bound"] and 1900 <= int(match["low"]) <= 2099 and _head(after) not in words.plurals:
        return True
    if number == "half" and not re.match(r"\s+(?:of|the|its|their|his|all)\b", after):
        return True
    if number in _SMALL and before in _DEFINITE:
        return True  # "the two sides"
    if number == "one" and before in ("this", "that", "no", "each", "which"):
        return True
    return number == "one" and not match["high"] and not _is_one(after, match, words)


def _is_one(after: str, match: re.Match[str], words: FigureWords) -> bool:
    """ "one soldier was killed", not "one of them", "one soldier said", "one day"."""
    following = re.findall(r"[\w'’-]+", after)[:4]
    if not following or (not match["bound"] and following[0].lower() in words.speech):
        return False
    noun = next((n for n, w in enumerate(following) if w.lower() in words.singles), None)
    if noun is None:
        return False
    then = following[noun + 1].lower() if noun + 1 < len(following) else ""
    return bool(match["bound"]) or then not in words.speech


def _head(after: str) -> str:
    found = re.match(r"\s+([a-z]+)", after)
    return found[1] if found else ""


def _counted(text: str, match: re.Match[str], within: Span, words: FigureWords) -> Counted | None:
    """What stands behind the number, up to the last word of the noun phrase."""
    grown = _GROWN.match(text, match.end(), within.end)
    at, number = grown.end() if grown else match.end(), match["low"].lower()
    if match["low"][0] in _MONEY:
        return Counted(_MONEY[match["low"][0]], at)
    if match["per"]:
        return _share("%", text, at, within, words)
    united = _UNITED.match(text, at, within.end)
    if united:
        unit = united["unit"].lower()
        if unit in words.never or unit in ("strong", "fold", "old", "storey", "story", "sided", "way", "point", "day"):
            return Counted("strong", united.end("unit")) if unit == "strong" else None
        return Counted(united["unit"], united.end("unit"))
    percent = re.compile(r"\s+per\s?cent\b").match(text, at, within.end)
    if percent:
        return _share(text[at : percent.end()].strip(), text, percent.end(), within, words)
    of = re.compile(rf"\s+of\b(?:\s+(?:{_WHOSE})\b)?(?:\s+(?:\d+|[a-z]+(?=\s+[a-z]+s\b)))?").match(text, at, within.end)
    part = _value(number, words) or 1
    if (of and number != "one") or (number == "half" and not of):
        start = of.end() if of else re.compile(r"\s+(?:the|its|their|his|all)").match(text, at, within.end).end()  # type: ignore[union-attr]
        return noun_phrase(text, start, within, words, single=part < 1) or noun_phrase(
            text, _after_of(text, at), within, words, single=part < 1
        )
    found = noun_phrase(text, at, within, words, single=part <= 1)
    if found is not None:
        return found
    before = _before(text, match, within)
    ends = re.match(r"\s*(?:[,.;:)”\"]|$|\s(?:and|in|on|at|others|more|including|among)\b)", text[at : within.end])
    return Counted(before, at) if before in words.casualty_verbs and ends else None


def _after_of(text: str, at: int) -> int:
    found = re.compile(rf"\s+of\b(?:\s+(?:{_WHOSE})\b)?").match(text, at)
    return found.end() if found else at


def _share(unit: str, text: str, at: int, within: Span, words: FigureWords) -> Counted:
    of = re.compile(r"\s+of\s+(?:the\s+|its\s+|their\s+)?").match(text, at, within.end)
    whole = noun_phrase(text, of.end() - 1, within, words, single=True) if of else None
    return Counted(f"{unit} of {whole.words}", whole.end) if whole else Counted(unit, at)
