"""Story to GeoJSON (RFC 7946): a feature for each place on the map, with its excerpts."""

import itertools
from collections.abc import Collection
from typing import Any

from dateline.export.relation import relation_of
from dateline.export.strong import strong
from dateline.model import Dossier, Excerpt, Outline, Span, Story, parent_of, precision_of, where_prec_of
from dateline.views.words import named, names


def to_geojson(story: Story, *, weak: bool = False) -> dict[str, Any]:
    """A FeatureCollection. A town is a Point, an area a MultiPolygon, a road or border a MultiLineString; longitude
    first, outer rings counter-clockwise.

    `weak`: with the descriptions ("the town"), counted and marked apart.
    """
    told = story if weak else strong(story)
    return {
        "type": "FeatureCollection",
        "features": [_feature(dossier, story.article.text, weak=weak) for dossier in told.places],
    }


def _feature(dossier: Dossier, text: str, *, weak: bool) -> dict[str, Any]:
    place = dossier.place
    precision = precision_of(place)
    lat, lon = place.point
    geometry = _geometry(dossier.outline) if dossier.outline else {"type": "Point", "coordinates": [lon, lat]}
    spans = {r.mention.span for r in dossier.resolutions if r.mention.weak}
    described = {"described": len(spans)} if weak else {}
    return {
        "type": "Feature",
        "id": place.id,
        "geometry": geometry,
        "properties": {
            "name": place.name,
            "names": names(dossier),
            "position": "unknown" if parent_of(place.id) else "known",
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
            "reason": named(dossier)[0].reason,
            "mentions": len(named(dossier)),
            **described,
            "excerpts": [_excerpt(excerpt, spans, weak=weak) for excerpt in dossier.excerpts],
        },
    }


def _excerpt(excerpt: Excerpt, described: Collection[Span], *, weak: bool) -> dict[str, Any]:
    told = {
        "start": excerpt.span.start,
        "end": excerpt.span.end,
        "quote": excerpt.quote,
        "heading": excerpt.heading,
        "mentions": [[mark.start, mark.end] for mark in excerpt.marks if mark not in described],
    }
    return told | ({"described": [[m.start, m.end] for m in excerpt.marks if m in described]} if weak else {})


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
