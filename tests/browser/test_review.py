"""The page "Check" in the browser: a person overrules a choice, all pages show it, the link carries it, undo takes it back."""

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, App, Seen, click_row
from tests.browser.test_hostile import payloads, place

Look = Callable[..., Seen]
KURSK, KURSK_TOWN = 1, (51.72689, 36.18457)  # the row of its first mention; places.yaml


def check(seen: Seen, url: str) -> Seen:
    """The page as a person comes to it: from the map."""
    seen.open(url)
    go(seen, "Check")
    seen.page.locator(".st-key-review .sentence").wait_for()
    seen.map.locator("[data-basemap=drawn]").wait_for()
    return seen


def go(seen: Seen, page: str) -> None:
    narrow = seen.page.viewport_size is not None and seen.page.viewport_size["width"] < 600
    if narrow:
        seen.page.get_by_test_id("stExpandSidebarButton").click()
    seen.page.get_by_role("link", name=page, exact=True).click()
    if narrow:
        seen.page.locator(f".st-key-{'review' if page == 'Check' else 'story'}").wait_for()
        seen.page.get_by_test_id("stSidebarCollapseButton").locator("button").click()


def choose_row(seen: Seen, number: int, name: str) -> None:
    click_row(seen, number, seen.page.get_by_text(f"What does “{name}” mean?"))


def say(seen: Seen, words: str) -> None:
    option = seen.page.locator(".st-key-review .stRadio label", has_text=words).first
    for _ in range(3):  # what is clicked while another row arrives is lost
        option.click()
        with contextlib.suppress(AssertionError):
            return expect(option.locator("input")).to_be_checked(timeout=3000)
    return expect(option.locator("input")).to_be_checked()


def apply(seen: Seen) -> None:
    seen.page.get_by_role("button", name="Apply").click()
    seen.page.locator(".st-key-review").get_by_role("button", name="Remove").first.wait_for()


def test_another_candidate_on_every_page_in_the_link_and_back(app: App, look: Look) -> None:
    seen = check(look(), app.at())
    seen.frame.evaluate("window.stayed = true")
    choose_row(seen, KURSK, "Kursk")
    grey = seen.map.locator('[aria-label="Kursk, 22 km"]')
    grey.wait_for()
    assert "Grey" in (seen.map.locator(".legend").text_content() or "")  # folded where a candidate would be hidden
    say(seen, "Kursk, town, Russia")
    seen.map.locator('[aria-label="Kursk, 22 km"][aria-pressed="true"]').wait_for()
    apply(seen)
    seen.map.locator('[aria-label^="Kursk, 16 mentions"]').wait_for()
    assert seen.frame.evaluate("window.stayed")  # the frame was never mounted anew
    link = seen.page.url.replace("/review", "/")
    assert "fix=" in link
    go(seen, "Map")
    seen.page.locator('.row[data-place="kursk-city"]').click()
    seen.comes_to(*KURSK_TOWN)
    facts = seen.page.locator(".dossier dl").inner_text()
    assert "a person" in facts
    assert "chosen by hand" in facts
    assert seen.said == []

    other = look().open(link)
    assert other.map.locator('[aria-label^="Kursk, 16 mentions"]').is_visible()
    assert other.map.locator('[aria-label^="Kursk Oblast"]').count() == 0
    go(other, "Check")
    other.page.get_by_role("button", name="Undo").click()
    other.page.wait_for_function("!location.href.includes('fix=')")
    go(other, "Map")
    other.map.locator('[aria-label^="Kursk Oblast, 16 mentions"]').wait_for()


def test_not_a_place_is_not_on_the_map_because(app: App, look: Look) -> None:
    seen = check(look(), app.at())
    choose_row(seen, KURSK, "Kursk")
    say(seen, "Not a place")
    apply(seen)
    go(seen, "Map")
    seen.page.locator('.tab[data-tab="unmapped"]').click()
    reasons = seen.page.locator(".unmapped .why").all_inner_texts()
    assert reasons.count("Kursk: a person said that it is no place") == 16


def test_back_takes_back_and_undo_brings_again(app: App, look: Look) -> None:
    seen = check(look(), app.at())
    choose_row(seen, KURSK, "Kursk")
    say(seen, "Not a place")
    apply(seen)
    seen.page.wait_for_url("**fix=**")
    seen.page.go_back()
    seen.page.get_by_role("button", name="Remove").wait_for(state="detached")
    seen.page.get_by_role("button", name="Undo").click()
    seen.page.get_by_role("button", name="Remove").wait_for()
    seen.page.wait_for_url("**fix=**")


def test_one_mention_alone(app: App, look: Look) -> None:
    seen = check(look(), app.at())
    choose_row(seen, KURSK, "Kursk")
    say(seen, "One who acts")
    say(seen, "This mention alone")
    apply(seen)
    assert "Kursk, mention 1 of 16" in seen.page.locator(".st-key-review").inner_text()
    go(seen, "Map")
    seen.map.locator('[aria-label^="Kursk Oblast, 15 mentions"]').wait_for()
    seen.page.locator('.tab[data-tab="actors"]').click()
    assert "Kursk Oblast 1" in seen.page.locator(".acting summary").all_inner_texts()


def test_a_click_on_the_map_sets_the_point(app: App, look: Look) -> None:
    seen = check(look(), app.at())
    choose_row(seen, KURSK, "Kursk")
    seen.map.locator('[aria-label="Kursk, 22 km"]').click()  # a click on a candidate picks it
    seen.page.get_by_role("radio", name="Kursk, town, Russia", checked=True).wait_for()
    say(seen, "A place that is not listed")
    seen.map.locator(".asks").wait_for()
    seen.map.locator('[aria-label="The point you set"]').wait_for()  # where the place is, until somebody says otherwise
    latitude, longitude = seen.page.get_by_label("Latitude"), seen.page.get_by_label("Longitude")
    expect(latitude).to_have_value("51.65680")  # that of the place, before the click is waited for
    seen.map.locator(".dateline").click(position={"x": 640, "y": 60})
    expect(latitude).not_to_have_value("51.65680")
    expect(longitude).not_to_have_value("36.48530")
    clicked = seen.frame.evaluate(
        "(() => { const p = map_div.containerPointToLatLng([640, 60]); return [p.lat, p.lng] })()"
    )
    read = [float(latitude.input_value()), float(longitude.input_value())]
    assert read == pytest.approx(clicked, abs=0.02)
    seen.page.get_by_label("Name", exact=True).fill("Mala Loknia")
    seen.page.get_by_label("Name", exact=True).press("Enter")
    seen.page.get_by_label("Country", exact=True).fill("ru")
    seen.page.get_by_label("Country", exact=True).press("Enter")
    seen.page.wait_for_timeout(500)
    apply(seen)
    go(seen, "Map")
    seen.map.locator('[aria-label^="Mala Loknia, 16 mentions"]').wait_for()


def test_the_download_has_the_correction_and_the_comments(app: App, look: Look, tmp_path: Path) -> None:
    seen = check(look(), app.at())
    choose_row(seen, KURSK, "Kursk")
    say(seen, "Not a place")
    apply(seen)
    seen.page.get_by_text("For every article").click()
    assert "Kursk" in seen.page.get_by_test_id("stCode").inner_text()
    with seen.page.expect_download() as started:
        seen.page.get_by_text("Download the whole").click()
    file = tmp_path / started.value.suggested_filename
    started.value.save_as(file)
    text = file.read_text("utf-8")
    assert file.name == "places.yaml"
    assert "a person said that it is no place" in text
    assert "# The places that you vouch for." in text


def test_filters_and_the_keyboard(app: App, look: Look) -> None:
    seen = check(look(), app.at())
    seen.page.get_by_text("Close calls").click()
    seen.page.get_by_text("13 of 87 mentions, chosen by less than 2 points").wait_for()
    seen.page.get_by_text("What does “Kursk” mean?").wait_for()
    seen.page.get_by_text("Online", exact=True).click()
    seen.page.get_by_text("No mention was placed by an online service.").wait_for()
    seen.page.locator(".st-key-filter").get_by_text("All", exact=True).click()
    choose_row(seen, 0, "Russia")
    seen.page.keyboard.press("ArrowDown")
    seen.page.get_by_text("What does “Kursk” mean?").wait_for()
    assert seen.said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_fits_the_window(app: App, look: Look, size: tuple[int, int], scheme: str) -> None:
    seen = check(look(size, scheme), app.at())
    choose_row(seen, KURSK, "Kursk")
    wide = seen.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide[0] <= wide[1]  # no sideways scroll
    say(seen, "Not a place")
    apply(seen)
    assert seen.said == []


def test_hostile_words_run_nothing(start_app: Callable[..., App], look: Look, tmp_path: Path) -> None:
    touched = tmp_path / "touched"
    evil = payloads(touched)
    lines = [f"{payload} Shells fell in Hostiletown {chr(65 + n)} {payload}" for n, payload in enumerate(evil)]
    (tmp_path / "kursk-2025-03.md").write_text("\n\n".join(lines), "utf-8")
    (tmp_path / "places.yaml").write_text("places:" + "".join(place(n, p) for n, p in enumerate(evil)), "utf-8")
    app = start_app({"DATELINE_ARTICLES": str(tmp_path), "DATELINE_PLACES": str(tmp_path / "places.yaml")})
    seen = look()
    seen.page.goto(app.at())
    seen.page.locator(".panel").wait_for()
    go(seen, "Check")
    seen.page.locator(".sentence").wait_for()
    click_row(seen, 0, seen.page.locator(".sentence"))
    for _ in evil:  # row after row with the keys
        seen.page.wait_for_timeout(250)
        assert seen.page.locator(".sentence *:not(mark)").count() == 0
        seen.page.keyboard.press("ArrowDown")
    say(seen, "Not a place")
    apply(seen)
    seen.page.get_by_text("For every article").click()
    seen.page.get_by_text("Download the whole").wait_for()
    frames = [frame for frame in seen.page.frames if "streamlit_folium" in frame.url or frame is seen.page.main_frame]
    assert [frame.evaluate("window.pwned === undefined") for frame in frames] == [True] * len(frames)
    assert not touched.exists()
    assert not [url for url in seen.asked if "beacon" in url]
    assert [said for said in seen.said if "exception" in said] == []
