"""Countries and continents as rows."""

from collections.abc import Iterable, Mapping
from typing import Any

import shapely

from dateline.gazetteers.build.credits import FACTBOOK, GEONAMES, OF_SHAPE
from dateline.gazetteers.build.geometry import centre
from dateline.gazetteers.build.sources import country_aliases, country_names, handwritten
from dateline.gazetteers.build.spellings import kept
from dateline.gazetteers.build.store import Row
from dateline.model import Kind
from dateline.names import fold

_NEAR = 0.6  # degrees outside the outline that a point may lie


def country_rows(
    countries: Iterable[Mapping[str, Any]], outlines: Mapping[str, shapely.Geometry]
) -> tuple[list[Row], list[str]]:
    """A row a country; and the codes whose point in countries.yaml lies outside the outline and was not taken."""
    own = handwritten("countries.yaml")
    aliases = country_aliases()
    rows, refused = [], []
    for country in countries:
        code = country["iso"]
        ours = own.get(code, {})
        name = ours.get("display", country["name"].strip())
        outline = outlines.get(code)
        point, source = tuple(ours["point"]), FACTBOOK
        if outline is not None and outline.distance(shapely.Point(point[::-1])) > _NEAR:
            refused.append(code)
            point, source = centre(outline)[0], OF_SHAPE
        spellings = [*ours.get("names", []), country["name"], *aliases.get(code, []), *country_names(code)]
        keys = tuple(fold(alias) for alias in ours.get("names", []))
        rows.append(
            Row(
                country["geonameid"],
                name,
                Kind.COUNTRY,
                code,
                point,
                country["population"],
                source,
                kept(name, spellings),
                keys=keys,
            )
        )
    return rows, refused


def continent_rows(continents: Iterable[Mapping[str, Any]]) -> list[Row]:
    rows = []
    for continent in continents:
        names = [
            entry["name"]
            for entry in continent["alternateNames"]
            if entry.get("lang") not in ("link", "post", "iata", "wkdt")
        ]
        point = float(continent["lat"]), float(continent["lng"])
        name = continent["name"]
        population = int(continent["population"])
        rows.append(
            Row(continent["geonameId"], name, Kind.CONTINENT, "", point, population, GEONAMES, kept(name, names))
        )
    return rows
