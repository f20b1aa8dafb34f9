"""Names that no gazetteer has, given the region or district that the text says they lie in. Pure but for outlines.

They are drawn as the whole of it, "position unknown", never at a namesake somewhere else. `whereabouts.py` finds it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.model import (
    UNKNOWN_IN,
    Candidate,
    Kind,
    Place,
    Precision,
    Provenance,
    Resolution,
    Sense,
    Sentence,
    within_id,
)
from dateline.names import fold
from dateline.text.cues import Cues
from dateline.text.whereabouts import Atlas, Told, area_of, is_away, listed_with, named_with, told_by

SMALL = 15_000  # inhabitants: a larger town is no namesake by chance


def with_parents(
    resolutions: Sequence[Resolution], sentences: Sequence[Sentence], text: str, cues: Cues, atlas: Atlas
) -> tuple[Resolution, ...]:
    """The same, but where the text says in which area a name lies that is in no gazetteer, or only far from there."""
    if not any(_is_lost(r) or _may_be_namesake(r) for r in resolutions):
        return tuple(resolutions)
    told = told_by(resolutions, sentences, text, cues, atlas)
    kept = list(resolutions)
    for n, resolution in enumerate(resolutions):
        if _is_lost(resolution):
            kept[n] = _placed(resolution, area_of(n, told))
        elif _may_be_namesake(resolution):
            kept[n] = _unless_elsewhere(n, told)
    return _agreed(resolutions, kept)


def _is_lost(resolution: Resolution) -> bool:
    mention = resolution.mention
    lost = resolution.place is None and mention.sense is Sense.LITERAL and not mention.unplaced
    return lost and not resolution.manual


def _may_be_namesake(resolution: Resolution) -> bool:
    place, mention = resolution.place, resolution.mention
    return (
        place is not None
        and not resolution.manual
        and place.kind is Kind.TOWN
        and place.provenance is not Provenance.CURATED
        and mention.sense is Sense.LITERAL
        and not mention.unplaced
    )


def _is_small(n: int, told: Told) -> bool:
    """Whether a place is too small to be known by its name alone, by its size or by what the text calls its list."""
    place = told.resolutions[n].place
    start = told.resolutions[min((n, *listed_with(n, told)))].mention.span.start
    before = re.findall(r"\w+", told.text[max(0, start - 16) : start].lower())[-2:]
    called = before[-1:] if before[-1:] != ["of"] else before[:1]
    return place is None or place.population < SMALL or bool(told.cues.parent_small & set(called))


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
        file=parent.file,
    )


def _unless_elsewhere(n: int, told: Told) -> Resolution:
    """The same, or another of its name that lies where the text says; or none, where it says that and none does."""
    resolution = told.resolutions[n]
    place, area = resolution.place, named_with(n, told)
    if place is None or area is None or not _is_small(n, told) or is_away(resolution.mention, told.numbers[n], told):
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
