"""Story to what the page "Check" shows, as data: a row for each mention, and the places that its name could mean."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dateline.model import Kind, Place, Provenance, Resolution, Sense, Sentence, Shown, Story, parent_of
from dateline.shapes import kilometres
from dateline.views import words
from dateline.views.map_view import LegendEntry, Mark, Shape, mark_of

LOW_MARGIN = 2.0  # points; two signs as strong as a name's own country in the same sentence stand further apart
SAME_KM = 0.5  # less than this is no distance on the map of a report
AROUND = 240  # characters of its sentence shown on either side of a name: a text without full stops is one sentence

LEGEND = (
    LegendEntry(Shape.POINT, "In colour: the place chosen for this mention", ()),
    LegendEntry(Shape.LOSER, "Grey: another place of this name, with its distance from the one chosen", ()),
)
SHOWN = {Shown.MAP: "on the map", Shown.ACTOR: "an actor", Shown.UNMAPPED: "not on the map"}


class Filter(StrEnum):
    """Which mentions are listed; the value is what the screen says."""

    ALL = "All"
    LOW = "Close calls"
    UNMAPPED = "Not on the map"
    ONLINE = "Online"
    CORRECTED = "Corrected"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A name in its sentence, verbatim but for the ends of a sentence that is too long to show."""

    before: str
    name: str
    after: str

    def __str__(self) -> str:
        return " ".join(f"{self.before}{self.name}{self.after}".split())


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one mention. `at` is where it begins in the text; `margin` is None where no rule had to choose."""

    at: int
    name: str
    sentence: Quoted
    sense: str
    place: str
    kind: str
    country: str
    shown: Shown
    reason: str
    margin: float | None
    provenance: Provenance | None
    manual: bool


@dataclass(frozen=True, slots=True)
class Option:
    """A place that a name could mean. `kilometres` from the one chosen; None of itself, and where none is chosen."""

    place: Place
    title: str  # "Kursk, town, Russia"
    reason: str
    kilometres: float | None
    chosen: bool = False


def rows(story: Story) -> tuple[Row, ...]:
    """One for each mention: the names in the order of the text, then the descriptions ("the town"). A correction may change
    which words describe something, but never the names: these keep their rows."""
    shown = {r.mention.span: (d.shown, r.reason) for d in (*story.places, *story.actors) for r in d.resolutions}
    shown |= {u.resolution.mention.span: (Shown.UNMAPPED, u.reason) for u in story.unmapped}
    starts = [sentence.span.start for sentence in story.sentences]
    ordered = sorted(story.resolutions, key=lambda r: r.mention.weak)
    return tuple(_row(r, *shown[r.mention.span], story, starts) for r in ordered)


def kept(listed: Iterable[Row], chosen: Filter) -> tuple[Row, ...]:
    """The rows that a filter leaves."""
    keeps = _KEEPS.get(chosen)
    return tuple(row for row in listed if keeps is None or keeps(row))


_KEEPS: Mapping[Filter, Callable[[Row], bool]] = {
    Filter.LOW: lambda row: row.margin is not None and row.margin < LOW_MARGIN,
    Filter.UNMAPPED: lambda row: row.shown is Shown.UNMAPPED,
    Filter.ONLINE: lambda row: row.provenance is Provenance.ONLINE,
    Filter.CORRECTED: lambda row: row.manual,
}


def meant(resolution: Resolution) -> Place | None:
    """The place that the name itself means: of "near Sudzha", Sudzha. None, too, where only the area is known that it
    lies in."""
    place = resolution.anchors[0] if resolution.anchors else resolution.place
    return None if place is None or parent_of(place.id) else place


def options(resolution: Resolution, story: Story) -> tuple[Option, ...]:
    """The place chosen, then those that lost, the likeliest first."""
    place = meant(resolution)
    first = [Option(place, titled(place, story), resolution.reason, None, chosen=True)] if place else []
    return (
        *first,
        *(
            Option(c.place, titled(c.place, story), c.reason, kilometres(place.point, c.place.point) if place else None)
            for c in resolution.losers
        ),
    )


def titled(place: Place, story: Story) -> str:
    """ "Kursk, town, Russia"."""
    kind = words.KIND[place.kind].partition(" (")[0]
    return ", ".join(
        part for part in (place.name, kind, "" if place.kind is Kind.COUNTRY else _country(place, story)) if part
    )


def marks(resolution: Resolution, story: Story) -> tuple[Mark, ...]:
    """The options on the map. An area that lost is its name alone, since what is known of it is no point."""
    drawn = []
    for option in options(resolution, story):
        place = option.place
        if option.chosen:
            drawn.append(_winner(place, story))
            continue
        far = "" if option.kilometres is None else f", {distance(option.kilometres)}"
        shape = Shape.LOSER if place.kind.is_point else Shape.LOSER_AREA
        drawn.append(Mark(place.id, place.name + far, 0, shape, place.point))
    return tuple(drawn)


def distance(kilometres_: float) -> str:
    """ "66 km"; of what stands at the same point, so."""
    return f"{kilometres_:,.0f} km" if kilometres_ >= SAME_KM else "same point"


def quoted(resolution: Resolution, story: Story) -> Quoted:
    """A mention in its sentence."""
    return _quoted(resolution, story, [sentence.span.start for sentence in story.sentences])


def _winner(place: Place, story: Story) -> Mark:
    """As the map has it; of what is not there, a point or a name."""
    dossier = next((d for d in story.places if d.place.id == place.id), None)
    if dossier:
        return mark_of(dossier)
    mentions = sum(meant(r) == place and not r.mention.weak for r in story.resolutions)
    return Mark(place.id, place.name, mentions, Shape.POINT if place.kind.is_point else Shape.AREA, place.point)


def _row(resolution: Resolution, shown: Shown, why: str, story: Story, starts: Sequence[int]) -> Row:
    mention, place = resolution.mention, resolution.place
    return Row(
        at=mention.span.start,
        name=" ".join(mention.text.split()),
        sentence=_quoted(resolution, story, starts),
        sense=_sense(mention.sense, shown),
        place=place.name if place else "",
        kind=words.KIND[place.kind] if place else "",
        country=_country(place, story) if place else "",
        shown=shown,
        reason=why if shown is not Shown.ACTOR else resolution.reason,
        margin=resolution.margin,
        provenance=place.provenance if place else None,
        manual=resolution.manual,
    )


def _sense(sense: Sense, shown: Shown) -> str:
    return words.SENSE[sense] if sense is not Sense.LITERAL or shown is not Shown.UNMAPPED else "a name"


def _country(place: Place, story: Story) -> str:
    return story.countries.get(place.country or "", place.country or "")


def _quoted(resolution: Resolution, story: Story, starts: Sequence[int]) -> Quoted:
    span, text = resolution.mention.span, story.article.text
    sentence = _holding(span.start, story.sentences, starts)
    start, end = (sentence.span.start, sentence.span.end) if sentence else (span.start, span.end)
    before, after = text[max(start, span.start - AROUND) : span.start], text[span.end : min(end, span.end + AROUND)]
    return Quoted(
        ("…" if span.start - start > AROUND else "") + before,
        span.of(text),
        after + ("…" if end - span.end > AROUND else ""),
    )


def _holding(at: int, sentences: Sequence[Sentence], starts: Sequence[int]) -> Sentence | None:
    n = bisect_right(starts, at) - 1
    return sentences[n] if n >= 0 and at < sentences[n].span.end else None
