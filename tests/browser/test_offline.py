"""The page that is exported, opened from disk with the network cut."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from dateline import articles
from dateline.export.page import to_page
from dateline.filters import Filter, filtered
from dateline.model import Story
from dateline.pipeline import heard, open_gazetteer, read
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_hostile import payloads

Open = Callable[..., Page]


def told(article_id: str, text: str | None = None) -> Story:
    article = articles.of(article_id, text) if text else articles.open_shipped(article_id)
    assert article
    gazetteer = open_gazetteer()
    try:
        return heard(read(article, gazetteer))
    finally:
        gazetteer.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Open:
    """Opens a page from disk; whatever it asks for but its own file, or says, fails the test."""

    def open_page(html: str, size: tuple[int, int] = DESKTOP, scheme: Literal["light", "dark"] = "light") -> Page:
        path = tmp_path / "story.html"
        path.write_text(html, "utf-8")
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, offline=True)
        context.set_default_timeout(15_000)
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on(
            "request", lambda r: said.append(r.url[:80]) if not r.url.startswith(("data:", path.as_uri())) else None
        )
        page.goto(path.as_uri())
        page.locator("[data-basemap=drawn]").wait_for()
        assert said == []
        return page

    return open_page


def test_map_and_panel_without_a_network(opened: Open) -> None:
    page = opened(to_page(told(articles.DEFAULT_ID)))
    page.locator('[aria-label^="Sudzha"]').click()
    assert page.locator('.dossier[data-place="sudzha"] .excerpt').count() == 4
    page.locator('.chip[data-place="kursk-oblast"]').click()
    page.locator(".tag.chosen").wait_for()
    page.wait_for_timeout(600)  # the map moves
    assert page.evaluate("dateline.map.getCenter().lat") == pytest.approx(51.7, abs=0.5)
    page.get_by_role("tab", name="Text").click()
    assert page.locator(".text mark").count() > 80
    page.locator('.text mark[data-at]:text("Sudzha")').first.click()
    page.locator('.dossier[data-place="sudzha"]').wait_for()


def test_on_a_phone_in_the_dark(opened: Open) -> None:
    page = opened(to_page(told(articles.DEFAULT_ID)), PHONE, "dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    page.locator('#beside .row[data-place="sudzha"]').click()
    page.locator('.dossier[data-place="sudzha"]').wait_for()
    assert page.locator(".dateline.dark").count() == 1


def test_a_filter_is_respected(opened: Open) -> None:
    story = filtered(told(articles.DEFAULT_ID), Filter(place=frozenset({"sudzha"})))
    page = opened(to_page(story, ["Filtered: Place: Sudzha."]))
    assert page.locator("#beside .row").count() == 1
    assert page.locator(".pin").count() == 1
    assert "Filtered: Place: Sudzha." in page.locator(".notice").all_inner_texts()


def test_hostile_text_is_text(opened: Open, tmp_path: Path) -> None:
    evil = payloads(tmp_path / "touched")
    text = "\n\n".join(f"{payload} Shelling of Sumy went on, {payload} said." for payload in evil)
    page = opened(to_page(told("hostile", text)))
    page.get_by_role("tab", name="Text").click()
    shown = page.locator(".text").inner_text()
    assert all(payload.strip() in shown or "\u2028" in payload for payload in evil)
    assert page.evaluate("window.pwned") is None
    assert not (tmp_path / "touched").exists()
