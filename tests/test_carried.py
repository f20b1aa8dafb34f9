"""An article in a link: there and back, its length, and links that nobody honest made."""

import base64
import json
import zlib
from datetime import date
from typing import Any

import pytest

from dateline import articles
from dateline.carried import BROUGHT, MAX_BYTES, MAX_CHARACTERS, MAX_WORDS, SAFE, carried, opened
from dateline.errors import LinkError

TEXT = "Суджа was shelled.\n\n“We left,” she said. <script>alert(1)</script> {{ 7*7 }}\n"


def wire(value: Any) -> str:
    return base64.urlsafe_b64encode(zlib.compress(json.dumps(value).encode())).decode().rstrip("=")


def test_there_and_back() -> None:
    article = articles.of(
        "own-1", TEXT, "A title", publisher="A paper", published=date(2025, 3, 9), url="https://example.org/a"
    )
    back = opened(carried(article))
    assert (back.text, back.title, back.publisher, back.published, back.url) == (
        TEXT,
        "A title",
        "A paper",
        date(2025, 3, 9),
        "https://example.org/a",
    )
    assert back.note == BROUGHT
    assert back.id == ""
    assert carried(article) == carried(back)


def test_the_default_article_is_safe_in_any_link() -> None:
    article = articles.open_shipped(articles.DEFAULT_ID)
    assert article
    assert len(carried(article)) < SAFE


def test_a_text_that_is_too_long_says_how_long() -> None:
    words = " ".join(f"{n * 7919 % 100003}" for n in range(20_000))
    with pytest.raises(LinkError, match=f"of which at most {MAX_CHARACTERS:,} are carried"):
        carried(articles.of("own-1", words))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("A" * (MAX_CHARACTERS + 1), "longer than"),
        ("<script>", "no such link has"),
        ("AAAA", "damaged"),
        (wire([1, {"t": "x" * 9_000}])[:-9], "damaged"),
        (wire([1, {"t": "x" * (MAX_BYTES + 1)}]), "unpacks to more"),
        (wire({"t": "x"}), "not laid out"),
        (wire([2, {"t": "x"}]), "another version"),
        (wire([True, {"t": "x"}]), "not laid out"),
        (wire([1, {}]), "not laid out"),
        (wire([1, {"t": ""}]), "not laid out"),
        (wire([1, {"t": 5}]), "not laid out"),
        (wire([1, {"t": "x", "z": "y"}]), "not laid out"),
        (wire([1, {"t": "x", "h": "a" * (MAX_WORDS + 1)}]), "not laid out"),
        (wire([1, {"t": "x", "h": "a\u0000b"}]), "not laid out"),
        (wire([1, {"t": "x", "d": "yesterday"}]), "not laid out"),
        (wire([1, {"t": "x", "u": "javascript:alert(1)"}]), "not laid out"),
        (wire([[[[]]]]), "not laid out"),
    ],
)
def test_a_hostile_link_gets_a_sentence(text: str, why: str) -> None:
    with pytest.raises(LinkError, match=why) as caught:
        opened(text)
    assert str(caught.value).startswith("The article in the link could not be read: ")


def test_a_bomb_is_not_unpacked() -> None:
    bomb = base64.urlsafe_b64encode(zlib.compress(b"[1" + b" " * 20_000_000, 9)).decode().rstrip("=")
    assert len(bomb) < MAX_CHARACTERS
    with pytest.raises(LinkError, match="unpacks to more"):
        opened(bomb)


def test_deep_nesting_is_no_crash() -> None:
    deep = base64.urlsafe_b64encode(zlib.compress(b"[" * 100_000)).decode().rstrip("=")
    with pytest.raises(LinkError, match="damaged"):
        opened(deep)


def test_half_a_character_is_no_text() -> None:
    with pytest.raises(LinkError, match="not laid out"):
        opened(wire([1, {"t": "a\ud800b"}]))
