"""Story to one HTML file that opens without a network: map, panel and text, with all that they need inside.

What an article says goes in as JSON that is inert in a script (`draw.as_script`); the same map.js and panel.js as in the
app put it on the page by `textContent`.
"""

import re
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment

from dateline.draw import COLOURS, as_script, drawn_data
from dateline.model import Story
from dateline.views.frame import BASEMAP, component, leaflet, template
from dateline.views.map_view import map_view
from dateline.views.panel import dossier_view, panel_view

_IMAGE = re.compile(r"url\((images/[\w-]+\.png)\)")
_MODULE = "export default function (component)"
NOTE = "This page holds the article as it was read, and needs no network. It repeats what the article says."


def to_page(story: Story, told: Sequence[str] = ()) -> str:
    """The page, UTF-8. About 1.2 MB, most of it the basemap. `told`: sentences that stand above the story."""
    data = {
        "colours": COLOURS,
        "map": drawn_data(map_view(story), _inline(BASEMAP, "application/gzip")),
        "panel": panel_view(story, (NOTE, *told)),
        "style": template("panel.css") + template("offline-panel.css"),
        "dossiers": {dossier.place.id: dossier_view(story, dossier.place.id) for dossier in story.places},
    }
    panel = component("panel.js")
    if _MODULE not in panel:
        raise ValueError("panel.js does not begin as this export expects")
    page = Environment(autoescape=True).from_string(template("offline.html"))
    return page.render(
        title=story.article.title,
        styles=[_leaflet_css(), template("map.css"), template("offline.css")],
        scripts=[(leaflet() / "leaflet.js").read_text("utf-8"), template("basemap.js"), template("map.js")],
        panel=panel.replace(_MODULE, "function showPanel(component)"),
        start=template("offline.js"),
        data=as_script(data),
    )


def _leaflet_css() -> str:
    folder = leaflet()
    css = (folder / "leaflet.css").read_text("utf-8")
    return _IMAGE.sub(lambda found: f"url({_inline(folder / found[1], 'image/png')})", css)


def _inline(path: Path, media_type: str) -> str:
    return f"data:{media_type};base64,{b64encode(path.read_bytes()).decode('ascii')}"
