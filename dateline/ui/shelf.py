"""The articles that a reader brought: in their session alone. Never on disk, in a log or in a cache that others share."""

import hashlib
from dataclasses import astuple, replace

import streamlit as st

from dateline.carried import KEY, opened
from dateline.errors import DatelineError
from dateline.model import Article

SHELF = 12  # articles that a session keeps; the oldest goes first
OWN = "own-"  # begins the id of each; no shipped article's does


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
    """The id of the article that the address carries, which is then on the shelf; or a sentence that says what is wrong
    with it. Neither where the address carries none."""
    text = st.query_params.get(KEY, "")
    if not text:
        return None, ""
    known = next((article_id for article_id, carried in _came().items() if carried == text), None)
    if known and get(known):
        return known, ""
    try:
        article = bring(opened(text))
    except DatelineError as error:
        return None, str(error)
    _came()[article.id] = text
    return article.id, ""


def in_address(article_id: str) -> dict[str, list[str]]:
    """The parameter that leads to the article again: its id, or all of it where it came so."""
    text = _came().get(article_id) if get(article_id) else None
    return {KEY: [text]} if text else {"article": [article_id]}


def brought() -> tuple[Article, ...]:
    """In the order in which they came."""
    return tuple(_shelf().values())


def get(article_id: str) -> Article | None:
    return _shelf().get(article_id)


def remove(article_id: str) -> None:
    _shelf().pop(article_id, None)
    _came().pop(article_id, None)


def _came() -> dict[str, str]:
    """What carried the articles that came by link, by id. A removed one may come again."""
    kept: dict[str, str] = st.session_state.setdefault("came", {})
    return kept


def _shelf() -> dict[str, Article]:
    kept: dict[str, Article] = st.session_state.setdefault("shelf", {})
    return kept
