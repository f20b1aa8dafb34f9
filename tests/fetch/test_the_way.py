"""Names, the addresses that they lead to, and redirects: each is looked at before anything is asked."""

import socket
import time
from collections.abc import Sequence

import pytest

from dateline.errors import FetchError
from dateline.fetch import Limits, fetch
from tests.fetch.standing_in import HTML, IP, Answer, Web, fetched, page
from tests.gazetteers.online.answering import serving

SHORT = Limits(seconds=0.5)


def test_a_look_up_that_takes_too_long() -> None:
    def slow(*_: object) -> Sequence[str]:
        time.sleep(1.5)
        return [IP]

    began = time.monotonic()
    with pytest.raises(FetchError, match="took too long"):
        fetch("http://news.example/", resolve=slow, connect=_never, limits=Limits(seconds=0.3))
    assert time.monotonic() - began < 1


def test_a_name_that_leads_nowhere() -> None:
    with pytest.raises(FetchError, match=r"No server called nowhere\.example can be found; check the address"):
        Web(9).fetch("https://nowhere.example/")
    with pytest.raises(FetchError, match="can be found"):
        Web(9, {"news.example": []}).fetch()


def test_the_next_address_is_tried_where_the_first_is_silent() -> None:
    def some(ip: str, port: int, seconds: float) -> socket.socket:
        if ":" in ip:
            raise OSError(101, "Network is unreachable")
        return web.connect(ip, port, seconds)

    with serving(page()) as server:
        web = Web(server.port)
        assert fetch("http://other.example/", resolve=web.resolve, connect=some).content == HTML
    assert web.connected == [("8.8.8.8", 80)]


def test_nobody_answers() -> None:
    def refusing(*_: object) -> socket.socket:
        raise ConnectionRefusedError

    with pytest.raises(FetchError, match=r"other\.example takes no connections"):
        fetch("http://other.example/", resolve=Web(9).resolve, connect=refusing)


@pytest.mark.parametrize("host", ["inside.example", "both.example"])
def test_a_name_that_leads_inside_is_never_connected_to(host: str) -> None:
    web = Web(9)
    with pytest.raises(FetchError, match=rf"^{host} is not on the public web") as caught:
        web.fetch(f"http://{host}/")
    assert web.connected == []
    assert "10.0.0" not in str(caught.value)


def test_a_second_look_up_that_answers_otherwise_never_takes_place() -> None:
    answers = iter([[IP], ["127.0.0.1"]])
    with serving(page()) as server:
        web = Web(server.port)
        assert fetch("http://news.example/", resolve=lambda *_: next(answers), connect=web.connect).content == HTML
    assert web.connected == [(IP, 80)]
    assert next(answers) == ["127.0.0.1"]  # nobody asked


def test_a_name_that_leads_inside_after_a_redirect_to_itself() -> None:
    answers = iter([[IP], ["127.0.0.1"]])
    with serving(page(status="302 Found", Location="/again")) as server:
        web = Web(server.port)
        with pytest.raises(FetchError, match="not on the public web"):
            fetch("http://news.example/", resolve=lambda *_: next(answers), connect=web.connect)
    assert web.connected == [(IP, 80)]


def redirecting(*where: str) -> Answer:
    """To each in turn, then a page."""
    answers = iter([*(page(status="302 Found", Location=each) for each in where), page()])

    def answer(connection: socket.socket) -> None:
        next(answers)(connection)

    return answer


def test_redirects_are_followed() -> None:
    with serving(redirecting("/a", "//other.example/b?c=1#d", "e")) as server:
        web = Web(server.port)
        assert web.fetch().url == "http://other.example/e"
    assert web.looked_up == ["news.example", "news.example", "other.example", "other.example"]
    assert web.connected[-1] == ("2606:4700::1111", 80)


@pytest.mark.parametrize(
    ("where", "message"),
    [
        (["http://127.0.0.1/"], "not on the public web|found"),
        (["http://inside.example/"], r"^inside\.example is not on the public web"),
        (["/a", "/b", "http://both.example/"], r"^both\.example is not on the public web"),
        (["http://news.example:8080/"], "ports"),
        (["http://news.example:22/"], "ports"),
        (["http://me:secret@news.example/"], "user's name"),
        (["file:///etc/passwd"], "begin with https"),
        (["gopher://news.example/"], "begin with https"),
        (["javascript:alert(1)"], "begin with https"),
        (["http://[::1"], "not an address"),
        (["/a b"], "blanks"),
        ([""], "does not say which"),
        (["/"], "in a circle"),
        (["/a", "/b", "/a"], "in a circle"),
        (["/a", "/b", "/c", "/d"], "more than 3 other addresses"),
    ],
)
def test_redirects_that_are_not_followed(where: list[str], message: str) -> None:
    with serving(redirecting(*where)) as server:
        web = Web(server.port, {**Web(0).names, "127.0.0.1": ["127.0.0.1"]})
        with pytest.raises(FetchError, match=message):
            web.fetch()
    assert {ip for ip, _ in web.connected} == {IP}
    assert len(server.asked) <= 4


def test_the_time_is_that_of_all_redirects_together() -> None:
    def slow(connection: socket.socket) -> None:
        time.sleep(0.25)
        next(answers)(connection)

    answers = iter([page(status="302 Found", Location=f"/{n}") for n in range(3)])
    with pytest.raises(FetchError, match="took too long"):
        fetched(slow, SHORT)


def _never(*asked: object) -> socket.socket:
    raise AssertionError(asked)
