"""From a question to its outcome, with a real Nominatim at the other end."""

from pathlib import Path

import pytest

from dateline.gazetteers.online.query import Outcome, Query, Status
from dateline.gazetteers.online.service import Online
from dateline.model import Kind, Provenance
from tests.nominatim import world
from tests.nominatim.asking import online
from tests.nominatim.conftest import Nominatim

AT_VOLGA = (55, 49, 58, 52)  # south, west, north, east
AT_BORDER = (50, 34, 52, 37)


@pytest.fixture(scope="module")
def service(nominatim: Nominatim, tmp_path_factory: pytest.TempPathFactory) -> Online:
    return online(nominatim, tmp_path_factory.mktemp("cache"))


def _points(outcome: Outcome) -> list[tuple[float, float]]:
    return [(round(each.place.point.lat, 4), round(each.place.point.lon, 4)) for each in outcome.answers]


def test_a_town_becomes_a_place(service: Online) -> None:
    outcome = service.ask(Query("Sheptalivka"))
    assert outcome.status is Status.FOUND
    (answer,) = outcome.answers
    place = answer.place
    assert (round(place.point.lat, 4), round(place.point.lon, 4)) == world.SHEPTALIVKA.point
    assert (place.name, place.kind, place.country) == ("Sheptalivka", Kind.TOWN, "RU")
    assert (place.provenance, place.source) == (Provenance.ONLINE, "Nominatim, asked online")
    assert place.id == f"osm:n{1 + world.TOWNS.index(world.SHEPTALIVKA)}"
    assert "Шепталивка" in place.spellings
    assert answer.outline is None


def test_a_region_comes_with_its_true_outline(service: Online) -> None:
    (answer,) = service.ask(Query("Kursk Oblast")).answers
    assert (answer.place.id, answer.place.kind) == (f"osm:r{world.KURSK_OBLAST.relation}", Kind.REGION)
    assert answer.outline is not None
    ((ring,),) = answer.outline.polygons
    assert {(round(lat, 4), round(lon, 4)) for lat, lon in ring} == set(world.KURSK_OBLAST.outline)


def test_a_city_and_its_oblast_are_both_candidates(service: Online) -> None:
    places = [answer.place for answer in service.ask(Query("Kursk", ("RU",))).answers]
    assert [(place.name, place.kind) for place in places] == [("Kursk", Kind.TOWN), ("Kursk Oblast", Kind.REGION)]
    assert places[0].population == world.KURSK.population


@pytest.mark.parametrize("name", ["Суджа", "Sudzha"])
def test_the_same_place_in_either_script(service: Online, name: str) -> None:
    ids = {answer.place.id for answer in service.ask(Query(name)).answers}
    assert ids == {f"osm:n{1 + world.TOWNS.index(town)}" for town in (world.SUDZHA, world.FAR_SUDZHA)}


@pytest.mark.parametrize(
    ("country", "wanted"), [("RU", world.KURSK), ("PL", world.POLISH_KURSK)], ids=["Russia", "Poland"]
)
def test_the_country_decides_among_namesakes(service: Online, country: str, wanted: world.Town) -> None:
    outcome = service.ask(Query("Kursk", (country,)))
    assert _points(outcome)[0] == wanted.point
    assert {answer.place.country for answer in outcome.answers} == {country}


@pytest.mark.parametrize(
    ("box", "wanted"), [(AT_VOLGA, world.FAR_SUDZHA), (AT_BORDER, world.SUDZHA)], ids=["Volga", "border"]
)
def test_the_viewbox_decides_among_namesakes(
    service: Online, box: tuple[float, float, float, float], wanted: world.Town
) -> None:
    assert _points(service.ask(Query("Sudzha", viewbox=box)))[0] == wanted.point


def test_not_there_is_said_and_is_no_failure(service: Online) -> None:
    outcome = service.ask(Query("Nowherograd"))
    assert (outcome.status, outcome.answers) == (Status.NOT_FOUND, ())
    assert outcome.sentence == "Nominatim knows no place called “Nowherograd”."


def test_what_was_asked_is_not_asked_again(nominatim: Nominatim, tmp_path: Path) -> None:
    """ "Not found" neither, nor by whoever comes after."""
    queries = [Query("Sumy", ("UA",)), Query("Kyiv"), Query("Nowhereville")]
    before = nominatim.asked()
    first = [online(nominatim, tmp_path).ask(query) for query in queries]
    assert [outcome.status for outcome in first] == [Status.FOUND, Status.FOUND, Status.NOT_FOUND]
    assert nominatim.asked() == before + 3
    later = online(nominatim, tmp_path)
    assert [later.ask(query) for query in queries] == first
    assert [later.cached(query) for query in queries] == first
    assert nominatim.asked() == before + 3
