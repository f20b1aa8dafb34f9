"""What the frame of the map loads: the app's own files, and tiles that the operator chose."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

_PACKAGE = Path(__file__).parents[1]
TEMPLATES = _PACKAGE / "templates"
BASEMAP = _PACKAGE / "data" / "basemap" / "world.json.gz"


def leaflet() -> Path:
    """The folder of Leaflet's own files, in its installed package."""
    return Path(str(files("js_lib_leaflet"))) / "static" / "js_lib_leaflet"


def template(name: str) -> str:
    """The text of a file in `templates/`."""
    return (TEMPLATES / name).read_text("utf-8")


def component(name: str) -> str:
    """The script of a component of our own: a file of `templates/` with what all of them use before it."""
    return template("elements.js") + template(name)


def filled(name: str, /, **words: object) -> str:
    """A page of `templates/` with these words in it, each escaped: nothing in an article is markup."""
    return _pages().get_template(name).render(words)


@cache
def _pages() -> Environment:
    return Environment(autoescape=True, loader=FileSystemLoader(TEMPLATES))


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
