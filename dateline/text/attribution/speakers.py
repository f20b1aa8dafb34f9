"""Noun phrases to speakers: the name, the kind, the side; and pronouns, titles and surnames to those named before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.model import Span
from dateline.names import fold
from dateline.text.attribution.sides import side_of
from dateline.text.attribution.words import Kind, Words

_NAME = r"(?:[^\W\d_a-z][\w'’\-]*\.?|al-\w+|el-\w+|de|van|von|bin|ibn|abu|el|al)"
_RUN = re.compile(rf"[^\W\d_a-z][\w'’\-]*(?: {_NAME}){{0,4}}")
_AFTER = re.compile(rf",?\s+[“\"]?({_RUN.pattern})[”\"]?$")
_MANY = re.compile(r"(?:some|several|many|other|various|a few)\b", re.IGNORECASE)
_AGED = re.compile(r"the \d+-year-old", re.IGNORECASE)
_CUT = re.compile(r"\s(?:who|which|that|whose|I|we|familiar)\s|,|\(")
_POSSESSIVE = re.compile(r"['’]s\b")
_ARTICLE = re.compile(
    r"\A(?:the|a|an|one|some|our|its|his|her|their|this|that|another|several|two|three|many)\s+", re.IGNORECASE
)
_PERSONS = frozenset(
    "official governor commander soldier blogger journalist person resident medic monitor source person".split()
)


@dataclass(frozen=True, slots=True)
class Source:
    """A speaker as far as the text tells."""

    name: str
    span: Span
    kind: str
    side: str | None
    several: bool  # of several sides at once
    description: str = ""
    person: bool = False


@dataclass(slots=True)
class Register:
    """Who has spoken so far in a text."""

    words: Words
    issue: frozenset[str]
    known: list[Source] = field(default_factory=list)

    def read(self, phrase: str, span: Span) -> Source | None:
        """A noun phrase to its speaker; None for one who cannot speak. What speaks is remembered by `add`."""
        lower = phrase.lower()
        if lower in self.words.pronouns:
            return self._pronoun(lower, span)
        if _AGED.fullmatch(phrase):
            return self._pronoun("he", span)
        phrase = self._without_doings(phrase)
        kinds = list(self.words.kind.finditer(phrase))
        kind = self.words.kinds[kinds[-1][0].lower()] if kinds else None
        name, person = self._named(phrase, kinds)
        if person and kinds:  # what stands before the name tells what he is, not what his name holds
            before = [k for k in kinds if k.end() <= phrase.rfind(name)]
            kind = self.words.kinds[before[-1][0].lower()] if before else kind
        if any(self.words.kinds[k[0].lower()].id == "evidence" for k in kinds):
            kind = Kind("evidence")
        earlier = self._earlier(name, phrase, kind, person=person)
        if earlier is not None:
            return Source(
                earlier.name, span, earlier.kind, earlier.side, earlier.several, earlier.description, earlier.person
            )
        named = any(c.isupper() for c in name) and bool(_RUN.search(name))
        if kind is None and not named and not _ARTICLE.match(phrase):
            return None
        side, several = side_of(phrase, kind, self.issue, self.words)
        owner = self._owner(phrase, kind) if not self.words.side.search(phrase) else None
        if owner is None and kind is None and person and self.known and _MANY.match(self.known[-1].name):
            owner = self.known[-1]  # one of "some bloggers" by name
        if owner is not None and owner.side:
            side = owner.side
        told = phrase.replace(name, "").strip(" ,“”\"'") if name != phrase else ""
        return Source(name, span, kind.id if kind else "other", side, several, told, person)

    def _without_doings(self, phrase: str) -> str:
        """ "X, accused by Y of having Z": what a lower-case word begins after a comma is no description, unless a kind does."""
        parts = phrase.split(", ")
        kept = [p for p in parts[1:] if p and (not p[0].islower() or _ARTICLE.match(p) or self.words.kind.match(p))]
        return ", ".join([parts[0], *kept])

    def _owner(self, phrase: str, kind: Kind | None) -> Source | None:
        """ "The ministry's spokesman", "another blogger": of the side of the one meant."""
        if kind is None or (not kind.party and kind.id != "monitor"):
            return None
        owned = re.match(r"(?:the|its) ([\w ]+?)['’]s\b", phrase, re.IGNORECASE)
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

    def add(self, source: Source) -> None:
        self.known.append(source)
        del self.known[:-60]

    def _named(self, phrase: str, kinds: Sequence[re.Match[str]]) -> tuple[str, bool]:
        """The name of a person after what they are, or before it; else the phrase itself without what is told of it."""
        for kind in reversed(kinds):
            found = _AFTER.match(phrase, kind.end())
            if found and self.words.kinds[kind[0].lower()].id in (_PERSONS | {"medic", "aid organisation"}):
                return found[1], True
        parts = [part.strip() for part in phrase.split(",") if part.strip()]
        whole = [p for p in parts if _RUN.fullmatch(p) and len(p.split()) <= 4 and not self.words.kind.search(p)]
        if len(parts) > 1 and whole:
            return whole[-1], True
        for part in parts[1:]:  # "the zone's chief doctor, Dr Aline Safari"
            heads = list(self.words.kind.finditer(part))
            if heads and (found := _AFTER.match(part, heads[-1].end())):
                return found[1], True
        cut = _CUT.search(phrase, 3)
        short = phrase[: cut.start()] if cut else phrase
        run = _RUN.fullmatch(short)
        alone = bool(run) and not kinds and len(short.split()) in (2, 3) and not self.words.side.search(short)
        return short.strip(' “”"'), alone

    def _pronoun(self, lower: str, span: Span) -> Source | None:
        if lower in ("i", "we"):
            return None
        singular = lower in ("he", "she")
        for source in reversed(self.known):
            person = source.person or source.kind in _PERSONS
            if person == singular or lower == "they":
                return Source(
                    source.name, span, source.kind, source.side, source.several, source.description, source.person
                )
        return None

    def _earlier(self, name: str, phrase: str, kind: Kind | None, *, person: bool) -> Source | None:
        """One named before: by a bare surname, by the same words, or by "the ministry"."""
        key = fold(_POSSESSIVE.sub("", _ARTICLE.sub("", name, count=1)))
        if not key:
            return None
        for source in reversed(self.known):
            theirs = fold(_POSSESSIVE.sub("", _ARTICLE.sub("", source.name, count=1)))
            if key == theirs and (person or source.person or kind is None):
                return source
            if source.person and (theirs.endswith(" " + key) or key.endswith(" " + theirs)) and name[0].isupper():
                return source
        bare = _ARTICLE.sub("", phrase, count=1).lower()
        if phrase.lower().startswith("the ") and kind is not None and bare in self.words.kinds:
            for source in reversed(self.known):
                described = f"{source.name} {source.description}".lower()
                if (
                    source.kind == kind.id
                    and re.search(rf"\b{re.escape(bare)}\b", described)
                    and fold(source.name) != fold(phrase)
                ):
                    return source
        return None
