"""Names asked of an online service: a stand-in for Nominatim on loopback that counts what it is asked."""

import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import App, Seen
from tests.gazetteers.online.answering import Server, reply, serving

ARTICLE = """---
title: Villages change hands
---
Troops entered the villages of Zubrylovka and Prokudovka in Kursk region on Saturday. Shells fell on Sudzha.
"""
KNOWN = {"Zubrylovka": (51.25, 35.4)}
ASK = "Ask Nominatim for 2 names"
Look = Callable[..., Seen]


def _answer(name: str) -> list[dict[str, object]]:
    if name not in KNOWN:
        return []
    lat, lon = KNOWN[name]
    address = {"country": "Russia", "country_code": "ru"}
    answer = {
        "osm_type": "node",
        "osm_id": 70,
        "lat": str(lat),
        "lon": str(lon),
        "addresstype": "village",
        "name": name,
    }
    return [{**answer, "class": "place", "type": "village", "display_name": f"{name}, Russia", "address": address}]


def after(service: Server, delay: float) -> Callable[[socket.socket], None]:
    """Answers as Nominatim does, so many seconds later."""

    def answer(connection: socket.socket) -> None:
        time.sleep(delay)
        reply(_answer(service.asked[-1].name))(connection)

    return answer


@pytest.fixture
def service() -> Iterator[Server]:
    with serving(reply([])) as service:
        service.answer = after(service, 0.0)
        yield service


@pytest.fixture
def online(start_app: Callable[..., App], tmp_path: Path, service: Server) -> App:
    return _start(start_app, tmp_path, f'contact = "desk@example.org"\n{_arguments(service)}')


def _arguments(service: Server) -> str:
    return f'[geocoding.arguments]\ndomain = "{service.domain}"\nscheme = "http"\n'


def _start(start_app: Callable[..., App], folder: Path, section: str) -> App:
    (folder / "articles").mkdir()
    (folder / "articles" / "villages.md").write_text(ARTICLE, "utf-8")
    environment = {"DATELINE_ARTICLES": str(folder / "articles"), "DATELINE_CACHE": str(folder / "cache")}
    return start_app(environment, f"[geocoding]\n{section}")


def test_it_is_off_unless_it_is_configured(app: App, look: Look) -> None:
    seen = look().open(app.at())
    assert seen.page.get_by_role("button", name="Ask").count() == 0


def test_a_name_is_found_and_said_to_be_the_services_word(online: App, look: Look, service: Server) -> None:
    service.answer = after(service, 0.7)
    seen = look().open(online.at())
    assert service.asked == []  # nothing before somebody asks
    seen.page.get_by_role("button", name=ASK).click()
    expect(seen.page.get_by_text("Asking Nominatim for “Zubrylovka”: 1 of 2")).to_be_visible()
    expect(seen.page.locator(".panel").get_by_text("position unknown, in Kursk Oblast")).to_be_visible()
    expect(seen.page.get_by_text("Nominatim knows 1 of 2 names, 1 not. © OpenStreetMap contributors")).to_be_visible()
    panel = seen.page.locator(".panel")
    expect(
        panel.get_by_text("Placed by Nominatim, asked online, and by no gazetteer here: Zubrylovka.")
    ).to_be_visible()
    expect(seen.map.locator(".leaflet-marker-pane").get_by_text("Zubrylovka")).to_be_visible()
    assert [(asked.name, asked.headers["user-agent"]) for asked in service.asked] == [
        ("Zubrylovka", service.asked[0].headers["user-agent"]),
        ("Prokudovka", service.asked[0].headers["user-agent"]),
    ]
    assert "desk@example.org" in service.asked[0].headers["user-agent"]
    assert (
        service.asked[1].at - service.asked[0].at > 0.5
    )  # one a second when sent; a busy machine takes the first late
    another = look().open(online.at())
    another.page.get_by_role("button", name=ASK).click()
    expect(another.page.get_by_text("Nominatim knows 1 of 2 names, 1 not.")).to_be_visible()
    assert len(service.asked) == 2  # the answers are kept, "not found" too
    assert seen.said == []


def test_it_can_be_stopped(online: App, look: Look, service: Server) -> None:
    service.answer = after(service, 2.0)
    seen = look().open(online.at())
    seen.page.get_by_role("button", name=ASK).click()
    while not service.asked:
        seen.page.wait_for_timeout(50)
    seen.page.get_by_role("button", name="Stop").click()
    expect(seen.page.get_by_text("1 not asked or not answered")).to_be_visible()
    assert len(service.asked) == 1


def test_a_refusal_is_one_notice_and_no_missing_place(online: App, look: Look, service: Server) -> None:
    service.answer = reply(status="403 Forbidden")
    seen = look().open(online.at())
    seen.page.get_by_role("button", name=ASK).click()
    panel = seen.page.locator(".panel")
    expect(panel.get_by_text("Nominatim refuses the questions of this app")).to_be_visible()
    expect(panel.get_by_text("position unknown, in Kursk Oblast")).to_be_visible()
    assert "knows no place" not in panel.inner_text()
    assert len(service.asked) == 1


def test_without_a_contact_it_stays_off_and_says_why(
    start_app: Callable[..., App], tmp_path: Path, service: Server, look: Look
) -> None:
    seen = look().open(_start(start_app, tmp_path, _arguments(service)).at())
    expect(seen.page.get_by_text("Online geocoding stays off: [geocoding] contact")).to_be_visible()
    assert seen.page.get_by_role("button", name="Ask").count() == 0
