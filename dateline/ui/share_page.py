"""The page "Share": a link to what is shown, a frame of it for another page, and files of it."""

import streamlit as st

from dateline.carried import KEY, carried
from dateline.errors import LinkError
from dateline.model import Article
from dateline.ui import shelf, state
from dateline.ui.current import current_story
from dateline.ui.filtering import show_filters
from dateline.ui.plain import plain
from dateline.views.frame import template
from dateline.views.share import frame, length, link

WIDTH = 860  # pixels


def show_share() -> None:
    """The page."""
    st.html(f"<style>{template('page.css')}</style>")
    story, notices = current_story()
    if story is None:
        return
    article, chosen = story.article, state.choice().place
    state.keep_in_address(article.id, chosen)
    for notice in notices:
        st.warning(plain(notice))
    show_filters(story)
    with st.container(width=WIDTH, key="share"):
        st.subheader(plain(article.title))
        st.caption("Links and frames hold what is shown now: the place, the corrections and the filters.")
        parameters = _leading_to(article)
        if parameters is None:
            return
        address = link(st.context.url or "", parameters | state.in_address(article.id, chosen))
        st.code(address, language=None, wrap_lines=True)
        st.caption(length(address))
        st.markdown("**Frame for another page**")
        st.code(frame(address, f"{article.title}: the map"), language="html", wrap_lines=True)


def _leading_to(article: Article) -> dict[str, list[str]] | None:
    """The parameters that lead others to the article: a shipped one by its id; one of the session's own all of it, and
    only if the reader wants that."""
    st.markdown("**Link**")
    parameters = shelf.in_address(article.id)
    if not shelf.get(article.id) or KEY in parameters:
        return parameters
    st.caption("This article is in your session alone. A link can carry all of its text: whoever has it has the text.")
    if not st.toggle("Make a link that carries the article", key=f"carry-{article.id}"):
        return None
    try:
        return {KEY: [carried(article)]}
    except LinkError as error:
        st.warning(plain(f"Too long for a link: {error}."))
        return None
