"""The word lists of attribution, read from `data/words/speech.toml`, `speakers.toml` and `sides.toml`."""

import re
import tomllib
from collections.abc import Iterable, Mapping
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
    parties.pop("titles", None)  # words of the screen
    conflicts = tuple(frozenset(ids.split()) for ids in parties.pop("conflicts").values())
    named, placed, installed = (_by_name(parties, key) for key in ("names", "places", "installed"))
    around, modality, listed = said["around"], said["modality"], said["verbs"]
    return Words(
        verbs=verbs,
        things=frozenset(listed["things"].split()),
        told=frozenset(listed["told"].split()),
        links=frozenset(listed["links"].split()),
        linked=frozenset(listed["linked"].split()),
        confirming=frozenset(listed["confirming"].split()),
        adverbs=frozenset(around["adverbs"].split()),
        pronouns=frozenset(around["pronouns"].split()),
        relatives=frozenset(around["relatives"].split()),
        modal=_any((*modality["words"].split(), *modality["phrases"])),
        lower=_any(modality["lower"].split()),
        denials=_any(modality["denials"]),
        confirmed=_any(modality["confirmed"]),
        before=_any(around["before"]),
        kinds=by_word,
        kind=_any(by_word),
        sides=named,
        side=_any(_spelt(parties, "names"), re.NOFLAG),
        places=placed,
        place=_any(_spelt(parties, "places"), re.NOFLAG),
        installed=installed,
        home=frozenset(side for side, table in parties.items() if table.get("home")),
        conflicts=conflicts,
    )


def _by_name(parties: Mapping[str, Mapping[str, list[str]]], key: str) -> dict[str, str]:
    return {name.lower(): side for side, table in parties.items() for name in table.get(key, ())}


def _spelt(parties: Mapping[str, Mapping[str, list[str]]], key: str) -> list[str]:
    return [name for table in parties.values() for name in table.get(key, ())]


def _any(words: Iterable[str], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Any of these as whole words, the longest first."""
    longest = sorted(words, key=len, reverse=True)
    if not longest:
        return re.compile("(?!)")  # nothing
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", flags)
