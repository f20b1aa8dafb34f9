"""The speaker stands behind the word of saying: "“…,” said X", "…, says X of Y.". Pure."""

from dateline.model import Span
from dateline.text.attribution.contents import goes_on
from dateline.text.attribution.line import Cue, Line
from dateline.text.attribution.phrases import LEADS, phrase_end, trimmed
from dateline.text.attribution.source import Source
from dateline.text.attribution.sure import SHOWING, known_of

_CLOSING = frozenset({",", "”", '"', "»", "’", "'"})
_ENDS = frozenset({"in", "on", "at", "", ",", ".", ";", ":", "“", '"', "–", "—"})
_PROMISED = frozenset(
    {"promises", "promised", "predicts", "fears", "hopes", "estimates", "laments", "insists", "suggests"}
)
_SHORT = 6  # tokens of what stands ahead of "according to" in the middle
_OBJECTS = frozenset("it them him her us me this that".split())
_TURNED = frozenset({"wrote", "writes", "added", "adds", "explained", "recalled", "recalls"})


def turned(line: Line, c: int) -> tuple[Cue, int] | None:
    """ "…, said Aban from the team.": nothing follows but the speaker."""
    lower = line.lower(c)
    if c == 0 or line.tokens[c - 1].text not in _CLOSING or lower in line.words.plain:
        return None
    stop = phrase_end(line.tokens, c + 1, line.words)
    inner = [line.words.finite.fullmatch(token.lower) for token in line.tokens[c + 1 : stop]]
    ends = stop >= len(line.tokens) or line.tokens[stop].text in ",.;"
    if not ends or any(inner) or line.lower(c + 1) in LEADS or line.lower(c + 1) in _OBJECTS:
        return None
    said = lower.startswith("sa") or lower in _TURNED
    kind = line.words.kind.search(line.text, line.tokens[c].end, line.tokens[stop - 1].end)
    if not said and (kind is None or lower in line.words.told or lower in line.words.things - _PROMISED):
        return None
    content, source = _around(line, c, stop), line.read(c + 1, stop)
    return (Cue(source, line.cue(c), line.verb(c), content), line.tokens[c].start) if content and source else None


def after(line: Line, c: int) -> tuple[Cue, int] | None:
    """ "“…,” said X", "…, said X", "Said X: “…”"."""
    tokens = line.tokens
    if c + 1 >= len(tokens) or line.inside[c + 1] or (c and tokens[c - 1].text not in _CLOSING):
        return None
    if (
        line.lower(c + 1) in LEADS
        or line.lower(c + 1) in _OBJECTS  # "…, knew it"
        or line.lower(c) in SHOWING
        or (
            c
            and tokens[c - 1].text == ","
            and ((line.lower(c) in line.words.plain and line.lower(c) != "say") or line.verb(c) == "context")
        )
    ):
        return None
    stop = phrase_end(tokens, c + 1, line.words)
    content = _around(line, c, stop) if c else None
    if c == 0 and line.lower(stop) == ":":
        content = line.rest(stop + 1)
    source = line.read(c + 1, stop)
    if content is None or source is None or (c and not _may_turn(line, c, stop, source)):
        return None
    return Cue(source, line.cue(c), line.verb(c), content), tokens[c].start


def _around(line: Line, c: int, stop: int) -> Span | None:
    """What stands ahead of "says X"; what follows if that is the most: "The strikes, argues X, have failed"."""
    follows = 1 < c < _SHORT and line.lower(stop) in (",", ":") and not any(line.inside[:c])
    amid = line.rest(stop + 1) if follows and goes_on(line, stop + 1) else None
    return amid or trimmed(line.text, line.span.start, line.tokens[c].start)


def _may_turn(line: Line, c: int, stop: int, source: Source) -> bool:
    """Whether somebody speaks behind the verb, and it is not "…, gives his name and unit and asks", "…, remembers a silence"."""
    if line.lower(c).startswith("sa") or line.tokens[c - 1].text != "," or any(line.inside[:c]):
        return True
    ends = line.lower(stop) in _ENDS or line.lower(stop) in line.words.relatives
    return ends and (known_of(source) or line.tokens[c + 1].is_capital)
