"""The places that we compiled ourselves as rows: the European Union, areas, seas and rivers (data/areas.yaml, data/waters.yaml)."""

from collections.abc import Sequence

from dateline.gazetteers.build.credits import OWN
from dateline.gazetteers.build.sources import handwritten
from dateline.gazetteers.build.spellings import kept
from dateline.gazetteers.build.store import Row
from dateline.model import Kind
from dateline.names import fold

_FIRST_OWN_ID = 10**9  # beyond all GeoNames ids: places of our own files


def own_rows() -> tuple[list[Row], dict[int, tuple[float, float, float, float]]]:
    """The European Union, areas, seas and rivers of our own files, and their boxes (south, west, north, east) by row id."""
    areas, waters = handwritten("areas.yaml"), handwritten("waters.yaml")
    groups = (
        ("union:", Kind.UNION, {"european-union": areas["eu"]}),
        ("area:", Kind.AREA, areas["areas"]),
        ("water:", Kind.SEA, waters["seas"]),
        ("water:", Kind.RIVER, waters["rivers"]),
    )
    rows, boxes = [], {}
    entries = ((prefix + slug, kind, entry) for prefix, kind, group in groups for slug, entry in group.items())
    for number, (slug, kind, entry) in enumerate(sorted(entries, key=lambda entry: entry[0]), _FIRST_OWN_ID):
        box = entry.get("box")
        if box:
            boxes[number] = tuple(box)
        point = tuple(entry["point"]) if "point" in entry else _middle(box, entry.get("course"))
        names = entry.get("names", [])
        keys = tuple(fold(name) for name in names)
        rows.append(
            Row(
                number,
                entry["name"],
                kind,
                entry.get("country", ""),
                point,
                0,
                OWN,
                kept(entry["name"], names),
                slug,
                keys,
            )
        )
    return rows, boxes


def _middle(box: Sequence[float] | None, course: Sequence[Sequence[float]] | None) -> tuple[float, float]:
    """The middle of a box (south, west, north, east), or of a river's course: the middle one of its points."""
    if box:
        south, west, north, east = box
        return (south + north) / 2, (west + east) / 2
    assert course, "an entry needs a point, a box or a course"
    lat, lon = course[len(course) // 2]
    return lat, lon
