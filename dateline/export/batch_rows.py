"""A story as the mentions of one line of `batch`: flat, every mention that names a place with its point."""

from typing import Any

from dateline.model import Resolution, Shown, Story, parent_of, precision_of


def rows(story: Story) -> list[dict[str, Any]]:
    """One a mention, in the order of the text. `lat` and `lon` are WGS 84 degrees, None where the name means no known place."""
    told = {r.mention.span: (d.shown, r.reason) for d in story.places for r in d.resolutions}
    told |= {r.mention.span: (d.shown, r.mention.because) for d in story.actors for r in d.resolutions}
    told |= {u.resolution.mention.span: (Shown.UNMAPPED, u.reason) for u in story.unmapped}
    return [_row(r, *told[r.mention.span]) for r in story.resolutions]


def _row(resolution: Resolution, shown: Shown, reason: str) -> dict[str, Any]:
    mention, place = resolution.mention, resolution.place
    precision = precision_of(place) if place else None
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "sense": str(mention.sense),
        "weak": mention.weak,
        "shown": str(shown),
        "reason": reason,
        "lat": place.point.lat if place else None,
        "lon": place.point.lon if place else None,
        "name": (mention.toponym if parent_of(place.id) else place.name) if place else None,
        "country": place.country if place else None,
        "geo_precision": int(precision) if precision else None,
    }
