"""In which region or district the text says that a name lies. Pure but for outlines.

What says it, in this order: the area named with it, the towns listed with it, the one area that its sentence names, and
the one that the sentences before it in the paragraph name. None where two say different things.
"""

import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.model import Coordinates, Kind, Mention, Outline, Place, Resolution, Sense, Sentence, parent_of
from dateline.shapes import holds
from dateline.text.cues import Cues

BACK = 3  # sentences before, in the same paragraph
LISTED = 24  # names to either side: a longer list is looked at no further
MARGIN = 0.2  # degrees, about 20 km: outlines are simplified, and a border town may lie just outside its own

_AREAS = frozenset({Kind.REGION, Kind.DISTRICT, Kind.AREA})
_LISTED = re.compile(r"(?:,|,? (?:and|or|as well as)(?: the)?(?: [a-z]+ of)?) $")
_ENUMERATED = re.compile(
    r"(?: [a-z]+)?,? (?:and|or) "
)  # after "Lyptsi, Kursk Oblast": a list, in which nothing lies in another
_OWNER = re.compile(r"(?:['’]s?)? (?P<inner>(?:[a-z-]+ )*)$")  # between "Russia" and "Kursk region"
_INNER = re.compile(
    r"(?: (?P<noun>[a-z]+))?(?:,? (?:in|inside|within|of|across) (?P<inner>(?:[a-z-]+ )*)|(?P<comma>, )| \()$"
)


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
class Told:
    """A text with its resolutions, as the rules look at it. `resolutions` are in the order of the text."""

    resolutions: Sequence[Resolution]
    numbers: Sequence[int]  # of the sentence of each
    of: Mapping[int, Sequence[int]]  # the indices of the resolutions in a sentence
    lists: Sequence[tuple[int, int]]  # for each the first and last of the list that it stands in
    regions: Mapping[str, Place]  # that the text names, by id
    sentences: Sequence[Sentence]
    text: str
    cues: Cues
    atlas: Atlas

    def gap(self, a: int, b: int) -> str:
        return self.text[self.resolutions[a].mention.span.end : self.resolutions[b].mention.span.start]


def told_by(
    resolutions: Sequence[Resolution], sentences: Sequence[Sentence], text: str, cues: Cues, atlas: Atlas
) -> Told:
    starts = [sentence.span.start for sentence in sentences]
    numbers = [bisect_right(starts, r.mention.span.start) - 1 for r in resolutions]
    of: dict[int, list[int]] = {}
    for n, number in enumerate(numbers):
        of.setdefault(number, []).append(n)
    regions = {r.place.id: r.place for r in resolutions if r.place and r.place.kind is Kind.REGION}
    lists = _lists(resolutions, numbers, text)
    return Told(resolutions, numbers, of, lists, regions, sentences, text, cues, atlas)


def area_of(n: int, told: Told) -> tuple[Place, str] | None:
    """The area, and in words what says so."""
    named = named_with(n, told)
    if named:
        return named, f"the text says that it is in {named.name}"
    mates = listed_with(n, told)
    called = _is_called_a_place(n, told)
    towns = [r.place for m in mates if (r := told.resolutions[m]).place and r.place.kind.is_point]
    if towns and _is_joined(n, mates, told) and (called or told.cues.locative & set(_before(n, mates, told)[-1:])):
        regions = {place.id: place for town in towns if (place := _region_of(town, told)) is not None}
        listed = ", ".join(dict.fromkeys(town.name for town in towns))
        region = next(iter(regions.values()), None)
        return (
            (region, f"what is listed with it ({listed}) lies in {region.name}")
            if region and len(regions) == 1
            else None
        )
    return _told_of(n, told) if called else None


def _is_joined(n: int, mates: Sequence[int], told: Told) -> bool:
    """Whether an "and" makes a list of names: "Charleston, W. Va." is none, and states in a row say nothing of each other."""
    ends = sorted((n, *mates))
    return any(told.gap(a, b).strip() != "," for a, b in itertools.pairwise(ends))


def _before(n: int, mates: Sequence[int], told: Told) -> list[str]:
    """The two words before a name, or before the list that it stands in."""
    first = told.resolutions[min((n, *mates))].mention.span.start
    return re.findall(r"\w+", told.text[max(0, first - 24) : first].lower())[-2:]


def _is_called_a_place(n: int, told: Told) -> bool:
    """ "The village of X", "X refugee camp", "the villages of A, B and X": more than a name that looks like a place's."""
    end = told.resolutions[n].mention.span.end
    before = _before(n, listed_with(n, told), told)
    after = re.findall(r"^ (\w+)(?: (\w+))?", told.text[end : end + 30].lower())
    headed = before[-1:] if before[-1:] != ["of"] else before[:1]
    return any(word in told.cues.settlements for word in (*headed, *(after[0] if after else ())))


def _region_of(town: Place, told: Told) -> Place | None:
    """The region that holds a town, as the text names it or else as the gazetteer has it."""
    held = told.atlas.region_of(town.id)
    if held is None or told.atlas.outline(held.id) is None:
        return None
    return told.regions.get(held.id, held)


def listed_with(n: int, told: Told) -> Sequence[int]:
    """The indices of the names in the same list, itself left out."""
    first, last = told.lists[n]
    return [m for m in range(max(first, n - LISTED), min(last, n + LISTED) + 1) if m != n]


def _lists(resolutions: Sequence[Resolution], numbers: Sequence[int], text: str) -> list[tuple[int, int]]:
    """For each resolution the first and the last of the list that it stands in: "A, B and C"."""
    first = [0] * len(resolutions)
    last = list(range(len(resolutions)))
    for n in range(len(resolutions)):
        mention = resolutions[n].mention
        before = resolutions[n - 1].mention.span.end if n else 0
        joined = n > 0 and numbers[n] == numbers[n - 1] and _LISTED.match(text[before : mention.span.start])
        first[n] = (
            first[n - 1] if joined and _may_be_listed(resolutions[n]) and _may_be_listed(resolutions[n - 1]) else n
        )
    for n in reversed(range(len(resolutions) - 1)):
        last[n] = last[n + 1] if first[n + 1] == first[n] else n
    return list(zip(first, last, strict=True))


def _may_be_listed(resolution: Resolution) -> bool:
    areal = resolution.place is not None and not resolution.place.kind.is_point
    return not areal and resolution.mention.sense is Sense.LITERAL


def named_with(n: int, told: Told) -> Place | None:
    """ "A, B and C in Russia's Kursk region": the area right after the name, or after the list that it stands in."""
    mates = listed_with(n, told)
    at, owned = max((n, *mates)), False
    while at + 1 < len(told.numbers) and told.numbers[at + 1] == told.numbers[n]:
        following = told.resolutions[at + 1]
        comma = _leads_in(told.gap(at, at + 1), told.cues, owned=owned)
        if comma is None or following.place is None:
            return None
        if area := _area(following.place, told):
            listed = _is_list_of_areas(at, told) or (mates and not _is_joined(n, mates, told))
            return None if comma and listed else area
        if following.place.kind is not Kind.COUNTRY:
            return None
        at, owned = at + 1, True
    return None


def _is_list_of_areas(n: int, told: Told) -> bool:
    """Whether an area after a comma is one of several named side by side: "Lyptsi, Kursk Oblast and Sumy Oblast"."""
    area = told.resolutions[n + 1]
    if _ENUMERATED.match(told.text, area.mention.span.end):
        return True
    before, after = told.resolutions[n - 1 : n], told.resolutions[n + 2 : n + 3]
    beside = [r for r in before if _LISTED.match(told.gap(n - 1, n))]
    beside += [r for r in after if _LISTED.match(told.gap(n + 1, n + 2))]
    return any(r.place and area.place and r.place.kind is area.place.kind for r in beside)


def _leads_in(gap: str, cues: Cues, *, owned: bool) -> bool | None:
    """Whether but a comma leads from a name to what it lies in; None where the words between say something else."""
    found = _INNER.match(gap)
    if found is None:
        owner = _OWNER.match(gap) if owned else None
        return False if owner and _is_inner(owner["inner"], cues) else None
    noun = found["noun"]
    if (noun and noun not in cues.settlements and noun not in cues.parent_inner) or not _is_inner(
        found["inner"] or "", cues
    ):
        return None
    return bool(found["comma"])


def _is_inner(words: str, cues: Cues) -> bool:
    known = (cues.parent_inner, cues.region, cues.district, cues.directions)
    return all(any(word in group for group in known) for word in words.split())


def _area(place: Place, told: Told) -> Place | None:
    """The area that can be drawn: of a district without an outline, the region that holds it."""
    if place.kind not in _AREAS or place.country is None or parent_of(place.id):
        return None  # an area of several countries says next to nothing
    if told.atlas.outline(place.id) is not None:
        return place
    return _region_of(place, told) if place.kind is Kind.DISTRICT else None


def _told_of(n: int, told: Told) -> tuple[Place, str] | None:
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


def _same_paragraph(a: int, b: int, told: Told) -> bool:
    before, after = told.sentences[a], told.sentences[b]
    return not before.is_heading and "\n" not in told.text[before.span.end : after.span.start]


def _areas(number: int, told: Told) -> Mapping[str, Place]:
    """The areas that a sentence says something happens in, by their ids."""
    found = (
        told.resolutions[n] for n in told.of.get(number, ()) if not is_away(told.resolutions[n].mention, number, told)
    )
    literal = (r.place for r in found if r.mention.sense is Sense.LITERAL and r.place)
    return {area.id: area for place in literal if (area := _area(place, told)) is not None}


def is_away(mention: Mention, number: int, told: Told) -> bool:
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


def _around(point: Coordinates) -> Iterator[Coordinates]:
    yield point
    for north, east in ((1, 0), (-1, 0), (0, 1), (0, -1), (0.7, 0.7), (0.7, -0.7), (-0.7, 0.7), (-0.7, -0.7)):
        yield Coordinates(
            min(90.0, max(-90.0, point.lat + north * MARGIN)), min(180.0, max(-180.0, point.lon + east * MARGIN))
        )
