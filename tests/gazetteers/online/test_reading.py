"""Any geopy geocoder's answers as places: canned, through a geocoder that asks no network."""

import json
import math
import time
from collections.abc import Callable
from typing import Any

import pytest
from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)
from geopy.location import Location
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.gazetteers.chain import Chain
from dateline.gazetteers.online.cache import Cache
from dateline.gazetteers.online.configuration import Configuration
from dateline.gazetteers.online.gate import Gate
from dateline.gazetteers.online.query import Answer, Outcome, Query, Status, query_for
from dateline.gazetteers.online.reading import answers_of
from dateline.gazetteers.online.service import Online
from dateline.gazetteers.online.stored import from_text, to_text
from dateline.model import Kind, Provenance
from tests.gazetteers.online.answering import SUDZHA

POINT = (51.1919, 35.2708, 0.0)
SQUARE = [[35.0, 51.0], [36.0, 51.0], [36.0, 52.0], [35.0, 52.0], [35.0, 51.0]]


class Canned:
    """Answers as a geopy geocoder does that takes nothing but a name."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.asked: list[tuple[str, bool]] = []

    def geocode(self, query: str, *, exactly_one: bool = True) -> Any:
        self.asked.append((query, exactly_one))
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer


def _online(geocoder: Any) -> Online:
    configuration = Configuration(contact="maps@example.org", pause=1.0, timeout=0.5, deadline=1.0)
    return Online(configuration, Cache(None), gate=Gate(), geocoder=geocoder)


def _one(said: str = "Sudzha, Russia", point: Any = POINT, **raw: object) -> Answer:
    ((answer,), senseless) = answers_of([Location(said, point, raw)], "Nominatim")
    assert not senseless
    return answer


def test_nominatims_fields() -> None:
    raw: dict[str, Any] = {
        **SUDZHA,
        "addresstype": "state",
        "namedetails": {"name": "Курская область", "name:en": "Kursk Oblast", "name:uk": "Курська область"},
        "extratags": {"population": "1,082,458"},
        "geojson": {"type": "Polygon", "coordinates": [SQUARE]},
    }
    answer = _one(**raw)
    place = answer.place
    assert (place.id, place.name, place.kind) == ("osm:r1685412", "Kursk Oblast", Kind.REGION)
    assert (place.country, place.population, place.provenance) == ("RU", 1_082_458, Provenance.ONLINE)
    assert place.spellings == ("Курская область", "Курська область")
    assert "Nominatim" in place.source
    assert answer.outline
    assert answer.outline.polygons[0][0][1] == pytest.approx((51.0, 36.0))


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ({"addresstype": "village"}, Kind.TOWN),
        ({"addresstype": "county"}, Kind.DISTRICT),
        ({"addresstype": "country"}, Kind.COUNTRY),
        ({"class": "natural", "type": "bay"}, Kind.SEA),
        ({"class": "waterway", "type": "river"}, Kind.RIVER),
        ({"class": "boundary", "type": "administrative", "place_rank": 8}, Kind.REGION),
        ({"class": "boundary", "type": "administrative", "place_rank": 12}, Kind.DISTRICT),
        ({"class": "boundary", "type": "administrative", "place_rank": "8"}, Kind.AREA),
        ({"class": "power", "type": "plant"}, Kind.AREA),
        ({"kind": "wrong"}, Kind.AREA),
        ({"kind": None, "type": ["list"]}, Kind.AREA),
        ({}, Kind.AREA),
    ],
)
def test_kinds(raw: dict[str, Any], kind: Kind) -> None:
    assert _one(**raw).place.kind is kind


def test_a_town_needs_no_outline() -> None:
    assert _one(addresstype="town", geojson={"type": "Polygon", "coordinates": [SQUARE]}).outline is None


def test_a_shop_is_no_place() -> None:
    assert answers_of([Location("Sudzha", POINT, {"class": "shop"})], "Nominatim") == ((), False)
    assert _online(Canned([Location("Sudzha", POINT, {"class": "shop"})])).ask(Query("Sudzha")).status == "not found"


@pytest.mark.parametrize("raw", ["text", [1], {}, {"address": 3, "namedetails": [], "extratags": "x", "osm_id": []}])
def test_a_raw_answer_of_any_form_is_borne(raw: Any) -> None:
    ((answer,), _) = answers_of([Location("X, Y", (1.0, 2.0, 0.0), raw)], "OpenCage")
    assert (answer.place.name, answer.place.kind) == ("X", Kind.AREA)
    assert answer.place.id.startswith("opencage:")


def test_an_id_is_the_same_next_time_and_safe_in_a_link() -> None:
    assert _one().place.id == _one().place.id != _one(point=(51.3, 35.3, 0.0)).place.id
    assert _one(id="place.123").place.id == "nominatim:place.123"
    assert "?" not in _one(id="a?b=c&d").place.id
    assert _one(osm_type="node", osm_id=12).place.id == "osm:n12"


@pytest.mark.parametrize(
    ("lat", "lon"),
    [(0, 0), (None, 35.0), (51.0, 0), ("nan", 1), (91, 1), (1, 361), (1e400, 1), ("abc", 1), ([], {}), (True, 0)],
)
def test_no_point_at_null_island_or_off_the_earth(lat: object, lon: object) -> None:
    assert answers_of([Location("X", POINT, {"lat": lat, "lon": lon})], "Nominatim") == ((), True)


def test_one_senseless_answer_does_not_spoil_the_others() -> None:
    found = [Location("", POINT, {}), Location("Sudzha", POINT, {}), Location("Sudzha", POINT, {})]
    answers, senseless = answers_of(found, "Nominatim")
    assert (len(answers), senseless) == (1, True)
    assert _online(Canned(found)).ask(Query("Sudzha")).status == "found"
    assert _online(Canned(found[:1])).ask(Query("Sudzha")).status == "bad answer"


@pytest.mark.parametrize("name", ["a\u202eb", "a\nb", "a\x00b", "a\ud800b", " a  b "])
def test_names_are_one_line_of_text(name: str) -> None:
    assert _one("X", name=name).place.name == "a b"


def test_a_name_is_markup_to_nobody() -> None:
    assert _one(name="<script>${x}</script>").place.name == "<script>${x}</script>"  # who shows it escapes it


@pytest.mark.parametrize("answer", [None, []])
def test_nothing_found_is_no_error(answer: Any) -> None:
    canned = Canned(answer)
    online = _online(canned)
    assert online.ask(Query("Nowhere")).status == "not found"
    assert online.ask(Query("Nowhere")).status == "not found"
    assert canned.asked == [("Nowhere", False)]  # kept, and asked in the way that gives every bearer of the name


@pytest.mark.parametrize(
    ("failure", "status"),
    [
        (GeocoderTimedOut("slow"), "timed out"),
        (TimeoutError(), "timed out"),
        (GeocoderUnavailable("gone"), "unavailable"),
        (GeocoderServiceError("500"), "unavailable"),
        (ConnectionRefusedError(), "unavailable"),
        (GeocoderParseError("cut"), "bad answer"),
        (GeocoderQueryError("what?"), "bad answer"),
        (GeocoderQuotaExceeded("all used"), "rate limited"),
        (GeocoderRateLimited("429", retry_after=7), "rate limited"),
        (GeocoderInsufficientPrivileges("no"), "blocked"),
        (GeocoderAuthenticationFailure("no"), "blocked"),
        *[(error("?"), "bad answer") for error in (TypeError, ValueError, AttributeError, KeyError, RecursionError)],
        (AssertionError(), "bad answer"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else value,
)
def test_a_failure_is_never_nothing_found(failure: Exception, status: str) -> None:
    online = _online(Canned(failure))
    outcome = online.ask(Query("Sudzha"))
    assert outcome.status == status
    assert outcome.answers == ()
    assert "no place" not in outcome.sentence
    assert online.cached(Query("Sudzha")) is None


def test_an_answer_that_is_no_list_of_locations() -> None:
    for answer in (3, [3], "text", [None], {"a": 1}):
        assert _online(Canned(answer)).ask(Query("Sudzha")).status == "bad answer"


def test_a_geocoder_that_does_not_come_back() -> None:
    class Stuck:
        def geocode(self, query: str) -> None:
            time.sleep(2)

    began = time.monotonic()
    assert _online(Stuck()).ask(Query("Sudzha")).status == "timed out"
    assert time.monotonic() - began < 1.5


def test_the_embedded_gazetteer_is_such_a_geocoder(gazetteer: Chain) -> None:
    embedded: Any = gazetteer.others[0]
    geocode: Callable[..., Any] = embedded.geocode
    assert isinstance(geocode("Sudzha"), Location)
    (answer, *_) = _online(embedded).ask(Query("Sudzha")).answers
    assert answer.place.name.startswith("Su")
    assert tuple(round(degrees, 1) for degrees in answer.place.point) == (51.2, 35.3)
    assert (answer.place.kind, answer.place.country) == (Kind.TOWN, "RU")


@pytest.mark.parametrize("words", ["", "  ", "a" * 101, "a\x00b", "a\ud800"])
def test_what_is_no_name_is_not_sent(words: str) -> None:
    assert query_for(words) is None
    with pytest.raises(ValueError, match="not a name"):
        Query(words)


def test_a_query_of_an_articles_words() -> None:
    query = query_for("  Novaya \n Sorochina ", ["UA", "RU", "ru", "RU"], (50.2, 33.9, 52.1, 38.4))
    assert query == Query("Novaya Sorochina", ("RU", "UA"), (50, 33, 53, 39))
    for box in ((1.0, 170.0, 2.0, -170.0), (math.nan, 1.0, 2.0, 3.0)):
        across = query_for("Fiji", (), box)
        assert across is not None
        assert across.viewbox is None
    with pytest.raises(ValueError, match="two capital letters"):
        Query("Kursk", ("russia",))


def test_each_outcome_has_one_sentence() -> None:
    answer = _one()
    for status in Status:
        outcome = Outcome(status, "Sudzha", "Nominatim", (answer,) if status is Status.FOUND else (), 90)
        assert "“Sudzha”" in outcome.sentence
        assert outcome.sentence.endswith(".")
        assert "Nominatim" in outcome.sentence
        assert outcome.is_known == (status in ("found", "not found"))
    with pytest.raises(ValueError, match="1 answers"):
        Outcome(Status.NOT_FOUND, "Sudzha", "Nominatim", (answer,))


def test_answers_come_back_from_the_cache_as_they_were() -> None:
    region: dict[str, Any] = {**SUDZHA, "addresstype": "state", "geojson": {"type": "Polygon", "coordinates": [SQUARE]}}
    answers = (_one(), _one(**region))
    text = to_text(answers)
    again = from_text(text)
    assert again is not None
    assert [answer.place for answer in again] == [answer.place for answer in answers]
    assert again[1].outline
    assert to_text(again) == text


@pytest.mark.parametrize("text", ["", "{}x", "3", "[3]", "[{}]", '"text"', "[" * 100_000])
def test_text_that_is_no_answer(text: str) -> None:
    assert from_text(text) is None


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([*SUDZHA, "extratags", "geojson", "category", "kind", "id", "population", "country"]), _JSON
    )
)
def test_nothing_in_an_answer_raises(raw: dict[str, Any]) -> None:
    answers, _ = answers_of([Location("X, Y", POINT, raw)], "Nominatim")
    for answer in answers:
        assert answer.place.point.lat != 0
        assert json.loads(to_text((answer,)))
