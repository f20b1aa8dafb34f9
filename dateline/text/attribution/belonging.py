"""Whom "a spokesman" or "its commander" belongs to where their own words do not tell: the body named before. Pure."""

import re

from dateline.model import Span
from dateline.text.attribution.words import Kind, Words

_BACK = 400  # characters
_FAR = 3000  # characters in which a group was named
_STOP = re.compile(r"[.!?:;][”\"]?\s+|\n")
_LEAD = 3  # words before a name that is still the subject of its sentence: "But the Russian …"
_ITS = re.compile(r"(?:[\w ,-]+ (?:to|of|in|for|from) )?(?:its|their)\b", re.IGNORECASE)  # "an adviser to its leader"
_OF_THEM = re.compile(r"\b(?:of|in|on|from) (?:one|two|some|most|both|all) of (?:them|these)\b", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:, |\A)an? (?:ministry|army|military|government|police|party|company) (?:spokes\w+|official|officer)"
    r"|\A(?:the )?foreign (?:ministry|minister|affairs)\b",
    re.IGNORECASE,
)  # of the body told of right before
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
_THE_GROUP = re.compile(
    r"(?:(?:But|And|Yet|So) )?(?:the|this|that) (?:group|movement|militia|front|faction|rebels|insurgents|party)\b",
    re.IGNORECASE,
)
_OF_THE = re.compile(
    r"\b(?:of|from|in|for|with|within) (?:the|this|that) (?:group|movement|force|militia|"
    r"organi[sz]ation|party|front|alliance|coalition|faction)\b"
)


def points_back(phrase: str, kind: Kind, home: str | None) -> bool:
    """Whether it is told before whom this speaker belongs to. `home`: the side of those of whom no country is told."""
    if not kind.party:
        return False
    if _OF_THE.search(phrase):
        return True
    return kind.id == "spokesperson" or owned(phrase) or (kind.own and home is None)


def of_group_before(phrase: str, span: Span, text: str, words: Words) -> str | None:
    """ "A lawmaker from the group": the last name of a side before, in this paragraph."""
    if not _OF_THE.search(phrase):
        return None
    begin = max(text.rfind("\n", 0, span.start) + 1, span.start - _BACK)
    return next((m[0] for m in reversed(list(words.group.finditer(text, begin, span.start)))), None)


def owned(phrase: str) -> bool:
    """ "Its spokesman"."""
    return bool(_ITS.match(phrase) or _OF_THEM.search(phrase) or _OFFICE.search(phrase))


def subject_before(span: Span, text: str, words: Words, *, its: bool, alone: bool) -> tuple[str, int] | None:
    """The last name of a side or of a country that a sentence before begins with, in this paragraph, and where it stands.

    `its`: the speaker's own sentence counts too ("Iran fired first, its army said": not "Iran fired first, the army said");
    `alone`: beside it only the one before.
    """
    begin = max(0, span.start - _BACK)
    before = _QUOTED.sub(
        lambda quoted: "_" * len(quoted[0]), text[begin : span.start]
    )  # one who is quoted begins nothing
    starts = [0, *(m.end() for m in _STOP.finditer(before))]
    paragraph = max((m.end() for m in re.finditer("\n", before)), default=0)
    for start, end in zip(reversed(starts), (len(before), *reversed(starts[1:])), strict=True):
        if start < paragraph:
            return None
        own = start == starts[-1]
        if own and not its:
            continue
        found = [m for p in (words.group, words.elsewhere) if (m := p.search(before, start, end))]
        first = min(found, key=lambda m: m.start(), default=None)
        if first is not None and len(before[start : first.start()].split()) < _LEAD:
            return first[0], begin + first.start()
        if (group := _THE_GROUP.match(before, start)) is not None and (
            named := _group_before(text, begin + start, words)
        ):
            return named, begin + group.start()
        if alone and not own:
            return None
    return None


def _group_before(text: str, at: int, words: Words) -> str | None:
    """What "the front" at the beginning of a sentence is called: the last name before that is of no state."""
    groups = (m[0] for m in words.group.finditer(text, max(0, at - _FAR), at))
    return next((name for name in reversed(list(groups)) if words.sides[name.lower()] not in words.states), None)
