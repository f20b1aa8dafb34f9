"""What a geopy service answers, as places. Each is looked at as if it came from an enemy: what is off the Earth, has no
name or no point is left out. Pure.

The fields are those of Nominatim (`format=json`); of any other service the point, the name and whatever it calls alike.
"""

import re
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from dateline.gazetteers.online.query import Answer
from dateline.gazetteers.online.shape import outline_of
from dateline.model import Coordinates, Kind, Place, Provenance

MOST = 5  # answers to a question
LONGEST_NAME = 100  # characters
MOST_SPELLINGS = 30

_ID = re.compile(r"[\w.:@-]{1,60}", re.ASCII)
_JUNK = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_OSM = {"node": "n", "way": "w", "relation": "r", "n": "n", "w": "w", "r": "r"}

# https://nominatim.org/release-docs/latest/api/Output/ (addresstype) and https://wiki.openstreetmap.org/wiki/Key:place
_KINDS = {
    **dict.fromkeys(
        "city town village hamlet isolated_dwelling locality suburb borough quarter neighbourhood city_district".split(),
        Kind.TOWN,
    ),
    **dict.fromkeys("county district state_district municipality".split(), Kind.DISTRICT),
    **dict.fromkeys("state province region".split(), Kind.REGION),
    **dict.fromkeys("sea ocean bay strait".split(), Kind.SEA),
    **dict.fromkeys("river stream canal".split(), Kind.RIVER),
    "country": Kind.COUNTRY,
    "continent": Kind.CONTINENT,
}
# Of an administrative border by its rank, where its type is not told: the first that is not passed.
_RANKS = ((4, Kind.COUNTRY), (9, Kind.REGION), (15, Kind.DISTRICT), (30, Kind.TOWN))
# Bearers of a name that no report means by it: the shop Sudzha, the street of Kursk.
_NOT_MEANT = frozenset("amenity building club craft emergency healthcare highway leisure office shop tourism".split())


def answers_of(locations: Iterable[Any], service: str) -> tuple[tuple[Answer, ...], bool]:
    """Of geopy's `Location`s; and whether any was left out because it made no sense, which is not "not found"."""
    answers: dict[str, Answer] = {}
    senseless = False
    for location in locations:
        if len(answers) == MOST:
            break
        raw = location.raw if isinstance(location.raw, dict) else {}
        if str(raw.get("class", raw.get("category"))) in _NOT_MEANT:
            continue
        answer = _answer(location, raw, service)
        if answer is None:
            senseless = True
        else:
            answers.setdefault(answer.place.id, answer)
    return tuple(answers.values()), senseless


def _answer(location: Any, raw: Mapping[str, Any], service: str) -> Answer | None:
    point = _point(location, raw)
    names = [name for value in _mapping(raw, "namedetails").values() if (name := _clean(value))]
    name = _clean(_mapping(raw, "namedetails").get("name:en")) or _clean(raw.get("name"))
    name = name or _clean(str(location.address or "").partition(",")[0])
    if point is None or not name:
        return None
    kind = _kind(raw)
    place = Place(
        id=_id(raw, service, name, point),
        name=name,
        point=point,
        kind=kind,
        provenance=Provenance.ONLINE,
        country=_country(raw),
        population=_population(raw),
        spellings=tuple(dict.fromkeys(other for other in names if other != name))[:MOST_SPELLINGS],
        source=f"{service}, asked online",
    )
    return Answer(place, None if kind.is_point else outline_of(raw.get("geojson"), point))


def _point(location: Any, raw: Mapping[str, Any]) -> Coordinates | None:
    """The service's own figures where they are at hand: geopy turns a missing one into 0 and 361 degrees into 1. A figure
    that is exactly 0 is a missing one too: nothing that is reported of lies so exactly on the equator or at Greenwich."""
    lat, lon = (raw["lat"], raw["lon"]) if "lat" in raw and "lon" in raw else (location.latitude, location.longitude)
    try:
        point = Coordinates(float(lat), float(lon))
    except (TypeError, ValueError, OverflowError):
        return None
    return point if all(abs(degrees) > 1e-7 for degrees in point) else None


def _kind(raw: Mapping[str, Any]) -> Kind:
    own = raw.get("kind")  # an `EmbeddedGeocoder`'s
    if isinstance(own, str) and own in set(Kind):
        return Kind(own)
    for key in ("addresstype", "type"):
        value = raw.get(key)
        if isinstance(value, str) and value in _KINDS:
            return _KINDS[value]
    rank = raw.get("place_rank")
    if raw.get("type") == "administrative" and isinstance(rank, int):
        return next((kind for most, kind in _RANKS if rank <= most), Kind.AREA)
    return Kind.AREA


def _id(raw: Mapping[str, Any], service: str, name: str, point: Coordinates) -> str:
    """ "osm:r72197" from OpenStreetMap's own number: a `place_id` of Nominatim's is another on each server."""
    osm_type, osm_id = raw.get("osm_type"), raw.get("osm_id")
    if isinstance(osm_type, str) and osm_type.lower() in _OSM and str(osm_id).isascii() and str(osm_id).isdigit():
        return f"osm:{_OSM[osm_type.lower()]}{str(osm_id)[:20]}"
    own = raw.get("id")
    if not (isinstance(own, str | int) and _ID.fullmatch(str(own))):
        own = blake2b(f"{name}\n{point.lat:.4f}\n{point.lon:.4f}".encode(), digest_size=6).hexdigest()
    return f"{re.sub('[^a-z0-9]', '', service.lower()) or 'online'}:{own}"


def _country(raw: Mapping[str, Any]) -> str | None:
    code = _mapping(raw, "address").get("country_code") or raw.get("country_code") or raw.get("country")
    return code.upper() if isinstance(code, str) and re.fullmatch("[A-Za-z]{2}", code) else None


def _population(raw: Mapping[str, Any]) -> int:
    value = _mapping(raw, "extratags").get("population") or raw.get("population") or 0
    digits = re.sub(r"[\s,.']", "", str(value)[:30])
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 11 else 0


def _mapping(raw: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = raw.get(key)
    return value if isinstance(value, dict) else {}


def _clean(value: object) -> str:
    """A name on one line; empty for what is none. It stays text wherever it is shown, markup in it too."""
    name = " ".join(_JUNK.sub(" ", value).split()) if isinstance(value, str) else ""
    return name if len(name) <= LONGEST_NAME else ""
