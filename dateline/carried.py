"""An article in a link: the text itself, packed, so that nothing need be kept anywhere. What a link says is never trusted.
What a database keeps is packed and distrusted alike, with room for longer ones.

The wire is `[1, {"t": text, "h": title, "p": publisher, "d": date, "u": address}]`; only the text must be there.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from dateline.articles import LONGEST, of
from dateline.errors import LinkError
from dateline.model import Article
from dateline.packing import is_plain, packed, unpacked

KEY = "carry"  # the parameter of the link
# Chromium and Streamlit 1.67 carried a query of 126,562 characters and not one of 128,125 (measured on 23 November 2026);
# proxies, chat and mail programs cut sooner.
MAX_CHARACTERS = 30_000
SAFE = 8_000  # of a whole link; what web servers take without being told otherwise
MAX_BYTES = 150_000  # unpacked: whoever opens a link has it read at once
MAX_WORDS = 300  # characters of a title or a publisher
BROUGHT = "an article brought by link, not checked by this site"


@dataclass(frozen=True, slots=True)
class Carrier:
    """What carries an article: at most so many `characters`, which unpack to at most so many `most_bytes`."""

    words: str  # "the link", in a message
    characters: int
    most_bytes: int
    note: str  # of an article that came so


LINK = Carrier("the link", MAX_CHARACTERS, MAX_BYTES, BROUGHT)
# A million letters of English pack to some 600,000 characters; JSON has at most six bytes a character.
STORE = Carrier(
    "the story",
    1_000_000,
    6 * LONGEST + 10_000,
    "an article kept on this site by whoever made the link, not checked by it",
)

_VERSION = 1
_LONGEST_URL = 2_000


def carried(article: Article, by: Carrier = LINK) -> str:
    """The article as a parameter of a link, or as a story keeps it. Raises LinkError where it is too long for that."""
    said = {
        "t": article.text,
        "h": _shown(article.title),
        "p": _shown(article.publisher or ""),
        "d": article.published.isoformat() if article.published else "",
        "u": article.url if article.url and _is_web(article.url) else "",
    }
    text, size = packed([_VERSION, {key: value for key, value in said.items() if value}])
    if len(text) > by.characters or size > by.most_bytes:
        raise LinkError(
            f"the article makes {len(text):,} characters of {by.words}, of which at most {by.characters:,} are carried"
        )
    return text


def opened(text: str, by: Carrier = LINK) -> Article:
    """The article that a link or a story carries; its id is empty. Raises LinkError with a sentence for whoever opens it."""
    unread = f"The article in {by.words} could not be read"
    try:
        wire = unpacked(text, by.characters, by.most_bytes)
    except LinkError as error:
        raise LinkError(f"{unread}: {error}.") from error
    if not isinstance(wire, list) or len(wire) != 2 or type(wire[0]) is not int:
        raise LinkError(f"{unread}: it is not laid out as an article is.")
    if wire[0] != _VERSION:
        raise LinkError(f"{unread}: another version of Dateline made it.")
    try:
        said = _Said.model_validate(wire[1])
        published = date.fromisoformat(said.d) if said.d else None
    except (ValidationError, ValueError) as error:
        raise LinkError(f"{unread}: it is not laid out as an article is.") from error
    return of(
        "", said.t, said.h or None, publisher=said.p or None, published=published, url=said.u or None, note=by.note
    )


def _shown(text: str) -> str:
    """What of a title a link can hold."""
    return "".join(c for c in " ".join(text.split()) if is_plain(c))[:MAX_WORDS]


def _is_web(text: str) -> bool:
    return text.startswith(("https://", "http://")) and len(text) <= _LONGEST_URL and is_plain(text)


def _line(text: str) -> str:
    if not is_plain(text):
        raise ValueError("control characters")
    return text


def _web(text: str) -> str:
    if text and not _is_web(text):
        raise ValueError("no address of the web")
    return text


Line = Annotated[str, Field(max_length=MAX_WORDS), AfterValidator(_line)]


class _Said(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    t: Annotated[str, Field(min_length=1, max_length=LONGEST)]
    h: Line = ""
    p: Line = ""
    d: Annotated[str, Field(max_length=10)] = ""
    u: Annotated[str, AfterValidator(_web)] = ""
