"""How phrases that name a day are read: to that day, and why. Pure; their forms are in `dateforms.py`."""

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
MONTHS_AHEAD = 92  # days: "the vote is on 30 March" is the coming one
NOT_A_DATE = "the calendar has no such day"


@dataclass(frozen=True, slots=True)
class Read:
    """What a phrase means, and why."""

    when: When | None
    because: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What a phrase is read against. `coming`: its clause tells of what is to come. `ahead`: nothing in its clause tells
    of what was. `before`: the one day last named in this sentence or the one before it. `after`: the text right behind
    the phrase."""

    published: date | None
    coming: bool
    ahead: bool
    before: date | None
    after: str
    words: DateWords


Reader = Callable[[re.Match[str], Setting], Read | None]  # None: no date after all


def said_in(match: re.Match[str]) -> Mapping[str, str]:
    return {name: re.sub(r"\s+", " ", said.lower()) for name, said in match.groupdict().items() if said}


def month_number(word: str, s: Setting) -> int:
    return s.words.months[word.rstrip(".")]


def _since(day: date, because: str, said: Mapping[str, str]) -> Read:
    """ "since 3 March" names that day; what began then may go on."""
    return Read(When(day, day, 1), because + ("; from then on" if said.get("prep") == "since" else ""))


def numeric(match: re.Match[str], s: Setting) -> Read | None:
    day = reckoning.day_of(int(match["year"]), int(match["m"]), int(match["day"]))
    return Read(When(day, day, 1), "a full date") if day else None


def slashed(match: re.Match[str], s: Setting) -> Read | None:
    year, one, two = int(match["year"]), int(match["day"]), int(match["m"])
    days = {day for day in (reckoning.day_of(year, two, one), reckoning.day_of(year, one, two)) if day}
    if len(days) > 1:
        return Read(None, "day and month cannot be told apart: kept as words")
    return next((Read(When(day, day, 1), "a full date") for day in days), None)


def written_year(said: Mapping[str, str], s: Setting) -> int | None:
    if "year" in said:
        return int(said["year"])
    if "rel" in said and s.published:
        return s.published.year + {"last": -1, "this": 0, "next": 1}[said["rel"]]
    return None


def _placed(day: int, month: int, said: Mapping[str, str], s: Setting) -> tuple[date | None, str]:
    """The day, in the year written or meant, and why."""
    year = written_year(said, s)
    if year is not None:
        found = reckoning.day_of(year, month, day)
        return (
            found,
            "a full date" if found and "year" in said else "the year by the article's date" if found else NOT_A_DATE,
        )
    known, before = s.words.named.get((month, day), (0, frozenset[str]()))
    following = re.match(r"\s+(?:\w+\s+)?(\w+)", s.after)
    if following and before & set(s.after.lower().split()[:3]):
        return date(known, month, day), f"the {shown(date(known, month, day))} known by that name"
    if s.published is None:
        return None, f"no year is written and {UNKNOWN}"
    weekday = s.words.weekdays.get(said["wd"].rstrip(".")) if "wd" in said else None
    soon = MONTHS_AHEAD if (s.ahead and said.get("prep") != "since") or said.get("prep") == "until" else reckoning.SOON
    found = reckoning.year_by(
        s.published, lambda year: reckoning.day_of(year, month, day), coming=s.coming, weekday=weekday, soon=soon
    )
    if found is None:
        return None, NOT_A_DATE
    side = "on the article's date" if found == s.published else "before" if found < s.published else "after"
    told = side if found == s.published else f"the nearest one {side} the article's date"
    return found, f"no year is written: {told}, {shown(s.published)}"


def dated(match: re.Match[str], s: Setting) -> Read | None:
    said = said_in(match)
    counted = said.get("prep") == "in" and match.start("mon") < match.start("day")  # "in May 20 people died"
    if is_name(match, s) or (counted and "year" not in said):
        return None
    day, because = _placed(int(said["day"]), month_number(said["mon"], s), said, s)
    return Read(None, because) if day is None else _since(day, because, said)


def range_(match: re.Match[str], s: Setting) -> Read | None:
    said = said_in(match)
    month = month_number(said["mon"], s)
    last, because = _placed(int(said["day2"]), month_number(said.get("mon2", said["mon"]), s), said, s)
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


def is_name(match: re.Match[str], s: Setting) -> bool:
    """ "Bloody Sunday", "the Sunday Times", "every Sunday" say no day."""
    before = re.search(r"(\w+)\s+$", match.string[max(0, match.start() - 20) : match.start()])
    named = bool(before) and (before[1] in s.words.names_with or before[1].lower() in ("every", "each"))  # type: ignore[index]
    return named or bool(re.match(r"\s+(?:Times|Telegraph|Mirror|Express|Mail|Herald|Post|Night Live)\b", s.after))


def weekday(match: re.Match[str], s: Setting) -> Read | None:
    said = said_in(match)
    if is_name(match, s):
        return None
    if s.published is None:
        return Read(None, UNKNOWN)
    name, number, which = said["wd"].capitalize(), s.words.weekdays[said["wd"]], said.get("which", "")
    at = s.published
    if "week" in said:
        weeks = {"last": -1, "this": 0, "next": 1}[said["week"].split()[-2]]
        day = reckoning.week_of(at, weeks).first.fromordinal(reckoning.week_of(at, weeks).first.toordinal() + number)
        return _since(day, f"the {name} of that week; the article's date is {shown(at)}", said)
    coming = which in ("next", "coming", "this coming") or (s.coming and which in ("", "this", "following"))
    coming = coming and said.get("prep") != "since"
    strict = which in ("last", "next", "past", "this past", "coming", "this coming", "previous")
    day = reckoning.weekday(at, number, coming=coming, strict=strict)
    told = f"the {name} {'after' if coming else 'before'} the article's date, {shown(at)}"
    if day == at:
        told = f"the article's date itself, {shown(at)}, a {name}"
    if re.search(r"night\s+(?:in)?to\s+$", match["clock"] or "", re.IGNORECASE):
        return Read(When(day.fromordinal(day.toordinal() - 1), day, 1), f"the night into {told}")
    return _since(day, told, said)


def weekdays(match: re.Match[str], s: Setting) -> Read | None:
    said = said_in(match)
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
    return Read(
        when,
        f"the nearest {said['wd'].capitalize()} and {said['wd2'].capitalize()} {side} the article's date, {shown(at)}",
    )


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
