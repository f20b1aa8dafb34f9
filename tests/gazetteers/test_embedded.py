"""The shipped gazetteer itself, not a likeness of it."""

import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from geopy.geocoders.base import Geocoder
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import GazetteerError
from dateline.gazetteers.base import Gazetteer
from dateline.gazetteers.embedded import DEFAULT
from dateline.gazetteers.geocoder import EmbeddedGeocoder as Embedded
from dateline.gazetteers.layout import VERSION
from dateline.model import Coordinates, Kind, Outline, Place, Polygon, Provenance
from dateline.names import fold


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Embedded]:
    embedded = Embedded()
    yield embedded
    embedded.close()


def first(gazetteer: Embedded, name: str, kind: Kind | None = None) -> Place:
    return next(place for place in gazetteer.candidates(name) if kind in (None, place.kind))


def ring_holds(ring: tuple[tuple[float, float], ...], point: Coordinates) -> bool:
    """Even-odd rule."""
    odd = False
    for (lat1, lon1), (lat2, lon2) in pairwise(ring):
        if (lat1 > point.lat) != (lat2 > point.lat):
            odd ^= point.lon < lon1 + (point.lat - lat1) / (lat2 - lat1) * (lon2 - lon1)
    return odd


def holds(outline: Outline | None, point: Coordinates) -> bool:
    assert outline is not None

    def in_polygon(polygon: Polygon) -> bool:
        outer, *holes = polygon
        return ring_holds(outer, point) and not any(ring_holds(hole, point) for hole in holes)

    return any(map(in_polygon, outline.polygons))


def test_it_is_a_gazetteer_and_a_geopy_geocoder(gazetteer: Embedded) -> None:
    as_gazetteer: Gazetteer = gazetteer
    assert as_gazetteer.get("gn:486816") == first(gazetteer, "Sudzha")
    assert isinstance(gazetteer, Geocoder)


@pytest.mark.parametrize("spelling", ["Sudzha", "SUDZHA", "Sudża", "Sudscha", "Soudja", "Суджа"])
def test_a_town_by_any_spelling(gazetteer: Embedded, spelling: str) -> None:
    place = first(gazetteer, spelling)
    assert (place.id, place.name, place.kind) == ("gn:486816", "Sudzha", Kind.TOWN)
    assert (place.country, place.region, place.provenance) == ("RU", "RU.41", Provenance.EMBEDDED)
    assert place.source == "GeoNames 486816 (CC BY 4.0)"
    assert place.point.lat == pytest.approx(51.19, abs=0.02)
    assert place.point.lon == pytest.approx(35.27, abs=0.02)


def test_a_city_and_its_region_of_the_same_name(gazetteer: Embedded) -> None:
    names = {(place.kind, place.name) for place in gazetteer.candidates("Kursk")}
    assert {(Kind.REGION, "Kursk Oblast"), (Kind.TOWN, "Kursk")} <= names
    assert first(gazetteer, "Kursk Oblast").id == first(gazetteer, "Курская область").id == "gn:538555"


def test_a_district_by_the_name_of_its_town(gazetteer: Embedded) -> None:
    district = first(gazetteer, "Sudzha district")
    assert (district.kind, district.region, district.district) == (Kind.DISTRICT, "RU.41", "RU.41.486813")


@pytest.mark.parametrize(
    ("name", "kind", "region"),
    [
        ("Crimea", Kind.REGION, "UA.11"),
        ("Крым", Kind.REGION, "UA.11"),
        ("Sevastopol", Kind.REGION, "UA.20"),
        ("Simferopol", Kind.TOWN, "UA.11"),
        ("Kerch", Kind.TOWN, "UA.11"),
    ],
)
def test_crimea_is_ukraines(gazetteer: Embedded, name: str, kind: Kind, region: str) -> None:
    place = first(gazetteer, name, kind)
    assert (place.country, place.region) == ("UA", region)
    assert holds(gazetteer.outline("gn:690791"), place.point), "Ukraine's outline"
    assert not holds(gazetteer.outline("gn:2017370"), place.point), "Russia's outline"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Russia", "RU"),
        ("Росія", "RU"),
        ("the United States", "US"),
        ("U.S.", "US"),
        ("USA", "US"),
        ("UK", "GB"),
        ("Britain", "GB"),
        ("DPRK", "KP"),
        ("North Korea", "KP"),
        ("DRC", "CD"),
        ("UAE", "AE"),
        ("Burma", "MM"),
        ("Ivory Coast", "CI"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Czech Republic", "CZ"),
        ("Swaziland", "SZ"),
        ("Palestine", "PS"),
        ("Kosovo", "XK"),
        ("Taiwan", "TW"),
        ("Western Sahara", "EH"),
        ("Deutschland", "DE"),
        ("Ukraina", "UA"),
        ("Géorgie", "GE"),
    ],
)
def test_countries_by_their_many_names(gazetteer: Embedded, name: str, code: str) -> None:
    place = first(gazetteer, name)
    assert (place.kind, place.country) == (Kind.COUNTRY, code)
    assert gazetteer.country(code) == place


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("European Union", Kind.UNION),
        ("ЕС", Kind.UNION),
        ("Africa", Kind.CONTINENT),
        ("Black Sea", Kind.SEA),
        ("Strait of Hormuz", Kind.SEA),
        ("Dnieper", Kind.RIVER),
        ("Euphrates", Kind.RIVER),
        ("Donbass", Kind.AREA),
        ("Golan Heights", Kind.AREA),
        ("Gaza Strip", Kind.REGION),
        ("West Bank", Kind.REGION),
        ("Tigray", Kind.REGION),
        ("Kyiv Oblast", Kind.REGION),
    ],
)
def test_areas_and_waters(gazetteer: Embedded, name: str, kind: Kind) -> None:
    assert first(gazetteer, name).kind is kind


@pytest.mark.parametrize("name", ["Kyiv", "Moscow", "Washington", "Damascus", "Juba", "Sanaa", "Astana"])
def test_capitals(gazetteer: Embedded, name: str) -> None:
    assert first(gazetteer, name, Kind.CAPITAL).population > 100_000


def test_nato_is_no_place(gazetteer: Embedded) -> None:
    assert all(place.kind is Kind.TOWN for place in gazetteer.candidates("NATO"))


def test_outlines(gazetteer: Embedded) -> None:
    kursk = gazetteer.outline("gn:538555")
    assert kursk is not None
    assert not kursk.approximate
    assert all(ring[0] == ring[-1] for polygon in kursk.polygons for ring in polygon)
    assert holds(kursk, first(gazetteer, "Sudzha").point)
    assert not holds(kursk, first(gazetteer, "Sumy", Kind.TOWN).point)
    assert gazetteer.outline("gn:486816") is None, "a town"


def test_outlines_that_are_no_borders_say_so(gazetteer: Embedded) -> None:
    for name, kind in (("Black Sea", Kind.SEA), ("Donbas", Kind.AREA), ("Pokrovsk", Kind.DISTRICT)):
        place = first(gazetteer, name, kind)
        outline = gazetteer.outline(place.id)
        assert outline is not None
        assert outline.approximate
        assert holds(outline, place.point)


def test_known_tells_kinds_and_population_without_choosing(gazetteer: Embedded) -> None:
    known = gazetteer.known([fold("Kursk"), "no such name", "\ud800", ""])
    assert set(known) == {"kursk"}
    assert {Kind.REGION, Kind.TOWN} <= known["kursk"].kinds
    assert known["kursk"].population == max(place.population for place in gazetteer.candidates("Kursk"))


def test_known_takes_more_keys_than_one_query_does(gazetteer: Embedded) -> None:
    assert set(gazetteer.known({f"nothing {number}" for number in range(2000)} | {"sudzha"})) == {"sudzha"}


def test_geocode_answers_as_geopy_does(gazetteer: Embedded) -> None:
    found: Any = gazetteer.geocode("Sudzha, Kursk Oblast, Russia")
    assert found.address == "Sudzha, Kursk Oblast, Russia"
    assert found.raw["id"] == "gn:486816"
    assert (found.latitude, found.longitude) == pytest.approx((51.19, 35.27), abs=0.02)
    every: Any = gazetteer.geocode("Donetsk", exactly_one=False)
    assert [location.raw["kind"] for location in every][:2] == [Kind.REGION, Kind.TOWN]
    assert gazetteer.geocode("no such name") is None
    assert gazetteer.geocode("Donetsk, France", exactly_one=False) is None
    elsewhere: Any = gazetteer.geocode("Donetsk, Rostov Oblast")
    assert elsewhere.raw["country"] == "RU"


@pytest.mark.parametrize("place_id", ["", "gn:", "gn:1", "gn:x", "gn:" + "9" * 40, "gn:٣", "gn:-5", "water:", "\ud800"])
def test_unknown_ids_find_nothing(gazetteer: Embedded, place_id: str) -> None:
    assert gazetteer.get(place_id) is None
    assert gazetteer.outline(place_id) is None
    assert gazetteer.country(place_id) is None


@given(text=st.text(st.characters()))
@settings(max_examples=150, deadline=None)
def test_no_text_raises(gazetteer: Embedded, text: str) -> None:
    assert isinstance(gazetteer.candidates(text), tuple)
    gazetteer.geocode(text, exactly_one=False)
    gazetteer.known([text])
    gazetteer.get(text)


def test_threads_share_it(gazetteer: Embedded) -> None:
    names = ("Kursk", "Суджа", "San José", "Crimea") * 25
    failures: list[str] = []

    def look_up() -> None:
        failures.extend(name for name in names if not gazetteer.candidates(name))

    threads = [Thread(target=look_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"nowhere\.sqlite is missing.*gazetteers\.build"):
        Embedded(tmp_path / "nowhere.sqlite")


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be read as a header" * 20, b"<html>"])
def test_what_is_no_sqlite_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.sqlite"
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=r"broken\.sqlite is not a SQLite file"):
        Embedded(path)


@pytest.mark.parametrize("version", [0, VERSION + 1])
def test_another_layout_is_refused(tmp_path: Path, version: int) -> None:
    path = tmp_path / "other.sqlite"
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {version}")
    db.close()
    with pytest.raises(GazetteerError, match=rf"layout {version}, but this Dateline reads layout {VERSION}"):
        Embedded(path)


def test_the_shipped_file_is_small_enough_and_never_written() -> None:
    before = DEFAULT.stat()
    assert before.st_size < 60_000_000
    gazetteer = Embedded()
    gazetteer.candidates("Kursk")
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        gazetteer._db.execute("DELETE FROM name")
    gazetteer.close()
    assert DEFAULT.stat().st_mtime_ns == before.st_mtime_ns
    assert [path.name for path in DEFAULT.parent.glob("gazetteer.sqlite*")] == ["gazetteer.sqlite"]
