"""PDF: its lines joined to paragraphs, without what stands at the edge of every page."""

import io
import re
from collections import Counter
from collections.abc import Sequence

from pypdf import PageObject, PdfReader

from dateline.extract.found import Found, UnreadableError, label, tidy

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
# Titles that a program wrote and no author.
_NO_TITLE = re.compile(
    r"microsoft |untitled|unbenannt|document\d|\.(docx?|indd|pdf|qxp|pages|html?)$|^\W|[\\/]{1}\w+\.\w+$", re.IGNORECASE
)
_ENDS = re.compile(r"[.!?…:;؟۔。][\"'”’»)\]]*$")
_DIGITS = re.compile(r"\d+")
_EDGE = 2  # lines at the top and the bottom of a page that may be a header or a footer
_WIDE = 0.8  # a line shorter than this part of the page's usual one ends a paragraph, if a sentence ends with it
_HALF = 0.6  # and one shorter than this ends one anyhow, if the next begins like a new one: headings, lists


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


def _without_edges(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Without headers and footers: first and last lines that half of three or more pages share, numbers apart."""
    full = [[line for line in lines if line] for lines in pages]
    alike = Counter(edge for lines in full for edge in {_DIGITS.sub("#", line) for line in _edges(lines)})
    often = max(3, len(pages) // 2)
    kept = []
    for lines, solid in zip(pages, full, strict=True):
        edges = set(_edges(solid))
        kept.append([line for line in lines if line not in edges or alike[_DIGITS.sub("#", line)] < often])
    return kept


def _edges(lines: Sequence[str]) -> Sequence[str]:
    return (*lines[:_EDGE], *lines[-_EDGE:])


def _paragraphs(pages: Sequence[Sequence[str]]) -> list[str]:
    """Lines joined, over the ends of pages too."""
    compounds = set(re.findall(r"\w+-\w+", " ".join(line for lines in pages for line in lines)))
    done: list[str] = []
    under_way = ""
    for lines in pages:
        lengths = sorted(len(line) for line in lines if line)
        usual = lengths[len(lengths) * 9 // 10] if lengths else 0
        last = ""
        for line in (*_trimmed(lines), None):
            # None: the page is over. Its last paragraph goes on overleaf, unless a sentence ends there.
            ended = bool(under_way) and (
                _ENDS.search(under_way) is not None if line is None else _parted(last, line, usual)
            )
            if ended:
                done.append(under_way)
                under_way = ""
            if line:
                under_way = _joined(under_way, line, compounds) if under_way else line
            last = line or ""
    return [*done, under_way] if under_way else done


def _trimmed(lines: Sequence[str]) -> Sequence[str]:
    solid = [index for index, line in enumerate(lines) if line]
    return lines[solid[0] : solid[-1] + 1] if solid else ()


def _parted(last: str, line: str, usual: int) -> bool:
    """Whether a paragraph ends between two lines of a page."""
    if not line:
        return True
    if not last or last.endswith("-"):
        return False
    fresh = not line[0].islower()
    if len(last) < _WIDE * usual and _ENDS.search(last):
        return True
    return fresh and len(last) < _HALF * usual


def _joined(before: str, line: str, compounds: set[str]) -> str:
    head, tail = re.search(r"\w*-?$", before), re.match(r"\w*", line)
    if head is None or tail is None or not re.search(r"\w-$", before):
        return f"{before} {line}"
    # "Ivano-" and "Frankivsk" keep their hyphen, and so does a word that has it elsewhere.
    if line[0].islower() and head.group() + tail.group() not in compounds:
        return before[:-1] + line
    return before + line
