"""What a reader wants to see of a story: by side, speaker, status, event type, time and place. Pure.

A filter keeps whole sentences: those in which one statement has all that is asked for.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from dateline.claims import Statement, Status
from dateline.model import Dossier, Span, Story
from dateline.statements import event, side, speaker, statements

_ASKS: Mapping[str, Callable[[Statement], str]] = {
    "side": side,
    "speaker": speaker,
    "status": lambda statement: str(statement.status),
    "event": event,
}
_DAYS = ("first", "last")
KEYS = {name: name for name in _ASKS} | {
    "place": "in",
    "first": "from",
    "last": "to",
}  # in a link; `place` is the choice
MOST = 50  # values of one field that a link can ask for
SHOWN = 60  # characters of a wrong value in a message


@dataclass(frozen=True, slots=True)
class Filter:
    """Empty means any. Of one field each value will do; all fields must hold of the same statement. The time counts days,
    both included; what has no time is not within any. `place`: ids of places on the map."""

    side: frozenset[str] = frozenset()
    speaker: frozenset[str] = frozenset()
    status: frozenset[str] = frozenset()
    event: frozenset[str] = frozenset()
    place: frozenset[str] = frozenset()
    first: date | None = None
    last: date | None = None

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


def asking(asked: Filter, field: str, values: Iterable[str]) -> Filter:
    """The filter with other values of one field, any but the time."""
    return replace(asked, **{field: frozenset(values)})  # type: ignore[arg-type]  # mypy takes any field for any other


def matches(statement: Statement, asked: Filter) -> bool:
    """Whether a statement has all that is asked for, whatever its place."""
    for name, of in _ASKS.items():
        wanted: frozenset[str] = getattr(asked, name)
        if wanted and of(statement) not in wanted:
            return False
    if asked.first is None and asked.last is None:
        return True
    time = statement.time
    return time is not None and time.last >= (asked.first or date.min) and time.first <= (asked.last or date.max)


def filtered(story: Story, asked: Filter) -> Story:
    """The story of the sentences that a filter keeps: every mention, excerpt, claim, date and figure of them, and no
    other. The text stays whole, and so do its sentences."""
    if not asked:
        return story
    kept = _Kept(story, asked)
    chosen = (dossier for dossier in story.places if not asked.place or dossier.place.id in asked.place)
    places = tuple(filter(None, (_some(dossier, kept) for dossier in chosen)))
    actors = tuple(filter(None, (_some(dossier, kept) for dossier in story.actors)))
    unmapped = tuple(u for u in story.unmapped if kept.holds(u.excerpt.span))
    shown = {r.mention.span for dossier in (*places, *actors) for r in dossier.resolutions}
    shown |= {u.resolution.mention.span for u in unmapped}
    return replace(
        story,
        resolutions=tuple(r for r in story.resolutions if r.mention.span in shown and kept.holds(r.mention.span)),
        places=places,
        actors=actors,
        unmapped=unmapped,
        claims=tuple(c for c in story.claims if matches(c, asked) and kept.holds(c.span)),
        dates=tuple(mention for mention in story.dates if kept.holds(mention.span)),
        figures=tuple(figure for figure in story.figures if kept.holds(figure.span)),
        voice=tuple(v for v in story.voice if matches(v, asked) and kept.holds(v.span)),
    )


def excerpts(story: Story) -> int:
    """How many sentences stand beside the map: each once, however many places it names."""
    return len({excerpt.span for dossier in story.places for excerpt in dossier.excerpts})


def offered(story: Story) -> dict[str, dict[str, int]]:
    """What a filter can ask for, by field, with the number of statements (of a place, of excerpts): the most frequent first,
    then in the order of the text; statuses in their own order."""
    told = [told for sentence in story.sentences for told in statements(sentence.span, story)]
    told = list(dict.fromkeys(told))
    found = {name: dict(Counter(map(of, told)).most_common()) for name, of in _ASKS.items()}
    found["status"] = {str(s): found["status"][s] for s in Status if s in found["status"]}
    return found | {"place": {dossier.place.id: len(dossier.excerpts) for dossier in story.places}}


def in_parameters(asked: Filter) -> dict[str, list[str]]:
    """The filter as parameters of a link, under the names of KEYS. The same filter gives the same."""
    told = {KEYS[name]: sorted(getattr(asked, name)) for name in (*_ASKS, "place")}
    told |= {KEYS[name]: [day.isoformat()] for name in _DAYS if (day := getattr(asked, name))}
    return {key: values for key, values in told.items() if values}


def from_parameters(parameters: Mapping[str, Sequence[str]], story: Story) -> tuple[Filter, tuple[str, ...]]:
    """The filter, and a sentence for each thing that could not be used. Never raises for what a link says: it asks for what
    the story has, or for nothing."""
    has = offered(story)
    faults: list[str] = []
    chosen: dict[str, Any] = {}
    for name in (*_ASKS, "place"):
        asked = parameters.get(KEYS[name], ())[:MOST]
        chosen[name] = frozenset(value for value in asked if value in has[name])
        if wrong := [value for value in asked if value not in has[name]]:
            more = f" and {len(wrong) - 1} more" if len(wrong) > 1 else ""
            faults.append(f"The link asks for the {name} “{_short(wrong[0])}”{more}, which this article does not have.")
    days: dict[str, date] = {}
    for name in _DAYS:
        for text in parameters.get(KEYS[name], ())[:1]:
            try:
                days[name] = date.fromisoformat(text)
            except ValueError:
                faults.append(f"The link asks for the day “{_short(text)}”, which is none.")
    if len(days) == 2 and days["first"] > days["last"]:
        faults.append("The link asks for a time that ends before it begins.")
        days.clear()
    return Filter(**chosen, first=days.get("first"), last=days.get("last")), tuple(faults)


class _Kept:
    """The sentences that a filter keeps, found by offset."""

    def __init__(self, story: Story, asked: Filter) -> None:
        spans = {sentence.span for sentence in story.sentences}
        if asked.place:
            chosen = (dossier for dossier in story.places if dossier.place.id in asked.place)
            spans = {excerpt.span for dossier in chosen for excerpt in dossier.excerpts}
        self._spans = sorted(s for s in spans if any(matches(told, asked) for told in statements(s, story)))

    def holds(self, span: Span) -> bool:
        """Whether a sentence that is kept touches this span."""
        at = bisect_right(self._spans, span.start, key=lambda kept: kept.end)
        return at < len(self._spans) and self._spans[at].start < span.end


def _some(dossier: Dossier, kept: _Kept) -> Dossier | None:
    """What is left of a dossier. One name stays even where only descriptions are left: a place is on the map by its name."""
    excerpts = tuple(excerpt for excerpt in dossier.excerpts if kept.holds(excerpt.span))
    if not excerpts:
        return None
    found = tuple(r for r in dossier.resolutions if kept.holds(r.mention.span))
    if all(r.mention.weak for r in found):
        named = next(r for r in dossier.resolutions if not r.mention.weak)
        found = tuple(sorted((named, *found), key=lambda r: r.mention.span))
    return replace(dossier, resolutions=found, excerpts=excerpts)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
