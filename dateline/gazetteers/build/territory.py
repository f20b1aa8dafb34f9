"""Whose ground it is, where Natural Earth's de facto map departs from the United Nations.

    Crimea, Sevastopol   Ukraine: General Assembly resolution 68/262
    Golan Heights        Syria: Security Council resolution 497; cut off Israel's Northern District along Natural Earth's own line
    Western Sahara       a territory of its own (General Assembly resolution 34/37): Natural Earth gives Morocco what lies west of the
                         berm; cut along the parallel 27°40' N
    Northern Cyprus, Somaliland, Baikonur, bases: the country they lie in

Who holds such ground is kept as `Shape.entity`, and the line between two entities is drawn dashed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import shapely
from shapely.ops import nearest_points, split

from dateline.gazetteers.build.sources import Shape

_UKRAINE = ("UP11", "UP20")  # FIPS codes of Crimea and Sevastopol
# The parallel 27°40' N, from the Atlantic to Algeria; between them the corner that two of Natural Earth's Moroccan regions share.
_SAHARA_NORTH = ((-13.18, 27.662), (-11.8131665, 27.66220366), (-8.81844926, 27.65939818))
_SAHARA = {
    "Laâyoune - Boujdour - Sakia El Hamra": _SAHARA_NORTH[:2],
    "Guelmim - Es-Semara": _SAHARA_NORTH[1:],
    "Oued el Dahab": (),  # all of it
}
# Filed under no ISO code, or under the mother country's where there is one of their own.
_OF_ENTITY = {"CYN": "CY", "ESB": "CY", "WSB": "CY", "SOL": "SO", "KAB": "KZ", "USG": "CU", "CLP": "FR"}
_OF_NAME = {
    "Cocos (Keeling) Islands": "CC",
    "Christmas Island": "CX",
    "Guadeloupe": "GP",
    "Guyane française": "GF",
    "Martinique": "MQ",
    "La Réunion": "RE",
    "Mayotte": "YT",
    "Bonaire": "BQ",
    "St. Eustatius": "BQ",
    "Saba": "BQ",
    "Svalbard": "SJ",
}


def settled(shapes: Iterable[Shape], claims: Sequence[tuple[str, str, shapely.Geometry]]) -> list[Shape]:
    """The shapes with the country the United Nations give them; `claims` are Natural Earth's disputed borders."""
    golan = next(line for whose, where, line in claims if (whose, where) == ("Syrian claim", "ISR"))
    return [part for shape in shapes for part in _parts(shape, golan)]


def _parts(shape: Shape, golan: shapely.Geometry) -> Iterator[Shape]:
    name = shape.names[0] if shape.names else ""
    if shape.fips in _UKRAINE:
        yield replace(shape, country="UA", entity="UKR")
    elif shape.entity == "ISR" and name == "HaZafon":
        yield from _without_golan(shape, golan)
    elif shape.entity == "MAR" and name in _SAHARA:
        pieces = _cut(shape.geometry, _SAHARA[name]) if _SAHARA[name] else [shape.geometry]
        for piece in pieces:
            south = piece.representative_point().y < _SAHARA_NORTH[0][1]
            yield replace(shape, geometry=piece, country="EH" if south else "MA", fips="" if south else shape.fips)
    elif shape.country:
        yield replace(shape, country=_OF_NAME.get(name, shape.country))
    else:
        yield replace(shape, country=_OF_NAME.get(name) or _OF_ENTITY.get(shape.entity, ""))


def _without_golan(shape: Shape, claim: shapely.Geometry) -> Iterator[Shape]:
    line = shapely.line_merge(claim)
    pieces = sorted(
        _cut(shape.geometry, shapely.get_coordinates(line)), key=lambda piece: piece.representative_point().x
    )
    *israel, golan = pieces
    yield replace(shape, geometry=shapely.multipolygons(israel))
    yield Shape(golan, "SY", "ISR", ("Golan Heights",), "")


def _cut(geometry: shapely.Geometry, line: Iterable[Sequence[float]]) -> list[shapely.Geometry]:
    """The polygon's pieces on both sides of the line, whose ends move to its nearest corners: no neighbour gets a new one."""
    polygon, *others = sorted(shapely.get_parts(geometry), key=shapely.area, reverse=True)
    corners = shapely.multipoints(shapely.get_coordinates(polygon.exterior))
    points = [tuple(point) for point in line]
    ends = [shapely.get_coordinates(nearest_points(corners, shapely.Point(points[at]))[0])[0] for at in (0, -1)]
    pieces = list(split(polygon, shapely.LineString([ends[0], *points[1:-1], ends[1]])).geoms)
    if len(pieces) < 2:
        raise ValueError("the line does not cut the polygon: is this Natural Earth 4.1?")
    return [*pieces, *others]
