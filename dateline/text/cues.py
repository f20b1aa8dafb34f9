"""The words by which a place name is told from other names, read from `data/words/`."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol

from dateline.model import Known
from dateline.names import fold

WORDS = Path(__file__).parents[1] / "data" / "words"


class Lexicon(Protocol):
    """What the recogniser asks of gazetteers. Any gazetteer fits it."""

    def known(self, keys: Collection[str]) -> Mapping[str, Known]:
        """Of these folded names, those that some place bears."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """Sets of lower-case words; see `data/words/cues.toml` for what each is for."""

    locative: frozenset[str]
    of: frozenset[str]
    motion: frozenset[str]
    leaving: frozenset[str]
    acted_on: frozenset[str]
    upon: frozenset[str]
    parts: frozenset[str]
    not_in: frozenset[str]
    region: frozenset[str]
    district: frozenset[str]
    town: frozenset[str]
    settlements: frozenset[str]
    directions: frozenset[str]
    actor_nouns: frozenset[str]
    speech: frozenset[str]
    people: frozenset[str]
    born: frozenset[str]
    origin: frozenset[str]
    rulers: frozenset[str]
    offices: frozenset[str]
    states: frozenset[str]
    roles: frozenset[str]
    organisation_after: frozenset[str]
    organisation_after_small: frozenset[str]
    organisation_of: frozenset[str]
    stop: frozenset[str]
    described_town: frozenset[str]
    described_region: frozenset[str]
    described_country: frozenset[str]
    described_capital: frozenset[str]
    described_called: frozenset[str]
    described_qualities: frozenset[str]
    described_following: frozenset[str]
    described_loose: frozenset[str]
    described_situated: frozenset[str]
    described_worldly: frozenset[str]
    described_predicates: frozenset[str]
    described_distances: frozenset[str]
    parent_small: frozenset[str]
    parent_away: frozenset[str]
    parent_inner: frozenset[str]
    apart_outlets: frozenset[str]
    apart_outlet_words: frozenset[str]
    apart_sites: frozenset[str]
    apart_stations: frozenset[str]
    apart_station_after: frozenset[str]
    apart_buildings: frozenset[str]
    apart_periods: frozenset[str]
    apart_told: frozenset[str]
    apart_tells: frozenset[str]
    apart_companies: frozenset[str]
    apart_firms: frozenset[str]
    apart_seated: frozenset[str]
    apart_registered: frozenset[str]
    apart_signing: frozenset[str]
    apart_arms: frozenset[str]
    apart_deeds: frozenset[str]
    apart_counted: frozenset[str]
    apart_no_place: frozenset[str]
    apart_no_noun: frozenset[str]
    english: frozenset[str]  # words of the dictionary that are written small
    given_names: frozenset[str]
    figures: frozenset[str]
    abbreviations: Mapping[str, str]  # folded -> the name: "calif" -> "California"
    census_given: frozenset[str]  # frequent given names; what the tagger makes of them it has learnt
    census_surnames: frozenset[str]
    demonyms: Mapping[str, tuple[str, ...]]  # folded adjective or people -> names of the places it may mean


@cache
def load() -> Cues:
    """The shipped cues; read once in a process, in about 20 ms."""
    lists = tomllib.loads((WORDS / "cues.toml").read_text("utf-8"))
    census = tomllib.loads((WORDS / "census.toml").read_text("utf-8"))

    def words(group: str, name: str) -> frozenset[str]:
        return frozenset(lists[group][name].split())

    return Cues(
        **{name: words("places", name) for name in lists["places"]},
        **{name: words("kinds", name) for name in lists["kinds"]},
        directions=words("directions", "words"),
        actor_nouns=words("actors", "nouns"),
        **{
            name: words("actors", name)
            for name in ("speech", "people", "born", "origin", "rulers", "offices", "states")
        },
        roles=words("persons", "roles"),
        figures=words("persons", "figures"),
        abbreviations={
            fold(short): name for name, shorts in lists["abbreviations"].items() for short in shorts.split()
        },
        organisation_after=words("organisations", "after"),
        organisation_after_small=words("organisations", "after_small"),
        organisation_of=words("organisations", "of"),
        stop=words("stop", "words"),
        **{f"described_{name}": words("descriptions", name) for name in lists["descriptions"]},
        **{f"parent_{name}": words("parents", name) for name in lists["parents"]},
        **{f"apart_{name}": words("apart", name) for name in lists["apart"]},
        english=frozenset((WORDS / "english.txt").read_text("ascii").split()),
        given_names=frozenset(_uncommented("given_names.txt").split()),
        census_given=frozenset(census["given"].split()),
        census_surnames=frozenset(census["surnames"].split()),
        demonyms=_demonyms(),
    )


def _uncommented(name: str) -> str:
    lines = (WORDS / name).read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))


def _demonyms() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for place, words in tomllib.loads((WORDS / "demonyms.toml").read_text("utf-8")).items():
        for word in words:
            key = fold(word)
            found[key] = (*found.get(key, ()), place)
    return found


@lru_cache(maxsize=50_000)
def lists_of(word: str, names: tuple[str, ...], cues: Cues) -> tuple[str, ...]:
    """Those of the named lists that hold a word, in their order."""
    return tuple(name for name in names if word in getattr(cues, name))
