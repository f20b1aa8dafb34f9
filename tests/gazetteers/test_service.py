"""Any geopy geocoder as a gazetteer: canned answers through a geocoder that asks no network."""

from collections.abc import Callable
from typing import Any

import pytest
from geopy.exc import (
    GeocoderParseError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)
from geopy.location import Location

from dateline.errors import DatelineError, GeocodingError
from dateline.gazetteers.chain import Chain
from dateline.gazetteers.service import Service
from dateline.model import Kind, Provenance

FAILURES = [
    GeocoderTimedOut("slow"),
    GeocoderUnavailable("gone"),
    GeocoderServiceError("500"),
    GeocoderParseError("cut"),
    GeocoderQuotaExceeded("429"),
    GeocoderRateLimited("429", retry_after=7),
]


class Canned:
    """Answers as a geopy geocoder does."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.asked: list[tuple[str, bool]] = []

    def geocode(self, query: str, *, exactly_one: bool = True) -> Any:
        self.asked.append((query, exactly_one))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def _service(answer: Any) -> tuple[Service, Canned]:
    canned = Canned(answer)
    return Service(canned, "Test"), canned


def test_locations_become_places() -> None:
    found = [
        Location(
            "Sudzha, Kursk Oblast, Russia", (51.19, 35.27, 0.0), {"place_id": 42, "kind": "town", "country": "RU"}
        ),
        Location("Sudzha, Elsewhere", (10.0, 20.0, 0.0), {}),
    ]
    service, canned = _service(found)
    first, second = service.candidates("Sudzha")
    assert canned.asked == [("Sudzha", False)]
    assert (first.id, first.name, tuple(first.point)) == ("Test:42", "Sudzha", (51.19, 35.27))
    assert (first.kind, first.country, first.provenance) == (Kind.TOWN, "RU", Provenance.ONLINE)
    assert "Test" in first.source
    assert (second.id, second.kind) == ("Test:1", Kind.AREA)


@pytest.mark.parametrize("answer", [None, []])
def test_nothing_found_is_no_error(answer: Any) -> None:
    assert _service(answer)[0].candidates("Nowhere") == ()


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: type(failure).__name__)
def test_a_failure_is_never_nothing_found(failure: Exception) -> None:
    service, _ = _service(failure)
    with pytest.raises(GeocodingError, match="Test did not answer for “Sudzha”") as caught:
        service.candidates("Sudzha")
    assert caught.value.__cause__ is failure
    assert isinstance(caught.value, DatelineError)
    assert isinstance(caught.value, RuntimeError)


@pytest.mark.parametrize("raw", ["text", [1], {}, {"kind": "wrong"}, {"kind": None}])
def test_a_raw_answer_of_any_form_is_borne(raw: Any) -> None:
    (place,) = _service([Location("X, Y", (1.0, 2.0, 0.0), raw)])[0].candidates("X")
    assert (place.name, place.kind) == ("X", Kind.AREA)


def test_it_knows_no_names_and_no_extents() -> None:
    service, canned = _service([])
    assert service.known({"kyiv", "sudzha"}) == {}
    assert service.get("Test:1") is None
    assert service.outline("Test:1") is None
    assert service.country("UA") is None
    assert canned.asked == []


def test_the_embedded_gazetteer_is_such_a_geocoder(gazetteer: Chain) -> None:
    embedded: Any = gazetteer.others[0]
    geocode: Callable[..., Any] = embedded.geocode
    assert isinstance(geocode("Sudzha"), Location)
    (place, *_) = Service(embedded, "Embedded").candidates("Sudzha")
    assert place.name.startswith("Su")
    assert tuple(round(degrees, 1) for degrees in place.point) == (51.2, 35.3)
    assert place.kind is Kind.TOWN
