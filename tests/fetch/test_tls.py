"""Secure connections to a server on loopback, with certificates made for the test."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
import trustme

from dateline.errors import FetchError
from dateline.fetch import Limits, fetch
from tests.fetch.standing_in import IP, Web
from tests.gazetteers.online.answering import reply, serving

PAGE = reply(raw=b"Sudzha", Content_Type="text/plain")


@dataclass
class Secure:
    """A server with a certificate for `host`, and what it was asked for by name."""

    host: str
    authority: trustme.CA = field(default_factory=trustme.CA)
    names: list[str | None] = field(default_factory=list)
    location: str = ""

    @property
    def trust(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        self.authority.configure_trust(context)
        return context

    def talk(self, connection: socket.socket, context: ssl.SSLContext) -> None:
        connection.settimeout(5)
        try:
            with context.wrap_socket(connection, server_side=True) as secured:
                secured.recv(65_536)
                moved = reply(raw=b"", status="302 Found", Location=self.location)
                (moved if self.location else PAGE)(secured)
        except OSError:  # the client turned away
            return

    @contextmanager
    def running(self) -> Iterator[Web]:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.authority.issue_cert(self.host).configure_cert(context)
        context.sni_callback = lambda _, name, __: self.names.append(name)
        with socket.create_server(("127.0.0.1", 0)) as listener:
            listener.settimeout(5)
            web = Web(listener.getsockname()[1])

            def serve() -> None:
                with listener.accept()[0] as connection:
                    self.talk(connection, context)

            thread = threading.Thread(target=serve)
            thread.start()
            yield web
            thread.join()


def test_the_name_is_kept_though_the_socket_goes_to_an_address() -> None:
    server = Secure("news.example")
    with server.running() as web:
        got = web.fetch("https://news.example/", trust=server.trust)
    assert got.content == b"Sudzha"
    assert server.names == ["news.example"]
    assert web.connected == [(IP, 443)]


@pytest.mark.parametrize("host", ["other.example", "*.news.example", IP])
def test_a_certificate_for_another_name(host: str) -> None:
    server = Secure(host)
    with server.running() as web, pytest.raises(FetchError, match=r"certificate of news\.example is not valid"):
        web.fetch("https://news.example/", trust=server.trust)


def test_a_certificate_that_nobody_vouches_for() -> None:
    with Secure("news.example").running() as web, pytest.raises(FetchError, match="certificate"):
        web.fetch("https://news.example/")  # the usual authorities


def test_from_a_secure_address_to_one_that_is_not() -> None:
    server = Secure("news.example", location="http://news.example/")
    with server.running() as web, pytest.raises(FetchError, match="from a secure address to one that is not"):
        web.fetch("https://news.example/", trust=server.trust)
    assert len(web.connected) == 1


def test_a_server_that_speaks_no_tls() -> None:
    ours, theirs = socket.socketpair()
    with theirs:
        theirs.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        with pytest.raises(FetchError, match=r"No secure connection to news\.example"):
            fetch("https://news.example/", resolve=Web(9).resolve, connect=lambda *_: ours)


def test_a_handshake_that_takes_too_long() -> None:
    def silent(connection: socket.socket) -> None:
        connection.recv(1)

    with serving(silent) as server, pytest.raises(FetchError, match="took too long"):
        Web(server.port).fetch("https://news.example/", Limits(seconds=0.5))
