"""Articles from outside the house: a file, or what stands at an address on the web, that whoever types a command names."""

from collections.abc import Callable
from pathlib import Path

from dateline.errors import ArticleError
from dateline.extract import Extracted, extract
from dateline.extract import article as made
from dateline.extract.limits import LARGEST
from dateline.fetch import Fetched, fetch
from dateline.model import Article

FROM_WEB = "web-page"  # the id of what no file names


def article(name: str, fetch: Callable[[str], Fetched] = fetch) -> tuple[Article, tuple[str, ...]]:
    """The article at an http or https address or in an HTML, PDF or Word file, and what to look at, a sentence each.

    Raises FetchError, ArticleError.
    """
    if name.startswith(("https://", "http://")):
        found = from_web(fetch(name))
        return made(found, FROM_WEB), found.notes
    path = Path(name)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise ArticleError(f"{path.name} cannot be read: {error.strerror or error}") from error
    except ValueError as error:  # a NUL in the path
        raise ArticleError(f"not the name of a file: {name!s}") from error
    found = extract(content, name=path.name)
    return made(found, path.stem), found.notes


def from_web(got: Fetched) -> Extracted:
    """Raises ArticleError."""
    return extract(got.content, media_type=got.media_type, url=got.url, charset=got.charset)
