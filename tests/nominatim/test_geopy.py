"""What Dateline relies on in geopy's Nominatim and in Nominatim's answers, asked of a real one."""

from typing import Any

import pytest
from geopy.geocoders import Nominatim as Geocoder

from tests.nominatim import world
from tests.nominatim.conftest import Nominatim


@pytest.fixture(scope="module")
def geocoder(nominatim: Nominatim) -> Geocoder:
    return Geocoder(domain=nominatim.domain, scheme="http", user_agent="Dateline's tests", timeout=20, proxies={})


def _ask(geocoder: Geocoder, name: str, **wanted: Any) -> list[Any]:
    return geocoder.geocode(name, exactly_one=False, limit=5, language="en", **wanted) or []


def _points(found: list[Any]) -> list[tuple[float, float]]:
    return [(round(each.latitude, 4), round(each.longitude, 4)) for each in found]


def test_kursk_is_a_city_and_an_oblast(geocoder: Geocoder) -> None:
    found = _ask(geocoder, "Kursk", country_codes="ru")
    assert [each.raw["addresstype"] for each in found] == ["city", "state"]
    assert _points(found)[0] == world.KURSK.point


def test_an_oblast_has_its_outline(geocoder: Geocoder) -> None:
    (found,) = _ask(geocoder, "Kursk Oblast", geometry="geojson")
    assert found.raw["addresstype"] == "state"
    assert (found.raw["osm_type"], found.raw["osm_id"]) == ("relation", world.KURSK_OBLAST.relation)
    assert found.raw["geojson"]["type"] == "Polygon"
    (ring,) = found.raw["geojson"]["coordinates"]
    assert {(lat, lon) for lon, lat in ring} == set(world.KURSK_OBLAST.outline)


@pytest.mark.parametrize("name", ["Суджа", "Sudzha", "Sudscha", "Sudża"])
def test_one_town_in_four_spellings(geocoder: Geocoder, name: str) -> None:
    assert world.SUDZHA.point in _points(_ask(geocoder, name))


def test_details_of_address_and_names(geocoder: Geocoder) -> None:
    found = _ask(geocoder, "Sudzha", addressdetails=True, namedetails=True, extratags=True)
    town = next(each.raw for each in found if each.raw["addresstype"] == "town")
    assert town["address"]["country_code"] == "ru"
    assert town["address"]["country"] == "Russia"
    assert town["address"]["state"] == "Kursk Oblast"
    assert (town["namedetails"]["name"], town["namedetails"]["name:pl"]) == ("Суджа", "Sudża")
    assert town["extratags"]["population"] == "5127"


def test_a_name_that_is_not_there(geocoder: Geocoder) -> None:
    assert geocoder.geocode("Nowherograd", exactly_one=False) is None
