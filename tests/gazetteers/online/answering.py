"""A service on loopback that answers as it is told, and badly: the 36 kinds of answer of the tests. It counts what it is
asked."""

import gzip
import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

SUDZHA: Mapping[str, object] = {
    "place_id": 7,
    "osm_type": "relation",
    "osm_id": 1685412,
    "lat": "51.1919",
    "lon": "35.2708",
    "class": "boundary",
    "type": "administrative",
    "addresstype": "town",
    "place_rank": 16,
    "name": "Sudzha",
    "display_name": "Sudzha, Kursk Oblast, Russia",
    "address": {"country_code": "ru"},
    "namedetails": {"name": "Суджа", "name:en": "Sudzha"},
}
BOMB = gzip.compress(bytes(1 << 20)) * 300  # unpacks to 300 MB


@dataclass
class Asked:
    """One request as it came in."""

    name: str
    at: float  # of time.time
    headers: dict[str, str]
    query: dict[str, list[str]]


@dataclass
class Server:
    """Answers each request by `answer`, which writes to the socket itself."""

    answer: Callable[[socket.socket], None]
    asked: list[Asked] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)
    port: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def domain(self) -> str:
        return f"127.0.0.1:{self.port}"

    def serve(self, listener: socket.socket) -> None:
        while not self.stopped.is_set():
            try:
                connection, _ = listener.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            threading.Thread(target=self.talk, args=(connection,), daemon=True).start()

    def talk(self, connection: socket.socket) -> None:
        with connection:
            connection.settimeout(5)
            try:
                head = b""
                while b"\r\n\r\n" not in head and (part := connection.recv(65_536)):
                    head += part
                if not head:
                    return
                first, *lines = head.decode("latin-1").split("\r\n")
                query = parse_qs(urlsplit(first.split(" ")[1]).query)
                headers = dict(line.lower().split(": ", 1) for line in lines if ": " in line)
                with self._lock:
                    self.asked.append(Asked(query.get("q", [""])[0], time.time(), headers, query))
                self.answer(connection)
            except OSError:
                return


@contextmanager
def serving(answer: Callable[[socket.socket], None]) -> Iterator[Server]:
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        listener.settimeout(0.02)
        server = Server(answer, port=listener.getsockname()[1])
        thread = threading.Thread(target=server.serve, args=(listener,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.stopped.set()
            thread.join()


def reply(
    body: object = None, status: str = "200 OK", raw: bytes | None = None, **headers: str
) -> Callable[[socket.socket], None]:
    """A whole answer, JSON unless `raw` is given; header names with _ for -."""
    content = json.dumps(body).encode() if raw is None else raw
    head = {"Content-Type": "application/json", "Content-Length": str(len(content)), "Connection": "close"}
    head |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    message = f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + content
    return lambda connection: connection.sendall(message)


def hang(connection: socket.socket) -> None:
    connection.recv(1)  # until the asker gives up


def drip(message: bytes) -> Callable[[socket.socket], None]:
    """A byte each 50 ms, for two minutes at most."""

    def answer(connection: socket.socket) -> None:
        for n in range(min(len(message), 2_400)):
            connection.sendall(message[n : n + 1])
            time.sleep(0.05)

    return answer


def reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def place(**changes: object) -> list[object]:
    """Sudzha, with fields changed; None leaves a null in the answer."""
    return [{**SUDZHA, **changes}]


def nameless() -> list[object]:
    return [{key: value for key, value in SUDZHA.items() if "name" not in key}]


_BODY = json.dumps(place()).encode()
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n"

# name -> what is answered, and the outcome it has to come to
ANSWERS: Mapping[str, tuple[Callable[[socket.socket], None], str]] = {
    "good": (reply(place()), "found"),
    "hang": (hang, "timed out"),
    "drip": (drip(_HEAD + b" " * 2_000), "timed out"),
    "429": (reply({}, "429 Too Many Requests"), "rate limited"),
    "429 for 7 s": (reply({}, "429 Too Many Requests", Retry_After="7"), "rate limited"),
    "429 until 2037": (
        reply({}, "429 Too Many Requests", Retry_After="Thu, 01 Jan 2037 00:00:00 GMT"),
        "rate limited",
    ),
    "403": (reply({}, "403 Forbidden"), "blocked"),
    "418": (reply({}, "418 I'm a teapot"), "blocked"),
    "500": (reply({}, "500 Internal Server Error"), "unavailable"),
    "502": (reply({}, "502 Bad Gateway"), "unavailable"),
    "503": (reply({}, "503 Service Unavailable"), "unavailable"),
    "509": (reply({}, "509 Bandwidth Limit Exceeded"), "rate limited"),
    "HTML": (reply(raw=b"<!doctype html><p>Welcome", Content_Type="text/html"), "bad answer"),
    "cut short of its length": (reply(raw=_BODY, Content_Length=str(len(_BODY) + 400)), "unavailable"),
    "cut JSON": (reply(raw=_BODY[:100]), "bad answer"),
    "reset": (reset, "unavailable"),
    "bad UTF-8": (reply(raw=_BODY.replace(b"Kursk", b"K\xffrsk")), "bad answer"),
    "redirects in a loop": (reply({}, "302 Found", Location="/search?q=again"), "bad answer"),
    "redirect elsewhere": (reply({}, "301 Moved Permanently", Location="http://127.0.0.2:9/"), "bad answer"),
    "[]": (reply([]), "not found"),
    "{}": (reply({}), "bad answer"),
    "null": (reply(), "bad answer"),
    "[{}]": (reply([{}]), "bad answer"),
    "lat NaN": (reply(raw=_BODY.replace(b'"51.1919"', b"NaN")), "bad answer"),
    "lat 999": (reply(place(lat="999")), "bad answer"),
    "lat 91, lon 361": (reply(place(lat="91", lon="361")), "bad answer"),
    "lat null": (reply(place(lat=None)), "bad answer"),
    "lat abc": (reply(place(lat="abc")), "bad answer"),
    "lat Infinity": (reply(raw=_BODY.replace(b'"51.1919"', b"Infinity")), "bad answer"),
    "0, 0": (reply(place(lat="0", lon="0")), "bad answer"),
    "no display_name": (reply(nameless()), "bad answer"),
    "a string": (reply("str"), "bad answer"),
    "[1]": (reply([1]), "bad answer"),
    "error: Unable to geocode": (reply({"error": "Unable to geocode"}), "not found"),
    "error: nope": (reply({"error": "nope"}), "bad answer"),
    "200,000 [": (reply(raw=b"[" * 200_000), "bad answer"),
    "a gzip bomb": (reply(raw=BOMB, Content_Encoding="gzip"), "bad answer"),
}
