"""Whom "he", "one of them" and "the group" point back to, among those who spoke or were told of. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence

from dateline.text.attribution.naming import PERSONS, PREPOSITION
from dateline.text.attribution.source import Source, gender_told
from dateline.text.attribution.words import Words

OURSELVES = frozenset("movement alliance coalition front organisation organization command".split())
_PLURAL = re.compile(r"(?:[^s]s|people|men|women|children)\Z", re.IGNORECASE)


def one_of(known: Sequence[Source], *, another: bool) -> Source | None:
    """Of whom "one" and "the other" are; `another` may be of one alone."""
    plural = (
        s
        for s in reversed(known)
        if another or s.name.startswith("One ") or _PLURAL.search(PREPOSITION.split(s.name)[0])
    )
    return next((s for s in plural if s.kind in PERSONS and not s.person), None)


def meant(known: Sequence[Source], lower: str, words: Words) -> Source | None:
    """ "The group", "the statement": whoever of that sort spoke last."""
    sort = words.meant[lower]
    noun = " " + lower.rsplit(maxsplit=1)[-1]
    if (named := next((s for s in reversed(known) if s.name.lower().endswith(noun)), None)) is not None:
        return named
    for source in reversed(known):
        country = source.kind == "other" and source.side in words.states
        if sort == "organisation" and country:
            continue
        if sort == "any" or (sort == "person") == (source.person or source.kind in PERSONS):
            return source
    return None


def fitting(known: Sequence[Source], lower: str, called: Mapping[str, str]) -> Iterator[Source]:
    """Those whom a pronoun may mean, the last first. `called`: names to "he" or "she", as the text has called them."""
    for source in reversed(known):
        person = source.person or source.kind in PERSONS - (
            {"monitor"} if lower == "it" or not source.name.startswith("A ") else set()
        )
        if (
            lower in ("he", "she")
            and not source.person
            and _PLURAL.search(PREPOSITION.split(source.name, maxsplit=1)[0])
        ):
            continue
        if lower != "they" and person != (lower in ("he", "she")):
            continue
        if not person or lower == "they" or called.get(source.name, gender_told(source)) in (lower, ""):
            yield source
