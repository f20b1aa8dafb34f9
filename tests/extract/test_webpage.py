"""HTML: the article of a page without what surrounds it, what is known of it, and pages without one."""

from datetime import date
from pathlib import Path

import pytest

from dateline.errors import ArticleError
from dateline.extract import extract

PAGES = Path(__file__).parent / "pages"
BODY = "<p>" + "Russian forces entered the town of Sudzha on Sunday, officials said. " * 8 + "</p>"

CONSENT = (
    "<div><p>We value your privacy. We and our partners use cookies and process personal data with your consent."
    " You may change your consent at any time in our cookie policy.</p><button>Accept</button></div>"
)


def _page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head><title>A page</title>{head}</head><body>{body}</body></html>".encode()


def test_a_newspaper_page() -> None:
    found = extract((PAGES / "herald.html").read_bytes(), name="herald.html")
    lines = [line for line in found.text.split("\n") if line]
    assert found.title == "Drones hit Sudzha as fighting spreads"
    assert (found.publisher, found.published, found.kind) == ("The Northern Herald", date(2025, 3, 9), "HTML")
    assert found.url == "https://www.herald.example/world/drones-hit-sudzha"
    assert found.notes == ()
    assert "Fighting near Kurilovka" in lines
    assert any(line.startswith("Russian forces entered the town of Sudzha on Sunday, officials said") for line in lines)
    # A line break within a sentence is no end of it, and words do not run together at it.
    assert any("drones struck a convoy on the road to Yunakivka." in line for line in lines)
    assert "“We are holding the line at Oleshnya,” a commander said." in lines
    assert "Lebedevka: taken" in lines
    assert "Sudzha | 112" in lines
    around = ["Dublin", "Brussels", "Tokyo", "Lisbon", "Oslo", "Glasgow", "Helsinki", "Paris", "Madrid"]
    assert [name for name in around if name in found.text] == []


def test_a_page_in_windows_1251_that_says_so() -> None:
    page = (PAGES / "vestnik.html").read_text("utf-8").encode("cp1251")
    found = extract(page, name="vestnik.htm")
    assert found.title == "Бои в Курской области: что известно"
    assert (found.publisher, found.published, found.notes) == ("Вестник", date(2025, 3, 8), ())
    assert "под контроль перешли Малая Локня и Лебедевка." in found.text
    assert [name for name in ("Москва", "Сочи", "Казани", "Воронеж") if name in found.text] == []


def test_what_the_server_says_of_the_encoding_comes_before_the_page() -> None:
    page = (PAGES / "vestnik.html").read_text("utf-8").replace("—", "-").encode("koi8-r")
    assert "Малая Локня" in extract(page, url="https://vestnik.example/1", charset="KOI8-R").text


def test_a_page_that_says_a_wrong_encoding() -> None:
    page = (PAGES / "vestnik.html").read_text("utf-8").replace("windows-1251", "utf-8").encode("cp1251")
    found = extract(page)
    assert "Малая Локня" in found.text
    assert found.notes == ("Read as Windows-1251: it is not UTF-8, as it says. Look whether its letters are right.",)


def test_an_arabic_page_and_its_publisher_by_the_host() -> None:
    found = extract(
        (PAGES / "sahifa.html").read_bytes(), url="https://www.sahifa.example/sudan/1", media_type="text/html"
    )
    assert found.title == "قصف على أم درمان ومعارك في الخرطوم بحري"
    assert found.publisher == "sahifa.example" or "الصحيفة" in (found.publisher or "")
    assert found.published == date(2024, 5, 14)
    assert found.url == "https://www.sahifa.example/sudan/1"
    assert "الفاشر" in found.text
    assert "دبي" not in found.text
    assert "القاهرة" not in found.text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_page_with_a_byte_order_mark(encoding: str) -> None:
    assert "Fighting near Kurilovka" in extract((PAGES / "herald.html").read_text("utf-8").encode(encoding)).text


@pytest.mark.parametrize(
    ("body", "head", "words"),
    [
        ('<div id="root"></div><script src="app.js"></script>', "", "scripts"),
        ("<noscript>You need to enable JavaScript to run this app.</noscript><div id=app></div>", "", "scripts"),
        (
            "<p>Russia said on Sunday…</p><div class=wall>Subscribe to continue reading. Already a subscriber?</div>",
            "",
            "paywall",
        ),
        (
            "<p>Die Kämpfe dauern an.</p>",
            '<script type="application/ld+json">{"isAccessibleForFree": false}</script>',
            "paywall",
        ),
        ('<form><p>Sign in</p><input name=u><input type="password" name=p><button>Log in</button></form>', "", "login"),
        (CONSENT, "", "cookie wall"),
        (
            "<h1>Just a moment...</h1><p>Verifying you are human. This may take a few seconds.</p>",
            "",
            "check for robots",
        ),
        ("<h1>404</h1><p>Page not found</p>", "", "no such page"),
        ("", "", "holds no article"),
        ("<img src=a.png>", "", "holds no article"),
    ],
)
def test_a_page_without_an_article_says_what_it_may_be(body: str, head: str, words: str) -> None:
    with pytest.raises(ArticleError, match=f"^The page .*{words}") as error:
        extract(_page(body, head), url="https://a.example/1")
    assert str(error.value).endswith("paste its text.")


def test_an_article_for_subscribers_that_shows_a_part_is_read_with_a_note() -> None:
    found = extract(
        _page(f"<article><h1>Sudzha</h1>{BODY}</article>", '<script>x={"isAccessibleForFree": "False"}</script>')
    )
    assert found.notes == (
        "The page says that the whole article is for subscribers: perhaps this is only its beginning.",
    )


def test_an_article_about_cookies_or_paywalls_is_one() -> None:
    text = (
        "<p>"
        + "Hackers took cookies and personal data of officials in Kursk, the ministry said on Sunday. " * 40
        + "</p>"
    )
    assert "Kursk" in extract(_page(f"<article>{text}</article>")).text


def test_a_short_report_is_one() -> None:
    text = "Two drones fell near Belgorod overnight, its governor said. Nobody was hurt."
    assert extract(_page(f"<article><h1>Drones near Belgorod</h1><p>{text}</p></article>")).text.endswith(text)


def test_a_script_as_an_address_is_dropped() -> None:
    found = extract(_page(f"<article>{BODY}</article>", '<link rel=canonical href="javascript:alert(1)">'))
    assert found.url is None


def test_entities_and_markup_are_text_and_nothing_is_fetched() -> None:
    page = _page(
        f"<article><p>&lt;b&gt;Sudzha&lt;/b&gt; ${{1}} &#x27; {BODY}</p><img src=http://127.0.0.1:9/x></article>"
    )
    assert "<b>Sudzha</b> ${1} '" in extract(page).text


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body>" + b"<div>" * 200_000 + b"x",
        b"<html><body>" + b"<table><tr><td>" * 50_000 + BODY.encode(),
        b"<html><body>" + b"<a href='" * 100_000,
        b"<html>" + b"<!--" * 500_000,
        b"<html><body><p>" + b"&amp;" * 1_000_000,
        b"<html><body>" + b"<p>Sudzha" * 20_000,
        b"<html \x00\xff\xfe" + bytes(range(256)) * 100,
        b"<!doctype html><!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><html><body>&b;",
    ],
    ids=["nested", "tables", "open", "comments", "entities", "many", "bytes", "entity"],
)
def test_hostile_pages_end_in_a_text_or_a_sentence(page: bytes) -> None:
    try:
        found = extract(page, name="x.html")
    except ArticleError as error:
        assert str(error).startswith("x.html ")  # noqa: PT017  # either is right
    else:
        assert found.text
