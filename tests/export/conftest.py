"""Stories for the tests of the exports: the default article with its claims, and one of hostile text."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline import articles
from dateline.model import Story
from dateline.pipeline import heard, open_gazetteer, read
from tests.browser.test_hostile import payloads, place

FORMULAS = [
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "  =1",
    "＝1",
    "＋1",
    "－1",
    "＠1",
    "\u200b=1",
    "\ufeff=1",
    "\u00a0@x",
    '=HYPERLINK("http://127.0.0.1:9","x")',
]


@pytest.fixture(scope="session")
def heard_story(story: Story) -> Story:
    return heard(story)


@pytest.fixture(scope="session")
def evil() -> list[str]:
    """What is named, quoted and titled in `hostile`."""
    return [*payloads(Path("touched")), *FORMULAS, "bell \a, escape \x1b, \ufffe and CR \r."]


@pytest.fixture(scope="session")
def hostile(evil: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """A place for each payload, which is its name, its source and in its excerpt."""
    folder = tmp_path_factory.mktemp("hostile")
    clean = [re.sub("[\0-\x08\x0b-\x1f\ufffe]", "", payload) for payload in evil]  # places.yaml refuses the rest
    places = (
        place(n, p).replace(f"Hostiletown {chr(65 + n)}", f"Hostiletown {_letters(n)}") for n, p in enumerate(clean)
    )
    (folder / "places.yaml").write_text("places:" + "".join(places), "utf-8")
    lines = [f"{p} said that shells fell in Hostiletown {_letters(n)} on Sunday and {p}." for n, p in enumerate(evil)]
    gazetteer = open_gazetteer(folder / "places.yaml")
    assert not gazetteer.curated.faults, gazetteer.curated.faults
    text = f"---\ntitle: {json.dumps(evil[7])}\npublisher: {json.dumps(evil[16])}\n---\n" + "\n\n".join(lines)
    yield heard(read(articles.parse(text, "hostile"), gazetteer))
    gazetteer.close()


def _letters(n: int) -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[n % 26] * (1 + n // 26)
