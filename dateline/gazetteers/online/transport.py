"""geopy's two ways to the network, made safe: an answer has one time limit for all of it and one size limit, is never
unpacked, and never leads to another address.

As they are, a time limit holds for each byte anew (a drip of bytes ran 16 s under `timeout=1`), every redirect is
followed, and gzip is unpacked whatever comes of it. All of that is held here in one place, the stream that both
read from; what geopy makes of the errors is sorted out in `failures.py`.
"""

import http.client
import io
import json
import socket
import time
import urllib.request
from collections.abc import Mapping
from functools import partial
from typing import Any, NoReturn

import requests
from geopy.adapters import BaseSyncAdapter, RequestsAdapter, URLLibAdapter
from geopy.exc import GeocoderParseError
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

MAX_BYTES = 5_000_000  # of an answer, its head included; a country's border with five namesakes takes 2 to 3 MB
# Packed answers are not asked for. One that comes all the same is not unpacked, so it cannot be a bomb.
HEADERS = {"Accept-Encoding": "identity"}


class _Stream(socket.SocketIO):
    """What arrives, head and body, until the time or the size is used up."""

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        super().__init__(sock, "r")
        self._socket = sock
        self._deadline = deadline
        self._left = MAX_BYTES

    def readinto(self, buffer: Any) -> int | None:
        seconds = self._deadline - time.monotonic()
        if seconds <= 0:
            raise TimeoutError("the answer took too long")
        self._socket.settimeout(seconds)
        size = super().readinto(buffer)
        self._left -= size or 0
        if self._left < 0:
            raise GeocoderParseError("the answer is too large")
        return size


class _Timed:
    """Stands for a socket where `HTTPResponse` asks for a file to read from."""

    def __init__(self, sock: Any, deadline: float) -> None:
        self._sock = sock
        self._deadline = deadline

    def makefile(self, *_: object, **__: object) -> io.BufferedReader:
        self._sock._io_refs += 1  # noqa: SLF001  # as socket.makefile does; SocketIO gives it back
        return io.BufferedReader(_Stream(self._sock, self._deadline))


class _Response(http.client.HTTPResponse):
    """Its limit is the socket's: what was meant for one byte holds for all of them."""

    def __init__(self, sock: Any, *args: Any, **named: Any) -> None:
        super().__init__(_Timed(sock, time.monotonic() + (sock.gettimeout() or 0.0)), *args, **named)  # type: ignore[arg-type]

    def begin(self) -> None:
        super().begin()
        del self.headers["Content-Encoding"]  # nobody unpacks what does not say that it is packed


class _PlainConnection(http.client.HTTPConnection):
    response_class = _Response


class _TLSConnection(http.client.HTTPSConnection):
    response_class = _Response


class _PooledConnection(HTTPConnection):
    response_class = _Response


class _PooledTLSConnection(HTTPSConnection):
    response_class = _Response


class _Pool(HTTPConnectionPool):
    ConnectionCls = _PooledConnection


class _TLSPool(HTTPSConnectionPool):
    ConnectionCls = _PooledTLSConnection


class _Handler(urllib.request.HTTPHandler):
    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_PlainConnection, req)


class _TLSHandler(urllib.request.HTTPSHandler):
    def __init__(self, context: Any) -> None:
        super().__init__(context=context)
        self._context_given = context

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_TLSConnection, context=self._context_given), req)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, req: Any, fp: Any, *_: Any) -> NoReturn:
        fp.close()
        raise GeocoderParseError("the answer leads to another address")


class _Json(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no types
    """Over either adapter's `get_text`: UTF-8 or nothing, and no empty answer that geopy would take for "not found"."""

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        if not url.startswith(("https://", "http://")):
            raise GeocoderParseError("not a web address")
        text = self.get_text(url, timeout=timeout, headers=headers)
        if "\ufffd" in text:
            raise GeocoderParseError("not UTF-8")
        try:
            parsed = json.loads(text)
        except (ValueError, RecursionError):
            raise GeocoderParseError("not JSON") from None  # geopy's own error holds all of the answer
        if parsed is None or parsed == {}:
            raise GeocoderParseError("an empty answer")
        return parsed


class SafeURLLibAdapter(_Json, URLLibAdapter):  # type: ignore[misc]  # geopy has no types
    """geopy's `URLLibAdapter`, within the limits."""

    def __init__(self, *, proxies: Any, ssl_context: Any) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        proxy = urllib.request.ProxyHandler(urllib.request.getproxies() if proxies is None else proxies)
        opener = urllib.request.build_opener(_Handler(), _TLSHandler(ssl_context), _NoRedirect(), proxy)
        self.urlopen = opener.open


class SafeRequestsAdapter(_Json, RequestsAdapter):  # type: ignore[misc]  # geopy has no types
    """geopy's `RequestsAdapter`, within the limits and without its two retries of its own."""

    def __init__(self, *, proxies: Any, ssl_context: Any) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context, max_retries=0)
        self.session.hooks["response"].append(_looked_at)
        for adapter in self.session.adapters.values():
            # Through a proxy they are urllib3's own: then only the deadline of `service.py` holds.
            adapter.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _TLSPool}


def _looked_at(response: requests.Response, **_: object) -> None:
    if 300 <= response.status_code < 400:
        response.close()
        raise GeocoderParseError("the answer leads to another address")
    response.encoding = "utf-8"  # left open, it is guessed, which takes minutes for 5 MB
