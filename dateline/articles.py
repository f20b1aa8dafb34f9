"""Articles: files with optional front matter, and those that are offered."""

import re
from datetime import date
from pathlib import Path
from typing import BinaryIO

from dateline.errors import ArticleError
from dateline.model import Article
from dateline.settings import articles_folder

DEFAULT_ID = "kursk-2025-03"
LONGEST = 1_000_000  # characters: a thousand times a news report; more is a mistake or an attack
_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*\r?\n", re.DOTALL | re.MULTILINE)
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,80}")
# Lone surrogates cannot be encoded, and NUL ends strings in C: both break what comes after. One for one: offsets stay.
_BROKEN = re.compile("[\ud800-\udfff\x00]")


def shipped() -> tuple[str, ...]:
    """Ids of the articles offered, the default one first."""
    ids = sorted(path.stem for path in articles_folder().glob("*.md"))
    return tuple(sorted(ids, key=lambda name: name != DEFAULT_ID))


def open_shipped(article_id: str) -> Article | None:
    """The shipped article with this id; None when there is none."""
    path = articles_folder() / f"{article_id}.md"
    if not _SLUG.fullmatch(article_id) or not path.is_file():
        return None
    return open_file(path)


def open_file(path: Path) -> Article:
    """Raises ArticleError with a sentence that says what is wrong with which file."""
    try:
        with path.open("rb") as file:
            return open_bytes(file, path.name, path.stem)
    except OSError as error:
        raise ArticleError(f"{path.name} cannot be read: {error.strerror or error}") from error
    except ArticleError:
        raise  # it is a ValueError too, and says more than the next line
    except ValueError as error:  # a NUL in the path
        raise ArticleError(f"not the name of a file: {path!s}") from error


def open_bytes(file: BinaryIO, name: str, article_id: str) -> Article:
    """Raises ArticleError; reads no more than an article may have."""
    raw = file.read(4 * LONGEST + 1)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.end < len(raw) or len(raw) <= 4 * LONGEST:
            raise ArticleError(f"{name} is not UTF-8 text (byte {error.start})") from error
        text = raw[: error.start].decode("utf-8-sig")
    return parse(text, article_id)


def parse(text: str, article_id: str) -> Article:
    """Front matter (`key: value` lines between two `---` lines), if any, then the text, verbatim. Raises ArticleError."""
    about: dict[str, str] = {}
    front = _FRONT.match(text)
    if front:
        about = _fields(front.group(1))
        text = text[front.end() :]
    return of(
        article_id,
        text,
        about.get("title"),
        publisher=about.get("publisher"),
        published=_date(about.get("published")),
        url=about.get("url"),
        note=about.get("note"),
    )


def of(
    article_id: str,
    text: str,
    title: str | None = None,
    *,
    publisher: str | None = None,
    published: date | None = None,
    url: str | None = None,
    note: str | None = None,
) -> Article:
    """An article of this text; without a title its first line is one. Raises ArticleError when it is too long."""
    if len(text) > LONGEST:
        raise ArticleError(f"the article has {len(text):,} characters; at most {LONGEST:,} are read")
    text = _BROKEN.sub("\ufffd", text)
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return Article(
        id=article_id,
        title=title or first.lstrip("# ")[:200] or "Untitled",
        text=text,
        publisher=publisher,
        published=published,
        url=url,
        note=note,
    )


def _fields(front: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in front.splitlines():
        key, colon, value = line.partition(":")
        if colon and not line.startswith((" ", "#")):
            fields[key.strip().lower()] = _BROKEN.sub("\ufffd", value.strip().strip("\"'"))
    return fields


def _date(value: str | None) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise ArticleError(f"published: {value[:60]!r} is not a date like 2025-03-09") from error
