"""The filters in words: what each asks for, and how much of the article it leaves. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dateline.claims import Status, When
from dateline.filters import Filter, excerpts
from dateline.model import Story
from dateline.statements import NONE
from dateline.views.said import NO_SIDE, STATUS_ALONE, side_name, when
from dateline.views.words import times, title

LABELS = {"side": "Side", "speaker": "Speaker", "status": "Status", "event": "Event", "place": "Place", "time": "Time"}


@dataclass(frozen=True, slots=True)
class Chip:
    """One value of a filter. `field` is one of LABELS; a span of time is one value."""

    field: str
    value: str
    label: str
    words: str


def chips(asked: Filter, story: Story) -> Iterator[Chip]:
    """One for each value, in the order of LABELS."""
    for field, label in LABELS.items():
        if field == "time":
            if asked.first or asked.last:
                yield Chip(field, "", label, span(asked.first, asked.last))
            continue
        for value in sorted(getattr(asked, field)):
            yield Chip(field, value, label, named(field, value, story))


def named(field: str, value: str, story: Story) -> str:
    """A value of a field as the reader knows it."""
    match field:
        case "side":
            return NO_SIDE if value == NONE else side_name(value)
        case "status":
            return STATUS_ALONE[Status(value)]
        case "place":
            return next((title(d) for d in story.places if d.place.id == value), value)
        case "event":
            return "no event" if value == NONE else value
        case _:
            return value


def span(first: date | None, last: date | None) -> str:
    """ "8 to 20 March 2025", "from 8 March 2025"."""
    if first and last:
        return when(When(first, last, 1))
    day = first or last
    return f"{'from' if first else 'to'} {when(When(day, day, 1))}" if day else "any"


def kept(some: Story, story: Story) -> str:
    """ "12 of 19 excerpts on the map"; of the whole story, how many there are."""
    count, of = excerpts(some), excerpts(story)
    return ("" if some is story else f"{count:,} of ") + f"{times(of, 'excerpt')} on the map"
