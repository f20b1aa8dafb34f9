"""Several speakers in one sentence: where what one says ends, and who speaks through whom."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.text.attribution.line import Cue
from dateline.text.attribution.naming import PERSONS
from dateline.text.attribution.phrases import trimmed
from dateline.text.attribution.source import Source

_CUT = 25  # characters between a comma and the next speaker
_AT_ONCE = 6  # characters from where what is said begins to the speaker within it: "that the governor said"


def parted(text: str, found: Sequence[tuple[Cue, int]]) -> list[Cue]:
    """What one says ends where the next speaker begins, after a comma; without one, the next is within what is said."""
    ordered = sorted(found, key=lambda pair: pair[0].span.start)
    kept: list[Cue] = []
    nested: set[int] = set()
    through: dict[int, Source] = {}
    for i, (cue, _) in enumerate(ordered):
        if i in nested:
            continue
        content, given = cue.content, False
        for n, (inner, start) in enumerate(ordered[i + 1 :], i + 1):
            if not content.start <= start < content.end:
                continue
            cut = max(text.rfind(mark, content.start, start) for mark in (",", ";", " and "))
            if cut > content.start and start - cut < _CUT:
                content = trimmed(text, content.start, cut) or content
                break
            if _gives_way(cue, inner, start):
                through[n], given = cue.source, True
            else:
                nested.add(n)
        if given:
            continue
        if (within := _within(kept, cue)) and cue.passes_on:
            kept[-1] = replace(within, via=within.via or cue.source)
            continue
        shown = within is not None and within.source.kind == "evidence" and cue.source.kind in PERSONS
        if within and (
            within.verb == "context" or shown
        ):  # "the army wants to leave, X said", "the clip shows Y, X said"
            kept.pop()
        for other in kept:
            if content.start < other.span.end <= content.end and other.span.start >= content.start:
                content = trimmed(text, other.content.end, content.end) or content
        kept.append(replace(cue, content=content, via=cue.via or through.get(i)))
    return kept


def _gives_way(cue: Cue, inner: Cue, start: int) -> bool:
    """Whether the source is the inner one: "police said witnesses saw", "as TASS reported, X said"."""
    if cue.passes_on:
        return True
    known = inner.source.kind != "other" or inner.source.side is not None
    at_once = start - cue.content.start < _AT_ONCE
    return at_once and known and inner.verb in ("said", "denied") and inner.source.name != cue.source.name


def _within(kept: Sequence[Cue], cue: Cue) -> Cue | None:
    """The speaker before who stands within what is said here, ahead of its own speaker."""
    last = kept[-1] if kept else None
    inside = last and cue.content.end <= cue.span.start and cue.content.start <= last.source.span.start
    return last if last and inside and last.content.end <= cue.content.end else None
