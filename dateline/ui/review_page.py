"""The page "Check": the table of all mentions and the map of what one of them could mean; beside them, what a person says."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dateline.model import Story
from dateline.ui import state
from dateline.ui.corrected import show_corrected
from dateline.ui.current import current_story
from dateline.ui.filtering import filters_of, show_filters
from dateline.ui.online import show_online
from dateline.ui.plain import plain
from dateline.ui.table import chosen_row
from dateline.ui.tiles import configured_tiles
from dateline.ui.verdict import show_verdict
from dateline.views.frame import template
from dateline.views.review import LOW_MARGIN, SHOWN, Filter, Row, kept, rows
from dateline.views.words import PROVENANCE, times

TABLE = 236  # pixels: the head and five and a half rows, so that one sees that there are more
NOTHING = {
    Filter.ALL: "No place name was found in this article.",
    Filter.LOW: f"No choice was close: each was made by {LOW_MARGIN:g} points or more, or had no rival.",
    Filter.UNMAPPED: "Every mention is on the map or an actor.",
    Filter.ONLINE: "No mention was placed by an online service.",
    Filter.CORRECTED: "Nothing has been corrected.",
}
NOTHING_LEFT = "The filters leave no mention."
TOLD = {Filter.LOW: f", chosen by less than {LOW_MARGIN:g} points"}


def show_review() -> None:
    """The page."""
    st.html(f"<style>{template('page.css')}{template('review.css')}</style>")
    story, notices = current_story()
    if story is None:
        return
    state.keep_in_address(story.article.id, state.choice().place)
    tiles, faults = configured_tiles()
    for notice in (*notices, *(n.text for n in story.notices), *faults):
        st.warning(plain(notice))
    show_online(story)
    some = show_filters(story)
    with st.container(key="review"):
        left, right = st.columns([3, 2], gap="medium")
        with left:
            row = _chosen_row(some, of=len(story.resolutions))
        with right:
            picked = show_verdict(story, row) if row else None
            show_corrected(story)
        with left:
            # Folium takes half a second to load. By now the words are on their way.
            from dateline.ui.review_map import show_candidates

            show_candidates(story, picked, tiles)


def _chosen_row(story: Story, of: int) -> Row | None:
    """The table, and the row that is chosen in it: that of the cell clicked, or come to with the keys; the first until then.

    `of`: mentions of the whole story, of which `story` is what the filters leave.
    """
    listed = rows(story)
    chosen = st.segmented_control(
        "Mentions",
        list(Filter),
        default=Filter.ALL,
        format_func=str,
        key="filter",
        label_visibility="collapsed",
        wrap=True,
    )
    chosen = chosen or Filter.ALL
    some = kept(listed, chosen)
    if not some:
        st.caption(NOTHING[chosen] if listed or not of else NOTHING_LEFT)
        return None
    count = times(of, "mention")
    st.caption(
        f"{count}, by name or description" if len(some) == of else f"{len(some):,} of {count}{TOLD.get(chosen, '')}"
    )
    key = f"table-{story.article.id}-{chosen}-{hash(filters_of(story.article.id))}"
    return some[chosen_row(_columns(some), _CONFIG, key, TABLE)]


_CONFIG = {
    "Name": st.column_config.TextColumn(width=110),
    "Place": st.column_config.TextColumn(width=120),
    "Country": st.column_config.TextColumn(width=90),
    "Shown": st.column_config.TextColumn(width=105),
    "Margin": st.column_config.NumberColumn(
        format="%.1f", width=70, help="Points by which the place beat the next likely one. Empty: it had no rival."
    ),
    "Because": st.column_config.TextColumn(width=330),
    "Used as": st.column_config.TextColumn(width=160),
    "Kind": st.column_config.TextColumn(width=150),
    "Vouched for by": st.column_config.TextColumn(width=190),
    "Sentence": st.column_config.TextColumn(width=600),
}


def _columns(some: Sequence[Row]) -> dict[str, list[Any]]:
    return {
        "Name": [row.name for row in some],
        "Place": [row.place for row in some],
        "Country": [row.country for row in some],
        "Shown": [SHOWN[row.shown] for row in some],
        "Margin": [row.margin for row in some],
        "Because": [row.reason for row in some],
        "Used as": [row.sense for row in some],
        "Kind": [row.kind for row in some],
        "Vouched for by": [PROVENANCE[row.provenance] if row.provenance else "" for row in some],
        "Sentence": [str(row.sentence) for row in some],
    }
