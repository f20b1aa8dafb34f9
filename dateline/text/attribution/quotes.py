"""Passages within double quotation marks. One that is not closed ends with its paragraph."""

import re

from dateline.model import Span

_MARK = re.compile(r"[“”\"„«»\n]")
_LEAST = 3  # words of a passage that may be a claim; fewer are words made much of


def quotations(text: str) -> tuple[Span, ...]:
    """What stands between the marks, trimmed, in the order of the text."""
    found: list[Span] = []
    start = -1
    for mark in _MARK.finditer(text):
        char = mark[0]
        if start >= 0 and char != "„":
            end = mark.start()
            inner = text[start:end]
            if inner.strip():
                at = start + len(inner) - len(inner.lstrip())
                found.append(Span(at, at + len(inner.strip())))
            start = mark.end() if char == "“" else -1
        elif char in "“„«" or (char == '"' and start < 0):
            start = mark.end()
    return tuple(found)


def is_passage(text: str, span: Span) -> bool:
    """Whether it is long enough, and whole enough, to be a claim of its own."""
    words = span.of(text)
    return len(words.split()) >= _LEAST - words.endswith((".", "!", "?"))
