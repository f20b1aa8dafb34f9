"""What a server may do to whoever asks it. All of it happens on loopback, behind a fake `connect`."""

import gzip
import logging
import socket
import time
import zlib

import pytest

from dateline import __version__
from dateline.errors import FetchError
from dateline.fetch import Fetched, Limits
from dateline.fetch.media import ALLOWED
from tests.fetch.standing_in import HTML, IP, Answer, Web, fetched, page
from tests.gazetteers.online.answering import BOMB, drip, hang, reset, serving

SHORT = Limits(seconds=0.5)


def raw(head: bytes, then: bytes = b"", times: int = 1) -> Answer:
    def answer(connection: socket.socket) -> None:
        connection.sendall(head)
        for _ in range(times):
            connection.sendall(then)

    return answer


def chunked(*pieces: bytes) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
    return head + b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces)


def test_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with serving(page(kind="Text/HTML; Charset=UTF-8", Set_Cookie="a=b")) as server:
        web = Web(server.port)
        got = web.fetch("http://News.example/report?id=7#top")
        again = web.fetch()
    assert got == Fetched("http://news.example/report?id=7", HTML, "text/html", "utf-8")
    assert again.content == HTML
    assert web.connected == [(IP, 80), (IP, 80)]
    assert all(
        asked.headers
        == {
            "host": "news.example",
            "user-agent": f"dateline/{__version__}",
            "accept": "text/html, application/xhtml+xml, */*;q=0.5",
            "accept-encoding": "gzip, deflate",
            "connection": "close",
        }
        for asked in server.asked
    )


@pytest.mark.parametrize(
    ("sent", "encoding"),
    [(gzip.compress(HTML), "gzip"), (zlib.compress(HTML), "deflate"), (gzip.compress(HTML), "X-GZip")],
)
def test_packed(sent: bytes, encoding: str) -> None:
    assert fetched(page(sent, Content_Encoding=encoding)).content == HTML


def test_in_chunks_and_until_the_end() -> None:
    assert fetched(raw(chunked(b"Sud", b"zha", b""))).content == b"Sudzha"
    assert fetched(raw(b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nSudzha")).content == b"Sudzha"


@pytest.mark.parametrize("kind", sorted(ALLOWED))
def test_kinds_that_are_read(kind: str) -> None:
    assert fetched(page(kind=kind)).media_type == kind


@pytest.mark.parametrize(
    "kind",
    [
        "application/octet-stream",
        "image/png",
        "application/json",
        "application/zip",
        "video/mp4",
        "text/css",
        "",
        "*/*",
    ],
)
def test_kinds_that_are_not(kind: str) -> None:
    with pytest.raises(FetchError, match=r"^news\.example sent something else than a page"):
        fetched(page(kind=kind))


@pytest.mark.parametrize(
    ("said", "charset"),
    [
        ("text/html", None),
        ("text/html;charset=windows-1251", "cp1251"),
        ('text/html; charset="UTF-8"', "utf-8"),
        ("text/html; charset=zip", None),
        ("text/html; charset=punycode", None),
        ("text/html; charset=utf-7", None),
        ("text/html; charset=unicode_escape", None),
        ("text/html; charset*999999999=x", None),
        (f"text/html; charset={'x' * 9_000}", None),
    ],
)
def test_charsets(said: str, charset: str | None) -> None:
    assert fetched(page(kind=said)).charset == charset


@pytest.mark.parametrize(
    ("status", "message"),
    [
        ("401 Unauthorized", r"subscription or a login, or turns programs away \(401\)"),
        ("402 Payment Required", "subscription"),
        ("403 Forbidden", "subscription"),
        ("404 Not Found", r"no such page \(404\); check the address, or paste"),
        ("410 Gone", "no such page"),
        ("429 Too Many Requests", "fewer requests .*; try again later, or paste"),
        ("451 Unavailable For Legal Reasons", "legal reasons"),
        ("500 Internal Server Error", r"out of order \(500\)"),
        ("503 Service Unavailable", "out of order .*; try again later"),
        ("204 No Content", "without a page"),
        ("206 Partial Content", "without a page"),
        ("304 Not Modified", "without a page"),
        ("418 I'm a teapot", "without a page"),
    ],
)
def test_what_each_status_says(status: str, message: str) -> None:
    with pytest.raises(FetchError, match=message) as caught:
        fetched(page(status=status))
    assert str(caught.value).startswith("news.example ")
    assert str(caught.value).endswith("paste the text or upload the file instead.")


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (page(BOMB, Content_Encoding="gzip"), "too large"),
        (page(gzip.compress(bytes(6_000_000)), Content_Encoding="gzip"), "too large"),
        (page(gzip.compress(b"") * 300_000, Content_Encoding="gzip"), "too large|cannot be unpacked|took too long"),
        (page(bytes(5_000_001)), "too large"),
        (page(Content_Length="5000001"), "too large"),
        (raw(chunked(), b"186a0\r\n" + bytes(100_000) + b"\r\n", times=100), "too large"),
        (raw(chunked(), b"1\r\nx\r\n" * 20_000, times=100), "too large"),
        (raw(chunked(), b"1;" + b"x" * 60_000 + b"\r\nx\r\n", times=1_000), "too large"),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", b"x" * 100_000, times=100), "too large"),
        (raw(b"HTTP/1.1 200 OK\r\n", b"X: " + b"x" * 1_000 + b"\r\n", times=90), "too large"),
        (raw(b"HTTP/1.1 200 OK\r\n", b"X: x\r\n" * 200), "failed or broke off"),
        (raw(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 1_000, times=100), "too large"),
        (raw(b"x" * 100_000), "failed or broke off|too large"),
        (raw(b"SSH-2.0-OpenSSH_9.2\r\n"), "failed or broke off"),
        (raw(b""), "failed or broke off"),
        (reset, "failed or broke off"),
        (page(Content_Length="400"), "failed or broke off"),
        (raw(chunked(b"Sudzha")), "failed or broke off"),
        (raw(chunked() + b"zz\r\nSudzha"), "failed or broke off"),
        (page(Content_Encoding="gzip"), "cannot be unpacked"),
        (page(Content_Encoding="br"), "packed in a way"),
        (page(gzip.compress(gzip.compress(HTML)), Content_Encoding="gzip, gzip"), "packed in a way"),
    ],
)
def test_what_is_not_taken(answer: Answer, message: str) -> None:
    began = time.monotonic()
    with pytest.raises(FetchError, match=message):
        fetched(answer)
    assert time.monotonic() - began < 6


@pytest.mark.parametrize(
    "answer",
    [
        hang,
        drip(b"HTTP/1.1 200 OK\r\n" + b"X: x\r\n" * 90),
        drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 900\r\n\r\n" + b"x" * 900),
        drip(b"HTTP/1.1 100 Continue\r\n\r\n" * 90),
    ],
)
def test_what_takes_too_long(answer: Answer) -> None:
    began = time.monotonic()
    with pytest.raises(FetchError, match=r"^news\.example took too long; try again later"):
        fetched(answer, SHORT)
    assert time.monotonic() - began < 1.5


def test_a_body_that_is_longer_than_it_says_is_cut() -> None:
    assert fetched(page(HTML + b"more", Content_Length=str(len(HTML)))).content == HTML


def test_nothing_of_it_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    bad = raw(b"HTTP/1.1 200 OK\r\n bad\r\n: head\r\n\r\n")
    with serving(bad) as server, pytest.raises(FetchError):
        Web(server.port).fetch("http://news.example/private-report")
    assert "private-report" not in caplog.text
    assert "news.example" not in caplog.text
