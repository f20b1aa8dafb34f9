"""How phrases that name a week, a month or a distance in time are read. Pure; their forms are in `dateforms.py`."""

import re
from datetime import date

from dateline.claims import When
from dateline.text import reckoning
from dateline.text.datereaders import (
    NOT_A_DATE,
    UNKNOWN,
    VAGUE,
    Read,
    Setting,
    is_name,
    month_number,
    said_in,
    written_year,
)
from dateline.text.reckoning import shown

_LIMIT = re.compile(r"(?:by|before|until|till)\b", re.IGNORECASE)


def _number(word: str, s: Setting) -> int:
    return int(word) if word.isdecimal() else s.words.numbers[word]


def ago(match: re.Match[str], s: Setting) -> Read | None:
    said = said_in(match)
    many, unit, way = _number(said["many"], s), said["unit"], said["way"]
    if unit == "year":
        return Read(None, VAGUE)
    if way == "before" and re.match(r"\s+(?!that\b|this\b)\w", s.after):
        return None  # "500 a day before October"
    anchor, name = (s.published, "the article's date") if way == "ago" else (s.before, "the day named before")
    if anchor is None:
        return Read(None, UNKNOWN if way == "ago" else "it is not said from when: kept as words")
    sign = 1 if way == "later" else -1
    told = f"{many} {unit}{'s' if many > 1 else ''} {'after' if sign > 0 else 'before'} {name}, {shown(anchor)}"
    if unit == "month":
        return Read(reckoning.months_from(anchor, sign * many) if many < 12 and "rough" not in said else None, told)
    if unit == "hour":
        first = reckoning.shift(anchor, sign * -(-many // 24)) if many > 12 else anchor
        low, high = sorted((first or anchor, anchor))
        return Read(reckoning.span_of(low, high, 1 if many <= 24 else None), told)
    middle = reckoning.shift(anchor, sign * many * (7 if unit == "week" else 1))
    wide = 3 if unit == "week" else 1 if "rough" in said else 0
    low_, high_ = (middle and reckoning.shift(middle, -wide)), (middle and reckoning.shift(middle, wide))
    if not low_ or not high_ or (unit == "week" and many > 12):
        return Read(None, VAGUE)
    return Read(reckoning.span_of(low_, high_), told + (", a week in all" if unit == "week" else ""))


def few_ago(match: re.Match[str], s: Setting) -> Read | None:
    said, at = said_in(match), s.published
    if at is None:
        return Read(None, UNKNOWN)
    far = {"hour": (0, 0), "day": (7, 1), "week": (35, 14)}.get(said["unit"])
    first, last = (reckoning.shift(at, -far[0]), reckoning.shift(at, -far[1])) if far else (None, None)
    if first is None or last is None or said["way"] != "ago":
        return Read(None, VAGUE)
    return Read(reckoning.span_of(first, last), f"taken as {shown(first)} to {shown(last)}, by the article's date")


def stepped(match: re.Match[str], s: Setting) -> Read | None:
    said = " ".join(said_in(match).values())
    if s.before is None:
        return Read(None, "it is not said from when: kept as words")
    days = 0 if "same" in said or "that" in said else -1 if re.search("earlier|before|previous", said) else 1
    day = reckoning.shift(s.before, days)
    told = {0: "the day", -1: "the day before the one", 1: "the day after the one"}[days]
    return Read(When(day, day, 1), f"{told} named before, {shown(s.before)}") if day else None


def past(match: re.Match[str], s: Setting) -> Read | None:
    said, at = said_in(match), s.published
    if said["unit"] == "year":
        return Read(None, VAGUE)
    if at is None:
        return Read(None, UNKNOWN)
    bare = "many" not in said
    if bare and said["unit"] in ("week", "month") and re.match(r"(?i)(?:in\s+)?last\b", match[0]):
        return calendar(match, s)
    many = 1 if bare else _number(said["many"], s)
    days = {"hour": -(-many // 24), "day": many, "week": 7 * many, "month": 31 * many - 1}[said["unit"]]
    first = reckoning.shift(at, -days)
    when = reckoning.span_of(first, at, 1 if said["unit"] == "hour" and many <= 24 else None) if first else None
    if when and days <= 7:
        when = When(when.first, when.last, min(when.precision, 2))
    return Read(when, f"the time up to the article's date, {shown(at)}" if when else VAGUE)


def lately(match: re.Match[str], s: Setting) -> Read | None:
    if s.published is None:
        return Read(None, UNKNOWN)
    said = said_in(match)
    days = 7 if said["unit"] == "day" else 28
    ahead = said["lately"] in ("coming", "next few")
    other = reckoning.shift(s.published, days if ahead else -days)
    if other is None:
        return None
    first, last = sorted((s.published, other))
    told = "after" if ahead else "before"
    return Read(
        reckoning.span_of(first, last), f"taken as the {days} days {told} the article's date, {shown(s.published)}"
    )


def calendar(match: re.Match[str], s: Setting) -> Read | None:
    said, at = said_in(match), s.published
    if said["unit"] == "year":
        return Read(None, VAGUE)
    if at is None:
        return Read(None, UNKNOWN)
    which = said.get("which", "last" if re.search(r"(?i)\b(?:last|previous)\b", match[0]) else "this")
    step = {"last": -1, "the previous": -1, "this": 0, "the past": 0}.get(which, 1)
    if which == "the past":
        return None
    whole = reckoning.week_of(at, step) if said["unit"] == "week" else reckoning.months_from(at, step)
    if whole is None:
        return Read(None, NOT_A_DATE)
    told = {
        -1: f"the {said['unit']} before that of",
        0: f"the {said['unit']} of",
        1: f"the {said['unit']} after that of",
    }[step]
    because = f"{told} the article's date, {shown(at)}"
    if step == 0:
        ahead = s.coming or bool(re.search(r"(?i)\b(?:later|end)\b", match[0]))
        whole = When(at, whole.last, whole.precision) if ahead else When(whole.first, at, whole.precision)
        limit = _LIMIT.match(match[0])
        if limit and said["unit"] == "month" and re.match(r"\s+(?:the\s+)?end\b", match[0][limit.end() :]):
            return Read(When(whole.last, whole.last, 1), f"the last day of {because}")
    return Read(whole, because)


def weekend(match: re.Match[str], s: Setting) -> Read | None:
    at = s.published
    if at is None:
        return Read(None, UNKNOWN)
    which = said_in(match).get("which") or said_in(match).get("other") or ""
    coming = which in ("next", "coming") or (s.coming and which != "last")
    last = which == "last"
    saturday = reckoning.weekday(at, 5, coming=coming)
    if at.weekday() == 6 and coming and which not in ("next", "coming") and not _LIMIT.match(match[0]):
        saturday = reckoning.weekday(at, 5)
    if last and at.weekday() >= 5:
        saturday = saturday.fromordinal(saturday.toordinal() - 7)
    side = "after" if coming else "before"
    return Read(
        When(saturday, saturday.fromordinal(saturday.toordinal() + 1), 1),
        f"the weekend nearest {side} the article's date, {shown(at)}",
    )


def month(match: re.Match[str], s: Setting) -> Read | None:
    said = said_in(match)
    if "." in match["mon"] and "year" not in said:
        return None  # "Mar." alone is an abbreviation of anything
    part = next((name for name in s.words.parts if name in said), "")
    which, prep = said.get("which", ""), said.get("prep", "")
    ahead = re.search(
        rf"(?:^|[\s(])(?i:{s.words.before_month})\s+(?:the\s+)?$",
        match.string[max(0, match.start() - 20) : match.start()],
    )
    shows = (
        part
        or "week" in said
        or which
        or re.fullmatch(s.words.before_month, prep)
        or ahead
        or "year" in said
        or "rel" in said
    )
    if is_name(match, s) or not (shows or re.fullmatch(s.words.sure_month, match["mon"])):
        return None
    if not shows and (re.match(r"\s+[A-Z]", s.after) or re.search(r"[A-Z]\w*\s+$", match.string[: match.start()])):
        return None
    month, year = month_number(said["mon"], s), written_year(said, s)
    because = f"the month of {match['mon']} {year}"
    if year is None:
        if s.published is None:
            return Read(None, f"no year is written and {UNKNOWN}")
        coming = which == "next" or (s.coming and which != "last")
        first = _month_by(s.published, month, part, coming=coming, other=which == "last")
        if first is None:
            return Read(None, NOT_A_DATE)
        year = first.year
        side = "after" if first > s.published else "before"
        because = f"the nearest {match['mon']} {side} the article's date, {shown(s.published)}"
    whole = reckoning.part_of_month(reckoning.month_of(year, month), part)
    if "week" in said:
        nth = {"first": 1, "second": 8, "third": 15, "fourth": 22}.get(said["week"], whole.last.day - 6)
        whole = When(whole.first.replace(day=nth), whole.first.replace(day=nth + 6), 2)
    if prep == "since":
        because += "; from then on"
        lasting = s.published and part == "early" and whole.first <= s.published
        whole = (reckoning.span_of(whole.first, s.published) if lasting and s.published else None) or whole
    return Read(whole, because)


def _month_by(published: date, month: int, part: str, *, coming: bool, other: bool) -> date | None:
    """The first day of the last such month, or part of one, that had begun; of the next that is not over, where `coming`."""
    for years in (0, 1, 2) if coming else (0, -1, -2):
        year = published.year + years
        if not 1 <= year <= 9998:
            return None
        whole = reckoning.part_of_month(reckoning.month_of(year, month), part)
        this = (year, month) == (published.year, published.month)
        if whole.last >= published if coming else whole.first <= published and not (other and this):
            return whole.first
    return None


def vague(match: re.Match[str], s: Setting) -> Read | None:
    return Read(None, VAGUE)
