"""What the frame of the map loads: the app's own files, and tiles that the operator chose."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses of what the frame loads, relative to the frame: all served by the app itself."""

    leaflet_js: str
    leaflet_css: str
    basemap_js: str
    map_js: str
    map_css: str
    basemap: str


@dataclass(frozen=True, slots=True)
class Tiles:
    """A tile layer that the operator has configured. `url` is a template with {z}, {x} and {y}."""

    name: str
    url: str
    attribution: str
    max_zoom: int = 18
