"""Reading and resolutions to a story. Every mention ends in exactly one dossier, or unmapped with a reason."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dateline.extent import extent
from dateline.model import (
    Dossier,
    Excerpt,
    Kind,
    Notice,
    Outline,
    Place,
    Provenance,
    Reading,
    Resolution,
    Sense,
    Sentence,
    Shown,
    Span,
    Story,
    Unmapped,
)
from dateline.shapes import point_in


def join(
    reading: Reading,
    resolutions: Sequence[Resolution],
    outline_of: Callable[[str], Outline | None],
    country_of: Callable[[str], Place | None],
    notices: Sequence[Notice] = (),
) -> Story:
    """The story. `outline_of` gives the outline of a place by id, `country_of` the country by ISO code."""
    excerpts = _Excerpts(reading)
    grouped: dict[tuple[Shown, str], list[Resolution]] = {}
    unmapped: list[Unmapped] = []
    outlines: dict[str, Outline | None] = {}
    resolutions = [_with_shape(resolution, outlines, outline_of) for resolution in resolutions]
    # A description comes after all names: it belongs to what they made, and makes no dossier of its own.
    for resolution in sorted(resolutions, key=lambda r: r.mention.weak):
        shown, reason = shown_as(resolution)
        place = resolution.place
        if shown is Shown.MAP and place is not None and not place.kind.is_point and outlines.get(place.id) is None:
            shown, reason = Shown.UNMAPPED, _no_shape(resolution)
        if resolution.mention.weak and place is not None:
            shown, reason = _by_description(resolution, shown, grouped)
        if shown is Shown.UNMAPPED or place is None:
            unmapped.append(Unmapped(resolution, excerpts.around((resolution,))[0], reason))
        else:
            grouped.setdefault((shown, place.id), []).append(resolution)
    considered = [p for r in resolutions for p in (r.place, *r.anchors, *(c.place for c in r.losers)) if p is not None]
    countries = {code: country_of(code) for code in {p.country for p in considered if p.country}}
    for group in grouped.values():
        group.sort(key=lambda r: r.mention.span)
    by_hand = {r.place.id: r.place for r in resolutions if r.place and r.place.provenance is Provenance.MANUAL}
    dossiers = {
        (shown, place_id): _dossier(shown, by_hand.get(place_id), group, excerpts, outlines)
        for (shown, place_id), group in grouped.items()
    }
    return Story(
        article=reading.article,
        sentences=reading.sentences,
        resolutions=tuple(resolutions),
        places=tuple(d for (shown, _), d in dossiers.items() if shown is Shown.MAP),
        actors=tuple(d for (shown, _), d in dossiers.items() if shown is Shown.ACTOR),
        unmapped=tuple(sorted(unmapped, key=lambda u: u.resolution.mention.span)),
        countries={code: country.name for code, country in sorted(countries.items()) if country},
        notices=tuple(notices),
    )


def shown_as(resolution: Resolution) -> tuple[Shown, str]:
    """Where a mention is shown, before it is known whether its area can be drawn, and why."""
    mention = resolution.mention
    if resolution.manual and resolution.place is None:
        return Shown.UNMAPPED, resolution.reason
    if mention.sense is Sense.NESTED:
        return Shown.UNMAPPED, mention.because
    if resolution.place is None:
        return Shown.UNMAPPED, resolution.reason
    if resolution.unplaced:
        return Shown.UNMAPPED, resolution.unplaced
    if mention.unplaced and mention.sense is not Sense.METONYM:
        return Shown.UNMAPPED, mention.unplaced
    if mention.sense is not Sense.LITERAL:
        return Shown.ACTOR, mention.because
    if resolution.place.kind is Kind.CONTINENT:
        return Shown.UNMAPPED, "a continent: too large to be a place on this map"
    return Shown.MAP, resolution.reason


def _by_description(
    resolution: Resolution, shown: Shown, grouped: Mapping[tuple[Shown, str], list[Resolution]]
) -> tuple[Shown, str]:
    """Where a weak mention is shown: with the names of its place. A place is on the map by its name alone."""
    place, mention = resolution.place, resolution.mention
    ways = (shown, Shown.ACTOR) if mention.sense is Sense.LITERAL else (Shown.ACTOR,)
    held = next((way for way in ways if place and (way, place.id) in grouped), None)
    if held:
        return held, resolution.reason
    return Shown.UNMAPPED, f"{resolution.reason}; no name puts that place on the map"


def _with_shape(
    resolution: Resolution, outlines: dict[str, Outline | None], outline_of: Callable[[str], Outline | None]
) -> Resolution:
    """The resolution once the outline of its place is known. Areas of which a phrase gives no shape stay whole."""
    place = resolution.place
    if place is None or place.kind.is_point or shown_as(resolution)[0] is not Shown.MAP:
        return resolution
    relation, anchors = resolution.mention.relation, resolution.anchors
    if place.id not in outlines:
        drawn = extent(relation, anchors, outline_of) if relation and anchors else outline_of(place.id)
        outlines[place.id] = drawn
    if not anchors or outlines[place.id] is not None or anchors[0].kind.is_point:
        return resolution
    whole = replace(
        resolution, place=anchors[0], anchors=(), reason=f"{resolution.reason}; drawn whole: {_no_shape(resolution)}"
    )
    return _with_shape(whole, outlines, outline_of)


def _no_shape(resolution: Resolution) -> str:
    place, anchors = resolution.place, resolution.anchors
    if place is not None and anchors:
        if anchors[0].kind.is_point:
            return f"“{place.name}” says too little of where"
        return f"“{place.name}” has no shape in the outlines of any gazetteer"
    return f"no gazetteer has the extent of this {place.kind if place else 'place'}, and a pin would claim a point"


def _dossier(
    shown: Shown,
    by_hand: Place | None,
    group: Sequence[Resolution],
    excerpts: "_Excerpts",
    outlines: dict[str, Outline | None],
) -> Dossier:
    """`by_hand`: the place as a person chose it, be it for one of its names alone."""
    place = by_hand or group[0].place
    if place is None:
        raise ValueError("a dossier needs a place")
    outline = outlines.get(place.id) if shown is Shown.MAP else None
    if outline and group[0].anchors:  # the point of what the phrase names may lie outside it
        place = replace(place, point=point_in(outline))
    return Dossier(
        place=place,
        shown=shown,
        resolutions=tuple(group),
        excerpts=excerpts.around(group),
        outline=outline,
    )


class _Excerpts:
    """The sentences of a reading, found by offset."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.article.text
        self._sentences: Sequence[Sentence] = reading.sentences
        self._starts = [s.span.start for s in reading.sentences]
        self._quotes: dict[int, str] = {}

    def around(self, resolutions: Sequence[Resolution]) -> tuple[Excerpt, ...]:
        """One excerpt a sentence that holds one or more of these mentions, in the order of the text."""
        marks: dict[int, list[Span]] = {}
        for resolution in resolutions:
            span = resolution.mention.span
            marks.setdefault(bisect_right(self._starts, span.start) - 1, []).append(span)
        return tuple(self._excerpt(number, spans) for number, spans in sorted(marks.items()))

    def _excerpt(self, number: int, marks: Sequence[Span]) -> Excerpt:
        sentence = self._sentences[number]
        heading = sentence.heading.of(self._text) if sentence.heading else None
        quote = self._quotes.setdefault(number, sentence.span.of(self._text))  # one string, however many share it
        return Excerpt(sentence.span, quote, tuple(sorted(marks)), heading)
