"""Answers as text for the cache, and back. What comes back is built anew, so it keeps every law of the model."""

import json
from typing import Any

from dateline.gazetteers.online.query import Answer
from dateline.model import Coordinates, Kind, Outline, Place, Provenance


def to_text(answers: tuple[Answer, ...]) -> str:
    return json.dumps([_plain(answer) for answer in answers], ensure_ascii=False, allow_nan=False)


def from_text(text: str) -> tuple[Answer, ...] | None:
    """None for what `to_text` cannot have written."""
    try:
        return tuple(map(_answer, json.loads(text)))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _plain(answer: Answer) -> dict[str, Any]:
    place = answer.place
    return {
        "id": place.id,
        "name": place.name,
        "point": tuple(place.point),
        "kind": place.kind,
        "country": place.country,
        "population": place.population,
        "spellings": place.spellings,
        "source": place.source,
        "outline": [
            [[(round(lat, 4), round(lon, 4)) for lat, lon in ring] for ring in polygon]
            for polygon in (answer.outline.polygons if answer.outline else ())
        ],
    }


def _answer(plain: dict[str, Any]) -> Answer:
    polygons = tuple(
        tuple(tuple((float(lat), float(lon)) for lat, lon in ring) for ring in polygon) for polygon in plain["outline"]
    )
    country = plain["country"]
    place = Place(
        id=str(plain["id"]),
        name=str(plain["name"]),
        point=Coordinates(*map(float, plain["point"])),
        kind=Kind(plain["kind"]),
        provenance=Provenance.ONLINE,
        country=None if country is None else str(country),
        population=int(plain["population"]),
        spellings=tuple(map(str, plain["spellings"])),
        source=str(plain["source"]),
    )
    return Answer(place, Outline(polygons) if polygons else None)
