"""What is described and not named, and what has a name and no known position: how both are shown."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import DESKTOP, PHONE, App, Seen

Look = Callable[..., Seen]

ARTICLE = """---
title: Villages given up
---
They took the villages of Qwertivka, Asdfivka and Zxcvivka in Russia's Kursk region on Sunday. Fighting went on in
Sudzha. The town was under fire.

Shells fell in Sumy region. The village of Yuiopivka burned, and the region was dark.

Russia said it had taken the settlement of Hjklivka. The country has not said more.
"""


@pytest.fixture(scope="module")
def villages(tmp_path_factory: pytest.TempPathFactory, start_app: Callable[..., App]) -> App:
    folder = tmp_path_factory.mktemp("villages")
    (folder / "kursk-2025-03.md").write_text(ARTICLE, "utf-8")
    return start_app({"DATELINE_ARTICLES": str(folder)})


def test_places_of_unknown_position_share_a_quiet_mark(villages: App, look: Look) -> None:
    seen = look().open(villages.at())
    labels = seen.map.locator('[role="button"][aria-label]').evaluate_all("nodes => nodes.map(n => n.ariaLabel)")
    unknown = [
        label.rsplit(", ", 1)[0] for label in labels if "position unknown" in label
    ]  # what is said happened apart
    assert unknown == ["3 places, position unknown, 3 mentions", "Yuiopivka, position unknown, 1 mention"]
    assert seen.map.locator(".pin").count() == 1  # Sudzha alone
    assert seen.map.locator("path.unknown").count() == 2
    for quiet in seen.map.locator("path.unknown").all():
        assert quiet.evaluate("node => getComputedStyle(node).pointerEvents") == "none"  # the region below is clicked
        assert quiet.evaluate("node => getComputedStyle(node).fillOpacity") == "0"
    legend = seen.map.locator(".legend[open]").inner_text()
    assert "Qwertivka, Asdfivka, Zxcvivka, Yuiopivka" in legend
    assert "Position unknown" in legend
    assert seen.said == []


def test_their_dossier_has_their_names_and_no_coordinates(villages: App, look: Look) -> None:
    seen = look().open(villages.at())
    seen.map.locator('[aria-label^="3 places"]').click()
    dossier = seen.page.locator('.dossier[data-place="kursk-oblast@in"]')
    dossier.wait_for()
    assert dossier.locator("h2").inner_text() == "Qwertivka, Asdfivka, Zxcvivka"
    assert "unknown; drawn as the whole of Kursk Oblast" in dossier.locator("dl").inner_text()
    assert dossier.locator("mark").all_inner_texts() == ["Qwertivka", "Asdfivka", "Zxcvivka"]
    assert seen.map.locator(".tag.unknown.chosen").count() == 1
    seen.page.wait_for_url("**place=kursk-oblast%40in**")


def test_a_link_restores_them(villages: App, look: Look) -> None:
    seen = look().open(villages.at("?place=kursk-oblast%40in"))
    seen.page.locator('.dossier[data-place="kursk-oblast@in"]').wait_for()
    assert seen.page.locator(".notice").count() == 0


def test_a_description_is_marked_as_one(villages: App, look: Look) -> None:
    seen = look().open(villages.at("?place=sudzha"))
    dossier = seen.page.locator('.dossier[data-place="sudzha"]')
    dossier.wait_for()
    assert "1 mention and 1 by description" in dossier.locator("dl").inner_text()
    assert dossier.locator(".meant").all_inner_texts() == ["“The town”, taken to mean Sudzha"]
    weak = dossier.locator("mark.weak")
    assert weak.inner_text() == "The town"
    assert weak.evaluate("node => getComputedStyle(node).borderBottomStyle") == "dotted"
    assert weak.evaluate("node => getComputedStyle(node).backgroundColor") == "rgba(0, 0, 0, 0)"
    assert seen.map.locator('[aria-label^="Sudzha, 1 mention,"]').count() == 1  # names alone are counted


def test_a_description_in_the_text_leads_to_its_place(villages: App, look: Look) -> None:
    seen = look().open(villages.at())
    seen.page.locator('.tab[data-tab="text"]').click()
    weak = seen.page.locator(".text p:not(.key) mark.weak")
    assert weak.all_inner_texts() == ["The town", "the region", "The country"]
    assert weak.first.get_attribute("title") == "“The town”, taken to mean Sudzha"
    assert seen.page.locator(".text .key").inner_text().endswith("described, not named")
    weak.first.click()
    seen.page.locator('.dossier[data-place="sudzha"]').wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_nothing_is_wider_than_the_window(villages: App, look: Look, size: tuple[int, int], scheme: str) -> None:
    seen = look(size, scheme).open(villages.at("?place=kursk-oblast%40in"))
    seen.page.locator(".dossier").wait_for()
    wide = seen.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide[0] <= wide[1]
