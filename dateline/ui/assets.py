"""What the frame of the map loads, served by the app itself: Leaflet out of its installed package, the rest from here."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from zlib import crc32

from jinja2 import Environment, FileSystemLoader
from streamlit.components.v1 import declare_component

from dateline.views.frame import Assets

PACKAGE = Path(__file__).parents[1]
BASEMAP = PACKAGE / "data" / "basemap" / "world.json.gz"


@cache
def assets() -> Assets:
    """Addresses relative to the map's frame (`component/NAME/index.html`), so that any prefix of the app's own holds."""
    leaflet = Path(str(files("js_lib_leaflet"))) / "static" / "js_lib_leaflet"
    served = {
        name: declare_component(name, path=str(folder))
        for name, folder in {
            "leaflet": leaflet,
            "map": PACKAGE / "templates",
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


def template(name: str) -> str:
    """The text of a file in `templates/`."""
    return (PACKAGE / "templates" / name).read_text("utf-8")


def filled(name: str, /, **words: object) -> str:
    """A page of `templates/` with these words in it, each escaped: nothing in an article is markup."""
    return _pages().get_template(name).render(words)


@cache
def _pages() -> Environment:
    return Environment(autoescape=True, loader=FileSystemLoader(PACKAGE / "templates"))
