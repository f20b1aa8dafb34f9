"""What a service answered to the names of one article, as a gazetteer behind all others."""

from collections.abc import Collection, Iterable, Mapping

from dateline.gazetteers.online.query import Answer
from dateline.model import Known, Outline, Place
from dateline.names import fold


class Answered:
    """Fulfils `Gazetteer`. It asks nobody: names that were not asked are unknown to it."""

    def __init__(self, answers: Mapping[str, Iterable[Answer]]) -> None:
        """`answers` by toponym."""
        self._places: dict[str, tuple[Place, ...]] = {}
        self._by_id: dict[str, Answer] = {}
        for name, found in answers.items():
            kept = tuple(found)
            self._places[fold(name)] = tuple(answer.place for answer in kept)
            self._by_id |= {answer.place.id: answer for answer in kept}

    def close(self) -> None:
        """Nothing is held open."""

    def known(self, keys: Collection[str]) -> Mapping[str, Known]:
        """Nothing: what a service says makes no word a name."""
        return {}

    def candidates(self, toponym: str) -> tuple[Place, ...]:
        return self._places.get(fold(toponym), ())

    def get(self, place_id: str) -> Place | None:
        found = self._by_id.get(place_id)
        return found.place if found else None

    def outline(self, place_id: str) -> Outline | None:
        found = self._by_id.get(place_id)
        return found.outline if found else None

    def country(self, code: str) -> Place | None:
        return None

    def region_of(self, place_id: str) -> Place | None:
        return None
