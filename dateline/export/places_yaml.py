"""Corrections to places.yaml: a fragment to copy, or the operator's whole file with them in it.

A place that a person added or moved becomes an entry; a candidate that was chosen, a preference, which decides where the
text leaves a name open; what is no place, an ignored name. What the file has no words for stands in a comment.
`places_tree.py` keeps the file's own comments, order and spelling.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dateline.corrections import Correction, Verdict, is_added, is_moved, latest, original_id
from dateline.errors import GazetteerError
from dateline.export.places_tree import Tree, has_name
from dateline.gazetteers.curated import parse_places
from dateline.gazetteers.curated_schema import COUNTRIES, MAX_NAME, MAX_WORDS, shown
from dateline.model import Place
from dateline.names import fold

CHOSEN, REFUSED = "chosen by hand", "a person said that it is no place"  # what a reader of the map is told

_EMBEDDED = re.compile(r"(?:gn|area|union|water):[A-Za-z0-9._-]{1,60}")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SAID = {
    Verdict.PLACE: "a person chose another place",
    Verdict.NONE: "a person said that it is none of the places of this name",
    Verdict.NO_PLACE: "a person said that it is no place",
    Verdict.ACTOR: "a person said that it stands for one who acts",
    Verdict.LITERAL: "a person said that it is a place",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the file. `fields` are in the order in which they are written; texts, but for the numbers."""

    fields: dict[str, str | float]
    aliases: tuple[str, ...] = ()
    same_as: str = ""


@dataclass(slots=True)
class _Wanted:
    """What corrections come to in the words of places.yaml."""

    entries: dict[str, Entry] = field(default_factory=dict)  # by id
    aliases: list[tuple[str, str]] = field(default_factory=list)  # of places that stand in the file: id, name
    prefer: dict[str, str] = field(default_factory=dict)  # name -> id
    ignore: list[str] = field(default_factory=list)
    unsaid: list[str] = field(default_factory=list)  # sentences


def fragment(corrections: Sequence[Correction]) -> str:
    """Lines to copy into a places.yaml; empty where there are no corrections. It is YAML that `check` takes."""
    wanted = _wanted(corrections, lambda place_id: _SLUG.fullmatch(place_id) is not None)
    tree = Tree("")
    for place_id, name in wanted.aliases:
        wanted.unsaid.append(f"add {shown(name)} to the aliases of {place_id}")
    for entry_id in wanted.entries:
        if any(c.place and original_id(c.place.id) == entry_id for c in corrections):
            wanted.unsaid.append(f"{entry_id} takes the place of the entry with this id; keep its aliases and same_as")
    _write(tree, replace(wanted, aliases=[]))
    return tree.text()


def merged(text: str, corrections: Sequence[Correction]) -> str:
    """The places.yaml with the corrections in it, everything else as it was; merging twice changes nothing more.

    Raises GazetteerError, with the first fault, where the file has one: nothing is merged into what cannot be read whole.
    """
    before = parse_places(text.encode("utf-8", "replace"))
    if before.faults:
        raise GazetteerError(f"the corrections cannot be merged until this is mended: {before.faults[0]}")
    names = {place.id: {fold(name) for name in (place.name, *place.spellings)} for place in before.places}
    twins = {other: own for own, other in before.same_as.items()}
    own = [replace(c, place=_as_in(c.place, twins)) if c.place else c for c in corrections]
    wanted = _wanted(own, names.__contains__)
    tree = Tree(text)
    _write(tree, wanted)
    after = tree.text()
    faults = parse_places(after.encode("utf-8", "replace")).faults
    if faults:
        raise GazetteerError(f"the merged file would be wrong, so it was not made: {faults[0]}")
    return after


def _as_in(place: Place, twins: dict[str, str]) -> Place:
    """Under the id that the file has for it."""
    own = original_id(place.id)
    return replace(place, id=twins[own] + place.id[len(own) :]) if own in twins else place


def _wanted(corrections: Sequence[Correction], is_here: Callable[[str], bool]) -> _Wanted:
    """`is_here`: whether the file has a place with this id."""
    wanted = _Wanted()
    borne: set[str] = set()
    said = latest(corrections)
    for correction in said:
        if correction.place is not None and correction.at is None and fold(correction.toponym):
            _want_place(wanted, correction.toponym, correction.place, is_here)
            borne |= {fold(correction.place.name), fold(correction.toponym)}
    for correction in said:
        name = _clean(correction.toponym, MAX_NAME)
        if correction.at is not None or correction.verdict not in (Verdict.PLACE, Verdict.NO_PLACE) or not fold(name):
            wanted.unsaid.append(_unsaid(correction))
        elif correction.verdict is Verdict.NO_PLACE and fold(name) in borne:
            wanted.unsaid.append(f"{shown(name)}: {REFUSED}, but it is the name of a place that a person chose")
        elif correction.verdict is Verdict.NO_PLACE:
            wanted.ignore.append(name)
    return wanted


def _want_place(wanted: _Wanted, toponym: str, place: Place, is_here: Callable[[str], bool]) -> None:
    toponym, own = _clean(toponym, MAX_NAME), original_id(place.id)
    bears = has_name((place.name, *place.spellings), toponym)
    is_as_it_was = not is_moved(place.id)
    if is_as_it_was and is_here(own):
        wanted.prefer[toponym] = own
        if not bears:
            wanted.aliases.append((own, toponym))
        return
    if is_as_it_was and bears and _EMBEDDED.fullmatch(own):
        wanted.prefer[toponym] = own
        return
    entry_id = own if _SLUG.fullmatch(own) else _slug_of(place, wanted)
    known = wanted.entries.get(entry_id)
    aliases = known.aliases if known else ()
    if not has_name((place.name, *aliases), toponym):
        aliases = (*aliases, toponym)
    wanted.entries[entry_id] = _entry(entry_id, place, aliases)
    wanted.prefer[toponym] = entry_id


def _slug_of(place: Place, wanted: _Wanted) -> str:
    """An id for the file that is the same each time: "sudzha-gn-486816", "robotyne-by-hand"."""
    own = "by-hand" if is_added(place.id) else original_id(place.id)
    words = (*_plain_words(fold(place.name)), *_plain_words(own.lower()))
    slug = "-".join(words)[-70:].strip("-")
    taken, number = slug, 1
    while taken in wanted.entries and not _is_at(wanted.entries[taken], place):
        number += 1
        taken = f"{slug}-{number}"
    return taken


def _is_at(entry: Entry, place: Place) -> bool:
    return (entry.fields["lat"], entry.fields["lon"]) == tuple(place.point)


def _plain_words(text: str) -> Iterator[str]:
    return (found[0] for found in re.finditer("[a-z0-9]+", text))


def _entry(entry_id: str, place: Place, aliases: tuple[str, ...]) -> Entry:
    own = original_id(place.id)
    fields: dict[str, str | float] = {"id": entry_id, "name": _clean(place.name, MAX_NAME)}
    fields |= {"lat": place.point.lat, "lon": place.point.lon, "kind": str(place.kind)}
    if place.country in COUNTRIES:
        fields["country"] = place.country
    if place.precision is not None:
        fields["precision"] = int(place.precision)
    source = _clean(place.source, MAX_WORDS)
    fields["source"] = source if source.strip() else CHOSEN
    note = _clean(place.note, MAX_WORDS)
    return Entry(fields | ({"note": note} if note else {}), aliases, own if _EMBEDDED.fullmatch(own) else "")


def _unsaid(correction: Correction) -> str:
    if correction.at is not None:
        where = f"{shown(correction.toponym)}, at character {correction.at:,} of the article alone"
        return f"{where}: {_SAID[correction.verdict]}; this file speaks of names, not of single mentions"
    why = "this file cannot say in what sense a name is used"
    if correction.verdict is Verdict.NONE:
        why = "this file cannot say that; add the place that is meant, or ignore the name"
    elif not fold(correction.toponym):
        why = "it has no letter or digit to look up"
    return f"{shown(correction.toponym)}: {_SAID[correction.verdict]}; {why}"


def _write(tree: Tree, wanted: _Wanted) -> None:
    for entry in wanted.entries.values():
        tree.put_place(entry.fields, entry.aliases, entry.same_as)
    for place_id, name in wanted.aliases:
        tree.put_alias(place_id, name)
    for name, place_id in wanted.prefer.items():
        tree.put_preference(name, place_id, CHOSEN)
    for name in (*wanted.prefer, *(str(entry.fields["name"]) for entry in wanted.entries.values())):
        tree.drop_ignored(name)
    told = list(wanted.unsaid)
    for name in wanted.ignore:
        if tree.is_borne(name):
            told.append(f"{shown(name)}: {REFUSED}, but a place of this file bears the name; take it out to ignore it")
        else:
            tree.put_ignored(name, REFUSED)
    tree.put_comments(_lines(told))


def _lines(told: Iterable[str]) -> Iterator[str]:
    return (" ".join(sentence.split()) for sentence in dict.fromkeys(told))


def _clean(text: str, most: int) -> str:
    """Without control characters and halves of pairs, which may not stand in the file."""
    kept = "".join(c if c in "\t\n" or unicodedata.category(c) not in ("Cc", "Cs", "Cn") else " " for c in text)
    return kept[:most]
