"""The filters that all pages share: a strip with what they keep, chips that take one away, and the address."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from dateline.filters import KEYS, Filter, asking, filtered, from_parameters, in_parameters, offered
from dateline.model import Story
from dateline.ui.plain import plain
from dateline.views.filters import LABELS, Chip, chips, kept, named

COUNTS = "The numbers count statements, claims and sentences of the article itself; of a place, its excerpts."
ARTICLES = 20  # whose filters a session keeps
Parameters = Mapping[str, list[str]]


def show_filters(story: Story) -> Story:
    """The strip, and the story that the filters leave."""
    asked, some = filters_of(story.article.id), left_of(story)
    if st.context.is_embedded and not asked:
        return story  # map and panel alone
    with st.container(key="filters", horizontal=True, vertical_alignment="center"):
        with st.popover("Filter", icon=":material/filter_list:"):
            _ask(story, asked)
        for number, chip in enumerate(chips(asked, story)):
            st.button(
                plain(f"{chip.label}: {chip.words}"),
                key=f"chip-{number}",
                on_click=_keep,
                args=(story.article.id, without(asked, chip)),
                icon=":material/close:",
            )
        if asked:
            st.button("Clear all", key="chip-all", type="tertiary", on_click=_keep, args=(story.article.id, Filter()))
        st.caption(kept(some, story))
    return some


def heed_address(story: Story) -> tuple[str, ...]:
    """Takes what the address asks for on the first run, and again when the browser went back in it. A sentence for each
    thing that it asks for and that the article does not have."""
    article_id = story.article.id
    asked = {key: values for key in KEYS.values() if (values := st.query_params.get_all(key))}
    # Streamlit empties the address when another page is opened: that is no wish.
    if not st.query_params or asked == _written().get(article_id, {}):
        return ()
    _written()[article_id] = asked
    found, faults = from_parameters(asked, story)
    _keep(article_id, found)
    return faults


def filters_of(article_id: str) -> Filter:
    """Those chosen for this article."""
    return _kept().get(article_id, Filter())


def left_of(story: Story) -> Story:
    """What the filters chosen for this article leave of it."""
    return filtered(story, filters_of(story.article.id))


def without(asked: Filter, chip: Chip) -> Filter:
    """The filter without what a chip stands for."""
    if chip.field == "time":
        return replace(asked, first=None, last=None)
    return asking(asked, chip.field, getattr(asked, chip.field) - {chip.value})


def choose_time(article_id: str, first: date | None, last: date | None) -> None:
    """Another span of days in the filter of this article; None for any."""
    _keep(article_id, replace(filters_of(article_id), first=first, last=last))


def of_any_time(story: Story) -> tuple[Story, date | None, date | None]:
    """What the filters leave but for the time; and the time, both days included, None for any. After `show_filters`."""
    asked = filters_of(story.article.id)
    return filtered(story, replace(asked, first=None, last=None)), asked.first, asked.last


def in_address(article_id: str) -> dict[str, list[str]]:
    """The parameters, where anything is asked for; what is written is no wish when it is read again."""
    told = in_parameters(filters_of(article_id))
    _written()[article_id] = told
    return told


def _ask(story: Story, asked: Filter) -> None:
    """The controls. They stand as the filter is; each change makes another one."""
    article_id = story.article.id
    st.caption(COUNTS)
    for field, values in offered(story).items():
        words = {value: f"{named(field, value, story)} ({count})" for value, count in values.items()}
        key = f"filter-{field}-{article_id}"
        st.session_state[key] = [value for value in values if value in getattr(asked, field)]
        st.multiselect(
            LABELS[field],
            list(values),
            key=key,
            format_func=words.__getitem__,
            on_change=_choose,
            args=(article_id, field, key),
            placeholder="any",
        )
    first_key, last_key = f"filter-first-{article_id}", f"filter-last-{article_id}"
    for column, key, label, day in zip(
        st.columns(2), (first_key, last_key), ("From", "To"), (asked.first, asked.last), strict=True
    ):
        st.session_state[key] = day
        with column:
            st.date_input(
                label,
                key=key,
                min_value=date.min,
                max_value=date.max,
                on_change=lambda: choose_time(article_id, st.session_state[first_key], st.session_state[last_key]),
            )


def _choose(article_id: str, field: str, key: str) -> None:
    _keep(article_id, asking(filters_of(article_id), field, st.session_state[key]))


def _keep(article_id: str, asked: Filter) -> None:
    if asked.first and asked.last and asked.first > asked.last:
        asked = replace(asked, first=asked.last, last=asked.first)
    filters = _kept()
    if article_id not in filters and len(filters) >= ARTICLES:
        del filters[next(iter(filters))]
    filters[article_id] = asked


def _kept() -> dict[str, Filter]:
    """What is asked for now, by article."""
    found: dict[str, Filter] = st.session_state.setdefault("filters", {})
    return found


def _written() -> dict[str, Parameters]:
    """What the app wrote last into the address, by article."""
    found: dict[str, Parameters] = st.session_state.setdefault("filters-written", {})
    return found
