"""What is asked of a service and what came of it. Only a name is ever sent, never a sentence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, floor, isfinite

from dateline.model import Outline, Place
from dateline.shapes import Box

LONGEST = 100  # characters: longer words are no name
_COUNTRY = re.compile("[A-Z]{2}")
_UNSENDABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Query:
    """Raises ValueError for what is no name; `query_for` makes one of an article's words."""

    toponym: str
    countries: tuple[str, ...] = ()  # ISO 3166-1 alpha-2: only places within them are wanted
    viewbox: Box | None = None  # places within it are preferred

    def __post_init__(self) -> None:
        if not 0 < len(self.toponym.strip()) <= LONGEST or _UNSENDABLE.search(self.toponym):
            raise ValueError("not a name to ask for")
        if not all(map(_COUNTRY.fullmatch, self.countries)):
            raise ValueError("a country is two capital letters")


def query_for(toponym: str, countries: Iterable[str] = (), viewbox: Box | None = None) -> Query | None:
    """None for words that are no name. The box is widened to whole degrees, so that one answer serves many articles; it
    is left out where it crosses the 180th meridian."""
    name = " ".join(toponym.split())
    if not 0 < len(name) <= LONGEST or _UNSENDABLE.search(name):
        return None
    codes = tuple(sorted({code for code in countries if _COUNTRY.fullmatch(code)}))
    return Query(name, codes, _widened(viewbox) if viewbox else None)


def _widened(box: Box) -> Box | None:
    south, west, north, east = box
    if not all(map(isfinite, box)) or south > north or west > east:
        return None
    return (max(-90, floor(south)), max(-180, floor(west)), min(90, ceil(north)), min(180, ceil(east)))


class Status(StrEnum):
    """What came of a question. Only the first two are the service's word on the name, and only they are kept."""

    FOUND = "found"
    NOT_FOUND = "not found"
    RATE_LIMITED = "rate limited"
    BLOCKED = "blocked"
    TIMED_OUT = "timed out"
    UNAVAILABLE = "unavailable"
    BAD_ANSWER = "bad answer"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Answer:
    """A place the service knows by this name, and its border where it gave one."""

    place: Place
    outline: Outline | None = None


_SENTENCES = {
    Status.FOUND: "{service} knows “{toponym}”.",
    Status.NOT_FOUND: "{service} knows no place called “{toponym}”.",
    Status.RATE_LIMITED: "{service} takes no more questions for {wait}, so “{toponym}” has not been looked up there.",
    Status.BLOCKED: "{service} refuses the questions of this app, so “{toponym}” has not been looked up there.",
    Status.TIMED_OUT: "{service} did not answer in time, so “{toponym}” has not been looked up there.",
    Status.UNAVAILABLE: "{service} cannot be reached or has failed, so “{toponym}” has not been looked up there.",
    Status.BAD_ANSWER: "{service} gave an answer for “{toponym}” that makes no sense; it is not used.",
    Status.CANCELLED: "Stopped before {service} was asked for “{toponym}”.",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """`answers` stand in the service's order; there are some if and only if the status is FOUND."""

    status: Status
    toponym: str
    service: str  # as a reader knows it: "Nominatim"
    answers: tuple[Answer, ...] = ()
    wait: float = 0.0  # seconds until the service may be asked again, where it said so

    def __post_init__(self) -> None:
        if bool(self.answers) != (self.status is Status.FOUND):
            raise ValueError(f"{len(self.answers)} answers, yet {self.status}")

    @property
    def is_known(self) -> bool:
        """Whether the service said what it knows of the name: any other outcome says nothing about the place."""
        return self.status in (Status.FOUND, Status.NOT_FOUND)

    @property
    def sentence(self) -> str:
        """For a notice. It holds the article's words: escape it."""
        return _SENTENCES[self.status].format(service=self.service, toponym=self.toponym, wait=_words(self.wait))


def _words(seconds: float) -> str:
    whole = max(1, ceil(seconds))
    if whole == 1:
        return "a second"
    return f"{whole} seconds" if whole < 120 else f"{ceil(whole / 60)} minutes"
