"""Dates that stand beside what is told and belong to something else: to what came before, or to the saying. Pure."""

import re

from dateline.model import Span
from dateline.text import datewords
from dateline.text.datewords import DateWords

_NEAR = 2  # words: "posted on Telegram on Monday"
_PLACE = 60  # characters before the day in a dateline
_DASH = re.compile(r"\s*(?:\([^)]{1,30}\)\s*)?[-–—]\s")
_CLAUSE = re.compile(r"[,;:“”\"()–—]")
_SENTENCE = re.compile(r"[;:“”\"]")
_CLOCK = re.compile(
    r"\s+(?:(?:about|around|shortly)\s+)?\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?(?:\s+(?:local\s+time|on|of|in\s+the))*\s*$"
)
_ED = re.compile(r"[a-z]+(?<!e)ed")
_HAD = re.compile(r"\s+had\b", re.IGNORECASE)
_LASTING = re.compile(r"(?:since|until|till|in|from|over|during|between)\b", re.IGNORECASE)
_THEIRS = re.compile(r"['’]s\s+(\w+)")
_NEXT = re.compile(r"[\s,]*(?:(?:has|had|have|also|then|later|first)\s+)*")


def aside(text: str, content: Span, sentence: Span, at: Span) -> bool:
    """Whether the date at `at`, in this sentence, does not say when what stands at `content` happened."""
    words = datewords.load()
    if _dateline(text, sentence, at):
        return True
    inside = content.start <= at.start < content.end
    if not inside:
        between = text[content.end : at.start] if content.end <= at.start else text[at.end : content.start]
        if ";" in between or _said_then(text, content, sentence, at, words):
            return True
    start = max(content.start if inside else content.end if at.start >= content.end else sentence.start, sentence.start)
    return _of_something_else(text, start, max(at.end, content.end) if inside else sentence.end, at, words)


def _dateline(text: str, sentence: Span, at: Span) -> bool:
    """ "PORT SUDAN, Nov 6 (Reuters) - "."""
    before = text[sentence.start : at.start]
    return len(before) <= _PLACE and before.rstrip().endswith(",") and bool(_DASH.match(text, at.end, sentence.end))


def _said_then(text: str, content: Span, sentence: Span, at: Span, words: DateWords) -> bool:
    """ "said on Monday", "on Monday said"; a day at the head of the sentence is left to all of it."""
    before = text[content.end if content.end <= at.start else sentence.start : at.start]
    before = before[max((cut.end() for cut in _SENTENCE.finditer(before)), default=0) :]
    theirs = _THEIRS.match(text, at.end)
    if theirs:  # "of Monday's strike", "in Monday's statement"
        return bool(words.aside["saying"].match(theirs[1]))
    says = list(words.aside["saying"].finditer(before))
    if says:  # not in "the mine, he said, fell on Monday", "no water had come, he adds, since Monday"
        of = before[says[-1].end() :]
        _, comma, last = of.rpartition(",")
        goes_on = words.past.search(last) if last.strip() else _LASTING.match(text, at.start)
        return not (comma and goes_on) and not words.aside["events"].search(last)
    after = _NEXT.match(text, at.end, sentence.end)
    return bool(re.search(r"\w", before) and after and words.aside["saying"].match(text, after.end()))


def _of_something_else(text: str, start: int, end: int, at: Span, words: DateWords) -> bool:
    told = text[start : at.start]
    cut = max((cut.end() for cut in _CLAUSE.finditer(told)), default=0)
    clause = told[cut:]
    shown = list(words.aside["shown"].finditer(clause))
    if shown and len(clause[shown[-1].end() :].split()) <= _NEAR:
        return True
    compared = list(words.aside["compared"].finditer(clause))
    if compared and not clause[compared[-1].end() :].strip():
        return True
    earlier = list(words.aside["before"].finditer(clause))
    if earlier and not _hour(clause[earlier[-1].end() :], words):
        return not words.aside["outcomes"].search(told[: cut + earlier[-1].start()])
    first = re.match(r"\s*(\w+)", clause)
    if cut and first and (_ED.fullmatch(first[1]) or words.aside["participles"].fullmatch(first[1])):
        return "," in text[at.end : end]  # closed again
    relative = words.aside["relative"].search(clause)
    if relative is None:
        return False
    opens = cut > 0 and not clause[: relative.start()].strip() and relative[0].lower() != "that"
    return opens or bool(_HAD.match(clause, relative.end()))


def _hour(said: str, words: DateWords) -> bool:
    """ "before dawn on Tuesday", "after 9 a.m. on Tuesday"."""
    bare = re.sub(r"(?:\s+(?:on|of|the))+\s*$", "", said).strip()
    return bool(words.aside["times_of_day"].fullmatch(bare)) or (bool(bare) and bool(_CLOCK.match(" " + bare)))
