"""The article's own date, by example."""

from datetime import date

import pytest

from dateline.text.published import article_date, inferred_date
from dateline.text.sentences import split


@pytest.mark.parametrize(
    "text",
    [
        "KYIV, March 9, 2025 (Reuters) - On March 8, shells fell.",
        "Shells fall on Goma\n9 March 2025\nShells fell on Saturday.",
        "Shells fall\nPublished: 2025-03-09 10:30\nIt goes on and on here.",
        "Progress of the operation (2–9 March 2025)\nBetween 2 and 9 March it rained.",
        "On 9 March 2025, RSF fighters entered El Fasher. It rained.",
        "Shells fell on Saturday. It rained.\nA third line. A fourth.\nA fifth. A sixth.\nUpdated 9 March 2025",
    ],
)
def test_a_full_date_in_the_head_is_the_article_s(text: str) -> None:
    found = inferred_date(text, split(text))
    assert found is not None
    assert (found.day, found.given) == (date(2025, 3, 9), False)
    assert found.because.startswith("inferred")
    assert found.span is not None


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Saturday.",
        "Since 24 February 2022 Russia has waged war. It rained.",
        "The war, which began on 24 February 2022, goes on.",
        "A report for January 2025\nIt rained.",
        "On 7 October 2023, Hamas attacked. In 2025 it goes on.",
        "",
    ],
)
def test_else_there_is_none(text: str) -> None:
    assert inferred_date(text, split(text)) is None


def test_the_date_given_wins() -> None:
    text = "9 March 2025\nShells fell."
    found = article_date(date(2025, 3, 10), text, split(text))
    assert found is not None
    assert (found.day, found.given) == (date(2025, 3, 10), True)
