"""Several gazetteers as one: the first corrects the others, and no place stands twice."""

from pathlib import Path

import pytest

from dateline.gazetteers.base import Gazetteer
from dateline.gazetteers.chain import Chain
from dateline.gazetteers.curated import Curated, parse_places
from dateline.gazetteers.own import Own, read_files
from dateline.model import Coordinates, Kind, Known, Outline, Place, Provenance
from dateline.names import fold

YAML = """
places:
  - {id: sudzha, name: Sudzha, aliases: [Суджа], lat: 51.191, lon: 35.271, kind: town, country: RU, source: a test}
  - {id: kursk-oblast, name: Kursk Oblast, aliases: [Kursk], lat: 51.66, lon: 36.49, kind: region, country: RU,
     source: a test, same_as: "gn:3"}
prefer:
  Kursk: {place: kursk-oblast, because: the keeper says so}
ignore:
  - {name: Telegram, because: the messaging service}
"""
OUTLINE: Outline = Outline(((((0, 0), (0, 1), (1, 1), (0, 0)),),))


def _place(place_id: str, name: str, at: tuple[float, float], kind: Kind, country: str | None = "RU") -> Place:
    return Place(place_id, name, Coordinates(*at), kind, Provenance.EMBEDDED, country=country, population=6_000)


class Other:
    """A gazetteer of a few places."""

    def close(self) -> None:
        """Nothing is held open."""

    def __init__(self, *places: Place) -> None:
        self.places = places

    def known(self, keys: object) -> dict[str, Known]:
        assert isinstance(keys, (list, set, frozenset, tuple))
        return {fold(p.name): Known(frozenset({p.kind}), p.population) for p in self.places if fold(p.name) in keys}

    def candidates(self, toponym: str) -> tuple[Place, ...]:
        return tuple(place for place in self.places if fold(place.name) == fold(toponym))

    def get(self, place_id: str) -> Place | None:
        return next((place for place in self.places if place.id == place_id), None)

    def outline(self, place_id: str) -> Outline | None:
        return OUTLINE if place_id == "gn:3" else None

    def country(self, code: str) -> Place | None:
        return next((p for p in self.places if p.kind is Kind.COUNTRY and p.country == code), None)


NEAR = _place("gn:1", "Sudzha", (51.2, 35.3), Kind.TOWN)  # the same town
FAR = _place("gn:2", "Sudzha", (56.0, 40.0), Kind.TOWN)
OBLAST = _place("gn:3", "Kursk", (52.0, 37.0), Kind.REGION)
CITY = _place("gn:4", "Kursk", (51.73, 36.19), Kind.TOWN)
RUSSIA = _place("gn:5", "Russia", (61, 98), Kind.COUNTRY)
TELEGRAM = _place("gn:6", "Telegram", (1, 2), Kind.TOWN)


@pytest.fixture
def chain() -> Chain:
    file = parse_places(YAML.encode(), "test.yaml")
    assert file.faults == ()
    return Chain(Curated(file), (Other(NEAR, FAR, OBLAST, CITY, RUSSIA, TELEGRAM),))


def test_it_is_a_gazetteer(chain: Chain) -> None:
    found: Gazetteer = chain
    assert found.candidates("Nowhere") == ()
    assert found.get("nowhere") is None
    assert found.outline("nowhere") is None


def test_the_same_town_stands_once_and_another_stays(chain: Chain) -> None:
    assert [place.id for place in chain.candidates("Sudzha")] == ["sudzha", "gn:2"]


def test_what_is_declared_the_same_stands_once(chain: Chain) -> None:
    assert [place.id for place in chain.candidates("Kursk")] == ["kursk-oblast", "gn:4"]


def test_every_spelling_leads_to_it(chain: Chain) -> None:
    assert [place.id for place in chain.candidates("СУДЖА")] == ["sudzha"]


def test_a_town_of_another_country_is_another_town() -> None:
    twin = _place("gn:7", "Sudzha", (51.2, 35.3), Kind.TOWN, "UA")
    chain = Chain(Curated(parse_places(YAML.encode(), "test.yaml")), (Other(twin),))
    assert [place.id for place in chain.candidates("Sudzha")] == ["sudzha", "gn:7"]


def test_what_is_known_of_a_name_is_put_together(chain: Chain) -> None:
    known = chain.known({"kursk", "russia", "sudzha", "nowhere"})
    assert set(known) == {"kursk", "russia", "sudzha"}
    assert known["kursk"].kinds == {Kind.REGION, Kind.TOWN}
    assert known["kursk"].curated
    assert not known["russia"].curated
    assert known["sudzha"].population == 6_000


def test_an_ignored_name_is_unknown(chain: Chain) -> None:
    told = chain.known({"telegram", "russia"})
    assert [key for key, facts in told.items() if not facts.refused] == ["russia"]
    assert told["telegram"].refused


def test_the_extent_of_a_curated_place_is_that_of_its_twin(chain: Chain) -> None:
    assert chain.outline("kursk-oblast") == chain.outline("gn:3") == OUTLINE
    assert chain.outline("sudzha") is None


def test_each_place_is_found_by_its_id(chain: Chain) -> None:
    for place_id in ("sudzha", "kursk-oblast", "gn:4"):
        found = chain.get(place_id)
        assert found is not None
        assert found.id == place_id


def test_preferences_and_countries(chain: Chain) -> None:
    assert chain.preferred("KURSK") == ("kursk-oblast", "the keeper says so")
    assert chain.preferred("Sudzha") is None
    assert chain.country("RU") == RUSSIA
    assert chain.country("XX") is None


def test_without_others_the_file_alone_answers() -> None:
    chain = Chain(Curated(parse_places(YAML.encode(), "test.yaml")))
    assert [place.id for place in chain.candidates("Sudzha")] == ["sudzha"]
    assert chain.country("RU") is None


OWN = """\
id,name,lat,lon,kind,country,population
1,Sudzha,51.19,35.27,town,RU,1
2,Telegram,51.3,35.3,town,RU,1
3,Kursk,51.7,36.2,town,RU,
4,Kursk,51.9,36.9,region,,
5,Ruritania,60,90,country,RU,
6,New Zarya,51.4,35.4,,RU,
"""


@pytest.fixture
def own(tmp_path: Path) -> Own:
    path = tmp_path / "own.csv"
    path.write_text(OWN, "utf-8")
    (file,) = read_files([path])
    assert file.faults == ()
    return Own(file)


def test_a_file_of_ones_own_stands_between_places_yaml_and_the_others(chain: Chain, own: Own) -> None:
    three = Chain(chain.curated, chain.others, own=[own])
    ids = {name: [p.id for p in three.candidates(name)] for name in ("Sudzha", "Kursk", "New Zarya")}
    assert ids == {
        "Sudzha": ["sudzha", "gn:2"],  # places.yaml's replaces both the file's and the embedded one
        "Kursk": ["kursk-oblast", "own.csv:3"],  # the file's city replaces the embedded one
        "New Zarya": ["own.csv:6"],
    }
    assert three.known({"telegram"})["telegram"].refused  # places.yaml ignores Telegram for all
    assert three.known({"new zarya"})["new zarya"].curated
    found = three.get("own.csv:3")
    assert found is not None
    assert tuple(found.point) == (51.7, 36.2)


def test_a_replaced_place_lends_what_the_file_leaves_out(own: Own) -> None:
    chain = Chain(Curated(parse_places(b"")), (Other(OBLAST, CITY, RUSSIA),), own=[own])
    city, oblast = chain.candidates("Kursk")
    assert (city.id, city.population, tuple(city.point)) == ("own.csv:3", 6_000, (51.7, 36.2))
    assert (oblast.id, oblast.country) == ("own.csv:4", "RU")
    assert chain.outline("own.csv:4") == OUTLINE  # a row has a point; the extent is that of the region it replaces
    assert chain.outline("own.csv:3") is None
    assert chain.outline("own.csv:6") is None


def test_a_country_of_a_file_wins(chain: Chain, own: Own) -> None:
    ruritania = Chain(chain.curated, chain.others, own=[own]).country("RU")
    assert ruritania is not None
    assert ruritania.id == "own.csv:5"
    text = "places:\n  - {id: russia, name: Russia, lat: 61, lon: 98, kind: country, country: RU, source: x}\n"
    russia = Chain(Curated(parse_places(text.encode())), chain.others, own=[own]).country("RU")
    assert russia is not None
    assert russia.id == "russia"


def test_the_shipped_chain(gazetteer: Chain) -> None:
    assert gazetteer.candidates("Sudzha")[0].id == "sudzha"
    assert [place.id for place in gazetteer.candidates("Kursk")][:2] == ["kursk-oblast", "kursk-city"]
    assert len({place.id for place in gazetteer.candidates("Springfield")}) > 5
    assert all(facts.refused for facts in gazetteer.known({"telegram", "cnn"}).values())
    ukraine = gazetteer.country("UA")
    assert ukraine is not None
    assert ukraine.name == "Ukraine"
