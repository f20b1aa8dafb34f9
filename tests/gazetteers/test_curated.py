"""places.yaml: what is sound is used, what is not is said, with its line."""

import io
import json
from pathlib import Path

import jsonschema

from dateline.gazetteers.curated import Curated, check, parse_places, read_places
from dateline.gazetteers.curated_schema import COUNTRIES, PlacesFile, json_schema
from dateline.gazetteers.yaml_tree import read_tree, value_of
from dateline.model import Kind, Precision, Provenance

TOP = Path(__file__).parents[2]
SHIPPED = TOP / "places.yaml"
SCHEMA = TOP / "dateline" / "data" / "places.schema.json"

SUDZHA = """\
places:
  - id: sudzha
    name: Sudzha
    aliases: [Суджа, Sudża]
    lat: 51.191
    lon: 35.271
    kind: town
    country: RU
    source: GeoNames 486816
"""


MANY = """\
places:
  - {id: a, name: A town, lat: 951.2, lon: 35:10, kind: twon, source: x}
  - {id: b, name: Norvik, lat: 60, lon: 5, kind: town, country: NO, source: x}
  - {id: b, name: Again, lat: 60, lon: 5, kind: town, source: x}
  - {id: c, name: Same, lat: 1, lon: 2, kind: town, country: NO, source: x}
  - {id: d, name: Same, lat: 3, lon: 4, kind: town, country: NO, source: x}
prefer:
  Same: c
  Norvik: nowhere
ignore:
  - Same
  - CNN
"""


def test_every_fault_is_reported_and_the_sound_entries_are_used(tmp_path: Path) -> None:
    path = tmp_path / "places.yaml"
    path.write_text(MANY, encoding="utf-8")
    file = read_places(path)
    assert [place.id for place in file.places] == ["b", "c", "d"]
    assert file.places[0].country == "NO"
    assert list(file.prefer) == ["same"]
    assert list(file.ignore) == ["cnn"]
    assert [fault.line for fault in file.faults] == [2, 2, 2, 4, 9, 11, 11]
    assert file.set_aside == ("entry 'a'", "entry 'b'", "prefer 'Norvik'", "ignore 'Same'")
    out = io.StringIO()
    assert check(path, out) == 1
    lines = out.getvalue().splitlines()
    assert len(lines) == 8
    assert lines[-1] == "places.yaml: 3 places, 1 preference, 1 ignored name; 7 faults, 4 entries set aside"


def test_what_stood_before_a_break_is_used() -> None:
    file = parse_places((SUDZHA + "  - id: rylsk\n    name: Rylsk\n\tlat: 51.5\n").encode())
    assert [place.id for place in file.places] == ["sudzha"]
    assert file.set_aside == ("entry 'rylsk'",)
    assert [fault.line for fault in file.faults] == [12]


def test_a_place_carries_all_that_the_file_says() -> None:
    file = parse_places(
        (SUDZHA + "    precision: 2\n    note: a note\n    same_as: gn:538555\n").encode(),
        exists=lambda place_id: place_id == "gn:538555",
    )
    (place,) = file.places
    assert (place.id, place.name, tuple(place.point), place.kind) == ("sudzha", "Sudzha", (51.191, 35.271), Kind.TOWN)
    assert (place.country, place.spellings, place.precision) == ("RU", ("Суджа", "Sudża"), Precision.NEAR)
    assert (place.source, place.note, place.provenance) == ("GeoNames 486816", "a note", Provenance.CURATED)
    assert Curated(file).same_as("sudzha") == "gn:538555"


def test_the_gazetteer_finds_every_spelling_and_says_nothing_of_others() -> None:
    curated = Curated(parse_places(SUDZHA.encode()))
    for name in ("Sudzha", "SUDZHA", "суджа", "Sudza"):
        assert [place.id for place in curated.candidates(name)] == ["sudzha"]
    assert curated.candidates("Kursk") == ()
    assert curated.candidates("") == ()
    assert curated.get("kursk") is None
    assert curated.outline("sudzha") is None
    assert curated.same_as("sudzha") is None
    known = curated.known({"sudzha", "kursk", ""})
    assert set(known) == {"sudzha"}
    assert known["sudzha"].kinds == {Kind.TOWN}
    assert known["sudzha"].curated
    assert curated.country("RU") is None  # a town in Russia is not Russia


def test_a_country_of_the_file_is_found_by_its_code() -> None:
    text = SUDZHA.replace("kind: town", "kind: country")
    country = Curated(parse_places(text.encode())).country("RU")
    assert country is not None
    assert country.id == "sudzha"


def test_coordinates_are_never_swapped_by_guess() -> None:
    swapped = SUDZHA.replace("lat", "x").replace("lon", "lat").replace("x:", "lon:")
    (place,) = parse_places(swapped.encode()).places
    assert tuple(place.point) == (35.271, 51.191)


def test_the_shipped_file_is_sound() -> None:
    out = io.StringIO()
    assert check(SHIPPED, out) == 0, out.getvalue()
    file = read_places(SHIPPED)
    assert all(place.source for place in file.places)
    assert file.prefer["kursk"].place_id == "kursk-oblast"
    assert Curated(file).same_as("kursk-oblast") == "gn:538555"


def test_the_schema_for_editors_is_up_to_date_and_fits_the_shipped_file() -> None:
    # As values: pydantic before 2.11 writes 90.0 where later ones write 90.
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == json.loads(json_schema())
    root = read_tree(SHIPPED.read_bytes()).root
    assert root is not None
    validator = jsonschema.Draft202012Validator(json.loads(json_schema()))
    validator.check_schema(validator.schema)
    validator.validate(value_of(root))
    assert not validator.is_valid({"places": [{"id": "a"}]})
    assert SHIPPED.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=dateline/data/places.")


def test_there_are_249_countries_and_kosovo() -> None:
    assert len(COUNTRIES) == 250
    assert {"UA", "RU", "NO", "PS", "TW", "XK"} <= COUNTRIES


def test_the_keys_of_the_file_are_the_three_of_the_protocol() -> None:
    assert list(PlacesFile.model_fields) == ["places", "prefer", "ignore"]
