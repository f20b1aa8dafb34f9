"""Tile layers that the operator has configured in Streamlit's secrets. None by default: the plain map needs no network.

[[tiles]]
xyz = "OpenStreetMap.Mapnik"        # a name that the package xyzservices knows, or:

[[tiles]]
name = "My tiles"
url = "https://tiles.example.org/{z}/{x}/{y}.png"
attribution = "© Example contributors"
max_zoom = 17
"""

from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from dateline.views.frame import Tiles


def configured_tiles() -> tuple[tuple[Tiles, ...], tuple[str, ...]]:
    """The layers, and a sentence for each entry that is not one."""
    try:
        entries = st.secrets.get("tiles", [])
    except StreamlitSecretNotFoundError:
        return (), ()
    layers, faults = [], []
    for number, entry in enumerate(entries, 1):
        try:
            layers.append(_layer(entry))
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            faults.append(f"Tile layer {number} in the secrets is left out: {error}")
    return tuple(layers), tuple(faults)


def _layer(entry: Mapping[str, Any]) -> Tiles:
    if "xyz" in entry:
        import xyzservices.providers  # takes a while to load, and is seldom wanted

        found = xyzservices.providers.query_name(str(entry["xyz"]))
        return Tiles(str(entry["xyz"]), found.build_url(), str(found.attribution), int(found.get("max_zoom", 18)))
    missing = [key for key in ("name", "url", "attribution") if not entry.get(key)]
    if missing:
        raise ValueError(f"it lacks {', '.join(missing)}")
    url = str(entry["url"])
    if not url.startswith(("https://", "http://")) or not all(mark in url for mark in ("{z}", "{x}", "{y}")):
        raise ValueError("its url is not an http(s) address with {z}, {x} and {y}")
    return Tiles(str(entry["name"]), url, str(entry["attribution"]), int(entry.get("max_zoom", 18)))
