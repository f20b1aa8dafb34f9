"""Which names of a story no gazetteer here settles, and what of the article tells a service where to look. Pure.

Only names are ever asked for, never a sentence; and only those that the text means as places.
"""

from collections import Counter
from collections.abc import Iterable

from dateline.gazetteers.online.query import Query, query_for
from dateline.model import Dossier, Kind, Place, Provenance, Resolution, Sense, Story, parent_of
from dateline.names import fold
from dateline.shapes import Box

MOST = 50  # names of one article
COUNTRIES = 5
SHARE = 0.1  # of the mentions on the map that a country needs, so that one in passing does not widen the search
AROUND = 1.0  # degrees around what the text names
SPREAD = 15.0  # degrees from the middle place beyond which a place does not widen the box
_NEAR = (Kind.TOWN, Kind.CAPITAL, Kind.DISTRICT, Kind.REGION)  # small enough to say where


def unsettled(story: Story) -> tuple[Query, ...]:
    """One question a name, in the order of the text, at most MOST. The same whether or not some have been answered."""
    known = [d for d in story.places if d.place.provenance is not Provenance.ONLINE]
    countries, box = _countries(known), _box(known)
    found: dict[str, Query] = {}
    for resolution in story.resolutions:
        key = fold(resolution.mention.toponym)
        if key in found or len(found) == MOST or not _is_open(resolution):
            continue
        within = resolution.place.country if resolution.place and parent_of(resolution.place.id) else None
        query = query_for(resolution.mention.toponym, (within,) if within else countries, box)
        if key and query:
            found[key] = query
    return tuple(found.values())


def _is_open(resolution: Resolution) -> bool:
    """Whether it is meant as a place, and no gazetteer here has more than perhaps the area that it lies in."""
    mention, place = resolution.mention, resolution.place
    if mention.weak or resolution.manual or mention.sense is not Sense.LITERAL or mention.unplaced:
        return False
    return place is None or place.provenance is Provenance.ONLINE or bool(parent_of(place.id))


def _countries(dossiers: Iterable[Dossier]) -> tuple[str, ...]:
    """The codes of the countries that the places on the map lie in, the most named first."""
    votes: Counter[str] = Counter()
    for dossier in dossiers:
        if dossier.place.country:
            votes[dossier.place.country] += len(dossier.resolutions)
    total = votes.total()
    return tuple(code for code, count in votes.most_common(COUNTRIES) if count >= SHARE * total)


def _box(dossiers: Iterable[Dossier]) -> Box | None:
    """South, west, north, east of the towns and regions on the map; those far from most of them are left out."""
    places: list[Place] = [d.place for d in dossiers if d.place.kind in _NEAR]
    if not places:
        return None
    middle = [sorted(axis)[len(places) // 2] for axis in zip(*(p.point for p in places), strict=True)]
    close = [p.point for p in places if all(abs(a - b) < SPREAD for a, b in zip(p.point, middle, strict=True))]
    lats, lons = [p.lat for p in close], [p.lon for p in close]
    return min(lats) - AROUND, min(lons) - AROUND, max(lats) + AROUND, max(lons) + AROUND
