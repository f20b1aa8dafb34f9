"""The article that all pages are about: as the address asks, as this session has it filled in and corrected."""

import streamlit as st

from dateline import articles
from dateline.model import Article, Story
from dateline.ui import corrections, filtering, online, shelf, state
from dateline.ui.stories import Step, article_or_message, known_places, story_of


def current_story() -> tuple[Story | None, list[str]]:
    """The story, and a sentence for each thing that the reader must know. Where there is none, the page says why.

    Another article, with a notice, when there is no such article.
    """
    shipped = articles.shipped()
    carried, fault = shelf.arrive()
    asked = carried or state.article_id(shipped)
    notices = [fault] if fault else []
    article, message = article_or_message(asked)
    if article is None and shipped and asked != shipped[0]:
        notices.append(f"{message} The first article is shown instead.")
        article, message = article_or_message(shipped[0])
    if article is None:
        st.error(message)
        return None, notices
    _choose_article(article.id, shipped)
    answers = online.answers(article.id)
    story = story_of(article, answers, corrections.corrections(article.id, known_places(answers)))
    notices += [*online.notices(article.id), *corrections.notices(article.id), *filtering.heed_address(story)]
    return story, notices


def _choose_article(article_id: str, shipped: tuple[str, ...]) -> None:
    """Where there are several articles, the sidebar has the list of them."""
    titles = dict.fromkeys(shipped, "") | {article.id: article.title for article in shelf.brought()}
    if len(titles) < 2:
        return
    st.session_state["article"] = article_id  # the list follows what is opened elsewhere
    st.sidebar.selectbox(
        "Article",
        list(titles),
        format_func=lambda each: titles[each] or each,
        key="article",
        on_change=lambda: open_article(st.session_state["article"]),
    )


def open_article(article_id: str) -> None:
    """Makes it the one that all pages are about."""
    st.session_state.pop("choice", None)
    state.keep_in_address(article_id, None)


def other_story(article: Article, step: Step = lambda _: None) -> Story:
    """The story of another article than the one that the address is of, as this session has it. `step` is told what
    begins where it must be read first."""
    return story_of(article, online.answers(article.id), corrections.now(article.id), step)
