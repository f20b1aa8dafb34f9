"""Tile layers are a configured choice: served by a stub on loopback, and given up for the plain map when they do not come."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.browser.conftest import App, Seen, free_port

Look = Callable[..., Seen]
# A grey PNG of one pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c636800000082008177cd72b60000000049454e44ae426082"
)


class Tile(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.send_header("Content-Length", str(len(PIXEL)))
        self.end_headers()
        self.wfile.write(PIXEL)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def stub() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Tile)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def secrets(url: str) -> str:
    return f'[[tiles]]\nname = "Stub"\nurl = "{url}/{{z}}/{{x}}/{{y}}.png"\nattribution = "Stub tiles <b>by us</b>"\n'


def test_tiles_are_shown_with_their_attribution(stub: str, start_app: Callable[..., App], look: Look) -> None:
    app = start_app(secrets=secrets(stub))
    seen = look().open(app.at())
    seen.map.locator("img.leaflet-tile-loaded").first.wait_for()
    assert "Stub tiles <b>by us</b>" in seen.map.locator(".leaflet-control-attribution").inner_text()
    hosts = {url.split("/")[2] for url in seen.asked if url.startswith("http")}
    assert hosts == {app.url.removeprefix("http://"), stub.removeprefix("http://")}


def test_the_plain_map_comes_back_when_tiles_do_not(start_app: Callable[..., App], look: Look) -> None:
    app = start_app(secrets=secrets(f"http://127.0.0.1:{free_port()}"))
    seen = look().open(app.at())
    notice = seen.map.locator(".map-notice")
    notice.wait_for()
    assert "The tiles of Stub did not come. The plain map is shown instead." in notice.inner_text()
    seen.map.locator("canvas.leaflet-tile").first.wait_for()


def test_a_faulty_entry_is_told_and_left_out(start_app: Callable[..., App], look: Look) -> None:
    app = start_app(secrets='[[tiles]]\nname = "No address"\n')
    seen = look().open(app.at())
    assert (
        "Tile layer 1 in the secrets is left out: it lacks url, attribution"
        in seen.page.locator(".notice").inner_text()
    )
