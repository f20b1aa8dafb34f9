"""Each kind of fault in places.yaml: one line that says where and what."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.gazetteers.curated import Curated, parse_places, read_places
from dateline.gazetteers.curated_schema import MAX_NAME
from dateline.gazetteers.yaml_tree import MAX_BYTES

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


def entry(**changes: str | None) -> str:
    """A file with one entry of the keys in this order, one a line: id 2, name 3, lat 4, lon 5, kind 6, source 7."""
    keys: dict[str, str | None] = {
        "id": "sudzha",
        "name": "Sudzha",
        "lat": "51.191",
        "lon": "35.271",
        "kind": "town",
        "source": "GeoNames",
    }
    keys.update(changes)
    lines = [f"{key}: {value}" for key, value in keys.items() if value is not None]
    return "places:\n  - " + "\n    ".join(lines) + "\n"


FAULTS = {
    "lat off the Earth": (
        entry(lat="951.2"),
        "places.yaml:4: lat must be between -90 and 90, not 951.2 (entry 'sudzha')",
    ),
    "lon off the Earth": (entry(lon="-181"), "places.yaml:5: lon must be between -180 and 180, not -181"),
    "sexagesimal": (
        entry(lat="51:44:21"),
        "places.yaml:4: lat must be a plain decimal number of degrees, not '51:44:21'",
    ),
    "octal": (entry(lat="0123"), "places.yaml:4: lat must be a plain decimal number of degrees, not '0123'"),
    "quoted number": (entry(lat='"51.2"'), "places.yaml:4: lat must be a plain decimal number of degrees, not '51.2'"),
    "not a number": (entry(lat=".nan"), "places.yaml:4: lat must be a plain decimal number of degrees, not '.nan'"),
    "infinite": (entry(lat="1e999"), "places.yaml:4: lat must be between -90 and 90, not inf"),
    "very long number": (entry(lat="9" * 5000), "places.yaml:4: lat must be between -90 and 90, not inf"),
    "true is no number": (
        entry(lat="true"),
        "places.yaml:4: lat must be a plain decimal number of degrees, not true",
    ),
    "lat missing": (entry(lat=None), "places.yaml:2: lat is missing: it must be between -90 and 90 (entry 'sudzha')"),
    "source missing": (entry(source=None), "places.yaml:2: source is missing"),
    "source empty": (entry(source=""), "places.yaml:7: source must be text of 1 to 2,000 characters"),
    "unknown key": (entry(alias="x"), "places.yaml:8: unknown key 'alias'; did you mean 'aliases'? (entry 'sudzha')"),
    "unknown kind": (entry(kind="twon"), "river, area, not 'twon'; did you mean 'town'?"),
    "precision out of range": (entry(precision="4"), "places.yaml:8: precision must be 1, 2 or 3, not 4"),
    "precision true": (entry(precision="true"), "places.yaml:8: precision must be 1, 2 or 3, not true"),
    "unknown country": (
        entry(country="UK"),
        "places.yaml:8: country must be an ISO 3166-1 alpha-2 code, such as UA, not 'UK'",
    ),
    "country in small letters": (entry(country="ua"), "places.yaml:8: country must be"),
    "no slug": (entry(id="Kursk Oblast"), "places.yaml:2: id must be small letters, digits and single hyphens"),
    "name is a number": (entry(name="1984"), "places.yaml:3: name must be text of 1 to 200 characters, not 1984"),
    "name is null": (entry(name="null"), "places.yaml:3: name must be text of 1 to 200 characters, not empty"),
    "name of spaces": (entry(name='"  "'), "places.yaml:3: name must be text of 1 to 200 characters, not '  '"),
    "name of signs": (entry(name='"—"'), "places.yaml:3: '—' has no letter or digit to look up"),
    "name too long": (entry(name="x" * 201), "places.yaml:3: name must be text of 1 to 200 characters, not 'xxx"),
    "alias of signs": (entry(aliases="[A, '-']"), "places.yaml:8: '-' has no letter or digit to look up"),
    "alias too long": (entry(aliases=f"[A, {'x' * 201}]"), "places.yaml:8: aliases must be a list"),
    "aliases not a list": (entry(aliases="Суджа"), "places.yaml:8: aliases must be a list"),
    "same_as of no form": (entry(same_as="538555"), "places.yaml:8: same_as must be an id of the embedded gazetteer"),
    "same_as unknown": (entry(same_as="gn:1"), "places.yaml:8: same_as: no embedded place has the id 'gn:1'"),
    "half a surrogate pair": (
        entry(name=r'"a\ud800"'),
        "places.yaml:3: holds a control character or half a surrogate pair",
    ),
    "NUL by escape": (entry(note=r'"a\0"'), "places.yaml:8: holds a control character or half a surrogate pair"),
    "an entry that is text": ("places:\n  - sudzha\n", "places.yaml:2: an entry must be a mapping, not 'sudzha'"),
    "places is a mapping": ("places: {a: 1}\n", "places.yaml:1: places must be a list, not a mapping"),
    "prefer is a list": ("prefer: [a]\n", "places.yaml:1: prefer must be a mapping of names, not a list"),
    "the file is a list": ("- a\n", "places.yaml:1: the file must be a mapping with the keys places, prefer, ignore"),
    "unknown section": ("place: []\n", "places.yaml:1: unknown key 'place'; did you mean 'places'?"),
    "section twice": (
        "ignore: [A]\nignore: [B]\n",
        "places.yaml:2: the key 'ignore' stands already in line 1",
    ),
    "key twice": (
        entry(name="A\n    name: B"),
        "places.yaml:4: the key 'name' stands already in line 3 (entry 'sudzha')",
    ),
    "anchor": (entry(name="&n Sudzha"), "places.yaml:3: anchors are not read; take the & and its name out"),
    "alias": ("ignore: [&a A, *a]\n", "places.yaml:1: aliases are not read; write the value out"),
    "merge key": (entry(**{"<<": "{note: x}"}), "places.yaml:8: merge keys are not read; write the values out"),
    "tag": (entry(name="!!str Sudzha"), "places.yaml:3: tags are not read"),
    "python tag": (entry(name="!!python/object:os.system Sudzha"), "places.yaml:3: tags are not read"),
    "id twice": (SUDZHA + entry().removeprefix("places:\n"), "places.yaml:10: id stands already in line 2"),
    "prefer without its place": (
        SUDZHA + "prefer:\n  Kursk: sudza\n",
        "places.yaml:11: no place of this file has the id 'sudza'; did you mean 'sudzha'? (prefer 'Kursk')",
    ),
    "prefer a place set aside": (
        entry(lat="99") + "prefer:\n  Kursk: {place: sudzha}\n",
        "places.yaml:9: the place 'sudzha' was set aside",
    ),
    "prefer an embedded place that is not": ("prefer: {Kursk: 'gn:1'}\n", "no embedded place has the id 'gn:1'"),
    "prefer nothing": (
        "prefer: {Kursk: }\n",
        "places.yaml:1: an entry must be text or a mapping, not empty (prefer 'Kursk')",
    ),
    "prefer, unknown key": (
        SUDZHA + "prefer:\n  Kursk:\n    place: sudzha\n    becuase: x\n",
        "places.yaml:13: unknown key 'becuase'; did you mean 'because'?",
    ),
    "prefer twice": (
        SUDZHA + "prefer:\n  Kursk: sudzha\n  KURSK: sudzha\n",
        "places.yaml:12: the same name, as Dateline reads it, stands in line 11 (prefer 'KURSK')",
    ),
    "prefer a name too long": (
        SUDZHA + f"prefer:\n  ? {'x' * 201}\n  : sudzha\n",
        "places.yaml:11: a name has at most 200 characters, not 201",
    ),
    "a key that is a list": ("prefer: {[a]: b}\n", "a key must be plain text, not a list or a mapping"),
    "ignored and a place": (
        SUDZHA + "ignore: [SUDŻA]\n",
        "places.yaml:10: 'SUDŻA' is also the name of a place of this file (ignore 'SUDŻA')",
    ),
    "ignored and preferred": (
        SUDZHA + "prefer: {Kursk: sudzha}\nignore: [kursk]\n",
        "places.yaml:11: 'kursk' stands under prefer too",
    ),
    "ignored twice": ("ignore:\n  - CNN\n  - cnn\n", "places.yaml:3: the same name, as Dateline reads it"),
    "ignored number": ("ignore: [1984]\n", "places.yaml:1: an entry must be text or a mapping, not 1984"),
    "tab": (SUDZHA + "\tnote: x\n", "places.yaml:10: broken YAML: a tab; indent with spaces"),
    "open bracket": ("ignore: [a\n", "broken YAML: "),
    "open quote": ('ignore: ["a\n', "broken YAML: "),
    "escape off the planes": ('ignore: ["\\UFFFFFFFF"]\n', "broken YAML"),
    "second document": ("ignore: [A]\n---\nignore: [B]\n", "places.yaml:2: a second document; only the first is read"),
    "deep nesting": ("[" * 50_000, "nested more than 8 deep"),
    "deep nesting in blocks": ("- " * 5_000, "nested more than 8 deep"),
    "NUL": ("ignore: [A]\n# \0\n", "places.yaml:2: the character U+0000 may not stand in YAML"),
}


def exists(place_id: str) -> bool:
    return place_id == "gn:538555"


@pytest.mark.parametrize(("text", "said"), FAULTS.values(), ids=FAULTS.keys())
def test_each_fault_is_one_line_that_says_where_and_what(text: str, said: str) -> None:
    found = [str(fault) for fault in parse_places(text.encode(), exists=exists).faults]
    assert [line for line in found if said in line], found


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"ignore: [A]\n# \xff\n", "places.yaml:2: not UTF-8 (byte 0xff); save the file as UTF-8"),
        ("ignore: [A]".encode("utf-16"), "places.yaml:1: not UTF-8 (byte 0xff); save the file as UTF-8"),
        (b"ignore: [\xed\xa0\x80]", "places.yaml:1: not UTF-8 (byte 0xed); save the file as UTF-8"),
        (b"#" * (MAX_BYTES + 1), "places.yaml: larger than 1,000,000 bytes; nothing of it is read"),
    ],
)
def test_bytes_that_are_no_text(raw: bytes, said: str) -> None:
    assert [str(fault) for fault in parse_places(raw).faults] == [said]


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path: Path) -> None:
    assert str(read_places(tmp_path / "places.yaml").faults[0]) == "places.yaml: no such file"
    assert len(read_places(tmp_path).faults) == 1


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "places:\nprefer:\nignore:\n", "places: []\n", "\ufeff"])
def test_a_file_with_nothing_in_it_is_sound(text: str) -> None:
    assert parse_places(text.encode()).faults == ()


names = st.text(max_size=MAX_NAME + 5)


@settings(max_examples=300, deadline=None)
@given(st.text() | st.binary() | st.text(alphabet="places:prfigno -[]{}&*!#'\"\n\t?|>%@~<01.:,"))
@example("%YAML 1.1\n---\nplaces: [1]")
@example("? ? ? ? a")
@example("prefer: {<<: {a: b}, 'gn': 'x:'}")
@example("\x85\u2028: - a\u2029")
@example("%TAG ! tag:x,2000:\n---\n!a b")
def test_no_text_as_file_raises(text: str | bytes) -> None:
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    file = parse_places(raw)
    Curated(file).candidates("Kursk")
    for fault in file.faults:
        assert fault.line >= 0
        assert str(fault).isprintable()


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
keys = st.sampled_from(
    ["id", "name", "aliases", "lat", "lon", "kind", "source", "place", "because", "same_as", "country"]
)
entries = values | st.dictionaries(keys, values, max_size=9)


@settings(max_examples=300, deadline=None)
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "places": values | st.lists(entries, max_size=3),
            "prefer": values | st.dictionaries(names, entries, max_size=3),
            "ignore": values | st.lists(entries, max_size=3),
        },
    )
)
def test_no_values_in_the_right_places_raise(file: dict[str, object]) -> None:
    parse_places(json.dumps(file, ensure_ascii=True).encode())  # JSON is YAML
