"""The map on the page: st_folium over draw.py, and a click on it back to a choice."""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit_folium import st_folium

from dateline.draw import base_map, choice
from dateline.ui import state
from dateline.ui.assets import assets
from dateline.views.frame import Tiles
from dateline.views.map_view import MapView

HEIGHT = 600  # pixels, before page.css makes it as high as the window


def show_map(
    view: MapView,
    key: str,
    tiles: Sequence[Tiles] = (),
    shown: Mapping[str, tuple[int, str, bool]] | None = None,
) -> None:
    """Nothing but the choice changes between runs, and what a filter leaves (`shown`: `map_view.shown`), so the frame is
    never mounted anew and panning runs nothing."""
    chosen = state.choice()
    theme = "dark" if st.context.theme.type == "dark" else "light"
    st_folium(
        base_map(view, theme, assets(), tiles),
        key=key,
        height=HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=choice(chosen.place, chosen.n, move=chosen.move, shown=shown),
        on_change=lambda: _clicked(key, view),
    )


def _clicked(key: str, view: MapView) -> None:
    """map.js sends {id, n} through streamlit-folium's own channel. What is not on the map is no choice."""
    value = st.session_state.get(key)
    place = value.get("id") if isinstance(value, dict) else None
    if any(mark.id == place for mark in view.marks):
        state.choose(place, move=False)
