"""Feeds, RSS or Atom: what they list, and where a page says that one is. Bytes in, nothing fetched.

feedparser reads what newspapers really publish, malformed feeds included. What it would spend minutes or memory on is
refused before: entities of a feed's own (bombs, other files), too many tags, odd encodings.
"""

import html
import io
import re
from calendar import timegm
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import Any

from dateline.errors import FetchError
from dateline.fetch.address import parsed
from dateline.fetch.failures import refused
from dateline.fetch.media import FEEDS, charset

ENTRIES = 100
_TAGS = 100_000  # a feed's; feedparser takes about 15 µs for each
_BYTES = 5_000_000
_PAGE = 1_000_000  # bytes of a page that are looked at; the links stand in its head
_LINKS = 20
_TITLE, _SUMMARY = 300, 600  # characters

_ROOT = re.compile(rb"<([A-Za-z][\w.-]*:)?(rss|feed|RDF)[\s>]")
_FIRST = re.compile(rb"<[A-Za-z]")
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']([^\"'>]{0,60})")
_OWN_ENTITY = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)
_LINK = re.compile(r"<link\b[^<>]{1,2000}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One article that a feed lists. Text is plain, on one line."""

    title: str  # the address where the feed gives none
    url: str  # http or https, as `fetch` takes it
    published: date | None  # in UTC; the last change where the feed says nothing else
    summary: str  # may be empty


def is_feed(content: bytes, media_type: str) -> bool:
    """By its media type, or, where that leaves it open, its first tag."""
    if media_type in FEEDS:
        return True
    if not media_type.endswith(("xml", "html", "text/plain")):
        return False
    head = content[:4_000].replace(b"\0", b"")  # UTF-16 becomes legible
    first = _FIRST.search(head)
    return first is not None and _ROOT.match(head, first.start()) is not None


def entries(content: bytes, base: str) -> tuple[Entry, ...]:
    """In the feed's order, `ENTRIES` at most; links without a scheme are read from `base`, the feed's own address.

    What has no link to the web is left out. Raises FetchError for what is no feed or is not safe to read.
    """
    import feedparser  # most sessions read no feed

    _check(content)
    try:
        # As a file: plain bytes it would take for the name of one.
        feed = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # it raises whatever its parts raise
        raise _unreadable() from error
    if not feed.get("version") and not feed.entries:
        raise _unreadable()
    return tuple(_entries(feed.entries[:ENTRIES], base))


def feed_links(page: bytes, base: str) -> tuple[str, ...]:
    """Addresses of the feeds that a page announces, without repetition; `base` is the page's own address."""
    found: dict[str, None] = {}
    for tag in _LINK.finditer(page[:_PAGE].decode("utf-8", "replace")):
        attributes = _attributes(tag[0])
        if "alternate" in attributes.get("rel", "").lower().split() and attributes.get("type", "").lower() in FEEDS:
            url = _web(attributes.get("href", ""), base)
            if url and len(found) < _LINKS:
                found[url] = None
    return tuple(found)


def _check(content: bytes) -> None:
    legible = content.replace(b"\0", b"")
    if len(content) > _BYTES or legible.count(b"<") > _TAGS:
        raise refused("This feed is too large to be read")
    if _OWN_ENTITY.search(legible):
        raise refused("This feed defines entities of its own, which is not safe to read")
    declared = _ENCODING.search(legible[:1_000])
    if declared and charset(declared[1].decode("latin-1")) is None:
        raise refused("This feed is in an encoding that is not read here")


def _unreadable() -> FetchError:
    return refused("This is not a feed that can be read")


def _entries(found: list[Any], base: str) -> Iterator[Entry]:
    for entry in found:
        url = _web(str(entry.get("link") or ""), base)
        if url is not None:
            yield Entry(
                _plain(entry.get("title"), _TITLE) or url, url, _day(entry), _plain(entry.get("summary"), _SUMMARY)
            )


def _web(link: str, base: str) -> str | None:
    if not link.strip():
        return None
    try:
        return parsed(link, base).url
    except FetchError:
        return None


def _day(entry: Any) -> date | None:
    # Looked for first: feedparser warns who asks for the one and has only the other.
    read = next((entry[name] for name in ("published_parsed", "updated_parsed") if name in entry), None)
    try:
        return datetime.fromtimestamp(timegm(read), UTC).date() if read else None
    except (ValueError, OverflowError, OSError):
        return None


def _plain(marked_up: object, length: int) -> str:
    """Without tags; the text of scripts is kept as text, and shown as such."""
    text = str(marked_up or "")[: 20 * length]
    text = _BLANK.sub(" ", html.unescape(_TAG.sub(" ", text))).strip()
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _attributes(tag: str) -> dict[str, str]:
    """Of a single short tag."""
    reader = _Reader()
    reader.feed(tag)
    return reader.attributes


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.attributes: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes = {name: value or "" for name, value in attrs}
