"""HTML: the article of a page, without what surrounds it; and what a page without one may be."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree
from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from dateline.extract.charsets import decoded
from dateline.extract.found import Found, UnreadableError, label, tidy

_CUES = Path(__file__).parents[1] / "data" / "words" / "pages.toml"
_DECLARED = re.compile(
    rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{1,40})"
    rb"|<\?xml[^<>]{0,200}?encoding\s*=\s*[\"']([\w:.-]{1,40})",
    re.IGNORECASE,
)
_HEAD = 4096  # bytes in which a page may declare its encoding; browsers look at 1,024
_XML_DECLARATION = re.compile(r"\s*<\?xml[^<>]*\?>")
_SHORT = 400  # characters: what is shorter may be what a page says instead of its article
_NOTHING = 40  # and this is no article at all
_WALL = 2_000  # a text shorter than this that speaks of cookies again and again is a cookie wall
_LOCKED = re.compile(r"[\"']isAccessibleForFree[\"']\s*:\s*[\"']?false", re.IGNORECASE)
_PASSWORD = re.compile(r"<input[^<>]{0,300}type\s*=\s*[\"']?password", re.IGNORECASE)
_PASTE = "Open it in a browser, copy the article and paste its text."


def read(content: bytes, *, url: str | None, charset: str | None) -> Found:
    """Raises UnreadableError for a page without an article."""
    meta = _DECLARED.search(content[:_HEAD])
    declared = (meta.group(1) or meta.group(2)).decode("ascii", "replace") if meta else None
    if declared and declared.lower().startswith("utf-16"):  # its letters would not have been legible
        declared = "utf-8"
    markup, notes = decoded(content, charset, declared)
    markup = _XML_DECLARATION.sub("", markup, count=1)
    document = bare_extraction(
        markup,
        url=url,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(document, Document):  # None: nothing found; it is no dict unless one is asked for
        document = Document()
    text = "" if document.body is None else "\n\n".join(block for block in _blocks(document.body) if block)
    if said := _instead(text, markup):
        raise UnreadableError(f"{said} {_PASTE}")
    if _LOCKED.search(markup):
        notes += ("The page says that the whole article is for subscribers: perhaps this is only its beginning.",)
    return Found(
        text,
        title=label(document.title),
        publisher=label(document.sitename, 100) or host(url) or None,
        published=_day(document.date),
        url=document.url,
        notes=notes,
    )


def host(url: str | None) -> str:
    """ "example.org" of https://www.example.org/news; "" where there is none."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _blocks(body: etree._Element) -> Iterator[str]:
    """Of trafilatura's own elements: headings, paragraphs, quotes and the points of lists a block each, a table a block
    of lines."""
    for child in body:
        if child.tag == "table":
            rows = (" | ".join(cell for cell in map(_line, row.iter("cell")) if cell) for row in child.iter("row"))
            yield "\n".join(row for row in rows if row)
        elif child.tag == "list" or (
            child.tag in ("quote", "div") and any(inner.tag in ("p", "list") for inner in child)
        ):
            yield tidy(child.text or "")
            yield from _blocks(child)
        else:
            yield _line(child)
        if child.tail:
            yield tidy(child.tail)


def _line(element: etree._Element) -> str:
    for line_break in element.iter("lb"):
        line_break.text = "\n"
    lines = (" ".join(tidy(line).split()) for line in "".join(element.itertext()).split("\n"))
    return " ".join(line for line in lines if line)


def _instead(text: str, markup: str) -> str:
    """What a page without an article says instead of one; "" for a page with one."""
    cues: dict[str, list[str]] = tomllib.loads(_CUES.read_text("utf-8"))
    lowered = text.lower()
    if len(text) < _WALL and sum(lowered.count(cue) for cue in cues["cookies"]) * 150 > len(text) > 0:
        return "seems to be a cookie wall: it asks for consent and shows no article."
    if len(text) >= _SHORT:
        return ""
    seen = _seen(markup).lower()
    tests = (
        (any(cue in seen for cue in cues["robots"]), "seems to be a check for robots and no article."),
        (
            bool(_LOCKED.search(markup)) or any(cue in seen for cue in cues["paywall"]),
            "seems to be behind a paywall: it shows next to nothing of the article.",
        ),
        (bool(_PASSWORD.search(markup)), "seems to be a login page and no article."),
        (any(cue in seen for cue in cues["scripts"]), "needs scripts to show its text, and they are not run here."),
        (any(cue in seen for cue in cues["missing"]), "says that there is no such page."),
        (
            len(seen) < _SHORT and markup.lower().count("<script") > 0,
            "shows no text without scripts, and they are not run here.",
        ),
    )
    for true, what in tests:
        if true:
            return what
    return "holds no article that could be found." if len(text) < _NOTHING else ""


def _seen(markup: str) -> str:
    """All words of a page, those for readers without scripts too."""
    tree = load_html(markup)
    if tree is None:
        return ""
    etree.strip_elements(tree, "script", "style", "template", etree.Comment, with_tail=False)
    return " ".join(" ".join(tree.itertext()).split())[:20_000]
