"""What a person has chosen, in the session and in the address: `?article=…&place=…&fix=…` and the filters."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dateline import articles
from dateline.ui import corrections, filtering, shelf

LONGEST_ID = 200  # characters of an id in a link


@dataclass(frozen=True, slots=True)
class Choice:
    """`n` rises with each choice; `move`: the map goes to the place (not when the choice was made on the map); `at`: an
    offset at which the panel opens the text."""

    place: str | None
    n: int
    move: bool
    at: int | None = None


def article_id(offered: Sequence[str]) -> str:
    """The article that the link asks for, or the first that is offered."""
    first = offered[0] if offered else articles.DEFAULT_ID
    # Streamlit empties the address when another page is opened: the article stays.
    before: str = first if st.query_params else st.session_state.get("article-shown", first)
    return st.query_params.get("article", before)[:LONGEST_ID]


def choice() -> Choice:
    """What is chosen now: what the address asks for on the first run, and again when the browser went back in it."""
    asked = st.query_params.get("place")
    asked = asked[:LONGEST_ID] if asked else None
    if "choice" not in st.session_state:
        st.session_state["choice"] = Choice(asked, 0, move=True)
    elif st.query_params and asked != st.session_state.get("written", asked):
        st.session_state["written"] = asked
        choose(asked, move=True)
    chosen: Choice = st.session_state["choice"]
    return chosen


def choose(place: str | None, *, move: bool, at: int | None = None) -> None:
    """A person's choice. The address follows it."""
    before: Choice = st.session_state["choice"]
    st.session_state["choice"] = Choice(place, before.n + 1, move, at)


def keep_in_address(article: str, place: str | None) -> None:
    """Writes what is shown into the address, so that the link restores it."""
    shown = shelf.in_address(article) | in_address(article, place)
    st.session_state["article-shown"] = article
    st.session_state["written"] = place
    st.session_state[shelf.ADDRESS] = shown
    if {key: st.query_params.get_all(key) for key in st.query_params} != shown:
        st.query_params.from_dict(shown)


def in_address(article: str, place: str | None) -> dict[str, list[str]]:
    """The parameters of what is shown of an article: the place, the corrections and the filters."""
    return ({"place": [place]} if place else {}) | corrections.in_address(article) | filtering.in_address(article)
