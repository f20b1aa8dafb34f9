"""Articles from files: front matter, encodings, and offsets that nothing shifts."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import articles
from dateline.errors import ArticleError

FRONT = "---\ntitle: 'A title: with a colon'\npublisher: The Paper\npublished: 2025-03-09\nurl: https://example.org/a?b=c\n---\n"


def test_the_default_article_is_shipped_and_first() -> None:
    assert articles.shipped()[0] == articles.DEFAULT_ID
    article = articles.open_shipped(articles.DEFAULT_ID)
    assert article is not None
    assert article.text.startswith("Russia is advancing in Kursk")
    assert article.published == date(2025, 3, 9)


@pytest.mark.parametrize(
    "wrong",
    ["", "nosuch", "../kursk-2025-03", "kursk-2025-03.md", "KURSK-2025-03", "a/b", "a\0b", "é", "a" * 90, "\ud800"],
)
def test_an_unknown_article_is_none(wrong: str) -> None:
    assert articles.open_shipped(wrong) is None


def test_a_folder_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.md").write_text("Drones hit Sudzha.", "utf-8")
    monkeypatch.setenv("DATELINE_ARTICLES", str(tmp_path))
    assert articles.shipped() == ("mine",)
    assert articles.open_shipped(articles.DEFAULT_ID) is None


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_is_read_and_the_text_kept_verbatim(end: str) -> None:
    body = f"# Head{end}{end}Text.  {end}"
    article = articles.parse(FRONT.replace("\n", end) + body, "x")
    assert article.text == body
    assert article.title == "A title: with a colon"
    assert (article.publisher, article.published) == ("The Paper", date(2025, 3, 9))
    assert article.url == "https://example.org/a?b=c"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n\n  First line. \nSecond.", "First line."),
        ("## Heading\nText.", "Heading"),
        ("", "Untitled"),
        (" \n\t\n", "Untitled"),
        ("# ", "Untitled"),
        ("x" * 500, "x" * 200),
    ],
)
def test_without_front_matter_the_first_line_is_the_title(text: str, title: str) -> None:
    article = articles.parse(text, "x")
    assert article.title == title
    assert article.text == text


@pytest.mark.parametrize("text", ["---\nno end\n", "--- \ntitle: x", "A line.\n---\ntitle: x\n---\n"])
def test_dashes_that_are_no_front_matter_are_text(text: str) -> None:
    assert articles.parse(text, "x").text == text


def test_a_wrong_date_is_named() -> None:
    with pytest.raises(ArticleError, match="'yesterday' is not a date like 2025-03-09"):
        articles.parse("---\npublished: yesterday\n---\nText.", "x")


def test_what_is_too_long_is_refused() -> None:
    assert articles.parse("a" * articles.LONGEST, "x").text
    with pytest.raises(ArticleError, match="1,000,001 characters"):
        articles.parse("a" * (articles.LONGEST + 1), "x")


@given(st.text(st.characters()))
@settings(deadline=None)
def test_broken_characters_are_replaced_one_for_one(text: str) -> None:
    read = articles.parse(f"x{text}", "x").text[1:]
    assert len(read) == len(text)
    assert all(
        a == b or (b == "\ufffd" and (a == "\0" or "\ud800" <= a <= "\udfff")) for a, b in zip(text, read, strict=True)
    )
    read.encode()


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "bom.txt"
    path.write_bytes(b"\xef\xbb\xbfDrones hit Sudzha.\r\n")
    article = articles.open_file(path)
    assert (article.id, article.text) == ("bom", "Drones hit Sudzha.\r\n")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"caf\xe9 in Kyiv", r"bad\.txt is not UTF-8 text \(byte 3\)"),
        (b"\xff\xfeK\x00y\x00", r"bad\.txt is not UTF-8 text \(byte 0\)"),
    ],
)
def test_other_encodings_are_named(tmp_path: Path, raw: bytes, message: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(raw)
    with pytest.raises(ArticleError, match=message):
        articles.open_file(path)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"nosuch\.txt cannot be read: No such file"):
        articles.open_file(tmp_path / "nosuch.txt")
    with pytest.raises(ArticleError, match="cannot be read"):
        articles.open_file(tmp_path)
