"""The word lists by which sides are seen to contradict each other, read from `data/words/disagreement.toml`."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LISTS = Path(__file__).parents[1] / "data" / "words"


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """What a statement says of who has a place. `before` the name of the place, `after` it, `fallen` after it in a denial."""

    says: str
    denies: str
    before: re.Pattern[str]
    after: re.Pattern[str]
    fallen: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Sets of lower-case words; the file says what each is for."""

    groups: Mapping[str, Group]
    apart: frozenset[str]
    auxiliary: frozenset[str]
    negation: frozenset[str]
    unless: frozenset[str]
    own: frozenset[str]
    withdrawing: frozenset[str]
    admitting: frozenset[str]
    over: re.Pattern[str]
    describing: tuple[str, ...]
    general: frozenset[str]
    empty: frozenset[str]
    deeds: Mapping[str, str]  # word -> the first word of its line
    sums: frozenset[str]
    outcomes: Mapping[str, str]  # likewise
    counted: Mapping[str, str]
    owned: frozenset[str]
    sides: Mapping[str, str]  # name in lower case -> side
    side: re.Pattern[str]


@cache
def load() -> Words:
    """The shipped lists; read once in a process."""
    lists = tomllib.loads((LISTS / "disagreement.toml").read_text("utf-8"))
    parties = tomllib.loads((LISTS / "sides.toml").read_text("utf-8"))
    around, groups = lists["around"], lists["control"]
    names = {
        name.lower(): side for side, told in parties.items() if side != "conflicts" for name in told.get("names", ())
    }

    def words(text: str) -> frozenset[str]:
        return frozenset(text.split())

    return Words(
        groups={
            name: Group(g["says"], g["denies"], _any(g["before"], r"\s"), _any(g["after"]), _any(g.get("fallen", ())))
            for name, g in groups.items()
        },
        **{
            name: words(around[name])
            for name in ("apart", "auxiliary", "negation", "unless", "own", "withdrawing", "admitting")
        },
        over=_any(around["over"]),
        describing=tuple(around["describing"].split()),
        general=words(lists["denial"]["general"]),
        empty=words(lists["denial"]["empty"]),
        deeds=_first_of(lists["denial"]["deeds"]),
        sums=words(lists["figures"]["sums"]),
        outcomes=_first_of(lists["figures"]["outcomes"]),
        counted=_first_of(lists["figures"]["counted"]),
        owned=words(lists["figures"]["owned"]),
        sides=names,
        side=_any(sorted(map(re.escape, names), key=len, reverse=True)),
    )


def _any(cues: Iterable[str], end: str = r"(?!\w)") -> re.Pattern[str]:
    """Matches nothing where there are no cues."""
    source = "|".join(cue.replace(r"\ ", " ").replace(" ", r"\s+") for cue in cues)
    return re.compile(rf"(?<![\w-])(?:{source}){end}" if source else r"(?!)", re.IGNORECASE)


def _first_of(lines: Iterable[str]) -> dict[str, str]:
    return {word: line.split()[0] for line in lines for word in line.split()}
