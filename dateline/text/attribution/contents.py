"""What is said: where it begins after a word of saying, to whom it is said, and where it ends."""

from dateline.model import Span
from dateline.text.attribution.begins import content_start
from dateline.text.attribution.line import Line
from dateline.text.attribution.phrases import DETERMINERS, LEADS, trimmed
from dateline.text.attribution.source import Source

_AFTER_ALL = LEADS | {"as", "and"}
_OBJECTS = frozenset("it them him her us me".split())
_HAD_IN_MIND = frozenset("remem recal expec want wants wante quote cite cites cited repea coun count".split())
_SUBORDINATE = frozenset(
    "when while after before asked answering replying speaking asking addressing opening pressed".split()
)
_WHEN = frozenset({"when", "while"})
_SPOKEN_OF = frozenset("of about against out".split())
_OTHER = frozenset("and but while citing though although after as without".split())
_CLAIMING = frozenset(
    "claim claims claimed profess professes professed purport purports purported admit admits admitted confess confesses confessed".split()
)
_LABEL = 4  # tokens
_SHORT = 5  # tokens
_ASIDE = 8  # tokens of "asserted, for their part, that"


def said_by_one_before(line: Line, c: int, first: int) -> tuple[Span, Source | None] | None:
    """The content of the verb at `c`, whose subject begins at `first`, and the listener."""
    begin, via = content_start(line, c)
    led = any(token.lower == "that" for token in line.tokens[c + 1 : begin])
    content = None if led else _ahead(line, c, first, begin, heard=via is not None)
    if content is None:
        content = _following(line, c, begin, led=led)
    return (content, via) if content else None


def as_said(line: Line, c: int, first: int) -> tuple[Span, Source | None] | None:
    """ "As X said, …", "…, as X said": `first` is where X begins, behind the "as"."""
    if first < 3:
        comma = next((i for i in range(c + 1, len(line.tokens)) if line.tokens[i].text == ","), len(line.tokens))
        content = line.rest(comma + 1)
    else:
        content = trimmed(line.text, line.span.start, line.tokens[first - 1].start)
        if line.tokens[first - 2].text not in {",", "”", '"'}:
            return None
        if first <= _SHORT and line.lower(c + 2) == "," and goes_on(line, c + 3) and not any(line.inside[:first]):
            content = line.rest(c + 3)  # "The town, as one officer put it, is a coffin"
    return (content, None) if content else None


def _ahead(line: Line, c: int, first: int, begin: int, *, heard: bool) -> Span | None:
    """What is said stands before its speaker: "…, X said on Monday", "“…,” X told Y"."""
    opened = line.tokens[first - 1].text if first else ""
    marks = (i for i in range(first - 1, 0, -1) if line.tokens[i].text in (";", ":") and _parts(line, i))
    begins = line.tokens[at].end if (at := next(marks, 0)) else line.span.start
    ahead = trimmed(line.text, begins, line.tokens[first].start)
    if opened not in {",", "”", '"', "»", "’", "'"} or ahead is None or _quotes(line, begin):
        return None
    if line.lower(0) in _SUBORDINATE and not any(line.inside[:first]) and "," not in ahead.of(line.text):
        return None  # "When we read it to him, he laughs", "Answering a question, he dismissed"
    size, verb = len(ahead.of(line.text).split()), line.lower(c)
    rest = sum(token.is_word for token in line.tokens[begin:])
    if all(
        line.lower(i) in line.words.adverbs or line.lower(i) in line.words.days
        for i in range(begin, len(line.tokens) - 1)
    ):
        rest = 0  # "the group reported earlier"
    behind = [line.lower(i) for i in range(line.behind(c), begin + 1)]
    aside = any(w in LEADS - {"to", "of"} or w in _WHEN for w in behind) or line.lower(begin) in line.words.days
    if begin >= len(line.tokens) or line.tokens[begin].text in {",", ".", ";"}:
        rest = 0
    if verb.startswith("call") and line.lower(begin - 1) in line.words.links:  # "X, the mayor, calls on people to"
        return None
    takes_thing = verb in line.words.things and rest > 0 and not aside
    ends = rest < 2 + heard or (opened != "," and size > 2) or (aside and _is_clause(line, ahead, size))
    if line.lower(begin) == "," and opened == "," and size < 6 and goes_on(line, begin + 1):
        return line.rest(begin)  # "Most of them, X notes, came back"
    if not ends or takes_thing or (size < 3 and opened == ","):
        return None
    return ahead


def _parts(line: Line, i: int) -> bool:
    """Whether a mark parts two clauses, and is none of a quotation, a time or a label."""
    return (
        not line.inside[i]
        and not line.inside[min(i + 2, len(line.tokens) - 1)]
        and i > _LABEL
        and not line.tokens[i + 1].text.isdigit()
    )


def goes_on(line: Line, i: int) -> bool:
    """Whether the clause goes on behind its speaker, and not another begins: "…, X said, adding that"."""
    lower = line.lower(i)
    return (
        bool(lower)
        and lower not in line.words.participles
        and lower not in line.words.relatives
        and lower not in _OTHER
    )


def _quotes(line: Line, begin: int) -> bool:
    """Whether a quotation follows: "answered, “…”", "wrote: “…”"."""
    i = begin + (line.lower(begin) == ",")
    return line.lower(begin - 1) == ":" or (line.lower(i) in {'"', "“", "‘", "'"} and any(line.inside[i:]))


def _is_clause(line: Line, ahead: Span, size: int) -> bool:
    """Whether what stands ahead of a speaker can be what is said, and is not "In Kyiv on Friday"."""
    finite = line.words.finite.search(line.text, ahead.start, ahead.end)
    return size > (2 if finite else 4) and (bool(finite) or line.lower(0) not in LEADS)


def _following(line: Line, c: int, begin: int, *, led: bool) -> Span | None:
    """What is said stands after the verb."""
    tokens = line.tokens
    if not any(token.text.isalnum() for token in tokens[begin:]):
        return None
    if tokens[begin].text == "," and _quotes(line, begin):
        return line.rest(begin + 1)
    if tokens[begin].text == "," and not led:
        stop = min(len(tokens), begin + _ASIDE)
        close = next((i for i in range(begin + 1, stop) if tokens[i].text == ","), 0)
        return line.rest(close + 1) if close and close + 2 < len(tokens) else None
    plain = begin == line.behind(c) and line.verb(c) != "context"
    if (
        plain
        and line.lower(begin) in _AFTER_ALL
        and not (line.lower(begin) == "as" and (line.verb(c) == "denied" or line.lower(c).startswith("describe")))
        and not (line.lower(begin) == "to" and line.lower(c) in _CLAIMING)  # "claims to have captured"
        and tokens[begin].is_word
    ):
        clause = line.words.finite.search(line.text, tokens[begin].end, line.span.end)
        if not (clause and line.lower(c).startswith("sa") and line.lower(begin) != "to"):
            return None
    if not led and not _may_follow(line, c, begin):
        return None
    linked = line.lower(c) in line.words.linked and line.lower(begin - 1) in line.words.links
    if _of_it(line, c, begin) and not led:
        return None
    thing = not led and (linked or (line.lower(c) in line.words.things and tokens[begin].lower in DETERMINERS))
    close = next((i for i in range(begin, len(tokens)) if thing and tokens[i].text == ";" and not line.inside[i]), 0)
    return trimmed(line.text, tokens[begin].start, tokens[close].start) if close else line.rest(begin)


def _of_it(line: Line, c: int, begin: int) -> bool:
    """ "Remember it in the quarter", "expects them back"."""
    return line.lower(begin) in _OBJECTS and line.lower(c)[:5] in _HAD_IN_MIND


def _may_follow(line: Line, c: int, begin: int) -> bool:
    """Whether what stands after the verb can be what is said: a quotation, a clause, or a thing after some verbs."""
    if line.tokens[begin].text in '“"‘' or (line.lower(begin - 1) == ":" and line.verb(c) != "clausal"):
        return True
    if line.verb(c) == "clausal":
        return False
    if line.lower(c)[:4] in ("spea", "spok") and line.lower(begin - 1) not in _SPOKEN_OF:
        return False
    lower, words = line.lower(c), line.words
    if (
        line.verb(c) != "said"
        or line.holds_responsible(c)
        or lower in words.things
        or lower in words.told
        or line.lower(begin - 1) in words.links
        or lower.startswith("sa")
    ):
        return True
    return words.finite.search(line.text, line.tokens[begin].start, line.span.end) is not None
