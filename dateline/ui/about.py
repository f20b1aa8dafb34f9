"""The page that explains."""

import streamlit as st

from dateline.views.frame import template

WIDTH = 760  # pixels: some 90 letters a line


def show_about() -> None:
    """Prose from `templates/about.md`."""
    with st.container(width=WIDTH):
        st.markdown(template("about.md"))
