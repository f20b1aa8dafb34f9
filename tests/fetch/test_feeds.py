"""Feeds as papers write them, and as nobody should."""

import contextlib
import time
from datetime import date

import pytest

from dateline.errors import FetchError
from dateline.fetch.feeds import ENTRIES, Entry, entries, feed_links, is_feed

BASE = "https://news.example/feeds/world.xml"
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<!-- made by a machine --><rss version="2.0"><channel><title>World</title><link>https://news.example/</link>
<item><title>Troops near &lt;b&gt;Sudzha&lt;/b&gt;</title><link>https://news.example/a?x=1&amp;y=2#top</link>
<pubDate>Sat, 08 Mar 2025 23:30:00 -0500</pubDate><description><![CDATA[<p>Fighting <img src="http://t.example/b.png">
in the&nbsp;region.</p>]]></description></item>
<item><title>Ко́ренево</title><link>../b</link></item>
<item><link>/untitled</link><pubDate>yesterday</pubDate></item>
<item><guid>https://news.example/by-guid</guid><title>By guid</title></item>
<item><title>No link</title></item>
<item><title>Script</title><link>javascript:alert(1)</link></item>
<item><title>File</title><link>file:///etc/passwd</link></item>
<item><title>Login</title><link>https://me:secret@news.example/</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>World</title>
<entry><title type="html">A &amp;amp; B</title><link rel="edit" href="/edit"/><link rel="alternate" href="/a"/>
<updated>2025-03-09T01:00:00Z</updated><summary type="html">&lt;script&gt;x&lt;/script&gt; One</summary></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<item rdf:about="https://news.example/r"><title>R</title><link>https://news.example/r</link></item></rdf:RDF>"""


def test_rss() -> None:
    assert entries(RSS.encode(), BASE) == (
        Entry("Troops near Sudzha", "https://news.example/a?x=1&y=2", date(2025, 3, 9), "Fighting in the region."),
        Entry("Ко́ренево", "https://news.example/b", None, ""),
        Entry("https://news.example/untitled", "https://news.example/untitled", None, ""),
        Entry("By guid", "https://news.example/by-guid", None, ""),
    )


def test_atom_and_rdf() -> None:
    assert entries(ATOM.encode(), BASE) == (Entry("A & B", "https://news.example/a", date(2025, 3, 9), "x One"),)
    assert [entry.title for entry in entries(RDF.encode(), BASE)] == ["R"]


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "utf-16", "koi8-r"])
def test_in_its_own_encoding(encoding: str) -> None:
    feed = (
        f'<?xml version="1.0" encoding="{encoding}"?>'
        "<rss version='2.0'><channel><item><title>Суджа</title><link>/a</link></item></channel></rss>"
    )
    assert entries(feed.encode(encoding), BASE)[0].title == "Суджа"


def test_one_that_is_cut_off_gives_what_it_has() -> None:
    assert [entry.title for entry in entries(RSS.encode()[:600], BASE)][:1] == ["Troops near Sudzha"]


def test_an_empty_feed_lists_nothing() -> None:
    assert entries(b"<rss version='2.0'><channel></channel></rss>", BASE) == ()


def test_no_more_than_a_hundred_and_no_longer_than_a_line() -> None:
    item = f"<item><title>{'t' * 9_000}</title><link>/a</link><description>{'d ' * 9_000}</description></item>"
    found = entries(f"<rss version='2.0'><channel>{item * 150}</channel></rss>".encode(), BASE)
    assert len(found) == ENTRIES
    assert len(found[0].title) == 300
    assert found[0].summary.endswith("d…")
    assert len(found[0].summary) <= 600


def _own(entities: str, used: str) -> str:
    return f"<!DOCTYPE r [{entities}]><rss version='2.0'><channel><item><title>{used}</title><link>/a</link></item></channel></rss>"


LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))


@pytest.mark.parametrize(
    ("feed", "message"),
    [
        (_own(f'<!ENTITY l0 "lol">{LAUGHS}', "&l9;").encode(), "entities of its own"),
        (_own(f'<!ENTITY x "{"a" * 50_000}">', "&x;" * 50_000).encode(), "entities of its own"),
        (_own('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;").encode(), "entities of its own"),
        (_own('<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;', "").encode(), "entities of its own"),
        (_own('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;").encode("utf-16"), "entities of its own"),
        (_own('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;").encode("utf-32"), "entities of its own"),
        (b"<rss version='2.0'>" + b"<item>" * 100_001, "too large"),
        (b"<rss version='2.0'>" + b" " * 5_000_000, "too large"),
        (b"<?xml version='1.0' encoding='punycode'?><rss version='2.0'>" + b"a" * 10_000, "encoding"),
        (b'<?xml version="1.0" encoding="utf-7"?><rss version="2.0">', "encoding"),
        (b'<?xml version="1.0" encoding="zip"?><rss version="2.0">', "encoding"),
        (b"<!doctype html><html><body><p>Sudzha</html>", "not a feed"),
        (b"Sudzha", "not a feed"),
        (b"/etc/passwd", "not a feed"),
        (b"http://127.0.0.1:9/feed", "not a feed"),
        (b"{}", "not a feed"),
        (b"\x00\xff\xfe", "not a feed"),
        (b"", "not a feed"),
    ],
)
def test_what_is_refused(feed: bytes, message: str) -> None:
    with pytest.raises(FetchError, match=f"^This .*{message}.*; paste the text or upload the file instead"):
        entries(feed, BASE)


@pytest.mark.parametrize(
    "middle",
    [
        b"<a>" * 90_000,
        b"<item>" * 90_000,
        b"<item><title>" + b"&" * 1_000_000,
        b"<item a=" + b"'\"" * 1_000_000,
        b"<!--" * 90_000,
        b"<![CDATA[" * 90_000,
        b"<" * 90_000,
        b"<item><title>" + b"&lt;" * 1_000_000,
        b"<item><pubDate>" + b"1" * 1_000_000 + b"</pubDate></item>",
        b"<item><link>http://[" + b":" * 1_000_000 + b"</link></item>",
        b"<item><description>" + b"&#1;" * 500_000,
    ],
)
def test_nothing_takes_long(middle: bytes) -> None:
    began = time.monotonic()
    with contextlib.suppress(FetchError):
        entries(b"<rss version='2.0'><channel>" + middle, BASE)
    assert time.monotonic() - began < 8  # about 1.5 s on one free core


@pytest.mark.parametrize("text", [RSS, ATOM, RDF, "\ufeff" + RSS])
def test_a_feed_by_its_first_tag(text: str) -> None:
    assert is_feed(text.encode(), "text/xml")
    assert is_feed(text.encode("utf-16"), "application/xml")
    assert is_feed(text.encode(), "text/html")
    assert not is_feed(text.encode(), "application/pdf")


@pytest.mark.parametrize("text", ["", "Sudzha", "<!doctype html><html><p><rss>", "<feeding>", "<x><feed>"])
def test_no_feed(text: str) -> None:
    assert not is_feed(text.encode(), "text/html")
    assert is_feed(text.encode(), "application/rss+xml")  # the server says so; `entries` finds out


def test_links_to_feeds() -> None:
    page = b"""<html><head><link rel="stylesheet" href="/a.css"><link rel=alternate type=application/rss+xml href=/feed>
    <LINK HREF="https://other.example/atom?a=1&amp;b=2" TYPE="application/atom+xml" REL="home Alternate">
    <link rel="alternate" type="application/rss+xml" href="/feed"><link rel="alternate" hreflang="de" href="/de">
    <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
    <link rel="alternate" type="application/rss+xml"><link rel="alternate" type="application/rss+xml" href=" ">"""
    assert feed_links(page, BASE) == ("https://news.example/feed", "https://other.example/atom?a=1&b=2")


@pytest.mark.parametrize(
    "page", [b"<link" * 200_000, b"<link " + b"a" * 999_000, b"<link a='" * 100_000, b"\xff" * 999]
)
def test_a_page_that_is_made_to_take_long(page: bytes) -> None:
    began = time.monotonic()
    assert feed_links(page, BASE) == ()
    assert time.monotonic() - began < 2


def test_twenty_links_at_most() -> None:
    page = "".join(f"<link rel=alternate type=application/rss+xml href=/{n}>" for n in range(500))
    assert len(feed_links(page.encode(), BASE)) == 20
