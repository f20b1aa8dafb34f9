"""The shelf on the screen: the articles that this session can open, which one is open, and which can go."""

from collections.abc import Callable

import streamlit as st

from dateline import articles
from dateline.model import Article
from dateline.ui import shelf, stories
from dateline.ui.current import open_article
from dateline.ui.plain import plain
from dateline.views.brought import about

SHIPPED = 30  # articles that are not the session's own and are listed here


def show_shelf(now: str, open_map: Callable[[], None]) -> None:
    """`now`: the id of the article that all pages are about. `open_map` is called when another is opened."""
    ids = articles.shipped()
    shipped = [article for each in ids[:SHIPPED] if (article := stories.article_or_message(each)[0])]
    own = shelf.brought()
    _offer_undo()
    for article in (*reversed(own), *shipped):
        is_open = article.id == now
        with st.container(border=True, key=f"shelved-{article.id}"):
            st.markdown(f"**{plain(article.title)}**")
            st.caption(("**Open now** · " if is_open else "") + plain(about(article, stories.counted(article.id))))
            with st.container(horizontal=True, vertical_alignment="center"):
                if st.button("Show the map" if is_open else "Open", key=f"shelf-open-{article.id}"):
                    if not is_open:
                        open_article(article.id)
                    open_map()
                if article in own:
                    instead = shipped[0].id if is_open and shipped else ""
                    st.button(
                        "Remove",
                        key=f"shelf-remove-{article.id}",
                        on_click=_remove,
                        args=(article, instead),
                        type="tertiary",
                    )
    if len(ids) > SHIPPED:
        st.caption(f"{len(ids) - SHIPPED:,} more are in the list at the left.")
    if own:
        st.caption(f"{len(own)} of {shelf.SHELF} articles of your own; when more come, the oldest goes.")


def _offer_undo() -> None:
    removed: Article | None = st.session_state.get("removed")
    if removed is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="removed"):
        st.markdown(plain(f"“{removed.title}” is removed."))
        st.button("Undo", key="shelf-undo", on_click=_undo)


def _remove(article: Article, instead: str) -> None:
    shelf.remove(article.id)
    st.session_state["removed"] = article
    if instead:
        open_article(instead)


def _undo() -> None:
    shelf.bring(st.session_state.pop("removed"))
