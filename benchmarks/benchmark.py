"""Prints the figures of the dashboard in one run: `python benchmarks/benchmark.py [--rounds N]`.

Needs what the tests need (tests/requirements.txt) and Chromium or Chrome (CHROME names it). Nothing here is a test:
the figures are of the machine that it runs on.
"""

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

TOP = Path(__file__).parents[1]
BARE = """
from importlib.resources import files
from pathlib import Path
import folium
import streamlit as st
from streamlit.components.v1 import declare_component
from streamlit_folium import st_folium
folder = Path(str(files("js_lib_leaflet"))) / "static" / "js_lib_leaflet"
served = declare_component("leaflet", path=str(folder)).name
folium.Map.default_js = [("leaflet", f"../{served}/leaflet.js")]
folium.Map.default_css = [("leaflet_css", f"../{served}/leaflet.css")]
st_folium(folium.Map([51, 35], zoom_start=6, tiles=None), key="map", returned_objects=[])
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=30, help="clicks in each direction")
    parser.add_argument("--starts", type=int, default=3, help="starts of each app")
    asked = parser.parse_args()
    reading(asked.starts)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as scratch:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROME") or shutil.which("chromium") or shutil.which("google-chrome"),
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-background-networking",
                "--disable-sync",
            ],
        )
        starting(browser, Path(scratch), asked.starts)
        clicking(browser, asked.rounds)
        thousand(browser, Path(scratch), asked.rounds)
        browser.close()


def tell(what: str, seconds: list[float]) -> None:
    ordered = sorted(seconds)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
    print(
        f"{what:<66} median {1000 * statistics.median(ordered):8.1f} ms   p95 {1000 * p95:8.1f} ms   n {len(ordered)}"
    )


def timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def reading(starts: int) -> None:
    """`read` of the default article, warm and as a cold process, and what the gazetteer costs."""
    from dateline import articles
    from dateline.gazetteers.embedded import Embedded
    from dateline.pipeline import open_gazetteer, read

    before = memory()
    tell("open the embedded gazetteer", [timed(Embedded)])
    print(f"{'memory that opening and 1,000 look-ups take':<66} {memory_after_look_ups() - before:8.1f} MB")
    gazetteer = open_gazetteer()
    article = articles.open_shipped(articles.DEFAULT_ID)
    if article is None:
        raise SystemExit("the default article is missing")
    names = ["Sudzha", "Kursk", "Київ", "Springfield", "San José", "no such place", "Суджа", "Ukraine"]
    tell("a look-up", [timed(partial(gazetteer.others[0].candidates, name)) for name in names * 50])
    read(article, gazetteer)
    tell("read the default article, warm", [timed(lambda: read(article, gazetteer)) for _ in range(20)])
    command = [sys.executable, "-m", "dateline", "read", articles.DEFAULT_ID, "--to", "json"]
    cold = partial(subprocess.run, command, cwd=TOP, stdout=subprocess.DEVNULL, check=True)
    cold()
    tell("read the default article, a cold process", [timed(cold) for _ in range(max(starts, 5))])


def memory() -> float:
    """Resident memory of this process in MB; Linux."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def memory_after_look_ups() -> float:
    from dateline.gazetteers.embedded import Embedded

    opened = Embedded()
    for number in range(1000):
        opened.candidates(("Sudzha", "Kursk", "Paris", "Київ")[number % 4] + " " * (number % 3))
    return memory()


@contextmanager
def running(script: Path, environment: dict[str, str] | None = None) -> Iterator[str]:
    """The address of an app that has just been started; not yet up."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1", "--server.headless", "true", "--server.fileWatcherType", "none"]
    process = subprocess.Popen(
        command,
        cwd=TOP,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **(environment or {})},
    )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def up(address: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise SystemExit(f"{address} did not start")


def shown(page: Page, address: str, what: str) -> None:
    up(address)
    page.goto(address)
    page.frame_locator("iframe").locator(what).first.wait_for(timeout=60_000)


def starting(browser: Browser, scratch: Path, starts: int) -> None:
    """From `streamlit run` to the map on the screen, in turn with a bare app: ours with its places and its basemap."""
    bare = scratch / "bare.py"
    bare.write_text(BARE, "utf-8")
    apps = {
        "a bare app with an empty map": (bare, ".leaflet-container"),
        "the dashboard with its places": (TOP / "dashboard.py", ".pin"),
    }
    took: dict[str, list[float]] = {name: [] for name in apps}
    drawn: list[float] = []
    for _ in range(starts + 1):
        for name, (script, what) in apps.items():
            page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
            start = time.perf_counter()
            with running(script) as address:
                shown(page, address, what)
                took[name].append(time.perf_counter() - start)
                if what == ".pin":
                    page.frame_locator("iframe").locator("[data-basemap=drawn]").wait_for()
                    drawn.append(time.perf_counter() - start)
            page.context.close()
    for name, seconds in took.items():
        tell(f"from `streamlit run` to {name}", seconds[1:])  # the first start of each warms the disk
    tell("from `streamlit run` to the dashboard with its basemap drawn", drawn[1:])
    ours, theirs = (statistics.median(seconds[1:]) for seconds in reversed(took.values()))
    print(f"{'the dashboard beside the bare app':<66} {ours / theirs:8.2f} times")


def clicking(browser: Browser, rounds: int) -> None:
    """A click on a point to the panel's new content, and a click in the panel to the map's new mark."""
    with running(TOP / "dashboard.py") as address:
        to_panel, to_map = clicks(browser, address, rounds, "sudzha", "kursk-oblast")
    tell("a click on a point to the panel's new content", to_panel)
    tell("a click in the panel to the map", to_map)


def clicks(browser: Browser, address: str, rounds: int, one: str, other: str) -> tuple[list[float], list[float]]:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    shown(page, address, "[data-basemap=drawn]")
    frame = next(frame for frame in page.frames if "streamlit_folium" in frame.url)
    # Timed inside the browser: from the click to the change that a person waits for.
    page.evaluate(WATCH)
    frame.evaluate(WATCH)
    page.locator(f'.row[data-place="{other}"]').click()
    page.locator(f'.dossier[data-place="{other}"]').wait_for()
    to_panel, to_map = [], []
    for _ in range(rounds):
        page.wait_for_timeout(250)
        start = frame.evaluate("place => clickMark(place)", one)
        to_panel.append(
            (page.evaluate('place => seen(document, `.dossier[data-place="${place}"]`)', one) - start) / 1000
        )
        page.wait_for_timeout(250)
        start = page.evaluate('place => clickOn(deep(`.chip[data-place="${place}"]`))', other)
        to_map.append((frame.evaluate("place => until(() => dateline.chosen === place)", other) - start) / 1000)
    page.context.close()
    return to_panel, to_map


WATCH = """() => {
  window.deep = (selector, root = document) => {
    const found = root.querySelector(selector);
    if (found) return found;
    for (const node of root.querySelectorAll("*")) {
      const inner = node.shadowRoot && deep(selector, node.shadowRoot);
      if (inner) return inner;
    }
    return null;
  };
  window.clickOn = (node) => { const at = performance.timeOrigin + performance.now(); node.click(); return at; };
  // A click where the mark is: on its pin, or on the canvas of dots.
  window.clickMark = (id) => {
    const entry = dateline.marks.get(id), at = map_div.latLngToContainerPoint(entry.at), pin = entry.marker?.getElement();
    const target = pin || document.elementFromPoint(at.x, at.y);
    const now = performance.timeOrigin + performance.now();
    target.dispatchEvent(new MouseEvent("click", { clientX: at.x, clientY: at.y, bubbles: true }));
    return now;
  };
  window.until = (done) => new Promise((resolve) => {
    const look = () => done() ? resolve(performance.timeOrigin + performance.now()) : requestAnimationFrame(look);
    look();
  });
  window.seen = (_, selector) => until(() => deep(selector));
}"""


def thousand(browser: Browser, scratch: Path, rounds: int) -> None:
    """A thousand places on one map."""
    entries = "".join(
        f"  - {{id: place-{n}, name: Manytown {letters(n)}, lat: {44 + (n // 40) * 0.3:.3f}, lon: {22 + (n % 40) * 0.5:.3f}, "
        "kind: town, country: UA, source: the benchmark}\n"
        for n in range(1000)
    )
    (scratch / "places.yaml").write_text(f"places:\n{entries}", "utf-8")
    text = "\n".join(f"Shells fell in Manytown {letters(n)} on Sunday." for n in range(1000))
    (scratch / "kursk-2025-03.md").write_text(text, "utf-8")
    environment = {"DATELINE_PLACES": str(scratch / "places.yaml"), "DATELINE_ARTICLES": str(scratch)}
    with running(TOP / "dashboard.py", environment) as address:
        up(address)
        warm = browser.new_context().new_page()
        shown(warm, address, ".crowded")
        warm.context.close()
        loads = []
        for _ in range(3):
            page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
            loads.append(timed(partial(shown, page, address, "[data-basemap=drawn]")))
            page.context.close()
        tell("1,000 places: first load, to the map drawn", loads)
        to_panel, to_map = clicks(browser, address, rounds, "place-501", "place-500")
    tell("1,000 places: a click on a point to the panel", to_panel)
    tell("1,000 places: a click in the panel to the map", to_map)


def letters(number: int) -> str:
    return chr(65 + number // 676 % 26) * (number >= 676) + chr(65 + number // 26 % 26) + chr(65 + number % 26)


if __name__ == "__main__":
    main()
