"""One who speaks, as far as the text tells, and what abbreviations stand for. Pure."""

import re
from dataclasses import dataclass

from dateline.model import Span

_WOMEN = re.compile(
    r"\b(?:woman|mother|wife|widow|daughter|sister|grandmother|aunt|girl|spokeswoman|chairwoman|mrs|ms|nun|midwife)\b",
    re.IGNORECASE,
)
_MEN = re.compile(
    r"\b(?:man|father|husband|widower|son|brother|grandfather|uncle|boy|spokesman|chairman|mr|imam|priest|sheikh|monk|fisherman)\b",
    re.IGNORECASE,
)
_ALIAS = re.compile(
    r"((?:[A-Z][\w'’-]+ )(?:(?:[A-Z][\w'’-]+|of|for|the|and|de|du) ){0,6})\(([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\)"
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


def gender_told(source: Source) -> str:
    """ "he" or "she" by the words for them; empty if none tells."""
    told = f"{source.name} {source.description}"
    return "she" if _WOMEN.search(told) else "he" if _MEN.search(told) else ""


def aliases_of(text: str) -> dict[str, str]:
    """ "The Ministry of Health (MoH)": what abbreviations stand for."""
    return {found[2]: found[1].strip() for found in _ALIAS.finditer(text)}
