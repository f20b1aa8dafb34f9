"""The page "Share" and what it gives: a link that restores what is shown, a frame without chrome, files of what is left."""

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Download

from dateline.export.forms import FORMS
from tests.browser.conftest import PHONE, App, Seen

Look = Callable[..., Seen]


def shared(seen: Seen, app: App, query: str = "?place=sudzha&side=russia") -> Seen:
    seen.open(app.at(query))
    seen.page.get_by_role("link", name="Share").click()
    seen.page.locator(".st-key-share").wait_for()
    return seen


def test_the_link_restores_what_is_shown(app: App, look: Look) -> None:
    seen = shared(look(), app)
    link = seen.page.locator(".st-key-share code").first.inner_text().strip()
    other = look().open(link)
    other.page.locator('.dossier[data-place="sudzha"]').wait_for()
    assert "Side: Russia" in other.page.locator(".st-key-filters").inner_text()


def test_every_file_is_of_what_the_filters_leave(app: App, look: Look, tmp_path: Path) -> None:
    seen = shared(look(), app)
    for form, about in FORMS.items():
        with seen.page.expect_download() as waiting:
            seen.page.locator(f".st-key-export-{form} button").click()
        download: Download = waiting.value
        assert download.suggested_filename.endswith(about.suffix)
        download.save_as(tmp_path / f"story{about.suffix}")
        assert (tmp_path / f"story{about.suffix}").stat().st_size > 300
    features = json.loads((tmp_path / "story.geojson").read_text("utf-8"))["features"]
    told = [each for f in features for e in f["properties"]["excerpts"] for each in e["statements"]]
    assert told
    assert {each["side"] for each in told} == {"russia"}
    assert seen.said == []


def test_a_frame_shows_map_and_panel_alone(app: App, look: Look) -> None:
    for size in ((900, 640), PHONE):
        seen = look(size).open(app.at("?embed=true&place=sudzha"))
        seen.page.locator('.dossier[data-place="sudzha"]').wait_for()
        assert seen.page.get_by_role("link", name="Share").count() == 0
        assert seen.page.locator(".st-key-filters").count() == 0
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_a_frame_keeps_its_filter(app: App, look: Look) -> None:
    seen = look((900, 640)).open(app.at("?embed=true&side=russia"))
    seen.page.get_by_text("of 23 excerpts").wait_for()
    assert seen.page.locator(".row").count() == 2


def test_a_file_is_of_ones_own_session(app: App, look: Look) -> None:
    """Streamlit serves a large file that it has by that name already, and makes the name of parts of it: no two are alike."""
    names = []
    for _ in range(2):
        seen = shared(look(), app)
        with seen.page.expect_download() as waiting:
            seen.page.locator(".st-key-export-html button").click()
        names.append(waiting.value.url)
    assert names[0] != names[1]
