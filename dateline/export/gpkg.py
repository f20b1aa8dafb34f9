"""Story to a GeoPackage, for QGIS: https://www.geopackage.org/spec131/. SQLite of the standard library alone.

The layers `places` (points), `areas` and `lines`, and without geometry `excerpts`, a row as in the CSV, and `article`.
"""

import sqlite3
import struct
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from itertools import chain
from pathlib import Path

from dateline.export.excerpts import Told, told
from dateline.export.geometry import Area, At, Geometry, Lines, Point, Stretch
from dateline.export.table import ARTICLE, EXCERPT, PLACE, STATEMENT, Cell, article_row, place_row, rows
from dateline.model import Story

WGS84 = 4326
CORE = Path(__file__).parent.parent / "data" / "geopackage.sql"
LAYERS = {"places": "POINT", "areas": "MULTIPOLYGON", "lines": "MULTILINESTRING"}
_LITTLE = b"\1"  # before each shape: it is little-endian
_TYPES = {str: "TEXT", int: "INTEGER", float: "REAL"}
_BEGINNING = "1970-01-01"  # the last change to what has no date: the same story gives the same bytes


def to_gpkg(story: Story, *, weak: bool = False) -> bytes:
    """`weak`: with the descriptions."""
    found = told(story, weak=weak)
    with closing(sqlite3.connect(":memory:")) as file:
        file.executescript(CORE.read_text("utf-8"))
        for layer, kind in LAYERS.items():
            _layer(file, layer, kind, found)
        _table(file, "excerpts", {"place": str, "name": str, **EXCERPT, **STATEMENT}, rows(found), found)
        _table(file, "article", ARTICLE, [article_row(found.article)], found)
        file.commit()
        return file.serialize()


def _layer(file: sqlite3.Connection, name: str, kind: str, found: Told) -> None:
    places = [place for place in found.places if place.geometry.type.upper() == kind]
    box = _box(chain.from_iterable(_points(place.geometry) for place in places)) if places else (None,) * 4
    _contents(file, name, "features", found, (*box, WGS84))
    file.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", (name, kind, WGS84))
    _create(file, name, PLACE, f"geom {kind}, ")
    for place in places:
        _insert(file, name, (_geometry(place.geometry), *place_row(place).values()))


def _table(
    file: sqlite3.Connection,
    name: str,
    columns: Mapping[str, type],
    values: Iterable[Mapping[str, Cell]],
    found: Told,
) -> None:
    _contents(file, name, "attributes", found, (None,) * 5)
    _create(file, name, columns)
    for row in values:
        _insert(file, name, [row[column] for column in columns])


def _contents(file: sqlite3.Connection, name: str, kind: str, found: Told, box: Iterable[float | None]) -> None:
    changed = f"{found.article.published or _BEGINNING}T00:00:00.000Z"
    row = (name, kind, name, found.article.title, changed, *box)
    file.execute("INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def _create(file: sqlite3.Connection, name: str, columns: Mapping[str, type], geometry: str = "") -> None:
    # Names are ours: none comes from an article. "end" is a word of SQL.
    told = ", ".join(f'"{column}" {_TYPES[kind]}' for column, kind in columns.items())
    file.execute(f'CREATE TABLE "{name}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {geometry}{told})')


def _insert(file: sqlite3.Connection, name: str, row: Iterable[Cell | bytes]) -> None:
    values = (None, *row)
    marks = ", ".join("?" * len(values))
    file.execute(f'INSERT INTO "{name}" VALUES ({marks})', values)


def _geometry(geometry: Geometry) -> bytes:
    """GeoPackage's header, then well-known binary, both little-endian. All but a point have their box in the header."""
    if isinstance(geometry, Point):
        return struct.pack("<2sBBi", b"GP", 0, 0b001, WGS84) + _LITTLE + struct.pack("<I2d", 1, *geometry.coordinates)
    west, south, east, north = _box(_points(geometry))
    head = struct.pack("<2sBBi4d", b"GP", 0, 0b011, WGS84, west, east, south, north)
    if isinstance(geometry, Lines):
        return head + _many(5, [_LITTLE + struct.pack("<I", 2) + _path(line) for line in geometry.coordinates])
    return head + _many(6, [_many(3, map(_path, polygon)) for polygon in geometry.coordinates])


def _many(code: int, parts: Iterable[bytes]) -> bytes:
    """A shape of parts: its code in well-known binary, their number, then they."""
    listed = list(parts)
    return _LITTLE + struct.pack("<2I", code, len(listed)) + b"".join(listed)


def _path(path: Stretch) -> bytes:
    return struct.pack(f"<I{2 * len(path)}d", len(path), *chain.from_iterable(path))


def _points(geometry: Geometry) -> Iterator[At]:
    match geometry:
        case Point():
            yield geometry.coordinates
        case Lines():
            yield from chain.from_iterable(geometry.coordinates)
        case Area():
            yield from chain.from_iterable(chain.from_iterable(geometry.coordinates))


def _box(points: Iterable[At]) -> tuple[float, float, float, float]:
    """West, south, east, north."""
    lons, lats = zip(*points, strict=True)
    return min(lons), min(lats), max(lons), max(lats)
