"""Senses: whether a name is a place where something is, or one who acts. Rules over the words around it; pure.

Only countries, capitals and unions act ("Kyiv fears"); they are actors unless the words around them make them places.
All other places are places unless the words around them make them actors.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import Sense
from dateline.text.cues import Cues
from dateline.text.tokens import Token, lower_at

_SKIPPED = frozenset(
    "the a an neighbouring neighboring nearby downtown mainland war-torn occupied besieged embattled whole entire".split()
)
_DASHES = frozenset("—–-:")


@dataclass(frozen=True, slots=True)
class Context:
    """A name, tokens `first` to `last` inclusive of a sentence; `acts`: it may be a government; `others`: the last
    tokens of the other names in the sentence."""

    tokens: Sequence[Token]
    first: int
    last: int
    acts: bool
    others: frozenset[int] = frozenset()
    heading: bool = False

    def before(self, steps: int = 1) -> str:
        return lower_at(self.tokens, self.first - steps)

    def after(self, steps: int = 1) -> str:
        return lower_at(self.tokens, self.last + steps)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A sense and why; `unplaced`: why a literal place is still not where something happened."""

    sense: Sense
    because: str
    unplaced: str | None = None


def judge(context: Context, cues: Cues, *, area_meant: bool = False) -> Judgement:
    """The sense of a name. `area_meant`: a word beside it says so ("eastern", "region", "city of")."""
    if _is_dateline(context):
        return Judgement(Sense.LITERAL, "the dateline", "the dateline: where the report was filed")
    origin = _origin(context, cues)
    if origin:
        return origin
    owned = context.tokens[context.last].possessive
    if area_meant and not owned:
        return Judgement(Sense.LITERAL, "the words beside it name an area or a kind of place")
    if context.acts:
        return _of_actor(context, cues, owned=owned)
    if context.after() in cues.speech and not owned and not _preposition(context, cues):
        return Judgement(Sense.METONYM, f"it acts: “{context.after()}”")
    if context.after() in cues.roles and context.tokens[context.last + 1].is_capital and not owned:
        return Judgement(Sense.LITERAL, "part of an official's title", "it is part of an official's title")
    return Judgement(Sense.LITERAL, "the name of a place that is no government")


def _is_dateline(context: Context) -> bool:
    """ "KYIV, March 3 (Reuters) —" at the head of a paragraph."""
    if any(t.is_word for t in context.tokens[: context.first]) or context.heading:
        return False
    head = [t.text for t in context.tokens[context.last + 1 : context.last + 12]]
    if not head:
        return False
    dash = next((n for n, mark in enumerate(head) if mark in ("—", "–")), None)
    if dash is None and ")" in head[:10] and "(" in head[:8]:
        close = head.index(")")
        dash = close + 1 if head[close + 1 : close + 2] and head[close + 1] in _DASHES else None
    return dash is not None and (dash == 0 or head[0] in (",", "(", "/")) and dash < 11


def _origin(context: Context, cues: Cues) -> Judgement | None:
    """Where people come from or an organisation sits: a place, but nothing is said to have happened there."""
    people = "where people come from; nothing is said to have happened there"
    if context.after() == "-" and context.after(2) in cues.origin:
        return Judgement(Sense.LITERAL, f"“-{context.after(2)}”", "where someone or something is based")
    governed = _governor(context)
    words = [lower_at(context.tokens, governed - n) for n in range(3)]
    if words[0] == "from" and (words[1] in cues.people | cues.born):
        return Judgement(Sense.LITERAL, f"“{words[1]} from”", people)
    if words[0] == "in" and words[1] == "born":
        return Judgement(Sense.LITERAL, "“born in”", people)
    return None


def _governor(context: Context) -> int:
    """Index of the word that governs the name: before its article, and before the names it is listed with."""
    i = context.first - 1
    while i >= 0:
        word = lower_at(context.tokens, i)
        if word in _SKIPPED:
            i -= 1
        elif word in ("and", "or", ",") and i - 1 in context.others:
            i = _start_of_name(context, i - 1) - 1
        elif word == "and" and lower_at(context.tokens, i - 1) == "," and i - 2 in context.others:
            i = _start_of_name(context, i - 2) - 1
        else:
            return i
    return -1


def _start_of_name(context: Context, last: int) -> int:
    while last > 0 and context.tokens[last - 1].is_word and context.tokens[last - 1].is_capital:
        last -= 1
    return last


def _preposition(context: Context, cues: Cues) -> str:
    word = lower_at(context.tokens, _governor(context))
    return word if word in cues.locative or word in ("of", "to", "from", "on", "for") else ""


def _of_actor(context: Context, cues: Cues, *, owned: bool) -> Judgement:
    if owned:
        if context.after() in cues.parts:
            return Judgement(Sense.LITERAL, f"a part of it: “{context.after()}”")
        return Judgement(Sense.METONYM, f"it owns or does: “'s {context.after()}”")
    if context.after() == "-":
        return Judgement(Sense.METONYM, f"“-{context.after(2)}”: who acts")
    if context.after() in cues.parts:
        return Judgement(Sense.LITERAL, f"a part of it: “{context.after()}”")
    if context.after() in cues.actor_nouns or context.after() in cues.roles:
        return Judgement(Sense.METONYM, f"who acts: “{context.after()}”")
    return _governed(context, cues) or Judgement(Sense.METONYM, _why_actor(context, cues))


def _governed(context: Context, cues: Cues) -> Judgement | None:
    """Literal where a preposition or verb makes the name a place."""
    at = _governor(context)
    if at < 0:
        return None
    words = [lower_at(context.tokens, at - n) for n in range(4)]
    word, nearer = words[0], words[1]
    heads = {w for w in words[1:] if w}
    place = Judgement(
        Sense.LITERAL,
        f"a place: “{nearer} {word}”" if word in ("of", "to", "from", "on", "for") else f"a place: “{word}”",
    )
    if word in cues.locative:
        return None if heads & cues.not_in else place
    needed = {"of": cues.of, "to": cues.motion, "from": cues.leaving, "on": cues.upon, "for": cues.motion}
    if word in needed:
        near = {nearer} if word in ("of", "for") else {nearer, words[2]}
        return place if near & needed[word] else None
    if word in cues.acted_on:
        return place
    return None


def _why_actor(context: Context, cues: Cues) -> str:
    if context.after() in cues.speech:
        return f"it acts: “{context.after()}”"
    return "a government, an army or a country as one who acts; no word beside it makes it a place"
