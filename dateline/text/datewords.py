"""The words of `data/words/dates.toml`, as patterns."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.text.cues import WORDS

_PARTS = ("early", "middle", "late", "first_half", "second_half")  # of a month


@dataclass(frozen=True, slots=True, eq=False)
class DateWords:
    """Patterns as source, to be built into others; see `data/words/dates.toml` for what each is for."""

    months: Mapping[str, int]  # in lower case, with their short forms
    weekdays: Mapping[str, int]  # Monday is 0
    month: str
    sure_month: str  # not also a name or a verb
    weekday: str  # in full
    weekday_before_date: str  # or short
    before_month: str
    before_year: str
    names_with: frozenset[str]
    numbers: Mapping[str, int]
    few: str
    roughly: str
    exactly: str
    parts: Mapping[str, str]  # of a month: how each is said
    part_of_day: str
    future: re.Pattern[str]
    speech: re.Pattern[str]
    limits: re.Pattern[str]  # right before a phrase, or what it begins with
    with_limits: re.Pattern[str]
    begun_from: re.Pattern[str]
    past: re.Pattern[str]
    aside: Mapping[str, re.Pattern[str]]  # before, compared, outcomes, events, relative, ...
    vague: str
    seasons: str
    before_season: str
    named: Mapping[tuple[int, int], tuple[int, frozenset[str]]]  # (month, day) -> year, the words that follow


def either(words: Iterable[str]) -> str:
    """Any of these; the longest first, so that "Sept" is not read as "Sep". White space as it comes."""
    return "|".join(sorted((re.escape(word).replace(r"\ ", r"\s+") for word in words), key=len, reverse=True))


@cache
def load() -> DateWords:
    """The shipped words; read once in a process."""
    lists = tomllib.loads((WORDS / "dates.toml").read_text("utf-8"))
    months, weekdays, words, vague = lists["months"], lists["weekdays"], lists["words"], lists["vague"]
    future, past = lists["future"], lists["past"]
    aside = {**lists["aside"], "saying": [*future["speech"], *lists["aside"]["saying"]]}
    ambiguous = set(words["ambiguous_months"].split())
    return DateWords(
        months=_numbered(months, 1),
        weekdays=_numbered(weekdays, 0),
        month=_names(months, short=True),
        sure_month=_names([m for m in months if m not in ambiguous]),
        weekday=_names(weekdays),
        weekday_before_date=_names(weekdays, short=True),
        before_month=either(words["before_month"]),
        before_year=either(words["before_year"].split()),
        names_with=frozenset(words["names_with"].split()),
        numbers={word: int(value) for word, value in (pair.split("=") for pair in words["numbers"].split())},
        few=either(words["few"]),
        roughly=either(words["roughly"]),
        exactly=either(words["exactly"]),
        parts={name: either(words[name]) for name in _PARTS},
        part_of_day=either(words["part_of_day"]),
        future=re.compile(rf"(?<!\w)(?:{either(future['cues'])})\b|\w'll\b", re.IGNORECASE),
        speech=re.compile(rf"\b(?:{either(future['speech'])})\b", re.IGNORECASE),
        limits=re.compile(rf"\b(?:{either(future['limits'])})\s+(?:the\s+)?$", re.IGNORECASE),
        with_limits=re.compile(rf"\b(?:{either(future['with_limits'])})\b"),
        begun_from=re.compile(rf"\b(?:{either(future['begun_from'])})\b", re.IGNORECASE),
        past=_past([*past["not"], *future["speech"]], past["verbs"]),
        aside={name: re.compile(rf"\b(?:{either(of)})\b", re.IGNORECASE) for name, of in aside.items()},
        vague="|".join(p.replace("(", "(?:").replace(" ", r"\s+") for p in vague["phrases"]),
        seasons=either(vague["seasons"]),
        before_season=either(vague["before_season"]),
        named={(d["month"], d["day"]): (d["year"], frozenset(d["before"])) for d in lists["named"]},
    )


def _past(never: Iterable[str], verbs: Iterable[str]) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\bbe )(?<!\bis )(?<!\bare )\b(?!(?:{either(never)})\b)(?:{either(verbs)}|[a-z]+(?<!e)ed)\b",
        re.IGNORECASE,
    )


def _numbered(names: Mapping[str, list[str]], first: int) -> dict[str, int]:
    return {form.lower(): n for n, (name, short) in enumerate(names.items(), first) for form in (name, *short)}


def _names(names: Mapping[str, list[str]] | list[str], *, short: bool = False) -> str:
    full = either(form for name in names for form in (name, name.upper()))
    if not short or not isinstance(names, Mapping):
        return full
    shorts = either(form for forms in names.values() for form in forms)
    return rf"{full}|(?:{shorts})\.?"
