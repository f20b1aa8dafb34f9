"""The page that explains."""

import streamlit as st

from dateline.ui.assets import template


def show_about() -> None:
    """Prose from `templates/about.md`."""
    st.markdown(template("about.md"))
