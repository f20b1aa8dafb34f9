"""Writing the SQLite file: the same rows give the same bytes."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.gazetteers.build.spellings import keys
from dateline.gazetteers.layout import DEGREE, KINDS, VERSION, pack_names, pack_polygons
from dateline.model import Kind

_TABLES = """
CREATE TABLE source(id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE place(
    id INTEGER PRIMARY KEY, slug TEXT, name TEXT NOT NULL, kind INTEGER NOT NULL, unit INTEGER NOT NULL,
    lat INTEGER NOT NULL, lon INTEGER NOT NULL, population INTEGER NOT NULL, source INTEGER NOT NULL
);
CREATE TABLE unit(place INTEGER PRIMARY KEY, code TEXT NOT NULL, parent INTEGER NOT NULL);
CREATE TABLE spelling(place INTEGER PRIMARY KEY, names BLOB NOT NULL);
CREATE TABLE name(key TEXT, place INTEGER, PRIMARY KEY(key, place)) WITHOUT ROWID;
CREATE TABLE outline(place INTEGER PRIMARY KEY, approximate INTEGER NOT NULL, shape BLOB NOT NULL);
"""
_INDEXES = """
CREATE INDEX place_unit ON place(unit);
CREATE UNIQUE INDEX unit_country ON unit(code) WHERE parent = 0;
CREATE UNIQUE INDEX place_slug ON place(slug) WHERE slug IS NOT NULL;
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A place as it is stored. `id` is the GeoNames id where `slug` is None."""

    id: int
    name: str
    kind: Kind
    unit: str  # GeoNames code of the unit that it is or that holds it; "" for none
    point: tuple[float, float]  # lat, lon
    population: int
    source: str
    spellings: tuple[str, ...]
    slug: str | None = None
    keys: tuple[str, ...] = ()  # further folded names that are no spellings to be shown


@dataclass(frozen=True, slots=True)
class Extent:
    polygons: Sequence[Sequence[Sequence[tuple[int, int]]]]  # scaled (lon, lat)
    approximate: bool


def write(path: Path, rows: Iterable[Row], extents: Mapping[int, Extent]) -> dict[str, int]:
    """Makes the file anew; `extents` by `Row.id`. The file appears whole or not at all. Counts the rows of each table."""
    rows = sorted(rows, key=lambda row: row.id)
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    db = sqlite3.connect(unfinished)
    try:
        db.execute("PRAGMA page_size = 4096")
        db.execute("PRAGMA journal_mode = OFF")
        db.execute(f"PRAGMA user_version = {VERSION}")
        db.executescript(_TABLES)
        sources = {text: number for number, text in enumerate(sorted({row.source for row in rows}), 1)}
        db.executemany("INSERT INTO source VALUES (?, ?)", [(number, text) for text, number in sources.items()])
        units = {row.unit: row.id for row in rows if row.kind in (Kind.DISTRICT, Kind.REGION, Kind.COUNTRY)}
        db.executemany(
            "INSERT INTO unit VALUES (?, ?, ?)",
            ((number, code, _parent(code, units)) for code, number in units.items()),
        )
        db.executemany(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (_fields(row, sources, units) for row in rows)
        )
        db.executemany(
            "INSERT INTO spelling VALUES (?, ?)", ((row.id, pack_names(row.spellings)) for row in rows if row.spellings)
        )
        names = sorted({(key, row.id) for row in rows for key in {*keys(row.name, row.spellings), *row.keys}})
        db.executemany("INSERT INTO name VALUES (?, ?)", names)
        shapes = (
            (number, extent.approximate, pack_polygons(extent.polygons)) for number, extent in sorted(extents.items())
        )
        db.executemany("INSERT INTO outline VALUES (?, ?, ?)", shapes)
        db.executescript(_INDEXES)
        db.commit()
        db.execute("VACUUM")
        tables = ("place", "unit", "spelling", "name", "outline")
        counts = {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
    finally:
        db.close()
    unfinished.replace(path)
    return counts


def _fields(row: Row, sources: Mapping[str, int], units: Mapping[str, int]) -> tuple[object, ...]:
    lat, lon = (round(degrees * DEGREE) for degrees in row.point)
    unit = units[row.unit] if row.unit else 0
    return row.id, row.slug, row.name, KINDS.index(row.kind), unit, lat, lon, row.population, sources[row.source]


def _parent(code: str, units: Mapping[str, int]) -> int:
    """The place of "RU.41" for "RU.41.486813", of "RU" for "RU.41"; 0 for a country."""
    wider = code.rpartition(".")[0]
    return units[wider] if wider else 0
