"""What the frame of the map loads, served by the app itself: Leaflet out of its installed package, the rest from here."""

from functools import cache
from zlib import crc32

from streamlit.components.v1 import declare_component

from dateline.views.frame import BASEMAP, TEMPLATES, Assets, leaflet


@cache
def assets() -> Assets:
    """Addresses relative to the map's frame (`component/NAME/index.html`), so that any prefix of the app's own holds."""
    served = {
        name: declare_component(name, path=str(folder))
        for name, folder in {
            "leaflet": leaflet(),
            "map": TEMPLATES,
            "basemap": BASEMAP.parent,
        }.items()
    }

    def address(name: str, file: str) -> str:
        return f"../{served[name].name}/{file}"

    return Assets(
        leaflet_js=address("leaflet", "leaflet.js"),
        leaflet_css=address("leaflet", "leaflet.css"),
        basemap_js=address("map", "basemap.js"),
        map_js=address("map", "map.js"),
        map_css=address("map", "map.css"),
        basemap=f"{address('basemap', BASEMAP.name)}?v={crc32(BASEMAP.read_bytes()):x}",
    )
