"""Story to what the page "Timeline" shows, as data that JSON can carry. Pure.

Days are ordinals (`date.toordinal`), so that the page can reckon with them. Text stays text: it is put on the screen by
`textContent`.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from dateline.claims import DateMention, Statement, Status, When
from dateline.model import Place, Sentence, Span, Story
from dateline.statements import ARTICLE, NONE, side, speaker
from dateline.text.dates import time_of
from dateline.text.published import ArticleDate
from dateline.views.claims import counted
from dateline.views.filters import span
from dateline.views.said import NO_SIDE, STATUS, STATUS_ALONE, side_name, when, who
from dateline.views.words import times, title

DATED, UNDATED = 500, 200  # statements shown; more would freeze a browser, and nobody reads them
QUIET = 21  # days between two dated statements; a longer quiet is folded, so that the others have room
FOLDS = 12  # at most
AROUND = 320  # characters of its sentence shown on either side of a statement's beginning and end
LABEL = 48  # characters beside a bar
PRECISION = {1: "a day", 2: "a week or so", 3: "a month"}
NO_DAY = "The date of the article is not known, so that “yesterday” and the like stay words."
NOTHING = "Nobody says anything in this article, nor does it itself: there is nothing to date."
NOTHING_LEFT = "The filters leave no statement."
NO_DATES = "No statement of this article bears a date that can be told, so there is no axis."
_END = date.max.toordinal()


class TimeView(TypedDict):
    first: int
    last: int  # included
    precision: int  # ACLED's time_precision
    words: str  # "8 March 2025", no finer than known
    inside: bool  # within the time that is chosen, at least in part


class ToldView(TypedDict):
    """A statement in its sentence. `before`, `says` and `after` are verbatim but for the ends of what is too long."""

    row: int  # who says it: an index of `rows`
    time: TimeView | None
    phrase: str  # that says when: "On Saturday", "since then"; empty where there is none
    why: str  # how the phrase was resolved
    status: str
    words: str  # "claimed by"
    who: str
    label: str  # place and speaker
    before: str
    says: str
    after: str
    place: str  # id of a place on the map that its sentence names, or empty
    at: int  # an offset, by which the text is opened


class TimelineView(TypedDict):
    lead: str  # "7 of 44 statements are dated"
    counted: str  # "Statements: 30 claims and 14 sentences of the article itself."
    empty: str  # where there is no axis, why
    stretches: list[tuple[int, int]]  # the days of the axis, both included; what lies between is folded
    day: int | None  # of the article
    day_words: str
    day_why: str
    rows: list[str]  # Russia, Ukraine, no side, the article itself
    precision: list[tuple[int, str]]  # those on the axis
    status: list[tuple[str, str]]
    dated: list[ToldView]  # in order of time
    undated: list[ToldView]  # with words that say when
    silent: list[ToldView]  # without any
    more: list[str]  # what is left out, in words
    first: int | None  # the time that is chosen
    last: int | None
    within: str  # "3 of 7 dated statements: 8 to 9 March 2025"; empty where any time is


@dataclass(frozen=True, slots=True)
class _Named:
    """Where the text names a place that is on the map."""

    at: int
    place: Place
    name: str


def timeline_view(
    story: Story,
    day: ArticleDate | None,
    first: date | None = None,
    last: date | None = None,
    *,
    some: bool = False,
) -> TimelineView:
    """`story`: of any time. `first`, `last`: the time that is chosen, both included. `some`: filters left something out."""
    told = _all(story)
    dated = sorted((t for t in told if t.time), key=_order)
    shown = dated[-DATED:]
    rows = _rows(shown)
    names = _names(story)
    views = [_told(t, story, names, rows, (first, last)) for t in shown]
    others = [_told(t, story, names, rows, (first, last)) for t in told if not t.time][: 2 * UNDATED]
    undated, silent = [t for t in others if t["phrase"]], [t for t in others if not t["phrase"]]
    days = [(v["time"]["first"], v["time"]["last"]) for v in views if v["time"]]
    on = day.day.toordinal() if day else None
    nothing = NOTHING_LEFT if some else NOTHING
    return TimelineView(
        lead=f"{len(dated):,} of {times(len(told), 'statement')} {'is' if 1 in (len(dated), len(told)) else 'are'} dated",
        counted=f"Statements: {counted(told, told)}." if told else "",
        empty=nothing if not told else NO_DATES if not dated else "",
        stretches=stretches([*days, (on, on)] if on else days) if days else [],
        day=on,
        day_words=_published(day) if day else NO_DAY,
        day_why=day.because if day else "",
        rows=[_row_name(row) for row in rows],
        precision=[(code, PRECISION[code]) for code in sorted({v["time"]["precision"] for v in views if v["time"]})],
        status=[(str(s), STATUS_ALONE[s]) for s in Status if any(t.status is s for t in shown)],
        dated=views,
        undated=undated[:UNDATED],
        silent=silent[:UNDATED],
        more=_more(len(dated) - len(shown), len(told) - len(dated) - len(undated[:UNDATED]) - len(silent[:UNDATED])),
        first=first.toordinal() if first else None,
        last=last.toordinal() if last else None,
        within=_within(views, first, last),
    )


def stretches(days: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The days of the axis, one more at either end: first to last, but for the longest of the quiet times."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(days):
        if found and first - found[-1][1] <= QUIET:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    gaps = sorted(range(1, len(found)), key=lambda n: found[n - 1][1] - found[n][0])[:FOLDS]
    joined: list[tuple[int, int]] = []
    for n, (first, last) in enumerate(found):
        if joined and n not in gaps:
            joined[-1] = joined[-1][0], last
        else:
            joined.append((first, last))
    return [(max(1, first - 1), min(_END, last + 1)) for first, last in joined]


def day_of(ordinal: object) -> date | None:
    """What a browser sends; None for what is no day."""
    if isinstance(ordinal, int) and not isinstance(ordinal, bool) and 1 <= ordinal <= _END:
        return date.fromordinal(ordinal)
    return None


def _all(story: Story) -> list[Statement]:
    """Claims and, of the article itself, what tells of something or bears a date; no mere headings."""
    headings = {sentence.span for sentence in story.sentences if sentence.is_heading}
    voice = (v for v in story.voice if v.event_type or v.span not in headings)
    return sorted(
        (*story.claims, *(v for v in voice if v.time or v.status is not Status.CONTEXT)), key=lambda t: t.span
    )


def _order(statement: Statement) -> tuple[date, date, Span]:
    """By time; what is known more finely goes first."""
    time = statement.time
    return (time.first, time.last, statement.span) if time else (date.max, date.max, statement.span)


def _rows(told: Sequence[Statement]) -> list[str]:
    """Who speaks: sides, those who speak most first, then no side, then the article."""
    sides = Counter(_row(t) for t in told)
    return sorted(sides, key=lambda row: (row == ARTICLE, row == NONE, -sides[row], row))


def _row(statement: Statement) -> str:
    return side(statement) if statement.attribution else ARTICLE


def _row_name(row: str) -> str:
    return "The article itself" if row == ARTICLE else NO_SIDE.capitalize() if row == NONE else side_name(row)


def _names(story: Story) -> list[_Named]:
    found = (_Named(r.mention.span.start, d.place, title(d)) for d in story.places for r in d.resolutions)
    return sorted(found, key=lambda named: named.at)


def _told(
    statement: Statement,
    story: Story,
    names: Sequence[_Named],
    rows: Sequence[str],
    chosen: tuple[date | None, date | None],
) -> ToldView:
    text, content = story.article.text, statement.span
    sentences = _sentences(content, story)
    whole = content
    if sentences:
        whole = Span(min(content.start, sentences[0].span.start), max(content.end, sentences[-1].span.end))
    phrase = _phrase(statement, whole, sentences, story)
    named = _named(content, names) or _named(whole, names)
    row = _row(statement)
    start, end = max(whole.start, content.start - AROUND), min(whole.end, content.end + AROUND)
    cut = content.end - content.start > 2 * AROUND
    return ToldView(
        row=rows.index(row) if row in rows else len(rows),
        time=_time(statement.time, chosen) if statement.time else None,
        phrase=" ".join(phrase.text.split()) if phrase else "",
        why=phrase.because if phrase else "",
        status=str(statement.status),
        words=STATUS[statement.status],
        who=who(statement.attribution) if statement.attribution else ARTICLE,
        label=_label(statement, named, text),
        before=("…" if start > whole.start else "") + text[start : content.start],
        says=text[content.start : content.start + 2 * AROUND] + "…" if cut else content.of(text),
        after="" if cut else text[content.end : end] + ("…" if end < whole.end else ""),
        place=named.place.id if named else "",
        at=named.at if named else whole.start,
    )


def _sentences(content: Span, story: Story) -> Sequence[Sentence]:
    """Those that it touches."""
    first = bisect_right(story.sentences, content.start, key=lambda s: s.span.end)
    last = bisect_left(story.sentences, content.end, key=lambda s: s.span.start)
    return story.sentences[first:last]


def _phrase(statement: Statement, whole: Span, sentences: Sequence[Sentence], story: Story) -> DateMention | None:
    """The one that gave the time; of a statement without one, words that say when but not on which day."""
    first = bisect_left(story.dates, whole.start, key=lambda d: d.span.start)
    last = bisect_left(story.dates, whole.end, key=lambda d: d.span.start)
    found = time_of(story.article.text, statement.span, sentences, story.dates[first:last])
    return found if found and found.when == statement.time else None


def _named(words: Span, names: Sequence[_Named]) -> _Named | None:
    """The first town that they name, else the first place."""
    first = bisect_left(names, words.start, key=lambda n: n.at)
    last = bisect_left(names, words.end, key=lambda n: n.at)
    return min(names[first:last], key=lambda n: (not n.place.kind.is_point, n.at), default=None)


def _label(statement: Statement, named: _Named | None, text: str) -> str:
    said_by = speaker(statement) if statement.attribution else ""
    parts = [named.name if named else "", said_by]
    words = " · ".join(part for part in parts if part) or " ".join(statement.span.of(text)[: 2 * LABEL].split())
    return words if len(words) <= LABEL else f"{words[: LABEL - 1].rstrip()}…"


def _time(time: When, chosen: tuple[date | None, date | None]) -> TimeView:
    return TimeView(
        first=time.first.toordinal(),
        last=time.last.toordinal(),
        precision=time.precision,
        words=when(time),
        inside=time.last >= (chosen[0] or date.min) and time.first <= (chosen[1] or date.max),
    )


def _published(day: ArticleDate) -> str:
    return f"published {when(When(day.day, day.day, 1))}{'' if day.given else ', inferred'}"


def _within(views: Sequence[ToldView], first: date | None, last: date | None) -> str:
    if not (first or last):
        return ""
    inside = sum(v["time"]["inside"] for v in views if v["time"])
    return f"{inside:,} of {times(len(views), 'dated statement')}: {span(first, last)}"


def _more(dated: int, undated: int) -> list[str]:
    told = (
        [f"The {times(dated, 'earliest dated statement')} {'is' if dated == 1 else 'are'} left out here."]
        if dated
        else []
    )
    return told + ([f"And {times(undated, 'more undated statement')}."] if undated else [])
