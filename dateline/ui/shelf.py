"""The articles that a reader brought: in their session alone. Never on disk, in a log or in a cache that others share."""

import hashlib
from dataclasses import astuple, replace

import streamlit as st

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
        del shelf[next(iter(shelf))]
    shelf[article.id] = article
    return article


def brought() -> tuple[Article, ...]:
    """In the order in which they came."""
    return tuple(_shelf().values())


def get(article_id: str) -> Article | None:
    return _shelf().get(article_id)


def remove(article_id: str) -> None:
    _shelf().pop(article_id, None)


def _shelf() -> dict[str, Article]:
    kept: dict[str, Article] = st.session_state.setdefault("shelf", {})
    return kept
