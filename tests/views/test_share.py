"""Addresses of what is shown, and the frame for another page."""

from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest

from dateline.carried import SAFE
from dateline.views.share import frame, length, link


@pytest.mark.parametrize(
    ("app", "begins"),
    [
        ("http://127.0.0.1:8501/share", "http://127.0.0.1:8501/?"),
        ("https://x.streamlit.app/", "https://x.streamlit.app/?"),
        ("https://example.org/maps/dateline/share?article=old#top", "https://example.org/maps/dateline/?"),
    ],
)
def test_the_link_leads_to_the_map(app: str, begins: str) -> None:
    address = link(app, {"article": ["a b"], "side": ["russia", "none"]})
    assert address.startswith(begins)
    assert parse_qs(urlsplit(address).query) == {"article": ["a b"], "side": ["russia", "none"]}


def test_the_length_is_said() -> None:
    assert length("x" * 120) == "120 characters."
    assert "some mail and chat programs cut it" in length("x" * (SAFE + 1))


def test_nothing_breaks_out_of_the_frame() -> None:
    hostile = '"><script>alert(1)</script>'
    found: list[tuple[str, dict[str, str | None]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attrs)))

    Reader().feed(frame(link("https://x.org/", {"speaker": [hostile]}), hostile))
    assert [tag for tag, _ in found] == ["iframe"]
    assert found[0][1]["title"] == hostile
    source = found[0][1]["src"] or ""
    assert parse_qs(urlsplit(source).query) == {"speaker": [hostile], "embed": ["true"]}
