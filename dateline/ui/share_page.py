"""The page "Share": a link to what is shown, a frame of it for another page, and files of it."""

from dataclasses import replace
from functools import partial
from secrets import token_hex

import streamlit as st

from dateline.carried import KEY, carried
from dateline.errors import LinkError
from dateline.export.forms import FORMS, exported
from dateline.model import Article, Notice, Story
from dateline.ui import shelf, state
from dateline.ui.current import current_story
from dateline.ui.filtering import filters_of, show_filters
from dateline.ui.keep import show_keep
from dateline.ui.plain import plain
from dateline.views.filters import chips, kept
from dateline.views.frame import template
from dateline.views.share import filename, frame, length, link

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
    some = show_filters(story)
    with st.container(width=WIDTH, key="share"):
        st.subheader(plain(article.title))
        st.caption("Links, frames and files hold what is shown now: the corrections and the filters too.")
        _link(article, chosen)
        show_keep(article, chosen)
        _files(some, story)


def _link(article: Article, chosen: str | None) -> None:
    parameters = _leading_to(article)
    if parameters is None:
        return
    address = link(st.context.url or "", parameters | state.in_address(article.id, chosen))
    st.code(address, language=None, wrap_lines=True)
    st.caption(length(address))
    st.markdown("**Frame for another page**")
    st.code(frame(address, f"{article.title}: the map"), language="html", wrap_lines=True)


def _files(some: Story, story: Story) -> None:
    """One button a form; what it gives is made when it is pressed. `some`: what the filters leave; its files say so.

    Streamlit names a file of more than 1 MiB by its length, its ends and its middle, and gives the one that it has of that
    name: that of another session, where only the rest differs. The name is made of the media type too: no two are alike.
    """
    st.markdown("**Files**")
    name = filename(some)
    if some is not story:
        name += "-filtered"
        told = f"Filtered: {', '.join(f'{c.label} {c.words}' for c in chips(filters_of(story.article.id), story))}"
        some = replace(some, notices=(Notice(f"{told}; {kept(some, story)}."), *some.notices))
    weak = st.toggle("With what only describes a place (“the town”)", key="export-weak")
    with st.container(horizontal=True):
        for form, about in FORMS.items():
            st.download_button(
                about.title,
                partial(exported, some, form, weak=weak),
                f"{name}{about.suffix}",
                f"{about.media}; download={token_hex(8)}",
                key=f"export-{form}",
                on_click="ignore",
            )


def _leading_to(article: Article) -> dict[str, list[str]] | None:
    """The parameters that lead others to the article: a shipped one by its id; one of the session's own all of it, and
    only if the reader wants that."""
    st.markdown("**Link**")
    parameters = shelf.in_address(article.id)
    if "article" not in parameters or not shelf.get(article.id):
        return parameters
    st.caption("This article is in your session alone. A link can carry all of its text: whoever has it has the text.")
    if not st.toggle("Make a link that carries the article", key=f"carry-{article.id}"):
        return None
    try:
        return {KEY: [carried(article)]}
    except LinkError as error:
        st.warning(plain(f"Too long for a link: {error}. Send a file instead: they are below."))
        return None
