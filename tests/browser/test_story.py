"""The default article in the browser: what a person sees, and what happens when they click."""

from collections.abc import Callable

import pytest

from dateline import articles
from dateline.carried import carried
from tests.browser.conftest import DESKTOP, PHONE, App, Seen

SUDZHA = (51.191, 35.271)
Look = Callable[..., Seen]


def test_map_and_panel(app: App, look: Look) -> None:
    seen = look().open(app.at())
    marks = seen.map.locator('[role="button"][aria-label]')
    assert set(marks.evaluate_all("nodes => nodes.map(n => n.ariaLabel)")) >= {
        "Kursk Oblast, 16 mentions, reported",
        "Sudzha, 4 mentions, reported",
        "eastern Ukraine, 1 mention, nothing said to have happened",
    }
    assert seen.map.locator(".pin").count() == 1  # Kursk is no pin
    assert seen.map.locator("path.area.area").count() >= 2
    assert seen.map.locator("path.vague").count() == 1
    assert seen.map.locator(".leaflet-control-scale").is_visible()
    assert seen.map.locator('[aria-label="Fit all places"]').is_visible()
    assert seen.map.locator('[aria-label="Fullscreen"]').is_visible()
    assert seen.map.locator(".leaflet-control-layers").is_visible()
    legend = seen.map.locator(".legend[open]").inner_text()
    assert all(name in legend for name in ("Sudzha", "Kursk Oblast", "eastern Ukraine"))
    assert seen.page.locator(".row .name").all_inner_texts() == [
        "Kursk Oblast 16 region (first-level unit)",
        "Sudzha 4 town",
        "Eastern Ukraine 1 area without official borders",
    ]
    assert "83 mentions" in seen.page.locator(".coverage").inner_text()


def test_quiet_console_and_no_other_host(app: App, look: Look) -> None:
    seen = look().open(app.at())
    seen.map.locator('[aria-label^="Sudzha"]').click()
    seen.page.locator('.dossier[data-place="sudzha"]').wait_for()
    assert seen.said == []
    elsewhere = [
        url for url in seen.asked if not url.startswith((app.url, app.url.replace("http", "ws"), "data:", "blob:"))
    ]
    assert elsewhere == []


def test_click_on_the_point_opens_its_dossier(app: App, look: Look) -> None:
    seen = look().open(app.at())
    before = seen.centre()
    seen.frame.evaluate("window.stayed = true")
    seen.map.locator('[aria-label^="Sudzha"]').click()
    dossier = seen.page.locator('.dossier[data-place="sudzha"]')
    dossier.wait_for()
    assert dossier.locator(".excerpt").count() == 4
    assert dossier.locator("mark:not(.weak)").all_inner_texts() == ["Sudzha"] * 4
    assert dossier.locator("mark.weak").all_inner_texts() == ["the settlement"]
    assert "1 of 4" in dossier.locator(".pager").inner_text()
    assert "place=sudzha" in seen.page.url
    assert seen.centre() == before  # a click on the map leaves the map where the user has it
    assert seen.frame.evaluate("window.stayed")  # and the frame was not mounted anew


def test_click_on_the_area_opens_its_dossier(app: App, look: Look) -> None:
    seen = look().open(app.at())
    seen.map.locator('[aria-label^="Kursk Oblast"]').click()
    dossier = seen.page.locator('.dossier[data-place="kursk-oblast"]')
    dossier.wait_for()
    assert dossier.locator(".excerpt:has(mark:not(.weak))").count() == 16
    assert dossier.locator(".excerpt .meant").all_inner_texts() == ["“the region”, taken to mean Kursk Oblast"] * 3
    facts = dossier.locator("dl").inner_text()
    assert all(word in facts for word in ("Russia", "geo_precision 3", "places.yaml", "51.6568° N, 36.4853° E"))


def test_click_in_the_panel_moves_the_map(app: App, look: Look) -> None:
    seen = look().open(app.at())
    seen.frame.evaluate("window.stayed = true")
    seen.page.locator('.row[data-place="sudzha"]').click()
    seen.comes_to(*SUDZHA)
    zoom = seen.centre()[2]
    seen.frame.evaluate("map_div.setView([10, 10], map_div.getZoom(), {animate: false})")
    seen.page.locator('.chip[data-place="sudzha"]').click()  # the same place again moves the map again
    seen.comes_to(*SUDZHA)
    assert seen.centre()[2] == zoom
    assert seen.frame.evaluate("window.stayed")


def test_click_in_the_text_chooses(app: App, look: Look) -> None:
    seen = look().open(app.at())
    seen.page.locator('.tab[data-tab="text"]').click()
    seen.page.locator('.text mark[data-at="2834"]').click()
    seen.page.locator('.dossier[data-place="sudzha"]').wait_for()
    seen.comes_to(*SUDZHA)


def test_show_in_text_and_pager(app: App, look: Look) -> None:
    seen = look().open(app.at("?place=sudzha"))
    seen.page.get_by_label("Next excerpt").click()
    assert "2 of 4" in seen.page.locator(".pager").inner_text()
    seen.page.locator(".excerpt.current .link").click()
    found = seen.page.locator(".text mark.found")
    assert found.get_attribute("data-at") == "1867"
    assert found.is_visible()


def test_link_restores_the_view(app: App, look: Look) -> None:
    seen = look().open(app.at("?article=kursk-2025-03&place=sudzha"))
    seen.page.locator('.dossier[data-place="sudzha"]').wait_for()
    seen.comes_to(*SUDZHA)
    assert seen.map.locator(".pin.chosen").count() == 1
    assert "article=kursk-2025-03" in seen.page.url


def test_panning_does_not_rerun_the_app(app: App, look: Look) -> None:
    seen = look()
    frames: list[str] = []
    seen.page.on("websocket", lambda socket: socket.on("framesent", lambda _: frames.append("sent")))
    seen.open(app.at())
    seen.page.wait_for_timeout(500)
    before = len(frames)
    seen.frame.evaluate("map_div.panBy([120, 60], {animate: false}); map_div.zoomIn(1, {animate: false})")
    seen.page.wait_for_timeout(800)
    assert len(frames) == before


def test_actors_and_unmapped(app: App, look: Look) -> None:
    seen = look().open(app.at())
    seen.page.locator('.tab[data-tab="actors"]').click()
    names = seen.page.locator(".acting summary").all_inner_texts()
    assert [name.rstrip(" 0123456789") for name in names] == [
        "Russia",
        "Ukraine",
        "Kyiv",
        "Moscow",
        "United States",
        "North Korea",
        "European Union",
    ]
    seen.page.locator('.tab[data-tab="unmapped"]').click()
    assert "where people come from" in seen.page.locator(".unmapped .item").first.inner_text()


def test_all_by_keyboard(app: App, look: Look) -> None:
    seen = look().open(app.at())
    seen.page.locator('.tab[data-tab="places"]').focus()
    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Enter")
    seen.page.locator(".dossier").wait_for()
    seen.map.locator('[aria-label^="Sudzha"]').focus()
    seen.page.keyboard.press("Enter")
    seen.page.locator('.dossier[data-place="sudzha"]').wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_fits_the_window(app: App, look: Look, size: tuple[int, int], scheme: str) -> None:
    seen = look(size, scheme).open(app.at("?place=kursk-oblast"))
    seen.page.locator(".dossier").wait_for()
    wide = seen.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide[0] <= wide[1]  # no sideways scroll
    box = seen.page.locator("iframe").bounding_box()
    assert box is not None
    if size == DESKTOP:
        assert box["height"] > 0.85 * size[1]
        assert seen.page.evaluate("document.querySelector('.stMain').scrollHeight <= window.innerHeight + 1")
    else:
        assert 0.4 * size[1] < box["height"] < 0.6 * size[1]
    theme = seen.frame.evaluate("document.querySelector('.dateline').classList.contains('dark')")
    assert theme == (scheme == "dark")


def test_one_click_is_one_choice(app: App, look: Look) -> None:
    seen = look().open(app.at("?place=sudzha"))
    for n, place in enumerate(["kursk-oblast", "sudzha"] * 4, 1):
        seen.page.locator(f'.chip[data-place="{place}"]').click()
        seen.page.locator(f'.dossier[data-place="{place}"]').wait_for()
        seen.page.wait_for_function(f"window.datelineChosen.n === {n}")


def test_back_goes_to_the_place_before(app: App, look: Look) -> None:
    seen = look().open(app.at("?place=sudzha"))
    seen.page.locator('.chip[data-place="kursk-oblast"]').click()
    seen.page.locator('.dossier[data-place="kursk-oblast"]').wait_for()
    seen.page.wait_for_url("**place=kursk-oblast**")
    seen.page.go_back()
    seen.page.locator('.dossier[data-place="sudzha"]').wait_for()
    seen.comes_to(*SUDZHA)


@pytest.mark.parametrize("forged", ['"nope"', '"__proto__"', "5", "null", '"\\ud800"', '"x".repeat(100000)', "{}"])
def test_forged_choices_are_none(app: App, look: Look, forged: str) -> None:
    seen = look().open(app.at("?place=sudzha"))
    seen.frame.evaluate(f"void window.Streamlit.setComponentValue({{id: {forged}, n: 'forged'}})")
    if forged != "null":  # in the panel, null means all places
        seen.page.evaluate(f"void window.dispatchEvent(new CustomEvent('dateline:choose', {{detail: {forged}}}))")
    seen.page.wait_for_timeout(600)
    assert seen.page.locator('.dossier[data-place="sudzha"]').is_visible()
    assert seen.page.url.endswith("place=sudzha")
    assert seen.map.locator(".pin").count() == 1


def test_on_a_phone_the_dossier_comes_into_view(app: App, look: Look) -> None:
    seen = look(PHONE).open(app.at())
    seen.map.locator('[aria-label^="Sudzha"]').click()
    heading = seen.page.locator(".dossier h2")
    heading.wait_for()
    seen.page.wait_for_timeout(900)
    box = heading.bounding_box()
    assert box is not None
    assert 0 < box["y"] < 0.5 * PHONE[1]


def test_on_a_phone_an_article_that_a_link_carries_opens_on_its_map(app: App, look: Look) -> None:
    text = "\n\n".join(
        f"Shells fell on {town}." for town in ("Sumy", "Sudzha", "Kharkiv", "Kupiansk", "Izium", "Balakliia")
    )
    seen = look(PHONE).open(app.at(f"?carry={carried(articles.of('', text, 'Six towns'))}"))
    seen.page.get_by_role("tab", name="Places").wait_for()
    seen.page.wait_for_timeout(1200)  # it would have scrolled by now
    box = seen.page.locator("iframe").bounding_box()
    assert box is not None
    assert box["y"] > 0


def test_figures_lead_to_their_paragraph(app: App, look: Look) -> None:
    seen = look().open(app.at())
    seen.page.locator('.tab[data-tab="figures"]').click()
    many = seen.page.locator(".figures .many").all_inner_texts()
    assert many[1] == "about 12,000 North Korean soldiers"
    seen.page.locator(".figures .excerpt").nth(1).get_by_role("button").click()
    found = seen.page.locator(".text p.found")
    found.wait_for()
    assert "About 12,000 North Korean soldiers" in found.inner_text()
    assert seen.said == []
