"""GeoPackage: GDAL reads what was written."""

import struct
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from sqlite3 import connect
from typing import Any

import pyogrio
import pytest

from dateline.export.excerpts import told
from dateline.export.geometry import Area
from dateline.export.gpkg import LAYERS, to_gpkg
from dateline.export.table import rows
from dateline.filters import Filter, filtered
from dateline.model import Story

Tell = Callable[[str], Story]
SHAPES = "Near Goma, 30 km south of Homs, at the Sudan-Chad border. Power was out across South Africa, Fiji and Kyiv."


def _read(path: Path, layer: str) -> tuple[list[dict[str, Any]], list[bytes]]:
    """The rows of a layer with None for NULL, and its shapes as well-known binary."""
    meta, _, shapes, columns = pyogrio.raw.read(path, layer=layer)
    names = [str(name) for name in meta["fields"]]
    values = [[None if v is None or v != v else v for v in column.tolist()] for column in columns]  # NaN for NULL
    return [dict(zip(names, row, strict=True)) for row in zip(*values, strict=True)], list(
        shapes if shapes is not None else ()
    )


def _point(raw: bytes) -> tuple[float, float]:
    order, kind, lon, lat = struct.unpack("<BI2d", raw)
    assert (order, kind) == (1, 1)
    return lon, lat


def _written(story: Story, folder: Path) -> Path:
    path = folder / "story.gpkg"
    path.write_bytes(to_gpkg(story))
    return path


@pytest.mark.parametrize("text", ["", SHAPES])
def test_gdal_reads_every_layer(tell: Tell, text: str, tmp_path: Path) -> None:
    story = tell(text)
    path = _written(story, tmp_path)
    assert pyogrio.list_layers(path).tolist() == [
        ["places", "Point"],
        ["areas", "MultiPolygon"],
        ["lines", "MultiLineString"],
        ["excerpts", None],
        ["article", None],
    ]
    for layer, kind in LAYERS.items():
        found, shapes = _read(path, layer)
        wanted = [place for place in told(story).places if place.geometry.type.upper() == kind]
        assert [row["place"] for row in found] == [place.id for place in wanted]
        assert len(shapes) == len(wanted)
        assert pyogrio.read_info(path, layer=layer)["crs"] == "EPSG:4326"
        for place, shape in zip(wanted, shapes, strict=True):
            if kind == "POINT":
                assert _point(shape) == place.geometry.coordinates


def test_areas_have_their_holes_and_their_box(tell: Tell, tmp_path: Path) -> None:
    story = tell("Power was out across South Africa.")
    path = _written(story, tmp_path)
    (place,) = told(story).places
    assert isinstance(place.geometry, Area)
    rings = [ring for polygon in place.geometry.coordinates for ring in polygon]
    meta, _, (shape,), _ = pyogrio.raw.read(path, layer="areas")
    assert meta["geometry_type"] == "MultiPolygon"
    assert _rings(shape) == list(map(list, rings))
    assert len(rings) > len(place.geometry.coordinates)  # Lesotho
    (box,) = pyogrio.read_bounds(path, layer="areas")[1].T.tolist()
    lons, lats = zip(*(at for ring in rings for at in ring), strict=True)
    assert box == [min(lons), min(lats), max(lons), max(lats)]


def _rings(raw: bytes) -> list[list[tuple[float, float]]]:
    """Of a MultiPolygon."""
    _, kind, polygons = struct.unpack_from("<BII", raw)
    assert kind == 6
    at, found = 9, []
    for _ in range(polygons):
        _, kind, rings = struct.unpack_from("<BII", raw, at)
        assert kind == 3
        at += 9
        for _ in range(rings):
            (points,) = struct.unpack_from("<I", raw, at)
            flat = struct.unpack_from(f"<{2 * points}d", raw, at + 4)
            at += 4 + 16 * points
            found.append(list(zip(flat[::2], flat[1::2], strict=True)))
    assert at == len(raw)
    return found


@pytest.mark.parametrize("name", ["heard_story", "hostile"])
def test_every_excerpt_comes_back(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    story: Story = request.getfixturevalue(name)
    path = _written(story, tmp_path)
    found, _ = _read(path, "excerpts")
    wanted = list(rows(told(story)))
    assert len(found) == len(wanted) > 20
    assert found == [{column: row[column] for column in found[0]} for row in wanted]
    ((article,), _) = _read(path, "article")
    assert (article["title"], article["article"]) == (story.article.title, story.article.id)


def test_a_filtered_story_is_written_filtered(heard_story: Story, tmp_path: Path) -> None:
    kept = filtered(heard_story, Filter(side=frozenset({"russia"})))
    found, _ = _read(_written(kept, tmp_path), "excerpts")
    assert {row["side"] for row in found} == {"russia"}


def test_the_same_story_gives_the_same_bytes(heard_story: Story) -> None:
    assert to_gpkg(heard_story) == to_gpkg(heard_story)


def test_sqlite_finds_it_whole(hostile: Story, tmp_path: Path) -> None:
    with closing(connect(_written(hostile, tmp_path))) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        assert file.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
