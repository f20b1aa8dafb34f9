"""places.yaml from bytes to a `CuratedFile`, entry by entry.

A fault never stops the reading: it is reported with its line, its entry is set aside, and the sound entries are used.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from dateline.gazetteers.curated_file import CuratedFile, Desk, Preference
from dateline.gazetteers.curated_schema import (
    MAX_NAME,
    IgnoreEntry,
    PlaceEntry,
    PlacesFile,
    PreferEntry,
    did_you_mean,
    in_words,
    shown,
)
from dateline.gazetteers.yaml_tree import Node, faults_within, is_cut, read_tree, value_of
from dateline.model import Coordinates, Place, Precision, Provenance
from dateline.names import fold

Entry = TypeVar("Entry", bound=BaseModel)


def parse_places(raw: bytes, name: str = "places.yaml", exists: Callable[[str], bool] | None = None) -> CuratedFile:
    """As `read_places`, from the file's bytes; `name` stands in the faults."""
    tree = read_tree(raw)
    desk = Desk(name, exists or (lambda _: True))
    if tree.fault:
        desk.blame(tree.fault.line, tree.fault.column, tree.fault.what)
    sections = _sections(desk, tree.root)
    for entry in _items(desk, sections, "places"):
        _take_place(desk, entry)
    for key, entry in _pairs(desk, sections, "prefer"):
        _take_preference(desk, key, entry)
    borne = {fold(n) for place in desk.places.values() for n in (place.name, *place.spellings)}
    for entry in _items(desk, sections, "ignore"):
        _take_ignored(desk, entry, borne)
    faults = tuple(sorted(desk.faults, key=lambda fault: (fault.line, fault.column)))
    return CuratedFile(
        tuple(desk.places.values()), desk.prefer, desk.ignore, faults, desk.same_as, tuple(desk.set_aside)
    )


def _sections(desk: Desk, root: Node | None) -> Mapping[str, tuple[Node, Node]]:
    if root is None:
        return {}
    known = list(PlacesFile.model_fields)
    for fault in root.faults:
        desk.blame(fault.line, fault.column, fault.what)
    if value_of(root) is None:
        return {}
    if root.pairs is None:
        desk.blame(root.line, root.column, f"the file must be a mapping with the keys {', '.join(known)}")
        return {}
    for name, (key, _) in root.pairs.items():
        for fault in key.faults:
            desk.blame(fault.line, fault.column, fault.what)
        if name not in known:
            desk.blame(key.line, key.column, f"unknown key {shown(name)}{did_you_mean(name, known)}")
    return root.pairs


def _section(desk: Desk, sections: Mapping[str, tuple[Node, Node]], name: str, must: str) -> Node | None:
    """A section's node when it has the shape it must have; None when it is empty or of another shape."""
    if name not in sections:
        return None
    node = sections[name][1]
    for fault in node.faults:
        desk.blame(fault.line, fault.column, fault.what)
    if (node.items if must == "a list" else node.pairs) is not None:
        return node
    if value_of(node) is not None and not node.faults:
        desk.blame(node.line, node.column, f"{name} must be {must}, not {shown(value_of(node))}")
    return None


def _items(desk: Desk, sections: Mapping[str, tuple[Node, Node]], name: str) -> Iterator[Node]:
    node = _section(desk, sections, name, "a list")
    yield from (node.items or ()) if node else ()


def _pairs(desk: Desk, sections: Mapping[str, tuple[Node, Node]], name: str) -> Iterator[tuple[Node, Node]]:
    node = _section(desk, sections, name, "a mapping of names")
    yield from (node.pairs or {}).values() if node else ()


def _read(desk: Desk, model: type[Entry], node: Node, label: str, short: str = "place") -> Entry | None:
    """The entry, or None with each of its faults reported. `short`: the key that a bare text stands for."""
    before = len(desk.faults)
    for fault in faults_within(node):
        desk.blame(fault.line, fault.column, fault.what, label)
    if is_cut(node):
        return None
    value = value_of(node)
    if isinstance(value, str) and short in model.model_fields and model is not PlaceEntry:
        value = {short: value}
    if not isinstance(value, dict):
        desk.blame(
            node.line,
            node.column,
            f"an entry must be {'a mapping' if model is PlaceEntry else 'text or a mapping'}, not {shown(value)}",
            label,
        )
        return None
    try:
        entry = model.model_validate(value)
    except ValidationError as error:
        _blame_all(desk, error, model, node, label)
        return None
    return entry if len(desk.faults) == before else None


def _blame_all(desk: Desk, error: ValidationError, model: type[BaseModel], node: Node, label: str) -> None:
    said = set()
    for each in error.errors(include_url=False, include_context=False):
        where = _at(node, each["loc"])
        # A union reports once for each of its members: the same words at the same place.
        what = in_words(each, list(model.model_fields))
        if (where.line, where.column, what) not in said:
            said.add((where.line, where.column, what))
            desk.blame(where.line, where.column, what, label)


def _at(node: Node, loc: tuple[int | str, ...]) -> Node:
    """The node that pydantic's `loc` leads to, as far as it leads: a missing key is blamed on its entry."""
    for step in loc:
        if node.pairs is not None and step in node.pairs:
            node = node.pairs[str(step)][1]
        elif node.items is not None and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            break
    return node


def _text_at(node: Node, *keys: str) -> str:
    """What to call an entry: the first of these keys that it has; a bare value is its own name."""
    if node.pairs is None:
        return node.scalar or ""
    return next((t for key in keys if key in node.pairs and (t := node.pairs[key][1].scalar)), "")


def _label(word: str, node: Node, *keys: str) -> str:
    text = _text_at(node, *keys)
    return f"{word} {shown(text)}" if text else f"{word} in line {node.line}"


def _take_place(desk: Desk, node: Node) -> None:
    label = _label("entry", node, "id", "name")
    entry = _read(desk, PlaceEntry, node, label)
    sound = entry is not None
    entry_id = _text_at(node, "id") if node.pairs else ""
    if entry_id and node.pairs:
        where = node.pairs["id"][1]
        if entry_id in desk.ids:
            desk.blame(where.line, where.column, f"id stands already in line {desk.ids[entry_id]}", label)
            sound = False
        desk.ids.setdefault(entry_id, where.line)
    if entry and node.pairs:
        for key in ("name", "aliases"):
            for name_node in _names_at(node, key):
                if not fold(name_node.scalar or ""):
                    what = f"{shown(name_node.scalar)} has no letter or digit to look up"
                    desk.blame(name_node.line, name_node.column, what, label)
                    sound = False
        if entry.same_as and not desk.exists(entry.same_as):
            where = node.pairs["same_as"][1]
            desk.blame(where.line, where.column, f"same_as: no embedded place has the id '{entry.same_as}'", label)
            sound = False
    if entry is None or not sound:
        desk.set_aside.append(label)
        return
    if entry.same_as:
        desk.same_as[entry.id] = entry.same_as
    desk.places[entry.id] = Place(
        id=entry.id,
        name=entry.name,
        point=Coordinates(entry.lat, entry.lon),
        kind=entry.kind,
        provenance=Provenance.CURATED,
        country=entry.country,
        spellings=tuple(entry.aliases),
        precision=Precision(entry.precision) if entry.precision else None,
        source=entry.source,
        note=entry.note,
        file=desk.path,
    )


def _names_at(node: Node, key: str) -> Sequence[Node]:
    if not node.pairs or key not in node.pairs:
        return ()
    value = node.pairs[key][1]
    return (value,) if value.items is None else value.items


def _take_preference(desk: Desk, key: Node, node: Node) -> None:
    label = f"prefer {shown(key.scalar)}"
    entry = _read(desk, PreferEntry, node, label)
    sound = _is_name(desk, key, "prefer", label) and entry is not None
    if entry:
        where = _at(node, ("place",))
        if ":" in entry.place:
            what = "" if desk.exists(entry.place) else f"no embedded place has the id '{entry.place}'"
        elif entry.place in desk.places:
            what = ""
        elif entry.place in desk.ids:
            what = f"the place '{entry.place}' was set aside"
        else:
            what = f"no place of this file has the id '{entry.place}'{desk.guess(entry.place)}"
        if what:
            desk.blame(where.line, where.column, what, label)
            sound = False
    if entry is None or not sound:
        desk.set_aside.append(label)
        return
    desk.prefer[fold(key.scalar or "")] = Preference(entry.place, entry.because)


def _take_ignored(desk: Desk, node: Node, borne: set[str]) -> None:
    label = _label("ignore", node, "name")
    entry = _read(desk, IgnoreEntry, node, label, short="name")
    sound = entry is not None
    if entry:
        where = _at(node, ("name",))
        sound = _is_name(desk, where, "ignore", label)
        if fold(entry.name) in borne:
            desk.blame(where.line, where.column, f"{shown(entry.name)} is also the name of a place of this file", label)
            sound = False
        if fold(entry.name) in desk.prefer:
            desk.blame(where.line, where.column, f"{shown(entry.name)} stands under prefer too", label)
            sound = False
    if entry is None or not sound:
        desk.set_aside.append(label)
        return
    desk.ignore[fold(entry.name)] = entry.because


def _is_name(desk: Desk, node: Node, section: str, label: str) -> bool:
    """Whether a name under `prefer` or `ignore` can be looked up, and stands there for the first time."""
    name = node.scalar or ""
    before = len(desk.faults)
    for fault in node.faults if section == "prefer" else ():
        desk.blame(fault.line, fault.column, fault.what, label)
    key = f"{section} {fold(name)}"
    if len(name) > MAX_NAME:
        desk.blame(node.line, node.column, f"a name has at most {MAX_NAME} characters, not {len(name):,}", label)
    elif not fold(name):
        desk.blame(node.line, node.column, f"{shown(name)} has no letter or digit to look up", label)
    elif key in desk.names:
        desk.blame(
            node.line, node.column, f"the same name, as Dateline reads it, stands in line {desk.names[key]}", label
        )
    desk.names.setdefault(key, node.line)
    return len(desk.faults) == before
