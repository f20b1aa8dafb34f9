"""GeoJSON that `to_geojson` wrote, read again: the same places, excerpts and statements."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from dateline.errors import ExportError
from dateline.export.excerpts import Told

SHOWN = 60  # characters of a name in a message


def from_geojson(value: object) -> Told:
    """`value` is what `json.loads` gives. Raises ExportError, a sentence that says where the first fault is.

    Nothing of it is believed: the quotes are what the file says that they are. Whoever has the article can compare its
    `sha256`.
    """
    if not isinstance(value, Mapping) or value.get("type") != "FeatureCollection":
        raise ExportError("This is no GeoJSON FeatureCollection.")
    if not isinstance(value.get("article"), Mapping) or not isinstance(value.get("features"), list):
        raise ExportError("This GeoJSON was not made by Dateline: it does not say which article it is of.")
    places = [_fields(feature) for feature in value["features"]]
    try:
        return _adapter().validate_python({"article": value["article"], "places": places})
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        where = " → ".join(str(step)[:SHOWN] for step in fault["loc"])
        raise ExportError(f"This GeoJSON cannot be read, at {where}: {fault['msg']}.") from None


def _fields(feature: object) -> dict[str, Any]:
    if not isinstance(feature, Mapping) or not isinstance(feature.get("properties"), Mapping):
        raise ExportError("This GeoJSON cannot be read: a feature has no properties.")
    return {**feature["properties"], "id": feature.get("id"), "geometry": feature.get("geometry")}


@cache
def _adapter() -> TypeAdapter[Told]:
    return TypeAdapter(Told)
