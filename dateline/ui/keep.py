"""The section "Keep" of the page "Share": saves what is shown and gives a short link to it. Nothing where no database is
configured; nothing is written before the button is pressed."""

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import streamlit as st

from dateline.carried import STORE, carried, opened
from dateline.errors import DatelineError, KeepError
from dateline.model import Article
from dateline.ui import keeping, shelf, state
from dateline.ui.plain import plain
from dateline.views.share import link

if TYPE_CHECKING:
    from dateline.keep.kept import View
    from dateline.keep.store import Store

AN_HOUR = 20  # stories that a session saves in an hour
MINE = "kept-mine"  # in the session: what it has saved, by id
FAULT = "kept-fault"


def show_keep(article: Article, chosen: str | None) -> None:
    """The section. `chosen`: the place."""
    try:
        store = keeping.store()
    except KeepError as error:
        st.warning(plain(str(error)))
        return
    if store is None:
        return
    is_own = shelf.get(article.id) is not None
    view = ({} if is_own else {"article": [article.id]}) | state.in_address(article.id, chosen)
    mine = {story_id: of for story_id, of in _mine().items() if of[0] == article.id}
    st.markdown("**Keep**")
    st.caption(_what(store, is_own=is_own))
    if (article.id, view) not in mine.values():
        st.button("Keep this story", key="keep", on_click=_keep, args=(store, article, view, is_own))
    if fault := st.session_state.pop(FAULT, ""):
        st.warning(plain(fault))
    for story_id in reversed(mine):
        st.code(link(st.context.url or "", {shelf.KEPT: [story_id]}), language=None, wrap_lines=True)
        st.button("Forget it", key=f"forget-{story_id}", on_click=_forget, args=(store, story_id))
    if mine:
        st.caption("Only you can have it forgotten, and only until you reload or close this page.")


def _what(store: "Store", *, is_own: bool) -> str:
    days = store.keeping.days
    until = (datetime.now(UTC) + timedelta(days=days)).date()
    what = "the article's text, your corrections" if is_own else "your corrections"
    return (
        f"For a short link, this site saves {what}, the place and the filters in its database until"
        f" {until.day} {until:%B %Y}. Whoever has the link sees them. Nothing is saved before you press the button."
    )


def _keep(store: "Store", article: Article, view: "View", is_own: bool) -> None:
    from dateline.keep.kept import Kept

    now = time.monotonic()
    saved: list[float] = st.session_state.setdefault("kept-times", [])
    saved[:] = [at for at in saved if now - at < 3600]
    if len(saved) >= AN_HOUR:
        st.session_state[FAULT] = f"At most {AN_HOUR} stories are kept in an hour. Try again later."
        return
    try:
        text = carried(article, STORE) if is_own else ""
        if text:
            opened(text, STORE)  # what could not be opened need not be kept
        story_id = store.save(Kept(text, view, datetime.now(UTC)))
    except DatelineError as error:
        st.session_state[FAULT] = str(error)
        return
    saved.append(now)
    _mine()[story_id] = article.id, view


def _forget(store: "Store", story_id: str) -> None:
    try:
        store.forget(story_id)
    except KeepError as error:
        st.session_state[FAULT] = str(error)
    else:
        _mine().pop(story_id, None)


def _mine() -> "dict[str, tuple[str, View]]":
    """What this session has saved: the id of the article, and the view. At most AN_HOUR more in each hour."""
    kept: dict[str, tuple[str, View]] = st.session_state.setdefault(MINE, {})
    return kept
