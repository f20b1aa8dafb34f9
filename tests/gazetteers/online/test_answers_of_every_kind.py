"""The 36 kinds of bad answer through both of geopy's adapters: each comes to a typed outcome within its budget."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from dateline.gazetteers.online.cache import Cache
from dateline.gazetteers.online.configuration import Configuration
from dateline.gazetteers.online.gate import Gate
from dateline.gazetteers.online.query import Outcome, Query
from dateline.gazetteers.online.service import Online
from dateline.gazetteers.online.transport import SafeRequestsAdapter, SafeURLLibAdapter
from tests.gazetteers.online.answering import ANSWERS, SUDZHA, drip, place, reply, serving

ADAPTERS = (SafeRequestsAdapter, SafeURLLibAdapter)
TIMEOUT, DEADLINE = 0.6, 1.5
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # empty: reading the system's certificates anew takes most of a test
SLACK = 0.5  # seconds, for a machine with other things to do


def online(domain: str, adapter: Callable[..., Any], timeout: float = TIMEOUT, deadline: float = DEADLINE) -> Online:
    configuration = Configuration(
        contact="maps@example.org",
        arguments={"domain": domain, "scheme": "http", "proxies": {}, "ssl_context": NO_TLS},
        timeout=timeout,
        deadline=deadline,
        pause=0.02,
    )
    return Online(configuration, Cache(None), gate=Gate(), adapter=adapter)


@pytest.fixture(params=ADAPTERS, ids=lambda adapter: adapter.__name__)
def adapter(request: pytest.FixtureRequest) -> Callable[..., Any]:
    return request.param  # type: ignore[no-any-return]


def _sound(outcome: Outcome) -> bool:
    return all(abs(degrees) > 1e-7 for answer in outcome.answers for degrees in answer.place.point)


@pytest.mark.parametrize("kind", ANSWERS)
def test_each_kind_of_answer_has_its_outcome(kind: str, adapter: Callable[..., Any]) -> None:
    answer, wanted = ANSWERS[kind]
    with serving(answer) as server:
        asked = online(server.domain, adapter)
        began = time.monotonic()
        outcome = asked.ask(Query("Sudzha"))
        took = time.monotonic() - began
        again = asked.cached(Query("Sudzha"))
    assert outcome.status == wanted
    assert took < DEADLINE + SLACK
    assert _sound(outcome)
    assert outcome.sentence
    assert (again == outcome) if outcome.is_known else (again is None)
    # Only what may pass by itself is tried again, and once.
    assert len(server.asked) == (2 if kind in ("hang", "drip", "502", "503", "reset", "cut short of its length") else 1)


def test_there_are_36_kinds_of_bad_answer() -> None:
    assert len(ANSWERS) - 1 == 36


def test_a_drip_of_headers_is_ended_too_and_leaves_no_thread(adapter: Callable[..., Any]) -> None:
    message = b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(80))
    with serving(drip(message)) as server:
        began = time.monotonic()
        outcome = online(server.domain, adapter, deadline=TIMEOUT).ask(Query("Sudzha"))
        assert outcome.status == "timed out"
        assert time.monotonic() - began < TIMEOUT + SLACK
        time.sleep(0.3)
        assert not [thread for thread in threading.enumerate() if thread.name == "geocoding"]


def test_a_closed_port(adapter: Callable[..., Any]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    began = time.monotonic()
    assert online(f"127.0.0.1:{port}", adapter).ask(Query("Sudzha")).status == "unavailable"
    assert time.monotonic() - began < DEADLINE


def test_no_redirect_is_followed(adapter: Callable[..., Any]) -> None:
    with serving(reply(place())) as other:
        with serving(reply([], "302 Found", Location=f"http://{other.domain}/search?q=x")) as server:
            assert online(server.domain, adapter).ask(Query("Sudzha")).status == "bad answer"
        assert other.asked == []


def test_an_answer_that_is_too_large_is_not_read_to_its_end(adapter: Callable[..., Any]) -> None:
    with serving(reply(raw=b"[" + b" " * 6_000_000 + b"]")) as server:
        assert online(server.domain, adapter, timeout=3, deadline=3).ask(Query("Sudzha")).status == "bad answer"


def test_a_packed_refusal_is_a_refusal(adapter: Callable[..., Any]) -> None:
    with serving(reply(raw=b"\x1f\x8b nonsense", status="403 Forbidden", Content_Encoding="gzip")) as server:
        assert online(server.domain, adapter).ask(Query("Sudzha")).status == "blocked"


def test_what_is_sent(adapter: Callable[..., Any]) -> None:
    with serving(reply(place())) as server:
        query = Query("Sudzha", ("RU", "UA"), (50.0, 33.0, 53.0, 39.0))
        asking = online(server.domain, adapter)
        assert asking.cached(query) is None
        assert server.asked == []
        asking.ask(query)
        assert asking.cached(Query("Sudzha")) is None  # another question, without the countries
    (asked,) = server.asked
    assert asked.name == "Sudzha"
    assert asked.headers["user-agent"].startswith("dateline/")
    assert "(maps@example.org)" in asked.headers["user-agent"]
    assert asked.headers["accept-encoding"] == "identity"
    sent = {key: value[0] for key, value in asked.query.items()}
    assert sent == {
        "q": "Sudzha",
        "format": "json",
        "limit": "5",
        "countrycodes": "ru,ua",
        "viewbox": "33.0,50.0,39.0,53.0",
        "addressdetails": "1",
        "namedetails": "1",
        "extratags": "True",
        "accept-language": "en",
        "polygon_geojson": "1",
    }


@pytest.mark.parametrize("status", ["429 Too Many Requests", "403 Forbidden"])
def test_a_service_that_refuses_is_left_alone(status: str) -> None:
    with serving(reply({}, status, Retry_After="7")) as server:
        asked = online(server.domain, SafeRequestsAdapter)
        first = asked.ask(Query("Sudzha"))
        began = time.monotonic()
        with ThreadPoolExecutor(8) as pool:
            others = list(pool.map(asked.ask, [Query(f"Village {n}") for n in range(20)]))
        assert time.monotonic() - began < 1
        assert len(server.asked) == 1
    assert {other.status for other in others} == {first.status}
    if first.status == "rate limited":
        assert first.wait == 7
        assert all(0 < other.wait <= 7 for other in others)


@pytest.mark.parametrize(
    ("value", "wait"),
    [("7", 7), ("0", 1), ("-5", 1), ("99999999", 3_600), ("Thu, 01 Jan 2037 00:00:00 GMT", 3_600), ("soon", 60)],
)
def test_a_wait_is_bounded(value: str, wait: float) -> None:
    with serving(reply({}, "429 Too Many Requests", Retry_After=value)) as server:
        assert online(server.domain, SafeRequestsAdapter).ask(Query("Sudzha")).wait == wait


def test_a_second_try_can_save_the_question() -> None:
    answers = [reply(place()), reply({}, "503 Service Unavailable")]

    def next_answer(connection: socket.socket) -> None:
        answers.pop()(connection)

    with serving(next_answer) as server:
        outcome = online(server.domain, SafeRequestsAdapter).ask(Query("Sudzha"))
    assert outcome.status == "found"
    assert len(server.asked) == 2


@pytest.fixture
def far(tmp_path: Path) -> Iterator[Online]:
    """A service in whose queue one waits long."""
    configuration = Configuration(
        contact="https://example.org/maps",
        arguments={"domain": "127.0.0.1:9", "scheme": "http", "proxies": {}},
        pause=50,
    )
    cache = Cache(tmp_path)
    yield Online(configuration, cache, gate=Gate())
    cache.close()


def test_waiting_can_be_cancelled(far: Online) -> None:
    far.ask(Query("Sudzha"))  # takes the slot
    cancel = threading.Event()
    threading.Timer(0.2, cancel.set).start()
    began = time.monotonic()
    with ThreadPoolExecutor(2) as pool:  # one waits for its slot, one for its turn
        outcomes = list(pool.map(lambda name: far.ask(Query(name), cancel), ["Kursk", "Sumy"]))
    assert [outcome.status for outcome in outcomes] == ["cancelled", "cancelled"]
    assert time.monotonic() - began < 1


def test_the_answer_as_a_place(adapter: Callable[..., Any]) -> None:
    with serving(reply(place())) as server:
        (answer,) = online(server.domain, adapter).ask(Query("Sudzha")).answers
    assert (answer.place.id, answer.place.name, answer.place.country) == ("osm:r1685412", "Sudzha", "RU")
    assert tuple(answer.place.point) == (float(str(SUDZHA["lat"])), float(str(SUDZHA["lon"])))
