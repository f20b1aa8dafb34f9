"""A story kept by the site: brought by a link that carries it, kept, opened by the short link in another browser, forgotten."""

from collections.abc import Callable

import pytest

from dateline import articles
from dateline.carried import carried
from dateline.corrections import Correction, Verdict
from dateline.links import encoded
from tests.browser.conftest import PHONE, App, Seen

Look = Callable[..., Seen]
TEXT = (
    "Shelling of Sumy went on, Kyiv said.\n\nRussian troops left Kharkiv, and Poltava was quiet, Ukraine’s army said."
)


@pytest.fixture(scope="module")
def keeper(start_app: Callable[..., App], tmp_path_factory: pytest.TempPathFactory) -> App:
    file = tmp_path_factory.mktemp("keep") / "stories.sqlite"
    return start_app({"DATELINE_KEEP": str(file)}, "[keep]\nallowed = true\n")


def kept(seen: Seen, app: App) -> str:
    """The short link of what is kept then."""
    text = carried(articles.of("", TEXT, "Two towns"))
    fix = encoded([Correction("Poltava", Verdict.NO_PLACE)])
    seen.open(app.at(f"?carry={text}&fix={fix}&side=ukraine"))
    seen.page.get_by_role("link", name="Share").click()
    seen.page.get_by_role("button", name="Keep this story").click()
    code = seen.page.locator("code", has_text="kept=")
    code.wait_for()
    return code.inner_text().strip()


def test_a_short_link_opens_what_was_kept(keeper: App, look: Look) -> None:
    seen = look()
    link = kept(seen, keeper)
    assert len(link) < 60
    assert seen.said == []
    other = look(PHONE).open(link)
    other.page.locator(".st-key-chip-0").wait_for()
    assert "Side: Ukraine" in other.page.locator(".st-key-filters").inner_text()
    assert "kept on this site by whoever made the link, not checked by it" in other.page.locator(".panel").inner_text()
    names = other.page.locator(".row .name").all_inner_texts()
    assert any("Sumy" in name for name in names)
    assert not any("Poltava" in name for name in names)
    other.page.wait_for_url("**side=ukraine**")
    assert "kept=" in other.page.url
    other.page.reload()
    other.page.locator(".st-key-chip-0").wait_for()
    assert other.page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    assert other.said == []


def test_what_is_forgotten_is_no_longer_opened(keeper: App, look: Look) -> None:
    seen = look()
    link = kept(seen, keeper)
    seen.page.get_by_role("button", name="Forget it").click()
    seen.page.get_by_role("button", name="Keep this story").wait_for()
    other = look().open(link)
    other.page.get_by_text("No story is kept under this link").wait_for()
    assert "kept=" not in other.page.url


def test_going_back_to_the_short_link_has_the_filter_again(keeper: App, look: Look) -> None:
    link = kept(look(), keeper)
    seen = look().open(link)
    seen.page.locator(".st-key-chip-0 button").click()
    seen.page.wait_for_function("!location.search.includes('side=')")
    seen.page.go_back()
    seen.page.wait_for_url("**side=ukraine**")
    seen.page.locator(".st-key-chip-0").wait_for()
    assert seen.said == []


def test_where_nothing_is_kept_nothing_is_offered(app: App, look: Look) -> None:
    seen = look().open(app.at())
    seen.page.get_by_role("link", name="Share").click()
    seen.page.locator(".st-key-share code").first.wait_for()
    assert seen.page.get_by_role("button", name="Keep").count() == 0
