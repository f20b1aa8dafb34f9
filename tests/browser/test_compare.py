"""Two articles on one map: a table, a map and two columns that follow one another."""

from collections.abc import Callable
from datetime import date

from dateline import articles
from dateline.carried import carried
from tests.browser.conftest import PHONE, App, Seen

Look = Callable[..., Seen]
TEXT = "Russian forces entered Sudzha, Moscow said.\n\nShelling of Sumy killed two people, the governor said."


def compare(seen: Seen, app: App) -> Seen:
    link = carried(articles.of("", TEXT, "Two towns", published=date(2025, 3, 13)))
    seen.open(app.at(f"?carry={link}"))
    if (seen.page.viewport_size or {"width": 0})["width"] == PHONE[0]:  # the pages are in the drawer
        seen.page.get_by_test_id("stExpandSidebarButton").click()
    seen.page.get_by_role("link", name="Compare").click()
    seen.page.locator(".st-key-compare").wait_for()
    seen.map.locator("[data-basemap=drawn]").wait_for()
    return seen


def test_two_articles_on_one_map(app: App, look: Look) -> None:
    seen = compare(look(), app)
    firsts = seen.map.locator('[role="button"]:has(> .pin.share-first)')
    assert firsts.evaluate_all("nodes => nodes.map(n => n.ariaLabel)") == ["Sumy, 1 mention"]
    assert seen.map.locator(".tag.share-second").count() == 2
    seen.frame.evaluate("window.stayed = true")
    seen.map.locator('[aria-label^="Sumy"]').click()
    seen.page.get_by_role("heading", name="Sumy").wait_for()
    first, second = seen.page.locator(".sides section").all()
    assert "Shelling of Sumy killed two people" in first.inner_text()
    assert second.locator("article").count() == 0
    assert seen.frame.evaluate("window.stayed")
    assert seen.said == []


def test_on_a_phone(app: App, look: Look) -> None:
    seen = compare(look(PHONE), app)
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    assert seen.page.locator(".sides section").count() == 2


def test_one_article_alone_says_what_to_do(app: App, look: Look) -> None:
    seen = look().open(app.at())
    seen.page.get_by_role("link", name="Compare").click()
    seen.page.get_by_text("There is one article here.").wait_for()
