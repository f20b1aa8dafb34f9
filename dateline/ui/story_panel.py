"""The panel beside the map, a component of our own, so that the text itself can be clicked.

It is two components: the panel, with the story, which is sent once; and the choice, which a click runs anew.
"""

from collections.abc import Collection
from functools import cache
from typing import Any

import streamlit as st

from dateline.ui import state
from dateline.views.frame import component, template
from dateline.views.panel import DossierView, PanelView

KEY = "chosen"


@cache
def _panel() -> Any:
    return st.components.v2.component("dateline_panel", css=template("panel.css"), js=component("panel.js"))


@cache
def _chosen() -> Any:
    return st.components.v2.component("dateline_chosen", js=template("chosen.js"))


def show_panel(view: PanelView) -> None:
    """All but the dossier."""
    _panel()(key="panel", data=view, height="stretch")


def show_chosen(dossier: DossierView | None, known: Collection[str]) -> None:
    """Tells the panel which dossier to open. A click in it on a `known` place becomes a choice that moves the map."""
    chosen = state.choice()
    data = {"dossier": dossier, "n": chosen.n, "at": chosen.at}
    _chosen()(key=KEY, data=data, on_choose_change=lambda: _clicked(known))


def _clicked(known: Collection[str]) -> None:
    asked = st.session_state[KEY].get("choose")
    place = asked.get("place") if isinstance(asked, dict) else ""
    if place is None or (isinstance(place, str) and place in known):
        state.choose(place, move=True)
