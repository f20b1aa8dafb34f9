"""The word lists of attribution, read from `data/words/speech.toml`, `speakers.toml` and `sides.toml`."""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.text.cues import WORDS


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of speaker. `party`: it speaks for the side its description names; `own`: for the home side if none is named."""

    id: str
    party: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """All in lower case but the names of sides."""

    verbs: Mapping[str, str]  # form -> its list in speech.toml: said, either, denied, context, participles
    things: frozenset[str]
    told: frozenset[str]
    links: frozenset[str]
    linked: frozenset[str]
    confirming: frozenset[str]
    adverbs: frozenset[str]
    pronouns: frozenset[str]
    relatives: frozenset[str]
    modal: re.Pattern[str]
    lower: re.Pattern[str]
    denials: re.Pattern[str]
    confirmed: re.Pattern[str]
    before: re.Pattern[str]
    kinds: Mapping[str, Kind]  # words -> kind
    kind: re.Pattern[str]
    sides: Mapping[str, str]  # name -> side, in lower case
    side: re.Pattern[str]
    places: Mapping[str, str]
    place: re.Pattern[str]
    installed: Mapping[str, str]
    home: frozenset[str]
    conflicts: tuple[frozenset[str], ...]


@cache
def load(
    speech: Path = WORDS / "speech.toml", speakers: Path = WORDS / "speakers.toml", sides: Path = WORDS / "sides.toml"
) -> Words:
    """Raises OSError, tomllib.TOMLDecodeError, KeyError for a file that is not as shipped ones are."""
    said, kinds, parties = (tomllib.loads(path.read_text("utf-8")) for path in (speech, speakers, sides))
    verbs = {
        word: name
        for name in ("either", "participles", "said", "context", "denied")
        for word in said["verbs"][name].split()
    }
    by_word = {
        word: Kind(name, kind.get("party", False), kind.get("own", False))
        for name, kind in kinds.items()
        for word in kind["words"]
    }
    conflicts = tuple(frozenset(ids.split()) for ids in parties.pop("conflicts").values())
    named, placed, installed = (_by_name(parties, key) for key in ("names", "places", "installed"))
    around, modality = said["around"], said["modality"]
    return Words(
        verbs,
        *(frozenset(said["verbs"][name].split()) for name in ("things", "told", "links", "linked", "confirming")),
        *(frozenset(around[name].split()) for name in ("adverbs", "pronouns", "relatives")),
        _any((*modality["words"].split(), *modality["phrases"])),
        _any(modality["lower"].split()),
        _any(modality["denials"]),
        _any(modality["confirmed"]),
        _any(around["before"]),
        by_word,
        _any(by_word),
        named,
        _any(named, re.NOFLAG, exact=_spelt(parties, "names")),
        placed,
        _any(placed, re.NOFLAG, exact=_spelt(parties, "places")),
        installed,
        frozenset(side for side, table in parties.items() if table.get("home")),
        conflicts,
    )


def _by_name(parties: Mapping[str, Mapping[str, list[str]]], key: str) -> dict[str, str]:
    return {name.lower(): side for side, table in parties.items() for name in table.get(key, ())}


def _spelt(parties: Mapping[str, Mapping[str, list[str]]], key: str) -> list[str]:
    return [name for table in parties.values() for name in table.get(key, ())]


def _any(words: Iterable[str], flags: re.RegexFlag = re.IGNORECASE, exact: Collection[str] = ()) -> re.Pattern[str]:
    """Any of these as whole words, the longest first."""
    longest = sorted(exact or words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in longest)})(?![\w])", flags)
