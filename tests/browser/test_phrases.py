"""Spatial phrases on the map: a ring, a sector, a band and lines, each to be clicked, over points that stay in sight."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import App, Seen

Look = Callable[..., Seen]
TEXT = """
Shells fell on the outskirts of Goma, and a camp 30 kilometres south of Bukavu burnt. Bukavu was calm, and so was Goma.

Mines lay on the road from Kindu to Kalemie. Refugees waited at the border of Rwanda and Burundi. Power was out in Burundi.
They camped near Uvira.
"""
SHAPES = {
    "path.area.around": ("outskirts of Goma", "30 km south of Bukavu", "near Uvira"),
    "path.stretch.road": ("the road from Kindu to Kalemie",),
    "path.stretch.border": ("the border of Rwanda and Burundi",),
}


@pytest.fixture(scope="module")
def phrases_app(tmp_path_factory: pytest.TempPathFactory, start_app: Callable[..., App]) -> App:
    folder = tmp_path_factory.mktemp("phrases")
    (folder / "phrases.md").write_text(TEXT, "utf-8")
    return start_app({"DATELINE_ARTICLES": str(folder)})


def test_the_shapes_are_drawn_and_told_in_the_legend(phrases_app: App, look: Look) -> None:
    seen = look().open(phrases_app.at())
    for path, names in SHAPES.items():
        assert seen.map.locator(path).count() == len(names), path
    assert seen.map.locator(".pin").count() == 2  # Goma and Bukavu themselves, not what is beside them
    legend = seen.map.locator(".legend").text_content() or ""
    assert all(name in legend for names in SHAPES.values() for name in names)
    assert "drawn straight" in legend
    assert seen.said == []


# A spot where the topmost thing is the shape itself: what a person would click.
SPOT = """
(name) => {
  const entry = [...window.dateline.marks.values()].find((entry) => entry.mark.name === name);
  map_div.fitBounds(entry.bounds, { animate: false, maxZoom: 10 });
  const path = (entry.grip || entry.outline).getElement(), box = path.getBoundingClientRect();
  for (let y = box.top + 2; y < box.bottom; y += 3)
    for (let x = box.left + 2; x < box.right; x += 3)
      if ([[0, 0], [4, 0], [-4, 0], [0, 4], [0, -4]].every(([a, b]) => document.elementFromPoint(x + a, y + b) === path))
        return [x, y];
  return null;
}
"""


@pytest.mark.parametrize("name", [name for names in SHAPES.values() for name in names])
def test_a_click_on_the_shape_selects_it(phrases_app: App, look: Look, name: str) -> None:
    seen = look().open(phrases_app.at())
    seen.frame.evaluate("document.querySelector('.legend').open = false")
    spot = seen.frame.evaluate(SPOT, name)
    assert spot, "the shape is hidden"
    seen.map.locator(".dateline").click(position={"x": spot[0], "y": spot[1]})
    seen.page.locator(".dossier h2", has_text=name[0].upper() + name[1:]).wait_for()
    assert seen.map.locator("path.area.chosen, path.stretch.chosen").count() == 1
    facts = seen.page.locator(".dossier dl").inner_text()
    assert "The text says" in facts


def test_points_stay_in_sight(phrases_app: App, look: Look) -> None:
    seen = look().open(phrases_app.at())
    for name in ("Goma", "Bukavu"):
        seen.map.locator(f'[aria-label^="{name},"]').click()
        seen.page.locator(".dossier h2", has_text=name).wait_for()
