"""PDF: paragraphs out of lines, what stands on every page, scans, locks, bombs."""

import io
import zlib
from datetime import UTC, datetime

import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission, EncryptionMethod
from PIL import Image

from dateline.errors import ArticleError
from dateline.extract import extract
from dateline.extract.pdf import _joined, _paragraphs, _without_edges

REPORT = [
    (
        "Russian forces entered the town of Sudzha on Sunday, officials said, after a week of fighting that left much of"
        " the centre in ruins and drove thousands of people from their homes in the villages along the border."
    ),
    (
        "To the south, near Kurilovka, drones struck a convoy on the road to Yunakivka. The General Staff said that it had"
        " repelled twelve attacks on that day alone."
    ),
    "The governor said that buses had taken 1,200 people to Kursk, where schools and a sports hall were opened.",
]
MADE = datetime(2025, 3, 9, tzinfo=UTC)


def _pdf(*pages: list[str], header: str = "", numbered: bool = False, title: str = "") -> FPDF:
    pdf = FPDF()
    pdf.set_creation_date(MADE)
    if title:
        pdf.set_title(title)
    for number, paragraphs in enumerate(pages, start=1):
        pdf.add_page()
        pdf.set_font("helvetica", size=11)
        for line in (header, *paragraphs):
            if line:
                pdf.multi_cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
        if numbered:
            pdf.cell(0, 10, f"Page {number} of {len(pages)}")
    return pdf


def _raw(stream: bytes, *, rest: bytes = b"") -> bytes:
    """A PDF of one page whose content is this stream, packed."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return out.getvalue() + rest


def test_paragraphs_come_whole_and_edges_go() -> None:
    pages = [[f"Sector {name}", *REPORT[:n]] for name, n in (("north", 1), ("east", 2), ("south", 3), ("west", 1))]
    raw = bytes(_pdf(*pages, header="Institute - Situation Report", numbered=True).output())
    found = extract(raw, name="report.pdf")
    assert found.text.split("\n\n") == [paragraph for page in pages for paragraph in page]
    assert (found.kind, found.title, found.published) == ("PDF", "Sector north", None)
    assert found.notes == ("The file was made on 2025-03-09; it does not say when the article was published.",)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Situation report, 9 March", "Situation report, 9 March"),
        ("Microsoft Word - report final.docx", "Heading"),
        ("untitled document", "Heading"),
        ("x", "Heading"),
    ],
)
def test_the_title_of_the_metadata_is_taken_if_a_person_wrote_it(title: str, shown: str) -> None:
    assert extract(bytes(_pdf(["Heading", *REPORT], title=title).output())).title == shown


@pytest.mark.parametrize(
    ("before", "line", "joined"),
    [
        ("the gov-", "ernor said", "the governor said"),
        ("in Ivano-", "Frankivsk", "in Ivano-Frankivsk"),
        ("a long-", "range drone", "a long-range drone"),
        ("from 2022-", "2023", "from 2022-2023"),
        ("the end -", "or not", "the end - or not"),
        ("the town", "of Sudzha", "the town of Sudzha"),
    ],
)
def test_hyphens_at_the_ends_of_lines(before: str, line: str, joined: str) -> None:
    assert _joined(before, line, {"long-range"}) == joined


def test_what_two_pages_alone_share_is_kept() -> None:
    pages = [["Head", "Text one.", "End"], ["Head", "Text two.", "End"]]
    assert [list(page) for page in _without_edges(pages)] == pages
    three = [*pages, ["Head", "Text three.", "End"]]
    assert [list(page) for page in _without_edges(three)] == [["Text one."], ["Text two."], ["Text three."]]


def test_page_numbers_go_and_points_of_a_list_stay_apart() -> None:
    pages = [["One.", "12"], ["Two.", "", "13"]]
    assert [list(page) for page in _without_edges(pages)] == [["One."], ["Two."]]
    assert [list(page) for page in _without_edges([["Killed:", "12"]])] == [["Killed:", "12"]]
    lines = [
        "The report names two towns and nothing else at all:",
        "• Sudzha, which is contested by both of the sides",
        "• Guevo",
    ]
    assert _paragraphs([lines]) == lines


def _scan(pdf: FPDF) -> FPDF:
    pdf.add_page()
    pdf.image(Image.new("L", (40, 60), 200), w=100)
    return pdf


def test_a_scan_among_the_pages_is_said_and_an_empty_page_is_not() -> None:
    pdf = _scan(_pdf(REPORT))
    assert extract(bytes(pdf.output())).notes[0] == "Page 2 holds no text: perhaps a scan."
    pdf = _pdf(REPORT)
    pdf.add_page()
    assert len(extract(bytes(pdf.output())).notes) == 1


def test_scans_alone() -> None:
    with pytest.raises(ArticleError, match=r"^x\.pdf holds pictures of pages \(a scan\) and no text\. Run text recog"):
        extract(bytes(_scan(_scan(FPDF())).output()), name="x.pdf")
    pdf = FPDF()
    pdf.add_page()
    with pytest.raises(ArticleError, match=r"^The file holds no text\. Open it"):
        extract(bytes(pdf.output()))


@pytest.mark.parametrize("method", [EncryptionMethod.RC4, EncryptionMethod.AES_128, EncryptionMethod.AES_256])
def test_locked_files(method: EncryptionMethod) -> None:
    pdf = _pdf(REPORT)
    pdf.set_encryption(
        owner_password="owner", user_password="user", encryption_method=method, permissions=AccessPermission.none()
    )
    with pytest.raises(ArticleError, match=r"^x\.pdf is locked with a password\. Save it without one"):
        extract(bytes(pdf.output()), name="x.pdf")
    # Everyone may open this one; that nobody may copy from it is the wish of its maker, which readers for the blind
    # pass over too.
    pdf = _pdf(REPORT)
    pdf.set_encryption(owner_password="owner", encryption_method=method)
    assert "Kurilovka" in extract(bytes(pdf.output())).text


def test_a_pdf_under_another_name() -> None:
    found = extract(bytes(_pdf(REPORT).output()), name="x.docx", media_type="text/html")
    assert found.kind == "PDF"
    assert found.notes[0] == "It is a PDF, not a Word document as its name says, and was read as what it is."


def test_a_text_that_says_nothing_of_its_letters() -> None:
    signs = zlib.compress(b"BT /F 12 Tf 50 700 Td (" + b"#$%&@=+*" * 20 + b") Tj ET")
    assert extract(_raw(signs)).notes == (
        "Few of its characters are letters: perhaps its fonts do not say which letters they hold.",
    )


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\n" + b"[" * 500_000,
        b"%PDF-1.7\n1 0 obj<</Kids[1 0 R]/Type/Pages/Count 9>>endobj trailer<</Root<</Pages 1 0 R>>>>",
        bytes(_pdf(REPORT).output())[:700],
        # 300 MB of spaces in 300 kB, and operators without end.
        _raw(zlib.compress(b" " * 300_000_000, 9)),
        _raw(zlib.compress(b"BT (a) Tj ET " * 1_000_000, 9)),
        _raw(zlib.compress(zlib.compress(b"q " * 1_000_000))),
    ],
    ids=["head", "brackets", "loop", "cut", "spaces", "operators", "twice"],
)
def test_hostile_files_end_in_a_sentence(content: bytes) -> None:
    with pytest.raises(ArticleError, match=r"^x\.pdf (is damaged|holds no text|takes too|stops its reader)"):
        extract(content, name="x.pdf")
