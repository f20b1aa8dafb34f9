"""Text to sentences, each under its heading. Pure; no sentence crosses a paragraph."""

import re

from dateline.model import Sentence, Span

# A full stop after these ends no sentence, whatever follows.
_TITLES = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt cpl adm brig cmdr gov sen rep pres rev hon st mt ft no nos vol vs cf al "
    "jan feb mar apr jun jul aug sep sept oct nov dec approx dept est inc ltd co corp fig sr jr etc e.g i.e".split()
)
# After an abbreviation of single letters (U.S., a.m.) a sentence ends only before a word that often begins one.
_STARTERS = frozenset(
    "the a an in on at by for from to with it its he she they we i this that these those there but and or as if when "
    "while after before since however meanwhile according his her their our my no not one some many most both another others two three "
    "then now nobody nothing".split()
)
# Possessive, and only where a run of marks begins: a page of dots would be gone through again from each of them.
_END = re.compile(r"(?<![.!?…。؟！？])[.!?…。؟！？]++[\"'”’»)\]]*+(?=\s)|[。！？]++[”’」』]*")
_NEXT = re.compile(r"\s+([\"'“‘„«(\[]*)(\S)(\w*)")
_LAST_WORD = re.compile(r"(\S+?)[.!?…]+[\"'”’»)\]]*$")
_LINE = re.compile(r"[^\r\n]+")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s")
_CLOSED = tuple(".!?…:;,\"'”’»)。؟！？")

HEADING_AT_MOST = 140  # characters; longer lines without a full stop are prose that lacks one
SENTENCE_AT_MOST = 1000  # characters; a longer one (a list, a table) is cut at a space, so that excerpts stay readable
WRAPPED_AT_MOST = 120  # characters; a text none of whose lines is longer may be hard-wrapped


def paragraphs(text: str) -> list[Span]:
    """Spans of paragraphs. A line is a paragraph, but in hard-wrapped text the lines of a block are one."""
    lines = [Span(m.start(), m.end()) for m in _LINE.finditer(text) if m.group().strip()]
    lengths = [line.end - line.start for line in lines]
    if not lines or max(lengths) > WRAPPED_AT_MOST or len(lines) < 3:
        return [_trim(text, line) for line in lines]
    joined: list[Span] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before and _runs_on(text, before, line):
            joined[-1] = Span(before.start, line.end)
        else:
            joined.append(line)
    return [_trim(text, span) for span in joined]


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences in the order of the text; together they cover all but white space."""
    found: list[Sentence] = []
    heading: Span | None = None
    blocks = paragraphs(text)
    for number, block in enumerate(blocks):
        if _is_heading(text, block, last=number == len(blocks) - 1):
            heading = block
            found.append(Sentence(block, None, is_heading=True))
        else:
            found.extend(Sentence(span, heading) for span in _sentences(text, block))
    return tuple(found)


def _trim(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _runs_on(text: str, before: Span, line: Span) -> bool:
    if text.count("\n", before.end, line.start) > 1 or before.end - before.start < WRAPPED_AT_MOST // 3:
        return False
    first = line.of(text).lstrip()[0]
    return text[before.end - 1] not in '.!?”"' or first.islower()


def _is_heading(text: str, block: Span, *, last: bool) -> bool:
    line = block.of(text)
    if _MARKDOWN_HEADING.match(line):
        return True
    return not last and "\n" not in line and len(line) <= HEADING_AT_MOST and not line.endswith(_CLOSED)


def _sentences(text: str, block: Span) -> list[Span]:
    spans: list[Span] = []
    start = block.start

    def close(end: int) -> None:
        nonlocal start
        while end - start > SENTENCE_AT_MOST:
            cut = text.rfind(" ", start + SENTENCE_AT_MOST // 2, start + SENTENCE_AT_MOST)
            cut = cut if cut > 0 else start + SENTENCE_AT_MOST
            spans.append(_trim(text, Span(start, cut)))
            start = cut
        if text[start:end].strip():
            spans.append(_trim(text, Span(start, end)))
        start = end

    for end in _END.finditer(text, block.start, block.end):
        if end.end() < block.end and _ends_here(text, start, end.end()):
            close(end.end())
    close(block.end)
    return spans


def _ends_here(text: str, start: int, end: int) -> bool:
    following = _NEXT.match(text, end)
    if following is None:
        return True
    opening, first, rest = following.groups()
    if first.islower():
        return False
    last = _LAST_WORD.search(text, max(start, end - 40), end)
    if last is None or text[end - 1] in "!?…" or "…" in last.group():
        return True
    word = last.group(1).lower().strip("(\"'“‘")
    if word in _TITLES:
        return False
    if len(word.split(".")[-1]) == 1 and (len(word) == 1 or "." in word):  # an initial, U.S
        return bool(opening) or (first + rest).lower() in _STARTERS
    return True
