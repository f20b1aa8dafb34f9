"""Each kind of fault in a user's own gazetteer: one line that says which row and what; the other rows are used."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dateline.gazetteers import own_csv, own_reading
from dateline.gazetteers.chain import Chain
from dateline.gazetteers.own import Own, read_files
from dateline.gazetteers.own_geojson import read_geojson

POINT = {"type": "Point", "coordinates": [35.2, 51.1]}
GOOD = {"type": "Feature", "geometry": POINT, "properties": {"name": "Sound"}}


def csv(row: str, header: str = "name,lat,lon,kind,country,population,precision,id,aliases,region,note") -> str:
    """The row is line 3."""
    return f"{header}\nSound,51,35\n{row}\nLast,50,36\n"


ROWS = {
    "no name": (csv(",51,35"), "name is missing"),
    "no lat": (csv("A,,35"), "lat is missing ('A')"),
    "lat off the Earth": (csv("A,951,35"), "lat must be a number of degrees between -90 and 90"),
    "lon off the Earth": (csv("A,51,-181"), "lon must be a number of degrees between -180 and 180"),
    "a comma for the decimals": (csv('A,"51,2",35'), "with a point for the decimals, not '51,2'"),
    "minutes": (csv("A,51°44'21,35"), "lat must be a number"),
    "NaN": (csv("A,NaN,35"), "not 'NaN'"),
    "infinite": (csv("A,inf,35"), "not 'inf'"),
    "infinite by its exponent": (csv("A,1e999,35"), "not inf"),
    "underscore": (csv("A,5_1,35"), "not '5_1'"),
    "Arabic digits": (csv("A,٥١,35"), "lat must be a number"),
    "swapped, off the Earth": (csv("A,135,35"), "are latitude and longitude swapped? ('A')"),
    "swapped, in another country": (
        csv("A,35.2,51.1,,RU"),
        "35.2, 51.1 is not in RU, but 51.1, 35.2 is: are latitude and longitude swapped? ('A')",
    ),
    "unknown kind": (csv("A,51,35,twon"), "not 'twon'; did you mean 'town'? ('A')"),
    "country": (csv("A,51,35,,UK"), "country must be an ISO 3166-1 alpha-2 code, such as UA, not 'UK'"),
    "population": (csv('A,51,35,,,"1,200"'), "population must be a whole number of inhabitants"),
    "population below 0": (csv("A,51,35,,,-1"), "population must be a whole number of inhabitants"),
    "half an inhabitant": (csv("A,51,35,,,1.5"), "population must be a whole number of inhabitants"),
    "precision": (csv("A,51,35,,,,4"), "precision must be 1, 2 or 3, not 4"),
    "id": (csv("A,51,35,,,,,a b"), "id must be 1 to 100 letters, digits or any of"),
    "aliases": (csv(f"A,51,35,,,,,,{';'.join('b' * 201)}"), "aliases must be at most 200 names"),
    "an alias of signs": (csv("A,51,35,,,,,,B;—"), "'—' has no letter or digit to look up ('A')"),
    "a name of signs": (csv("—,51,35"), "'—' has no letter or digit to look up"),
    "a name too long": (csv(f"{'x' * 201},51,35"), "name must be text of 1 to 200 characters"),
    "a huge field": (csv(f"A,51,35,,,,,,,,{'x' * 200_000}"), "field larger than field limit"),
    "a long note": (csv(f"A,51,35,,,,,,,,{'x' * 2_001}"), "note must be text of at most 2,000 characters"),
    "a control character": (csv("A\x1b[31m,51,35"), "none of them a control character, not 'A\\x1b[31m'"),
    "NUL": (csv("A\0,51,35"), "none of them a control character"),
    "too many cells": (csv("A,51,35,,,,,,,,,A,B"), "13 cells where the first line has 11"),
    "stands twice": (csv("Sound,51,35"), "a place of the same name, kind and point stands already in line 2 ('Sound')"),
    "a quotation mark left open": (csv('"A,51,35'), "is a quotation mark left open?"),
    "a quotation mark within": (csv('"A"B,51,35'), "is a quotation mark left open?"),
}


@pytest.mark.parametrize(("text", "said"), ROWS.values(), ids=ROWS.keys())
def test_a_bad_row_is_said_and_set_aside(text: str, said: str, tmp_path: Path, gazetteer: Chain) -> None:
    path = tmp_path / "my.csv"
    path.write_text(text, "utf-8", newline="")
    (file,) = read_files([path], gazetteer)
    found = [str(fault) for fault in file.faults]
    assert len(found) == 1, found
    assert found[0].startswith("my.csv:3: ")
    assert said in found[0]
    assert found[0].isprintable()
    assert [place.name for place in file.places] == ["Sound", "Last"]
    assert (file.wrong, file.set_aside) == (1, 1)


def test_each_fault_of_a_row_is_said(tmp_path: Path) -> None:
    path = tmp_path / "my.csv"
    path.write_text("id,name,lat,lon,kind\n1,A,1,2,town\n1,B,x,y,z\n1,C,3,4,town\n", "utf-8")
    (file,) = read_files([path])
    assert [fault.number for fault in file.faults] == [3, 3, 3, 4]
    assert file.set_aside == 2
    assert str(file.faults[3]) == "my.csv:4: the id stands already in line 2 ('C')"


def test_a_region_that_is_none_is_said_once_and_its_places_used(tmp_path: Path, gazetteer: Chain) -> None:
    path = tmp_path / "my.csv"
    path.write_text(
        "name,lat,lon,country,region\nA,51,35,RU,Nowhere\nB,52,35,RU,Nowhere\nC,51,36,,RU.41\nD,50,36,UA,RU.41\n",
        "utf-8",
    )
    (file,) = read_files([path], gazetteer)
    assert [str(fault) for fault in file.faults] == [
        "my.csv:2: region 'Nowhere' is no first-level region of RU; the place is used without it",
        "my.csv:5: region 'RU.41' is no first-level region of UA; the place is used without it",
    ]
    assert [place.region for place in file.places] == [None, None, "RU.41", None]
    assert file.set_aside == 0


def feature(geometry: object, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "geometry": geometry, "properties": {"name": "A", **properties}}


def shape(kind: object, coordinates: object) -> dict[str, object]:
    return {"type": kind, "coordinates": coordinates}


FEATURES: dict[str, tuple[object, str]] = {
    "no geometry": (feature(None), "it has no geometry, so it is nowhere"),
    "a geometry of text": (feature("x"), "its geometry must be an object, not 'x'"),
    "a line": (feature(shape("LineString", [[1, 2], [3, 4]])), "its geometry is 'LineString'; Point, MultiPoint,"),
    "no feature": (3, "not a Feature but 3"),
    "a nested list": ([[[]]], "not a Feature but a list"),
    "swapped": (feature(shape("Point", [51, 135])), "are they swapped? In GeoJSON longitude comes first"),
    "off the Earth": (feature(shape("Point", [1000, 1000])), "longitude 1000.0, latitude 1000.0 is off the Earth"),
    "NaN": (feature(shape("Point", [float("nan"), 1])), "longitude nan, latitude 1.0 is off the Earth"),
    "a huge number": (feature(shape("Point", [10**400, 1])), "longitude inf, latitude 1.0 is off the Earth"),
    "text for numbers": (feature(shape("Point", ["1", 1])), "must be two numbers, longitude and latitude, not '1'"),
    "truth for numbers": (
        feature(shape("Point", [1, False])),
        "must be two numbers, longitude and latitude, not false",
    ),
    "half a point": (feature(shape("Point", [1])), "a position must be [longitude, latitude], not a list"),
    "no points": (feature(shape("MultiPoint", [])), "its coordinates must be a list of points, not empty"),
    "a ring of two points": (feature(shape("Polygon", [[[1, 1], [2, 2], [1, 1]]])), "fewer than 3 points"),
    "a polygon of a number": (feature(shape("MultiPolygon", [3])), "must be a list of rings, not 3"),
    "a name of a number": (feature(POINT, name=3), "name must be text of 1 to 200 characters"),
    "half a surrogate pair": (feature(POINT, name="\ud800"), "not '\\ud800'"),
    "half a surrogate pair in an alias": (feature(POINT, aliases=["B", "\ud800"]), "not '\\ud800' ('A')"),
    "aliases of a mapping": (feature(POINT, aliases={"a": 1}), "aliases must be at most 200 names"),
    "no name": (feature(POINT, name=None), "name is missing"),
    "kind of truth": (feature(POINT, kind=True), "kind must be one of town,"),
    "country of a number": (feature(POINT, country=3), "country must be an ISO 3166-1"),
    "its own crs": (feature(POINT) | {"crs": {"properties": {"name": "EPSG:3857"}}}, "its crs is 'EPSG:3857'"),
    "stands twice": ({**GOOD}, "a place of the same name, kind and point stands already in feature 1 ('Sound')"),
}


@pytest.mark.parametrize(("bad", "said"), FEATURES.values(), ids=FEATURES.keys())
def test_a_bad_feature_is_said_and_set_aside(bad: object, said: str, tmp_path: Path, gazetteer: Chain) -> None:
    path = tmp_path / "my.geojson"
    last = feature(POINT, name="Last")
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [GOOD, bad, last]}), "utf-8")
    (file,) = read_files([path], gazetteer)
    found = [str(fault) for fault in file.faults]
    assert len(found) == 1, found
    assert found[0].startswith("my.geojson: feature 2: ")
    assert said in found[0]
    assert found[0].isprintable()
    assert [place.name for place in file.places] == ["Sound", "Last"]


WHOLE = {
    "empty": ("my.csv", b"", "my.csv:1: the first line must name the columns"),
    "no columns": ("my.csv", b"some words\nmore words\n", "none for name (or title); lat (or latitude, y); lon"),
    "no lon": ("my.csv", b"name,lat\nA,1\n", "none for lon (or lng, long, longitude, x), but 'name, lat'"),
    "UTF-16": ("my.csv", "name,lat,lon".encode("utf-16"), "my.csv: not UTF-8 (byte 0xff in line 1); save the file"),
    "Latin-1": ("my.csv", b"name,lat,lon\nA,1,2\nSa\xf4ne,1,2", "not UTF-8 (byte 0xf4 in line 3)"),
    "no JSON": ("my.geojson", b'{"type":\n]', "my.geojson:2: not JSON (Expecting value)"),
    "deep JSON": ("my.geojson", b"[" * 200_000, "my.geojson: nested too deep"),
    "deep objects": ("my.geojson", b'{"a":' * 200_000, "my.geojson: nested too deep"),
    "a number": ("my.json", b"3", "my.json: not a GeoJSON FeatureCollection with a list of features"),
    "another GeoJSON": ("my.json", json.dumps(GOOD).encode(), "not a GeoJSON FeatureCollection"),
    "features of text": (
        "my.json",
        b'{"type": "FeatureCollection", "features": "x"}',
        "not a GeoJSON FeatureCollection",
    ),
    "crs": (
        "my.geojson",
        b'{"type": "FeatureCollection", "crs": {"properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}, "features": []}',
        "my.geojson: its crs is 'urn:ogc:def:crs:EPSG::3857'; save it in WGS 84 (EPSG:4326), longitude first",
    ),
    "crs of no name": (
        "my.geojson",
        b'{"type": "FeatureCollection", "crs": {"type": "link"}, "features": []}',
        "my.geojson: its crs is a mapping",
    ),
    "another format": ("my.xlsx", b"PK", "my.xlsx: is none of .csv, .tsv, .txt, .geojson, .json"),
}


@pytest.mark.parametrize(("name", "raw", "said"), WHOLE.values(), ids=WHOLE.keys())
def test_a_file_that_cannot_be_read_is_one_fault(name: str, raw: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(raw)
    (file,) = read_files([tmp_path / name])
    assert len(file.faults) == file.wrong == 1
    assert said in str(file.faults[0])
    assert file.places == ()


def test_a_file_that_is_not_there_is_a_folder_or_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "large.csv").write_text("name,lat,lon\nA,1,2\n", "utf-8")
    monkeypatch.setattr(own_reading, "MAX_BYTES", 10)
    names = ("none.csv", "folder.csv", "large.csv", "nul\0.csv", "\udcff.csv")
    files = read_files([tmp_path / name for name in names])
    assert [str(file.faults[0]) for file in files] == [
        "none.csv: no such file",
        "folder.csv: cannot be read (IsADirectoryError)",
        "large.csv: larger than 10 bytes; nothing of it is read",
        "nul\\x00.csv: cannot be read (ValueError)",
        "\\udcff.csv: no such file",
    ]
    assert all(len(file.faults) == 1 for file in files)


def test_too_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_reading, "MAX_ROWS", 2)
    (tmp_path / "my.csv").write_text("name,lat,lon\nA,1,2\nB,1,2\nC,1,2\nD,1,2\n", "utf-8")
    (file,) = read_files([tmp_path / "my.csv"])
    assert [place.name for place in file.places] == ["A", "B"]
    assert [str(fault) for fault in file.faults] == ["my.csv:4: more than 2 rows; what follows is not read"]


def test_a_file_with_nothing_but_its_columns_is_sound(tmp_path: Path) -> None:
    (tmp_path / "my.csv").write_text("name,lat,lon\n\n , ,\n", "utf-8")
    (tmp_path / "my.json").write_text('{"type": "FeatureCollection", "features": [], "crs": null}', "utf-8")
    assert [(file.places, file.faults) for file in read_files(sorted(tmp_path.iterdir()))] == [((), ())] * 2


@pytest.mark.parametrize("unit", ['x","\n', '"', '"\n', '"a\n', "\r", ",", '""x,\n', "A,1,2\n", "'", "é\u2028"])
def test_hostile_csv_takes_no_long_time(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_csv, "SECOND_READING", 500_000)
    started = time.perf_counter()
    assert sum(1 for _ in own_csv.read_csv("name,lat,lon\n" + unit * 30_000).entries) <= 30_001
    assert time.perf_counter() - started < 20


def test_a_shape_that_crosses_itself_is_harmless(tmp_path: Path) -> None:
    ring = [[35, 51], [36, 52], [36, 51], [35, 52.00001], [35, 51]]
    file = {"type": "FeatureCollection", "features": [feature(shape("Polygon", [ring]))]}
    (tmp_path / "my.json").write_text(json.dumps(file), "utf-8")
    (read_in,) = read_files([tmp_path / "my.json"])
    (place,) = read_in.places
    assert 51 <= place.point.lat <= 52.00001


alphabet = st.text(alphabet="name,latonkid;\t\"'\r\n 0123456789.-eNA=+@<{é\u2028\ud800\0")


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary()
    | st.text().map(lambda text: text.encode("utf-8", "surrogatepass"))
    | alphabet.map(lambda text: b"name,lat,lon,id,aliases\n" + text.encode("utf-8", "replace"))
)
@example(b'name,lat,lon\n"')
@example(b'"name,lat,lon\nA,1,2')
def test_no_bytes_raise(tmp_path: Path, raw: bytes) -> None:
    for name in ("my.csv", "my.geojson"):
        (tmp_path / name).write_bytes(raw)
        (file,) = read_files([tmp_path / name])
        Own(file).candidates("Kursk")
        assert all(str(fault).isprintable() for fault in file.faults)
        assert file.wrong >= file.set_aside


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
numbers = st.floats() | st.integers()
positions = st.lists(numbers, min_size=2, max_size=3)
kinds = st.sampled_from(["Point", "MultiPoint", "Polygon", "MultiPolygon", "GeometryCollection"])
coordinates = values | positions | st.lists(positions | st.lists(positions | st.lists(positions)))
properties = st.dictionaries(
    st.sampled_from(["name", "kind", "id", "aliases", "country", "population", "note"]), values
)
features = st.fixed_dictionaries(
    {
        "type": st.just("Feature"),
        "geometry": values | st.fixed_dictionaries({"type": kinds, "coordinates": coordinates}),
    },
    optional={"properties": values | properties, "id": values, "crs": values},
)


@settings(max_examples=300, deadline=None)
@given(values | st.lists(values | features, max_size=3))
def test_no_values_raise(given_features: object) -> None:
    table = read_geojson(json.dumps({"type": "FeatureCollection", "features": given_features}))
    assert all(entry.fault.isprintable() for entry in table.entries)
