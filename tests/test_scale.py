"""A long text takes time in proportion to its length: a paste cannot freeze the app."""

import time

import pytest

from dateline import articles
from dateline.gazetteers.chain import Chain
from dateline.model import Story
from dateline.pipeline import read
from dateline.views.panel import panel_view

NAMES = "Kharkiv, Sumy, Kyiv, Sudzha, Kursk, Belgorod, Donetsk, Luhansk, Odesa, Kherson, "


def seconds(text: str, gazetteer: Chain) -> float:
    start = time.perf_counter()
    panel_view(read(articles.parse(text, "long"), gazetteer))
    return time.perf_counter() - start


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
def test_twice_the_text_takes_about_twice_as_long(unit: str, gazetteer: Chain) -> None:
    length = 20_000
    text = unit * (length // len(unit))
    seconds(text, gazetteer)
    once = min(seconds(text, gazetteer) for _ in range(2))
    twice = min(seconds(text * 2, gazetteer) for _ in range(2))
    assert twice < 3.2 * once + 0.1  # quadratic would be 4 times; a fault once made 80 kB take a minute


def test_no_excerpt_is_unreadably_long(story: Story, gazetteer: Chain) -> None:
    long = read(articles.parse(NAMES * 400, "long"), gazetteer)
    assert max(len(e.quote) for d in long.places for e in d.excerpts) <= 1000
    assert max(len(e.quote) for d in story.places for e in d.excerpts) < 500
