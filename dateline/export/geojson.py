"""Story to GeoJSON (RFC 7946): a feature for each place on the map, with its excerpts; the article as a foreign member."""

from dataclasses import asdict
from typing import Any

from dateline.export.excerpts import told
from dateline.model import Story


def to_geojson(story: Story, *, weak: bool = False) -> dict[str, Any]:
    """A FeatureCollection. A town is a Point, an area a MultiPolygon, a road or border a MultiLineString; longitude
    first, outer rings counter-clockwise. `reading_back.from_geojson` reads it.

    `weak`: with the descriptions ("the town"), each marked as such.
    """
    found = told(story, weak=weak)
    return {
        "type": "FeatureCollection",
        "article": asdict(found.article),
        "features": [_feature(_listed(asdict(place))) for place in found.places],
    }


def _feature(fields: dict[str, Any]) -> dict[str, Any]:
    place_id, geometry = fields.pop("id"), fields.pop("geometry")
    return {
        "type": "Feature",
        "id": place_id,
        "geometry": {"type": geometry["type"], "coordinates": geometry["coordinates"]},
        "properties": fields,
    }


def _listed(value: Any) -> Any:
    """With lists for tuples, as JSON has them."""
    if isinstance(value, dict):
        return {key: _listed(inner) for key, inner in value.items()}
    return [_listed(inner) for inner in value] if isinstance(value, list | tuple) else value
