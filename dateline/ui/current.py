"""The article that all pages are about: as the address asks, as this session has it filled in and corrected."""

import streamlit as st

from dateline import articles
from dateline.model import Story
from dateline.ui import corrections, online, state
from dateline.ui.stories import as_told, known_places, story_or_message


def current_story() -> tuple[Story | None, list[str]]:
    """The story, and a sentence for each thing that the reader must know. Where there is none, the page says why.

    Another article, with a notice, when there is no such article.
    """
    offered = articles.shipped()
    asked = state.article_id(offered)
    notices: list[str] = []
    story, message = story_or_message(asked)
    if story is None and offered and asked != offered[0]:
        notices.append(f"{message} The first article is shown instead.")
        story, message = story_or_message(offered[0])
    if story is None:
        st.error(message)
        return None, notices
    article_id = story.article.id
    _choose_article(article_id, offered)
    answers = online.answers(article_id)
    story = as_told(story, answers, corrections.corrections(article_id, known_places(answers)))
    return story, [*notices, *online.notices(article_id), *corrections.notices(article_id)]


def _choose_article(article_id: str, offered: tuple[str, ...]) -> None:
    """Where there are several articles, the sidebar has the list of them."""
    if len(offered) < 2:
        return
    now = offered.index(article_id) if article_id in offered else 0
    picked = st.sidebar.selectbox("Article", offered, index=now, key="article")
    if picked != article_id:
        st.session_state.pop("choice", None)
        state.keep_in_address(picked, None)
        st.rerun()
