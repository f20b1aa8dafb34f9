"""Names asked of an online service: a stand-in for Nominatim on loopback that counts what it is asked."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import App, Seen

ARTICLE = """---
title: Villages change hands
---
Troops entered the villages of Zubrylovka and Prokudovka in Kursk region on Saturday. Shells fell on Sudzha.
"""
KNOWN = {"Zubrylovka": (51.25, 35.4)}
ASK = "Ask Nominatim for 2 names"
Look = Callable[..., Seen]


class Service:
    """Answers as Nominatim does, with `status` and after `delay` seconds."""

    def __init__(self) -> None:
        self.asked: list[tuple[float, str, str]] = []  # when, which name, by whom
        self.status, self.delay = 200, 0.0
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                (name,) = parse_qs(urlparse(self.path).query)["q"]
                service.asked.append((time.monotonic(), name, self.headers["User-Agent"]))
                time.sleep(service.delay)
                body = json.dumps(_answer(name)).encode()
                self.send_response(service.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name it has there
                """Nothing: pytest's output is no place for it."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.domain = f"127.0.0.1:{self.server.server_port}"


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


@pytest.fixture
def service() -> Iterator[Service]:
    service = Service()
    thread = threading.Thread(target=service.server.serve_forever)
    thread.start()
    yield service
    service.server.shutdown()
    thread.join()
    service.server.server_close()


@pytest.fixture
def online(start_app: Callable[..., App], tmp_path: Path, service: Service) -> App:
    return _start(start_app, tmp_path, f'contact = "desk@example.org"\n{_arguments(service)}')


def _arguments(service: Service) -> str:
    return f'[geocoding.arguments]\ndomain = "{service.domain}"\nscheme = "http"\n'


def _start(start_app: Callable[..., App], folder: Path, section: str) -> App:
    (folder / "articles").mkdir()
    (folder / "articles" / "villages.md").write_text(ARTICLE, "utf-8")
    environment = {"DATELINE_ARTICLES": str(folder / "articles"), "DATELINE_CACHE": str(folder / "cache")}
    return start_app(environment, f"[geocoding]\n{section}")


def test_it_is_off_unless_it_is_configured(app: App, look: Look) -> None:
    seen = look().open(app.at())
    assert seen.page.get_by_role("button", name="Ask").count() == 0


def test_a_name_is_found_and_said_to_be_the_services_word(online: App, look: Look, service: Service) -> None:
    service.delay = 0.7
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
    assert [(name, who) for _, name, who in service.asked] == [
        ("Zubrylovka", service.asked[0][2]),
        ("Prokudovka", service.asked[0][2]),
    ]
    assert "desk@example.org" in service.asked[0][2]
    assert service.asked[1][0] - service.asked[0][0] > 1.0
    another = look().open(online.at())
    another.page.get_by_role("button", name=ASK).click()
    expect(another.page.get_by_text("Nominatim knows 1 of 2 names, 1 not.")).to_be_visible()
    assert len(service.asked) == 2  # the answers are kept, "not found" too
    assert seen.said == []


def test_it_can_be_stopped(online: App, look: Look, service: Service) -> None:
    service.delay = 2.0
    seen = look().open(online.at())
    seen.page.get_by_role("button", name=ASK).click()
    seen.page.get_by_role("button", name="Stop").click()
    expect(seen.page.get_by_text("1 not asked or not answered")).to_be_visible()
    assert len(service.asked) == 1


def test_a_refusal_is_one_notice_and_no_missing_place(online: App, look: Look, service: Service) -> None:
    service.status = 403
    seen = look().open(online.at())
    seen.page.get_by_role("button", name=ASK).click()
    panel = seen.page.locator(".panel")
    expect(panel.get_by_text("Nominatim refuses the questions of this app")).to_be_visible()
    expect(panel.get_by_text("position unknown, in Kursk Oblast")).to_be_visible()
    assert "knows no place" not in panel.inner_text()
    assert len(service.asked) == 1


def test_without_a_contact_it_stays_off_and_says_why(
    start_app: Callable[..., App], tmp_path: Path, service: Service, look: Look
) -> None:
    seen = look().open(_start(start_app, tmp_path, _arguments(service)).at())
    expect(seen.page.get_by_text("Online geocoding stays off: [geocoding] contact")).to_be_visible()
    assert seen.page.get_by_role("button", name="Ask").count() == 0
