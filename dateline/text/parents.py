"""Names that no gazetteer has, given the region or district that the text says they lie in. Pure but for outlines.

They are drawn as the whole of it, "position unknown", never at a namesake somewhere else. What says where they lie, in
this order: the area named with them, the towns listed with them, the one area that the sentence names, and the one that
the sentences before it in the paragraph name. None where two say different things.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.model import (
    UNKNOWN_IN,
    Candidate,
    Coordinates,
    Kind,
    Mention,
    Outline,
    Place,
    Precision,
    Provenance,
    Resolution,
    Sense,
    Sentence,
    parent_of,
    within_id,
)
from dateline.names import fold
from dateline.shapes import holds
from dateline.text.cues import Cues

BACK = 3  # sentences before, in the same paragraph
LISTED = 24  # names to either side: a longer list is looked at no further
SMALL = 15_000  # inhabitants: a larger town is no namesake by chance
MARGIN = 0.2  # degrees, about 20 km: outlines are simplified, and a border town may lie just outside its own

_AREAS = frozenset({Kind.REGION, Kind.DISTRICT, Kind.AREA})
_LISTED = re.compile(r"(?:,|,? (?:and|or|as well as))(?: the)?(?: [a-z]+ of)? $")
_OWNER = re.compile(r"(?:['’]s?)? (?P<inner>(?:[a-z-]+ )*)$")  # between "Russia" and "Kursk region"
_INNER = re.compile(r"(?: [a-z]+)?(?:,? (?:in|inside|within|of|across) (?P<inner>(?:[a-z-]+ )*)|, (?:in )?| \()$")


@dataclass(frozen=True, slots=True)
class Atlas:
    """What is asked of gazetteers: the outline of a place by its id, and the first-level unit that holds a place."""

    outline: Callable[[str], Outline | None]
    region_of: Callable[[str], Place | None]

    def within(self, area: Place, place: Place) -> bool:
        """Whether the place lies in the area or near its edge; False where the extent of the area is not known."""
        outline = self.outline(area.id)
        return outline is not None and any(holds(outline, point) for point in _around(place.point))


@dataclass(frozen=True, slots=True)
class _Text:
    resolutions: Sequence[Resolution]
    numbers: Sequence[int]  # of the sentence of each
    of: Mapping[int, Sequence[int]]  # the indices of the resolutions in a sentence
    regions: Mapping[str, Place]  # that the text names, by id
    sentences: Sequence[Sentence]
    text: str
    cues: Cues
    atlas: Atlas

    def gap(self, a: int, b: int) -> str:
        return self.text[self.resolutions[a].mention.span.end : self.resolutions[b].mention.span.start]


def with_parents(
    resolutions: Sequence[Resolution], sentences: Sequence[Sentence], text: str, cues: Cues, atlas: Atlas
) -> tuple[Resolution, ...]:
    """The same, but where the text says in which area a name lies that is in no gazetteer, or only far from there."""
    if not any(_is_lost(r) or _may_be_namesake(r) for r in resolutions):
        return tuple(resolutions)
    starts = [sentence.span.start for sentence in sentences]
    numbers = [bisect_right(starts, r.mention.span.start) - 1 for r in resolutions]
    of: dict[int, list[int]] = {}
    for n, number in enumerate(numbers):
        of.setdefault(number, []).append(n)
    regions = {r.place.id: r.place for r in resolutions if r.place and r.place.kind is Kind.REGION}
    told = _Text(resolutions, numbers, of, regions, sentences, text, cues, atlas)
    kept = list(resolutions)
    for n, resolution in enumerate(resolutions):
        if _is_lost(resolution):
            kept[n] = _placed(resolution, _parent(n, told))
        elif _may_be_namesake(resolution):
            kept[n] = _unless_elsewhere(n, told)
    return _agreed(resolutions, kept)


def _is_lost(resolution: Resolution) -> bool:
    mention = resolution.mention
    return resolution.place is None and mention.sense is Sense.LITERAL and not mention.unplaced


def _may_be_namesake(resolution: Resolution) -> bool:
    place = resolution.place
    return (
        place is not None
        and place.kind is Kind.TOWN
        and place.population < SMALL
        and place.provenance is not Provenance.CURATED
        and resolution.mention.sense is Sense.LITERAL
        and not resolution.mention.unplaced
    )


def _parent(n: int, told: _Text) -> tuple[Place, str] | None:
    """The area, and in words what says so."""
    named = _named_with(n, told)
    if named:
        return named, f"the text says that it is in {named.name}"
    mates = [told.resolutions[m] for m in _listed_with(n, told)]
    towns = [r.place for r in mates if r.place and r.place.kind.is_point]
    regions = {place.id: place for town in towns if (place := _region_of(town, told)) is not None}
    if towns and len(regions) == 1:
        region = next(iter(regions.values()))
        listed = ", ".join(dict.fromkeys(town.name for town in towns))
        return region, f"what is listed with it ({listed}) lies in {region.name}"
    if towns or not _is_called_a_place(n, told):
        return None
    return _told_of(n, told)


def _is_called_a_place(n: int, told: _Text) -> bool:
    """Whether words beside the name say that it is a place; a known name that fits nowhere may be no place at all."""
    resolution = told.resolutions[n]
    return not resolution.losers or resolution.mention.wants in (Kind.TOWN, Kind.DISTRICT)


def _region_of(town: Place, told: _Text) -> Place | None:
    """The region that holds a town, as the text names it or else as the gazetteer has it."""
    held = told.atlas.region_of(town.id)
    if held is None or told.atlas.outline(held.id) is None:
        return None
    return told.regions.get(held.id, held)


def _listed_with(n: int, told: _Text) -> Iterator[int]:
    """The indices of the names in the same list, itself left out."""
    for step in (-1, 1):
        at = n
        while (
            abs(at - n) < LISTED and 0 <= at + step < len(told.numbers) and told.numbers[at + step] == told.numbers[n]
        ):
            gap = told.gap(*sorted((at, at + step)))
            other = told.resolutions[at + step]
            areal = other.place is not None and not other.place.kind.is_point
            if areal or other.mention.sense is not Sense.LITERAL or not _LISTED.match(gap):
                break
            at += step
            yield at


def _named_with(n: int, told: _Text) -> Place | None:
    """ "A, B and C in Russia's Kursk region": the area right after the name, or after the list that it stands in."""
    at = max((n, *_listed_with(n, told)))
    inner = False
    while at + 1 < len(told.numbers) and told.numbers[at + 1] == told.numbers[n]:
        gap, following = told.gap(at, at + 1), told.resolutions[at + 1]
        found = _INNER.match(gap) or (_OWNER.match(gap) if inner else None)
        if found is None or not _is_inner(found["inner"] or "", told.cues):
            return None
        place = following.place
        if place is None:
            return None
        if area := _area(place, told):
            return area
        if place.kind is not Kind.COUNTRY:
            return None
        at, inner = at + 1, True
    return None


def _is_inner(words: str, cues: Cues) -> bool:
    known = (cues.parent_inner, cues.region, cues.district, cues.directions)
    return all(any(word in group for group in known) for word in words.split())


def _area(place: Place, told: _Text) -> Place | None:
    """The area that can be drawn: of a district without an outline, the region that holds it."""
    if place.kind not in _AREAS or parent_of(place.id):
        return None
    if told.atlas.outline(place.id) is not None:
        return place
    return _region_of(place, told) if place.kind is Kind.DISTRICT else None


def _told_of(n: int, told: _Text) -> tuple[Place, str] | None:
    """The one area that the sentence tells of, else the one that the nearest sentence before it does."""
    number = told.numbers[n]
    towns = [
        r.place
        for r in map(told.resolutions.__getitem__, told.of.get(number, ()))
        if r.place and r.place.kind.is_point and r.mention.sense is Sense.LITERAL
    ]
    for at in range(number, max(-1, number - BACK - 1), -1):
        if at < number and not _same_paragraph(at, number, told):
            return None
        areas = _areas(at, told)
        if not areas:
            continue
        area = _smallest(areas, told.atlas)
        if area is None or not all(told.atlas.within(area, town) for town in towns):
            return None
        where = "the sentence" if at == number else "the paragraph"
        return area, f"{where} names {area.name} and no other region"
    return None


def _same_paragraph(a: int, b: int, told: _Text) -> bool:
    before, after = told.sentences[a], told.sentences[b]
    return not before.is_heading and "\n" not in told.text[before.span.end : after.span.start]


def _areas(number: int, told: _Text) -> Mapping[str, Place]:
    """The areas that a sentence says something happens in, by their ids."""
    found = (
        told.resolutions[n] for n in told.of.get(number, ()) if not _is_away(told.resolutions[n].mention, number, told)
    )
    literal = (r.place for r in found if r.mention.sense is Sense.LITERAL and r.place)
    return {area.id: area for place in literal if (area := _area(place, told)) is not None}


def _is_away(mention: Mention, number: int, told: _Text) -> bool:
    """ "from Kursk region", "near the border of Russia's Kursk region": what the sentence tells of is elsewhere."""
    before = told.text[told.sentences[number].span.start : mention.span.start]
    words = re.findall(r"[\w-]+", before.lower())
    while words and (
        words[-1] in ("the", "s", "of", "with") or words[-1] in told.cues.directions or _is_name(words, before)
    ):
        words.pop()
    return bool(words) and words[-1] in told.cues.parent_away


def _is_name(words: Sequence[str], before: str) -> bool:
    """Whether the last of these words owns what follows: "Russia's"."""
    return bool(re.search(rf"\b{re.escape(words[-1].title())}['’]s ", before))


def _smallest(areas: Mapping[str, Place], atlas: Atlas) -> Place | None:
    """The one area, or the district that lies in the other; None where they are two."""
    ordered = sorted(areas.values(), key=lambda place: place.kind is not Kind.DISTRICT)
    first = ordered[0]
    inside = first.kind is Kind.DISTRICT and all(
        area.kind is not Kind.DISTRICT and atlas.within(area, first) for area in ordered[1:]
    )
    return first if len(ordered) == 1 or inside else None


def _placed(resolution: Resolution, found: tuple[Place, str] | None) -> Resolution:
    if found is None:
        return resolution
    parent, because = found
    unknown = "no gazetteer knows this name" if not resolution.losers else "none of the places of this name fits"
    return replace(resolution, place=somewhere_in(parent), reason=f"{unknown}; {because}")


def somewhere_in(parent: Place) -> Place:
    """What stands for places of which only this is known: that they lie in `parent`."""
    return Place(
        id=within_id(parent.id),
        name=UNKNOWN_IN + parent.name,
        point=parent.point,
        kind=Kind.AREA,
        provenance=parent.provenance,
        country=parent.country,
        region=parent.region,
        district=parent.district,
        precision=Precision.REGION,
        source=parent.source,
    )


def _unless_elsewhere(n: int, told: _Text) -> Resolution:
    """The same, or another of its name that lies where the text says; or none, where it says that and none does."""
    resolution = told.resolutions[n]
    place, area = resolution.place, _named_with(n, told)
    if place is None or area is None or _is_away(resolution.mention, told.numbers[n], told):
        return resolution
    if told.atlas.within(area, place):
        return resolution
    why = f"it does not lie in {area.name}"
    lost = Candidate(place, max((c.score for c in resolution.losers), default=0.0), why)
    for other in resolution.losers:
        if other.place.kind.is_point and told.atlas.within(area, other.place):
            rest = (lost, *(c for c in resolution.losers if c is not other))
            reason = f"it lies in {area.name}, where the text says it is"
            return replace(resolution, place=other.place, reason=reason, losers=rest)
    refused = replace(resolution, place=None, losers=(lost, *resolution.losers))
    return _placed(refused, (area, f"the text says that it is in {area.name}"))


def _agreed(before: Sequence[Resolution], after: Sequence[Resolution]) -> tuple[Resolution, ...]:
    """One sense per discourse: a name that was given an area at one mention has it at those of which nothing is said."""
    given = {fold(a.mention.toponym): a for b, a in zip(before, after, strict=True) if a is not b and a.place}

    def agree(old: Resolution, new: Resolution) -> Resolution:
        other = given.get(fold(old.mention.toponym))
        if other is None or other.place is None or new is not old or not (_is_lost(old) or _may_be_namesake(old)):
            return new
        reason = f"{other.reason.partition('; ')[0]}; elsewhere the text says where it is"
        return replace(old, place=other.place, reason=reason, losers=other.losers)

    return tuple(agree(old, new) for old, new in zip(before, after, strict=True))


def _around(point: Coordinates) -> Iterator[Coordinates]:
    yield point
    for north, east in ((1, 0), (-1, 0), (0, 1), (0, -1), (0.7, 0.7), (0.7, -0.7), (-0.7, 0.7), (-0.7, -0.7)):
        yield Coordinates(
            min(90.0, max(-90.0, point.lat + north * MARGIN)), min(180.0, max(-180.0, point.lon + east * MARGIN))
        )
