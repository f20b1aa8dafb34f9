"""What is said to have happened at a place, seen at a glance; and a filter that changes the marks without a new frame."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import DESKTOP, PHONE, App, Seen

Look = Callable[..., Seen]
FRONT = """---
title: Two sides of one front
published: 2025-03-10
---
Russia's Defence Ministry said on Sunday that its troops had captured Toretsk.
Ukraine's General Staff said its forces were still holding Toretsk.

Geolocated footage published on 8 March indicates that Russian forces advanced in Chasiv Yar.
Residents told Reuters that shells had hit a market in Lyman. Kyiv fears that Russian forces could take Kramatorsk.
Russia said its air defences shot down 30 drones over Belgorod region.
"""


@pytest.fixture(scope="module")
def front(start_app: Callable[..., App], tmp_path_factory: pytest.TempPathFactory) -> App:
    folder: Path = tmp_path_factory.mktemp("articles")
    (folder / "front.md").write_text(FRONT, "utf-8")
    return start_app({"DATELINE_ARTICLES": str(folder)})


def _labels(seen: Seen) -> dict[str, str]:
    """Of each mark that is seen its name and what else its label says."""
    marks = seen.map.locator('.leaflet-marker-icon[role="button"]')
    labels: list[str] = marks.evaluate_all("nodes => nodes.map(n => n.ariaLabel)")
    return dict(label.split(", ", 1) for label in labels)


def _ring(seen: Seen, name: str) -> Any:
    script = "(n) => { const r = getComputedStyle(n, '::after'); return [r.borderTopStyle, r.boxShadow != 'none', r.maskImage != 'none']; }"
    return seen.map.locator(f'[aria-label^="{name},"] .pin b').evaluate(script)


def test_each_standing_has_a_sign_of_its_own(front: App, look: Look) -> None:
    seen = look().open(front.at())
    assert _labels(seen) == {
        "Toretsk": "2 mentions, only claimed, sides contradict each other",
        "Chasiv Yar": "1 mention, said to be verified",
        "Lyman": "1 mention, reported",
        "Kramatorsk": "1 mention, nothing said to have happened",
        "Belgorod Oblast": "1 mention, only claimed",
    }
    rings = [_ring(seen, name) for name in ("Toretsk", "Chasiv Yar", "Lyman", "Kramatorsk")]
    assert rings == [["none", False, True], ["solid", True, False], ["solid", False, False], ["dotted", False, False]]
    edge = seen.map.locator('[aria-label^="Belgorod"] .tag').evaluate("n => getComputedStyle(n).borderTopStyle")
    assert edge == "dashed"
    assert seen.map.locator(".leaflet-marker-icon .disputed:visible").count() == 1
    legend = seen.map.locator(".legend .sign").all_inner_texts()
    assert legend == ["Confirmed", "Reported", "Only claimed", "Nothing", "Sides contradict each other here"]
    assert seen.said == []


def test_the_panel_bears_the_same_signs_and_says_who_contradicts_whom(front: App, look: Look) -> None:
    seen = look().open(front.at())
    row = seen.page.locator(".row", has_text="Toretsk")
    assert row.locator(".sign").evaluate_all("nodes => nodes.map(n => n.ariaLabel)") == [
        "only claimed",
        "sides contradict each other",
    ]
    row.click()
    seen.page.locator(".against").wait_for()
    said = seen.page.locator(".against").inner_text()
    assert "Russia says it was taken; Ukraine says it is held" in said
    assert "Ukraine's General Staff (“holding”)" in said
    assert "only claimed, by Russia and Ukraine" in seen.page.locator(".dossier dl").inner_text()


def test_a_filter_hides_and_restores_in_the_same_frame(front: App, look: Look) -> None:
    seen = look().open(front.at())
    seen.frame.evaluate("window.stayed = true")
    before, areas = _labels(seen), seen.map.locator("path.area").count()
    toretsk = seen.frame.evaluate(
        "[...dateline.marks.keys()].find((id) => dateline.marks.get(id).mark.name === 'Toretsk')"
    )
    seen.frame.evaluate(f"Dateline.choose(null, 0, false, {{'{toretsk}': [1, 'claimed', false]}})")
    assert _labels(seen) == {"Toretsk": "1 mention, only claimed"}
    assert seen.map.locator(".pin b").all_inner_texts() == ["1"]
    assert seen.map.locator("path.area").count() == areas - 1
    assert seen.map.locator(".leaflet-marker-icon .disputed:visible").count() == 0
    seen.frame.evaluate("Dateline.choose(null, 0, false, {})")
    assert _labels(seen) == {}
    seen.frame.evaluate("Dateline.choose(null, 0, false)")
    assert _labels(seen) == before
    assert seen.map.locator("path.area").count() == areas
    assert seen.frame.evaluate("window.stayed")
    assert seen.said == []


def test_the_legend_leaves_a_phone_its_map(front: App, look: Look) -> None:
    seen = look(PHONE).open(front.at())
    assert not seen.map.locator(".legend .signs").is_visible()
    seen = look(DESKTOP).open(front.at())
    seen.rest()
    box, frame = seen.map.locator(".legend").bounding_box(), seen.page.locator("iframe").bounding_box()
    assert box
    assert frame
    assert box["height"] < frame["height"] / 2
