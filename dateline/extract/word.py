"""Word documents (.docx): headings, paragraphs and tables in their order."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date

from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn
from lxml import etree

from dateline.extract.found import Found, UnreadableError, label, tidy

LARGEST = 50_000_000  # bytes when unpacked
MOST = 1_000  # entries
_OTHERS = {
    "xl/workbook.xml": "is a spreadsheet",
    "ppt/presentation.xml": "is a presentation",
    "mimetype": "is an OpenDocument file or an e-book",
    "Index/Document.iwa": "is a document of Pages",
}
_TEMPLATE = date(2013, 12, 23)  # when python-docx's template was made, which programs leave in place
# Fallback repeats the text boxes of Choice; what was moved from here stands where it was moved to.
_LEFT_OUT = {qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_BREAKS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def read(content: bytes) -> Found:
    """Raises UnreadableError for another kind of file and a bomb, and whatever python-docx raises for a damaged one."""
    _check(content)
    document = Document(io.BytesIO(content))
    body = document.element.body
    text = "\n\n".join(block for block in _blocks(body) if block)
    if not text:
        raise UnreadableError("holds no text. Paste the text that it shows.")
    publisher, published, notes = _about(document)
    if next(body.iter(qn("w:footnoteReference"), qn("w:endnoteReference")), None) is not None:
        notes += ("Its footnotes are left out.",)
    return Found(text, label(document.core_properties.title), publisher, published, notes=notes)


def _check(content: bytes) -> None:
    """Before anything is unpacked: zipfile unpacks no more of an entry than the archive says it has."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if len(entries) > MOST or sum(entry.file_size for entry in entries) > LARGEST:
        raise UnreadableError(
            f"unpacks to more than {LARGEST // 1_000_000} MB or {MOST:,} parts, which no article needs. Paste its text."
        )
    if "word/document.xml" not in names:
        what = next((what for name, what in _OTHERS.items() if name in names), "is a packed archive")
        raise UnreadableError(f"{what} and not a Word document. Save it as .docx or .txt, or paste its text.")


def _about(document: Opened) -> tuple[str | None, date | None, tuple[str, ...]]:
    """Publisher, date, and notes on where they come from."""
    core = document.core_properties
    author, created = label(core.author), core.created
    if author == "python-docx":  # the author of that library's template
        author = ""
    if created and created.date() == _TEMPLATE:
        created = None
    notes: tuple[str, ...] = ()
    if author:
        notes += ("Its author stands as its publisher.",)
    if created:
        notes += (f"Its date, {created.date()}, is the day on which the file was made.",)
    return author or None, created.date() if created else None, notes


def _blocks(parent: etree._Element) -> Iterator[str]:
    """Paragraphs, and tables as a line for each row; content controls are looked into."""
    for child in parent:
        if child.tag == qn("w:p"):
            yield _text(child)
            for box in child.iter(qn("w:txbxContent")):
                if not any(above.tag in _LEFT_OUT for above in box.iterancestors()):
                    yield from _blocks(box)
        elif child.tag == qn("w:tbl"):
            rows = (_row(row) for row in child.iter(qn("w:tr")) if _table_of(row) is child)
            yield "\n".join(row for row in rows if row)
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins")):
            yield from _blocks(child)


def _table_of(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors(qn("w:tbl")), None)


def _row(row: etree._Element) -> str:
    cells = (
        " ".join(block for block in _blocks(cell) if block) for cell in row.iter(qn("w:tc")) if _row_of(cell) is row
    )
    return " | ".join(" ".join(cell.split()) for cell in cells if cell)


def _row_of(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors(qn("w:tr")), None)


def _text(paragraph: etree._Element) -> str:
    """Links and accepted insertions too, which python-docx's own `Paragraph.text` leaves out in part; no text boxes."""
    pieces: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        node = waiting.pop()
        if node.tag in _LEFT_OUT or node.tag == qn("w:txbxContent"):
            continue
        if node.tag == qn("w:t"):
            pieces.append(node.text or "")
        elif node.tag in _BREAKS:
            pieces.append(_BREAKS[node.tag])
        elif node.tag != qn("w:pPr"):  # whose w:tab are places and not characters
            waiting.extend(reversed(node))
    return "\n".join(line for line in map(tidy, "".join(pieces).split("\n")) if line)
