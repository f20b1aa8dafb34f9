"""MapView to folium. The only file that knows folium.

Folium is an unsafe template engine: it renders what it is given as a template on the server, and writes it into a
script in the browser. So no text of an article comes here; names and all other data go through `as_script`, and
`templates/map.js` puts them on the page by `textContent`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import folium
from branca.element import MacroElement
from jinja2 import Template

from dateline.model import Line, Outline
from dateline.views.frame import Assets, Tiles
from dateline.views.map_view import LegendEntry, MapView, Mark
from dateline.views.signs import CONTRADICTED, DISPUTED, WORDS

COLOURS: Mapping[str, Mapping[str, str]] = {
    "light": {"land": "#f7f4ee", "coast": "#b9c6cb", "border": "#a89f91", "region": "#ddd6c9", "place": "#b3261e"},
    "dark": {"land": "#1b2229", "coast": "#34434d", "border": "#5d6974", "region": "#2e3841", "place": "#ff8a7a"},
}
CREDIT = "Natural Earth, GeoNames"
NUMBER_OF_DECIMALS = 3  # of an outline's degrees: 111 m

# What would end the script, or be read as a template when folium renders its output again.
_UNSAFE = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "{{": "{\\u007b",
    "{%": "{\\u0025",
    "{#": "{\\u0023",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


def as_script(data: Any) -> str:
    """JSON that is inert in a script, in a template rendered twice, and in any encoding. NaN raises ValueError."""
    # Doubled braces of JSON itself ({"a":{"b":1}} ends in "}}") are harmless: only an opening one begins a template.
    text = json.dumps(data, ensure_ascii=True, allow_nan=False, separators=(", ", ": "))
    for unsafe, safe in _UNSAFE.items():
        text = text.replace(unsafe, safe)
    return text


class _Script(MacroElement):
    """A call of a function of map.js. What it is called with has been through `as_script`."""

    _template = Template("{% macro script(this, kwargs) %}{{ this.call }}{% endmacro %}")

    def __init__(self, call: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca has few types
        self._name = "Script"
        self.call = call


def base_map(view: MapView, theme: str, assets: Assets, tiles: Sequence[Tiles] = ()) -> folium.Map:
    """The map with its marks. It differs only by story and theme: whatever else changed in it would mount the frame anew.

    Never cache or share it: st_folium changes the map that it is given.
    """
    # The lists are the class's; folium's own point to CDNs.
    folium.Map.default_js = [
        ("leaflet", assets.leaflet_js),
        ("basemap", assets.basemap_js),
        ("dateline", assets.map_js),
    ]
    folium.Map.default_css = [("leaflet_css", assets.leaflet_css), ("dateline_css", assets.map_css)]
    drawn = folium.Map([30, 20], zoom_start=2, tiles=None, min_zoom=2, maxZoom=18, world_copy_jump=False)
    data = drawn_data(view, assets.basemap, tiles) | {"theme": theme, "colours": COLOURS[theme]}
    _Script(f"Dateline.start({drawn.get_name()}, {as_script(data)});").add_to(drawn)
    return drawn


def drawn_data(view: MapView, basemap: str, tiles: Sequence[Tiles] = ()) -> dict[str, Any]:
    """What map.js starts with, but for the theme. `basemap`: the address of its file."""
    return {
        "basemap": basemap,
        "credit": CREDIT,
        "marks": [_mark(mark) for mark in view.marks],
        "legend": [_legend(entry) for entry in view.legend],
        "signs": view.signs,
        "words": {**WORDS, DISPUTED: CONTRADICTED},
        "tiles": [asdict(layer) for layer in tiles],
        "base": tiles[0].name if tiles else "",
    }


def choice(
    place_id: str | None, n: int, *, move: bool, shown: Mapping[str, tuple[int, str, bool]] | None = None
) -> folium.FeatureGroup:
    """What changes without mounting the frame anew: the place chosen, whether the map goes to it, and what a filter leaves.

    `shown`: `views.map_view.shown` of the filtered story; None without a filter. `n` rises with each choice,
    so that choosing the same place again moves the map again.
    """
    group = folium.FeatureGroup("choice", control=False)
    called = ", ".join(map(as_script, (place_id, n, move, *([] if shown is None else [shown]))))
    _Script(f"Dateline.choose({called});").add_to(group)
    return group


def candidates(marks: Sequence[Mark], place_id: str | None, go: str, *, asks: bool) -> folium.FeatureGroup:
    """What the map of the page "Check" shows: the places that a mention could mean, and which of them is picked.

    The map goes to them when `go` changes. `asks`: a click on the map says where the point is.
    """
    group = folium.FeatureGroup("candidates", control=False)
    called = ", ".join(map(as_script, ([_mark(mark) for mark in marks], place_id, go, asks)))
    _Script(f"Dateline.show({called});").add_to(group)
    return group


def _mark(mark: Mark) -> dict[str, Any]:
    lat, lon = mark.point
    drawn = {
        "id": mark.id,
        "name": mark.name,
        "mentions": mark.mentions,
        "shape": str(mark.shape),
        "share": mark.share,
        "lat": lat,
        "lon": lon,
        "standing": mark.standing,
        "disputed": mark.disputed,
    }
    return drawn | (_shapes(mark.outline) if mark.outline else {})


def _shapes(outline: Outline) -> dict[str, Any]:
    """Leaflet's polygons and polylines: latitude first, as everywhere in Dateline."""
    if outline.lines:
        return {"lines": [_rounded(line) for line in outline.lines]}
    return {"rings": [[_rounded(ring) for ring in polygon] for polygon in outline.polygons]}


def _rounded(vertices: Line) -> list[list[float]]:
    return [[round(lat, NUMBER_OF_DECIMALS), round(lon, NUMBER_OF_DECIMALS)] for lat, lon in vertices]


def _legend(entry: LegendEntry) -> dict[str, Any]:
    return {"shape": str(entry.shape), "meaning": entry.meaning, "names": list(entry.names), "share": entry.share}
