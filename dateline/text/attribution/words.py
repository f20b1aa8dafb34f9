"""The word lists of attribution, read from `data/words/speech.toml`, `speakers.toml` and `sides.toml`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.text.attribution.forms import all_forms, forms
from dateline.text.attribution.patterns import any_of
from dateline.text.cues import WORDS

_IS = "is|are|was|were|be|been|being|remains?|remained|looks?|looked|as|it|situation|seems?|seemed|becomes?|became|becoming|makes?|made"
_VERY = "a|an|the|not|so|very|too|more|most|just|also|still|quite|even|both|rather|now"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of speaker. `party`: it speaks for the side its description names; `own`: for the home side if none is named."""

    id: str
    party: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """All in lower case but the names of sides."""

    verbs: Mapping[str, str]  # finite form -> its list in speech.toml: said, clausal, denied, context
    participles: Mapping[str, str]  # form in -ing -> the same
    plain: frozenset[str]  # plain forms
    nouns: frozenset[str]  # forms that are nouns too
    phrasal: Mapping[tuple[str, str], str]  # "went on" -> its list
    longer: Mapping[str, tuple[tuple[str, ...], ...]]  # "let" -> "let it be known"
    forms: frozenset[str]  # any form that may be a word of saying, or begin one
    things: frozenset[str]
    told: frozenset[str]
    links: frozenset[str]
    countries: Mapping[str, str]  # "russian" -> "Russia"
    saying: Mapping[str, str]  # nouns of saying -> "said", "denied", "context"
    linked: frozenset[str]
    confirming: frozenset[str]
    declaring: frozenset[str]
    english: frozenset[str]  # words of the dictionary that are written small
    calling: frozenset[str]
    adverbs: frozenset[str]
    days: frozenset[str]
    adjuncts: frozenset[str]
    ours: re.Pattern[str]  # "our troops"
    enemy: re.Pattern[str]
    finite: re.Pattern[str]  # a word by which a clause is known
    pronouns: frozenset[str]
    relatives: frozenset[str]
    leading_to: re.Pattern[str]  # "went so far as to " right before a word of saying
    leading_by: re.Pattern[str]  # "made a point of " right before one in -ing
    empty: frozenset[str]
    nobody: frozenset[str]
    modal: re.Pattern[str]
    lower: re.Pattern[str]
    actual: re.Pattern[str]  # modal words that do tell of what happened
    judging: re.Pattern[str]
    predicative: re.Pattern[str]  # "is cruel"
    unlinked: re.Pattern[str]  # "had no part in"
    denials: re.Pattern[str]
    confirmed: re.Pattern[str]
    before: re.Pattern[str]
    kinds: Mapping[str, Kind]  # words -> kind
    meant: Mapping[str, str]  # "the group" -> the sort of speaker that it points back to
    kind: re.Pattern[str]
    sides: Mapping[str, str]  # name -> side, in lower case
    side: re.Pattern[str]
    group: re.Pattern[str]  # those of sides that are no persons
    places: Mapping[str, str]
    place: re.Pattern[str]
    installed: Mapping[str, str]
    bodies: Mapping[str, frozenset[str]]  # "civil defence" -> the sides whose it may be
    speech: Mapping[str, frozenset[str]]  # what only the authors of some sides say
    spoken: re.Pattern[str]
    home: frozenset[str]
    states: frozenset[str]
    elsewhere: re.Pattern[str]  # countries that take no part
    minded: frozenset[str]
    distant: frozenset[
        str
    ]  # sides that take part from afar: named in a text on another war, they are none of its parties
    figured: frozenset[str]
    located: frozenset[str]
    gate: re.Pattern[str]  # a sentence without any of these tells of no speech
    conflicts: tuple[frozenset[str], ...]


_ACCOUNTS = "account version tally reckoning opinion view assessment estimation believed".split()

_POSITIONS = "line position argument message answer verdict case".split()


@cache
def load(
    speech: Path = WORDS / "speech.toml", speakers: Path = WORDS / "speakers.toml", sides: Path = WORDS / "sides.toml"
) -> Words:
    """Raises OSError, tomllib.TOMLDecodeError, KeyError for a file that is not as shipped ones are."""
    said, kinds, parties = (tomllib.loads(path.read_text("utf-8")) for path in (speech, speakers, sides))
    around, modality, listed, irregular = said["around"], said["modality"], said["verbs"], said["irregular"]
    verbs: dict[str, str] = {}
    participles: dict[str, str] = {}
    for name in ("clausal", "said", "context", "denied"):
        for verb in listed[name].split():
            plain, present, going, *past = forms(verb, irregular)
            verbs |= dict.fromkeys((plain, present, *past), name)
            participles[going] = name
    phrasal = {
        (first, second): name
        for name in ("clausal", "denied", "context")
        for first, second in map(str.split, listed[f"phrasal_{name}"].split(";"))
    }
    longer: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in listed["longer"].split(";"):
        longer[phrase.split()[0]] = (*longer.get(phrase.split()[0], ()), tuple(phrase.split()))
    meant = {word: sort for sort, pointing in kinds.pop("meant", {}).items() for word in pointing}
    by_word = {
        word: Kind(name, kind.get("party", False), kind.get("own", False))
        for name, kind in kinds.items()
        for word in kind["words"]
    }
    elsewhere = parties.pop("elsewhere", {}).get("countries", [])
    parties.pop("titles", None)  # words of the screen
    conflicts = tuple(frozenset(ids.split()) for ids in parties.pop("conflicts").values())
    named, people, placed, installed = (_by_name(parties, key) for key in ("names", "people", "places", "installed"))
    telling = {
        *verbs,
        *participles,
        *around["minded"].split(),
        *around["before"],
        *" ".join(said["saying"].values()).split(),
        "referring",
        "with the words",
        "consistent with",
        "compatible with",
        "reference",
        *_ACCOUNTS,
    }
    telling.update([*(first for first, _ in phrasal), *longer, *" ".join(said["saying"].values()).split()])
    return Words(
        verbs=verbs,
        participles=participles,
        plain=frozenset(verb for name in ("clausal", "said", "context", "denied") for verb in listed[name].split()),
        nouns=frozenset(form for verb in listed["nouns"].split() for form in forms(verb, irregular)[:2]),
        phrasal=phrasal,
        longer=longer,
        forms=frozenset(verbs) | frozenset(participles) | {first for first, _ in phrasal} | frozenset(longer),
        things=all_forms(listed["things"].split(), irregular),
        told=all_forms(listed["told"].split(), irregular),
        links=frozenset(listed["links"].split()),
        countries=_countries(),
        saying={noun: verb for verb, nouns in said["saying"].items() for noun in nouns.split()},
        linked=all_forms(listed["linked"].split(), irregular),
        confirming=all_forms(listed["confirming"].split(), irregular),
        calling=all_forms(listed["calling"].split(), irregular),
        english=frozenset((WORDS / "english.txt").read_text("ascii").split()),
        declaring=frozenset(listed["declaring"].split()),
        adverbs=frozenset(around["adverbs"].split()),
        days=frozenset(around["days"].split()),
        adjuncts=frozenset(around["adjuncts"].split()),
        ours=re.compile(rf"\b(?:our|my)\s+(?:\w+\s+){{0,2}}(?:{'|'.join(around['ours'].split())})\b", re.IGNORECASE),
        enemy=any_of(around["enemy"]),
        finite=re.compile(
            rf"\b(?:\w{{2,}}ed|{'|'.join(map(re.escape, around['finite'].split()))})\b|n['’]t\b", re.IGNORECASE
        ),
        pronouns=frozenset(around["pronouns"].split()),
        leading_to=_ending(around["leading_to"], " to"),
        leading_by=_ending(around["leading_by"], ""),
        relatives=frozenset(around["relatives"].split()),
        empty=frozenset(around["empty"].split()),
        nobody=frozenset(around["nobody"].split()),
        modal=any_of((*modality["words"].split(), *modality["phrases"])),
        lower=any_of(modality["lower"].split()),
        actual=any_of(
            [
                *(f"{can} {sense}" for can in ("could", "can") for sense in modality["perceived"].split(";")),
                *(f"could {no} {verb}" for no in modality["hardly"] for verb in modality["unable"].split()),
            ]
        ),
        judging=any_of(modality["judging"]),
        predicative=re.compile(
            rf"(?:\b(?:{_IS})|['’](?:s|re))\s+(?:(?:{_VERY}|\w+ly)\s+){{0,3}}{any_of(modality['predicative'].split()).pattern}",
            re.IGNORECASE,
        ),
        unlinked=any_of(modality["unlinked"]),
        denials=any_of(modality["denials"]),
        confirmed=any_of(modality["confirmed"]),
        before=any_of(around["before"]),
        kinds=by_word,
        meant=meant,
        kind=any_of(by_word),
        sides=named | people,
        side=any_of(_spelt(parties, "names") + _spelt(parties, "people"), re.NOFLAG),
        group=any_of(_spelt(parties, "names"), re.NOFLAG),
        places=placed,
        place=any_of(_spelt(parties, "places"), re.NOFLAG),
        installed=installed,
        bodies={
            body: frozenset(side for side, table in parties.items() if body in table.get("bodies", ()))
            for table in parties.values()
            for body in table.get("bodies", ())
        },
        elsewhere=any_of(elsewhere, re.NOFLAG),
        gate=re.compile(rf":|\s[–—-]\s|{any_of(telling).pattern}", re.IGNORECASE),
        located=all_forms(listed["located"].split(), irregular),
        figured=all_forms(listed["figured"].split(), irregular),
        distant=frozenset(side for side, table in parties.items() if table.get("distant")),
        minded=frozenset(around["minded"].split()),
        speech={
            word: frozenset(side for side, table in parties.items() if word in table.get("says", ()))
            for table in parties.values()
            for word in table.get("says", ())
        },
        spoken=any_of(_spelt(parties, "says"), re.NOFLAG),
        states=frozenset(side for side, table in parties.items() if table.get("home") or table.get("state")),
        home=frozenset(side for side, table in parties.items() if table.get("home")),
        conflicts=conflicts,
    )


def _ending(phrases: str, more: str) -> re.Pattern[str]:
    each = "|".join(re.escape(" ".join(phrase.split())) for phrase in phrases.split(";"))
    return re.compile(rf"\b(?:{each}){more}\s\Z", re.IGNORECASE)


def _countries() -> dict[str, str]:
    """Of each adjective the first place that it may mean."""
    named: dict[str, str] = {}
    for place, people in tomllib.loads((WORDS / "demonyms.toml").read_text("utf-8")).items():
        for word in people:
            named.setdefault(word.lower(), place)
    return named


def _by_name(parties: Mapping[str, Mapping[str, list[str]]], key: str) -> dict[str, str]:
    return {name.lower(): side for side, table in parties.items() for name in table.get(key, ())}


def _spelt(parties: Mapping[str, Mapping[str, list[str]]], key: str) -> list[str]:
    return [name for table in parties.values() for name in table.get(key, ())]
