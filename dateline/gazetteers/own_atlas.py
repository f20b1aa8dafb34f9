"""What the embedded gazetteer can say of a user's rows: which region a name means, and whether a point lies in a country."""

import re
from collections.abc import Iterator

from dateline.gazetteers.base import Gazetteer
from dateline.model import Coordinates, Kind, Outline

_CODE = re.compile(r"[A-Z]{2}\.[A-Za-z0-9]{1,10}")
_MARGIN = 1.0  # degrees around a country's extent: outlines are simplified, and leave small islands out

_Box = tuple[float, float, float, float]  # south, west, north, east


class Atlas:
    """Remembers its answers: a file has many rows of few regions and countries. Without a gazetteer it knows nothing."""

    def __init__(self, base: Gazetteer | None = None) -> None:
        self._base = base
        self._regions: dict[tuple[str, str | None], str | None] = {}
        self._boxes: dict[str, tuple[_Box, ...]] = {}

    @property
    def has_regions(self) -> bool:
        return self._base is not None

    def region(self, name: str, country: str | None) -> str | None:
        """GeoNames' first-level code ("RU.41") of a region named by this code or in words; None where none or several fit."""
        if _CODE.fullmatch(name):
            return name if country in (None, name[:2]) else None
        key = (name, country)
        if key not in self._regions:
            found = self._base.candidates(name) if self._base else ()
            codes = {p.region for p in found if p.kind is Kind.REGION and p.region and country in (None, p.country)}
            self._regions[key] = codes.pop() if len(codes) == 1 else None
        return self._regions[key]

    def seems_swapped(self, point: Coordinates, country: str | None) -> bool:
        """Whether the point is far from the country while the one with latitude and longitude exchanged is in it."""
        if country is None or abs(point.lon) > 90:
            return False
        if country not in self._boxes:
            self._boxes[country] = tuple(self._extent(country))
        boxes = self._boxes[country]
        return bool(boxes) and not _within(boxes, point.lat, point.lon) and _within(boxes, point.lon, point.lat)

    def _extent(self, country: str) -> Iterator[_Box]:
        place = self._base.country(country) if self._base else None
        outline = self._base.outline(place.id) if self._base and place else None
        return _boxes(outline) if outline else iter(())


def _boxes(outline: Outline) -> Iterator[_Box]:
    for polygon in outline.polygons:
        lats, lons = [lat for lat, _ in polygon[0]], [lon for _, lon in polygon[0]]
        yield min(lats) - _MARGIN, min(lons) - _MARGIN, max(lats) + _MARGIN, max(lons) + _MARGIN


def _within(boxes: tuple[_Box, ...], lat: float, lon: float) -> bool:
    return any(south <= lat <= north and west <= lon <= east for south, west, north, east in boxes)
