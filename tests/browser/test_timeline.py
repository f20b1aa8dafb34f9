"""The page "Timeline" in the browser: bars, days drawn over, the way to the map, the keyboard, a phone, hostile words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import DESKTOP, PHONE, App, Seen
from tests.browser.test_hostile import payloads

Look = Callable[..., Seen]


def timeline(seen: Seen, url: str) -> Seen:
    """The page as a person comes to it: from the map."""
    seen.open(url)
    narrow = seen.page.viewport_size is not None and seen.page.viewport_size["width"] < 600
    if narrow:
        seen.page.get_by_test_id("stExpandSidebarButton").click()
    seen.page.get_by_role("link", name="Timeline", exact=True).click()
    seen.page.locator(".timeline").wait_for()
    if narrow:
        seen.page.get_by_test_id("stSidebarCollapseButton").locator("button").click()
    return seen


def test_a_bar_chooses_its_time_for_every_page_and_any_time_takes_it_back(app: App, look: Look) -> None:
    seen = timeline(look(), app.at())
    assert seen.page.locator(".axis .bar").count() == 3
    seen.page.locator(".axis .bar", has_text="Butusov").click()
    seen.page.locator(".axis .bar.ghost").wait_for()
    assert seen.page.locator(".dated .excerpt").count() == 2
    seen.page.locator(".st-key-filters").get_by_text("Time: 8 March 2025").wait_for()
    seen.page.wait_for_url("**from=2025-03-08&to=2025-03-08**")
    seen.page.get_by_role("link", name="Map", exact=True).click()
    seen.page.locator(".st-key-chip-0").wait_for()
    seen.page.locator('.row[data-place="sudzha"]').wait_for()
    assert seen.page.locator(".row").count() == 1
    seen.page.get_by_role("link", name="Timeline", exact=True).click()
    seen.page.get_by_role("button", name="Any time").click()
    seen.page.locator(".undated").wait_for()
    assert seen.page.locator(".bar.ghost").count() == 0
    assert "from=" not in seen.page.url
    assert seen.said == []


def test_days_are_drawn_over(app: App, look: Look) -> None:
    seen = timeline(look(), app.at())
    seen.rest()
    boxes = [
        seen.page.get_by_role("button", name=day, exact=True).bounding_box()
        for day in ("3 August 2024", "9 August 2024")
    ]
    assert boxes[0] is not None
    assert boxes[1] is not None
    seen.page.mouse.move(boxes[0]["x"] + 5, boxes[0]["y"] + 100)
    seen.page.mouse.down()
    seen.page.mouse.move(boxes[1]["x"] + 5, boxes[1]["y"] + 100, steps=4)
    seen.page.mouse.up()
    seen.page.wait_for_url("**from=2024-08-03&to=2024-08-09**")
    seen.page.get_by_text("1 of 3 dated statements: 3 to 9 August 2024").wait_for()


def test_the_keyboard(app: App, look: Look) -> None:
    seen = timeline(look(), app.at())
    seen.page.locator(".axis .bar").first.focus()
    seen.page.keyboard.press("ArrowRight")
    seen.page.keyboard.press("ArrowRight")
    seen.page.keyboard.press("Enter")
    seen.page.locator(".within").wait_for()
    assert seen.page.evaluate(
        "document.activeElement.shadowRoot?.activeElement?.className ?? document.activeElement.className"
    ).startswith("bar")
    seen.page.wait_for_url("**from=2025-03-08&to=2025-03-08**")
    seen.rest()  # the axis has been drawn anew
    seen.page.get_by_role("button", name="August 2024", exact=True).press("Enter")
    seen.page.wait_for_url("**from=2024-08-01&to=2024-08-31**")


def test_the_way_to_the_map_and_to_the_text(app: App, look: Look) -> None:
    seen = timeline(look(), app.at())
    card = seen.page.locator(".dated .excerpt", has_text="entered Sudzha")
    card.get_by_role("button", name="Show on the map").click()
    seen.page.locator('.dossier[data-place="sudzha"]').wait_for()
    seen.page.get_by_role("link", name="Timeline", exact=True).click()
    seen.page.locator(".dated .excerpt", has_text="three more settlements").get_by_role(
        "button", name="Show in the text"
    ).click()
    seen.page.locator(".text .found").wait_for()
    assert seen.said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_fits_the_window(app: App, look: Look, size: tuple[int, int], scheme: str) -> None:
    seen = timeline(look(size, scheme), app.at())
    wide = seen.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide[0] <= wide[1]  # no sideways scroll but that of the axis
    assert seen.page.locator(".axis .bar", has_text="Butusov").is_visible()
    assert seen.said == []


def test_hostile_words_run_nothing(start_app: Callable[..., App], look: Look, tmp_path: Path) -> None:
    evil = payloads(tmp_path / "touched")
    lines = [f"General {payload} Smith said that on 3 March 2025 shells fell on Sudzha {payload}." for payload in evil]
    (tmp_path / "kursk-2025-03.md").write_text("\n\n".join(lines), "utf-8")
    seen = look()
    seen.page.goto(start_app({"DATELINE_ARTICLES": str(tmp_path)}).at("timeline"))
    seen.page.locator(".timeline .bar").first.wait_for()
    assert seen.page.locator(".timeline :is(script, img, svg, iframe, a, style)").count() == 0
    seen.page.locator(".axis .bar").first.click()
    seen.page.locator(".within").wait_for()
    assert seen.page.evaluate("window.pwned === undefined")
    assert not (tmp_path / "touched").exists()
    assert not [url for url in seen.asked if "beacon" in url]
    assert [said for said in seen.said if "exception" in said] == []
