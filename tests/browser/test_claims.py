"""The page "Claims" in the browser: the table, one claim in full, the ways to the map and the text, sides beside each other."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import DESKTOP, PHONE, App, Seen, click_row
from tests.browser.test_hostile import payloads

Look = Callable[..., Seen]
BUTUSOV = 4  # the row of "Russian forces entered Sudzha"
ROW = 66  # pixels of the table's rows


def claims(seen: Seen, url: str) -> Seen:
    """The page as a person comes to it: from the map."""
    seen.open(url)
    narrow = seen.page.viewport_size is not None and seen.page.viewport_size["width"] < 600
    if narrow:
        seen.page.get_by_test_id("stExpandSidebarButton").click()
    seen.page.get_by_role("link", name="Claims", exact=True).click()
    seen.page.locator(".st-key-claims .sentence").first.wait_for()
    if narrow:
        seen.page.get_by_test_id("stSidebarCollapseButton").locator("button").click()
    return seen


def choose_row(seen: Seen, number: int, words: str) -> None:
    click_row(seen, number, seen.page.locator(".st-key-claims .says", has_text=words).first, ROW)


def marked(seen: Seen, kind: str) -> list[str]:
    return seen.page.locator(f".st-key-claims .sentence .{kind}").all_inner_texts()


def test_a_row_shows_the_claim_in_full(app: App, look: Look) -> None:
    seen = claims(look(), app.at())
    choose_row(seen, BUTUSOV, "Russian forces entered Sudzha on Saturday via a gas pipeline")
    assert marked(seen, "speaker") == ["Ukrainian military blogger Yuriy Butusov"]
    assert marked(seen, "cue") == ["reported"]
    known = seen.page.locator(".st-key-claims dl").inner_text()
    assert "Armed clash (Battles), told by “entered Sudzha”" in known
    assert "8 March 2025, from “on Saturday”" in known
    seen.page.keyboard.press("ArrowDown")
    seen.page.locator(".st-key-claims .says", has_text="The Russians used a gas pipeline").wait_for()
    assert seen.said == []


def test_the_way_to_the_map_and_the_text(app: App, look: Look) -> None:
    seen = claims(look(), app.at())
    choose_row(seen, BUTUSOV, "entered Sudzha")
    seen.page.get_by_role("button", name="Show Sudzha on the map").click()
    seen.page.locator(".text mark.found").wait_for()
    assert seen.page.locator(".text mark.found").inner_text() == "Russian"
    seen.page.wait_for_url("**place=sudzha**")
    seen.page.get_by_role("tab", name="Places").click()
    seen.page.locator('.dossier[data-place="sudzha"]').wait_for()
    assert seen.said == []


def test_the_way_to_the_text_alone_and_under_a_filter(app: App, look: Look) -> None:
    seen = claims(look(), app.at("?status=claimed"))
    seen.page.get_by_text("11 of 22 claims").wait_for()
    choose_row(seen, 3, "The Russians used a gas pipeline")
    seen.page.get_by_role("button", name="Show in the text").click()
    found = seen.page.locator(".text mark.found")
    found.wait_for()
    seen.page.wait_for_timeout(1000)  # it scrolls there
    panel, at = seen.page.locator(".body").bounding_box(), found.bounding_box()
    assert panel is not None
    assert at is not None
    assert panel["y"] < at["y"] < panel["y"] + panel["height"]
    assert "status=claimed" in seen.page.url


def test_side_by_side(app: App, look: Look) -> None:
    seen = claims(look(), app.at("?place=sudzha"))
    seen.page.get_by_text("Side by side").click()
    heads = seen.page.locator(".sides h3")
    heads.first.wait_for()
    assert [" ".join(head.split()) for head in heads.all_inner_texts()] == [
        "Russia 2 statements",
        "Ukraine 1 statement",
        "Third parties, or of several sides 1 statement",
    ]
    seen.rest()
    tops = [box["y"] for head in heads.all() if (box := head.bounding_box())]
    assert len(set(tops)) == 1
    seen.page.get_by_label("Place", exact=True).first.click()
    seen.page.get_by_role("option", name="Kursk Oblast").click()
    seen.page.locator(".sides h3", has_text="The article itself").wait_for()
    seen.page.wait_for_url("**place=kursk-oblast**")
    assert seen.said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_fits_the_window(app: App, look: Look, size: tuple[int, int], scheme: str) -> None:
    seen = claims(look(size, scheme), app.at("?place=sudzha"))
    choose_row(seen, BUTUSOV, "entered Sudzha")
    seen.rest()
    canvas, full = seen.page.locator(".stDataFrame canvas").first, seen.page.locator(".st-key-claims .sentence")
    table, words = canvas.bounding_box(), full.bounding_box()
    assert table is not None
    assert words is not None
    beside = words["x"] >= table["x"] + table["width"]
    assert beside == (size == DESKTOP)
    assert beside or words["y"] >= table["y"] + table["height"]
    seen.page.get_by_text("Side by side").click()
    seen.page.locator(".sides h3").first.wait_for()
    seen.rest()
    lefts = {box["x"] for head in seen.page.locator(".sides h3").all() if (box := head.bounding_box())}
    assert len(lefts) == (3 if size == DESKTOP else 1)
    wide = seen.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide[0] <= wide[1]  # no sideways scroll
    assert seen.said == []


def test_hostile_words_run_nothing(start_app: Callable[..., App], look: Look, tmp_path: Path) -> None:
    touched = tmp_path / "touched"
    evil = payloads(touched)
    lines = [f'The Russian army {payload} said on Monday that "Sudzha {payload} has fallen".' for payload in evil]
    (tmp_path / "kursk-2025-03.md").write_text("\n\n".join(lines), "utf-8")
    app = start_app({"DATELINE_ARTICLES": str(tmp_path)})
    seen = look()
    seen.page.goto(app.at())
    seen.page.locator(".panel").wait_for()
    seen.page.get_by_role("link", name="Claims", exact=True).click()
    seen.page.locator(".st-key-claims .sentence").wait_for()
    click_row(seen, 0, seen.page.locator(".st-key-claims .sentence"), ROW)
    for _ in evil:  # row after row with the keys
        seen.page.wait_for_timeout(250)
        assert seen.page.locator(".st-key-claims .sentence *:not(span)").count() == 0
        assert seen.page.locator(".st-key-claims dl *:not(dt, dd)").count() == 0
        seen.page.keyboard.press("ArrowDown")
    seen.page.get_by_text("Side by side").click()
    seen.page.locator(".sides h3").first.wait_for()
    assert seen.page.locator(".sides :is(img, script, svg, iframe, a)").count() == 0
    assert seen.page.evaluate("window.pwned === undefined")
    assert not touched.exists()
    assert not [url for url in seen.asked if "beacon" in url]
    assert [said for said in seen.said if "exception" in said] == []
