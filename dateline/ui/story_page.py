"""Map and panel of one story side by side. A click runs the map and the choice anew, and nothing else."""

import streamlit as st

from dateline import articles
from dateline.model import Story
from dateline.ui import online, state
from dateline.ui.assets import template
from dateline.ui.stories import filled_in, story_or_message
from dateline.ui.story_panel import show_chosen, show_panel
from dateline.ui.tiles import configured_tiles
from dateline.views.frame import Tiles
from dateline.views.map_view import map_view
from dateline.views.panel import dossier_view, panel_view


def show_story() -> None:
    """The article that the link asks for; another one, with a notice, when there is no such article."""
    st.html(f"<style>{template('page.css')}</style>")
    offered = articles.shipped()
    asked = state.article_id(offered)
    notices: list[str] = []
    story, message = story_or_message(asked)
    if story is None and offered and asked != offered[0]:
        notices.append(f"{message} The first article is shown instead.")
        story, message = story_or_message(offered[0])
    if story is None:
        st.error(message)
        return
    _choose_article(story, offered)
    story = filled_in(story, online.answers(story.article.id))
    notices += online.notices(story.article.id)
    chosen = state.choice().place
    if chosen and dossier_view(story, chosen) is None:
        notices.append(f"The link asks for a place that this article does not have on its map: {chosen}")
        state.choose(None, move=False)
    tiles, faults = configured_tiles()
    online.show_online(story)
    with st.container(key="story"):
        left, right = st.columns([3, 2], gap="small")
        with right:
            show_panel(panel_view(story, (*notices, *faults)))
        with left:
            _map_and_choice(story, tiles)


def _choose_article(story: Story, offered: tuple[str, ...]) -> None:
    """Where there are several articles, the sidebar has the list of them."""
    if len(offered) < 2:
        return
    now = offered.index(story.article.id) if story.article.id in offered else 0
    picked = st.sidebar.selectbox("Article", offered, index=now, key="article")
    if picked != story.article.id:
        st.query_params.from_dict({"article": picked})
        st.session_state.pop("choice", None)
        st.rerun()


@st.fragment
def _map_and_choice(story: Story, tiles: tuple[Tiles, ...]) -> None:
    """All that a click runs anew."""
    # Folium takes half a second to load. By now the words are on their way, and the browser lays them out meanwhile.
    from dateline.ui.story_map import show_map

    chosen = state.choice().place
    state.keep_in_address(story.article.id, chosen)
    show_chosen(dossier_view(story, chosen), {d.place.id for d in story.places})
    show_map(map_view(story), f"map-{story.article.id}", tiles)
