"""Corrections travel in a link and come back the same; whatever else stands there gets a sentence and nothing more."""

import base64
import json
import time
import zlib
from contextlib import closing
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.corrections import SENSES, Correction, Verdict, added, chosen, is_added, moved
from dateline.errors import LinkError
from dateline.gazetteers.chain import Chain
from dateline.gazetteers.embedded import Embedded
from dateline.links import _ONLINE, MAX_BYTES, MAX_CHARACTERS, MAX_CORRECTIONS, decoded, encoded
from dateline.model import Coordinates, Kind, Place, Provenance
from dateline.names import fold

SUDZHA = Place(
    "gn:486816", "Sudzha", Coordinates(51.191, 35.271), Kind.TOWN, Provenance.EMBEDDED, "RU", population=6000
)
KURSK = Place("kursk-oblast", "Kursk Oblast", Coordinates(51.6, 36.4), Kind.REGION, Provenance.CURATED, "RU")
OWN = Place("villages.csv:12", "Qwertivka", Coordinates(51, 36), Kind.TOWN, Provenance.CURATED, file="villages.csv")
KNOWN = {place.id: place for place in (SUDZHA, KURSK, OWN)}
HAMLET = Coordinates(51.5, 35.5)
POINTS = st.builds(Coordinates, st.floats(-90, 90), st.floats(-180, 180))
NAMES = (
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs", "Cf"]), min_size=1, max_size=40)
    .filter(fold)
    .filter(lambda name: name == " ".join(name.split()))
)
COUNTRIES = st.none() | st.sampled_from(["RU", "NO", "UA"])
ONLINE = st.builds(
    lambda number, name, point, kind, country: Place(
        f"osm:n{number}", name, point, kind, Provenance.MANUAL, country, source="Nominatim, asked online"
    ),
    st.integers(1, 10**12),
    NAMES,
    POINTS,
    st.sampled_from(Kind),
    COUNTRIES,
)
FIXED = st.sampled_from([chosen(place) for place in KNOWN.values()]) | ONLINE
ADDED = st.builds(added, NAMES, POINTS, st.sampled_from([Kind.TOWN, Kind.CAPITAL]), COUNTRIES)
MOVED = st.builds(moved, (FIXED | ADDED).filter(lambda place: place.kind.is_point), POINTS)
AT = st.none() | st.integers(0, 10**6)
CORRECTIONS = st.builds(
    Correction, NAMES, st.sampled_from([v for v in Verdict if v is not Verdict.PLACE]), AT
) | st.builds(Correction, NAMES, st.just(Verdict.PLACE), AT, FIXED | ADDED | MOVED)


def packed(wire: Any) -> str:
    """A link's text as somebody else might make it."""
    raw = wire if isinstance(wire, bytes) else json.dumps(wire).encode()
    return base64.urlsafe_b64encode(zlib.compress(raw)).decode().rstrip("=")


def refused(said: Any) -> str:
    """The one sentence on the one correction."""
    found, (fault,) = decoded(packed([1, [said]]), KNOWN.get)
    assert found == ()
    return fault


@settings(deadline=None)
@given(said=st.lists(CORRECTIONS, max_size=8))
def test_they_come_back_the_same(said: list[Correction]) -> None:
    text = encoded(said)
    assert decoded(text, KNOWN.get) == (tuple(said), ())
    assert encoded(said) == text
    assert text.replace("-", "").replace("_", "").isalnum() or not said


@settings(deadline=None, max_examples=300)
@given(text=st.text(max_size=300) | st.text("abcXYZ09-_=", max_size=300) | st.binary(max_size=300).map(packed))
def test_whatever_stands_there_never_raises(text: str) -> None:
    found, faults = decoded(text, KNOWN.get)
    assert found == ()
    assert len(faults) == bool(text)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from([*"tvawinkpcs", "\ud800", "x"]), inner, max_size=6)
    ),
    max_leaves=12,
)


@settings(deadline=None, max_examples=300)
@given(wire=JSON | st.lists(JSON, max_size=4).map(lambda said: [1, said]))
def test_json_of_any_shape_never_raises(wire: Any) -> None:
    found, faults = decoded(packed(wire), KNOWN.get)
    assert all(c.place is None or c.place.provenance is Provenance.MANUAL for c in found)
    assert all(fault.isprintable() and len(fault) < 300 for fault in faults)


def test_a_place_of_a_gazetteer_is_its_id_alone() -> None:
    text = encoded([Correction("Sudzha", Verdict.PLACE, place=moved(SUDZHA, HAMLET))])
    wire = json.loads(zlib.decompress(base64.urlsafe_b64decode(text + "==")))
    assert wire == [1, [{"t": "Sudzha", "v": "place", "w": {"i": "gn:486816", "p": [51.5, 35.5]}}]]


def test_no_id_of_the_gazetteers_looks_like_a_services(gazetteer: Chain) -> None:
    (embedded,) = (g for g in gazetteer.others if isinstance(g, Embedded))
    slugs = [row[0] for row in embedded._rows("SELECT slug FROM place WHERE slug IS NOT NULL", ())]
    assert slugs
    assert not any(_ONLINE.fullmatch(place_id) for place_id in (*slugs, "gn:1", *KNOWN))


def test_typical_corrections_are_short() -> None:
    said = [Correction(f"Name {n}", Verdict.PLACE, place=chosen(SUDZHA)) for n in range(20)]
    assert len(encoded(said)) < 400


@pytest.mark.parametrize("empty", ["", encoded(())])
def test_nothing_is_nothing(empty: str) -> None:
    assert decoded(empty, KNOWN.get) == ((), ())


def test_too_many_cannot_be_sent() -> None:
    with pytest.raises(LinkError, match="at most 200"):
        encoded([Correction("Sudzha", Verdict.NONE, n) for n in range(MAX_CORRECTIONS + 1)])
    names = ["".join(chr(0x4E00 + (n * 7919 + k * 104729) % 20000) for k in range(150)) for n in range(MAX_CORRECTIONS)]
    with pytest.raises(LinkError, match="characters"):
        encoded([Correction(name, Verdict.NONE) for name in names])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("A" * (MAX_CHARACTERS + 1), "longer than"),
        ("<script>", "characters that no such link has"),
        ("AAAA", "damaged"),
        (packed(b"x" * (MAX_BYTES + 1)), "unpacks to more"),
        (packed(b"[" * 100_000), "damaged"),
        (packed(b"\xff\xfe"), "damaged"),
        (packed(b"1" * 10_000), "damaged"),
        (packed([1, [{"t": "Sudzha", "v": "none"}]])[:-9], "damaged"),
        (packed({"t": "Sudzha"}), "not laid out"),
        (packed([1, {}]), "not laid out"),
        (packed([True, []]), "another version"),
        (packed([2, []]), "another version"),
    ],
)
def test_what_is_no_link_at_all(text: str, why: str) -> None:
    found, (fault,) = decoded(text, KNOWN.get)
    assert found == ()
    assert why in fault


def test_a_bomb_is_not_unpacked() -> None:
    bomb = zlib.compress(zlib.compress(b"\0" * 50_000_000, 9), 9)
    text = base64.urlsafe_b64encode(bomb).decode().rstrip("=")
    assert len(text) < MAX_CHARACTERS
    once = base64.urlsafe_b64encode(zlib.compress(b"\0" * 5_000_000, 9)).decode().rstrip("=")
    started = time.perf_counter()
    for each in (text, once):
        found, (fault,) = decoded(each, KNOWN.get)
        assert found == ()
        assert "could not be read" in fault
    assert time.perf_counter() - started < 1


def test_a_hundred_thousand_corrections() -> None:
    wire = [1, [0] * 60_000]
    found, faults = decoded(packed(wire), KNOWN.get)
    assert found == ()
    assert len(faults) == MAX_CORRECTIONS + 1
    assert faults[-1] == "The link holds 60,000 corrections; only the first 200 were read."
    assert "unpacks to more" in decoded(packed([1, [0] * 100_000]), KNOWN.get)[1][0]


PLACE: dict[str, Any] = {"i": "osm:n1", "n": "X", "k": "town", "p": [1, 2]}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (7, "not laid out"),
        ({}, "its name"),
        ({"t": "x" * 201, "v": "none"}, "its name"),
        ({"t": "...", "v": "none"}, "its name"),
        ({"t": "a\x07b", "v": "none"}, "its name"),
        ({"t": "a\u202eb", "v": "none"}, "its name"),
        ({"t": "Sudzha", "v": "perhaps"}, "its verdict"),
        ({"t": "Sudzha", "v": "none", "a": -1}, "the mention"),
        ({"t": "Sudzha", "v": "none", "a": True}, "the mention"),
        ({"t": "Sudzha", "v": "none", "evil": 1}, "not laid out"),
        ({"t": "Sudzha", "v": "place"}, "not laid out"),
        ({"t": "Sudzha", "v": "none", "w": PLACE}, "not laid out"),
        ({"t": "Sudzha", "v": "place", "w": {"i": "gn:9"}}, "no gazetteer here has the place “gn:9”"),
        (
            {"t": "Sudzha", "v": "place", "w": {"i": "gn:486816", "p": [float("nan"), 1]}},
            "its point is not two numbers",
        ),
        ({"t": "Sudzha", "v": "place", "w": {"i": "gn:486816", "p": [1]}}, "its point is not two numbers"),
        ({"t": "Sudzha", "v": "place", "w": {"i": "gn:486816", "p": [91, 1]}}, "off the Earth"),
        ({"t": "Sudzha", "v": "place", "w": {"i": "kursk-oblast", "p": [1, 1]}}, "cannot be moved"),
        ({"t": "Sudzha", "v": "place", "w": PLACE | {"n": "x\ud800"}}, "the name of its place"),
        ({"t": "Sudzha", "v": "place", "w": PLACE | {"k": "galaxy"}}, "the kind of its place"),
        ({"t": "Sudzha", "v": "place", "w": PLACE | {"c": "<b>"}}, "the country of its place"),
        ({"t": "Sudzha", "v": "place", "w": PLACE | {"s": "x" * 601}}, "the source of its place"),
        ({"t": "Sudzha", "v": "place", "w": PLACE | {"i": "\x1b[31m"}}, "the id of its place"),
        ({"t": "Sudzha", "v": "place", "w": {"i": "osm:n1", "n": "X"}}, "its place is not laid out"),
        ({"t": "Sudzha", "v": "place", "w": PLACE | {"i": "by-hand:1", "k": "area"}}, "cannot be added by hand"),
    ],
)
def test_each_that_cannot_be_used_gets_a_sentence(said: Any, why: str) -> None:
    fault = refused(said)
    assert why in fault
    assert fault.startswith("Correction 1")
    assert fault.isprintable()


def test_the_others_are_used() -> None:
    found, faults = decoded(packed([1, [{"t": "A", "v": "none"}, 7, {"t": "B", "v": "actor"}]]), KNOWN.get)
    assert [(c.toponym, c.verdict in SENSES) for c in found] == [("A", False), ("B", True)]
    assert len(faults) == 1


@pytest.mark.parametrize(
    "place_id", ["gn:486816", "kursk-oblast", "villages.csv:12", "by-hand:0", "gn:486816@1.00000,2.00000"]
)
def test_nothing_is_said_of_a_place_that_a_gazetteer_has(place_id: str) -> None:
    """In full, it is a place of its own: no outline, no name, no point of another stands for it."""
    said = {"t": "Sudzha", "v": "place", "w": PLACE | {"i": place_id, "s": "GeoNames"}}
    (found,), _ = decoded(packed([1, [said]]), KNOWN.get)
    assert found.place == added("X", Coordinates(1, 2))
    assert is_added(found.place.id)
    assert found.place.source == "a point set by hand"


def test_what_a_service_has_answered_here_goes_before_what_a_link_says_of_it() -> None:
    answered = Place("osm:n1", "True", HAMLET, Kind.TOWN, Provenance.ONLINE, source="Nominatim")
    (found,), _ = decoded(packed([1, [{"t": "Sudzha", "v": "place", "w": PLACE}]]), {"osm:n1": answered}.get)
    assert found.place == chosen(answered)


def test_strange_ids_do_no_harm(gazetteer: Chain) -> None:
    for place_id in ("gn:99999999999999999999999", "gn:-1", "' OR 1=1 --", "%", "@in", "~", "gn:", "é" * 200):
        with closing(Embedded()) as base:
            for get in (gazetteer.get, base.get):
                found, faults = decoded(packed([1, [{"t": "X", "v": "place", "w": {"i": place_id}}]]), get)
                assert (found, len(faults)) == ((), 1)
