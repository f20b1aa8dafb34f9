"""Map and panel of one story side by side, in a fragment: a click reruns these two and nothing else."""

import streamlit as st

from dateline import articles
from dateline.model import Story
from dateline.ui import state
from dateline.ui.assets import template
from dateline.ui.stories import story_or_message
from dateline.ui.story_map import show_map
from dateline.ui.story_panel import show_panel
from dateline.ui.tiles import configured_tiles
from dateline.views.map_view import map_view
from dateline.views.panel import panel_view


def show_story() -> None:
    """The article that the link asks for; another one, with a notice, when there is no such article."""
    st.html(f"<style>{template('page.css')}</style>")
    asked = state.article_id()
    notices: list[str] = []
    story, message = story_or_message(asked)
    if story is None and asked != articles.DEFAULT_ID:
        notices.append(f"{message} The default article is shown instead.")
        story, message = story_or_message(articles.DEFAULT_ID)
    if story is None:
        st.error(message)
        return
    _map_and_panel(story, tuple(notices))


@st.fragment
def _map_and_panel(story: Story, notices: tuple[str, ...]) -> None:
    chosen = state.choice().place
    known = any(d.place.id == chosen for d in story.places)
    if chosen and not known:
        notices = (*notices, f"The link asks for a place that this article does not have on its map: {chosen}")
    state.keep_in_address(story.article.id, chosen if known else None)
    tiles, faults = configured_tiles()
    with st.container(key="story"):
        left, right = st.columns([3, 2], gap="small")
        with left:
            show_map(map_view(story), f"map-{story.article.id}", tiles)
        with right:
            show_panel(panel_view(story, chosen, (*notices, *faults)))
