"""What the readers of files share: the kinds of file, what a reader found in one, and why it found nothing."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# Control characters but tab and line feed, zero-width marks and soft hyphens: typesetting, and no part of a word. The
# joiners U+200C and U+200D stay: Persian is written with them. Lone surrogates cannot be encoded.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff\ud800-\udfff]")
_BLANKS = re.compile(r"[^\S\n]+")


class Kind(StrEnum):
    """What a file is; the values stand on the screen."""

    HTML = "HTML"
    PDF = "PDF"
    WORD = "Word document"
    MARKDOWN = "Markdown"
    TEXT = "text"


class UnreadableError(ValueError):
    """A file without an article. Its words go on from the file's name: "is locked with a password. Take it off." """


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader found in a file."""

    text: str
    title: str = ""
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()


def tidy(text: str) -> str:
    """One line of text as a reader sees it: without what is unseen, one space for each run of blanks."""
    return _BLANKS.sub(" ", _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))).strip()


def label(text: str | None, longest: int = 300) -> str:
    """A title, a name: one line of at most `longest` characters."""
    return " ".join(tidy(text or "").split())[:longest]
