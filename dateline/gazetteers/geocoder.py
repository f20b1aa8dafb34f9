"""The embedded gazetteer as a geopy geocoder, so that any geopy service can stand in its place.

Apart from `embedded.py` because importing geopy takes longer than reading an article.
"""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from geopy.adapters import BaseSyncAdapter
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from dateline.gazetteers.embedded import DEFAULT, Embedded
from dateline.model import Kind, Place


class _Offline(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no types
    """geopy asks every geocoder for a way to the network. This one has none."""

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        raise NotImplementedError("the embedded gazetteer never asks the network")

    get_text = get_json


class EmbeddedGeocoder(Embedded, Geocoder):  # type: ignore[misc]  # geopy has no types
    """A `Gazetteer` and a geopy geocoder in one: `EmbeddedGeocoder().geocode("Sudzha")`. Raises GazetteerError."""

    def __init__(self, path: Path | str = DEFAULT) -> None:
        Geocoder.__init__(self, adapter_factory=_Offline)
        Embedded.__init__(self, path)

    def geocode(
        self, query: str, *, exactly_one: bool = True, timeout: float | None = None
    ) -> Location | list[Location] | None:
        """geopy's `geocode`: "Sudzha" or "Sudzha, Kursk Oblast, Russia". None when nothing is found; never waits."""
        places = self.candidates(query)
        if not places and "," in query:
            name, *within = query.split(",")
            wider = [{place.id for place in self.candidates(part)} for part in within]
            places = tuple(
                place
                for place in self.candidates(name)
                if all({unit.id for unit in self.holding(place)} & ids for ids in wider)
            )
        if not places:
            return None
        return self._location(places[0]) if exactly_one else [self._location(place) for place in places]

    def _location(self, place: Place) -> Location:
        address = ", ".join(
            [place.name, *(unit.name for unit in self.holding(place) if unit.kind is not Kind.DISTRICT)]
        )
        return Location(address, (place.point.lat, place.point.lon, 0.0), asdict(place))
