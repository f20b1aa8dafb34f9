"""The page "Articles": bring some, see what was understood of them, have them read; and the shelf of this session."""

from collections.abc import Callable

import streamlit as st

from dateline.fetch import fetch
from dateline.ui import state
from dateline.ui.bringing import show_faults, show_paste, show_upload
from dateline.ui.current import current_story
from dateline.ui.drafts import show_drafts
from dateline.ui.from_web import Fetch, show_web
from dateline.ui.plain import plain
from dateline.ui.shelved import show_shelf
from dateline.views.frame import template

PRIVATE = (
    "What you bring stays in your session: it is written nowhere, and nobody else sees it. A reload of the page ends the"
    " session and forgets it."
)


def _open_map() -> None:
    st.switch_page("pages/story.py")


def show_articles(fetch: Fetch = fetch, open_map: Callable[[], None] = _open_map) -> None:
    """The page. `fetch` and `open_map` are parameters for tests."""
    st.html(f"<style>{template('page.css')}{template('articles.css')}</style>")
    story, notices = current_story()
    if story:
        state.keep_in_address(story.article.id, state.choice().place)
    for notice in notices:
        st.warning(plain(notice))
    with st.container(key="articles"):
        left, right = st.columns([3, 2], gap="large")
        with left:
            st.subheader("Bring an article")
            st.caption(PRIVATE)
            paste, upload, web = st.tabs(["Paste", "Upload", "From the web"])
            with paste:
                show_paste()
            with upload:
                show_upload()
            with web:
                show_web(fetch)
            show_faults()
            show_drafts(open_map)
        with right:
            st.subheader("Shelf")
            show_shelf(story.article.id if story else "", open_map)
