"""The panel beside the map, a component of our own, so that the text itself can be clicked.

It is two components: the panel, with the story, which is sent once; and the choice, which a click runs anew.
"""

from functools import cache
from typing import Any

import streamlit as st

from dateline.ui import state
from dateline.ui.assets import template
from dateline.views.panel import DossierView, PanelView

KEY = "chosen"


@cache
def _panel() -> Any:
    return st.components.v2.component("dateline_panel", css=template("panel.css"), js=template("panel.js"))


@cache
def _chosen() -> Any:
    return st.components.v2.component("dateline_chosen", js=template("chosen.js"))


def show_panel(view: PanelView) -> None:
    """All but the dossier."""
    _panel()(key="panel", data=view, height="stretch")


def show_chosen(dossier: DossierView | None) -> None:
    """Tells the panel which dossier to open. A click in the panel becomes a choice that moves the map."""
    _chosen()(key=KEY, data={"dossier": dossier, "n": state.choice().n}, on_choose_change=_clicked)


def _clicked() -> None:
    asked = st.session_state[KEY].get("choose")
    if isinstance(asked, dict) and isinstance(place := asked.get("place"), str | None):
        state.choose(place, move=True)
