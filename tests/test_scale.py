"""A long text takes work in proportion to its length: a paste cannot freeze the app."""

import sys
import time

import pytest

from dateline import articles
from dateline.gazetteers.chain import Chain
from dateline.model import Story
from dateline.pipeline import heard, read
from dateline.views.panel import panel_view

NAMES = "Kharkiv, Sumy, Kyiv, Sudzha, Kursk, Belgorod, Donetsk, Luhansk, Odesa, Kherson, "


def calls(text: str, gazetteer: Chain) -> int:
    """How many calls it takes to read a text: unlike its time, the same on a busy machine."""
    count = 0

    def tick(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        panel_view(read(articles.parse(text, "long"), gazetteer))
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        NAMES,  # one line without a full stop
        NAMES.strip() + "\n",  # hard-wrapped
        NAMES[:-2] + ". ",
        "-",
        "Al-",
        "a\n",
        "“",
        "U.S.",
    ],
)
def test_twice_the_text_takes_about_twice_the_work(unit: str, gazetteer: Chain) -> None:
    text = unit * (8_000 // len(unit))
    calls(text, gazetteer)  # words met once are remembered
    assert calls(text * 2, gazetteer) < 2.5 * calls(text, gazetteer)  # quadratic would be 4 times


@pytest.mark.parametrize(
    "unit",
    [
        ".",
        "A. ",
        "A b. ",
        "Kursk and ",
        "Kursk: ",
        "a\n",
        "10 March 2025 ",
        "said ",
        "“",
        NAMES,
        "Gov. Ivan Smith said so. ",
    ],
)
def test_four_times_the_text_takes_no_ten_times_the_processor(unit: str, gazetteer: Chain) -> None:
    """What is said too; and what patterns do, which is no call. Quadratic would be 16 times."""

    def seconds(length: int) -> float:
        article = articles.parse(unit * (length // len(unit)), "long")
        start = time.process_time()
        heard(read(article, gazetteer))
        return time.process_time() - start

    seconds(400)  # words met once are remembered
    assert seconds(16_000) < 10 * seconds(4_000) + 0.2


def test_no_excerpt_is_unreadably_long(story: Story, gazetteer: Chain) -> None:
    long = read(articles.parse(NAMES * 400, "long"), gazetteer)
    assert max(len(e.quote) for d in long.places for e in d.excerpts) <= 1000
    assert max(len(e.quote) for d in story.places for e in d.excerpts) < 500
