"""The page that opens without a network: all inside, nothing from elsewhere, no word of an article as markup."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

from dateline.export.page import NOTE, to_page
from dateline.model import Story

Tell = Callable[[str], Story]
TEXT = "Shelling of Sumy went on, Kyiv said. Fighting went on in the Kursk region."


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_all_is_inside(tell: Tell) -> None:
    page = to_page(tell(TEXT))
    for tag, attributes in Tags(page).found:
        assert not {"src", "href"} & attributes.keys(), tag
    assert "default-src 'none'" in page
    styles = "".join(re.findall(r"<style>(.*?)</style>", page, re.DOTALL))
    assert all(address.startswith(("data:", "#")) for address in re.findall(r"url\(\s*['\"]?([^)'\"]+)", styles))
    assert "Sumy" in page
    assert NOTE in page
    assert len(page) < 3_000_000


def test_the_same_story_gives_the_same_page(tell: Tell) -> None:
    assert to_page(tell(TEXT)) == to_page(tell(TEXT))


def test_no_word_of_the_article_is_markup(tell: Tell) -> None:
    plain = len(Tags(to_page(tell(TEXT))).found)
    hostile = "</script><script>window.pwned=1</script><img src=x onerror=alert(1)> {{7*7}} {% broken <!--"
    page = to_page(tell(f"{hostile}\n\n{TEXT} {hostile}"), [hostile])
    assert len(Tags(page).found) == plain
    assert "<script>window.pwned" not in page
