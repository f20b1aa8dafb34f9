"""One page, feed or file from the web: each address checked before it is asked, within limits of time and size.

The name is resolved once, all that it resolves to is checked, and the socket is opened to what was checked: a second
look-up that answers otherwise (DNS rebinding) never takes place. The certificate is still checked for the name.
`http.client` speaks over that socket and urllib3 unpacks; no cookies, no proxies, nothing from the environment.
"""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

import certifi
from urllib3 import HTTPHeaderDict
from urllib3.response import HTTPResponse

from dateline import __version__
from dateline.errors import FetchError
from dateline.fetch.address import Address, checked, parsed
from dateline.fetch.failures import EXPECTED, of_error, of_status, refused, too_large
from dateline.fetch.media import ALLOWED, charset_said
from dateline.fetch.wire import TooLargeError, Wire, left

Resolve = Callable[[str, int], Sequence[str]]  # host, port -> IP addresses; raises OSError
Connect = Callable[[str, int, float], socket.socket]  # IP address, port, seconds -> connected; raises OSError

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PACKED = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_TRIED = 4  # addresses of one host
_PIECE = 65_536  # bytes
_FRAMES = 1_000_000  # bytes that a body in chunks may take beside its content


@dataclass(frozen=True, slots=True)
class Limits:
    seconds: float = 10.0  # look-ups, redirects and the last byte included
    content: int = 5_000_000  # bytes, unpacked
    head: int = 65_536  # bytes of an answer before its content
    redirects: int = 3


@dataclass(frozen=True, slots=True)
class Fetched:
    url: str  # the last one, after redirects; without a fragment
    content: bytes  # unpacked
    media_type: str  # one of `media.ALLOWED`
    charset: str | None  # Python's name of the encoding that the header says; None where it says none, or nonsense


def resolve(host: str, port: int) -> tuple[str, ...]:
    """As the system does it. Raises OSError, and UnicodeError for what is no name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def connect(ip: str, port: int, seconds: float) -> socket.socket:
    """To this address and no other. Raises OSError."""
    return socket.create_connection((ip, port), timeout=seconds)


def fetch(
    address: str,
    *,
    connect: Connect = connect,
    resolve: Resolve = resolve,
    limits: Limits = Limits(),
    trust: ssl.SSLContext | None = None,
) -> Fetched:
    """What stands at this address. Raises FetchError, whose words are a sentence for the reader.

    `trust` says which certificates are believed; unless given, those that certifi lists.
    """
    until = time.monotonic() + limits.seconds
    here = parsed(address)
    seen = {here}
    while True:
        try:
            with _opened(here, connect, resolve, until, trust) as sock:
                answer = _asked(here, Wire(sock, until, limits.head), limits)
        except FetchError:
            raise  # it is an OSError too
        except EXPECTED as error:
            raise of_error(error, here.host) from error
        if isinstance(answer, Fetched):
            return answer
        if answer in seen:
            raise refused(f"{here.host} leads in a circle, as pages do that want cookies")
        if len(seen) > limits.redirects:
            raise refused(f"{here.host} leads on to more than {limits.redirects} other addresses")
        here = answer
        seen.add(here)


def _opened(
    here: Address, connect: Connect, resolve: Resolve, until: float, trust: ssl.SSLContext | None
) -> socket.socket:
    ips = checked(_looked_up(here, resolve, until), here.host)[:_TRIED]
    sock = _connected(ips, here.port, connect, until)
    if here.scheme == "http":
        return sock
    try:
        sock.settimeout(left(until))
        context = trust or ssl.create_default_context(cafile=certifi.where())
        return context.wrap_socket(sock, server_hostname=here.host.rstrip("."))
    except BaseException:
        sock.close()
        raise


def _looked_up(here: Address, resolve: Resolve, until: float) -> Sequence[str]:
    """In a thread of its own, since a look-up by the system has no time limit."""
    found: Future[Sequence[str]] = Future()

    def look_up() -> None:
        try:
            found.set_result(resolve(here.host, here.port))
        except Exception as error:  # noqa: BLE001  # it is raised where it is waited for
            found.set_exception(error)

    threading.Thread(target=look_up, daemon=True, name="look-up").start()
    return found.result(left(until))


def _connected(ips: Sequence[str], port: int, connect: Connect, until: float) -> socket.socket:
    """To the first that answers; each has its share of the time, so that one that is silent does not use up all."""
    for n, ip in enumerate(ips):
        seconds = left(until) / (len(ips) - n)
        try:
            return connect(ip, port, seconds)
        except OSError:
            if n == len(ips) - 1:
                raise
    raise AssertionError("`checked` lets no empty list pass")


def _asked(here: Address, wire: Wire, limits: Limits) -> Fetched | Address:
    """The content, or where it has gone."""
    connection = http.client.HTTPConnection(here.host, here.port)
    connection.sock = wire
    connection.putrequest("GET", here.target, skip_host=True, skip_accept_encoding=True)
    for name, value in _headers(here).items():
        connection.putheader(name, value)
    connection.endheaders()
    raw = connection.getresponse()
    if raw.status in _REDIRECTS:
        return _redirected(here, raw.headers.get("Location", ""))
    if raw.status != 200:
        raise of_status(raw.status, here.host)
    said = raw.headers.get("Content-Type", "")
    media_type = said.partition(";")[0].strip().lower()
    if media_type not in ALLOWED:
        raise refused(f"{here.host} sent something else than a page, a text, a PDF or Word file, or a feed")
    wire.take(limits.content + _FRAMES)
    return Fetched(here.url, _content(raw, here.host, limits), media_type, charset_said(said))


def _headers(here: Address) -> dict[str, str]:
    return {
        "Host": here.authority,
        "User-Agent": f"Dateline/{__version__}",
        "Accept": "text/html, application/xhtml+xml, */*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }


def _redirected(here: Address, where: str) -> Address:
    if not where:
        raise refused(f"{here.host} leads on to another address, but does not say which")
    # Headers come as Latin-1; what is in them beyond ASCII is mostly UTF-8.
    there = parsed(where.encode("latin-1").decode("utf-8", "replace"), here.url)
    if (here.scheme, there.scheme) == ("https", "http"):
        raise refused(f"{here.host} leads from a secure address to one that is not")
    return there


def _content(raw: http.client.HTTPResponse, host: str, limits: Limits) -> bytes:
    packed = ", ".join(raw.headers.get_all("Content-Encoding", [])).strip().lower()
    if packed not in _PACKED:
        raise refused(f"{host} sent it packed in a way that is not known here")
    if raw.length is not None and raw.length > limits.content:
        raise too_large(host)
    response = HTTPResponse(
        raw, headers=HTTPHeaderDict(raw.headers.items()), preload_content=False, request_method="GET"
    )
    content = bytearray()
    while piece := response.read(_PIECE):
        content += piece
        if len(content) > limits.content:
            raise TooLargeError
    return bytes(content)
