"""Where sides contradict each other about a place, by stated rules over what they say. Pure.

A contradiction that is none is worse than one that is missed: two statements are compared only if they are of different
sides (or of a side and a third party), both tell of the place itself, and neither speaks of another time. Who is right is
not for this to say. The words are those of `data/words/disagreement.toml`.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import combinations, islice, takewhile

from dateline.claims import Claim, Statement, Status
from dateline.disagreement.control import Control, contradict, control
from dateline.disagreement.denial import general, same_deed, shared
from dateline.disagreement.figures import Toll, differ, tolls
from dateline.model import Dossier, Span, Story, parent_of
from dateline.statements import places_in, told_of

LATELY = timedelta(days=14)  # who had a town before that does not contradict who has it now
FOLLOWS = 200  # characters between a claim and "denied the claim"
_SAID = (Status.CLAIMED, Status.REPORTED, Status.CONFIRMED)

Told = tuple[tuple[Statement, Span], ...]


class Rule(StrEnum):
    """By what two statements contradict each other."""

    CONTROL = "control"  # who has the town
    DENIAL = "denial"  # one denies what the other says
    FIGURES = "figures"  # other numbers of the same


@dataclass(frozen=True, slots=True)
class Saying:
    """One of the two: what it says, in a few words ("it was taken"; of a denial nothing), and the words of the text that
    decided it. `by`: the side that it says did so.
    """

    statement: Statement
    says: str
    cues: tuple[Span, ...]
    by: str | None = None
    denies: bool = False  # of rule DENIAL: the one that denies


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two statements about one place that contradict each other, in the order of the text."""

    rule: Rule
    first: Saying
    second: Saying


def disagreements(dossier: Dossier, story: Story) -> tuple[Disagreement, ...]:
    """In the order of the text; of those that say the same between the same sides, the first. Of a story that has its
    claims (`pipeline.heard`). None of the places whose position is unknown: they share a dossier."""
    if parent_of(dossier.place.id):
        return ()
    told = told_of(dossier, story)
    if len({_side(statement) for statement, _ in told}) + len(story.claims) < 2:
        return ()
    found: dict[tuple[object, ...], Disagreement] = {}
    pairs = set[tuple[Span, Span]]()
    for one in (*_control(dossier, told, story), *_denials(dossier, told, story), *_figures(dossier, told, story)):
        first, second = sorted((one.first, one.second), key=lambda saying: saying.statement.span)
        spans = (first.statement.span, second.statement.span)
        key = (
            one.rule,
            *((_side(s.statement), s.says if one.rule is Rule.CONTROL else s.cues) for s in (first, second)),
        )
        if spans not in pairs:
            pairs.add(spans)
            found.setdefault(key, Disagreement(one.rule, first, second))
    return tuple(sorted(found.values(), key=lambda d: (d.first.statement.span, d.second.statement.span)))


def _side(statement: Statement) -> str | None:
    return statement.attribution.side if statement.attribution else None


def _opposed(one: Statement, other: Statement) -> bool:
    """Of two sides, or of a side and a third party."""
    return _side(one) != _side(other)


def _control(dossier: Dossier, told: Told, story: Story) -> Iterator[Disagreement]:
    """Of a town alone: of an area each side may have a part."""
    if not dossier.place.kind.is_point or dossier.relation:
        return
    newest = _newest(story)
    said = [
        found
        for statement, mark in told
        if statement.status is not Status.CONTEXT and _lately(statement, newest)
        if (found := control(statement, mark, story.article.text))
    ]
    for one, other in combinations(said, 2):
        if _opposed(one.statement, other.statement) and contradict(one, other) and _in_order(one, other):
            yield Disagreement(Rule.CONTROL, _of_control(one), _of_control(other))


def _of_control(one: Control) -> Saying:
    return Saying(one.statement, one.says, (one.cue,), one.by)


def _newest(story: Story) -> date | None:
    told: tuple[Statement, ...] = (*story.claims, *story.voice)
    days = [statement.time.last for statement in told if statement.time]
    return story.article.published or max(days, default=None)


def _lately(statement: Statement, newest: date | None) -> bool:
    """A month is too long to say who has a town now."""
    time = statement.time
    return time is None or (time.precision < 3 and (newest is None or time.last >= newest - LATELY))


def _in_order(one: Control, other: Control) -> bool:
    """Held before it was taken is no contradiction: what is held or denied must be said of that day or a later one."""
    still, changed = (one, other) if one.denied or one.group in ("held", "repelled") else (other, one)
    then, now = changed.statement.time, still.statement.time
    return then is None or now is None or now.last >= then.first


def _same_time(one: Statement, other: Statement, story: Story) -> bool:
    if one.time and other.time:
        return one.time.first <= other.time.last and other.time.first <= one.time.last
    phrases = [{m.text.lower() for m in story.dates if s.span.holds(m.span)} for s in (one, other)]
    return not (phrases[0] and phrases[1]) or phrases[0] == phrases[1]


def _denials(dossier: Dossier, told: Told, story: Story) -> Iterator[Disagreement]:
    text = story.article.text
    names = frozenset(word for r in dossier.resolutions for word in r.mention.text.lower().split())
    said = list(dict.fromkeys(statement for statement, _ in told if statement.status in _SAID))
    denied = dict.fromkeys(statement for statement, _ in told if statement.status is Status.DENIED)
    for denial in denied:
        for one in said:
            if _opposed(denial, one) and (cues := shared(denial, one, text, names)) and _same_time(denial, one, story):
                yield Disagreement(Rule.DENIAL, Saying(one, "", ()), Saying(denial, "", cues, denies=True))
    for one in said:
        following, next_ = _following(one, story)
        if following is None or not _opposed(one, following):
            continue
        cues = (following.span,) if next_ and general(following, text) else ()
        here = places_in(following.span, story)
        if not cues and _same_time(following, one, story) and here <= {dossier.place.id} and (here or next_):
            cues = shared(following, one, text, names) or same_deed(following, one, text)
        if cues:
            yield Disagreement(Rule.DENIAL, Saying(one, "", ()), Saying(following, "", cues, denies=True))


def _following(statement: Statement, story: Story) -> tuple[Claim | None, bool]:
    """The next claim but for others of who makes it, if it is a denial and the article itself says nothing between; and
    whether no claim stands between."""
    at = bisect_left(story.claims, statement.span.end, key=lambda claim: claim.span.start)
    near = list(takewhile(lambda c: c.span.start - statement.span.end <= FOLLOWS, islice(story.claims, at, None)))
    following = next((claim for claim in near if claim.status is Status.DENIED), None)
    if following is None or any(_side(claim) != _side(following) for claim in near[: near.index(following)]):
        return None, False
    between = (s for s in story.voice if statement.span.end <= s.span.start < following.span.start)
    return (None, False) if next(between, None) else (following, following is near[0])


def _figures(dossier: Dossier, told: Told, story: Story) -> Iterator[Disagreement]:
    """Of an area only what is said of the same days: otherwise they count different events."""
    counted: list[Toll] = []
    for statement in dict.fromkeys(statement for statement, _ in told if statement.status in _SAID):
        counted += tolls(statement, story)
    for one, other in combinations(counted, 2):
        days = one.statement.time and other.statement.time
        if (
            _opposed(one.statement, other.statement)
            and differ(one, other)
            and (days or dossier.place.kind.is_point)
            and _same_time(one.statement, other.statement, story)
        ):
            yield Disagreement(Rule.FIGURES, _of_figure(one), _of_figure(other))


def _of_figure(toll: Toll) -> Saying:
    return Saying(
        toll.statement, f"{' '.join(toll.figure.text.split())} {toll.of[-1]}", (toll.figure.span, toll.outcome)
    )
