"""Map and panel of one story side by side. A click runs the map and the choice anew, and nothing else."""

import streamlit as st

from dateline.model import Story
from dateline.ui import online, state
from dateline.ui.current import current_story
from dateline.ui.filtering import show_filters
from dateline.ui.story_panel import show_chosen, show_panel
from dateline.ui.tiles import configured_tiles
from dateline.views.frame import Tiles, template
from dateline.views.map_view import map_view, shown
from dateline.views.panel import dossier_view, panel_view


def show_story() -> None:
    """The page."""
    st.html(f"<style>{template('page.css')}{template('embedded.css') if st.context.is_embedded else ''}</style>")
    story, notices = current_story()
    if story is None:
        return
    chosen = state.choice()
    if chosen.place and dossier_view(story, chosen.place) is None:
        if chosen.n == 0:  # a correction may have taken away what was chosen later
            notices.append(f"The link asks for a place that this article does not have on its map: {chosen.place}")
        state.choose(None, move=False)
    tiles, faults = configured_tiles()
    online.show_online(story)
    some = show_filters(story)
    with st.container(key="story"):
        left, right = st.columns([3, 2], gap="small")
        with right:
            show_panel(panel_view(some, (*notices, *faults), some=some is not story))
        with left:
            _map_and_choice(story, some, tiles)


@st.fragment
def _map_and_choice(story: Story, some: Story, tiles: tuple[Tiles, ...]) -> None:
    """All that a click runs anew. `some`: what the filters leave of the story."""
    # Folium takes half a second to load. By now the words are on their way, and the browser lays them out meanwhile.
    from dateline.ui.story_map import show_map

    chosen = state.choice().place
    state.keep_in_address(story.article.id, chosen)
    show_chosen(dossier_view(some, chosen), {d.place.id for d in some.places})
    show_map(map_view(story), f"map-{story.article.id}", tiles, None if some is story else shown(some))
