"""The page "Articles" in the browser: paste, upload, the form, the shelf; and nobody else ever sees a word of it."""

import contextlib
import io
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from fpdf import FPDF
from playwright.sync_api import FilePayload, WebSocket, expect

from tests.browser.conftest import DESKTOP, PHONE, TOP, App, Seen
from tests.browser.test_hostile import payloads

Look = Callable[..., Seen]
MARK = "Qyzzlemark"  # a word that stands in no file of the app
TEXT = f"KYIV, 9 March 2025 — Two towns\n\nShells fell on Sumy, said {MARK}. Russian troops left Kharkiv on Saturday."
REPORT = (
    "Russian forces shelled the city of Sumy on Saturday, officials said, after a week of fighting that left much of the"
    " centre in ruins and drove thousands of people from their homes in the villages along the border."
)


def word(text: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(text: str) -> bytes:
    document = FPDF()
    document.add_page()
    document.set_font("helvetica", size=11)
    document.multi_cell(0, 6, text)
    return bytes(document.output())


def file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def go(seen: Seen, page: str) -> None:
    narrow = seen.page.viewport_size is not None and seen.page.viewport_size["width"] < 600
    if narrow:
        seen.page.get_by_test_id("stExpandSidebarButton").click()
    # As long as a finger needs: Streamlit loses a click of no length at all that ends the typing in a field.
    seen.page.get_by_role("link", name=page, exact=True).click(delay=60)
    if narrow:
        seen.page.locator(f".st-key-{'articles' if page == 'Articles' else 'story'}").wait_for()
        seen.page.get_by_test_id("stSidebarCollapseButton").locator("button").click()


def bring(seen: Seen, url: str) -> Seen:
    """The page as a person comes to it: from the map."""
    seen.open(url)
    go(seen, "Articles")
    seen.page.get_by_text("stays in your session").wait_for()
    return seen


def paste(seen: Seen, text: str) -> None:
    seen.page.get_by_label("Text of the article").fill(text)
    seen.page.get_by_role("button", name="Take this text").click()
    seen.page.get_by_text("What was understood").wait_for()


def upload(seen: Seen, *files: FilePayload) -> None:
    seen.page.get_by_role("tab", name="Upload").click()
    seen.page.locator("input[type=file]").set_input_files(files)
    sizes = seen.page.get_by_test_id("stFileUploader").get_by_text(re.compile(r"^[\d.]+[KM]?B$"))
    expect(sizes).to_have_count(len(files))
    for _ in range(3):  # a click is lost while the page takes the files in
        seen.page.get_by_role("button", name="Take these files").click()
        with contextlib.suppress(AssertionError):
            return expect(sizes).to_have_count(0, timeout=5000)
    return expect(sizes).to_have_count(0)


def shown(seen: Seen, title: str) -> None:
    seen.page.locator(".panel").get_by_text(title).first.wait_for()
    seen.map.locator("[data-basemap=drawn]").wait_for()


def test_paste_form_read_map_shelf(app: App, look: Look) -> None:
    seen = bring(look(), app.at())
    paste(seen, TEXT)
    expect(seen.page.get_by_text("Inferred from the text: it stands in the dateline.")).to_be_visible()
    expect(seen.page.get_by_label("Text", exact=True)).to_have_value(TEXT)
    seen.page.get_by_label("Title").fill("Two towns")
    seen.page.get_by_label("Publisher").fill("The Herald")
    go(seen, "Map")  # another page, and back: nothing typed is lost
    shown(seen, "endangering")
    go(seen, "Articles")
    expect(seen.page.get_by_label("Publisher")).to_have_value("The Herald")
    seen.page.get_by_role("button", name="Read it").click()
    shown(seen, "The Herald · 9 March 2025 · date inferred from the text")
    seen.map.locator('[aria-label^="Sumy, 1 mention"]').wait_for()
    go(seen, "Articles")
    own = seen.page.locator('[class*="st-key-shelved-own-"]')
    expect(own).to_contain_text("Open now · The Herald · 9 March 2025 · date inferred from the text · 2 places")
    seen.page.locator(".st-key-shelved-kursk-2025-03").get_by_role("button", name="Open").click()
    shown(seen, "endangering")
    go(seen, "Articles")
    own.get_by_role("button", name="Remove").click()
    own.wait_for(state="detached")
    seen.page.get_by_role("button", name="Undo").click()
    own.get_by_role("button", name="Open").click()
    shown(seen, "Two towns")
    seen.page.reload()
    shown(seen, "has been removed, and is kept nowhere")
    assert seen.said == []


def test_files_of_several_kinds_and_a_wrong_one(app: App, look: Look) -> None:
    seen = bring(look(), app.at())
    picture = file("map.docx", b"\x89PNG\r\n\x1a\n" + bytes(200))
    upload(seen, file("one.docx", word(REPORT)), picture, file("two.pdf", pdf(REPORT.replace("Sumy", "Poltava"))))
    expect(seen.page.get_by_text("map.docx is a picture. Paste the text that it shows.")).to_be_visible()
    expect(seen.page.get_by_text("Word document, ")).to_be_visible()
    assert seen.page.get_by_label("Text", exact=True).first.input_value() == REPORT
    seen.page.get_by_role("button", name="Read all 2").click()
    shown(seen, "Russian forces shelled")
    go(seen, "Articles")
    expect(seen.page.locator('[class*="st-key-shelved-own-"]')).to_have_count(2)
    assert seen.said == []


def test_nothing_is_fetched_unless_the_operator_allows_it(app: App, start_app: Callable[..., App], look: Look) -> None:
    seen = bring(look(), app.at())
    seen.page.get_by_role("tab", name="From the web").click()
    expect(seen.page.get_by_text("This site fetches nothing from the web.")).to_be_visible()
    assert seen.page.get_by_label("Address of an article").count() == 0

    other = bring(look(), start_app(secrets="[fetching]\nallowed = true\n").at())
    other.page.get_by_role("tab", name="From the web").click()
    field = other.page.get_by_label("Address of an article")
    field.fill(app.url)  # on this machine
    other.page.get_by_role("button", name="Fetch").click()
    expect(other.page.get_by_text("Only the usual ports of the web, 80 and 443, are asked")).to_be_visible()
    field.fill("http://127.0.0.1/")
    other.page.get_by_role("button", name="Fetch").click()
    expect(other.page.get_by_text("127.0.0.1 is not on the public web, so it is not asked")).to_be_visible()
    expect(field).to_have_value("http://127.0.0.1/")


@pytest.fixture
def watched(start_app: Callable[..., App], tmp_path: Path) -> Iterator[App]:
    """An app whose folders for temporary files, caches and home are empty before and after."""
    for name in ("tmp", "home", "cache"):
        (tmp_path / name).mkdir()
    folders = {"TMPDIR": "tmp", "HOME": "home", "DATELINE_CACHE": "cache", "XDG_CACHE_HOME": "cache"}
    yield start_app({name: str(tmp_path / folder) for name, folder in folders.items()})
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_no_other_session_no_file_and_no_log_has_a_word_of_it(watched: App, look: Look) -> None:
    began = time.time()
    first, second = look(), look()
    heard = [frames(seen) for seen in (first, second)]
    bring(first, watched.at())
    paste(first, TEXT)
    first.page.get_by_role("button", name="Read it").click()
    shown(first, "Two towns")
    own = first.page.url
    assert "article=own-" in own
    go(first, "Articles")
    upload(first, file("one.docx", word(f"{REPORT} {MARK}")), file("bad.pdf", f"%PDF-1.4 {MARK}".encode()))
    first.page.get_by_text("bad.pdf").first.wait_for()
    first.page.get_by_text("What was understood").wait_for()

    second.open(own)  # the first one's address
    expect(second.page.locator(".panel").get_by_text("was brought to another session")).to_be_visible()
    bring(second, watched.at())
    second.page.wait_for_timeout(300)
    assert any(MARK.encode() in frame for frame in heard[0])  # what is looked for is found where it must be
    assert not any(MARK.encode() in frame for frame in heard[1])
    assert MARK not in second.page.content()
    assert MARK not in watched.log.read_text("utf-8", "replace")
    written = [path for path in TOP.rglob("*") if path.is_file() and path.stat().st_mtime >= began - 1]
    assert [path for path in written if MARK.encode() in path.read_bytes()] == []


def frames(seen: Seen) -> list[bytes]:
    """All that the app sends over its socket from now on."""
    heard: list[bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda said: heard.append(said if isinstance(said, bytes) else said.encode()))

    seen.page.on("websocket", listen)
    return heard


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_fits_the_window(app: App, look: Look, size: tuple[int, int], scheme: str) -> None:
    seen = bring(look(size, scheme), app.at())
    paste(seen, f"{'Sumy' * 80}\n\n{TEXT}")
    wide = seen.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide[0] <= wide[1]  # no sideways scroll
    seen.page.get_by_role("button", name="Read it").click()
    shown(seen, "SumySumy")
    go(seen, "Articles")
    seen.page.locator('[class*="st-key-shelved-own-"]').wait_for()
    wide = seen.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide[0] <= wide[1]
    assert seen.said == []


def test_hostile_words_run_nothing(app: App, look: Look, tmp_path: Path) -> None:
    touched = tmp_path / "touched"
    evil = [payload for payload in payloads(touched) if payload.isprintable()]
    evil = evil[:3] + evil[-8:]  # as many as wait at once, but for one
    seen = bring(look(), app.at())
    front = "---\ntitle: {0}\npublisher: {0}\n---\n{0} Shells fell on Sumy. {0}"
    upload(
        seen,
        *(file(f"{n} {payload.replace('/', '')}.md", front.format(payload).encode()) for n, payload in enumerate(evil)),
        file(f"{evil[3]}.png", b"\x89PNG\r\n\x1a\n" + bytes(200)),
    )
    seen.page.get_by_role("button", name="Read all 11").wait_for()
    titles = [" ".join(payload.strip("\"'").split()) for payload in evil]  # front matter may be in quotation marks
    labels = seen.page.locator('[class*="st-key-draft-"] summary [data-testid="stMarkdownContainer"]').all_inner_texts()
    assert [label.strip().replace("\u2060", "") for label in labels] == titles
    seen.page.get_by_role("button", name="Read all 11").click()
    seen.page.locator(".panel").get_by_text("Shells fell").first.wait_for()
    go(seen, "Articles")
    expect(seen.page.locator('[class*="st-key-shelved-own-"]')).to_have_count(11)
    shelf = seen.page.locator('[class*="st-key-shelved-own-"] strong').all_inner_texts()
    assert [words.replace("\u2060", "") for words in shelf if words != "Open now"] == titles[::-1]
    assert seen.page.locator('.st-key-articles a:not([href^="#"])').count() == 0
    seen.page.wait_for_timeout(300)
    assert [frame.evaluate("window.pwned === undefined") for frame in seen.page.frames] == [True] * len(
        seen.page.frames
    )
    assert not touched.exists()
    assert not [url for url in seen.asked if "beacon" in url]
    assert [said for said in seen.said if "exception" in said] == []
