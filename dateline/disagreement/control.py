"""Who has a town, as a statement says: taken, entered, held, an attack repelled. Pure.

Only what stands right beside the name of the town counts: "captured the village of X", "X had been captured". What is
said of a part of it, of positions in it or of its surroundings may hold on both sides at once, and gives nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.claims import Statement, Status
from dateline.disagreement.words import Group, Words, load
from dateline.model import Span

_CLAUSE = re.compile(
    r"[,;:.!?“”\"()]|\s[–—-]\s|\b(?:but|while|although|though|whereas|because|after|and)\b", re.IGNORECASE
)
_WORD = re.compile(r"n['’]t\b|[^\W\d_]+?(?=n['’]t\b)|[\w'’-]+", re.IGNORECASE)
_NEAR = 80  # characters between the words and the name, at most
_FAR = 160  # characters before the words, or after the name, that are looked at
_BY = re.compile(r"\W+(?:(?:\w+\W+){0,2}?by|of)\s+", re.IGNORECASE)
# What each contradicts, if it is another side's; and what a denial of each contradicts, if it is the same side's.
AGAINST = {
    "taken": {"held", "repelled"},
    "entered": {"held", "repelled"},
    "held": {"held"},
    "repelled": set[str](),
    "left": set[str](),
}
DENIES = {"taken": {"taken", "held"}, "entered": {"entered", "taken", "held"}, "held": {"taken", "held"}}
STAYS = {"taken", "held"}  # said of another side, what a side contradicts that denies having left


@dataclass(frozen=True, slots=True)
class Control:
    """`by`: the side that took or holds it; None in a denial that names nobody: by whomever."""

    statement: Statement
    group: str
    by: str | None
    denied: bool
    cue: Span
    says: str  # "it was taken"


def control(statement: Statement, mark: Span, text: str) -> Control | None:
    """What a statement says of who has the place that is named at `mark`; None where it does not say, or not plainly."""
    words = load()
    for name, group in words.groups.items():
        for cue, passive in _cues(group, statement, mark, text):
            if found := _control(statement, mark, text, name, cue, words, passive=passive):
                return found
    return None


def contradict(one: Control, other: Control) -> bool:
    """Whether both cannot hold at the same time, be they said of one town and one time. In either order."""
    return _contradicts(one, other) or _contradicts(other, one)


def _contradicts(one: Control, other: Control) -> bool:
    if one.group == "left":
        return not other.denied and other.group in STAYS and other.by not in (None, one.by)
    if one.denied and not other.denied:
        by = one.by or other.by
        own = one.statement.attribution and one.statement.attribution.side
        return other.group in DENIES.get(one.group, ()) and by == other.by and by != own
    if one.denied or other.denied or one.by is None or other.by is None:
        return False
    return one.by != other.by and other.group in AGAINST[one.group]


def _cues(group: Group, statement: Statement, mark: Span, text: str) -> Iterator[tuple[Span, bool]]:
    """The words that stand beside the name, each with whether the name stands before them."""
    words, start, end = load(), max(statement.span.start, mark.start - _NEAR), min(statement.span.end, mark.end + _NEAR)
    for match in group.before.finditer(text, start, mark.start):
        between = text[match.end() : mark.start]
        if not _CLAUSE.search(between) and words.apart.isdisjoint(_WORD.findall(between.lower())):
            yield Span(match.start(), match.end() - 1), False
    denied = statement.status is Status.DENIED
    for pattern in (group.after, group.fallen) if denied else (group.after,):
        for match in pattern.finditer(text, mark.end, end):
            between = text[mark.end : match.start()].lower()
            if between.strip() and words.auxiliary.issuperset(_WORD.findall(between)) and not _CLAUSE.search(between):
                yield Span(match.start(), match.end()), True


def _control(
    statement: Statement, mark: Span, text: str, name: str, cue: Span, words: Words, *, passive: bool
) -> Control | None:
    first = max(statement.span.start, cue.start - _FAR)
    opens = max((cut.end() for cut in _CLAUSE.finditer(text, first, min(mark.start, cue.start))), default=first)
    lead = text[opens : cue.start]
    said = [word.lower().replace("’", "'") for word in _WORD.findall(lead)]
    last = max(mark.end, cue.end)
    if not words.unless.isdisjoint(said) or words.over.match(text, last + 1, statement.span.end):
        return None
    if name == "held" and "had" in said[-1:]:
        return None  # "had held" leads up to what came then
    denied = (not words.negation.isdisjoint(said)) != (statement.status is Status.DENIED)
    if denied is False and statement.status is Status.DENIED:
        return None  # a denial of what is not so: too winding to compare
    by = _by(statement, mark, text, cue, lead, words, passive=passive)
    own = statement.attribution.side if statement.attribution else None
    if by is None and not denied:
        if passive and statement.attribution and statement.attribution.cue.lower() in words.admitting:
            return None
        by = own
    if by is None and not denied:
        return None
    if name == "left" and not (denied and own and by == own and _withdraw(said, words)):
        return None
    group = words.groups[name]
    return Control(statement, name, by, denied, cue, group.denies if denied else group.says)


def _withdraw(said: list[str], words: Words) -> bool:
    """Whether people are said to leave: a strike, too, "left the town without power"."""
    return next((word for word in reversed(said) if word not in words.auxiliary), "") in words.withdrawing


def _by(
    statement: Statement, mark: Span, text: str, cue: Span, lead: str, words: Words, *, passive: bool
) -> str | None:
    """The side that the statement names as the one who did it; its own for "our", "its"; None where it names none."""
    own = statement.attribution.side if statement.attribution else None
    last = max(mark.end, cue.end)
    after = text[last : min(statement.span.end, last + _FAR)]
    said = text[cue.start : cue.end]
    named = [m for m in words.side.finditer(lead) if not lead[m.end() :].lower().startswith(words.describing)]
    if passive:
        agent = _BY.match(after)
        said = after[agent.end() :] if agent else said if " " in said else ""
        named = list(words.side.finditer(said))[:1]
    if named:
        return words.sides[named[0][0].lower()]
    pronouns = _WORD.findall((said if passive else lead).lower())
    return None if words.own.isdisjoint(pronouns) else own
