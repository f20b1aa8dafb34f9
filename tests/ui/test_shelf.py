"""Articles of a session's own: by link, in that session alone, forgotten by the others."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dateline import articles
from dateline.carried import carried

TOP = Path(__file__).parents[2]
TEXT = "Shelling of Sumy went on, Kyiv said.\n\nRussian troops left Kharkiv."


@pytest.fixture(autouse=True)
def _at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(TOP)


def opened(page: str = "pages/story.py", **query: str) -> AppTest:
    test = AppTest.from_file(str(TOP / page), default_timeout=60)
    for key, value in query.items():
        test.query_params[key] = value
    return test.run()


def panel(test: AppTest) -> str:
    return "".join(str(block.proto) for block in test.get("bidi_component"))


def test_a_link_carries_its_article() -> None:
    text = carried(articles.of("", TEXT, "Two towns", published=date(2025, 3, 9)))
    test = opened(carry=text, side="ukraine")
    assert not test.exception
    assert "Two towns" in panel(test)
    assert "not checked by this site" in panel(test)
    assert test.query_params["carry"] in (text, [text])  # a reload finds it again
    assert "article" not in test.query_params
    assert "side" in test.query_params


@pytest.mark.parametrize("text", ["%%%", "AAAA", "x" * 40_000])
def test_a_hostile_link_gets_a_message_and_the_first_article(text: str) -> None:
    test = opened(carry=text)
    assert not test.exception
    assert "The article in the link could not be read" in panel(test)
    assert "endangering" in panel(test)
    assert "carry" not in test.query_params


def test_another_session_does_not_have_it() -> None:
    first = opened(carry=carried(articles.of("", TEXT, "Two towns")))
    own = next(iter(first.session_state["shelf"]))
    second = opened(article=own)
    assert "Two towns" not in panel(second)
    assert "was brought to another session" in panel(second)


def test_a_link_to_an_article_of_ones_own_is_made_only_if_asked() -> None:
    test = opened(carry=carried(articles.of("", TEXT, "Two towns")))
    own = next(iter(test.session_state["shelf"]))
    share = AppTest.from_file(str(TOP / "pages/share.py"), default_timeout=60)
    share.session_state["shelf"] = dict(test.session_state["shelf"])
    share.query_params["article"] = own
    share.run()
    assert len(share.code) == 0
    share.toggle[0].set_value(True).run()
    assert "carry=" in share.code[0].value
    assert f"article={own}" not in share.code[0].value
