"""An article from an address on the web, or several out of a feed. Off unless the operator allows it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from dateline.errors import FetchError
from dateline.extract import Extracted
from dateline.fetch import Fetched
from dateline.fetch.configuration import configured
from dateline.fetch.feeds import Entry, entries, feed_links, is_feed
from dateline.outside import from_web
from dateline.ui import drafts
from dateline.ui.bringing import Step, take
from dateline.ui.plain import plain
from dateline.views.brought import listed

OFF = "This site fetches nothing from the web. Paste the text or upload the file."
LIST = 300  # pixels

Fetch = Callable[[str], Fetched]


@dataclass(frozen=True, slots=True)
class Listed:
    """What the address led to beside an article: the feeds that a page announces, or the entries of a feed."""

    n: int  # tells one list's widgets from another's
    url: str
    feeds: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()


def show_web(fetch: Fetch) -> None:
    """The field for an address and what it led to; one line where nothing is fetched."""
    try:
        allowed = configured(_settings()).allowed
    except FetchError as error:
        st.warning(plain(f"Fetching stays off: {error}."))
        allowed = False
    if not allowed:
        st.caption(OFF)
        return
    address = st.text_input(
        "Address of an article, or of a feed", key="address", placeholder="https://", persist_state="session"
    )
    if st.button("Fetch", key="take-address") and address.strip():
        st.session_state.pop("listed", None)
        take([(address.strip(), partial(_listed_or_article, address.strip(), fetch))])
    found: Listed | None = st.session_state.get("listed")
    if found and found.feeds:
        _offer_feeds(found, fetch)
    elif found:
        _offer_entries(found, fetch)


def _offer_feeds(found: Listed, fetch: Fetch) -> None:
    feed = st.selectbox("Feeds that the page announces", found.feeds, key=f"feeds-{found.n}")
    if st.button("List what it has", key="take-feed"):
        take([(feed, partial(_listed_or_article, feed, fetch))])


def _offer_entries(found: Listed, fetch: Fetch) -> None:
    if not found.entries:
        st.caption("The feed lists no articles.")
        return
    with st.form(f"entries-{found.n}", border=False):
        st.markdown(f"**What the feed lists**, {drafts.KEPT} at most at once")
        with st.container(height=LIST):
            chosen = [
                entry
                for number, entry in enumerate(found.entries)
                if st.checkbox(plain(listed(entry)), key=f"entry-{found.n}-{number}", persist_state="session")
            ]
        wanted = st.form_submit_button("Fetch what is chosen")
    if wanted and len(chosen) > drafts.KEPT:
        st.error(f"{len(chosen)} are chosen. Choose {drafts.KEPT} at most.")
    elif wanted and chosen:
        take([(entry.title, partial(_article, entry.url, fetch)) for entry in chosen])


def _listed_or_article(address: str, fetch: Fetch, step: Step) -> Extracted | None:
    """A feed is listed, and the feeds that a page announces are offered beside its article."""
    got = _fetched(address, fetch, step)
    if is_feed(got.content, got.media_type):
        step("Reading the feed")
        _list(got.url, entries=entries(got.content, got.url))
        return None
    if got.media_type.endswith("html") and (feeds := feed_links(got.content, got.url)):
        _list(got.url, feeds)
    return _extracted(got, step)


def _article(address: str, fetch: Fetch, step: Step) -> Extracted:
    return _extracted(_fetched(address, fetch, step), step)


def _fetched(address: str, fetch: Fetch, step: Step) -> Fetched:
    step("Fetching")
    return fetch(address)


def _extracted(got: Fetched, step: Step) -> Extracted:
    step(f"Taking the article out of {len(got.content):,} bytes")
    return from_web(got)


def _list(url: str, feeds: tuple[str, ...] = (), entries: tuple[Entry, ...] = ()) -> None:
    n = st.session_state["listed-turn"] = st.session_state.get("listed-turn", 0) + 1
    st.session_state["listed"] = Listed(n, url, feeds, entries)


def _settings() -> dict[str, object]:
    try:
        section = st.secrets.get("fetching")
    except StreamlitSecretNotFoundError:
        return {}
    return {} if section is None else section.to_dict()
