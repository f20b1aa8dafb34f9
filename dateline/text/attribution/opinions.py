"""Whose account or view it is where no verb tells: "in his words", "the army's version is that", "for the researcher X". Pure."""

import re

from dateline.model import Span
from dateline.text.attribution.heads import first_of, opening
from dateline.text.attribution.line import Cue, Line
from dateline.text.attribution.phrases import phrase_end, span, trimmed
from dateline.text.attribution.topics import whom

_IN_WORDS = re.compile(
    r"\b(?:in|by|on) "
    r"((?:(?:the|its|his|her|their|our) )?(?:[\w.'’-]+ ){0,3}[\w.'’-]+(?:['’]s|s['’])|his|her|their|its|one) (?:own |latest )?"
    r"(words|opinion|view|assessment|estimate|estimation|telling|account|reckoning|count|tally|version|phrase|eyes)\b"
    r"|\b(?:if you ask|if you believe|if one believes|to hear) (.{3,60}?)(?:[,.]| tell it\b)"
    r"|\bif (.{3,60}?) (?:is|are) to be believed\b",
    re.IGNORECASE,
)
_NEAR = 40  # characters of what is told of the evidence
_THOUGHT = frozenset("eyes opinion view assessment estimation".split())
_POSITION = re.compile(
    r"\A(.{2,60}?)['’]s? (?:own |main )?(view|line|position|argument|version|account|message|answer|verdict|claim|case) "
    r"(?:to [\w ]{2,40})?(?:is|was|remains|came)(?: (?:simple|clear|blunt|plain|short|curt|the same|brief|different))?(?: that|:) "
)

_WITH_WORDS = re.compile(r"\bwith the (words|caption|comment|message|remark|text|line):? [“\"]", re.IGNORECASE)
_SEEN = re.compile(r" (?:can|could) be (seen|heard|made out) (?:on|in) ")
_CONSISTENT = re.compile(
    r" (?:is|are|was|were|looks?|looked|seems?|seemed) (consistent|compatible) with | (points?|pointed) to "
)


def with_words(line: Line) -> tuple[Cue, int] | None:
    """ "X shared the clip with the words “…”", "it was shared by X with the words “…”"."""
    found = _WITH_WORDS.search(line.text, line.span.start, line.span.end)
    if found is None:
        return None
    at = next(i for i, token in enumerate(line.tokens) if token.start >= found.start())
    by = next((i for i in range(at) if line.lower(i) == "by"), 0)
    source = line.read(by + 1, phrase_end(line.tokens, by + 1, line.words)) if by else first_of(line)
    content = trimmed(line.text, found.end() - 1, line.span.end)
    if source is None or content is None or line.inside[at]:
        return None
    return Cue(source, Span(found.start(1), found.end(1)), "said", content), found.start()


def seen(line: Line) -> tuple[Cue, int] | None:
    """ "Burned lorries can be seen on satellite pictures"."""
    found = _SEEN.search(line.text, line.span.start, line.span.end)
    at = next((i for i, token in enumerate(line.tokens) if found and token.start >= found.end()), -1)
    source = line.read(at, phrase_end(line.tokens, at, line.words)) if at >= 0 else None
    content = trimmed(line.text, line.span.start, found.start()) if found else None
    if found is None or source is None or content is None or source.kind != "evidence" or line.inside[at]:
        return None
    return Cue(source, Span(found.start(1), found.end(1)), "said", content), found.start()


def consistent(line: Line) -> tuple[Cue, int] | None:
    """ "The images are consistent with a fire"."""
    found = _CONSISTENT.search(line.text, line.span.start, line.span.end)
    source = opening(line) if found else None
    if found is None or source is None or source.kind != "evidence" or found.start() - source.span.end > _NEAR:
        return None
    content = trimmed(line.text, found.end(), line.span.end)
    cue = Span(found.start(found.lastindex or 1), found.end(found.lastindex or 1))
    return (Cue(source, cue, "said", content), source.span.start) if content else None


def in_their_words(line: Line) -> tuple[Cue, int] | None:
    """ "In his words, …", "…, in her opinion"."""
    found = _IN_WORDS.search(line.text, line.span.start, line.span.end)
    at = next((i for i, token in enumerate(line.tokens) if found and token.start == found.start()), -1)
    if found is None or at < 0 or line.inside[at]:
        return None
    which = 1 if found[1] else 3 if found[3] else 4
    phrase = re.sub(r"['’]s$|(?<=s)['’]$", "", found[which])
    phrase = {"his": "he", "her": "she", "its": "it", "their": "they", "one": "one account"}.get(phrase.lower(), phrase)
    leads = found.start() == line.span.start
    source = (
        whom(line) if found[which].lower() in ("his", "her") and not leads else None
    )  # "X has slept little, by his own account"
    if source is None or not source.person:
        source = line.register.read(phrase, Span(found.start(which), found.start(which) + len(phrase)))
    content = (
        trimmed(line.text, found.end(), line.span.end) if leads else trimmed(line.text, line.span.start, found.start())
    )
    if source is None or content is None:
        return None
    told = "context" if (found[2] or "").lower() in _THOUGHT else "said"
    return Cue(source, Span(found.start(), found.end()), told, content), found.start()


def position(line: Line) -> tuple[Cue, int] | None:
    """ "The army's version is that …"."""
    found = _POSITION.match(line.text[line.span.start : line.span.end])
    if found is None or line.inside[0]:
        return None
    start = line.span.start
    source = line.register.read(found[1], Span(start, start + found.end(1)))
    content = trimmed(line.text, start + found.end(), line.span.end)
    if source is None or content is None:
        return None
    told = "said" if found[2] in ("line", "version", "account", "claim") else "context"
    return Cue(source, Span(start + found.start(2), start + found.end(2)), told, content), start


def for_whom(line: Line) -> tuple[Cue, int] | None:
    """ "For the researcher X, …": an opinion."""
    if line.lower(0) != "for" or line.inside[0] or line.lower(2) == "part":  # "For his part"
        return None
    stop = phrase_end(line.tokens, 1, line.words, opens=True)
    source = line.read(1, stop) if line.lower(stop) == "," else None
    if line.lower(stop + 1) in line.words.relatives:  # "For the analyst X, who follows them, …"
        stop = next((i for i in range(stop + 1, len(line.tokens)) if line.tokens[i].text == ","), stop)
    content = line.rest(stop + 1)
    if source is None or content is None or not source.person:
        return None
    return Cue(source, span(line.tokens[0]), "context", content), line.tokens[0].start
