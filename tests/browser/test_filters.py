"""Filters in the browser: chips, what they leave, the link, and the way back."""

from collections.abc import Callable

from tests.browser.conftest import PHONE, App, Seen

Look = Callable[..., Seen]


def strip(seen: Seen) -> str:
    return " ".join(seen.page.locator(".st-key-filters").inner_text().split())


def test_a_filter_is_chosen_and_taken_away(app: App, look: Look) -> None:
    seen = look().open(app.at())
    seen.frame.evaluate("window.stayed = true")
    seen.page.get_by_role("button", name="Filter").click()
    seen.page.get_by_label("Side").click()
    seen.page.get_by_role("option", name="Russia").click()
    seen.page.locator(".st-key-chip-0").wait_for()
    seen.page.keyboard.press("Escape")
    seen.page.keyboard.press("Escape")
    assert "of 23 excerpts" in strip(seen)
    assert "side=russia" in seen.page.url
    assert seen.page.locator(".row .name").count() == 2
    assert seen.frame.evaluate("window.stayed")  # the map was not mounted anew
    legend = seen.map.locator(".legend[open]")
    assert "eastern Ukraine" not in legend.inner_text()
    assert "Only claimed" in legend.inner_text()
    assert "Reported" not in legend.inner_text()
    seen.page.locator(".st-key-chip-0 button").click()
    seen.page.get_by_text("23 excerpts on the map", exact=True).wait_for()
    seen.page.locator(".row").nth(2).wait_for()
    assert "side=" not in seen.page.url
    assert seen.said == []


def test_the_link_restores_the_filter_on_a_phone(app: App, look: Look) -> None:
    seen = look(PHONE).open(app.at("?place=sudzha&side=russia"))
    seen.page.locator('.dossier[data-place="sudzha"]').wait_for()
    assert seen.page.locator(".dossier .excerpt").count() == 2
    assert "Side: Russia" in strip(seen)
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_the_filter_holds_on_another_page(app: App, look: Look) -> None:
    seen = look().open(app.at("?side=russia"))
    seen.page.locator(".st-key-chip-0").wait_for()
    seen.page.get_by_role("link", name="Check").click()
    seen.page.locator(".st-key-review").wait_for()
    assert "Side: Russia" in strip(seen)
    seen.page.get_by_role("link", name="Map").click()
    seen.map.locator("[data-basemap=drawn]").wait_for()  # the chips of the page before stand until then
    assert "Side: Russia" in strip(seen)
    seen.page.wait_for_url("**side=russia**")


def test_the_tab_stays_when_a_filter_changes(app: App, look: Look) -> None:
    seen = look().open(app.at("?side=russia"))
    seen.page.get_by_role("tab", name="Figures").click()
    before = seen.page.locator(".figures .excerpt").count()
    seen.page.locator(".st-key-chip-0 button").click()
    seen.page.locator(".figures .excerpt").nth(before).wait_for()
    assert seen.page.get_by_role("tab", name="Figures").get_attribute("aria-selected") == "true"
