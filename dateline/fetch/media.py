"""What an answer may be, and how its bytes may be turned into text."""

import codecs
import re

FEEDS = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
XML = frozenset({"application/xml", "text/xml"})
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ALLOWED = frozenset(
    {"text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf", DOCX, *FEEDS, *XML}
)
# Codecs by their own names in Python. Others are no encodings of text on the web (zip, hex), or take the square of the
# length (punycode), or hide markup (utf-7).
_CHARSETS = re.compile(
    r"ascii|utf-8|utf-16(-[bl]e)?|iso8859-\d+|cp(125\d|866|874|932|949)|koi8-[rut]|mac-(cyrillic|roman)"
    r"|gb2312|gbk|gb18030|big5(hkscs)?|euc_(jp|kr)|shift_jis|iso2022_jp|tis-620"
)

_SAID = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


def charset(name: str) -> str | None:
    """Python's name of this encoding; None for what is no usual encoding of a text."""
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):  # a NUL in the name
        return None
    return found if _CHARSETS.fullmatch(found) else None


def charset_said(content_type: str) -> str | None:
    """The encoding that a header Content-Type names."""
    found = _SAID.search(content_type)
    return charset(found[1]) if found else None
