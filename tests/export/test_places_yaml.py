"""Corrections come out as places.yaml: sound, with nothing of the operator's lost, and read back to the same places."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given
from hypothesis import settings as tried
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from dateline import settings
from dateline.articles import parse
from dateline.corrections import Correction, Verdict, added, chosen, latest, moved
from dateline.errors import GazetteerError
from dateline.export.places_yaml import fragment, merged
from dateline.gazetteers.chain import Chain
from dateline.gazetteers.curated import Curated, CuratedFile, parse_places, read_places
from dateline.gazetteers.yaml_tree import read_tree, value_of
from dateline.model import Coordinates, Kind, Place, Provenance, Story
from dateline.names import fold
from dateline.pipeline import read

HAMLET = Coordinates(51.51234, 35.5)
SHIPPED = settings.places_file().read_text("utf-8")
SCHEMA = Path(str(settings.__file__)).parent / "data" / "places.schema.json"
VALID = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
HARD = [
    "NO", "no", "51:44", "2024-08-06", "# x", "a # b", "a: b", "- a", "null", "~", "1e3", "0123", "a\nb", "'", '"', "{x}",
    "[a]", "&a", "*a", "!a", "%a", "@a", "`a", "|a", ">a", "?a", "a, b", "a,b", " a ", "a\\b", "Île", "Суджа", "غزة", "<<",
    "true", "a:", "…a", "a\tb", "=a", "x" * 199, "a" + " b" * 60,
]  # fmt: skip


def sound(text: str) -> CuratedFile:
    """The file read, after its schema and its checker have both taken it."""
    file = parse_places(text.encode())
    assert [str(fault) for fault in file.faults] == []
    root = read_tree(text.encode()).root
    VALID.validate((value_of(root) if root else None) or {})
    return file


def place(gazetteer: Chain, name: str, number: int = 0, *, towns: bool = False) -> Place:
    found = [p for p in gazetteer.candidates(name) if p.kind.is_point or not towns]
    return chosen(found[number])


def comments(text: str) -> set[str]:
    return {line.strip() for line in text.splitlines() if line.strip().startswith("#")}


@pytest.fixture(scope="session")
def said(gazetteer: Chain) -> list[Correction]:
    """One of every kind."""
    kharkiv, sudzha, kursk = (
        place(gazetteer, "Kharkiv", towns=True),
        gazetteer.get("sudzha"),
        gazetteer.get("kursk-city"),
    )
    assert sudzha
    assert kursk
    return [
        Correction("Paris", Verdict.PLACE, place=place(gazetteer, "Paris", 1)),
        Correction("Sudzha", Verdict.PLACE, place=moved(sudzha, HAMLET)),
        Correction("Kharkiv", Verdict.PLACE, place=moved(kharkiv, Coordinates(50, 36.3))),
        Correction("Qwertivka", Verdict.PLACE, place=added("Qwertivka-on-Psel", HAMLET, country="NO")),
        Correction("Kursk", Verdict.PLACE, place=chosen(kursk)),
        Correction("CNN", Verdict.PLACE, place=sudzha),
        Correction("Atlantis", Verdict.NO_PLACE),
        Correction("Gaza", Verdict.NO_PLACE),
        Correction("Donbass", Verdict.NO_PLACE),
        Correction("Kyiv", Verdict.ACTOR),
        Correction("Moscow", Verdict.NONE),
        Correction("Kyiv", Verdict.NO_PLACE, 5),
    ]


def test_nothing_said_is_nothing_written() -> None:
    assert fragment(()) == ""
    assert merged(SHIPPED, ()) == SHIPPED
    assert merged("", ()) == ""


def test_the_shipped_file_survives(said: Sequence[Correction]) -> None:
    text = merged(SHIPPED, said)
    before, after = sound(SHIPPED), sound(text)
    assert comments(SHIPPED) <= comments(text)
    assert [p.id for p in after.places][: len(before.places)] == [p.id for p in before.places]
    lost = set(SHIPPED.splitlines()) - set(text.splitlines())
    assert {line.split(":")[0].strip(" -") for line in lost} == {
        "aliases",
        "lat",
        "lon",
        "source",
        "Gaza",
        "place",
        "because",
        "{name",
    }
    assert len(lost) == 10
    assert text.endswith("\n")


def test_what_each_becomes(said: Sequence[Correction]) -> None:
    file = sound(merged(SHIPPED, said))
    places = {p.id: p for p in file.places}
    assert places["sudzha"].point == HAMLET
    assert places["sudzha"].spellings[-1] == "CNN"
    assert places["sudzha"].source.startswith("a point set by hand; before it was moved: GeoNames 486816")
    assert file.same_as["kharkiv-gn-706483"] == "gn:706483"
    village = places["qwertivka-on-psel-by-hand"]
    assert (village.name, village.spellings, village.country) == ("Qwertivka-on-Psel", ("Qwertivka",), "NO")
    assert {name: p.place_id for name, p in file.prefer.items()} == {
        "paris": "gn:2988507",
        "sudzha": "sudzha",
        "kharkiv": "kharkiv-gn-706483",
        "qwertivka": "qwertivka-on-psel-by-hand",
        "kursk": "kursk-city",
        "cnn": "sudzha",
    }
    assert {"atlantis", "gaza"} <= set(file.ignore)
    assert not {"cnn", "donbass"} & set(file.ignore)


def test_what_the_file_cannot_say_stands_in_a_comment(said: Sequence[Correction]) -> None:
    for text in (merged(SHIPPED, said), fragment(said)):
        told = "\n".join(comments(text))
        assert "# 'Kyiv': a person said that it stands for one who acts" in told
        assert "# 'Kyiv', at character 5 of the article alone: a person said that it is no place" in told
        assert "# 'Moscow': a person said that it is none" in told
    assert "# 'Donbass': a person said that it is no place, but a place of this file bears the name" in merged(
        SHIPPED, said
    )


def test_merging_again_changes_nothing(said: Sequence[Correction]) -> None:
    text = merged(SHIPPED, said)
    assert merged(text, said) == text


def test_a_second_word_replaces_the_first(gazetteer: Chain) -> None:
    text = SHIPPED
    for number in range(3):
        there = added("Qwertivka", Coordinates(50 + number, 36))
        text = merged(text, [Correction("Qwertivka", Verdict.PLACE, place=there)])
    found = [p for p in sound(text).places if p.name == "Qwertivka"]
    assert [p.point for p in found] == [Coordinates(52, 36)]
    text = merged(text, [Correction("Gaza", Verdict.PLACE, place=place(gazetteer, "Gaza", 1))])
    assert text.count("  Gaza:") == 1


def test_a_fragment_is_a_sound_file_but_for_the_places_of_the_other(said: Sequence[Correction]) -> None:
    text = fragment(said)
    faults = [str(fault) for fault in parse_places(text.encode()).faults]
    assert len(faults) == 1
    assert "no place of this file has the id 'kursk-city'" in faults[0]
    assert "# add 'CNN' to the aliases of sudzha" in text
    assert "# sudzha takes the place of the entry with this id" in text
    sound(fragment([c for c in said if c.toponym not in ("Kursk", "CNN")]))


TEXT = (
    "Shells fell in Paris. They left Sudzha. Drones hit Kharkiv. They took the village of Qwertivka. Fires burned in Odesa. "
    "They met in Gaza."
)


def test_the_merged_file_gives_the_same_places(gazetteer: Chain, tmp_path: Path) -> None:
    odesa = place(gazetteer, "Odesa", 1, towns=True)
    said = [
        Correction("Paris", Verdict.PLACE, place=place(gazetteer, "Paris", 1)),
        Correction("Sudzha", Verdict.PLACE, place=moved(place(gazetteer, "Sudzha"), HAMLET)),
        Correction(
            "Kharkiv", Verdict.PLACE, place=moved(place(gazetteer, "Kharkiv", towns=True), Coordinates(50, 36.3))
        ),
        Correction("Qwertivka", Verdict.PLACE, place=added("Robotyne", HAMLET)),
        Correction("Odesa", Verdict.PLACE, place=moved(odesa, Coordinates(46, 30))),
        Correction("Gaza", Verdict.NO_PLACE),
    ]
    article = parse(TEXT, "test")
    by_word = read(article, gazetteer, said)
    assert not by_word.notices
    path = tmp_path / "places.yaml"
    path.write_text(merged(SHIPPED, said), "utf-8")
    file = read_places(path, lambda place_id: gazetteer.get(place_id) is not None)
    assert file.faults == ()
    by_file = read(article, Chain(Curated(file), gazetteer.others))
    assert _pins(by_file) == _pins(by_word)
    assert "gaza" not in _pins(by_file)


def _pins(story: Story) -> dict[str, tuple[Coordinates, Kind]]:
    return {
        fold(r.mention.toponym): (d.place.point, d.place.kind)
        for d in story.places
        for r in d.resolutions
        if not r.mention.weak
    }


ANY = st.sampled_from(HARD) | st.text(max_size=30)
POINTS = st.builds(Coordinates, st.floats(-90, 90), st.floats(-180, 180))
MADE = st.builds(added, ANY, POINTS)
ONLINE = st.builds(
    lambda name, point, source, kind: Place("osm:n1", name, point, kind, Provenance.MANUAL, source=source),
    ANY.filter(fold),
    POINTS,
    ANY,
    st.sampled_from(Kind),
)
GIVEN = st.builds(
    Correction, ANY, st.sampled_from([v for v in Verdict if v is not Verdict.PLACE]), st.none() | st.integers(0, 9)
) | st.builds(Correction, ANY, st.just(Verdict.PLACE), st.none(), MADE.filter(lambda p: fold(p.name)) | ONLINE)


@tried(deadline=None, max_examples=100, phases=[Phase.explicit, Phase.reuse, Phase.generate])  # to shrink takes minutes
@given(said=st.lists(GIVEN, max_size=5))
def test_whatever_is_said_the_file_stays_sound(said: list[Correction]) -> None:
    sound(fragment(said))
    text = merged(FILE, said)
    file = sound(text)
    assert comments(FILE) <= comments(text)
    assert merged(text, said) == text
    names = {fold(name) for p in file.places for name in (p.name, *p.spellings)}
    assert {fold(c.toponym) for c in latest(said) if c.place and c.at is None} - {""} <= names


@pytest.mark.parametrize("name", [name for name in HARD if fold(name)])
def test_text_that_yaml_would_take_for_something_else_survives(name: str) -> None:
    there = Place("osm:n1", name, HAMLET, Kind.TOWN, Provenance.MANUAL, source=name, note=name)
    said = [Correction(f"X{name}", Verdict.PLACE, place=there), Correction(f"Y{name}", Verdict.NO_PLACE)]
    for text in (merged(SHIPPED, said), merged("", said), fragment(said)):
        file = sound(text)
        found = file.places[-1]
        assert (found.name, found.spellings, found.source, found.note) == (
            name,
            (f"X{name}",),
            name.strip() and name,
            name,
        )
        assert fold(f"Y{name}") in file.ignore
        raw: Any = YAML(typ="safe", pure=True).load(text)
        assert raw["places"][-1]["name"] == name


FILE = """\
# head

places: # of ours
# about a
- id: a   # the first
  name: NO
  aliases:
  - Ah  # one
  # between
  - Oh
  lat: 1.50
  lon: 0
  kind: town
  source: 2024-08-06
  note: >
    folded
    text

# before prefer
prefer:   # names
  Ah: a  # short
  # before Oh
  Oh:
    place: a   # long
    because: 51:44

ignore: # not places
- CNN  # bare
# before BBC
- {name:  BBC,   because: "the broadcaster"}
# end
"""


def test_every_comment_stays_though_entries_come_and_go() -> None:
    there = added("Qwertivka", HAMLET)
    said = [
        Correction("Qwertivka", Verdict.PLACE, place=there),
        Correction("CNN", Verdict.PLACE, place=there),
        Correction("BBC", Verdict.PLACE, place=there),
        Correction("Atlantis", Verdict.NO_PLACE),
    ]
    text = merged(FILE, said)
    file = sound(text)
    assert comments(FILE) <= comments(text)
    assert set(file.ignore) == {"atlantis"}
    assert "  lat: 1.50\n  lon: 0\n" in text
    assert "  source: 2024-08-06\n  note: >\n    folded\n    text\n" in text
    assert text.index("# before prefer") > text.index("Qwertivka")
    assert "    because: 51:44\n" in text


@pytest.mark.parametrize(
    "text",
    ["", "\n", "# only a comment", "places:\nprefer:\nignore:\n", "places: []\nprefer: {}\nignore: []\n", "---\nignore: [CNN]\n",
     "ignore: # why\n  # so\n\n", "prefer: {Oh: gn:1}\n# end", "ignore:\r\n  - CNN\r\n", "\ufeffignore:\n  - CNN\n"],
)  # fmt: skip
def test_files_of_every_shape(text: str) -> None:
    said = [Correction("Oh", Verdict.PLACE, place=added("Oh", HAMLET)), Correction("CNN", Verdict.NO_PLACE)]
    told = merged(text, said)
    file = sound(told.removeprefix("\ufeff"))
    assert ([p.name for p in file.places], list(file.prefer), list(file.ignore)) == (["Oh"], ["oh"], ["cnn"])
    assert comments(text) <= comments(told)
    assert ("\r\n" in told) == ("\r\n" in text)
    assert merged(told, said) == told


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("places: [", "places.yaml:1: broken YAML"),
        ("places:\n  - id: a\n", "places.yaml:2: name is missing"),
        ("prefer: {Oh: &a gn:1}", "anchors are not read"),
        ("a: 1", "unknown key 'a'"),
        ("- a", "must be a mapping"),
        ("ignore: [\ud800]", "holds|fault|mended"),
        ("x" * 1_000_001, "larger than"),
    ],
)
def test_a_broken_file_is_left_alone_and_told(text: str, why: str) -> None:
    with pytest.raises(GazetteerError, match=why):
        merged(text, [Correction("CNN", Verdict.NO_PLACE)])


def test_no_comment_breaks_out_of_its_line() -> None:
    name = "a\nignore: [Kyiv]\r\u2028\x85b\ud800"
    for text in (fragment([Correction(name, Verdict.ACTOR)]), merged(SHIPPED, [Correction(name, Verdict.ACTOR)])):
        assert "\nignore: [Kyiv]" not in text
        sound(text)
