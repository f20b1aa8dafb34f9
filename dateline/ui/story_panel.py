"""The panel beside the map: a component of our own, so that the text itself can be clicked."""

from functools import cache
from typing import Any

import streamlit as st

from dateline.ui import state
from dateline.ui.assets import template
from dateline.views.panel import PanelView

KEY = "panel"


@cache
def _panel() -> Any:
    return st.components.v2.component("dateline_panel", css=template("panel.css"), js=template("panel.js"))


def show_panel(view: PanelView) -> None:
    """A click on a place in the panel or the text becomes a choice that moves the map."""
    _panel()(key=KEY, data={**view, "n": state.choice().n}, on_choose_change=_clicked, height="stretch")


def _clicked() -> None:
    asked = st.session_state[KEY].get("choose")
    if isinstance(asked, dict) and isinstance(place := asked.get("place"), str | None):
        state.choose(place, move=True)
