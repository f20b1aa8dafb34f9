"""The articles that a reader brought: in their session alone. Never on disk, in a log or in a cache that others share."""

import hashlib
from collections.abc import Callable
from dataclasses import astuple, replace

import streamlit as st

from dateline.carried import KEY, STORE, opened
from dateline.errors import DatelineError, LinkError
from dateline.filters import KEYS
from dateline.model import Article
from dateline.ui import keeping
from dateline.ui.corrections import FIX

SHELF = 12  # articles that a session keeps; the oldest goes first
OWN = "own-"  # begins the id of each; no shipped article's does
KEPT = "kept"  # the parameter of a link to a story that this site keeps
ADDRESS = "address"  # in the session: the parameters that the app wrote last

_VIEW = {"place", FIX, *KEYS.values()}


def bring(article: Article) -> Article:
    """Puts an article on the shelf, as the newest. Its id follows from all that it is, so the same one is there once."""
    digest = hashlib.sha256(repr(astuple(replace(article, id=""))).encode("utf-8", "replace")).hexdigest()
    article = replace(article, id=OWN + digest[:16])
    shelf = _shelf()
    shelf.pop(article.id, None)
    while len(shelf) >= SHELF:
        remove(next(iter(shelf)))
    shelf[article.id] = article
    return article


def arrive() -> tuple[str | None, str]:
    """The id of the article that the address carries or that is kept under it, which is then on the shelf; or a sentence
    that says what is wrong with it. Neither where the address leads to none of the session's own."""
    for key, read in ((KEPT, _kept), (KEY, opened)):
        if text := st.query_params.get(key, ""):
            return _arrive({key: [text]}, read)
    return None, ""


def _arrive(parameter: dict[str, list[str]], read: Callable[[str], Article | None]) -> tuple[str | None, str]:
    known = next((article_id for article_id, came in _came().items() if came == parameter), None)
    # A bare link that the app has not written is one that was followed, if only by going back: it wants its view again.
    is_bare = _address() == parameter != st.session_state.get(ADDRESS) and KEPT in parameter
    if known and get(known) and not is_bare:
        return known, ""
    ((text,),) = parameter.values()
    try:
        article = read(text)
    except DatelineError as error:
        return None, str(error)
    if article is None:
        return None, ""
    article = bring(article)
    _came()[article.id] = parameter
    return article.id, ""


def _kept(story_id: str) -> Article | None:
    """What a story keeps; the address then has its view, if it had none. None: it is of a shipped article, which the
    address then names instead."""
    store = keeping.store()
    story = store.open(story_id) if store else None
    if story is None:
        raise LinkError("No story is kept under this link: its time is over, it was forgotten, or it never was.")
    view = {key: values for key, values in story.view.items() if key in _VIEW}
    if not story.article_text:
        st.query_params.from_dict(view | {"article": story.view.get("article", [""])})
        return None
    article = opened(story.article_text, STORE)
    if _address() == {KEPT: [story_id]}:
        st.query_params.from_dict({KEPT: [story_id]} | view)
    return article


def _address() -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in st.query_params}


def in_address(article_id: str) -> dict[str, list[str]]:
    """The parameter that leads to the article again: its id; or all of it, or what it is kept under, where it came so."""
    came = _came().get(article_id) if get(article_id) else None
    return dict(came) if came else {"article": [article_id]}


def brought() -> tuple[Article, ...]:
    """In the order in which they came."""
    return tuple(_shelf().values())


def get(article_id: str) -> Article | None:
    return _shelf().get(article_id)


def remove(article_id: str) -> None:
    _shelf().pop(article_id, None)
    _came().pop(article_id, None)


def _came() -> dict[str, dict[str, list[str]]]:
    """The parameter of the address by which an article came, by id. A removed one may come again."""
    kept: dict[str, dict[str, list[str]]] = st.session_state.setdefault("came", {})
    return kept


def _shelf() -> dict[str, Article]:
    kept: dict[str, Article] = st.session_state.setdefault("shelf", {})
    return kept
