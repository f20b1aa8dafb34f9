"""The gazetteer and the stories of shipped articles, opened once for all sessions; and what went wrong on the way."""

import gc
from collections.abc import Callable, Mapping
from pathlib import Path

import streamlit as st

from dateline import articles, settings
from dateline.corrections import Correction
from dateline.errors import ArticleError
from dateline.gazetteers.answered import Answered
from dateline.gazetteers.chain import Chain
from dateline.gazetteers.geocoder import EmbeddedGeocoder
from dateline.gazetteers.online.query import Answer
from dateline.model import Article, Place, Story
from dateline.pipeline import heard, open_gazetteer, read

KEPT = 16  # stories of shipped articles; each is some 100 kB


def shipped_story(article_id: str) -> Story | None:
    """The story of a shipped article, told anew when it or a gazetteer kept by hand changes; None when there is no such article.

    Raises ArticleError.
    """
    article = articles.open_shipped(article_id)
    if article is None:
        return None
    files = _files()
    return _read(article, files, _open(files))


def as_told(story: Story, answers: Mapping[str, tuple[Answer, ...]], corrections: tuple[Correction, ...] = ()) -> Story:
    """The story with what an online service answered to this session, as a person corrected it: read anew, and shared
    with nobody. The session keeps the last one."""
    if not answers and not corrections:
        return story
    files = _files()
    key = story.article, files, dict(answers), corrections
    before = st.session_state.get("told")
    if before is None or before[0] != key:
        before = key, heard(read(story.article, _with(answers), corrections))
        st.session_state["told"] = before
    told: Story = before[1]
    return told


def known_places(answers: Mapping[str, tuple[Answer, ...]]) -> Callable[[str], Place | None]:
    """A place by its id, as the gazetteers have it, with what an online service answered to this session."""
    return lambda place_id: _with(answers).get(place_id)


def _with(answers: Mapping[str, tuple[Answer, ...]]) -> Chain:
    chain = _open(_files())
    return chain.beside(Answered(answers)) if answers else chain


def _files() -> tuple[tuple[Path, int], ...]:
    """What is kept by hand, and when it was changed last."""
    return tuple((path, _changed(path)) for path in (settings.places_file(), *settings.own_gazetteers()))


def _changed(path: Path) -> int:
    """When a file was changed last, in nanoseconds; 0 where there is none."""
    try:
        return path.stat().st_mtime_ns
    except (OSError, ValueError):  # ValueError: a NUL in the path
        return 0


@st.cache_resource(max_entries=2, show_spinner=False)
def _open(files: tuple[tuple[Path, int], ...]) -> Chain:  # noqa: ARG001  # the cache's key: the settings name the files
    chain = open_gazetteer(embedded=EmbeddedGeocoder)
    # Streamlit collects garbage in full after every run; what stays for good need not be looked at each time.
    gc.collect()
    gc.freeze()
    return chain


# Stories are frozen, so sessions may share them. Only shipped articles come here: a user's text is never shared.
@st.cache_resource(max_entries=KEPT, show_spinner=False, hash_funcs={Article: hash})
def _read(article: Article, files: tuple[tuple[Path, int], ...], _gazetteer: Chain) -> Story:  # noqa: ARG001  # part of the cache's key
    return heard(read(article, _gazetteer))


def story_or_message(article_id: str) -> tuple[Story | None, str]:
    """The story, or a sentence for the user that says why there is none."""
    try:
        story = shipped_story(article_id)
    except ArticleError as error:
        return None, str(error)
    return story, "" if story else f"There is no article “{article_id}” here."
