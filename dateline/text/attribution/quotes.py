"""Passages within double quotation marks. One that is not closed ends with its paragraph."""

import re

from dateline.model import Span

_MARK = re.compile(r"[“”\"„«»\n]")
_SINGLE = re.compile(r"(?<![\w'‘’])(?:‘|'(?=[A-ZÀ-Þ]))([^\s‘\n][^‘\n]*?[,.!?…])['’](?![\w'’])")
_LEAST = 3  # words of a passage that may be a claim; fewer are words made much of


def quotations(text: str) -> tuple[Span, ...]:
    """What stands between the marks, trimmed, in the order of the text."""
    found: list[Span] = []
    start = -1
    for mark in _MARK.finditer(text):
        char = mark[0]
        opens = char in "“„«" or (char == '"' and _opens(text, mark.start(), already=start >= 0))
        if start >= 0 and not (opens and char == '"') and char != "„":
            end = mark.start()
            inner = text[start:end]
            if inner.strip():
                at = start + len(inner) - len(inner.lstrip())
                found.append(Span(at, at + len(inner.strip())))
            start = -1
        if opens:  # where one is open, its other half is missing
            start = mark.end()
    if start >= 0 and text[start:].strip():
        found.append(Span(start + len(text[start:]) - len(text[start:].lstrip()), len(text.rstrip())))
    single = [q for q in _single(text) if not any(q.start < other.end and other.start < q.end for other in found)]
    return tuple(sorted(found + single)) if single else tuple(found)


def _single(text: str) -> list[Span]:
    """Within ‘these’ or 'these', told from apostrophes by what stands before the last one: “‘We won’t,’ he said.”"""
    return [Span(mark.start(1), mark.end(1)) for mark in _SINGLE.finditer(text)]


def _opens(text: str, at: int, *, already: bool) -> bool:
    """Whether a straight mark begins a quotation: by the blanks about it, else by whether one is open."""
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    if (before.isspace() or before in "([–—") != after.isspace():
        return not after.isspace()
    return not already and not after.isspace()


def is_passage(text: str, span: Span) -> bool:
    """Whether it is long enough, and whole enough, to be a claim of its own."""
    words = span.of(text)
    return len(words.split()) >= _LEAST - words.endswith((".", "!", "?"))
