"""Noun phrases to speakers: the name, the kind, the side; and pronouns, titles and surnames to those named before."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dateline.model import Span
from dateline.names import fold
from dateline.text.attribution.belonging import of_group_before, owned, points_back, subject_before
from dateline.text.attribution.homes import Home
from dateline.text.attribution.naming import (
    ARTICLE,
    CALLED,
    RUN,
    Introduction,
    goes_by,
    head_of,
    introduced,
    named,
    shortened,
)
from dateline.text.attribution.offices import told_beside
from dateline.text.attribution.pointing import OURSELVES, fitting, meant, one_of
from dateline.text.attribution.sides import side_of
from dateline.text.attribution.source import Source
from dateline.text.attribution.words import Kind, Words

_OF_THEM = frozenset(
    {
        "one",
        "another",
        "the other",
        "one of them",
        "the first",
        "the second",
        "a second",
        "a third",
        "a fourth",
        "both",
        "the younger",
        "the older",
        "the elder",
        "another of them",
        "two of them",
    }
)
_ONE_OF_THEM = re.compile(r"\A(?:one|another|two) of (?:them|these), (?=an? )", re.IGNORECASE)
_ITS = re.compile(r"\A(?:its|their|his|her|the same|this|that) ")
_SUBJECTS = {"him": "he", "her": "she", "them": "they"}
_MANY = re.compile(r"(?:some|several|many|other|various|a few)\b", re.IGNORECASE)
_TELLING = re.compile(
    ARTICLE.pattern + r"|(?:in|from|with|of|at|near|who|now|then|formerly|alias|known|nicknamed|call sign)\b",
    re.IGNORECASE,
)
_LED = re.compile(r"\bIn ([A-Z][\w’'-]+),? $")  # right before a speaker
_KEPT = 80  # speakers told of last
_IN = (" in ", " in the ")
_NEAR = 300  # characters
_FAR = 1500
_AGED = re.compile(r"the \d+-year-old", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\b")
_OWNED = re.compile(r"(?:the|its) ([\w ]+?)['’]s\b", re.IGNORECASE)


@dataclass(slots=True)
class Register:
    """Who has spoken so far in a text."""

    words: Words
    issue: frozenset[str]
    text: str = ""
    home: Home = field(default_factory=Home)
    known: list[Source] = field(default_factory=list)
    topic: Source | None = None  # whom the last sentence tells of, if it is one without speech
    called: dict[str, str] = field(default_factory=dict)  # names to "he" or "she"
    keys: dict[str, str] = field(default_factory=dict)  # of names
    surnames: dict[str, Source] = field(default_factory=dict)  # of the persons known
    aliases: Mapping[str, str] = field(default_factory=dict)  # "MoH" to "Ministry of Health"
    met: dict[tuple[str, str], Introduction | None] = field(
        default_factory=dict
    )  # what the text says of a name elsewhere

    def read(self, phrase: str, span: Span, more: str = "") -> Source | None:
        """A noun phrase to its speaker; None for one who cannot speak. `more`: a relative clause that tells of them.

        What speaks is remembered by `add`.
        """
        lower = _SUBJECTS.get(phrase.lower(), phrase.lower())
        if lower in self.words.pronouns:
            return self._pronoun(lower, span)
        if _AGED.fullmatch(phrase):
            return self._pronoun("he", span)
        if lower.partition(" ")[0] in self.words.nobody and not lower.startswith("those who "):
            return None
        if (
            lower in _OF_THEM
            and phrase != "one"
            and (several := one_of(self.known, another=lower == "another")) is not None
        ):
            return replace(several, name=phrase, span=span, description=several.name)
        long = self.aliases.get(ARTICLE.sub("", phrase, count=1))
        if long and not self.words.side.search(phrase) and (meant := self.read(long, span, more)) is not None:
            return replace(meant, name=phrase)
        the = _ITS.sub(
            "the ", lower.partition(",")[0]
        )  # "its evening summary", "the same text", "the text, signed by X"
        if the in self.words.meant and (before := self._meant(the, span)) is not None:
            return replace(before, span=span, name=phrase if _ITS.match(lower) and not before.person else before.name)
        phrase = self._without_doings(_ONE_OF_THEM.sub("", phrase))
        alias = goes_by(more)
        name, person = (alias, True) if alias else named(shortened(phrase), self.words)
        kind = head_of(phrase, name, self.words, person=person)
        if kind is None and "@" in phrase:  # a handle
            kind = self.words.kinds["outlet"]
        earlier = self._earlier(name, phrase, kind, person=person)
        if earlier is not None:
            return replace(earlier, span=span)
        bare = any(c.isupper() for c in name) and bool(RUN.search(name))
        if kind is None and not bare and not ARTICLE.match(phrase):
            return None
        return self._new(name, phrase, kind, span, more, person=person)

    def _new(self, name: str, phrase: str, kind: Kind | None, span: Span, more: str, *, person: bool) -> Source:
        told = CALLED.sub("", phrase.replace(name, "").strip(" ,“”\"'")) if name != phrase else ""
        lone = (
            kind is None and not person and RUN.fullmatch(name) and " " not in name and not self.words.side.search(name)
        )
        if (lone or (person and kind is None)) and (met := self._introduced(name, more)):
            told, name, person = met.description, met.name, True
            kind, phrase = head_of(told, "", self.words, person=False), f"{told} {name}"
        if kind is not None and kind.id == "person" and (doing := self.words.kind.search(more)):
            doer = self.words.kinds[doing[0].lower()]
            kind = doer if doer.id in ("soldier", "commander") else kind  # "my friend X, who flies reconnaissance"
        if kind is not None and kind.own and not self.words.side.search(phrase):
            beside = told_beside(name, self.text, span.start, self.words) if person else ""
            phrase += beside or self._nearby(kind, span) or self._land(phrase, span)
        side, several = side_of(phrase.replace("’", "'"), kind, self.issue, self.home, self.words)
        owner = self._owner(phrase, kind) if not self.words.side.search(phrase) else None
        if owner is None and kind is None and person and self.known and _MANY.match(self.known[-1].name):
            owner = self.known[-1]  # one of "some bloggers" by name
        if owner is not None and owner.side:
            side = owner.side
        elif kind is not None and not several and not self.words.side.search(phrase):
            side = self._told_before(phrase, kind, span, side)
        return Source(name, span, kind.id if kind else "other", side, several, told, person)

    def _told_before(self, phrase: str, kind: Kind, span: Span, side: str | None) -> str | None:
        """ "A spokesman", "its commander": of the side that spoke last in this paragraph or that it tells of; else `side`."""
        if not points_back(phrase, kind, self.home.state) or self.words.elsewhere.search(phrase):
            return side
        if side is None and (group := of_group_before(phrase, span, self.text, self.words)) is not None:
            found = self.words.sides.get(group.lower())
            return found if found in self.issue else None
        its = owned(phrase)
        if side is not None and not its:
            return side
        beside = bool(self.known) and "\n" not in self.text[self.known[-1].span.end : span.start].rstrip(' \n"“')
        if its and beside and _ITS.match(phrase.lower()) and not self._party(self.known[-1]):
            return None  # "the civil society reports. Its president"
        subject = subject_before(
            span, self.text, self.words, its=its or kind.id == "spokesperson", alone=side is not None
        )
        last = next((s for s in reversed(self.known) if s.kind != kind.id and s.span.end <= span.start), None)
        if last is not None and last.side and not (subject and subject[1] > last.span.end):
            near = self.text[last.span.end : span.start]
            if (
                "\n" not in near
                and len(near) < _NEAR
                and ((its and not last.person) or (side is None and not kind.own))
            ):
                return last.side
        if subject is None:
            return side
        found = self.words.sides.get(subject[0].lower())
        return found if found in self.issue else None

    def _introduced(self, name: str, more: str) -> Introduction | None:
        """Each name is looked for once."""
        key = name, more
        if key not in self.met:
            self.met[key] = introduced(name, self.text, more, self.words)
        return self.met[key]

    def _nearby(self, kind: Kind, span: Span) -> str:
        """ "In Jerusalem the military"; and of a governor the place told of last."""
        before = self.text[max(0, span.start - _NEAR) : span.start].rpartition("\n\n")[2]
        if (led := _LED.search(before)) is not None:
            return " " + led[1]
        if kind.id != "governor":
            return ""
        told = [m for m in self.words.place.finditer(before) if self.words.places[m[0].lower()] in self.issue]
        states = self.issue & self.words.states  # "in Thailand's Kap Choeng district"
        told += [
            m
            for m in self.words.group.finditer(before)
            if self.words.sides[m[0].lower()] in states and before.endswith(_IN, 0, m.start())
        ]
        return " " + max(told, key=lambda m: m.start())[0] if told else ""

    def _land(self, phrase: str, span: Span) -> str:
        """ "The civil defence": the side whose land was told of last, of those that have such a body."""
        lower = phrase.lower()
        sides = {side for body, of in self.words.bodies.items() if body in lower for side in of & self.issue}
        if not sides:
            return ""
        before = self.text[max(0, span.start - _FAR) : span.end]
        told = [m for m in self.words.place.finditer(before) if self.words.places[m[0].lower()] in sides]
        told += [m for m in self.words.side.finditer(before) if self.words.sides[m[0].lower()] in sides]
        return " " + max(told, key=lambda m: m.start())[0] if told else ""

    def _without_doings(self, phrase: str) -> str:
        """ "X, accused by Y of having Z": what a lower-case word begins after a comma is no description, unless a kind does."""
        parts = phrase.split(", ")
        kept = [p for p in parts[1:] if p and (not p[0].islower() or _TELLING.match(p) or self.words.kind.match(p))]
        return ", ".join([parts[0], *kept])

    def _owner(self, phrase: str, kind: Kind | None) -> Source | None:
        """ "The ministry's spokesman", "another blogger": of the side of the one meant."""
        if kind is None or (not kind.party and kind.id != "monitor"):
            return None
        owned = _OWNED.match(phrase)
        for source in reversed(self.known):
            told = f"{source.name} {source.description}".lower()
            if owned and re.search(rf"\b{re.escape(owned[1].lower())}\b", told):
                return source
            group = self.words.kinds.get(owned[1].lower()) if owned else None
            if group and group.id == "armed group" and source.side and source.side not in self.words.home:
                return source
            if not owned and source.kind == kind.id == "blogger" and source.side:
                return source
        return None

    def _party(self, source: Source) -> bool:
        kinds = (kind.party for kind in self.words.kinds.values() if kind.id == source.kind)
        return source.side is not None or next(kinds, True)

    def add(self, source: Source) -> None:
        if source.person:
            self.surnames[source.name.rpartition(" ")[2]] = source
        self.known.append(source)
        del self.known[:-_KEPT]

    def mention(self, name: str) -> None:
        """A surname stands in the text: its bearer is the last that was told of."""
        if (source := self.surnames.get(name)) is not None and source is not self.known[-1]:
            self.known.append(source)
            del self.known[:-_KEPT]

    def _meant(self, lower: str, span: Span) -> Source | None:
        if self.home.signed and lower.rpartition(" ")[2] in OURSELVES:  # "the movement" in a communiqué of its own
            return Source(self.home.signed, span, "other", self.home.author, several=False)
        return meant(self.known, lower, self.words)

    def _pronoun(self, lower: str, span: Span) -> Source | None:
        if lower == "we" and self.home.signed and self.home.author:
            return Source(self.home.signed, span, "other", self.home.author, several=False)
        if lower in ("i", "we"):
            return None
        for source in fitting(self.known, lower, self.called):
            if lower in ("he", "she"):
                self.called.setdefault(source.name, lower)
            return replace(source, span=span)
        return None

    def _key(self, name: str) -> str:
        """By which names are compared."""
        if (key := self.keys.get(name)) is None:
            key = self.keys[name] = fold(_POSSESSIVE.sub("", ARTICLE.sub("", name, count=1)))
        return key

    def _earlier(self, name: str, phrase: str, kind: Kind | None, *, person: bool) -> Source | None:
        """One named before: by a bare surname, by the same words, or by "the ministry"."""
        key = self._key(name)
        if not key:
            return None
        for source in reversed(self.known):
            theirs = self._key(source.name)
            if key == theirs and (person or source.person or kind is None):
                return source
            if (
                source.person
                and (theirs.endswith((" " + key, "-" + key)) or key.endswith(" " + theirs))
                and name[0].isupper()
            ):
                return source
            first = phrase.startswith("The ") or phrase == name.split(maxsplit=1)[0]  # "The Comandante", "Anuwat"
            if source.person and theirs.startswith(key + " ") and first:
                return source
        bare = ARTICLE.sub("", phrase, count=1).lower()
        if phrase.lower().startswith("the ") and kind is not None and bare in self.words.kinds:
            within = re.compile(r"\b.*\b".join(["", *map(re.escape, bare.split()), ""]))  # "the deputy minister"
            alike = [s for s in self.known if s.kind == kind.id and fold(s.name) != fold(phrase)]
            told = [s for s in alike if within.search(f"{s.name} {s.description}".lower())]
            named = [s for s in told if s.person or s.name.lower().endswith(" " + bare)]
            return next(reversed(named or told), None)
        return None
