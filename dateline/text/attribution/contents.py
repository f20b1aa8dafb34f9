"""What is said: where it begins after a word of saying, to whom it is said, and where it ends."""

from collections.abc import Sequence

from dateline.model import Span
from dateline.text.attribution.line import Line
from dateline.text.attribution.phrases import DETERMINERS, LEADS, bound, trimmed
from dateline.text.attribution.source import Source
from dateline.text.attribution.sure import SHOWING
from dateline.text.tokens import Token

_FILL = frozenset("by in on during via at to for through".split())
_AFTER_ALL = LEADS | {"as", "and"}
_OBJECTS = frozenset("it them him her us me".split())
_HAD_IN_MIND = frozenset("remem recal expec want wants wante quote cite cites cited repea coun count".split())
_WHOM = frozenset("me us him her them".split())
_BEING = frozenset("is was were would had has".split())
_PARTICLES = frozenset("of de du la le des del al el and the".split())
_SUBORDINATE = frozenset(
    "when while after before asked answering replying speaking asking addressing opening pressed".split()
)
_WHEN = frozenset({"when", "while"})
_SPOKEN_OF = frozenset("of about against out".split())
_OTHER = frozenset("and but while citing though although after as without".split())
_NOUNS = frozenset(
    "voice audio video evidence note post report statement update message".split()
)  # "in a voice note that"
_CLAIMING = frozenset(
    "claim claims claimed profess professes professed purport purports purported admit admits admitted confess confesses confessed".split()
)
_LISTENER = 5  # tokens of "a local radio station"
_NEAR = 9  # tokens between the word of saying and "that"
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


def content_start(line: Line, c: int) -> tuple[int, Source | None]:
    """Where what is said begins after the verb at `c`, and the listener."""
    tokens, words, verb = line.tokens, line.words, line.lower(c)
    i, via = line.behind(c), None
    for j in range(i, min(len(tokens) - 1, i + _NEAR)):  # "replied by text message: “…”"
        if tokens[j].text == ":" and tokens[j + 1].text in '"“‘':
            return j + 1, via
    while line.lower(i) in words.days:
        i += 1
    near = _that(line, i)
    if verb in words.told and near < 0 and any(line.lower(j) == "about" for j in range(i + 1, i + _LISTENER)):
        return len(tokens), via  # "informed those present about the steps"
    if verb in words.told and line.lower(i) == "of":  # "tell of planes that circle at night"
        return i + 1, via
    if verb in words.told and i < len(tokens):
        stop = _listener_end(line, i, near)
        if tokens[i].is_word and tokens[i].lower not in _WHOM:
            span = Span(tokens[i].start, tokens[max(i, stop - 1)].end)
            via = line.read(i, stop) or Source(span.of(line.text), span, "other", None, several=False)
        i = stop
    elif line.verb(c) == "said" and line.lower(i) == "to" and _may_listen(line, i + 1):
        stop = _listener_end(line, i + 1, near)
        via, i = line.read(i + 1, stop), stop
    if near >= 0:
        return near + 1, via
    if verb in words.linked and line.lower(i) in words.links and line.lower(i + 1) not in ("least", "most"):
        return i + 1, via
    if not (verb in words.things and line.lower(i) in ("to", "for", "in")):
        i = _after_fill(tokens, i)
    clock = line.lower(i) == ":" and line.lower(i - 1).isdigit() and line.lower(i + 1).isdigit()  # "posted at 13:04"
    return (i + 1 if line.lower(i) == ":" and not clock else i), via


def _that(line: Line, i: int) -> int:
    """Where the "that" of a word of saying stands which `i` follows; -1 if it has none."""
    near = next((j for j in range(i, min(len(line.tokens), i + _NEAR)) if line.lower(j) == "that"), -1)
    if near >= 0 and (line.lower(near + 1) in _BEING or _speaks_before(line, i, near)):  # "said that was false"
        return -1
    plain = (
        line.lower(i - 1) not in SHOWING
        and line.lower(i - 1) in line.words.things - line.words.told
        and i == line.behind(i - 1)
    )
    if plain and near > i and line.tokens[i].is_word and not line.tokens[i].is_capital and _is_thing(line, i, near):
        return -1  # "lists nine villages that it has retaken"
    between = [line.tokens[j].text for j in range(i, max(i, near))]
    return -1 if any(mark in '“":;' for mark in between) or between.count(",") == 1 else near


def _is_thing(line: Line, i: int, near: int) -> bool:
    """Whether what stands before a "that" is what was said, of which it tells more, and not when, where or how it was said."""
    words = line.words
    fills = _AFTER_ALL | words.days | words.adverbs | words.adjuncts | _NOUNS | words.saying.keys()
    return all(line.lower(j) not in fills and not line.lower(j).endswith("ly") for j in (i, near - 1))


def _speaks_before(line: Line, i: int, near: int) -> bool:
    """Whether the clause begins before its "that": "said it was good that"."""
    told = line.lower(i - 1) in line.words.told
    words = (line.lower(j) for j in range(i + told, near))
    return any(w in line.words.pronouns or (w in line.words.verbs and w not in _NOUNS) or w in _BEING for w in words)


def _may_listen(line: Line, i: int) -> bool:
    """ "confirmed to the mission", and not "claims to have taken"."""
    if i >= len(line.tokens):
        return False
    return (
        line.tokens[i].is_capital
        or line.lower(i) in DETERMINERS | line.words.adjuncts
        or line.lower(i) in line.words.kinds
    )


def _listener_end(line: Line, i: int, near: int) -> int:
    tokens = line.tokens
    if near > 0:
        return next((j for j in range(i, near) if tokens[j].lower in _FILL), near)
    stop = i + 2 if tokens[i].lower in DETERMINERS else i
    last = min(len(tokens), i + _LISTENER) - 1
    ends = {kind.end() for kind in line.words.kind.finditer(line.text, tokens[i].start, tokens[last].end)}
    for j in range(i, last + 1):
        if bound(tokens, j) or (
            tokens[j].text.isdigit() and bound(tokens, j - 1)
        ):  # "the Rossiya-24 television channel"
            continue
        if not tokens[j].is_word or tokens[j].lower in line.words.pronouns or tokens[j].lower in _FILL:
            break
        if tokens[j].end in ends:
            stop = max(stop, j + 1)
    stop = max(stop, i + 1)
    while stop < len(tokens) and (tokens[stop].is_capital or _within_name(tokens, stop)):
        stop += 1
    return min(len(tokens), stop)


def _within_name(tokens: Sequence[Token], i: int) -> bool:
    """ "La Voix du Kivu", "al-Manar"."""
    return bound(tokens, i) or (
        tokens[i].lower in _PARTICLES - {"and"}
        and i + 1 < len(tokens)
        and (tokens[i + 1].is_capital or tokens[i + 1].lower in _PARTICLES)
        and (tokens[i - 1].is_capital or tokens[i - 1].lower in _PARTICLES)
    )


def _after_fill(tokens: Sequence[Token], i: int) -> int:
    """Behind "on Telegram", "in a statement", "on 5 November"."""
    while i < len(tokens) and tokens[i].lower in _FILL and (i + 1 == len(tokens) or tokens[i + 1].lower != "least"):
        i += 1
        while i < len(tokens) and (tokens[i].is_capital or tokens[i].lower in DETERMINERS or tokens[i].text.isdigit()):
            i += 1
        if i < len(tokens) and not tokens[i].is_capital and tokens[i - 1].lower in DETERMINERS:
            i += 1
    return i
