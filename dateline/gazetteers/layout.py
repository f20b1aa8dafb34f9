"""How `data/gazetteer.sqlite` is laid out: what its builder and its reader must agree on. Standard library only.

    place     id, slug, name, kind, unit, lat, lon, population, source: the bare entries, small, so that reading is quick
    unit      place, code, parent: of countries, regions and districts: "RU.41.486813", and the place of "RU.41"
    spelling  place, packed names: what else a place is called, as written
    name      key, place: every folded spelling (`dateline.names.fold`)
    outline   place, approximate, packed polygons
    source    id, text: where a point comes from; "{id}" in it stands for the GeoNames id

`place.id` is the GeoNames id where `slug` is null ("gn:486816"), else a number without meaning, and `slug` is the id
("water:black-sea"). `place.unit` is the smallest unit that holds the place, itself if it is one; 0 for what no country holds.
`lat` and `lon` are whole hundred-thousandths of a degree.
"""

import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import overload

from dateline.model import Kind, Polygon

VERSION = 1  # of the layout, kept as SQLite's user_version
DEGREE = 100_000  # of place.lat, place.lon
SCALE = 1000  # of outlines and the basemap: whole thousandths of a degree, 111 m
KINDS = (
    Kind.TOWN,
    Kind.CAPITAL,
    Kind.DISTRICT,
    Kind.REGION,
    Kind.COUNTRY,
    Kind.UNION,
    Kind.CONTINENT,
    Kind.SEA,
    Kind.RIVER,
    Kind.AREA,
)  # place.kind is the index; append only

# A spelling's first bytes are shared by thousands of places: zlib is told of them beforehand.
_COMMON = (
    "Municipality\nDistrict\nCounty\nProvince of \nRegion\nSaint-\nSankt \nSan \nSanta \nVilla \nburg\nville\nский район\nская\n"
    "область\nовка\nка\nов\nское\nо\nск\nград\nград\n市\n镇\n縣\n县\n محافظة \n مدينة \n آباد \nabad\npur\n"
).encode()


def pack_names(names: Iterable[str]) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zdict=_COMMON)
    return packer.compress("\n".join(names).encode()) + packer.flush()


def unpack_names(blob: bytes | None) -> tuple[str, ...]:
    if not blob:
        return ()
    return tuple(zlib.decompressobj(-15, zdict=_COMMON).decompress(blob).decode().split("\n"))


def deltas(points: Sequence[tuple[int, int]]) -> list[int]:
    """`[x0, y0, x1 - x0, y1 - y0, ...]` of a line in scaled degrees, longitude first."""
    flat = list(points[0])
    for (x0, y0), (x1, y1) in pairwise(points):
        flat += (x1 - x0, y1 - y0)
    return flat


def pack_polygons(polygons: Sequence[Sequence[Sequence[tuple[int, int]]]]) -> bytes:
    """Polygons of rings of scaled (lon, lat): their counts, then the deltas of every ring, as little-endian int32, deflated."""
    numbers = array("i", [len(polygons), *(len(rings) for rings in polygons)])
    numbers.extend(len(ring) for rings in polygons for ring in rings)
    for rings in polygons:
        for ring in rings:
            numbers.extend(deltas(ring))
    if sys.byteorder == "big":
        numbers.byteswap()
    return zlib.compress(numbers.tobytes(), 9)


class PackedPolygons(Sequence[Polygon]):
    """The polygons of a blob, unpacked when first looked at: most outlines of a text are not drawn."""

    def __init__(self, blob: bytes) -> None:
        self._blob = blob

    @cached_property
    def _polygons(self) -> tuple[Polygon, ...]:
        return unpack_polygons(self._blob)

    @overload
    def __getitem__(self, index: int) -> Polygon: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Polygon, ...]: ...
    def __getitem__(self, index: int | slice) -> Polygon | tuple[Polygon, ...]:
        return self._polygons[index]

    def __len__(self) -> int:
        return len(self._polygons)

    def __iter__(self) -> Iterator[Polygon]:
        return iter(self._polygons)

    def __eq__(self, other: object) -> bool:
        return self._polygons == tuple(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._polygons)


def unpack_polygons(blob: bytes) -> tuple[Polygon, ...]:
    numbers = array("i")
    numbers.frombytes(zlib.decompress(blob))
    if sys.byteorder == "big":
        numbers.byteswap()
    n_polygons = numbers[0]
    n_rings = numbers[1 : 1 + n_polygons]
    at = 1 + n_polygons + sum(n_rings)
    lengths = iter(numbers[1 + n_polygons : at])

    def rings(count: int) -> Iterator[tuple[tuple[float, float], ...]]:
        nonlocal at
        for _ in range(count):
            end = at + 2 * next(lengths)
            lon, lat = accumulate(numbers[at:end:2]), accumulate(numbers[at + 1 : end : 2])
            yield tuple(zip((y / SCALE for y in lat), (x / SCALE for x in lon), strict=True))
            at = end

    return tuple(tuple(rings(count)) for count in n_rings)
