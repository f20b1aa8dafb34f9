"""A GeoJSON file (RFC 7946) as entries. Its positions are longitude first; what leaves this file is latitude first."""

import json
from collections.abc import Mapping
from typing import Any

from dateline.gazetteers.curated_schema import shown
from dateline.gazetteers.hull import hull
from dateline.gazetteers.own_file import Entry, Table
from dateline.gazetteers.own_schema import columns
from dateline.model import Outline, Polygon, Ring
from dateline.shapes import point_in

VERTICES = 50_000  # of a feature; Russia's border in the embedded gazetteer has 5,000
_WGS84 = frozenset(
    {
        "crs84",
        "ogc:crs84",
        "epsg:4326",
        "urn:ogc:def:crs:ogc:1.3:crs84",
        "urn:ogc:def:crs:ogc::crs84",
        "urn:ogc:def:crs:epsg::4326",
    }
)


def read_geojson(text: str) -> Table:
    """Never raises."""
    try:
        # Python refuses integers of more than 4,300 digits; as a float such a number is infinite, and off the Earth.
        root = json.loads(text, parse_int=lambda digits: int(digits) if len(digits) < 20 else float(digits))
    except RecursionError:
        return Table(fault="nested too deep")
    except ValueError as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        return Table(fault=f"not JSON ({getattr(error, 'msg', error)})", line=line)
    features = root.get("features") if isinstance(root, dict) else None
    if not isinstance(root, dict) or root.get("type") != "FeatureCollection" or not isinstance(features, list):
        return Table(fault="not a GeoJSON FeatureCollection with a list of features")
    if foreign := _foreign(root):
        return Table(fault=foreign)
    return Table(_entry(number, feature) for number, feature in enumerate(features, 1))


def _foreign(value: Mapping[str, Any]) -> str:
    """What is wrong with a `crs` member; empty where it is WGS 84 or there is none."""
    crs = value.get("crs")
    if crs is None:
        return ""
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if isinstance(name, str) and name.strip().lower() in _WGS84:
        return ""
    return f"its crs is {shown(name or crs)}; save it in WGS 84 (EPSG:4326), longitude first"


def _entry(number: int, feature: object) -> Entry:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        return Entry(number, fault=f"not a Feature but {shown(feature)}")
    geometry, properties = feature.get("geometry"), feature.get("properties")
    if geometry is None:
        return Entry(number, fault="it has no geometry, so it is nowhere")
    if not isinstance(geometry, dict):
        return Entry(number, fault=f"its geometry must be an object, not {shown(geometry)}")
    if foreign := _foreign(feature) or _foreign(geometry):
        return Entry(number, fault=foreign)
    try:
        (lat, lon), outline, several = _shape(geometry)
    except ValueError as error:
        return Entry(number, fault=str(error))
    fields = _fields(properties if isinstance(properties, dict) else {})
    if feature.get("id") not in (None, ""):
        fields["id"] = feature["id"]
    return Entry(number, {**fields, "lat": lat, "lon": lon}, outline, several)


def _fields(properties: Mapping[str, Any]) -> dict[str, object]:
    given = {key: value for key, value in properties.items() if value not in (None, "", [])}
    values = list(given.values())
    return {key: values[n] for key, n in columns(tuple(given)).items() if key not in ("lat", "lon")}


def _shape(geometry: Mapping[str, Any]) -> tuple[tuple[float, float], Outline | None, bool]:
    """A point of it, its extent, and whether it has several points. Raises ValueError with a sentence."""
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind == "Point":
        return _position(coordinates), None, False
    if kind == "MultiPoint":
        points = [_position(value) for value in _list(coordinates, "points")]
        ring = hull(points) if len(points) <= VERTICES else None
        return points[0], Outline(((ring,),), approximate=True) if ring else None, len(set(points)) > 1
    if kind == "Polygon":
        outline = Outline((_polygon(coordinates),))
    elif kind == "MultiPolygon":
        outline = Outline(tuple(_polygon(value) for value in _list(coordinates, "polygons")))
    else:
        raise ValueError(f"its geometry is {shown(kind)}; Point, MultiPoint, Polygon and MultiPolygon are read")
    size = sum(len(ring) for polygon in outline.polygons for ring in polygon)
    if size > VERTICES:
        raise ValueError(f"its outline has {size:,} points; simplify it to {VERTICES:,} or fewer")
    lat, lon = point_in(outline)
    return (lat, lon), outline, False


def _polygon(value: object) -> Polygon:
    return tuple(_ring(ring) for ring in _list(value, "rings"))


def _ring(value: object) -> Ring:
    ring = [_position(position) for position in _list(value, "positions")]
    if ring[0] != ring[-1]:
        ring.append(ring[0])
    if len(set(ring)) < 3:
        raise ValueError("a ring of its outline has fewer than 3 points")
    return tuple(ring)


def _list(value: object, what: str) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise ValueError(f"its coordinates must be a list of {what}, not {'empty' if value == [] else shown(value)}")
    return value


def _position(value: object) -> tuple[float, float]:
    """Latitude and longitude."""
    if not isinstance(value, list) or not 2 <= len(value) <= 4:
        raise ValueError(f"a position must be [longitude, latitude], not {shown(value)}")
    wrong = [number for number in value[:2] if isinstance(number, bool) or not isinstance(number, int | float)]
    if wrong:
        raise ValueError(f"a position must be two numbers, longitude and latitude, not {shown(wrong[0])}")
    lon, lat = float(value[0]), float(value[1])
    if -180 <= lon <= 180 and -90 <= lat <= 90:  # NaN is neither
        return lat, lon
    swapped = -90 <= lon <= 90 and -180 <= lat <= 180
    hint = "; are they swapped? In GeoJSON longitude comes first" if swapped else ""
    raise ValueError(f"longitude {lon}, latitude {lat} is off the Earth{hint}")
