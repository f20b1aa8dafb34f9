"""The page "Claims": the table of who says what and, beside it, one claim in full; or what each side says of one place."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dateline.claims import Statement
from dateline.model import Story
from dateline.ui import state
from dateline.ui.current import current_story
from dateline.ui.filtering import filters_of, show_filters
from dateline.ui.plain import plain
from dateline.ui.table import chosen_row
from dateline.views.claims import (
    Row,
    columns,
    counted,
    facts,
    landing,
    listed,
    most_told,
    passage,
    placed,
    places_of,
    rows,
    silent,
)
from dateline.views.contradiction import disagreement_views
from dateline.views.frame import filled, template
from dateline.views.words import title

ROW = 66  # pixels: three lines; Streamlit wraps words in rows higher than 64
TABLE, PLACE = "One by one", "Side by side"
PLACES = 12  # buttons at most: a sentence may list a hundred places
NOTHING = "Nobody is heard in this article: it has no claims. What it says itself is on the map and in the text."
NOTHING_LEFT = "The filters leave no claim."
NO_PLACE = "No place of this article is on the map, so there is nothing to set side by side."
NO_PLACE_LEFT = "The filters leave no place on the map, so there is nothing to set side by side."


def show_claims() -> None:
    """The page."""
    st.html(f"<style>{template('page.css')}{template('claims.css')}</style>")
    story, notices = current_story()
    if story is None:
        return
    for notice in (*notices, *(n.text for n in story.notices)):
        st.warning(plain(notice))
    chosen = state.choice().place
    some = show_filters(story)
    state.keep_in_address(story.article.id, chosen)
    with st.container(key="claims"):
        with st.container(horizontal=True, vertical_alignment="center"):
            view = st.segmented_control(
                "View", [TABLE, PLACE], default=TABLE, key="claims-view", label_visibility="collapsed"
            )
            own = view != PLACE and st.toggle("With what the article says itself", key="claims-own")
        if view == PLACE:
            _side_by_side(some, filtered=some is not story)
        else:
            _one_by_one(some, story, own=own)


def _one_by_one(some: Story, story: Story, *, own: bool) -> None:
    """`some`: what the filters leave of the story."""
    told, whole = listed(some, own=own), listed(story, own=own)
    if not told:
        st.caption(NOTHING_LEFT if whole else NOTHING)
        return
    left, right = st.columns([2, 1], gap="medium")
    with left:
        st.caption(f"{counted(told, whole)}; {placed(told, some)}.")
        chosen = _chosen(told, story, own=own)
    with right:
        st.html(filled("claim.html", runs=passage(chosen, story), facts=facts(chosen, story)))
        _lead(chosen, story)


def _chosen(told: Sequence[Statement], story: Story, *, own: bool) -> Statement:
    """The table, and what is chosen in it: that of the cell clicked, or come to with the keys; the first until then."""
    st.html(f"<style>:root {{ --rows: {len(told)} }}</style>")
    key = f"claims-{story.article.id}-{own}-{hash(filters_of(story.article.id))}"
    return told[chosen_row(_columns(rows(told, story)), _CONFIG, key, "stretch", ROW)]


def _lead(statement: Statement, story: Story) -> None:
    """The buttons that lead to the page "Map", with the text open at the statement."""
    at = landing(statement, story)
    ways: list[tuple[str, str | None]] = [
        (f"Show {title(dossier)} on the map", dossier.place.id) for dossier in places_of(statement, story)[:PLACES]
    ]
    with st.container(horizontal=True):
        for label, place in [*ways, ("Show in the text", None)]:
            if st.button(plain(label), key=f"lead-{statement.span.start}-{place}"):
                state.choose(place, move=True, at=at)
                st.switch_page("pages/story.py")


def _side_by_side(some: Story, *, filtered: bool) -> None:
    places = {dossier.place.id: dossier for dossier in some.places}
    if not places:
        st.caption(NO_PLACE_LEFT if filtered else NO_PLACE)
        return
    if (now := state.choice().place) in places:
        st.session_state["claims-place"] = now
    elif st.session_state.get("claims-place") not in places:
        st.session_state["claims-place"] = most_told(some).place.id
    picked: str = st.selectbox(
        "Place",
        list(places),
        format_func=lambda place: title(places[place]),
        key="claims-place",
        on_change=lambda: state.choose(st.session_state["claims-place"], move=True),
        width=360,
    )
    shown = columns(places[picked], some)
    disputes = [each["sentence"] for each in disagreement_views(places[picked], some)]
    page = filled(
        "sides.html", columns=shown, disputes=disputes, silent=silent(shown, some), name=title(places[picked])
    )
    st.html(page)


_CONFIG = {
    # These two fill the window of a phone.
    "Speaker": st.column_config.TextColumn(width=112),
    "Says": st.column_config.TextColumn(width=252),
    "Status": st.column_config.TextColumn(width=90),
    "Side": st.column_config.TextColumn(width=88),
    "Places": st.column_config.TextColumn(width=100),
    "When": st.column_config.TextColumn(width=95),
}


def _columns(some: Sequence[Row]) -> dict[str, list[Any]]:
    """In the order in which a narrow window shows them."""
    return {
        "Speaker": [row.speaker for row in some],
        "Says": [row.says for row in some],
        "Status": [row.status for row in some],
        "Side": [row.side for row in some],
        "Places": [row.places for row in some],
        "When": [row.when for row in some],
    }
