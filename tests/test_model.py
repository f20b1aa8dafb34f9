"""The nouns refuse what cannot be, and the codes of ACLED and UCDP follow from the kind."""

import dataclasses
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import (
    Coordinates,
    Dossier,
    Excerpt,
    Kind,
    Mention,
    Place,
    Precision,
    Provenance,
    Resolution,
    Sense,
    Shown,
    Span,
    precision_of,
    where_prec_of,
)

# kind, geo_precision, where_prec
CODES = [
    (Kind.TOWN, Precision.EXACT, 1),
    (Kind.CAPITAL, Precision.EXACT, 1),
    (Kind.DISTRICT, Precision.NEAR, 3),
    (Kind.REGION, Precision.REGION, 4),
    (Kind.COUNTRY, None, 6),
    (Kind.UNION, None, 5),
    (Kind.CONTINENT, None, 5),
    (Kind.SEA, Precision.REGION, 7),
    (Kind.RIVER, Precision.REGION, 5),
    (Kind.AREA, Precision.REGION, 5),
]


def _place(kind: Kind, precision: Precision | None = None) -> Place:
    return Place("x", "X", Coordinates(1, 2), kind, Provenance.CURATED, precision=precision)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 3), (3, 2), (-1, 2)])
def test_a_span_is_never_empty_or_backwards(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@given(st.text(min_size=1), st.data())
def test_a_span_gives_its_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert Span(start, end).of(text) == text[start:end]
    assert Span(0, len(text)).holds(Span(start, end))


def test_a_span_holds_itself_but_not_what_juts_out() -> None:
    assert Span(2, 5).holds(Span(2, 5))
    assert not Span(2, 5).holds(Span(1, 5))
    assert not Span(2, 5).holds(Span(2, 6))


@pytest.mark.parametrize(
    ("lat", "lon"), [(90.1, 0), (-91, 0), (0, 180.5), (0, -181), (math.nan, 0), (0, math.nan), (math.inf, 0)]
)
def test_coordinates_off_the_earth_are_refused(lat: float, lon: float) -> None:
    with pytest.raises(ValueError, match="off the Earth"):
        Coordinates(lat, lon)


def test_coordinates_are_latitude_first() -> None:
    lat, lon = Coordinates(51.19, 35.27)
    assert (lat, lon) == (51.19, 35.27)
    assert tuple(Coordinates(-90, 180)) == (-90, 180)


@pytest.mark.parametrize(("kind", "geo", "where"), CODES)
def test_codes_by_kind(kind: Kind, geo: Precision | None, where: int) -> None:
    assert precision_of(_place(kind)) is geo
    assert where_prec_of(_place(kind)) == where


def test_every_kind_has_its_codes() -> None:
    assert {kind for kind, _, _ in CODES} == set(Kind)


def test_a_precision_that_is_given_wins() -> None:
    assert precision_of(_place(Kind.TOWN, Precision.NEAR)) is Precision.NEAR
    assert where_prec_of(_place(Kind.TOWN, Precision.NEAR)) == 2


def test_only_towns_are_points() -> None:
    assert {kind for kind in Kind if kind.is_point} == {Kind.TOWN, Kind.CAPITAL}


def test_no_words_no_pin() -> None:
    place = _place(Kind.TOWN)
    mention = Mention(Span(0, 1), "X", "X", Sense.LITERAL, "because")
    resolution = Resolution(mention, place, "the only place of this name")
    excerpt = Excerpt(Span(0, 1), "X", (Span(0, 1),))
    assert Dossier(place, Shown.MAP, (resolution,), (excerpt,))
    for resolutions, excerpts in (((), (excerpt,)), ((resolution,), ())):
        with pytest.raises(ValueError, match="no words, no pin"):
            Dossier(place, Shown.MAP, resolutions, excerpts)


def test_the_nouns_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        _place(Kind.TOWN).name = "Y"  # type: ignore[misc]
