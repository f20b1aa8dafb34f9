"""Reads one file in a process of its own: `python -m dateline.extract.child`, as `apart.py` starts it.

Standard input: a line of JSON `{"kind", "url", "charset"}`, then the bytes of the file. Standard output: one JSON object,
the fields of `Found`, or `{"fault"}`. Nothing else is written, to no other file.
"""

import json
import os
import sys
from contextlib import suppress
from typing import Any

from dateline.articles import LONGEST
from dateline.extract.found import Found, Kind, UnreadableError
from dateline.extract.limits import CPU, MEMORY

_PASTE = "Open it, copy the article and paste its text."


def main() -> None:
    answers = os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)  # what a parser prints is no part of the answer
    os.dup2(silence, 2)  # nor of a log: it may quote the article
    bound()
    asked = json.loads(sys.stdin.buffer.readline())
    answer = _answer(Kind(asked["kind"]), sys.stdin.buffer.read(), asked["url"], asked["charset"])
    answers.write(json.dumps(answer, default=str).encode())
    answers.close()


def bound(cpu: int = CPU) -> None:
    """Limits that this process cannot lift again, where the system has them. `cpu`: seconds of a processor."""
    try:
        import resource
    except ImportError:  # Windows: there the time alone bounds it
        return
    limits = (
        (resource.RLIMIT_AS, MEMORY, MEMORY),
        (resource.RLIMIT_CPU, cpu, cpu + 1),  # the first sends SIGXCPU, by which the parent knows, the second SIGKILL
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, 0, 0),  # no file grows
    )
    for limit, soft, hard in limits:
        with suppress(ValueError, OSError):  # macOS refuses RLIMIT_AS; a system's own limit may be lower, and holds
            resource.setrlimit(limit, (soft, hard))


def _answer(kind: Kind, content: bytes, url: str | None, charset: str | None) -> dict[str, Any]:
    try:
        found = _found(kind, content, url, charset)
        if len(found.text) > LONGEST:
            return {"fault": f"has {len(found.text):,} characters; at most {LONGEST:,} are read. Paste a part of it."}
    except UnreadableError as error:
        return {"fault": str(error)}
    except MemoryError:
        return {"fault": f"takes too much memory to read. {_PASTE}"}
    except Exception:  # noqa: BLE001  # the parsers raise anything at hostile bytes, and what they say may quote the file
        return {"fault": f"is damaged, or made so that it cannot be read as {_named(kind)}. {_PASTE}"}
    return {
        "text": found.text,
        "title": found.title,
        "publisher": found.publisher,
        "published": found.published,
        "url": found.url,
        "notes": found.notes,
    }


def _found(kind: Kind, content: bytes, url: str | None, charset: str | None) -> Found:
    # Each import takes 0.1 to 0.2 s: only the parser that is needed.
    if kind is Kind.PDF:
        from dateline.extract import pdf

        return pdf.read(content)
    if kind is Kind.WORD:
        from dateline.extract import word

        return word.read(content)
    from dateline.extract import webpage

    return webpage.read(content, url=url, charset=charset)


def _named(kind: Kind) -> str:
    return {Kind.PDF: "a PDF", Kind.WORD: "a Word document"}.get(kind, "a page")


if __name__ == "__main__":
    main()
