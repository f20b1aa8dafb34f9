"""Articles from outside: by file and by address, on the command line too. The web is a stand-in on loopback."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from dateline import outside
from dateline.__main__ import main
from dateline.errors import ArticleError, FetchError
from tests.fetch.standing_in import Web, page
from tests.gazetteers.online.answering import serving

PAGE = Path(__file__).parent / "extract" / "pages" / "herald.html"


def test_an_article_at_an_address() -> None:
    with serving(page(PAGE.read_bytes())) as server:
        article, _ = outside.article("http://news.example/sudzha", Web(server.port).fetch)
    assert (article.id, article.url) == ("web-page", "http://news.example/sudzha")
    assert article.title == "Drones hit Sudzha as fighting spreads"


def test_an_address_that_fails() -> None:
    with serving(page(status="404 Not Found")) as server, pytest.raises(FetchError, match="no such page"):
        outside.article("http://news.example/", Web(server.port).fetch)


def test_a_page_without_an_article() -> None:
    with serving(page(b"<!doctype html><p>")) as server, pytest.raises(ArticleError):
        outside.article("http://news.example/", Web(server.port).fetch)


@pytest.mark.parametrize("suffix", [".html", ".PDF", ".docx"])
def test_a_file_on_the_command_line(suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / f"report{suffix}"
    shutil.copy(PAGE, file)
    assert main(["read", str(file)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Drones hit Sudzha")
    assert ("It is an HTML page, not" in err) == (suffix != ".html")
    assert outside.article(str(file))[0].published == date(2025, 3, 9)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nosuch.pdf", "nosuch.pdf cannot be read: No such file"),
        ("a\0b.html", "not the name of a file"),
        ("http://127.0.0.1/", "127.0.0.1 is not on the public web"),
        ("https://user@news.example/", "Addresses with a user's name"),
    ],
)
def test_what_cannot_be_had_is_one_sentence(name: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", name]) == 2
    assert told in capsys.readouterr().err
