"""The part of the world that the tests' own Nominatim knows, and how it is written as an .osm file.

Towns stand where they stand. Borders are a few straight lines. Made up are the second Sudzha, the Kursk in Poland, the
village of Sheptalivka and the district. Ids of nodes are counted, those of relations are OpenStreetMap's but for the
district's. Coordinates are WGS 84 degrees, latitude first.
"""

import itertools
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Town:
    """`names` are Ukrainian or Russian as spoken there ("name"), then by language."""

    point: Point
    kind: str  # place=…
    names: dict[str, str]
    population: int = 0
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """An administrative border: `outline` is open, its last vertex is not the first again."""

    relation: int
    level: int  # admin_level=…
    code: str  # ISO 3166; empty where it has none
    names: dict[str, str]
    outline: tuple[Point, ...]


KURSK = Town(
    (51.7393, 36.1931),
    "city",
    {"": "Курск", "ru": "Курск", "uk": "Курськ", "en": "Kursk", "de": "Kursk", "pl": "Kursk"},
    440052,
)
SUDZHA = Town(
    (51.1907, 35.2708),
    "town",
    {"": "Суджа", "ru": "Суджа", "uk": "Суджа", "en": "Sudzha", "de": "Sudscha", "pl": "Sudża"},
    5127,
)
SUMY = Town(
    (50.9119, 34.8028),
    "city",
    {"": "Суми", "ru": "Сумы", "uk": "Суми", "en": "Sumy", "de": "Sumy", "pl": "Sumy"},
    256474,
)
KYIV = Town(
    (50.4500, 30.5241),
    "city",
    {"": "Київ", "ru": "Киев", "uk": "Київ", "en": "Kyiv", "de": "Kyjiw", "pl": "Kijów"},
    2952301,
    capital=True,
)
FAR_SUDZHA = Town((56.5000, 50.5000), "village", {"": "Суджа", "ru": "Суджа", "en": "Sudzha"})
POLISH_KURSK = Town((52.4000, 15.3000), "village", {"": "Kursk", "pl": "Kursk"})
# No gazetteer of Dateline's has it.
SHEPTALIVKA = Town((51.3300, 35.5100), "village", {"": "Шепталивка", "ru": "Шепталивка", "en": "Sheptalivka"})

TOWNS = (KURSK, SUDZHA, SUMY, KYIV, FAR_SUDZHA, POLISH_KURSK, SHEPTALIVKA)

POLAND = Area(
    49715,
    2,
    "PL",
    {"": "Polska", "en": "Poland", "de": "Polen"},
    ((49.0, 14.2), (49.0, 23.5), (54.5, 23.5), (54.5, 14.2)),
)
RUSSIA = Area(
    60189,
    2,
    "RU",
    {"": "Россия", "ru": "Россия", "uk": "Росія", "en": "Russia", "de": "Russland", "pl": "Rosja"},
    ((51.05, 31.0), (51.05, 60.0), (60.0, 60.0), (60.0, 31.0)),
)
UKRAINE = Area(
    60199,
    2,
    "UA",
    {"": "Україна", "uk": "Україна", "ru": "Украина", "en": "Ukraine", "de": "Ukraine", "pl": "Ukraina"},
    ((44.4, 24.0), (44.4, 36.0), (51.05, 36.0), (51.05, 24.0)),
)
SUMY_OBLAST = Area(
    71973,
    4,
    "UA-59",
    {"": "Сумська область", "uk": "Сумська область", "ru": "Сумская область", "en": "Sumy Oblast"},
    ((50.10, 33.60), (50.30, 35.30), (50.60, 35.65), (51.00, 35.00), (51.04, 33.20), (50.50, 33.00)),
)
KURSK_OBLAST = Area(
    72223,
    4,
    "RU-KRS",
    {
        "": "Курская область",
        "ru": "Курская область",
        "uk": "Курська область",
        "en": "Kursk Oblast",
        "de": "Oblast Kursk",
        "pl": "Obwód kurski",
    },
    ((51.10, 34.30), (51.10, 35.90), (51.25, 37.60), (51.90, 38.50), (52.40, 36.60), (52.35, 34.80), (51.70, 34.10)),
)
# Nor this one.
DISTRICT = Area(
    70000000,
    6,
    "",
    {"": "Зубриловский район", "ru": "Зубриловский район", "en": "Zubrylovsky District"},
    ((51.55, 35.60), (51.60, 35.95), (51.80, 35.90), (51.85, 35.65), (51.70, 35.50)),
)
AREAS = (POLAND, RUSSIA, UKRAINE, SUMY_OBLAST, KURSK_OBLAST, DISTRICT)  # osm2pgsql wants ids to ascend


def write(path: Path) -> None:
    """As OSM XML: https://wiki.openstreetmap.org/wiki/OSM_XML. Nodes first, then ways, then relations."""
    ids = itertools.count(1)
    nodes = [_node(next(ids), town.point, _tags_of(town)) for town in TOWNS]
    ways, relations = [], []
    for number, area in enumerate(AREAS, 1):
        corners = [_node(next(ids), point, {}) for point in area.outline]
        nodes += corners
        ways.append(_way(number, corners))
        relations.append(_relation(area, number))
    root = ET.Element("osm", version="0.6", generator="Dateline's tests")
    root.extend([*nodes, *ways, *relations])
    ET.indent(root)
    ET.ElementTree(root).write(path, "utf-8", xml_declaration=True)


def _node(number: int, point: Point, tags: dict[str, str]) -> ET.Element:
    lat, lon = point
    return _made("node", number, tags, lat=f"{lat:.4f}", lon=f"{lon:.4f}")


def _way(number: int, corners: list[ET.Element]) -> ET.Element:
    way = _made("way", number, {})
    way.extend(ET.Element("nd", ref=corner.attrib["id"]) for corner in [*corners, corners[0]])
    return way


def _relation(area: Area, way: int) -> ET.Element:
    border = {"type": "boundary", "boundary": "administrative", "admin_level": str(area.level)}
    if area.code:
        border["ISO3166-1:alpha2" if area.level == 2 else "ISO3166-2"] = area.code
    relation = _made("relation", area.relation, {**border, **_names(area.names)})
    relation.insert(0, ET.Element("member", type="way", ref=str(way), role="outer"))
    return relation


def _tags_of(town: Town) -> dict[str, str]:
    tags = {"place": town.kind, **_names(town.names)}
    if town.population:
        tags["population"] = str(town.population)
    return {**tags, "capital": "yes"} if town.capital else tags


def _names(names: dict[str, str]) -> dict[str, str]:
    return {f"name:{language}" if language else "name": name for language, name in names.items()}


def _made(kind: str, number: int, tags: dict[str, str], **attributes: str) -> ET.Element:
    made = ET.Element(kind, {"id": str(number), "version": "1", "timestamp": "2026-01-01T00:00:00Z", **attributes})
    made.extend(_tags(tags))
    return made


def _tags(tags: dict[str, str]) -> Iterator[ET.Element]:
    return (ET.Element("tag", k=key, v=value) for key, value in tags.items())
