"""The page "Articles" under AppTest: three ways in, the forms, the shelf. The web is a stand-in."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dateline.errors import FetchError
from dateline.fetch import Fetched
from dateline.ui import bringing, drafts, shelf
from tests.browser.test_hostile import payloads

TOP = Path(__file__).parents[2]
TEXT = "KYIV, 9 March 2025 — Two towns\n\nShelling of Sumy went on, Kyiv said. Russian troops left Kharkiv on Saturday."
PAGE = b"""<!doctype html><html lang=en><head><title>Sumy shelled again</title>
<link rel="alternate" type="application/rss+xml" href="/feed.xml"><meta property="og:site_name" content="The Herald">
<meta property="article:published_time" content="2025-03-09T08:00:00Z"></head><body><nav>Home Sport</nav><article>
<h1>Sumy shelled again</h1>%s</article></body></html>""" % (
    b"<p>Shells fell on the city of Sumy on Saturday, officials said, and on the villages along the border with Russia,"
    b" where houses burnt and roads were closed to all but ambulances and the fire brigade until the evening.</p>" * 4
)
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Herald</title>
<item><title>Sumy shelled again</title><link>/sumy</link><pubDate>Sun, 09 Mar 2025 08:00:00 GMT</pubDate></item>
<item><title>Gone *already*</title><link>/gone</link></item></channel></rss>"""
WEB = {
    "https://herald.example/sumy": ("text/html", PAGE),
    "https://herald.example/feed.xml": ("application/rss+xml", FEED),
}
GONE = "herald.example has no such page (404); check the address, or paste the text or upload the file instead."


def web(address: str) -> Fetched:
    """Stands for the web."""
    if address not in WEB:
        raise FetchError(GONE)
    media_type, content = WEB[address]
    return Fetched(address, content, media_type, "utf-8")


def _page(fetch: "Callable[[str], Fetched]") -> None:
    import streamlit as st

    from dateline.ui.articles_page import show_articles

    show_articles(fetch, lambda: st.session_state.__setitem__("went", "to the map"))


@pytest.fixture(autouse=True)
def _at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(TOP)


def opened(*, fetching: bool = True, state: Mapping[str, Any] | None = None) -> AppTest:
    test = AppTest.from_function(_page, default_timeout=60, args=(web,))
    if fetching:
        test.secrets["fetching"] = {"allowed": True}
    for key, value in (state or {}).items():
        test.session_state[key] = value
    return test.run()


def pasted(text: str, test: AppTest | None = None) -> AppTest:
    test = test or opened()
    paste = next(area for area in test.text_area if str(area.key).startswith("paste-"))
    paste.set_value(text).run()
    return test.button(key="take-paste").click().run()


def asked(address: str) -> AppTest:
    test = opened()
    test.text_input(key="address").set_value(address).run()
    return test.button(key="take-address").click().run()


def captions(test: AppTest) -> str:
    return "\n".join(str(each.value).replace("\\", "") for each in test.caption)


def errors(test: AppTest) -> list[str]:
    return [str(each.value).replace("\\", "") for each in test.error]


def own(test: AppTest) -> list[Any]:
    return list(test.session_state["shelf"].values()) if "shelf" in test.session_state else []


def test_it_says_that_all_stays_in_the_session() -> None:
    test = opened()
    assert not test.exception
    assert "stays in your session: it is written nowhere, and nobody else sees it" in captions(test)


def test_a_pasted_text_is_shown_with_what_was_understood_of_it() -> None:
    test = pasted(TEXT)
    assert not test.exception
    assert test.text_input(key="draft-1-title").value == "KYIV, 9 March 2025 — Two towns"
    assert test.date_input(key="draft-1-day").value == date(2025, 3, 9)
    assert "Inferred from the text: it stands in the dateline." in captions(test)
    assert f"Text, {len(TEXT)} characters, pasted" in captions(test)
    assert test.text_area(key="draft-1-text").value == TEXT
    assert next(area for area in test.text_area if str(area.key).startswith("paste-")).value == ""
    assert own(test) == []  # nothing is read before somebody says so


def test_it_is_read_as_left_in_the_form_and_then_the_open_one() -> None:
    test = pasted(TEXT)
    test.text_input(key="draft-1-title").set_value("Two towns").run()
    test.text_input(key="draft-1-publisher").set_value("The Herald").run()
    test.text_area(key="draft-1-text").set_value(f"{TEXT} Chuhuiv burnt.").run()
    test.button(key="draft-1-read").click().run()
    assert not test.exception
    (article,) = own(test)
    assert (article.title, article.publisher, article.published) == ("Two towns", "The Herald", date(2025, 3, 9))
    assert article.text.endswith("Chuhuiv burnt.")
    assert article.note == "date inferred from the text"
    assert test.session_state["went"] == "to the map"
    assert test.query_params == {"article": [article.id]} or test.query_params == {"article": article.id}
    assert "**Open now** · The Herald · 9 March 2025 · date inferred from the text · 2 places, 1 claim\n" in captions(
        test
    ), captions(test)
    assert not [key for key in test.session_state._state.filtered_state if key.startswith("draft-1-")]


def test_without_a_date_it_says_what_follows() -> None:
    test = pasted("Shelling of Sumy went on, Kyiv said on Saturday.")
    assert test.date_input(key="draft-1-day").value is None
    assert "Without a date, “on Saturday” stays words." in captions(test)
    test.button(key="draft-1-read").click().run()
    assert own(test)[0].published is None


def test_a_given_date_is_no_inferred_one() -> None:
    test = pasted(TEXT)
    test.date_input(key="draft-1-day").set_value(date(2025, 3, 10)).run()
    assert "Inferred" not in captions(test)
    test.date_input(key="draft-1-day").set_value(None).run()
    assert "days are counted from what the text says: 9 March 2025." in captions(test)


def test_an_empty_text_is_a_sentence_and_nothing_is_lost() -> None:
    test = pasted(TEXT)
    test.text_area(key="draft-1-text").set_value("  ").run()
    test.text_input(key="draft-1-publisher").set_value("The Herald").run()
    test.button(key="draft-1-read").click().run()
    assert "has no text: there is nothing to read." in errors(test)[0]
    assert test.text_input(key="draft-1-publisher").value == "The Herald"
    assert own(test) == []


def test_files_of_several_kinds_and_a_wrong_one() -> None:
    test = opened()
    files = [
        ("report.txt", TEXT.encode(), "text/plain"),
        ("page.pdf", PAGE, "application/pdf"),
        ("map.docx", b"\x89PNG\r\n\x1a\n" + bytes(200), "image/png"),
    ]
    test.file_uploader[0].set_value(files).run()
    test.button(key="take-files").click().run()
    assert not test.exception
    assert errors(test) == ["map.docx is a picture. Paste the text that it shows."]
    assert [test.text_input(key=f"draft-{n}-title").value for n in (1, 2)] == [
        "KYIV, 9 March 2025 — Two towns",
        "Sumy shelled again",
    ]
    assert "It is an HTML page, not a PDF as its name says" in "".join(str(each.value) for each in test.info)
    next(button for button in test.button if button.label == "Read all 2").click().run()
    assert [article.title for article in own(test)] == ["KYIV, 9 March 2025 — Two towns", "Sumy shelled again"]
    assert test.session_state["went"] == "to the map"


def test_discard() -> None:
    test = pasted(TEXT)
    test.button(key="draft-1-discard").click().run()
    assert not test.exception
    assert not [key for key in test.session_state._state.filtered_state if key.startswith("draft-1-")]
    assert own(test) == []


def test_where_nothing_is_fetched_one_line_says_so() -> None:
    test = opened(fetching=False)
    assert "This site fetches nothing from the web." in captions(test)
    assert "address" not in [field.key for field in test.text_input]


def test_a_wrong_setting_is_a_sentence() -> None:
    test = opened(fetching=False)
    test.secrets["fetching"] = {"allowed": "yes"}
    test.run()
    assert "Fetching stays off" in test.warning[0].value
    assert "address" not in [field.key for field in test.text_input]


def test_an_article_from_the_web_and_the_feed_that_its_page_announces() -> None:
    test = asked("https://herald.example/sumy")
    assert not test.exception
    assert test.text_input(key="draft-1-publisher").value == "The Herald"
    assert "As the page or file says." in captions(test)
    assert "HTML" in captions(test)
    assert test.selectbox(key="feeds-1").options == ["https://herald.example/feed.xml"]
    test.button(key="take-feed").click().run()
    assert [box.label.replace("\\", "") for box in test.checkbox] == [
        "Sumy shelled again · 9 March 2025",
        "Gone *already*",
    ]


def test_entries_of_a_feed_one_of_which_fails() -> None:
    test = asked("https://herald.example/feed.xml")
    for box in test.checkbox:
        box.check()
    next(button for button in test.button if button.label == "Fetch what is chosen").click().run()
    assert not test.exception
    assert errors(test) == [f"Gone *already*: {GONE}"]
    assert test.text_input(key="draft-1-title").value == "Sumy shelled again"
    assert test.text_input(key="address").value == "https://herald.example/feed.xml"


def test_a_text_in_another_field_stays() -> None:
    test = opened()
    test.text_area(key="paste-0").set_value(TEXT).run()
    test.text_input(key="address").set_value("https://herald.example/sumy").run()
    test.button(key="take-address").click().run()
    assert test.text_input(key="draft-1-title").value == "Sumy shelled again"
    assert test.text_area(key="paste-0").value == TEXT


def test_an_address_that_fails_stays_in_its_field() -> None:
    test = asked("https://herald.example/nowhere")
    assert errors(test) == [GONE]
    assert test.text_input(key="address").value == "https://herald.example/nowhere"


def test_when_too_many_are_at_it_what_was_entered_stays() -> None:
    taken = 0
    try:
        while bringing._under_way.acquire(blocking=False):
            taken += 1
        test = pasted(TEXT)
        assert "Too many people" in errors(test)[0]
        assert next(area for area in test.text_area if str(area.key).startswith("paste-")).value == TEXT
    finally:
        for _ in range(taken):
            bringing._under_way.release()
    assert taken == bringing.AT_ONCE  # nothing before has kept a turn
    assert "draft-1-title" in [field.key for field in pasted(TEXT, test).text_input]


def read(*texts: str) -> AppTest:
    test = opened()
    for number, text in enumerate(texts, 1):
        pasted(text, test).button(key=f"draft-{number}-read").click().run()
    return test


def test_the_shelf_opens_removes_and_brings_back() -> None:
    test = read("Shells fell on Sumy.", "Shells fell on Kharkiv.")
    first, second = own(test)
    assert test.query_params["article"] in (second.id, [second.id])
    test.button(key=f"shelf-open-{first.id}").click().run()
    assert test.query_params["article"] in (first.id, [first.id])
    test.run()
    assert test.query_params["article"] in (first.id, [first.id])  # the list in the sidebar follows
    test.button(key=f"shelf-remove-{first.id}").click().run()
    assert [article.id for article in own(test)] == [second.id]
    assert test.query_params["article"] in ("kursk-2025-03", ["kursk-2025-03"])
    assert "removed" in " ".join(each.value for each in test.markdown)
    test.button(key="shelf-undo").click().run()
    assert {article.id for article in own(test)} == {first.id, second.id}
    assert not test.exception


def test_the_list_in_the_sidebar_opens_too() -> None:
    test = read("Shells fell on Sumy.")
    test.selectbox(key="article").set_value("kursk-2025-03").run()
    assert test.query_params["article"] in ("kursk-2025-03", ["kursk-2025-03"])
    assert captions(test).splitlines()[2].startswith("**Open now**")


def test_a_full_shelf_says_who_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "SHELF", 2)
    test = read("Shells fell on Sumy.", "Shells fell on Kharkiv.")
    pasted("Shells fell on Poltava.", test)
    assert "The shelf holds 2 articles: as others are read, the oldest goes, “Shells fell on Sumy.”" in captions(test)
    test.button(key="draft-3-read").click().run()
    assert [article.title for article in own(test)] == ["Shells fell on Kharkiv.", "Shells fell on Poltava."]


def test_what_waits_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "KEPT", 1)
    test = pasted("Shells fell on Kharkiv.", pasted("Shells fell on Sumy."))
    assert "left aside, since 1 texts wait" in errors(test)[0]
    assert test.text_area(key="paste-1").value == "Shells fell on Kharkiv."


def test_another_session_sees_nothing_of_it() -> None:
    secret = "Shells fell on Sumy, said the Zanzibarian envoy."
    first = pasted(secret)
    assert "Zanzibarian" not in str(opened()._tree)
    first.button(key="draft-1-read").click().run()
    second = opened()
    assert "Zanzibarian" not in str(second._tree)
    assert "Zanzibarian" not in str(second.session_state._state.filtered_state)


@pytest.fixture
def evil(tmp_path: Path) -> Iterator[list[str]]:
    yield payloads(tmp_path / "touched")
    assert not (tmp_path / "touched").exists()


def test_hostile_titles_are_words(evil: list[str]) -> None:
    test = opened()
    files = [(f"{payload}.txt", f"{payload}\nShells fell on Sumy.".encode(), "text/plain") for payload in evil[:10]]
    test.file_uploader[0].set_value(files).run()
    test.button(key="take-files").click().run()
    assert not test.exception
    assert test.text_input(key="draft-1-title").value == evil[0]
    labels = [block.label for block in test.expander]
    assert not [label for label in labels if "<img" in label.replace("\\<", "")]
