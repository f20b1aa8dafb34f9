"""What a person has corrected, article by article: in the session, with the steps back, and in the address as `fix`."""

from collections.abc import Sequence

import streamlit as st

from dateline.corrections import Correction
from dateline.errors import LinkError
from dateline.links import Get, decoded, encoded
from dateline.views.verdicts import added_to

FIX = "fix"  # the parameter of the address
STEPS = 50  # that can be undone, in one article
ARTICLES = 20  # whose corrections a session keeps

Corrections = tuple[Correction, ...]


def corrections(article_id: str, get: Get) -> Corrections:
    """Those of this article: what the address asks for on the first run, and again when the browser went back in it.

    `get`: a place by its id, as the gazetteers have it.
    """
    asked = st.query_params.get(FIX, "")
    # Streamlit empties the address when another page is opened: that is no wish.
    if st.query_params and asked != _written().get(article_id, ""):
        _written()[article_id] = asked
        found, faults = decoded(asked, get)
        st.session_state.setdefault("fix-faults", {})[article_id] = faults
        if found != now(article_id):
            _step(article_id, found)
    return now(article_id)


def notices(article_id: str) -> tuple[str, ...]:
    """What of the link could not be used, and what no link can hold; a sentence each."""
    faults: tuple[str, ...] = st.session_state.get("fix-faults", {}).get(article_id, ())
    try:
        encoded(now(article_id))
    except LinkError as error:
        return (*faults, f"The link leaves the corrections out: {error}. They hold in this session.")
    return faults


def now(article_id: str) -> Corrections:
    return _steps(article_id)[-1]


def is_undoable(article_id: str) -> bool:
    return len(_steps(article_id)) > 1


def correct(article_id: str, new: Sequence[Correction]) -> None:
    if new:
        _step(article_id, added_to(now(article_id), new))


def remove(article_id: str, correction: Correction) -> None:
    _step(article_id, tuple(c for c in now(article_id) if c != correction))


def undo(article_id: str) -> None:
    if is_undoable(article_id):
        _steps(article_id).pop()
        st.session_state["revision"] = revision() + 1


def revision() -> int:
    """Another one after each change."""
    n: int = st.session_state.get("revision", 0)
    return n


def in_address(article_id: str) -> dict[str, list[str]]:
    """The parameter, where there is anything to say; what is written is no wish when it is read again."""
    try:
        text = encoded(now(article_id))
    except LinkError:
        text = ""
    _written()[article_id] = text
    return {FIX: [text]} if text else {}


def _step(article_id: str, now_: Corrections) -> None:
    steps = _steps(article_id)
    steps.append(now_)
    del steps[: -STEPS - 1]
    st.session_state["revision"] = revision() + 1


def _steps(article_id: str) -> list[Corrections]:
    """What held after each step, the last now."""
    kept: dict[str, list[Corrections]] = st.session_state.setdefault("corrections", {})
    if article_id not in kept and len(kept) >= ARTICLES:
        del kept[next(iter(kept))]
    return kept.setdefault(article_id, [()])


def _written() -> dict[str, str]:
    """What the app wrote last into the address, by article."""
    written: dict[str, str] = st.session_state.setdefault("fix-written", {})
    return written
