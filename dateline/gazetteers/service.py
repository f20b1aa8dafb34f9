"""The seam to geopy: any geopy geocoder as a gazetteer of candidates."""

from collections.abc import Collection, Mapping
from typing import Any

from geopy.exc import GeopyError
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from dateline.errors import GeocodingError
from dateline.model import Coordinates, Kind, Known, Outline, Place, Provenance


class Service:
    """Fulfils `Gazetteer` by asking a geopy geocoder. It knows no names beforehand and has no outlines."""

    def __init__(self, geocoder: Geocoder, name: str) -> None:
        self._geocoder = geocoder
        self.name = name

    def close(self) -> None:
        """Nothing is held open: geopy's adapters close themselves."""

    def known(self, keys: Collection[str]) -> Mapping[str, Known]:
        """Nothing: a service is asked for names already found, never for every word of a text."""
        return {}

    def candidates(self, toponym: str) -> tuple[Place, ...]:
        """Raises GeocodingError when the service fails: a refused request is not a place that does not exist."""
        try:
            answer = self._geocoder.geocode(toponym, exactly_one=False)
        except (GeopyError, TypeError, ValueError, AttributeError, KeyError, RecursionError) as error:
            # geopy passes on what a malformed answer makes of its own code; both are a service that failed.
            raise GeocodingError(f"{self.name} did not answer for “{toponym}”: {type(error).__name__}") from error
        locations: list[Location] = answer or []
        return tuple(place for n, location in enumerate(locations) if (place := self._place(location, n)) is not None)

    def get(self, place_id: str) -> Place | None:
        return None

    def outline(self, place_id: str) -> Outline | None:
        return None

    def country(self, code: str) -> Place | None:
        return None

    def region_of(self, place_id: str) -> Place | None:
        return None

    def _place(self, location: Location, number: int) -> Place | None:
        try:
            point = Coordinates(float(location.latitude), float(location.longitude))
        except (TypeError, ValueError):
            return None  # off the Earth: no point is better than a wrong one
        raw: Mapping[str, Any] = location.raw if isinstance(location.raw, dict) else {}
        name = str(location.address or "").partition(",")[0].strip()
        if not name:
            return None
        kind, country = raw.get("kind"), raw.get("country")
        return Place(
            id=str(raw.get("id") or f"{self.name}:{raw.get('place_id', number)}"),
            name=name,
            point=point,
            kind=Kind(kind) if isinstance(kind, str) and kind in set(Kind) else Kind.AREA,
            provenance=Provenance.ONLINE,
            country=country if isinstance(country, str) else None,
            source=f"{self.name}, through geopy",
        )
