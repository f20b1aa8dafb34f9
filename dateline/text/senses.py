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
    "the a an neighbouring neighboring nearby downtown mainland occupied besieged embattled whole entire torn war".split()
)
_BEING = frozenset("is are was were be been being gets got".split())
_AUXILIARIES = frozenset("has have had also later again reportedly then now repeatedly still since already".split())
_LISTED = 24  # names: a longer list is looked at no further back
_HEAD = 16  # tokens within which a dateline ends


@dataclass(frozen=True, slots=True)
class Context:
    """A name, tokens `first` to `last` inclusive of a sentence; `acts`: it may be a government; `others`: the last
    tokens of the other names in the sentence; `opening`: its first word."""

    tokens: Sequence[Token]
    first: int
    last: int
    acts: bool
    others: frozenset[int] = frozenset()
    opening: int = 0
    heading: bool = False

    @property
    def owned(self) -> bool:
        return self.tokens[self.last].possessive

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
    settled: bool = False  # no other evidence can overrule it
    bare: bool = False  # no word beside the name says so


def judge(context: Context, cues: Cues, *, area_meant: bool = False) -> Judgement:
    """The sense of a name. `area_meant`: a word beside it says so ("eastern", "region", "city of")."""
    if is_dateline(context):
        return Judgement(Sense.LITERAL, "the dateline", "the dateline: where the report was filed", settled=True)
    apart = _origin(context, cues) or _official(context, cues)
    if apart:
        return apart
    if area_meant and not context.owned:
        return Judgement(Sense.LITERAL, "the words beside it name an area or a kind of place")
    if context.acts:
        return _of_actor(context, cues)
    if _speaks(context, cues) and not context.owned and not _preposition(context, cues):
        return Judgement(Sense.METONYM, f"it acts: “{context.after()}”")
    return Judgement(Sense.LITERAL, "the name of a place that is no government", bare=True)


def is_dateline(context: Context, *, wide: bool = False) -> bool:
    """ "KYIV, March 3 (Reuters) —" or "GOMA, Congo —" at the head of a paragraph.

    `wide`: also "ADEN/SANAA", "ADEN and SANAA, March 3 (Reuters)", and two hyphens for a dash.
    """
    if context.heading:
        return False
    head = context.tokens[context.opening : context.opening + _HEAD]
    dash = next((n for n, t in enumerate(head) if t.text in ("—", "–")), None)
    if dash is None:
        spaced = [
            n
            for n in range(1, len(head) - 1)
            if head[n].text == "-"
            and head[n - 1].end < head[n].start
            and (head[n].end < head[n + 1].start or (wide and head[n + 1].text == "-"))
        ]
        closed = [n + 1 for n, t in enumerate(head[:-1]) if t.text == ")" and head[n + 1].text == ":"]
        dash = next(iter([*spaced, *closed]), None)
    if dash is None or context.last - context.opening >= dash:
        return False
    before_it = head[: max(0, context.first - context.opening)]
    closed_off = head[dash - 1].text == ")"
    joined = ("/", "and", "&") if wide and closed_off else ("/",) if wide else ()
    named = all(t.is_capital or t.text in ",.-" or t.text in joined for t in before_it)
    parted = closed_off or any(t.text in ",/" for t in head[:dash]) or dash == 1
    small = sum(t.is_word and not t.is_capital and t.text not in joined for t in head[:dash])
    return named and (parted or context.last - context.opening == dash - 1) and small <= 1


def _speaks(context: Context, cues: Cues) -> bool:
    """Whether a verb of speech or mind follows: "said", "has rejected"."""
    after = 1
    while context.after(after) in _AUXILIARIES and after < 4:
        after += 1
    return context.after(after) in cues.speech


def _origin(context: Context, cues: Cues) -> Judgement | None:
    """Where people come from or an organisation sits: a place, but nothing is said to have happened there."""
    people = "where people come from; nothing is said to have happened there"
    if context.after() == "-" and context.after(2) in cues.origin:
        return Judgement(Sense.LITERAL, f"“-{context.after(2)}”", "where someone or something is based", settled=True)
    governed = governor(context)
    words = [lower_at(context.tokens, governed - n) for n in range(3)]
    if words[0] == "from" and (words[1] in cues.people or words[1] in cues.born):
        return Judgement(Sense.LITERAL, f"“{words[1]} from”", people, settled=True)
    if words[0] == "in" and words[1] == "born":
        return Judgement(Sense.LITERAL, "“born in”", people, settled=True)
    if words[0] == "in" and words[1] == "based":
        return Judgement(Sense.LITERAL, "“based in”", "where someone or something is based", settled=True)
    return None


def _official(context: Context, cues: Cues) -> Judgement | None:
    """ "Kharkiv's mayor", "the mayor of Kharkiv", "Kursk region governor": whose office it is, not where something was."""
    if context.acts:
        return None
    title = "it is part of an official's title"
    after = 2 if context.after() in cues.region else 1
    if context.after(after) in cues.offices:
        return Judgement(Sense.LITERAL, f"“{context.after(after)}”: an official's title", title, settled=True)
    at = governor(context)
    if lower_at(context.tokens, at) == "of" and lower_at(context.tokens, at - 1) in cues.offices:
        return Judgement(
            Sense.LITERAL, f"“{lower_at(context.tokens, at - 1)} of”: an official's title", title, settled=True
        )
    return None


def governor(context: Context) -> int:
    """Index of the word that governs the name: before its article, and before the names it is listed with."""
    i, listed = context.first - 1, 0
    while i >= 0 and listed < _LISTED:
        word = lower_at(context.tokens, i)
        if word in _SKIPPED or (word == "-" and lower_at(context.tokens, i + 1) in _SKIPPED):
            i -= 1
        elif word in ("and", "or", ",") and i - 1 in context.others:
            i = _start_of_name(context, i - 1) - 1
            listed += 1
        elif word == "and" and lower_at(context.tokens, i - 1) == "," and i - 2 in context.others:
            i = _start_of_name(context, i - 2) - 1
            listed += 1
        else:
            return i
    return -1


def _start_of_name(context: Context, last: int) -> int:
    while last > 0 and context.tokens[last - 1].is_capital:
        last -= 1
    return last


def _preposition(context: Context, cues: Cues) -> str:
    word = lower_at(context.tokens, governor(context))
    return word if word in cues.locative or word in ("of", "to", "from", "on", "for") else ""


def _of_actor(context: Context, cues: Cues) -> Judgement:
    part = 2 if context.after() in cues.directions and context.after(2) in cues.parts else 1
    if context.after(part) in cues.parts:
        return Judgement(Sense.LITERAL, f"a part of it: “{context.after(part)}”")
    if context.owned:
        return Judgement(Sense.METONYM, f"it owns or does: “'s {context.after()}”", settled=True)
    if context.after() == "-":
        return Judgement(Sense.METONYM, f"“-{context.after(2)}”: who acts", settled=True)
    if context.after() in cues.actor_nouns or context.after() in cues.roles:
        return Judgement(Sense.METONYM, f"who acts: “{context.after()}”")
    if context.before() == "," and _speaks(context, cues):  # "in Sumy, Kyiv said": no list of two
        return Judgement(Sense.METONYM, f"it acts: “{context.after()}”", settled=True)
    return _undergoes(context, cues) or governed(context, cues) or _bare_actor(context, cues)


def _undergoes(context: Context, cues: Cues) -> Judgement | None:
    """Literal where something is done to it or said of it as a place: "Kyiv was shelled", "the capital, Kyiv"."""
    if context.after() in _BEING:
        word = context.after(3) if context.after(2).endswith("ly") or context.after(2) in _BEING else context.after(2)
        done = word in cues.acted_on and not word.endswith("ing")
        if done or word in cues.states:
            return Judgement(Sense.LITERAL, f"a place: “{context.after()} {word}”")
    before = context.before(2) if context.before() == "," else context.before()
    if before == "capital":
        return Judgement(Sense.LITERAL, "a place: “capital”")
    if [context.after(n) for n in (1, 2, 3)] == [",", "the", "capital"]:
        return Judgement(Sense.LITERAL, "a place: “the capital”")
    return None


def governed(context: Context, cues: Cues) -> Judgement | None:
    """Literal where a preposition or verb makes the name a place."""
    at = governor(context)
    if at < 0:
        return None
    word, nearer, further = (lower_at(context.tokens, at - n) for n in range(3))
    if word in cues.locative:
        if {nearer, further, lower_at(context.tokens, at - 3)} & cues.not_in:
            return None
        if nearer in cues.rulers:
            return Judgement(Sense.METONYM, f"who governs from it: “{nearer} {word}”")
        return Judgement(Sense.LITERAL, f"a place: “{word}”")
    needed = {"of": cues.of, "to": cues.motion, "from": cues.leaving, "on": cues.upon, "for": cues.motion}
    if word in needed:
        near = {nearer} if word in ("of", "for") else {nearer, further}
        onward = word == "to" and at - 2 >= 0 and at - 1 in context.others and further == "from"
        if near & needed[word] or onward:
            return Judgement(Sense.LITERAL, f"a place: “{nearer} {word}”")
        return None
    if word in cues.acted_on:
        return Judgement(Sense.LITERAL, f"a place: “{word}”")
    return None


def _bare_actor(context: Context, cues: Cues) -> Judgement:
    if _speaks(context, cues):
        return Judgement(Sense.METONYM, f"it acts: “{context.after()}”")
    why = "a government, an army or a country as one who acts; no word beside it makes it a place"
    return Judgement(Sense.METONYM, why, bare=True)
