"""PDF: its lines joined to paragraphs, without what stands at the edge of every page."""

import io
import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from pypdf import PageObject, PdfReader

from dateline.extract.found import Found, UnreadableError, label, tidy

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
# Titles that a program wrote and no author.
_NO_TITLE = re.compile(
    r"microsoft |untitled|unbenannt|document\d|\.(docx?|indd|pdf|qxp|pages|html?)$|^\W|[\\/]{1}\w+\.\w+$", re.IGNORECASE
)
_ENDS = re.compile(r"[.!?…:;؟۔。][\"'”’»)\]]*$")
_DIGITS = re.compile(r"\d+")
_POINT = re.compile(r"[•◦▪■●‣–—*] |\(?\d{1,2}[.)] ")  # of a list
_EDGE = 2  # lines at the top and the bottom of a page that may be a header or a footer
_FULL = 0.92  # of the usual line: a word that would have fitted into that was put on a new line for a reason
_HALF = 0.6  # a line shorter than this ends a paragraph, if the next begins like a new one: headings, lists


def read(content: bytes) -> Found:
    """Raises UnreadableError for one that is locked or holds no text, and whatever pypdf raises for a damaged one."""
    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError("is locked with a password. Save it without one, or paste its text.")
    pages: list[list[str]] = []
    scans: list[int] = []
    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text().translate(_LIGATURES)
        # A soft hyphen at a line's end is a hyphen of the typesetter; within a line it is nothing.
        lines = [tidy(line) for line in re.sub("\u00ad[ \t]*\n", "-\n", text).split("\n")]
        pages.append(lines)
        if not any(lines) and _has_picture(page):
            scans.append(number)
    if not any(any(lines) for lines in pages):
        what = (
            "pictures of pages (a scan) and no text. Run text recognition (OCR) on it" if scans else "no text. Open it"
        )
        raise UnreadableError(f"holds {what}, or paste the text.")
    text = "\n\n".join(_paragraphs(_without_edges(pages)))
    return Found(text, title=_title(reader), notes=_notes(reader, scans, text))


def _has_picture(page: PageObject) -> bool:
    resources = page.get("/Resources")
    pictures = resources.get_object().get("/XObject") if resources else None
    return bool(pictures and pictures.get_object())


def _title(reader: PdfReader) -> str:
    """That of the metadata, if a person wrote it."""
    title = label(reader.metadata.title if reader.metadata else "")
    return "" if len(title) < 8 or " " not in title or _NO_TITLE.search(title) else title


def _notes(reader: PdfReader, scans: Sequence[int], text: str) -> tuple[str, ...]:
    notes = []
    if scans:
        notes.append(
            f"Page {scans[0]} holds no text: perhaps a scan."
            if len(scans) == 1
            else f"Pages {', '.join(map(str, scans[:-1][:20]))} and {scans[-1]} hold no text: perhaps scans."
        )
    solid = [letter for letter in text[:20_000] if not letter.isspace()]
    if sum(map(str.isalpha, solid)) * 2 < len(solid):
        notes.append("Few of its characters are letters: perhaps its fonts do not say which letters they hold.")
    try:
        made = reader.metadata.creation_date if reader.metadata else None
    except ValueError:  # a date that is none
        made = None
    if made:
        notes.append(f"The file was made on {made.date()}; it does not say when the article was published.")
    return tuple(notes)


def _without_edges(pages: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Without headers and footers: first and last lines that half of the pages share, numbers apart."""
    trimmed = [_trimmed(lines) for lines in pages]
    alike = Counter(edge for lines in trimmed for edge in {_DIGITS.sub("#", line) for line in _edges(lines)})
    often = max(3, len(pages) / 2)

    def on_many(line: str) -> bool:
        return not line or (len(pages) > 1 and line.isdecimal()) or alike[_DIGITS.sub("#", line)] >= often

    kept = []
    for lines in trimmed:
        top = sum(1 for _ in takewhile(on_many, lines[:_EDGE]))
        rest = lines[top:]
        bottom = sum(1 for _ in takewhile(on_many, reversed(rest[-_EDGE:])))
        kept.append(_trimmed(rest[: len(rest) - bottom]))
    return kept


def _edges(lines: Sequence[str]) -> Sequence[str]:
    return (*lines[:_EDGE], *lines[-_EDGE:])


def _trimmed(lines: Sequence[str]) -> Sequence[str]:
    """Without the empty lines before the first and after the last."""
    solid = [index for index, line in enumerate(lines) if line]
    return lines[solid[0] : solid[-1] + 1] if solid else ()


def _paragraphs(pages: Sequence[Sequence[str]]) -> list[str]:
    """Lines joined, over the ends of pages too."""
    lines = [line for lines in pages for line in lines]
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    compounds = set(re.findall(r"\w+-\w+", " ".join(lines)))
    done: list[str] = []
    for page in pages:
        last = ""
        for line in page:
            if not line:
                last = ""
                continue
            # A paragraph goes on overleaf, unless a sentence ended there.
            overleaf = line is page[0] and bool(done) and not _ENDS.search(done[-1])
            parted = _parted(last, line, usual) if last else not overleaf
            if parted:
                done.append(line)
            else:
                done[-1] = _joined(done[-1], line, compounds)
            last = line
    return done


def _parted(last: str, line: str, usual: int) -> bool:
    """Whether a paragraph ends between two lines of a page."""
    if _POINT.match(line):
        return True
    if last.endswith("-"):
        return False
    if _ENDS.search(last):
        return len(last) + len(line.split(maxsplit=1)[0]) < _FULL * usual
    return len(last) < _HALF * usual and not line[0].islower()


def _joined(before: str, line: str, compounds: set[str]) -> str:
    head, tail = re.search(r"\w+-$", before), re.match(r"\w*", line)
    if head is None or tail is None:
        return f"{before} {line}"
    # "Ivano-" and "Frankivsk" keep their hyphen, and so does a word that has it elsewhere.
    if line[0].islower() and head.group() + tail.group() not in compounds:
        return before[:-1] + line
    return before + line
