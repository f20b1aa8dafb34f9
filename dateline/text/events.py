"""Whether a sentence tells of something that happened, and of what kind: ACLED's event types and sub-types. Pure.

By words alone, so "Government regains territory" shows only where the text says "retook" or names the army of the country
itself. Most sentences tell of none: what could be, is planned or feared, did not happen, or lies years back gives None.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from dateline.model import Span
from dateline.text.cues import WORDS

_CLAUSE = re.compile(r"[,;:.!?“”\"()]|\s[–—-]\s|\b(?:but|while|although|though|whereas|because|after)\b", re.IGNORECASE)
_WORD = re.compile(r"n['’]t\b|['’]ll\b|[^\W\d_]+?(?=n['’]t)|[^\W\d_]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class EventWords:
    """Rules in the order in which they are tried: type, sub-type, cues."""

    rules: tuple[tuple[str, str, tuple[re.Pattern[str], ...]], ...]
    unless: frozenset[str]
    background: re.Pattern[str]


@cache
def load() -> EventWords:
    """The shipped words; read once in a process."""
    lists = tomllib.loads((WORDS / "events.toml").read_text("utf-8"))
    unless, built = lists["unless"], "|".join(lists["built"].split())
    return EventWords(
        tuple((r["type"], r["sub_type"], tuple(_pattern(cue, built) for cue in r["cues"])) for r in lists["rule"]),
        frozenset((unless["modality"] + " " + unless["negation"]).split()),
        re.compile("|".join(rf"\b{p}" for p in unless["background"]), re.IGNORECASE),
    )


def event_of(text: str, span: Span) -> tuple[str, str, Span] | None:
    """The type, the sub-type and the words that decided it, in what stands at `span`: a sentence, or a claim's content."""
    words = load()
    said = span.of(text)
    if words.background.search(said):
        return None
    for kind, sub, cues in words.rules:
        for cue in cues:
            for match in cue.finditer(said):
                if _happened(said, match, words):
                    return kind, sub, Span(span.start + match.start(), span.start + match.end())
    return None


def _pattern(cue: str, built: str) -> re.Pattern[str]:
    """A cue with a capital in it ("captured NAME") is matched as written, any other in either case."""
    between = r"(?:[\s-]+[\w’'.%-]+(?<!\.)){0,8}?[\s-]+"
    whole = re.sub(r"\((?!\?)", "(?:", cue.replace("{built}", f"({built})"))
    whole = re.sub(r"\s*\.\.\s*", "..", whole).replace(" ", r"\s+").replace("..", between)
    source = rf"(?<![\w-])(?:{whole})(?!\w)"
    return re.compile(source) if "A-Z" in cue else re.compile(source, re.IGNORECASE)


def _happened(said: str, match: re.Match[str], words: EventWords) -> bool:
    """No word of doubt, denial or intent stands in the cue, or before it in its clause."""
    opens = max((cut.end() for cut in _CLAUSE.finditer(said, 0, match.start())), default=0)
    before = {w.lower().replace("’", "'") for w in _WORD.findall(said[opens : match.end()])}
    aim = re.search(r"\bto\s+(?:\w+ly\s+)?$", said[opens : match.start()])
    return not aim and before.isdisjoint(words.unless)
