"""Articles out of files and pages: text, Markdown, HTML, PDF, Word.

What a file is, its bytes decide (`kinds.py`). Text and Markdown are read here; HTML, PDF and Word in a child process with
limits (`apart.py` starts it, `child.py` is it). Nothing is written to a disk or a log.
"""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from dateline import articles
from dateline.errors import ArticleError
from dateline.extract.apart import parsed
from dateline.extract.charsets import decoded
from dateline.extract.found import Found, Kind, UnreadableError, label
from dateline.extract.kinds import kind_of
from dateline.extract.limits import LARGEST
from dateline.model import Article


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was understood of a file or a page. `text` is at most `articles.LONGEST` characters."""

    text: str
    title: str
    publisher: str | None
    published: date | None
    url: str | None  # http or https
    kind: str  # "HTML", "PDF", "Word document", "Markdown", "text"
    notes: tuple[str, ...]  # sentences: "Page 3 holds no text: perhaps a scan."


def extract(
    content: bytes, *, name: str = "", media_type: str = "", url: str | None = None, charset: str | None = None
) -> Extracted:
    """The article of a file. `charset` is that of an HTTP header. Raises ArticleError: one sentence or two that name the
    file, what is wrong, and what to do.
    """
    called = label(name, 80) or ("The page" if url else "The file")
    if len(content) > LARGEST:
        raise ArticleError(f"{called} has {len(content):,} bytes; at most {LARGEST:,} are read. Paste its text.")
    try:
        kind, lies = kind_of(content, name, media_type)
        plain = kind in (Kind.TEXT, Kind.MARKDOWN)
        found = _plain(content, charset) if plain else parsed(kind, content, url=url, charset=charset)
    except UnreadableError as error:
        raise ArticleError(f"{called} {error}") from error
    except ArticleError as error:
        raise ArticleError(f"{called}: {error}") from error
    return Extracted(
        text=found.text,
        title=label(found.title) or _first_line(found.text),
        publisher=label(found.publisher, 100) or None,
        published=found.published,
        url=_web(url) or _web(found.url),
        kind=kind.value,
        notes=(*lies, *found.notes),
    )


def article(extracted: Extracted, id: str) -> Article:  # noqa: A002  # as the field of Article is called
    """Raises ArticleError."""
    made = articles.of(
        id, extracted.text, extracted.title, publisher=extracted.publisher, published=extracted.published
    )
    return replace(made, url=extracted.url)


def _plain(content: bytes, charset: str | None) -> Found:
    """Text and Markdown, with front matter. Raises UnreadableError, ArticleError."""
    text, notes = decoded(content, charset)
    read = articles.parse(text, "")
    if not read.text.strip(" \t\r\n\ufffd"):
        raise UnreadableError("is empty but for what is said about it. Paste the text of the article.")
    return Found(read.text, read.title, read.publisher, read.published, read.url, notes)


def _first_line(text: str) -> str:
    return label(next((line for line in text.splitlines() if line.strip()), "").lstrip("# "), 200)


def _web(url: str | None) -> str | None:
    """The address if it is one of the web: another kind, as a link, would run a script."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
