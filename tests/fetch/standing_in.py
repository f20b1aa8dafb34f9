"""The web as tests have it: names with invented public addresses, and one server on loopback for all of them."""

import socket
import ssl
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.fetch import Fetched, Limits, fetch
from tests.gazetteers.online.answering import reply, serving

HTML = b"<!doctype html><p>Sudzha"
Answer = Callable[[socket.socket], None]
IP = "93.184.215.14"  # never asked
NAMES: Mapping[str, Sequence[str]] = {
    "news.example": [IP],
    "other.example": ["2606:4700::1111", "8.8.8.8"],
    "inside.example": ["10.0.0.7"],
    "both.example": [IP, "127.0.0.1"],
}


@dataclass
class Web:
    """Stands for look-ups and connections, and keeps what it was asked."""

    port: int  # of the server on loopback
    names: Mapping[str, Sequence[str]] = field(default_factory=lambda: NAMES)
    looked_up: list[str] = field(default_factory=list)
    connected: list[tuple[str, int]] = field(default_factory=list)

    def resolve(self, host: str, port: int) -> Sequence[str]:
        self.looked_up.append(host)
        if host not in self.names:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return self.names[host]

    def connect(self, ip: str, port: int, seconds: float) -> socket.socket:
        self.connected.append((ip, port))
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)

    def fetch(
        self, address: str = "http://news.example/", limits: Limits | None = None, trust: ssl.SSLContext | None = None
    ) -> Fetched:
        limits = limits or Limits(seconds=5)
        return fetch(address, connect=self.connect, resolve=self.resolve, limits=limits, trust=trust)


def fetched(answer: Answer, limits: Limits | None = None) -> Fetched:
    """From a server that answers so."""
    with serving(answer) as server:
        return Web(server.port).fetch(limits=limits)


def page(raw: bytes = HTML, status: str = "200 OK", kind: str = "text/html", **headers: str) -> Answer:
    return reply(raw=raw, status=status, Content_Type=kind, **headers)
