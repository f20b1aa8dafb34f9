"""The map of the page "Check": what the mention could mean. Nothing that a person does there mounts it anew."""

from collections.abc import Sequence

import streamlit as st
from streamlit_folium import st_folium

from dateline.draw import base_map, candidates
from dateline.model import Coordinates, Story
from dateline.ui import corrections
from dateline.ui.assets import assets
from dateline.ui.verdict import Picked
from dateline.views.frame import Tiles
from dateline.views.map_view import MapView, Mark, Shape
from dateline.views.review import LEGEND, marks, options

HEIGHT = 420  # pixels, before review.css makes it as high as the window leaves room
POINT = "a point set by hand"  # the mark's id; no place has a blank in its own
KEY = "candidates"


def show_candidates(story: Story, picked: Picked | None, tiles: Sequence[Tiles] = ()) -> None:
    """A click on a place picks it; a click elsewhere sets the point, while one is asked for."""
    theme = "dark" if st.context.theme.type == "dark" else "light"
    drawn = marks(picked.resolution, story) if picked else ()
    if picked and picked.point:
        drawn = (*drawn, Mark(POINT, "The point you set", 0, Shape.NEAR, picked.point))
    go = f"{story.article.id}-{picked.resolution.mention.span.start}-{corrections.revision()}" if picked else ""
    chosen = (POINT if picked.asks else picked.place_id) if picked else None
    st_folium(
        base_map(MapView((), LEGEND), theme, assets(), tiles),
        key=KEY,
        height=HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=candidates(drawn, chosen, go, asks=bool(picked and picked.asks)),
        on_change=lambda: _clicked(story, picked) if picked else None,
    )


def _clicked(story: Story, picked: Picked) -> None:
    """What the map sends is not trusted: an id that is offered, or a point on the Earth while one is asked for."""
    value = st.session_state.get(KEY)
    value = value if isinstance(value, dict) else {}
    if any(option.place.id == value.get("id") for option in options(picked.resolution, story)):
        st.session_state[picked.which_key] = value["id"]
    elif picked.asks and (point := _point(value.get("at"))):
        st.session_state[picked.lat_key], st.session_state[picked.lon_key] = point


def _point(value: object) -> Coordinates | None:
    """The point, to five decimals: about a metre."""
    if not isinstance(value, list) or len(value) != 2 or not all(isinstance(each, int | float) for each in value):
        return None
    try:
        return Coordinates(round(value[0], 5), round(value[1], 5))
    except (ValueError, OverflowError):
        return None
