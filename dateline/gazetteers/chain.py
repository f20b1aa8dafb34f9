"""Several gazetteers as one, read in order: places.yaml first, so it corrects all others."""

from collections.abc import Collection, Mapping, Sequence

from dateline.gazetteers.base import Gazetteer
from dateline.gazetteers.curated import Curated
from dateline.model import Known, Outline, Place
from dateline.names import fold
from dateline.shapes import kilometres

SAME_POINT = 25.0  # kilometres: two towns of one name and country nearer than this are one
SAME_AREA = 300.0  # the same for areas, whose point is a matter of choice


class Chain:
    """Fulfils `Gazetteer`. Ignored names are unknown to it."""

    def __init__(self, curated: Curated, others: Sequence[Gazetteer] = (), faults: Sequence[str] = ()) -> None:
        self.curated = curated
        self.others = tuple(others)
        self.faults = tuple(faults)  # a sentence for each gazetteer that is missing

    def close(self) -> None:
        for gazetteer in self.others:
            gazetteer.close()

    def known(self, keys: Collection[str]) -> Mapping[str, Known]:
        ignored = self.curated.ignore
        wanted = [key for key in keys if key not in ignored and key.removeprefix("the ") not in ignored]
        found: dict[str, Known] = {}
        for gazetteer in (self.curated, *self.others):
            for key, facts in gazetteer.known(wanted).items():
                before = found.get(key)
                found[key] = facts if before is None else _both(before, facts)
        return found

    def candidates(self, toponym: str) -> tuple[Place, ...]:
        found: list[Place] = []
        for gazetteer in (self.curated, *self.others):
            found.extend(p for p in gazetteer.candidates(toponym) if not any(self._same(q, p) for q in found))
        return tuple(found)

    def get(self, place_id: str) -> Place | None:
        return next((p for g in (self.curated, *self.others) if (p := g.get(place_id)) is not None), None)

    def outline(self, place_id: str) -> Outline | None:
        twin = self.curated.same_as(place_id) or place_id
        return next((o for g in self.others if (o := g.outline(twin)) is not None), None)

    def country(self, code: str) -> Place | None:
        """The country with this ISO 3166-1 alpha-2 code."""
        return next((p for g in self.others if (p := g.country(code)) is not None), None)

    def region_of(self, place_id: str) -> Place | None:
        """The first-level unit that holds a place, as places.yaml has it where it has it."""
        twin = self.curated.same_as(place_id) or place_id
        unit = next((p for g in self.others if (p := g.region_of(twin)) is not None), None)
        return (self.curated.same(unit.id) or unit) if unit else None

    def preferred(self, toponym: str) -> tuple[str, str] | None:
        """The id that places.yaml prefers for a name the text leaves open, and why."""
        preference = self.curated.prefer.get(fold(toponym))
        return (preference.place_id, preference.because) if preference else None

    def _same(self, known: Place, other: Place) -> bool:
        if known.id == other.id or self.curated.same_as(known.id) == other.id:
            return True
        if (
            (known.country and known.country != other.country)
            or known.kind.is_point != other.kind.is_point
            or known.provenance == other.provenance
        ):
            return False
        if not known.kind.is_point and known.kind != other.kind:
            return False
        return kilometres(known.point, other.point) < (SAME_POINT if known.kind.is_point else SAME_AREA)


def _both(a: Known, b: Known) -> Known:
    return Known(a.kinds | b.kinds, max(a.population, b.population), a.curated or b.curated)
