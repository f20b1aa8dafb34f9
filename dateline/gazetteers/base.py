"""What a gazetteer is: names to places."""

from collections.abc import Collection, Mapping
from typing import Protocol

from dateline.model import Known, Outline, Place

__all__ = ["Gazetteer", "Known"]


class Gazetteer(Protocol):
    """Any source of places. Not found is no error: it is `()`, `None` or a key left out."""

    def close(self) -> None:
        """Gives back what it holds open."""
        ...

    def known(self, keys: Collection[str]) -> Mapping[str, Known]:
        """Of these folded names (`dateline.names.fold`), those that some place bears, or that a person has refused.

        One call for a whole text."""
        ...

    def candidates(self, toponym: str) -> tuple[Place, ...]:
        """Every place that bears this name in any spelling, the most prominent first. `toponym` is as written."""
        ...

    def get(self, place_id: str) -> Place | None:
        """The place with this id."""
        ...

    def outline(self, place_id: str) -> Outline | None:
        """The extent of an area."""
        ...

    def country(self, code: str) -> Place | None:
        """The country with this ISO 3166-1 alpha-2 code."""
        ...
