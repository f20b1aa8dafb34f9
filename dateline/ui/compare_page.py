"""The page "Compare": several articles on one map, and what each of them says of one place."""

from collections.abc import Sequence

import streamlit as st
from streamlit_folium import st_folium

from dateline import articles
from dateline.draw import base_map, choice
from dateline.model import Article, Story
from dateline.ui import filtering, shelf
from dateline.ui.assets import assets
from dateline.ui.current import current_story, other_story
from dateline.ui.plain import plain
from dateline.ui.tiles import configured_tiles
from dateline.views.compare import Compared, compare_map, compared, share_words, shared, short, told
from dateline.views.filters import kept
from dateline.views.frame import filled, template

CHOICE = "compare-choice"  # the place and how often one was chosen
KEY = "compare-articles"
MAP = 460  # pixels, before compare.css makes it as high as the window leaves room


def show_compare() -> None:
    """The page."""
    st.html(f"<style>{template('page.css')}{template('claims.css')}{template('compare.css')}</style>")
    story, notices = current_story()
    if story is None:
        return
    for notice in notices:
        st.warning(plain(notice))
    offered = {article.id: article for article in _offered(story.article)}
    if len(offered) < 2:
        st.info("There is one article here. Bring another on the page “Articles”, and both can be put on one map.")
        return
    picked = _picked(story.article.id, offered)
    whole = [_story(offered[each], story) for each in picked]
    stories = [filtering.left_of(each) for each in whole]
    for some, all_ in zip(stories, whole, strict=True):
        if some is not all_:
            st.caption(plain(f"Filtered, as on the other pages: “{short(all_)}”, {kept(some, all_)}."))
    if len(stories) < 2:
        st.caption("Choose two articles or more.")
        return
    places = compared(stories)
    if not places:
        st.caption("No place of these articles is on the map.")
        return
    with st.container(key="compare"):
        left, right = st.columns([3, 2], gap="medium")
        with right:
            chosen = _table(places, stories)
        with left:
            _map(stories, chosen)
    with st.container(key="claims"):
        if chosen is None:
            st.caption("Choose a place on the map or in the table: what each article says of it then stands here.")
            return
        columns = told(chosen.id, stories)
        st.subheader(plain(chosen.name))
        st.html(filled("sides.html", columns=columns, disputes=(), silent="", name=chosen.name))


def _offered(current: Article) -> list[Article]:
    shipped = [articles.open_shipped(article_id) for article_id in articles.shipped()]
    found = {article.id: article for article in (current, *filter(None, shipped), *shelf.brought())}
    return list(found.values())


def _picked(current: str, offered: dict[str, Article]) -> list[str]:
    others = [each for each in offered if each != current]
    st.session_state.setdefault(KEY, [current, others[-1]])
    st.session_state[KEY] = [each for each in st.session_state[KEY] if each in offered]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        picked: list[str] = st.multiselect(
            "Articles on the map", list(offered), format_func=lambda each: offered[each].title, key=KEY
        )
        if len(offered) > 2:
            st.button(f"All {len(offered)}", on_click=_pick, args=(list(offered),))
    return picked


def _pick(article_ids: list[str]) -> None:
    st.session_state[KEY] = article_ids


def _story(article: Article, current: Story) -> Story:
    return current if article.id == current.article.id else other_story(article)


def _table(places: Sequence[Compared], stories: Sequence[Story]) -> Compared | None:
    """The places, and the one chosen: in the table or on the map."""
    ids = [each.id for each in places]
    all_, some = sum(all(each.mentions) for each in places), len(places)
    st.caption(
        f"{all_:,} of {some:,} places are named by {'both' if len(stories) == 2 else 'all'}. Under each article: its mentions."
    )
    columns: dict[str, list[object]] = {
        "Place": [each.name for each in places],
        "Named by": [share_words(each) for each in places],
    }
    config = {"Place": st.column_config.TextColumn(width=150), "Named by": st.column_config.TextColumn(width=120)}
    for number, story in enumerate(stories, 1):
        columns[f"Article {number}"] = [each.mentions[number - 1] for each in places]
        config[f"Article {number}"] = st.column_config.NumberColumn(width=80, help=f"Mentions in “{short(story)}”")
    key = f"compare-table-{hash(tuple(ids))}"
    st.html(f"<style>:root {{ --rows: {len(places)} }}</style>")
    st.dataframe(
        columns,
        key=key,
        height="stretch",
        placeholder="",
        hide_index=True,
        column_config=config,
        on_select=lambda: _row_chosen(key, ids),
        selection_mode="single-cell",
    )
    now = st.session_state.get(CHOICE, ("", 0))[0]
    return next((each for each in places if each.id == now), shared(places))


def _row_chosen(key: str, ids: Sequence[str]) -> None:
    number = next((row for row, _ in st.session_state[key].selection.cells), None)
    if number is not None and number < len(ids):
        _choose(ids[number])


def _choose(place_id: str) -> None:
    st.session_state[CHOICE] = (place_id, st.session_state.get(CHOICE, ("", 0))[1] + 1)


def _map(stories: Sequence[Story], chosen: Compared | None) -> None:
    view = compare_map(stories)
    theme = "dark" if st.context.theme.type == "dark" else "light"
    ids = {mark.id for mark in view.marks}
    n = st.session_state.get(CHOICE, ("", 0))[1]

    def clicked() -> None:
        value = st.session_state.get("compare-map")
        if isinstance(value, dict) and value.get("id") in ids:
            _choose(value["id"])

    st_folium(
        base_map(view, theme, assets(), configured_tiles()[0]),
        key="compare-map",
        height=MAP,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=choice(chosen.id if chosen and n else None, n, move=False),
        on_change=clicked,
    )
