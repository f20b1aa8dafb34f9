"""What a file is. Its first bytes decide; its name and its media type are hints, and wrong ones are said."""

import re

from dateline.extract.charsets import wide
from dateline.extract.found import Kind, UnreadableError

_OFFICE = "Save it as .docx or .txt, or paste its text."
_PICTURE = "is a picture. Paste the text that it shows."
_PACKED = "is a packed archive. Unpack it and bring the article inside."
_SOUND = "is sound or video. Paste its text."
# How files begin that are refused by name. https://www.garykessler.net/library/file_sigs.html
_REFUSED: tuple[tuple[bytes, str], ...] = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        f"is an old Office document (.doc), or one that is locked with a password. {_OFFICE}",
    ),
    (b"{\\rtf", f"is rich text (RTF). {_OFFICE}"),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"\x1f\x8b", _PACKED),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"Rar!", _PACKED),
    (b"BZh", _PACKED),
    (b"\xfd7zXZ", _PACKED),
    (b"PK\x05\x06", _PACKED),
    (b"OggS", _SOUND),
    (b"ID3", _SOUND),
    (b"bplist00", "is a web archive of Safari. Save the page as HTML (page source), or paste its text."),
)
_BY_NAME = {
    "pdf": Kind.PDF,
    "docx": Kind.WORD,
    "html": Kind.HTML,
    "htm": Kind.HTML,
    "xhtml": Kind.HTML,
    "md": Kind.MARKDOWN,
    "markdown": Kind.MARKDOWN,
    "txt": Kind.TEXT,
}
_BY_MEDIA_TYPE = {
    "application/pdf": Kind.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Kind.WORD,
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/markdown": Kind.MARKDOWN,
    "text/plain": Kind.TEXT,
}
_HEAD = 4096  # bytes looked at
_BEFORE = r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,1000}-->\s*){0,3}"
_PAGE = re.compile(_BEFORE + r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_FEED = re.compile(_BEFORE + r"<(?:rss|feed|rdf:rdf)\b", re.IGNORECASE | re.DOTALL)
_XML = re.compile(r"\s*<(?:\?xml|svg)\b", re.IGNORECASE)
_MAIL = re.compile(r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,40}?content-type:\s*multipart/", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|div|h[1-6]|article|title|meta|span|br|a)\b[^<>]{0,500}>", re.IGNORECASE)
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def kind_of(content: bytes, name: str, media_type: str) -> tuple[Kind, tuple[str, ...]]:
    """The kind, and a note where name or media type say another. Raises UnreadableError."""
    named = _BY_NAME.get(name.rpartition(".")[2].lower()) if "." in name else None
    said = named or _BY_MEDIA_TYPE.get(media_type.partition(";")[0].strip().lower())
    kind = _by_content(content, said)
    alike = {Kind.MARKDOWN, Kind.TEXT}
    if said is None or kind is said or {kind, said} <= alike:
        return kind, ()
    who = "its name says" if named else "was said"
    return kind, (f"It is {_a(kind)}, not {_a(said)} as {who}, and was read as what it is.",)


def _by_content(content: bytes, said: Kind | None) -> Kind:
    if not content.strip(b" \t\r\n\f\x00\xef\xbb\xbf\xff\xfe"):
        raise UnreadableError("is empty. Bring a file that holds an article, or paste its text.")
    if b"%PDF-" in content[:1024]:
        return Kind.PDF
    if content.startswith(b"PK\x03\x04"):
        return Kind.WORD
    for start, predicate in _REFUSED:
        if content.startswith(start):
            raise UnreadableError(predicate)
    if content[4:8] == b"ftyp":
        raise UnreadableError(_PICTURE if content[8:11] in (b"hei", b"avi", b"mif") else _SOUND)
    if content.startswith(b"RIFF"):
        raise UnreadableError(_PICTURE if content[8:12] == b"WEBP" else _SOUND)
    return _of_text(_head(content), said)


def _head(content: bytes) -> str:
    """The beginning, in any encoding that fits: markup and control characters are ASCII in all but UTF-16."""
    head = content[:_HEAD]
    return head.decode(wide(head) or "latin-1", "replace").lstrip("\ufeff\xef\xbb\xbf")


def _of_text(head: str, said: Kind | None) -> Kind:
    if len(_CONTROL.findall(head)) * 50 > len(head) or head.count("\x00") * 4 > len(head):
        raise UnreadableError(
            "is not text, nor any other kind of file that is read here: .txt, .md, .html, .pdf, .docx."
            + (f" It is not {_a(said)} either." if said and said is not Kind.TEXT else "")
        )
    if _PAGE.match(head):
        return Kind.HTML
    if _FEED.match(head):
        raise UnreadableError("is a feed: a list of articles and not one. Bring one of the pages that it lists.")
    if _MAIL.match(head):
        raise UnreadableError("is a saved e-mail or web archive. Save the page as HTML, or paste its text.")
    if _TAG.search(head) and said in (Kind.HTML, Kind.PDF, Kind.WORD):
        return Kind.HTML
    if _XML.match(head):
        raise UnreadableError("is XML and not a page. Paste its text.")
    if said in (Kind.PDF, Kind.WORD):
        raise UnreadableError(f"is not {_a(said)}, though it is called one. Paste its text, or save it as .txt.")
    return Kind.MARKDOWN if said is Kind.MARKDOWN else Kind.TEXT


def _a(kind: Kind) -> str:
    return {Kind.HTML: "an HTML page", Kind.PDF: "a PDF", Kind.WORD: "a Word document"}.get(kind, "plain text")
