"""A user's own gazetteer: both formats, looking up, its place among the others, and an article read with it."""

import io
import json
import time
from pathlib import Path
from typing import Any

import pytest

from dateline import articles
from dateline.gazetteers.base import Gazetteer
from dateline.gazetteers.chain import Chain
from dateline.gazetteers.own import Own, OwnFile, check, notices, read_files
from dateline.model import Coordinates, Kind, Place, Precision, Provenance, Shown, Story
from dateline.pipeline import read

CSV = """\
id,name,lat,lon,kind,country,region,population,aliases,precision,source,note
12,Lebedevka,51.2301,35.0802,village,ru,Kursk Oblast,340,Лебедевка; Lebedivka | Lebedewka,2,survey 2025,by the river
,Malaya Zarya,51.3,35.2,,,,,,,,
"""
PARTED = "Title;Latitude;LNG;Country Code;owner\n“Lebedevka”;51.2301;35.0802;RU;me\n"
SQUARE = [[[35, 51], [36, 51], [36, 52], [35, 52], [35, 51]]]


def feature(geometry: object, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def geometry(kind: str, coordinates: object) -> dict[str, object]:
    return {"type": kind, "coordinates": coordinates}


def collection(*features: object, **more: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features, **more})


def one(path: Path, text: str, base: Gazetteer | None = None) -> OwnFile:
    path.write_text(text, "utf-8")
    (file,) = read_files([path], base)
    return file


def told(text: str, base: Chain, file: OwnFile) -> Story:
    """The article, read with a file of one's own."""
    chain = Chain(base.curated, base.others, own=[Own(file)])
    return read(articles.parse(text, "test"), chain)


def test_a_csv_file(tmp_path: Path, gazetteer: Chain) -> None:
    file = one(tmp_path / "villages.csv", CSV, gazetteer)
    assert (file.faults, file.set_aside, file.unread) == ((), 0, ())
    assert file.places == (
        Place(
            id="villages.csv:12",
            name="Lebedevka",
            point=Coordinates(51.2301, 35.0802),
            kind=Kind.TOWN,
            provenance=Provenance.CURATED,
            country="RU",
            region="RU.41",
            population=340,
            spellings=("Лебедевка", "Lebedivka", "Lebedewka"),
            precision=Precision.NEAR,
            source="survey 2025",
            note="by the river",
            file="villages.csv",
        ),
        Place(
            id="villages.csv:malaya-zarya@51.3000,35.2000",
            name="Malaya Zarya",
            point=Coordinates(51.3, 35.2),
            kind=Kind.TOWN,
            provenance=Provenance.CURATED,
            source="villages.csv",
            file="villages.csv",
        ),
    )


@pytest.mark.parametrize("mark", ["", "\ufeff", "\r\n \r\n"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_its_delimiter_its_line_ends_and_what_its_columns_are_called(
    mark: str, delimiter: str, end: str, tmp_path: Path
) -> None:
    file = one(tmp_path / "my.csv", mark + PARTED.replace(";", delimiter).replace("\n", end))
    assert [(p.name, tuple(p.point), p.country) for p in file.places] == [("“Lebedevka”", (51.2301, 35.0802), "RU")]
    assert file.faults == ()
    assert file.unread == ("'owner'",)


def test_the_same_in_geojson(tmp_path: Path, gazetteer: Chain) -> None:
    as_csv = one(tmp_path / "villages.csv", CSV, gazetteer)
    properties: dict[str, Any] = {
        "Name": "Lebedevka",
        "type": "village",
        "country": "RU",
        "region": "Kursk Oblast",
        "population": 340,
        "aliases": ["Лебедевка", "Lebedivka", "Lebedewka"],
        "precision": "2",
        "source": "survey 2025",
        "note": "by the river",
        "lat": "not read: the geometry says where it is",
    }
    point = geometry("Point", [35.0802, 51.2301, 180.5])
    features = [
        feature(point, **properties) | {"id": 12},
        feature(geometry("Point", [35.2, 51.3]), name="Malaya Zarya"),
    ]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    as_geojson = one(tmp_path / "villages.geojson", collection(*features, crs=crs), gazetteer)
    assert as_geojson.faults == ()
    assert repr(as_geojson.places) == repr(as_csv.places).replace("villages.csv", "villages.geojson")


def test_what_dateline_exports_it_reads_again(tmp_path: Path, story: Story) -> None:
    from dateline.export.geojson import to_geojson

    file = one(tmp_path / "story.geojson", json.dumps(to_geojson(story)))
    assert file.faults == ()
    assert [(p.name, p.kind) for p in file.places] == [(d.place.name, d.place.kind) for d in story.places]
    kursk = file.places[0]
    outline, drawn = file.outlines[kursk.id], story.places[0].outline
    assert drawn is not None
    assert [len(polygon) for polygon in outline.polygons] == [len(polygon) for polygon in drawn.polygons]


def test_polygons_are_extents_and_their_point_lies_within(tmp_path: Path) -> None:
    hole = [[35.4, 51.4], [35.6, 51.4], [35.6, 51.6], [35.4, 51.6]]  # not closed
    file = one(
        tmp_path / "fronts.geojson",
        collection(
            feature(geometry("Polygon", [*SQUARE, hole]), name="Sector"),
            feature(geometry("MultiPolygon", [SQUARE, [[[1, 1], [2, 1], [2, 2], [1, 1]]]]), name="Two", kind="region"),
            feature(geometry("MultiPoint", [[35, 51], [36, 51], [36, 52]]), name="Camps", kind="area"),
            feature(geometry("MultiPoint", [[35, 51], [36, 51]]), name="Posts", id="a~b"),
        ),
    )
    assert file.faults == ()
    sector, two, camps, posts = file.places
    assert (sector.kind, sector.point.lat, round(sector.point.lon, 6)) == (Kind.AREA, 51.5, 35.2)  # not in the hole
    own = Own(file)
    outline = own.outline(sector.id)
    assert outline is not None
    assert not outline.approximate
    assert outline.polygons[0][1] == ((51.4, 35.4), (51.4, 35.6), (51.6, 35.6), (51.6, 35.4), (51.4, 35.4))
    assert (two.kind, len(file.outlines[two.id].polygons)) == (Kind.REGION, 2)
    assert file.outlines[camps.id].approximate  # around its points
    assert (posts.kind, tuple(posts.point), posts.precision) == (Kind.TOWN, (51, 35), Precision.NEAR)
    assert own.outline(posts.id) is None
    assert posts.id == "fronts.geojson:a-b"  # "~" would name a part of it


def test_it_is_a_gazetteer(tmp_path: Path) -> None:
    text = CSV + ",Ruritania,50,15,country,CZ,,,Ruritanien,,,\n"
    own: Gazetteer = Own(one(tmp_path / "villages.csv", text))
    for name in ("Lebedevka", "LEBEDEVKA", "лебедевка", "Lebedewka"):
        assert [place.id for place in own.candidates(name)] == ["villages.csv:12"]
    assert own.candidates("Kursk") == own.candidates("") == ()
    known = own.known({"lebedevka", "malaya zarya", "kursk", ""})
    assert known.keys() == {"lebedevka", "malaya zarya"}
    assert (known["lebedevka"].kinds, known["lebedevka"].population) == (frozenset({Kind.TOWN}), 340)
    assert known["lebedevka"].curated
    found = own.get("villages.csv:12")
    assert found is not None
    assert found.name == "Lebedevka"
    assert own.get("12") is None
    assert own.outline("villages.csv:12") is None
    country = own.country("CZ")
    assert country is not None
    assert country.name == "Ruritania"
    assert own.country("RU") is None
    own.close()


def test_ids_of_two_files_never_meet(tmp_path: Path) -> None:
    paths = [tmp_path / "a" / "my villages.csv", tmp_path / "b" / "my villages.csv", tmp_path / "my-villages.csv"]
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.write_text(CSV, "utf-8")
    files = read_files([*paths, paths[0]])
    assert len(files) == 3
    assert len({place.id for file in files for place in file.places}) == 6
    assert [file.file for file in files] == ["my villages.csv", "my villages.csv (2)", "my-villages.csv (3)"]


def test_a_hundred_thousand_rows_are_read_and_looked_up_quickly(tmp_path: Path, gazetteer: Chain) -> None:
    rows = (f"Place {n},{45 + n % 700 / 100},{23 + n % 1700 / 100},UA,Місце {n}\n" for n in range(100_000))
    started = time.perf_counter()
    file = one(tmp_path / "many.csv", "name,lat,lon,country,aliases\n" + "".join(rows), gazetteer)
    assert len(file.places) == 100_000
    assert time.perf_counter() - started < 30  # 2 s on a quiet core
    own = Own(file)
    started = time.perf_counter()
    assert all(len(own.candidates(f"Місце {n}")) == 1 for n in range(0, 100_000, 10))
    assert (time.perf_counter() - started) / 10_000 < 0.0005  # 5 µs on a quiet core
    assert len(own.known({f"place {n}" for n in range(1_000)} | {"kyiv"})) == 1_000


ARTICLE = "Shelling hit the village of Staro Lebedivo on Monday. Two people died in Staro Lebedivo."


def test_a_village_of_ones_own_is_pinned_with_its_words(tmp_path: Path, gazetteer: Chain) -> None:
    file = one(tmp_path / "villages.csv", "name,lat,lon,country\nStaro Lebedivo,51.23,35.08,UA\n", gazetteer)
    without = read(articles.parse(ARTICLE, "test"), gazetteer)
    assert without.places == ()
    (village,) = told(ARTICLE, gazetteer, file).places
    assert (village.place.id, tuple(village.place.point)) == (
        "villages.csv:staro-lebedivo@51.2300,35.0800",
        (51.23, 35.08),
    )
    assert [e.quote for e in village.excerpts] == [
        "Shelling hit the village of Staro Lebedivo on Monday.",
        "Two people died in Staro Lebedivo.",
    ]


def test_the_reason_and_the_panel_name_the_file(tmp_path: Path, gazetteer: Chain) -> None:
    from dateline.export.plain import to_text
    from dateline.views.panel import dossier_view

    # Where nothing else speaks for one of two, the file's word does.
    file = one(tmp_path / "villages.csv", "name,lat,lon,country,population\nBerezivka,10,10,NG,9000\n", gazetteer)
    story = told("Two people died in Berezivka.", gazetteer, file)
    (village,) = story.places
    assert village.resolutions[0].reason.endswith("chosen because villages.csv vouches for it")
    view = dossier_view(story, village.place.id)
    assert view is not None
    assert dict(view["facts"])["Vouched for by"] == "villages.csv, a gazetteer added by hand"
    assert "villages.csv, a gazetteer added by hand; 1 of" in to_text(story)
    assert story.places[0].shown is Shown.MAP


def test_an_area_of_ones_own_is_drawn_as_it_is(tmp_path: Path, gazetteer: Chain) -> None:
    file = one(tmp_path / "fronts.geojson", collection(feature(geometry("Polygon", SQUARE), name="Zarya Salient")))
    story = told("Fighting went on in the Zarya Salient and in northern Zarya Salient.", gazetteer, file)
    whole, part = story.places
    assert whole.outline == file.outlines[whole.place.id]
    assert part.place.id == "fronts.geojson:zarya-salient@51.5000,35.5000,area~northern"
    assert part.outline is not None


def test_check_says_all(tmp_path: Path, gazetteer: Chain) -> None:
    path = tmp_path / "villages.csv"
    path.write_text("name,lat,lon,owner\nA,1,2,me\n", "utf-8")
    out = io.StringIO()
    assert check(path, out, gazetteer) == 0
    assert out.getvalue().splitlines() == [
        "villages.csv: columns that are not read: 'owner'",
        "villages.csv: 1 place; no faults",
    ]
    path.write_text("name,lat,lon\n" + "A,x,2\n" * 1_200, "utf-8")
    out = io.StringIO()
    assert check(path, out, gazetteer) == 1
    lines = out.getvalue().splitlines()
    assert len(lines) == 1_002
    assert lines[-2:] == ["villages.csv: 200 more faults", "villages.csv: 0 places; 1,200 faults, 1,200 rows set aside"]
    (said,) = notices(read_files([path]))
    assert said.startswith("villages.csv:2: lat must be a number")
    assert said.endswith("; and 1,199 more faults, 1,200 rows set aside: “python -m dateline check” lists them")


def test_the_examples_of_the_readme_are_sound(tmp_path: Path, gazetteer: Chain) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    section = readme.partition("## Your own gazetteer")[2].partition("\n## ")[0]
    for kind in ("csv", "json"):
        example = section.partition(f"```{kind}\n")[2].partition("```")[0]
        file = one(tmp_path / f"example.{kind}", example, gazetteer)
        assert file.faults == ()
        assert len(file.places) == 2
