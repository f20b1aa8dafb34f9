"""The gazetteer that is shipped: a read-only SQLite file (`layout.py`).

Looking up needs no network and no key. One connection is shared by all threads behind a lock: a look-up takes microseconds.
"""

import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from dateline.errors import GazetteerError
from dateline.gazetteers.base import Known
from dateline.gazetteers.hull import hull
from dateline.gazetteers.layout import DEGREE, KINDS, VERSION, PackedPolygons, unpack_names
from dateline.model import Coordinates, Kind, Outline, Place, Provenance
from dateline.names import fold

DEFAULT = Path(__file__).parent.parent / "data" / "gazetteer.sqlite"

_COLUMNS = "p.id, p.slug, p.name, p.kind, coalesce(u.code, ''), p.lat, p.lon, p.population, s.names, o.text"
_TABLES = "place p JOIN source o ON o.id = p.source LEFT JOIN unit u ON u.place = p.unit LEFT JOIN spelling s ON s.place = p.id"
_WIDER = """
    WITH RECURSIVE wider(place, depth) AS (
        SELECT p.unit, 0 FROM place p WHERE {where}
        UNION ALL SELECT u.parent, depth + 1 FROM wider JOIN unit u ON u.place = wider.place
    )"""
REMEMBERED = 100_000  # names
_CHUNK = 500  # SQLite takes at most 999 parameters where it is old
# What a reader means by a bare name, the likeliest first; within a rank the most populous first.
_RANK = {
    Kind.CONTINENT: 0,
    Kind.COUNTRY: 0,
    Kind.UNION: 0,
    Kind.SEA: 1,
    Kind.AREA: 2,
    Kind.REGION: 2,
    Kind.CAPITAL: 3,
    Kind.TOWN: 3,
    Kind.RIVER: 4,
    Kind.DISTRICT: 5,
}


class Embedded:
    """Fulfils `Gazetteer`. Safe to use from several threads. `geocoder.EmbeddedGeocoder` is the same for geopy.

    Raises GazetteerError when the file is missing, is no SQLite file, or is laid out otherwise than this version reads.
    """

    def __init__(self, path: Path | str = DEFAULT) -> None:
        self._lock = threading.Lock()
        self._db = _open(Path(path))
        # News repeats its names: what was looked up lately is remembered.
        self._known: dict[str, Known | None] = {}
        self._candidates = lru_cache(maxsize=4_000)(self._find)
        self._outlines = lru_cache(maxsize=500)(self._extent)
        self._countries = lru_cache(maxsize=300)(self._country)

    def close(self) -> None:
        self._db.close()

    def known(self, keys: Collection[str]) -> dict[str, Known]:
        """See `Gazetteer`. About 3 microseconds a key that is new."""
        remembered = self._known
        new = {key for key in keys if key not in remembered}
        if new:
            if len(remembered) > REMEMBERED:
                remembered = self._known = {}
                new = set(keys)
            remembered.update(dict.fromkeys(new))
            remembered.update(self._look_up(new))
        return {key: facts for key in keys if (facts := remembered[key]) is not None}

    def _look_up(self, keys: Collection[str]) -> dict[str, Known]:
        found: dict[str, tuple[set[Kind], int]] = {}
        for chunk in _chunks(sorted(key for key in keys if _storable(key))):
            marks = ",".join("?" * len(chunk))
            rows = self._rows(
                "SELECT n.key, p.kind, max(p.population) FROM name n JOIN place p ON p.id = n.place "
                f"WHERE n.key IN ({marks}) GROUP BY n.key, p.kind",
                chunk,
            )
            for key, kind, population in rows:
                kinds, most = found.get(key, (set(), 0))
                kinds.add(KINDS[kind])
                found[key] = (kinds, max(most, population))
        return {key: Known(frozenset(kinds), most) for key, (kinds, most) in found.items()}

    def candidates(self, toponym: str) -> tuple[Place, ...]:
        """See `Gazetteer`. Countries first, then seas, areas and regions, towns, rivers, districts; each by population."""
        return self._candidates(fold(toponym))

    def _find(self, key: str) -> tuple[Place, ...]:
        rows = self._rows(f"SELECT {_COLUMNS} FROM name n JOIN {_TABLES} WHERE n.key = ? AND p.id = n.place", (key,))
        places = map(_place, rows)
        return tuple(sorted(places, key=lambda place: (_RANK[place.kind], -place.population, place.id)))

    def get(self, place_id: str) -> Place | None:
        where = _where(place_id)
        rows = self._rows(f"SELECT {_COLUMNS} FROM {_TABLES} WHERE {where[0]}", where[1:]) if where else []
        return _place(rows[0]) if rows else None

    def country(self, code: str) -> Place | None:
        """See `Gazetteer`."""
        return self._countries(code)

    def _country(self, code: str) -> Place | None:
        """Countries are the units without a parent."""
        query = f"SELECT {_COLUMNS} FROM unit c JOIN {_TABLES} WHERE c.code = ? AND c.parent = 0 AND p.id = c.place"
        rows = self._rows(query, (code,)) if _storable(code) else []
        return _place(rows[0]) if rows else None

    def outline(self, place_id: str) -> Outline | None:
        """The border where one is known; the hull of a district's towns, approximate; None for towns and rivers."""
        return self._outlines(place_id)

    def _extent(self, place_id: str) -> Outline | None:
        where = _where(place_id)
        if where is None:
            return None
        rows = self._rows(
            f"SELECT o.approximate, o.shape FROM outline o JOIN place p ON p.id = o.place WHERE {where[0]}", where[1:]
        )
        if rows:
            approximate, shape = rows[0]
            return Outline(PackedPolygons(shape), bool(approximate))
        towns = self._rows(
            f"SELECT t.lat, t.lon FROM place p JOIN place t ON t.unit = p.id WHERE {where[0]} AND p.kind = ? AND t.kind IN (?, ?)",
            (where[1], *map(KINDS.index, (Kind.DISTRICT, Kind.TOWN, Kind.CAPITAL))),
        )
        ring = hull([(lat / DEGREE, lon / DEGREE) for lat, lon in towns])
        return Outline(((ring,),), approximate=True) if ring else None

    def holding(self, place: Place) -> list[Place]:
        """The district, region and country that hold a place, the smallest first, itself left out."""
        where = _where(place.id)
        if where is None:
            return []
        query = f"{_WIDER.format(where=where[0])} SELECT {_COLUMNS} FROM wider JOIN {_TABLES} WHERE p.id = wider.place ORDER BY depth"
        return [unit for unit in map(_place, self._rows(query, where[1:])) if unit.id != place.id]

    def region_of(self, place_id: str) -> Place | None:
        """See `Gazetteer`."""
        place = self.get(place_id)
        return next((unit for unit in self.holding(place) if unit.kind is Kind.REGION), None) if place else None

    def _rows(self, query: str, values: Iterable[object]) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._db.execute(query, tuple(values)).fetchall()


def _open(path: Path) -> sqlite3.Connection:
    advice = "Build it with `python -m dateline.gazetteers.build`, or fetch the file again."
    if not path.is_file():
        raise GazetteerError(f"The gazetteer {path.name} is missing. {advice}")
    db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        (version,) = db.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as error:
        db.close()
        raise GazetteerError(f"The gazetteer {path.name} is not a SQLite file ({error}). {advice}") from error
    if version != VERSION:
        db.close()
        raise GazetteerError(
            f"The gazetteer {path.name} has layout {version}, but this Dateline reads layout {VERSION}. {advice}"
        )
    db.execute("PRAGMA cache_size = -4000")  # KiB
    db.execute(f"PRAGMA mmap_size = {1 << 28}")  # bytes, more than the file has: no page is copied
    return db


def _place(row: tuple[Any, ...]) -> Place:
    number, slug, name, kind, unit, lat, lon, population, names, source = row
    parts = unit.split(".")
    return Place(
        id=slug or f"gn:{number}",
        name=name,
        point=Coordinates(lat / DEGREE, lon / DEGREE),
        kind=KINDS[kind],
        provenance=Provenance.EMBEDDED,
        country=parts[0] or None,
        region=".".join(parts[:2]) if len(parts) > 1 else None,
        district=unit if len(parts) > 2 else None,
        population=population,
        spellings=unpack_names(names),
        source=source.replace("{id}", str(number)),
    )


def _where(place_id: str) -> tuple[str, object] | None:
    """The condition that finds an id, and its value; None for what can be no id of this gazetteer."""
    number = place_id.removeprefix("gn:")
    if number != place_id:
        return (
            ("p.slug IS NULL AND p.id = ?", int(number))
            if number.isascii() and number.isdigit() and len(number) < 18
            else None
        )
    return ("p.slug = ?", place_id) if _storable(place_id) else None


def _storable(text: str) -> bool:
    """Whether SQLite can hold the text: a lone surrogate has no UTF-8."""
    return text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text)


def _chunks(keys: list[str]) -> Iterator[list[str]]:
    for at in range(0, len(keys), _CHUNK):
        yield keys[at : at + _CHUNK]
