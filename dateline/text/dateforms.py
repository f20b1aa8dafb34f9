"""The forms of phrases that say when, as patterns, each with its reader (`datereaders.py`)."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from dateline.text import datereaders as read
from dateline.text import datewords
from dateline.text import periodreaders as period
from dateline.text.datereaders import Reader

Form = tuple[re.Pattern[str], re.Pattern[str], Reader]  # what the sentence must hold, the form itself, its reader


@cache
def forms() -> tuple[Form, ...]:
    """All forms; a phrase is read by the one that takes in most of it, the first of two that take the same."""
    w = datewords.load()
    day, day2 = _day("day"), _day("day2")
    month, month2 = rf"(?P<mon>{w.month})", rf"(?P<mon2>{w.month})"
    year = r"(?:,?~(?P<year>(?:19|20)\d\d)(?![\d,]\d|\d)|,?~(?:of~)?(?P<rel>last|this|next)~year\b)?"
    named = rf"(?:(?P<wd>{w.weekday_before_date}),?~(?:the~)?)?"
    span = r"(?:~?[-–—/]~?|~(?:to|and|until|till|through|or|into)~(?:the~)?)"
    clock = (
        rf"(?:(?:the~)?(?:(?:very~)?(?:early|late|mid|small)[~-])?(?:{w.part_of_day}|hours|overnight|early|late)\b"
        r"(?:~(?:hours|of|on|from|into|to)\b)*~)?"
    )
    lead = rf"(?:\b(?i:(?P<prep>on|by|since|until|till|as~of|in|over|during|at))~)?(?i:(?P<clock>{clock}))(?:the~)?"
    tail = rf"(?:~(?i:(?:{w.part_of_day})))?"
    either_part = "|".join(rf"(?P<{name}>{words})" for name, words in w.parts.items())
    part = rf"(?:(?i:{either_part}|the~(?P<week>first|second|third|fourth|last)~week~(?:of|in))[~-])"
    weekday, weekday2 = rf"(?P<wd>{w.weekday})", rf"(?P<wd2>{w.weekday})"
    span_of_day = f"day|{w.part_of_day}"
    many = rf"(?P<many>\d{{1,3}}|{datewords.either(w.numbers)})"
    unit = r"(?P<unit>hour|day|week|month|year)s?"
    ends = r"(?=[,.;:)”\"]|~(?:in|on|at|when|as|near|after|by|to|the|were|was|said|and|but|that|which)\b"
    ends += r"|~(?:shows?|indicates?|suggests?|of|from)\b|$)"
    table: Sequence[tuple[str, Reader, str]] = (
        # Numbers alone
        (
            r"(?<![\w./-])(?P<year>(?:19|20)\d\d)([-/])(?P<m>0?[1-9]|1[0-2])\2(?P<day>\d\d?)(?![\d/-])",
            read.numeric,
            "digit",
        ),
        (
            r"(?<![\w./-])(?P<day>\d\d?)\.(?P<m>0?[1-9]|1[0-2])\.(?P<year>(?:19|20)\d\d)(?![\d/-]|\.\d)",
            read.numeric,
            "digit",
        ),
        (r"(?<![\w./-])(?P<day>\d\d?)/(?P<m>\d\d?)/(?P<year>(?:19|20)\d\d)(?![\d/-])", read.slashed, "digit"),
        # Day and month
        (rf"{lead}{named}{day}(?:~of)?~{month}(?!\w){year}{tail}", read.dated, "month"),
        (rf"{lead}{named}{month}~{day}(?!~{w.month}\b){year}{tail}", read.dated, "month"),
        (rf"(?:\b(?i:from|between)~)?{lead}{day}{span}{day2}(?:~of)?~{month}(?!\w){year}", read.range_, "month"),
        (rf"(?:\b(?i:from|between)~)?{lead}{month}~{day}{span.replace('and|', '')}{day2}{year}", read.range_, "month"),
        (rf"(?:\b(?i:from|between)~)?{lead}{month}~{day}~and~{day2}{year}{ends}", read.range_, "month"),
        (
            rf"(?:\b(?i:from|between)~)?{lead}{day}~{month}(?:~(?P<year1>20\d\d))?{span}{day2}~{month2}\b{year}",
            read.range_,
            "month",
        ),
        (
            rf"(?:\b(?i:from|between)~)?{lead}{month}~{day}(?:,?~(?P<year1>20\d\d))?{span}{month2}~{day2}{year}",
            read.range_,
            "month",
        ),
        (rf"\b(?i:on|by|until|since)~(?:the~(?:{w.part_of_day})~of~)?the~{_ordinal('nth')}{ends}", read.nth, "digit"),
        # Days of the week
        (
            rf"{lead}(?i:(?:(?P<which>last|next|past|this~past|this~coming|coming|this|following|previous)~)?){weekday}\b(?i:(?P<week>~(?:of~)?(?:last|this|next)~week)?){tail}",
            read.weekday,
            "weekday",
        ),
        (
            rf"(?:\b(?i:from|between)~)?{lead}{weekday}{tail}{span}(?:(?:early|late|on)~)*{weekday2}\b{tail}",
            read.weekdays,
            "weekday",
        ),
        (
            rf"\b(?i:(?:the~day~before~)?yesterday|(?:earlier~|later~)?today|tomorrow|tonight|overnight|last~night|(?:earlier~)?this~(?:{w.part_of_day})){tail}\b",
            read.near,
            "near",
        ),
        (
            r"\b(?i:since~(?:the~)?(?:early~|this~)?(?:dawn|daybreak|sunrise|midnight|morning|(?:start|beginning)~of~(?:the|this)~day))\b(?!~(?:on|of)\b)",
            read.near,
            "near",
        ),
        # So long ago
        (
            rf"\b(?i:(?:(?P<rough>{w.roughly})~|(?:{w.exactly})~)?{many}~{unit}~(?P<way>ago|earlier|later|before))\b",
            period.ago,
            "unit",
        ),
        (rf"\b(?i:(?P<few>{w.few})~{unit}~(?P<way>ago|earlier))\b", period.few_ago, "unit"),
        (
            rf"\b(?i:(?:(?:on|in)~)?(?:the~)?(?<!\ba\s)(?P<step>(?:{span_of_day})~(?:earlier|before|after)(?!~(?:yesterday|of|that|a|the)\b)|(?:previous|next|following|same)~(?:{span_of_day}))|(?:on~)?(?P<that>that~(?:same~)?(?:{span_of_day}))|a~(?P<one>day~(?:earlier|later)))\b",
            period.stepped,
            "unit",
        ),
        # Weeks, months, weekends
        (
            rf"\b(?i:(?:in|over|during|for|within|throughout)~(?:the~)?(?:past|last|previous)~(?:{many}~)?{unit})\b",
            period.past,
            "unit",
        ),
        (rf"\b(?i:the~(?:past|last|previous)~{many}~{unit})\b", period.past, "unit"),
        (
            r"\b(?i:(?:in|over|during)~(?:the~)?(?P<lately>recent|past~few|last~few|coming|next~few)~(?P<unit>day|week)s)\b",
            period.lately,
            "unit",
        ),
        (
            r"\b(?i:(?:since~|until~|by~|in~)?(?:earlier~|later~|early~|late~|(?:at~)?the~(?:start|beginning|end)~of~)?(?P<which>last|this|next|the~previous|the~coming|the~past)~(?P<unit>week|month|year))\b",
            period.calendar,
            "unit",
        ),
        (r"\b(?i:(?:earlier|later)~in~the~(?P<unit>week|month|year))\b", period.calendar, "unit"),
        (
            r"\b(?i:(?:by~|at~|until~|before~|since~)?(?:the~)?(?:end|start|beginning)~of~the~(?P<unit>week|month|year))\b",
            period.calendar,
            "unit",
        ),
        (
            r"\b(?i:(?:at|on|over|during|since|by|before|until|till|from|for)~(?:the~)?(?P<which>last|this|past|this~past|next|coming)?~?weekend(?!~of~)|(?P<other>last|this|next|this~past)~weekend)\b",
            period.weekend,
            "unit",
        ),
        (
            rf"(?:\b(?i:(?P<prep>in|since|by|until|till|during|throughout|at|over))~)?(?:the~)?{part}?(?i:(?P<which>last|next|this)~)?{month}(?!\w)(?:~of)?{year}",
            period.month,
            "month",
        ),
        (
            rf"(?:\b(?i:in|between|from|during)~)(?:{w.month})(?:,?~(?:19|20)\d\d)?{span}(?:{w.month})\b(?!~{_day('x')}){year}",
            period.vague,
            "month",
        ),
        # Words
        (rf"\b(?i:{w.vague})\b", period.vague, "vague"),
        (
            rf"\b(?i:(?:{w.before_season})~(?:the~)?(?:{w.seasons}))\b(?!~(?:up|into|to|from|water|back)\b)(?:~(?:of~)?(?:19|20)\d\d)?",
            period.vague,
            "season",
        ),
        (
            r"\b(?i:(?:last|this|next|in~the)~fall|in~the~fall~of)~?(?:(?:19|20)\d\d)?\b(?!~of~[A-Za-z])",
            period.vague,
            "season",
        ),
        (
            rf"\b(?i:(?:{w.before_year})~(?:the~)?(?:early~|late~|mid-?|end~of~|start~of~|beginning~of~)?)(?:19|20)\d\ds?(?:{span}(?:19|20)\d\d)?(?![\d,]\d|\d|-\w|~(?:people|civilians|troops|soldiers|men|drones))",
            period.vague,
            "digit",
        ),
        (r"\b(?i:the~(?=(?:19|20)\d\d~[a-z]))(?:19|20)\d\d\b", period.vague, "digit"),
    )
    gates = {name: re.compile(rf"\b(?:{words})") for name, words in _needed(w).items()}
    return tuple(
        (gates[gate], re.compile(pattern.replace("~?", r"\s*").replace("~", r"\s+")), reader)
        for pattern, reader, gate in table
    )


def _needed(w: datewords.DateWords) -> Mapping[str, str]:
    """What a sentence must hold for a form to fit: to look for that first takes a fifth of the time."""
    return {
        "digit": r"\d",
        "month": rf"(?:{w.month})(?![a-z])",
        "weekday": w.weekday,
        "near": rf"(?i:since|yesterday|today|tomorrow|tonight|overnight|last\s+night|this\s+(?:{w.part_of_day}))",
        "unit": f"(?i:hour|day|week|month|year|{w.part_of_day})",
        "season": rf"(?i:{w.seasons}|fall)",
        "vague": "",
    }


def _day(name: str) -> str:
    return rf"(?P<{name}>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,:]\d|%|-[A-Za-z]|[A-Za-z])"


def _ordinal(name: str) -> str:
    return rf"(?P<{name}>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)"
