"""What a reader brought, in words: whence a date is, what the shelf says, what becomes of the form."""

from datetime import date

import pytest

from dateline.errors import ArticleError
from dateline.extract import Extracted
from dateline.fetch.feeds import Entry
from dateline.views.brought import NO_DATE, about, article_of, day_told, drafted, listed, understood

DATED = "KYIV, 9 March 2025 — Shells fell on Sumy on Saturday."
PLAIN = "Shells fell on Sumy on Saturday."
MARCH = date(2025, 3, 9)


def found(text: str, published: date | None = None) -> Extracted:
    return Extracted(text, "Two towns", None, published, "https://herald.example/sumy", "text", ())


@pytest.mark.parametrize(
    ("text", "published", "given", "told"),
    [
        (DATED, None, MARCH, "Inferred from the text: it stands in the dateline."),
        (DATED, None, date(2025, 3, 10), ""),
        (DATED, None, None, "Without a date, days are counted from what the text says: 9 March 2025."),
        (DATED, MARCH, MARCH, "As the page or file says."),
        (PLAIN, MARCH, MARCH, "As the page or file says."),
        (PLAIN, MARCH, date(2025, 3, 10), ""),
        (PLAIN, None, None, NO_DATE),
    ],
)
def test_whence_the_date_is(text: str, published: date | None, given: date | None, told: str) -> None:
    assert day_told(drafted(1, "pasted", found(text, published)), given) == told


def test_a_day_that_no_report_is_of_is_left_out() -> None:
    assert drafted(1, "x.pdf", found(PLAIN, date(1, 1, 1))).day is None


def test_what_it_is() -> None:
    assert understood(drafted(1, "one.txt", found(PLAIN)), "One") == "Text, 3 characters, one.txt"


def test_the_article_as_left_in_the_form() -> None:
    draft = drafted(1, "pasted", found(DATED))
    made = article_of(draft, PLAIN, " A title ", " ", MARCH)
    assert (made.title, made.publisher, made.published, made.text) == ("A title", None, MARCH, PLAIN)
    assert made.note == "date inferred from the text"
    assert made.url == "https://herald.example/sumy"
    assert article_of(draft, PLAIN, "", "", None).title == PLAIN
    assert article_of(draft, PLAIN, "", "", date(2025, 3, 10)).note is None
    with pytest.raises(ArticleError, match="at most 1,000,000"):
        article_of(draft, "x" * 1_000_001, "", "", None)


def test_a_line_of_the_shelf() -> None:
    article = article_of(drafted(1, "pasted", found(DATED)), DATED, "", "The Herald", MARCH)
    assert about(article, None) == "The Herald · 9 March 2025 · date inferred from the text · not read yet"
    assert about(article, (1, 0)).endswith(" · 1 place, 0 claims")


def test_a_line_of_a_feed() -> None:
    assert listed(Entry("Sumy", "https://herald.example/sumy", MARCH, "")) == "Sumy · 9 March 2025"
    assert listed(Entry("Sumy", "https://herald.example/sumy", None, "")) == "Sumy"
