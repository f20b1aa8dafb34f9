"""Three ways to bring an article: pasted, as files, from an address on the web. What comes of each is a draft.

A run of the page does the work step by step; a click on Stop ends it at the next step, and what is done stays.
"""

import threading
from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from dateline.errors import DatelineError
from dateline.extract import Extracted, extract
from dateline.ui import drafts
from dateline.ui.plain import plain

AT_ONCE = 8  # sessions whose texts are fetched and extracted at the same time: each may hold some 10 MB
BUSY = "Too many people bring articles at this moment. Try again in a minute; what you entered is still here."
FULL = "left aside, since {} texts wait to be read already. Read or discard some of them."

_under_way = threading.BoundedSemaphore(AT_ONCE)

Step = Callable[[str], object]  # is told what begins now
Work = tuple[
    str, Callable[[Step], Extracted | None]
]  # whence the text comes; what gets it, or None where it got a list


def show_paste() -> None:
    text = st.text_area(
        "Text of the article", height=220, key=_key("paste"), persist_state="session", placeholder="Paste it here"
    )
    if st.button("Take this text", key="take-paste") and text.strip():
        take([("pasted", partial(_extracted, lambda: text.encode("utf-8", "replace"), "The pasted text"))], "paste")


def show_upload() -> None:
    files = st.file_uploader("Files: .txt, .md, .html, .pdf, .docx", accept_multiple_files=True, key=_key("files"))
    if st.button("Take these files", key="take-files") and files:
        take([(file.name, partial(_extracted, file.getvalue, file.name)) for file in files], "files")


def show_faults() -> None:
    """What went wrong at last, a sentence each."""
    for fault in st.session_state.get("bring-faults", ()):
        st.error(plain(fault))


def take(work: Sequence[Work], field: str = "") -> None:
    """Gets these texts one after another. What fails is said, the others go on; the run begins anew when all is done, and
    the field that they came from is empty then."""
    if not _under_way.acquire(blocking=False):
        st.error(BUSY)
        return
    faults: list[str] = []
    try:
        with st.status("Reading", expanded=True) as status:
            st.button("Stop", key="take-stop")
            for number, (source, get) in enumerate(work, 1):
                count = f", {number} of {len(work)}" if len(work) > 1 else ""
                status.update(label=plain(f"{source}{count}"), expanded=True)
                if drafts.is_full():
                    faults.append(f"{source}: {FULL.format(drafts.KEPT)}")
                    continue
                try:
                    found = get(st.write)
                except DatelineError as error:
                    alone = len(work) == 1 or source in str(error)
                    faults.append(str(error) if alone else f"{source}: {error}")
                    continue
                if found:
                    drafts.add(source, found)
    finally:
        _under_way.release()
    st.session_state["bring-faults"] = faults
    if len(faults) < len(work):  # who failed is named; what was taken need not be taken again
        _clear(field)
    st.rerun()


def _extracted(get: Callable[[], bytes], name: str, step: Step) -> Extracted:
    content = get()
    step(f"Taking the text out of {len(content):,} bytes")
    return extract(content, name=name)


def _clear(field: str) -> None:
    """Another key makes the field anew, empty."""
    st.session_state.pop(_key(field), None)
    turns = st.session_state.setdefault("bring-turns", {})
    turns[field] = turns.get(field, 0) + 1


def _key(field: str) -> str:
    return f"{field}-{st.session_state.get('bring-turns', {}).get(field, 0)}"
