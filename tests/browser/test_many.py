"""Many places on one map: dots until the user zooms in, each still to be chosen; and points that overlap told apart."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import App, Seen

Look = Callable[..., Seen]


def letters(number: int) -> str:
    return chr(65 + number // 26) + chr(65 + number % 26)


@pytest.fixture(scope="module")
def many_app(tmp_path_factory: pytest.TempPathFactory, start_app: Callable[..., App]) -> App:
    """An article of 400 towns on a grid, and one of four towns within a few hundred metres."""
    folder = tmp_path_factory.mktemp("many")
    grid = [(letters(n), 44 + (n // 20) * 0.6, 22 + (n % 20)) for n in range(400)]
    close = [(f"Close{name}", 50 + n * 0.002, 36.0) for n, name in enumerate("ABCD")]
    entries = "".join(
        f"  - {{id: {name.lower()}, name: Manytown {name}, lat: {lat:.3f}, lon: {lon}, kind: town, country: UA, source: a test}}\n"
        for name, lat, lon in grid + close
    )
    (folder / "places.yaml").write_text(f"places:\n{entries}", "utf-8")
    for article, towns in (("kursk-2025-03", grid), ("close", close)):
        text = "\n".join(f"Shells fell in Manytown {name} on Sunday." for name, _, _ in towns)
        (folder / f"{article}.md").write_text(text, "utf-8")
    return start_app({"DATELINE_PLACES": str(folder / "places.yaml"), "DATELINE_ARTICLES": str(folder)})


def test_dots_then_pins(many_app: App, look: Look) -> None:
    seen = look().open(many_app.at())
    assert seen.page.locator(".row").count() == 400
    seen.map.locator(".legend").evaluate("legend => (legend.open = true)")  # closed where it would hide a place
    assert seen.map.locator(".crowded .legend .crowd").is_visible()
    assert seen.map.locator(".pin").count() == 0
    spot = seen.frame.evaluate("(() => { const p = map_div.latLngToContainerPoint([50, 32]); return [p.x, p.y]; })()")
    seen.map.locator(".dateline").click(position={"x": spot[0], "y": spot[1]})
    seen.page.locator(".dossier").wait_for()
    assert "50.0000° N, 32.0000° E" in seen.page.locator(".dossier dl").inner_text()
    assert seen.map.locator(".pin.chosen").count() == 1
    seen.frame.evaluate("void map_div.setView([50, 32], 8, {animate: false})")
    seen.map.locator(".dateline:not(.crowded)").wait_for()
    assert seen.map.locator(".pin").count() > 10
    assert seen.said == []


def test_overlapping_points_are_told_apart(many_app: App, look: Look) -> None:
    seen = look().open(many_app.at("?article=close"))
    boxes = [seen.map.locator(".pin b").nth(n).bounding_box() for n in range(4)]
    centres = [(b["x"] + b["width"] / 2, b["y"] + b["height"] / 2) for b in boxes if b]
    assert len(centres) == 4
    apart = [abs(a[0] - b[0]) + abs(a[1] - b[1]) for n, a in enumerate(centres) for b in centres[n + 1 :]]
    assert min(apart) > 20  # pixels
    assert seen.map.locator("path.leg").count() == 4  # each with a line to where it stands
    for name in ("Manytown CloseA", "Manytown CloseD"):
        seen.map.locator(f'[aria-label^="{name}"]').click()
        seen.page.locator(".dossier h2", has_text=name).wait_for()
