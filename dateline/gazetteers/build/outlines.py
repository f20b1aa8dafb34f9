"""Natural Earth's shapes joined to GeoNames' units by the towns that lie in them, not by their names alone."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import shapely

from dateline.gazetteers.build.sources import Shape, Unit
from dateline.gazetteers.build.spellings import bare
from dateline.names import fold

INSIDE = 0.85  # share of a unit's towns that must lie in its shape
PURE = 0.5  # share of the towns in the shape that must be the unit's
INSIDE_NAMED = 0.6  # enough where the names or the FIPS codes are equal too
COAST = 0.15  # degrees: a town so near to a shape is in it; the coasts are coarse, and many towns lie on them
HULL_RATIO = 0.4  # of shapely.concave_hull: 0 hugs the towns, 1 is convex
HULL_MARGIN = 0.05  # degrees around the outermost towns


@dataclass
class Joined:
    """Which shapes make up which unit, and how well."""

    shapes_of: dict[str, list[int]] = field(default_factory=dict)  # accepted only
    unit_of: dict[int, str] = field(default_factory=dict)  # by shape, accepted or not
    rejected: list[str] = field(default_factory=list)  # units with towns but no border worth the name


def join(shapes: Sequence[Shape], towns: Sequence[Mapping[str, Any]], units: Mapping[str, Unit]) -> Joined:
    """Each shape goes to the unit of most of its towns, else to the unit of its country that shares its name or FIPS code."""
    regions = {code: unit for code, unit in units.items() if code.count(".") == 1}
    named = {code: _names(unit) for code, unit in regions.items()}
    by_name = defaultdict(set)
    for code, names in named.items():
        for name in names:
            by_name[code[:2], name].add(code)

    points = shapely.points([(town["longitude"], town["latitude"]) for town in towns])
    code_of = [f"{town['countrycode']}.{town['admin1code']}" for town in towns]
    tree = shapely.STRtree([shape.geometry for shape in shapes])
    inside: list[Counter[str]] = [Counter() for _ in shapes]
    nearest = tree.query_nearest(points, max_distance=COAST, all_matches=False)
    for at, shape_at in zip(*nearest, strict=True):
        inside[shape_at][code_of[at]] += 1

    joined = Joined()
    claims: defaultdict[str, list[int]] = defaultdict(list)
    for at, shape in enumerate(shapes):
        of_shape = _majority(inside[at], regions, shape.country) or _namesake(shape, by_name, regions)
        if of_shape is not None:
            claims[of_shape].append(at)
            joined.unit_of[at] = of_shape
    total = Counter(code_of)
    for code in regions:
        claimed = claims.get(code, [])
        if claimed and _accepted(code, claimed, inside, total[code], named[code], shapes):
            joined.shapes_of[code] = claimed
        elif total[code]:
            joined.rejected.append(code)
    return joined


def _names(unit: Unit) -> set[str]:
    names = {fold(name) for name in (unit.name, *unit.others)}
    names |= {fold(short) for name in (unit.name, *unit.others) if (short := bare(name))}
    return names - {""}


def _majority(counts: Counter[str], regions: Mapping[str, Unit], country: str) -> str | None:
    """The unit of more than half of the towns of the shape's own country."""
    own = Counter({code: n for code, n in counts.items() if code in regions and (not country or code[:2] == country)})
    if not own:
        return None
    code, most = min(own.items(), key=lambda entry: (-entry[1], entry[0]))
    return code if 2 * most > own.total() else None


def _namesake(shape: Shape, by_name: Mapping[tuple[str, str], set[str]], regions: Mapping[str, Unit]) -> str | None:
    codes: Counter[str] = Counter()
    for name in shape.names:
        for key in {fold(name), fold(bare(name) or name)}:
            codes.update(sorted(by_name.get((shape.country, key), ())))
    if codes:
        return min(codes.items(), key=lambda entry: (-entry[1], entry[0]))[0]
    code = f"{shape.country}.{shape.fips[2:]}"
    return code if code in regions else None


def _accepted(
    code: str,
    claimed: Sequence[int],
    inside: Sequence[Counter[str]],
    total: int,
    names: set[str],
    shapes: Sequence[Shape],
) -> bool:
    own = sum(inside[at][code] for at in claimed)
    all_inside = sum((inside[at] for at in claimed), Counter[str]()).total()
    same_name = any(
        shapes[at].fips[2:] == code[3:] or {fold(name), fold(bare(name) or name)} & names
        for at in claimed
        for name in shapes[at].names or ("",)
    )
    if not total or not all_inside:
        return same_name
    share, pure = own / total, own / all_inside
    return (share >= INSIDE and pure >= PURE) or (same_name and share >= INSIDE_NAMED and pure >= PURE)


def hull_of(towns: Sequence[tuple[float, float]]) -> shapely.Geometry | None:
    """The hull of (lat, lon) towns: what stands in for a border. None for fewer than 3, or on both sides of the 180th meridian."""
    if len(set(towns)) < 3:
        return None
    points = shapely.multipoints([(lon, lat) for lat, lon in sorted(set(towns))])
    west, _, east, _ = points.bounds
    if east - west > 180:
        return None
    hull = shapely.concave_hull(points, ratio=HULL_RATIO)
    return hull.buffer(HULL_MARGIN, quad_segs=2).simplify(0.01)
