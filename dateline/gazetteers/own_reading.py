"""A user's own gazetteer from a path to an `OwnFile`, row by row.

A fault never stops the reading: it is reported with its row, the row is set aside, and the sound rows are used.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from pydantic import ValidationError

from dateline.gazetteers.curated_schema import shown
from dateline.gazetteers.own_atlas import Atlas
from dateline.gazetteers.own_csv import read_csv
from dateline.gazetteers.own_file import Entry, OwnFile, RowFault, Table
from dateline.gazetteers.own_geojson import read_geojson
from dateline.gazetteers.own_schema import Row, in_words
from dateline.model import Coordinates, Kind, Outline, Place, Precision, Provenance
from dateline.names import fold
from dateline.shapes import point_in

MAX_BYTES = 50_000_000
MAX_ROWS = 500_000
MAX_FAULTS = 1_000  # kept; the rest are counted
READERS: Mapping[str, Callable[[str], Table]] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".txt": read_csv,
    ".geojson": read_geojson,
    ".json": read_geojson,
}


@dataclass(slots=True)
class _Desk:
    """What has been read so far."""

    file: str
    prefix: str  # of its places' ids; no other gazetteer's ids begin with it
    atlas: Atlas
    is_features: bool
    places: dict[str, Place] = field(default_factory=dict)
    by_key: dict[str, list[Place]] = field(default_factory=dict)
    outlines: dict[str, Outline] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)  # id -> the row that has it first
    strangers: set[tuple[str, str | None]] = field(default_factory=set)  # regions that were looked for in vain
    faults: list[RowFault] = field(default_factory=list)
    wrong: int = 0
    set_aside: int = 0

    def blame(self, number: int, what: str) -> None:
        self.wrong += 1
        if len(self.faults) < MAX_FAULTS:
            self.faults.append(RowFault(self.file, number, what, self.is_features))


def read_own(path: Path, file: str, prefix: str, atlas: Atlas) -> OwnFile:
    """Never raises: a file that is missing or unreadable is one fault. `file` stands in the faults."""
    reader = READERS.get(path.suffix.lower())
    desk = _Desk(file, prefix, atlas, is_features=reader is read_geojson)
    if reader is None:
        desk.blame(0, f"is none of {', '.join(READERS)}")
        return _done(desk)
    text = _text(path, desk)
    if text is None:
        return _done(desk)
    table = reader(text)
    if table.fault:
        where = RowFault(file, table.line, table.fault)
        return OwnFile(file, faults=(where,), wrong=1)
    entries = iter(table.entries)
    for entry in islice(entries, MAX_ROWS):
        if not _take(desk, entry):
            desk.set_aside += 1
    if (more := next(entries, None)) is not None:
        desk.blame(more.number, f"more than {MAX_ROWS:,} rows; what follows is not read")
    return _done(desk, table.unread)


def _done(desk: _Desk, unread: Sequence[str] = ()) -> OwnFile:
    return OwnFile(
        desk.file,
        tuple(desk.places.values()),
        desk.by_key,
        desk.outlines,
        tuple(desk.faults),
        desk.wrong,
        desk.set_aside,
        tuple(unread),
    )


def _text(path: Path, desk: _Desk) -> str | None:
    try:
        with path.open("rb") as opened:
            raw = opened.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        missing = isinstance(error, FileNotFoundError)
        desk.blame(0, "no such file" if missing else f"cannot be read ({type(error).__name__})")
        return None
    if len(raw) > MAX_BYTES:
        desk.blame(0, f"larger than {MAX_BYTES:,} bytes; nothing of it is read")
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        what = f"not UTF-8 (byte 0x{raw[error.start]:02x} in line {line}); save the file as UTF-8"
    desk.blame(0, what)
    return None


def _take(desk: _Desk, entry: Entry) -> bool:
    """Whether the entry became a place; if not, its faults are reported."""
    if entry.fault:
        desk.blame(entry.number, entry.fault)
        return False
    try:
        row = Row.model_validate(entry.fields)
    except ValidationError as error:
        _blame_all(desk, entry, error)
        return False
    kind = row.kind or (Kind.AREA if entry.outline and not entry.several else Kind.TOWN)
    point = Coordinates(row.lat, row.lon)
    keys = list(dict.fromkeys(fold(name) for name in (row.name, *row.aliases)))
    place_id = f"{desk.prefix}:{row.id or _own_id(keys[0], point, kind)}"
    if what := _wrong_as_a_whole(desk, row, point, keys, place_id):
        desk.blame(entry.number, f"{what} ({shown(row.name)})")
        return False
    desk.first[place_id] = entry.number
    outline = None if kind.is_point else entry.outline
    if outline and entry.several:  # around its points: where one of them is says little of the area
        point = point_in(outline)
    near = entry.several and kind.is_point
    place = Place(
        id=place_id,
        name=row.name,
        point=point,
        kind=kind,
        provenance=Provenance.CURATED,
        country=row.country,
        region=_region(desk, entry.number, row),
        population=row.population,
        spellings=tuple(row.aliases),
        precision=Precision(row.precision) if row.precision else Precision.NEAR if near else None,
        source=row.source or desk.file,
        note=row.note,
        file=desk.file,
    )
    desk.places[place_id] = place
    if outline:
        desk.outlines[place_id] = outline
    for key in keys:
        desk.by_key.setdefault(key, []).append(place)
    return True


def _wrong_as_a_whole(desk: _Desk, row: Row, point: Coordinates, keys: Sequence[str], place_id: str) -> str:
    """What is wrong with a row whose cells are each sound; empty where nothing is."""
    if "" in keys:
        mute = next(name for name in (row.name, *row.aliases) if not fold(name))
        return f"{shown(mute)} has no letter or digit to look up"
    if desk.atlas.seems_swapped(point, row.country):
        lat, lon = point
        return f"{lat}, {lon} is not in {row.country}, but {lon}, {lat} is: are latitude and longitude swapped?"
    if place_id in desk.first:
        word = "feature" if desk.is_features else "line"
        same = "the id" if row.id else "a place of the same name, kind and point"
        return f"{same} stands already in {word} {desk.first[place_id]}"
    return ""


def _blame_all(desk: _Desk, entry: Entry, error: ValidationError) -> None:
    """Each thing that is wrong with a row, once."""
    if len(desk.faults) >= MAX_FAULTS:
        desk.wrong += error.error_count()
        return
    name = entry.fields.get("name")
    label = f" ({shown(name)})" if isinstance(name, str) else ""
    faults = [in_words(each) for each in error.errors(include_url=False, include_context=False)]
    for what in dict.fromkeys(faults):
        which = "" if what.startswith("name ") else label
        desk.blame(entry.number, f"{what}{_swap_hint(what, entry.fields)}{which}")


def _swap_hint(what: str, fields: Mapping[str, object]) -> str:
    """ "lat must be …, not 135.2" where 135.2 would do as a longitude, and the other as a latitude."""
    if not what.startswith("lat "):
        return ""
    try:
        lat, lon = float(str(fields.get("lat"))), float(str(fields.get("lon")))
    except ValueError:
        return ""
    return "; are latitude and longitude swapped?" if 90 < abs(lat) <= 180 and abs(lon) <= 90 else ""


def _own_id(key: str, point: Coordinates, kind: Kind) -> str:
    """An id that stays when rows are added or moved: "lebedevka@51.1234,35.2345"."""
    slug = key.replace(" ", "-")[:60]
    return f"{slug}@{point.lat:.4f},{point.lon:.4f}" + ("" if kind is Kind.TOWN else f",{kind}")


def _region(desk: _Desk, number: int, row: Row) -> str | None:
    """The code of the region that a row names; a name that leads to none is said once, and the place used without it."""
    if not row.region:
        return None
    code = desk.atlas.region(row.region, row.country)
    if code is None and desk.atlas.has_regions and (row.region, row.country) not in desk.strangers:
        desk.strangers.add((row.region, row.country))
        of = f" of {row.country}" if row.country else " of this name alone; a country would tell which"
        desk.blame(number, f"region {shown(row.region)} is no first-level region{of}; the place is used without it")
    return code


def slug_of(file: str) -> str:
    """A file's name as the beginning of ids: "villages.csv". It holds a dot, as no other gazetteer's prefix does."""
    return re.sub(r"[^\w.-]+", "-", file)[-60:]
