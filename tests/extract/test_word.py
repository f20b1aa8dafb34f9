"""Word documents: all of the text in its order, bombs, and other files that are archives too."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from dateline.errors import ArticleError
from dateline.extract import extract


def _saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _repacked(change: Callable[[str, bytes], bytes]) -> bytes:
    """A document with its parts changed."""
    document = docx.Document()
    document.add_paragraph("Drones hit Sudzha.")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_saved(document))) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def _archive(*entries: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return out.getvalue()


def test_headings_paragraphs_and_tables_in_their_order() -> None:
    document = docx.Document()
    document.add_heading("Fighting spreads", 1)
    paragraph = document.add_paragraph("Russian forces entered ")
    paragraph.add_run("Суджа").bold = True
    paragraph.add_run(" on Sunday.")
    table = document.add_table(2, 2)
    for index, word in enumerate(("Place", "Houses hit", "Guevo", "9")):
        table.cell(index // 2, index % 2).text = word
    inner = table.cell(1, 1).add_table(1, 1)
    inner.cell(0, 0).text = "nested"
    document.add_paragraph("قصف على أم درمان.\tEnd.")
    document.core_properties.author = "Jane Roe"
    document.core_properties.title = "Report of 9 March"
    document.core_properties.created = datetime(2025, 3, 9, 8, tzinfo=UTC)
    found = extract(_saved(document), name="report.docx")
    assert found.text.split("\n\n") == [
        "Fighting spreads",
        "Russian forces entered Суджа on Sunday.",
        "Place | Houses hit\nGuevo | 9 nested",
        "قصف على أم درمان. End.",
    ]
    assert (found.kind, found.title, found.publisher) == ("Word document", "Report of 9 March", "Jane Roe")
    assert found.published == date(2025, 3, 9)
    assert found.notes == (
        "Its author stands as its publisher.",
        "Its date, 2025-03-09, is the day on which the file was made.",
    )


def test_what_the_template_says_is_not_taken_for_the_authors() -> None:
    document = docx.Document()
    document.add_paragraph("Drones hit Sudzha.")
    found = extract(_saved(document))
    assert (found.title, found.publisher, found.published, found.notes) == ("Drones hit Sudzha.", None, None, ())


def test_insertions_links_controls_and_text_boxes_are_read_and_deletions_are_not() -> None:
    document = docx.Document()
    body = document.element.body
    ns = nsdecls("w")
    for xml in (
        (
            f"<w:p {ns}><w:r><w:t>Drones </w:t></w:r><w:ins><w:r><w:t>hit</w:t></w:r></w:ins>"
            "<w:del><w:r><w:delText>missed</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>Gone</w:t></w:r></w:moveFrom>"
            "<w:hyperlink><w:r><w:t xml:space='preserve'> Sudzha</w:t><w:br/><w:t>at night.</w:t></w:r></w:hyperlink>"
            "<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
        ),
        f"<w:sdt {ns}><w:sdtContent><w:p><w:r><w:t>A controlled paragraph.</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        (
            f"<w:p {ns}><w:r><w:t>Around.</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p>"
            "</w:txbxContent></w:pict></w:r></w:p>"
        ),
    ):
        body.insert(len(body) - 1, parse_xml(xml))
    found = extract(_saved(document))
    assert found.text.split("\n\n") == [
        "Drones hit Sudzha\nat night.",
        "A controlled paragraph.",
        "Around.",
        "In a box.",
    ]
    assert found.notes == ("Its footnotes are left out.",)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (_archive(("xl/workbook.xml", b"")), "is a spreadsheet and not a Word document"),
        (_archive(("mimetype", b"application/epub+zip")), "is an OpenDocument file or an e-book and not"),
        (_archive(("a.txt", b"Drones")), "is a packed archive and not"),
        (_archive(("word/document.xml", b"<w/>")), "is damaged"),
        (b"PK\x03\x04" + bytes(1000), "is damaged"),
        (_saved(docx.Document())[:9000], "is damaged"),
        (_saved(docx.Document()), "holds no text"),
        (_archive(*((f"{n}", b"") for n in range(1001))), "unpacks to more than 50 MB or 1,000 parts"),
        (_archive(("word/document.xml", bytes(50_000_001))), "unpacks to more than 50 MB or 1,000 parts"),
    ],
    ids=["xlsx", "epub", "zip", "parts", "zeros", "cut", "empty", "entries", "size"],
)
def test_what_is_no_word_document(content: bytes, words: str) -> None:
    with pytest.raises(ArticleError, match=rf"^x\.docx {words}"):
        extract(content, name="x.docx")


def test_entities_of_xml_are_not_followed() -> None:
    def change(name: str, part: bytes) -> bytes:
        if name != "word/document.xml":
            return part
        head, _, rest = part.partition(b"?>")
        kind = b"<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
        return head + b"?>" + kind + rest.replace(b"Sudzha", b"Sudzha &a;")

    assert "root:" not in extract(_repacked(change)).text


def test_a_bomb_of_a_document_within_the_sizes_ends_in_a_sentence() -> None:
    def change(name: str, part: bytes) -> bytes:
        paragraphs = b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 1_400_000
        return part.replace(b"<w:sectPr", paragraphs + b"<w:sectPr") if name == "word/document.xml" else part

    bomb = _repacked(change)
    assert len(bomb) < 300_000
    with pytest.raises(ArticleError, match=r"^x\.docx (takes too|is damaged|stops its reader|has 4)"):
        extract(bomb, name="x.docx")
