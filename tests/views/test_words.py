"""The words for codes: one for each, and coordinates that a reader can use."""

import pytest

from dateline.model import Coordinates, Kind, Place, Precision, Provenance, Sense
from dateline.views import words


def _place(lat: float, lon: float, kind: Kind = Kind.TOWN) -> Place:
    return Place("x", "X", Coordinates(lat, lon), kind, Provenance.CURATED)


def test_every_code_has_its_own_words() -> None:
    for told, codes in (
        (words.PRECISION, Precision),
        (words.PROVENANCE, Provenance),
        (words.KIND, Kind),
        (words.SENSE, Sense),
    ):
        assert set(told) == set(codes)
        assert len(set(told.values())) == len(told)


@pytest.mark.parametrize(
    ("lat", "lon", "told"),
    [
        (51.191, 35.271, "51.1910° N, 35.2710° E"),
        (-33.45, -70.66667, "33.4500° S, 70.6667° W"),
        (0, 0, "0.0000° N, 0.0000° E"),
    ],
)
def test_coordinates(lat: float, lon: float, told: str) -> None:
    assert words.coordinates(_place(lat, lon)) == told


@pytest.mark.parametrize(
    ("kind", "code"),
    [(Kind.TOWN, "geo_precision 1"), (Kind.REGION, "geo_precision 3"), (Kind.COUNTRY, "no geo_precision")],
)
def test_precision_in_words(kind: Kind, code: str) -> None:
    assert code in words.precision(_place(1, 2, kind))


@pytest.mark.parametrize(
    ("count", "told"), [(0, "0 mentions"), (1, "1 mention"), (16, "16 mentions"), (1234, "1,234 mentions")]
)
def test_counts(count: int, told: str) -> None:
    assert words.times(count, "mention") == told
    assert words.times(count, "entry", "entries").endswith("entry" if count == 1 else "entries")
