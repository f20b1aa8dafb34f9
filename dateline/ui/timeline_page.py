"""The page "Timeline": a component of our own, so that days can be clicked and drawn over, and the text stays text."""

from collections.abc import Collection
from functools import cache
from typing import Any

import streamlit as st

from dateline.model import Article, Story
from dateline.text.published import ArticleDate, article_date
from dateline.ui import state
from dateline.ui.current import current_story
from dateline.ui.filtering import choose_time, of_any_time, show_filters
from dateline.ui.online import show_online
from dateline.ui.plain import plain
from dateline.views.frame import component, template
from dateline.views.timeline import day_of, timeline_view

KEY = "timeline"


@cache
def _timeline() -> Any:
    css = template("panel.css") + template("timeline.css")
    return st.components.v2.component("dateline_timeline", css=css, js=component("timeline.js"))


def show_timeline() -> None:
    """The page."""
    st.html(f"<style>{template('page.css')}</style>")
    story, notices = current_story()
    if story is None:
        return
    chosen = state.choice().place
    for notice in (*notices, *(n.text for n in story.notices)):
        st.warning(plain(notice))
    show_online(story)
    show_filters(story)
    state.keep_in_address(story.article.id, chosen)
    some, first, last = of_any_time(story)
    view = timeline_view(some, _day(story), first, last, some=some is not story)
    asked = _timeline()(
        key=KEY,
        data=view,
        on_time_change=lambda: _choose_time(story.article.id),
        on_open_change=lambda: None,
    )
    to = _asked(asked.open, {dossier.place.id for dossier in story.places})
    if to:
        place, at = to
        state.choose(place or chosen, move=True, at=at)
        st.switch_page("pages/story.py")


def _choose_time(article_id: str) -> None:
    """The days that were clicked or drawn over; any where they are none."""
    asked = st.session_state[KEY].get("time")
    if isinstance(asked, dict):
        choose_time(article_id, day_of(asked.get("first")), day_of(asked.get("last")))


def _asked(asked: object, places: Collection[str]) -> tuple[str | None, int | None] | None:
    """What was clicked: a place on the map, or an offset in the text; None where it is neither."""
    place, at = (asked.get("place"), asked.get("at")) if isinstance(asked, dict) else (None, None)
    if isinstance(place, str) and place in places:
        return place, None
    return (None, at) if type(at) is int and place is None else None


def _day(story: Story) -> ArticleDate | None:
    """Of the article; looked for once, since that reads the whole text."""
    kept: tuple[Article, ArticleDate | None] | None = st.session_state.get("article-day")
    if kept is None or kept[0] != story.article:
        day = article_date(story.article.published, story.article.text, story.sentences)
        st.session_state["article-day"] = kept = story.article, day
    return kept[1]
