"""What a person has chosen, in the session and in the address: `?article=…&place=…`."""

from dataclasses import dataclass

import streamlit as st

from dateline import articles

LONGEST_ID = 200  # characters of an id in a link


@dataclass(frozen=True, slots=True)
class Choice:
    """`n` rises with each choice; `move`: the map goes to the place (not when the choice was made on the map)."""

    place: str | None
    n: int
    move: bool


def article_id() -> str:
    """The article that the link asks for, or the default one."""
    return st.query_params.get("article", articles.DEFAULT_ID)[:LONGEST_ID]


def choice() -> Choice:
    """What is chosen now; on the first run of a session, what the link asks for."""
    if "choice" not in st.session_state:
        asked = st.query_params.get("place")
        st.session_state["choice"] = Choice(asked[:LONGEST_ID] if asked else None, 0, move=True)
    chosen: Choice = st.session_state["choice"]
    return chosen


def choose(place: str | None, *, move: bool) -> None:
    """A person's choice. The address follows it."""
    st.session_state["choice"] = Choice(place, choice().n + 1, move)


def keep_in_address(article: str, place: str | None) -> None:
    """Writes what is shown into the address, so that the link restores it."""
    shown = {"article": article} | ({"place": place} if place else {})
    if st.query_params.to_dict() != shown:
        st.query_params.from_dict(shown)
