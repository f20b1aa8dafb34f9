"""An errand that ends while the page is drawn is told of when the story knows of it, and not before."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest


def page() -> None:
    import streamlit as st

    from dateline.gazetteers.online.query import Outcome, Query, Status
    from dateline.ui import online

    refused = Outcome(Status.BLOCKED, "Zubrylovka", "Nominatim")
    st.session_state["errands"] = {"a": online.Errand((Query("Zubrylovka"),), [refused])}  # over, as no thread asks
    st.session_state["before"] = online.notices("a")
    online.answers("a")
    st.session_state["after"] = online.notices("a")


def test_the_end_is_told_once_the_story_knows_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path))
    at = AppTest.from_function(page, default_timeout=30)
    at.secrets["geocoding"] = {"contact": "desk@example.org"}
    at.run()
    assert not at.exception
    assert at.session_state["before"] == ()
    assert at.session_state["after"] == (
        "Nominatim refuses the questions of this app, so “Zubrylovka” has not been looked up there.",
    )
