"""A story as the mentions of one line of `batch`: flat, every mention that names a place with its point."""

from typing import Any

from dateline.export.told import told
from dateline.model import Resolution, Story, parent_of, precision_of


def rows(story: Story) -> list[dict[str, Any]]:
    """One a mention, in the order of the text. `lat` and `lon` are WGS 84 degrees, None where the name means no known place."""
    shared = told(story)
    return [shared[r.mention.span] | _place(r) for r in story.resolutions]


def _place(resolution: Resolution) -> dict[str, Any]:
    mention, place = resolution.mention, resolution.place
    precision = precision_of(place) if place else None
    return {
        "lat": place.point.lat if place else None,
        "lon": place.point.lon if place else None,
        "name": (mention.toponym if parent_of(place.id) else place.name) if place else None,
        "country": place.country if place else None,
        "geo_precision": int(precision) if precision else None,
    }
