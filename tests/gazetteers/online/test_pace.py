"""One request a second for everyone, and none twice: counted by the server."""

import itertools
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from math import cos, sin
from pathlib import Path

from dateline.gazetteers.online.cache import Cache
from dateline.gazetteers.online.configuration import Configuration
from dateline.gazetteers.online.gate import Gate
from dateline.gazetteers.online.query import Query
from dateline.gazetteers.online.service import Online
from tests.gazetteers.online.answering import Server, place, reply, serving

TOP = Path(__file__).parents[3]
SECOND = 0.99  # the server's clock is read some time after the asker's


def _gaps(server: Server) -> list[float]:
    times = sorted(asked.at for asked in server.asked)
    return [b - a for a, b in itertools.pairwise(times)]


def _configuration(server: Server) -> Configuration:
    return Configuration(
        contact="maps@example.org", arguments={"domain": server.domain, "scheme": "http", "proxies": {}}
    )


def test_20_sessions_at_once(tmp_path: Path) -> None:
    """Each asks for the same three names; two of them have an instance of their own, as after a reload."""
    names = ["Sudzha", "Kursk", "Sumy"]
    with serving(reply(place())) as server:
        gate = Gate()
        instances = [Online(_configuration(server), Cache(tmp_path), gate=gate) for _ in range(2)]
        start = threading.Barrier(20)

        def session(number: int) -> list[str]:
            start.wait()
            mine = names[number % 3 :] + names[: number % 3]
            return [instances[number % 2].ask(Query(name)).status for name in mine]

        with ThreadPoolExecutor(20) as pool:
            outcomes = list(pool.map(session, range(20)))
    assert outcomes == [["found"] * 3] * 20
    sys.stdout.write(f"60 questions, {len(server.asked)} requests, {min(_gaps(server)):.2f} s apart at least\n")
    assert sorted(asked.name for asked in server.asked) == sorted(names)
    assert min(_gaps(server)) >= SECOND


def _late(answer: Callable[[socket.socket], None]) -> Callable[[socket.socket], None]:
    """Once all sessions have asked, on a busy machine too."""

    def late(connection: socket.socket) -> None:
        time.sleep(0.5)
        answer(connection)

    return late


def _together(online: Online) -> list[str]:
    """20 sessions ask for one name."""
    start = threading.Barrier(20)

    def session(_: int) -> str:
        start.wait()
        return online.ask(Query("Sudzha")).status

    with ThreadPoolExecutor(20) as pool:
        return list(pool.map(session, range(20)))


def test_20_sessions_and_a_full_disk(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache._db.execute("PRAGMA max_page_count = 1")
    ring = [[35.27 + cos(n / 60), 51.19 + sin(n / 60)] for n in range(370)]  # more than is left of the last page
    border = {"type": "Polygon", "coordinates": [ring]}
    with serving(_late(reply(place(addresstype="state", geojson=border)))) as server:
        assert _together(Online(_configuration(server), cache, gate=Gate())) == ["found"] * 20
    assert len(server.asked) == 1
    assert cache.fault


def test_20_sessions_ask_a_failing_service_no_more_than_one() -> None:
    with serving(_late(reply({}, "500 Internal Server Error"))) as server:
        online = Online(_configuration(server), Cache(None), gate=Gate())
        assert _together(online) == ["unavailable"] * 20
        assert len(server.asked) == 1
        assert online.ask(Query("Sudzha")).status == "unavailable"
        assert len(server.asked) == 2  # a failure is not kept: who asks later asks anew


def test_two_processes_share_the_pace_and_the_answers(tmp_path: Path) -> None:
    """The same two names in the same order, and one of its own for each."""
    with serving(reply(place())) as server:
        command = [sys.executable, "-m", "tests.gazetteers.online.asker", str(tmp_path), server.domain]
        names = ["Sudzha", "Kursk"]
        processes = [
            subprocess.Popen([*command, *names, own], cwd=TOP, stdout=subprocess.PIPE, text=True)
            for own in ("Kyiv", "Lviv")
        ]
        outputs = [process.communicate(timeout=30)[0] for process in processes]
    assert outputs == ["found\n" * 3] * 2
    assert {asked.name for asked in server.asked} == {*names, "Kyiv", "Lviv"}
    assert len(server.asked) <= 6
    assert min(_gaps(server)) >= SECOND


def test_a_limit_holds_for_other_processes(tmp_path: Path) -> None:
    with serving(reply({}, "429 Too Many Requests", Retry_After="30")) as server:
        first = Online(_configuration(server), Cache(tmp_path), gate=Gate())
        assert first.ask(Query("Sudzha")).status == "rate limited"
        other = Online(_configuration(server), Cache(tmp_path), gate=Gate())
        outcome = other.ask(Query("Kursk"))
        assert (outcome.status, len(server.asked)) == ("rate limited", 1)
        assert 25 < outcome.wait <= 30


def test_a_clock_that_was_put_back_stops_nobody(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.turn("service", 1.1, time.time() + 5_000)
    cache.shut("service", time.time() + 50_000)
    now = time.time()
    assert cache.turn("service", 1.1, now) == now
    assert Gate().is_shut(cache, "service") is None
