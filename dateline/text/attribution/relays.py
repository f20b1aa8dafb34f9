"""Through whom a speaker is heard, where the words of saying do not tell: "quoted by X", "in a statement carried by X". Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.text.attribution.line import Cue, Line
from dateline.text.attribution.phrases import phrase_end, trimmed
from dateline.text.attribution.source import Source

_RELAYED = re.compile(
    r"\b(?:quoted|cited|carried|published|broadcast|aired|relayed|released|intercepted|interviewed|contacted|reached|recorded|"
    r"summari[sz]ed|translated|circulated|run|reported)(?: \w+ly| on \w+| by (?:tele)?phone)? by\s+"
    r"|\b(?:speaking|talking|writing|spoke|talked) (?:\w+ly )?(?:to|with|for|in)\s+(?=(?:the |a |our )?\w)"
    r"|\bin (?:an interview|a (?:phone |telephone |television |radio |live )?(?:interview|conversation|call)|remarks|comments|"
    r"testimony) (?:to|with|for|on|given to|aired by|published by)\s+"
    r"|\bthrough (?:its|his|her|their|the group['’]s) (?=(?:media|propaganda|Telegram|news|outlet|channel|press))",
    re.IGNORECASE,
)
# What trails behind what is said: "rejected the charge | in a statement carried by X".
_TRAILING = re.compile(
    r",? (?:in (?:a|an|its|his|her|their) (?:\w+ ){0,2}?(?:statement|communiqu[ée]|post|interview|message|letter|briefing|address)\b"
    r"(?=[.,;]?\Z|,? (?:carried|published|broadcast|aired|relayed|released|issued|posted|on (?:\w+day|Telegram|X|Facebook)\b))"
    r"|through (?:its|his|her|their) (?:media|propaganda|Telegram|news|outlet|channel|press)\b)",
    re.IGNORECASE,
)
_PRONOUNS = frozenset("me us him her them it whom which".split())

_Placed = tuple[Cue, int]


def relayed(line: Line, found: Sequence[_Placed]) -> list[_Placed]:
    """Each cue with whoever passes on what is said, if its sentence tells and its own words do not."""
    found = [(_without_trailing(line.text, cue), start) for cue, start in found]
    if all(cue.via for cue, _ in found):
        return list(found)
    marks = list(_RELAYED.finditer(line.text, line.span.start, line.span.end))
    if not marks:
        return list(found)
    return [(_through(line, cue, found, marks), start) for cue, start in found]


def _through(line: Line, cue: Cue, found: Sequence[_Placed], marks: Sequence[re.Match[str]]) -> Cue:
    if cue.via is not None:
        return cue
    others = [other for other, _ in found if other is not cue]
    for mark in marks:
        amid = cue.content.start <= mark.start() < cue.content.end and not _trails(cue, mark)
        nearer = any(abs(o.span.start - mark.start()) < abs(cue.span.start - mark.start()) for o in others)
        if amid or nearer or any(o.span.start < mark.end() and mark.start() < o.span.end for o, _ in found):
            continue
        source = _named(line, mark.end())
        if source is not None and source.name != cue.source.name:
            return replace(cue, via=source)
    return cue


def _without_trailing(text: str, cue: Cue) -> Cue:
    content = cue.content.of(text)
    found = next((m for m in _TRAILING.finditer(content) if m.start() > 2), None)
    if found is None or content.count('"', 0, found.start()) % 2 or content.count("“") != content.count("”"):
        return cue
    return replace(cue, content=trimmed(text, cue.content.start, cue.content.start + found.start()) or cue.content)


def _trails(cue: Cue, mark: re.Match[str]) -> bool:
    """Whether it stands between the word of saying and what is said: it was taken for its beginning."""
    return mark.start() - cue.content.start < 1


def _named(line: Line, at: int) -> Source | None:
    first = next((i for i, token in enumerate(line.tokens) if token.start >= at), len(line.tokens))
    if first == len(line.tokens) or line.inside[first] or line.lower(first) in _PRONOUNS:
        return None
    stop = phrase_end(line.tokens, first, line.words)
    after = (i for i in range(first, stop) if line.lower(i) in ("and", "but"))
    joined = (i for i in after if i + 1 == stop or not line.tokens[i + 1].is_capital)
    return line.read(first, next(joined, stop))
