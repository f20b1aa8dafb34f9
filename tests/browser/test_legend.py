"""What stands over the map covers no place and no name of one."""

from collections.abc import Callable

import pytest

from dateline import articles
from dateline.carried import carried
from tests.browser.conftest import DESKTOP, PHONE, App, Seen

Look = Callable[..., Seen]
COAST = """Shells fell on Tyre, Naqoura, Marjayoun and Nabatieh. Rockets hit Haifa and Safed. Shells fell on Tyre.

Drones flew over the north of Lebanon, where nothing was hit, residents said."""
FAR = "Shells fell on Sumy. Drones hit Kharkiv. Shells fell on Sudzha. Crowds marched in Lima, where nobody was hurt."
COVERED = """cover => {
  const c = document.querySelector(cover).getBoundingClientRect();
  return [...document.querySelectorAll(".pin b, .pin span, .tag")].filter((label) => {
    const b = label.getBoundingClientRect();
    const over = b.left < c.right && b.right > c.left && b.top < c.bottom && b.bottom > c.top;
    return b.width && getComputedStyle(label).visibility !== "hidden" && over;
  }).map((label) => label.textContent);
}"""


def opened(seen: Seen, app: App, text: str) -> Seen:
    seen.open(app.at(f"?carry={carried(articles.of('', text, 'A report'))}"))
    seen.map.locator(".legend").wait_for()
    seen.page.wait_for_timeout(500)
    return seen


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_map_makes_room_for_the_legend(app: App, look: Look, size: tuple[int, int]) -> None:
    seen = opened(look(size), app, COAST)
    assert seen.frame.evaluate("document.querySelector('.legend').open") == (size == DESKTOP)
    assert seen.frame.evaluate(COVERED, ".legend") == []
    assert seen.said == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_notice_on_the_map_covers_no_name(app: App, look: Look, size: tuple[int, int]) -> None:
    seen = opened(look(size), app, FAR)
    assert "outside this view" in seen.map.locator(".map-notice").inner_text()
    assert seen.frame.evaluate(COVERED, ".map-notice") == []
