"""Who says what an excerpt tells, in which status and when: the quiet labels under its words. Pure."""

import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cache
from typing import TypedDict

from dateline.claims import Attribution, Claim, Status, When
from dateline.model import Span, Story
from dateline.text.cues import WORDS

STATUS = {
    Status.CLAIMED: "claimed by",
    Status.REPORTED: "reported by",
    Status.CONFIRMED: "said to be verified, by",
    Status.DENIED: "denied by",
    Status.CONTEXT: "a plan, fear or view of",
}
STATUS_ALONE = {
    Status.CLAIMED: "claimed",
    Status.REPORTED: "reported",
    Status.CONFIRMED: "said to be verified",
    Status.DENIED: "denied",
    Status.CONTEXT: "plan, fear or view",
}
NO_SIDE = "no side"  # a third party, or of several sides


class SaidView(TypedDict):
    """One claim. `status` is its code; the others are words."""

    status: str
    words: str  # "claimed by"
    who: str  # "Yuriy Butusov, Ukraine"
    when: str  # "8 March 2025"; empty where the text does not say
    why: str  # the rule that gave the status


class DatedView(TypedDict):
    """A phrase that says when, and the days that it means."""

    phrase: str  # "On Saturday"
    when: str  # "8 March 2025"
    why: str  # how it was resolved


def dated(span: Span, story: Story) -> list[DatedView]:
    """The phrases within this span whose days are known; what stays words needs no label."""
    first = bisect_left(story.dates, span.start, key=lambda mention: mention.span.start)
    found = []
    for mention in story.dates[first:]:
        if mention.span.end > span.end:
            break
        if mention.when:
            phrase = " ".join(mention.text.split())
            found.append(DatedView(phrase=phrase, when=when(mention.when), why=mention.because))
    return found


def labels(span: Span, story: Story) -> list[SaidView]:
    """The claims whose content stands, at least in part, within this span; in the order of the text."""
    first = bisect_right(story.claims, span.start, key=lambda claim: claim.span.end)
    found = []
    for claim in story.claims[first:]:
        if claim.span.start >= span.end:
            break
        found.append(_label(claim))
    return found


def _label(claim: Claim) -> SaidView:
    return SaidView(
        status=str(claim.status),
        words=STATUS[claim.status],
        who=who(claim.attribution),
        when=when(claim.time) if claim.time else "",
        why=claim.because,
    )


def who(attribution: Attribution) -> str:
    """The speaker, the side, and through whom: "a Ukrainian soldier, Ukraine’s side, to CNN"."""
    speaker = " ".join(attribution.speaker.split())
    side = side_name(attribution.side) if attribution.side else ""
    side = f", {side}" if side and side.lower() not in speaker.lower() else ""  # not "Hezbollah, Hezbollah"
    via = f", through {' '.join(attribution.via.speaker.split())}" if attribution.via else ""
    return f"{speaker}{side}{via}"


def side_name(side: str) -> str:
    """An id of a side as words: its title in `data/words/sides.toml`, else the id with capitals."""
    return _titles().get(side) or side.replace("-", " ").title()


@cache
def _titles() -> Mapping[str, str]:
    titles: dict[str, str] = tomllib.loads((WORDS / "sides.toml").read_text("utf-8")).get("titles", {})
    return titles


def when(time: When) -> str:
    """The days, no finer than they are known."""
    if time.first == time.last:
        return f"{time.first.day} {time.first:%B %Y}"
    if time.precision == 3 and (time.first.year, time.first.month) == (time.last.year, time.last.month):
        return f"{time.first:%B %Y}"
    if time.first.year == time.last.year:
        month = "" if time.first.month == time.last.month else f" {time.first:%B}"
        return f"{time.first.day}{month} to {time.last.day} {time.last:%B %Y}"
    return f"{time.first.day} {time.first:%B %Y} to {time.last.day} {time.last:%B %Y}"
