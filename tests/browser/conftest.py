"""The real app in a real browser: a server on loopback, headless Chromium, and an eye on the console and the network."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Frame,
    FrameLocator,
    Locator,
    Page,
    Request,
    expect,
    sync_playwright,
)
from playwright.sync_api import TimeoutError as NotYet

TOP = Path(__file__).parents[2]
DESKTOP = (1440, 900)
PHONE = (390, 844)
SLOW = 30_000  # milliseconds that a busy machine may take
expect.set_options(timeout=SLOW)
# What Streamlit's own page makes Chromium say, on any app with a component.
STREAMLITS_OWN = ("Unrecognized feature:", "An iframe which has both allow-scripts and allow-same-origin")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = os.environ.get("DATELINE_NO_BROWSER")
    for item in items:
        if "browser" in Path(item.path).parts:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))
            if missing:
                item.add_marker(pytest.mark.skip(reason=missing))


@dataclass(frozen=True)
class App:
    """A running dashboard."""

    url: str
    log: Path

    def at(self, query: str = "") -> str:
        return f"{self.url}/{query}"


@pytest.fixture(scope="session")
def start_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., App]]:
    """Starts the app with these environment variables and secrets; stopped when the tests end."""
    started: list[subprocess.Popen[bytes]] = []

    def start(environment: dict[str, str] | None = None, secrets: str = "") -> App:
        folder = tmp_path_factory.mktemp("app")
        (folder / "secrets.toml").write_text(secrets, "utf-8")
        port = free_port()
        command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
        command += [
            "--server.address",
            "127.0.0.1",
            "--server.headless",
            "true",
            "--secrets.files",
            str(folder / "secrets.toml"),
        ]
        command += ["--server.fileWatcherType", "none"]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                command, cwd=TOP, stdout=log, stderr=subprocess.STDOUT, env={**os.environ, **(environment or {})}
            )
        started.append(process)
        app = App(f"http://127.0.0.1:{port}", folder / "log")
        wait_until_up(app, process)
        return app

    yield start
    for process in started:
        process.terminate()
    for process in started:
        process.wait(10)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_up(app: App, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{app.url}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the app did not start:\n{app.log.read_text('utf-8')[-2000:]}")


@pytest.fixture(scope="session")
def app(start_app: Callable[..., App]) -> App:
    """The dashboard as shipped."""
    return start_app()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(
            executable_path=os.environ.get("CHROME", "/usr/bin/chromium"),
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-background-networking",
                "--disable-sync",
            ],
        )
        yield chrome
        chrome.close()


@dataclass
class Seen:
    """A page with the map in it, and all that the browser said and asked for meanwhile."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    @property
    def map(self) -> FrameLocator:
        return self.page.frame_locator("iframe")

    @property
    def frame(self) -> Frame:
        return next(frame for frame in self.page.frames if "streamlit_folium" in frame.url)

    def open(self, url: str) -> "Seen":
        self.page.goto(url)
        self.map.locator("[data-basemap=drawn]").wait_for(timeout=30_000)
        self.page.locator(".panel").wait_for()
        return self

    def rest(self) -> None:
        """Until the page has stood still for half a second, so that what is measured belongs together."""
        places = "[...document.querySelectorAll('h1, h2, h3, iframe, canvas, .panel, .sentence, .bar')]"
        seen, still = None, 0
        for _ in range(50):
            now = self.page.evaluate(
                f"{places}.map(n => n.getBoundingClientRect()).map(b => [b.x, b.y, b.width, b.height])"
            )
            still = still + 1 if now == seen else 0
            if still == 5:
                return
            seen = now
            self.page.wait_for_timeout(100)

    def centre(self) -> tuple[float, float, int]:
        """Latitude, longitude and zoom of the map when it has come to rest."""
        return tuple(self.frame.evaluate("[map_div.getCenter().lat, map_div.getCenter().lng, map_div.getZoom()]"))

    def comes_to(self, lat: float, lon: float, within: float = 0.05) -> None:
        # Until Leaflet has it, the name is that of the bare element.
        there = f"Math.abs(map_div.getCenter().lat - {lat}) < {within} && Math.abs(map_div.getCenter().lng - {lon}) < {within}"
        self.frame.wait_for_function(f"map_div.getCenter && {there}", timeout=SLOW)


HEAD, ROW = 35, 35  # pixels of a table's head, and of a row that is not made higher


def click_row(seen: Seen, number: int, shown: Locator, height: int = ROW) -> None:
    """A table is drawn on a canvas: a click where the row stands, again if the page still moved, until `shown` is seen."""
    table = seen.page.get_by_test_id("stDataFrame")
    for _ in range(5):
        table.scroll_into_view_if_needed()
        seen.rest()
        box = table.bounding_box()
        assert box is not None
        seen.page.mouse.click(box["x"] + 60, box["y"] + HEAD + height * (number + 0.5))
        with contextlib.suppress(NotYet):
            return shown.wait_for(timeout=3000)
    return shown.wait_for()


@pytest.fixture
def look(browser: Browser) -> Iterator[Callable[..., Seen]]:
    """Opens an address in a fresh browser profile."""
    contexts = []

    def open_page(size: tuple[int, int] = DESKTOP, scheme: Literal["light", "dark"] = "light") -> Seen:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
        contexts.append(context)
        context.set_default_timeout(SLOW)
        seen = Seen(context.new_page())

        def hear(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning") and not message.text.startswith(STREAMLITS_OWN):
                seen.said.append(f"{message.type}: {message.text}")

        def note(request: Request) -> None:
            seen.asked.append(request.url)

        seen.page.on("console", hear)
        seen.page.on("pageerror", lambda error: seen.said.append(f"exception: {error}"))
        seen.page.on("request", note)
        return seen

    yield open_page
    for context in contexts:
        context.close()
