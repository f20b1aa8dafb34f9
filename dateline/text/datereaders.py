"""How each form of a phrase that says when is read: to days, and why. Pure; the forms are in `dateforms.py`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from dateline.claims import When
from dateline.text import reckoning
from dateline.text.datewords import DateWords
from dateline.text.reckoning import shown

UNKNOWN = "the article's date is not known"
VAGUE = "vaguer than a month: kept as words"
MONTHS_AHEAD = 61  # days: "until 30 March" is the coming one
NOT_A_DATE = "the calendar has no such day"


@dataclass(frozen=True, slots=True)
class Read:
    """What a phrase means, and why."""

    when: When | None
    because: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What a phrase is read against. `coming`: its clause tells of what is to come. `before`: the one day last named in
    this sentence or the one before it. `after`: the text right behind the phrase."""

    published: date | None
    coming: bool
    before: date | None
    after: str
    words: DateWords


Reader = Callable[[re.Match[str], Setting], Read | None]  # None: no date after all


def _said(match: re.Match[str]) -> Mapping[str, str]:
    return {name: re.sub(r"\s+", " ", said.lower()) for name, said in match.groupdict().items() if said}


def _month_number(word: str, s: Setting) -> int:
    return s.words.months[word.rstrip(".")]


def _since(day: date, because: str, said: Mapping[str, str], s: Setting) -> Read:
    """ "since 3 March": all days from it to the article's date."""
    if said.get("prep") != "since":
        return Read(When(day, day, 1), because)
    if s.published is None or day > s.published:
        return Read(None, f"since {shown(day)}, open at its end: kept as words")
    when = reckoning.span_of(day, s.published)
    told = f"from {shown(day)} to the article's date, {shown(s.published)}"
    return Read(when, told if when else f"{told}: longer than a month, kept as words")


def numeric(match: re.Match[str], s: Setting) -> Read | None:
    day = reckoning.day_of(int(match["year"]), int(match["m"]), int(match["day"]))
    return Read(When(day, day, 1), "a full date") if day else None


def slashed(match: re.Match[str], s: Setting) -> Read | None:
    year, one, two = int(match["year"]), int(match["day"]), int(match["m"])
    days = {day for day in (reckoning.day_of(year, two, one), reckoning.day_of(year, one, two)) if day}
    if len(days) > 1:
        return Read(None, "day and month cannot be told apart: kept as words")
    return next((Read(When(day, day, 1), "a full date") for day in days), None)


def _year(said: Mapping[str, str], s: Setting) -> int | None:
    if "year" in said:
        return int(said["year"])
    if "rel" in said and s.published:
        return s.published.year + {"last": -1, "this": 0, "next": 1}[said["rel"]]
    return None


def _placed(day: int, month: int, said: Mapping[str, str], s: Setting) -> tuple[date | None, str]:
    """The day, in the year written or meant, and why."""
    year = _year(said, s)
    if year is not None:
        found = reckoning.day_of(year, month, day)
        return found, "a full date" if found and "year" in said else "the year by the article's date" if found else NOT_A_DATE
    known, before = s.words.named.get((month, day), (0, frozenset[str]()))
    following = re.match(r"\s+(?:\w+\s+)?(\w+)", s.after)
    if following and before & set(s.after.lower().split()[:3]):
        return date(known, month, day), f"the {shown(date(known, month, day))} known by that name"
    if s.published is None:
        return None, f"no year is written and {UNKNOWN}"
    weekday = s.words.weekdays.get(said["wd"].rstrip(".")) if "wd" in said else None
    soon = MONTHS_AHEAD if said.get("prep") in ("until", "till", "by") else reckoning.SOON
    found = reckoning.year_by(
        s.published, lambda year: reckoning.day_of(year, month, day), coming=s.coming, weekday=weekday, soon=soon
    )
    if found is None:
        return None, NOT_A_DATE
    side = "on the article's date" if found == s.published else "before" if found < s.published else "after"
    told = side if found == s.published else f"the nearest one {side} the article's date"
    return found, f"no year is written: {told}, {shown(s.published)}"


def dated(match: re.Match[str], s: Setting) -> Read | None:
    said = _said(match)
    counted = said.get("prep") == "in" and match.start("mon") < match.start("day")  # "in May 20 people died"
    if _is_name(match, s) or (counted and "year" not in said):
        return None
    day, because = _placed(int(said["day"]), _month_number(said["mon"], s), said, s)
    return Read(None, because) if day is None else _since(day, because, said, s)


def range_(match: re.Match[str], s: Setting) -> Read | None:
    said = _said(match)
    month = _month_number(said["mon"], s)
    last, because = _placed(int(said["day2"]), _month_number(said.get("mon2", said["mon"]), s), said, s)
    if last is None:
        return Read(None, because)
    years = (int(said["year1"]),) if "year1" in said else (last.year, last.year - 1)
    days = [day for year in years if (day := reckoning.day_of(year, month, int(said["day"]))) and day <= last]
    if not days:
        return None
    night = (last - days[0]).days == 1 and re.search("night", match[0], re.IGNORECASE)
    when = reckoning.span_of(days[0], last, 1 if night else None)
    return Read(when, because if when else f"{because}; longer than a month: kept as words")


def nth(match: re.Match[str], s: Setting) -> Read | None:
    if s.published is None:
        return Read(None, UNKNOWN)
    number, at = int(match["nth"]), s.published
    for months in (0, 1) if s.coming else (0, -1, -2):
        whole = reckoning.months_from(at, months)
        day = whole and reckoning.day_of(whole.first.year, whole.first.month, number)
        if day and (day >= at if s.coming else day <= at):
            return Read(When(day, day, 1), f"the nearest one to the article's date, {shown(at)}")
    return Read(None, NOT_A_DATE)


def _is_name(match: re.Match[str], s: Setting) -> bool:
    """ "Bloody Sunday", "the Sunday Times", "every Sunday" say no day."""
    before = re.search(r"(\w+)\s+$", match.string[max(0, match.start() - 20) : match.start()])
    named = bool(before) and (before[1] in s.words.names_with or before[1].lower() in ("every", "each"))  # type: ignore[index]
    return named or bool(re.match(r"\s+(?:Times|Telegraph|Mirror|Express|Mail|Herald|Post|Night Live)\b", s.after))


def weekday(match: re.Match[str], s: Setting) -> Read | None:
    said = _said(match)
    if _is_name(match, s):
        return None
    if s.published is None:
        return Read(None, UNKNOWN)
    name, number, which = said["wd"].capitalize(), s.words.weekdays[said["wd"]], said.get("which", "")
    at = s.published
    if "week" in said:
        weeks = {"last": -1, "this": 0, "next": 1}[said["week"].split()[-2]]
        day = reckoning.week_of(at, weeks).first.fromordinal(reckoning.week_of(at, weeks).first.toordinal() + number)
        return _since(day, f"the {name} of that week; the article's date is {shown(at)}", said, s)
    coming = which in ("next", "coming", "this coming") or (s.coming and which in ("", "this", "following"))
    coming = coming and said.get("prep") != "since"
    strict = which in ("last", "next", "past", "this past", "coming", "this coming", "previous")
    day = reckoning.weekday(at, number, coming=coming, strict=strict)
    told = f"the {name} {'after' if coming else 'before'} the article's date, {shown(at)}"
    if day == at:
        told = f"the article's date itself, {shown(at)}, a {name}"
    if re.search(r"overnight\s+(?:in)?to\s+$", match["clock"] or "", re.IGNORECASE):
        return Read(When(day.fromordinal(day.toordinal() - 1), day, 1), f"the night into {told}")
    return _since(day, told, said, s)


def weekdays(match: re.Match[str], s: Setting) -> Read | None:
    said = _said(match)
    if s.published is None:
        return Read(None, UNKNOWN)
    at, one, two = s.published, s.words.weekdays[said["wd"]], s.words.weekdays[said["wd2"]]
    if s.coming:
        first = reckoning.weekday(at, one, coming=True)
        last = reckoning.weekday(first, two, coming=True)
    else:
        last = reckoning.weekday(at, two)
        first = reckoning.weekday(last, one)
    night = (last - first).days == 1 and re.search(r"night|into", match[0], re.IGNORECASE)
    when = reckoning.span_of(first, last, 1 if night else None)
    side = "after" if s.coming else "before"
    return Read(when, f"the nearest {said['wd'].capitalize()} and {said['wd2'].capitalize()} {side} the article's date, {shown(at)}")


def near(match: re.Match[str], s: Setting) -> Read | None:
    if re.match(r"Today\b", match[0]) and re.search(r"\w\s+$", match.string[: match.start()]):
        return None  # "Russia Today"
    if s.published is None:
        return Read(None, UNKNOWN)
    said, at = match[0].lower(), s.published
    days = -2 if "before" in said else -1 if "yesterday" in said else 1 if "tomorrow" in said else 0
    night = said.split()[0] == "overnight" or said.split()[0] == "last"
    first, last = reckoning.shift(at, -1 if night else days), reckoning.shift(at, days)
    if first is None or last is None:
        return Read(None, NOT_A_DATE)
    told = {-2: "two days before", -1: "the day before", 1: "the day after"}.get(days, "")
    told = "the night before" if night else told
    return Read(When(first, last, 1), f"{told} the article's date, {shown(at)}".strip())


def _number(word: str, s: Setting) -> int:
    return int(word) if word.isdecimal() else s.words.numbers[word]


def ago(match: re.Match[str], s: Setting) -> Read | None:
    said = _said(match)
    many, unit, way = _number(said["many"], s), said["unit"], said["way"]
    if unit == "year":
        return Read(None, VAGUE)
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
    said, at = _said(match), s.published
    if at is None:
        return Read(None, UNKNOWN)
    far = {"hour": (0, 0), "day": (7, 1), "week": (35, 14)}.get(said["unit"])
    first, last = (reckoning.shift(at, -far[0]), reckoning.shift(at, -far[1])) if far else (None, None)
    if first is None or last is None or said["way"] != "ago":
        return Read(None, VAGUE)
    return Read(reckoning.span_of(first, last), f"taken as {shown(first)} to {shown(last)}, by the article's date")


def stepped(match: re.Match[str], s: Setting) -> Read | None:
    said = " ".join(_said(match).values())
    if s.before is None:
        return Read(None, "it is not said from when: kept as words")
    days = 0 if "same" in said or "that" in said else -1 if re.search("earlier|before|previous", said) else 1
    day = reckoning.shift(s.before, days)
    told = {0: "the day", -1: "the day before the one", 1: "the day after the one"}[days]
    return Read(When(day, day, 1), f"{told} named before, {shown(s.before)}") if day else None


def past(match: re.Match[str], s: Setting) -> Read | None:
    said, at = _said(match), s.published
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
    said = _said(match)
    days = 7 if said["unit"] == "day" else 28
    ahead = said["lately"] in ("coming", "next few")
    other = reckoning.shift(s.published, days if ahead else -days)
    if other is None:
        return None
    first, last = sorted((s.published, other))
    told = "after" if ahead else "before"
    return Read(reckoning.span_of(first, last), f"taken as the {days} days {told} the article's date, {shown(s.published)}")


def calendar(match: re.Match[str], s: Setting) -> Read | None:
    said, at = _said(match), s.published
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
    told = {-1: f"the {said['unit']} before that of", 0: f"the {said['unit']} of", 1: f"the {said['unit']} after that of"}[step]
    because = f"{told} the article's date, {shown(at)}"
    if step == 0:
        ahead = s.coming or match[0].lower().startswith("later")
        whole = When(at, whole.last, whole.precision) if ahead else When(whole.first, at, whole.precision)
    if match[0].lower().startswith("since") and step <= 0:
        when = reckoning.span_of(whole.first, at)
        return Read(when, because if when else VAGUE)
    return Read(whole, because)


def weekend(match: re.Match[str], s: Setting) -> Read | None:
    at = s.published
    if at is None:
        return Read(None, UNKNOWN)
    which = _said(match).get("which") or _said(match).get("other") or ""
    coming = which in ("next", "coming") or (s.coming and which != "last")
    last = which == "last"
    saturday = reckoning.weekday(at, 5, coming=coming)
    if at.weekday() == 6 and coming and which not in ("next", "coming"):
        saturday = reckoning.weekday(at, 5)
    if last and at.weekday() >= 5:
        saturday = saturday.fromordinal(saturday.toordinal() - 7)
    side = "after" if coming else "before"
    return Read(
        When(saturday, saturday.fromordinal(saturday.toordinal() + 1), 2),
        f"the weekend nearest {side} the article's date, {shown(at)}",
    )


def month(match: re.Match[str], s: Setting) -> Read | None:
    said = _said(match)
    if "." in match["mon"] and "year" not in said:
        return None  # "Mar." alone is an abbreviation of anything
    part = next((name for name in ("early", "middle", "late") if name in said), "")
    which, prep = said.get("which", ""), said.get("prep", "")
    ahead = re.search(rf"(?:^|[\s(])(?i:{s.words.before_month})\s+(?:the\s+)?$", match.string[max(0, match.start() - 20) : match.start()])
    shows = part or "week" in said or which or prep in s.words.before_month.split("|") or ahead or "year" in said or "rel" in said
    if _is_name(match, s) or not (shows or re.fullmatch(s.words.sure_month, match["mon"])):
        return None
    if not shows and (re.match(r"\s+[A-Z]", s.after) or re.search(r"[A-Z]\w*\s+$", match.string[: match.start()])):
        return None
    month, year = _month_number(said["mon"], s), _year(said, s)
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
        when = reckoning.span_of(whole.first, s.published, 3) if s.published else None
        return Read(when, because if when else f"since {because}: longer than a month, kept as words")
    if s.published and whole.first <= s.published < whole.last and not s.coming and not part and "week" not in said:
        whole = When(whole.first, s.published, 3)
        because += ", up to that date"
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
