"""Story to GeoJSON (RFC 7946): a feature for each place on the map, with its excerpts."""

import itertools
from typing import Any

from dateline.export.relation import relation_of
from dateline.model import Dossier, Excerpt, Outline, Story, precision_of, where_prec_of


def to_geojson(story: Story) -> dict[str, Any]:
    """A FeatureCollection. A town is a Point, an area a MultiPolygon, a road or border a MultiLineString; longitude
    first, outer rings counter-clockwise."""
    return {
        "type": "FeatureCollection",
        "features": [_feature(dossier, story.article.text) for dossier in story.places],
    }


def _feature(dossier: Dossier, text: str) -> dict[str, Any]:
    place = dossier.place
    precision = precision_of(place)
    lat, lon = place.point
    geometry = _geometry(dossier.outline) if dossier.outline else {"type": "Point", "coordinates": [lon, lat]}
    return {
        "type": "Feature",
        "id": place.id,
        "geometry": geometry,
        "properties": {
            "name": place.name,
            "kind": str(place.kind),
            "country": place.country,
            "geo_precision": int(precision) if precision else None,
            "where_prec": where_prec_of(place, dossier.relation),
            "relation": relation_of(dossier.relation, dossier.resolutions[0].anchors, text)
            if dossier.relation
            else None,
            "approximate": bool(dossier.outline and dossier.outline.approximate),
            "provenance": str(place.provenance),
            "source": place.source,
            "reason": dossier.resolutions[0].reason,
            "mentions": len(dossier.resolutions),
            "excerpts": [_excerpt(excerpt) for excerpt in dossier.excerpts],
        },
    }


def _excerpt(excerpt: Excerpt) -> dict[str, Any]:
    return {
        "start": excerpt.span.start,
        "end": excerpt.span.end,
        "quote": excerpt.quote,
        "heading": excerpt.heading,
        "mentions": [[mark.start, mark.end] for mark in excerpt.marks],
    }


def _geometry(outline: Outline) -> dict[str, Any]:
    if outline.lines:
        lines = [[[round(lon, 5), round(lat, 5)] for lat, lon in line] for line in outline.lines]
        return {"type": "MultiLineString", "coordinates": lines}
    return {
        "type": "MultiPolygon",
        "coordinates": [
            [
                _wound([[round(lon, 5), round(lat, 5)] for lat, lon in ring], outer=n == 0)
                for n, ring in enumerate(polygon)
            ]
            for polygon in outline.polygons
        ],
    }


def _wound(ring: list[list[float]], *, outer: bool) -> list[list[float]]:
    twice = sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in itertools.pairwise(ring))
    clockwise = twice > 0
    return ring[::-1] if clockwise == outer else ring
