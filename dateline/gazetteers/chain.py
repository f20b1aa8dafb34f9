"""Several gazetteers as one, read in order: places.yaml first, so it corrects all others; then the user's own."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from dateline.gazetteers.base import Gazetteer
from dateline.gazetteers.curated import Curated
from dateline.gazetteers.own import Own
from dateline.model import REFUSED, Known, Outline, Place, Provenance
from dateline.names import fold
from dateline.shapes import kilometres

SAME_POINT = 25.0  # kilometres: two towns of one name and country nearer than this are one
SAME_AREA = 300.0  # the same for areas, whose point is a matter of choice


class Chain:
    """Fulfils `Gazetteer`. Ignored names are unknown to it."""

    def __init__(
        self, curated: Curated, others: Sequence[Gazetteer] = (), faults: Sequence[str] = (), own: Sequence[Own] = ()
    ) -> None:
        self.curated = curated
        self.own = tuple(own)
        self.others: tuple[Gazetteer, ...] = (*own, *others)
        self.faults = tuple(faults)  # a sentence for each gazetteer that is missing

    def beside(self, more: Gazetteer) -> "Chain":
        """The same with another one behind all others; what is open is shared."""
        return Chain(self.curated, (*self.others[len(self.own) :], more), self.faults, self.own)

    def close(self) -> None:
        for gazetteer in self.others:
            gazetteer.close()

    def known(self, keys: Collection[str]) -> Mapping[str, Known]:
        ignored = self.curated.ignore
        refused = {key for key in keys if key in ignored or key.removeprefix("the ") in ignored}
        wanted = [key for key in keys if key not in refused]
        found = dict.fromkeys(refused, REFUSED)
        for gazetteer in (self.curated, *self.others):
            for key, facts in gazetteer.known(wanted).items():
                before = found.get(key)
                found[key] = facts if before is None else _both(before, facts)
        return found

    def candidates(self, toponym: str) -> tuple[Place, ...]:
        """A place that several have stands once, as the first of them has it."""
        found: list[Place] = []
        for gazetteer in (self.curated, *self.others):
            earlier = len(found)
            for place in gazetteer.candidates(toponym):
                twin = next((n for n in range(earlier) if self._same(found[n], place)), None)
                if twin is None:
                    found.append(place)
                else:
                    found[twin] = _completed(found[twin], place)
        return tuple(found)

    def get(self, place_id: str) -> Place | None:
        return next((p for g in (self.curated, *self.others) if (p := g.get(place_id)) is not None), None)

    def outline(self, place_id: str) -> Outline | None:
        """A file that corrects an area's point or names seldom has its extent: it is the one of the place it replaces."""
        twin = self.curated.same_as(place_id) or place_id
        found = next((o for g in self.others if (o := g.outline(twin)) is not None), None)
        return found or self._outline_of_replaced(place_id)

    def country(self, code: str) -> Place | None:
        """The country with this ISO 3166-1 alpha-2 code."""
        return next((p for g in (self.curated, *self.others) if (p := g.country(code)) is not None), None)

    def region_of(self, place_id: str) -> Place | None:
        """The first-level unit that holds a place, as places.yaml has it where it has it."""
        twin = self.curated.same_as(place_id) or place_id
        unit = next((p for g in self.others if (p := g.region_of(twin)) is not None), None)
        return (self.curated.same(unit.id) or unit) if unit else None

    def preferred(self, toponym: str) -> tuple[str, str] | None:
        """The id that places.yaml prefers for a name the text leaves open, and why."""
        preference = self.curated.prefer.get(fold(toponym))
        return (preference.place_id, preference.because) if preference else None

    def _outline_of_replaced(self, place_id: str) -> Outline | None:
        place = self.get(place_id)
        if place is None or place.provenance is not Provenance.CURATED or place.kind.is_point:
            return None
        others = (
            (g, other) for name in (place.name, *place.spellings) for g in self.others for other in g.candidates(name)
        )
        same = (g.outline(other.id) for g, other in others if other.id != place_id and self._same(place, other))
        return next((outline for outline in same if outline is not None), None)

    def _same(self, known: Place, other: Place) -> bool:
        if known.id == other.id or self.curated.same_as(known.id) == other.id:
            return True
        if known.country and other.country and known.country != other.country:
            return False
        if known.kind.is_point != other.kind.is_point:
            return False
        if not known.kind.is_point and known.kind != other.kind:
            return False
        return kilometres(known.point, other.point) < (SAME_POINT if known.kind.is_point else SAME_AREA)


def _completed(known: Place, other: Place) -> Place:
    """What a file leaves out of a place, the gazetteer that has the same place says: how large it is, in what it lies."""
    return replace(
        known,
        country=known.country or other.country,
        region=known.region or other.region,
        district=known.district or other.district,
        population=known.population or other.population,
    )


def _both(a: Known, b: Known) -> Known:
    return Known(a.kinds | b.kinds, max(a.population, b.population), a.curated or b.curated)
