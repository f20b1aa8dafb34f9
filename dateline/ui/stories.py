"""The gazetteer and the stories of shipped articles, opened once for all sessions; the stories that are a session's own."""

import gc
import threading
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
from dateline.ui import shelf

KEPT = 16  # stories of shipped articles; each is some 100 kB
COUNTED = 100  # articles whose counts a session keeps
OWN = 16  # stories that a session keeps: of what it brought, corrected or asked an online service for

Step = Callable[[str], object]  # is told what begins now
AT_ONCE = (
    2  # articles being read for single sessions: the others wait, and whoever looks at a story is not slowed by all
)

_reading = threading.BoundedSemaphore(AT_ONCE)

Answers = Mapping[str, tuple[Answer, ...]]
Files = tuple[tuple[Path, int], ...]


def article_or_message(article_id: str) -> tuple[Article | None, str]:
    """The article of this id, brought to this session or shipped; or a sentence that says why there is none."""
    if article_id.startswith(shelf.OWN):
        told = "That article was brought to another session, or has been removed, and is kept nowhere. Bring it again."
        article = shelf.get(article_id)
        return article, "" if article else told
    try:
        article = articles.open_shipped(article_id)
    except ArticleError as error:
        return None, str(error)
    return article, "" if article else f"There is no article “{article_id}” here."


def story_of(
    article: Article,
    answers: Answers,
    corrections: tuple[Correction, ...] = (),
    step: Step = lambda _: None,
) -> Story:
    """The story, told anew when the article or a gazetteer kept by hand changes. Shared with other sessions only where it
    is of a shipped article as it is: what a reader brought, corrected or asked for is the session's own."""
    files = _files()
    if article.id.startswith(shelf.OWN) or answers or corrections:
        story = _own(article, files, answers, corrections, step)
    else:
        story = _read(article, files, _open(files))
    counted = _counted()
    counted[article.id] = len(story.places), len(story.claims)
    if len(counted) > COUNTED:
        del counted[next(iter(counted))]
    return story


def counted(article_id: str) -> tuple[int, int] | None:
    """Places on the map and claims, once this session has had the article read."""
    return _counted().get(article_id)


def _counted() -> dict[str, tuple[int, int]]:
    kept: dict[str, tuple[int, int]] = st.session_state.setdefault("counted", {})
    return kept


def _own(article: Article, files: Files, answers: Answers, corrections: tuple[Correction, ...], step: Step) -> Story:
    key = article, files, dict(answers), corrections
    kept: list[tuple[object, Story]] = st.session_state.setdefault("told", [])
    story = next((story for of, story in kept if of == key), None)
    if story is None:
        with _reading:
            step("Finding the names, and the places that they mean")
            story = read(article, _with(answers), corrections)
            step("Finding who says what, and when")
            story = heard(story)
        kept.append((key, story))
        del kept[:-OWN]
    return story


def known_places(answers: Answers) -> Callable[[str], Place | None]:
    """A place by its id, as the gazetteers have it, with what an online service answered to this session."""
    return lambda place_id: _with(answers).get(place_id)


def _with(answers: Answers) -> Chain:
    chain = _open(_files())
    return chain.beside(Answered(answers)) if answers else chain


def _files() -> Files:
    """What is kept by hand, and when it was changed last."""
    return tuple((path, _changed(path)) for path in (settings.places_file(), *settings.own_gazetteers()))


def _changed(path: Path) -> int:
    """When a file was changed last, in nanoseconds; 0 where there is none."""
    try:
        return path.stat().st_mtime_ns
    except (OSError, ValueError):  # ValueError: a NUL in the path
        return 0


@st.cache_resource(max_entries=2, show_spinner=False)
def _open(files: Files) -> Chain:  # noqa: ARG001  # the cache's key: the settings name the files
    chain = open_gazetteer(embedded=EmbeddedGeocoder)
    # Streamlit collects garbage in full after every run; what stays for good need not be looked at each time.
    gc.collect()
    gc.freeze()
    return chain


# Stories are frozen, so sessions may share them. Only shipped articles come here: a user's text is never shared.
@st.cache_resource(max_entries=KEPT, show_spinner=False, hash_funcs={Article: hash})
def _read(article: Article, files: Files, _gazetteer: Chain) -> Story:  # noqa: ARG001  # part of the cache's key
    return heard(read(article, _gazetteer))
