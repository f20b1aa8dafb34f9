"""What was understood of the texts that were brought: a form for each, until it is read or discarded."""

from collections.abc import Callable, Sequence

import streamlit as st

from dateline.articles import LONGEST
from dateline.errors import DatelineError
from dateline.extract import Extracted
from dateline.model import Article
from dateline.ui import current, shelf
from dateline.ui.plain import plain
from dateline.views.brought import FIRST, LAST, Draft, article_of, day_told, drafted, understood
from dateline.views.words import times

KEPT = shelf.SHELF  # texts of a session that wait to be read
TEXT = 260  # pixels
FIELDS = ("title", "publisher", "day", "text")


def is_full() -> bool:
    return len(_drafts()) >= KEPT


def add(source: str, found: Extracted) -> None:
    """At the end of those that wait."""
    n = st.session_state["drafted"] = st.session_state.get("drafted", 0) + 1
    _drafts()[n] = drafted(n, source, found)


def show_drafts(open_map: Callable[[], None]) -> None:
    """The forms; nothing where nothing waits. `open_map` is called when the last of them has been read."""
    waiting = tuple(_drafts().values())
    if not waiting:
        return
    st.subheader("What was understood")
    _say_who_goes(len(waiting))
    asked = waiting if len(waiting) > 1 and st.button(f"Read all {len(waiting)}", icon=":material/map:") else ()
    progress = st.container()
    for draft in waiting:
        with st.expander(plain(draft.found.title) or "Untitled", expanded=draft is waiting[0], key=f"draft-{draft.n}"):
            asked = (draft,) if _form(draft) else asked
    if asked:
        with progress:
            faults = _read(asked)
        st.session_state["bring-faults"] = faults
        if not faults and not _drafts():
            open_map()
        st.rerun()


def _form(draft: Draft) -> bool:
    """Whether it is to be read as it stands in the form now."""
    found = draft.found
    st.text_input("Title", found.title, max_chars=300, key=_key(draft, "title"), persist_state="session")
    left, right = st.columns(2)
    left.text_input(
        "Publisher", found.publisher or "", max_chars=100, key=_key(draft, "publisher"), persist_state="session"
    )
    with right:
        day = st.date_input(
            "Date",
            draft.day,
            min_value=FIRST,
            max_value=LAST,
            format="YYYY-MM-DD",
            key=_key(draft, "day"),
            persist_state="session",
        )
        if told := day_told(draft, day):
            st.caption(plain(told))
    for note in found.notes:
        st.info(plain(note))
    text = st.text_area(
        "Text", found.text, height=TEXT, max_chars=LONGEST, key=_key(draft, "text"), persist_state="session"
    )
    st.caption(plain(understood(draft, text)))
    with st.container(horizontal=True):
        wanted = st.button("Read it", type="primary", key=f"draft-{draft.n}-read")
        st.button("Discard", key=f"draft-{draft.n}-discard", on_click=_discard, args=(draft,))
    return wanted


def _say_who_goes(coming: int) -> None:
    kept = shelf.brought()
    over = len(kept) + coming - shelf.SHELF
    if over > 0 and kept:
        names = ", ".join(f"“{article.title}”" for article in kept[:over])
        oldest = "the oldest goes" if over == 1 else "the oldest go"
        st.caption(plain(f"The shelf holds {shelf.SHELF} articles: as others are read, {oldest}, {names}."))


def _read(these: Sequence[Draft]) -> list[str]:
    """Reads them and puts them on the shelf; the last is then the open one. A sentence for each that failed."""
    faults = []
    with st.status("Reading", expanded=True) as status:
        for number, draft in enumerate(these, 1):
            text, title = st.session_state[_key(draft, "text")], st.session_state[_key(draft, "title")]
            publisher, day = st.session_state[_key(draft, "publisher")], st.session_state[_key(draft, "day")]
            count = f", {number} of {len(these)}" if len(these) > 1 else ""
            status.update(label=plain(f"Reading “{title}”{count}"), expanded=True)
            if not text.strip():
                faults.append(f"“{title}” has no text: there is nothing to read.")
                continue
            try:
                article = shelf.bring(article_of(draft, text, title, publisher, day))
            except DatelineError as error:
                faults.append(f"“{title}”: {error}")
                continue
            _count(article)
            current.open_article(article.id)
            _discard(draft)
    return faults


def _count(article: Article) -> None:
    story = current.other_story(article, st.write)
    st.write(f"{times(len(story.places), 'place')} on the map, {times(len(story.claims), 'claim')}")


def _discard(draft: Draft) -> None:
    _drafts().pop(draft.n, None)
    for field in FIELDS:
        st.session_state.pop(_key(draft, field), None)


def _key(draft: Draft, field: str) -> str:
    return f"draft-{draft.n}-{field}"


def _drafts() -> dict[int, Draft]:
    kept: dict[int, Draft] = st.session_state.setdefault("drafts", {})
    return kept
