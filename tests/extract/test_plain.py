"""Text and Markdown: encodings, front matter, what the bytes are when the name says another."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import articles
from dateline.errors import ArticleError
from dateline.extract import Extracted, article, extract
from dateline.extract.limits import LARGEST

RUSSIAN = "Российские войска вошли в Суджу.\nБои идут у Малой Локни и Лебедевки, сообщили власти.\n"
FRENCH = "L'armée a quitté Gao à l'été 2022, après dix années. « C'est fini », a déclaré le général Zoé Ünal.\n"
ARABIC = "قصف مدفعي على أم درمان يوم الثلاثاء، واشتباكات قرب جسر الحلفايا في الخرطوم بحري.\n"
LOOK = "it does not say its encoding. Look whether its letters are right."


@pytest.mark.parametrize("text", [RUSSIAN, FRENCH, ARABIC], ids=["ru", "fr", "ar"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_without_a_note(text: str, encoding: str) -> None:
    found = extract(text.encode(encoding), name="a.txt")
    assert found == Extracted(text, text.split("\n", maxsplit=1)[0], None, None, None, "text", ())


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        (RUSSIAN, "cp1251", "Windows-1251"),
        (RUSSIAN, "koi8-r", "KOI8-R"),
        (RUSSIAN, "cp866", "CP866"),
        (ARABIC, "cp1256", "Windows-1256"),
    ],
)
def test_an_old_encoding_is_guessed_and_said(text: str, encoding: str, shown: str) -> None:
    found = extract(text.encode(encoding), name="a.txt")
    assert (found.text, found.notes) == (text, (f"Read as {shown}: {LOOK}",))


def test_latin_1_is_guessed_and_said() -> None:
    found = extract(FRENCH.encode("latin-1"), name="a.txt")
    assert found.text == FRENCH
    assert found.notes == (f"Read as Windows-1252: {LOOK}",)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(encoding: str) -> None:
    found = extract(RUSSIAN.encode(encoding), name="a.txt")
    assert (found.text, found.notes) == (RUSSIAN, (f"Read as {encoding.upper()}: it does not say its encoding.",))


def test_the_charset_that_is_said_is_tried_first_and_may_be_wrong() -> None:
    assert extract(FRENCH.encode("latin-1"), charset="iso-8859-1").notes == ()
    assert extract(b"Drones hit Sudzha.", charset="windows-1251").notes == ()
    habit = extract(RUSSIAN.encode(), charset="iso-8859-1")
    assert (habit.text, habit.notes) == (RUSSIAN, ("Read as UTF-8: it is not Windows-1252, as it says.",))
    wrong = extract(RUSSIAN.encode("cp1251"), charset="utf-8")
    assert (wrong.text, wrong.notes[0][:31]) == (RUSSIAN, "Read as Windows-1251: it is not")


@pytest.mark.parametrize(
    "charset", ["nonsense", "", "rot13", "punycode", "utf-7", "unicode_escape", "a\0b", "zlib", "é"]
)
def test_a_charset_that_articles_do_not_come_in_is_passed_over(charset: str) -> None:
    assert extract(RUSSIAN.encode(), charset=charset) == extract(RUSSIAN.encode())


def test_front_matter_is_read() -> None:
    front = (
        "---\ntitle: 'Fighting'\npublisher: The Paper\npublished: 2025-03-09\nurl: https://a.example/1\n---\n# Head\n"
    )
    found = extract(front.encode(), name="report.md")
    assert found == Extracted(
        "# Head\n", "Fighting", "The Paper", date(2025, 3, 9), "https://a.example/1", "Markdown", ()
    )
    made = article(found, "brought-1")
    assert (made.id, made.title, made.text, made.url) == ("brought-1", "Fighting", "# Head\n", "https://a.example/1")
    assert (made.publisher, made.published) == ("The Paper", date(2025, 3, 9))


def test_front_matter_with_a_fault_or_a_script_for_an_address() -> None:
    with pytest.raises(ArticleError, match=r"^a\.md: published: 'Sunday' is not a date like 2025-03-09$"):
        extract(b"---\npublished: Sunday\n---\nText.", name="a.md")
    with pytest.raises(ArticleError, match=r"^a\.md is empty but for"):
        extract(b"---\ntitle: Sunday\n---\n \n", name="a.md")
    assert extract(b"---\nurl: javascript:alert(1)\n---\nText.", name="a.md").url is None


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\x00" * 1000, b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfe\n\x00"])
def test_an_empty_file(content: bytes) -> None:
    with pytest.raises(ArticleError, match=r"^a\.txt is empty\. Bring a file"):
        extract(content, name="a.txt")


def test_a_nul_is_no_reason_to_refuse_a_text() -> None:
    made = article(extract(b"Drones hit\x00 Sudzha, the governor said.", name="a.txt"), "x")
    assert made.text == "Drones hit\ufffd Sudzha, the governor said."


def test_sizes() -> None:
    line = b"x" * 10_000_000
    with pytest.raises(
        ArticleError, match=r"^a\.txt: the article has 10,000,000 characters; at most 1,000,000 are read"
    ):
        extract(line, name="a.txt")
    with pytest.raises(ArticleError, match=r"^a\.txt has 10,485,761 bytes; at most 10,485,760 are read\."):
        extract(b"x" * (LARGEST + 1), name="a.txt")
    assert len(extract(b"x" * articles.LONGEST).text) == articles.LONGEST


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "is a picture"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "is a picture"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(100), "is a picture"),
        (b"\x00\x00\x00\x18ftypisom" + bytes(100), "is sound or video"),
        (b"RIFF\x10\x00\x00\x00WEBP" + bytes(100), "is a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is an old Office document"),
        (b"{\\rtf1\\ansi Sudzha}", "is rich text"),
        (b"\x1f\x8b\x08\x00" + bytes(100), "is a packed archive"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(32)) * 20, "is not text"),
        (bytes(range(256)) * 20, "is not text"),
        (b"<?xml version='1.0'?><rss><channel></channel></rss>", "is a feed"),
        (b"<?xml version='1.0'?>\n<!-- x -->\n<feed xmlns='http://www.w3.org/2005/Atom'/>", "is a feed"),
        (b"<?xml version='1.0'?><places/>", "is XML"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", "is XML"),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n--x", "saved e-mail"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.pdf", "a.docx"])
def test_another_kind_of_file_is_named_whatever_its_name_says(content: bytes, words: str, name: str) -> None:
    with pytest.raises(ArticleError, match=f"^{name} .*{words}"):
        extract(content, name=name)


@pytest.mark.parametrize(("name", "kind"), [("a.pdf", "a PDF"), ("a.docx", "a Word document")])
def test_a_text_that_is_called_a_document(name: str, kind: str) -> None:
    with pytest.raises(ArticleError, match=f"^{name} is not {kind}, though it is called one"):
        extract(b"Drones hit Sudzha.", name=name)


def test_a_page_under_another_name_is_read_as_what_it_is() -> None:
    page = (
        b"<!doctype html><title>x</title><article><p>"
        + b"Drones hit Sudzha, the governor said. " * 9
        + b"</p></article>"
    )
    for name, said in (("a.pdf", "a PDF"), ("a.txt", "plain text"), ("a.docx", "a Word document")):
        found = extract(page, name=name)
        assert found.kind == "HTML"
        assert found.notes == (f"It is an HTML page, not {said} as its name says, and was read as what it is.",)
    assert extract(page, media_type="application/pdf").notes == (
        "It is an HTML page, not a PDF as was said, and was read as what it is.",
    )
    assert extract(page, media_type="text/html; charset=utf-8").notes == ()


def test_a_text_under_the_name_of_a_page() -> None:
    found = extract(b"Drones hit Sudzha. If a < b and c > d, all is well.", name="a.html")
    assert (found.kind, len(found.notes)) == ("text", 1)


def test_an_endless_or_hostile_name_is_cut() -> None:
    with pytest.raises(ArticleError) as error:
        extract(b"", name="a\n\x00\ud800" + "b" * 1000)
    assert str(error.value) == "a " + "b" * 78 + " is empty. Bring a file that holds an article, or paste its text."


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400).filter(lambda raw: not raw.startswith((b"%PDF", b"PK"))), st.text(max_size=12))
def test_any_bytes_end_in_a_text_or_a_sentence(content: bytes, charset: str) -> None:
    try:
        found = extract(content, name="x.txt", charset=charset)
    except ArticleError as error:
        assert str(error).startswith("x.txt")  # noqa: PT017  # either is right
    else:
        assert article(found, "x").text.encode()
