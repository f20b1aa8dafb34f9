"""Story to JSON: everything found, with offsets. The schema is `data/story.schema.json`."""

from typing import Any

from dateline.export.relation import relation_of
from dateline.export.strong import strong
from dateline.model import Article, Dossier, Resolution, Shown, Story, precision_of, where_prec_of


def to_json(story: Story, *, weak: bool = False) -> dict[str, Any]:
    """A value that `json.dumps` takes. `mentions` are in the order of the text; a place's `mentions` are their indices.

    `weak`: with the descriptions ("the town").
    """
    story = story if weak else strong(story)
    number = {r.mention.span: n for n, r in enumerate(story.resolutions)}
    shown = {r.mention.span: dossier.shown for dossier in (*story.places, *story.actors) for r in dossier.resolutions}
    reasons = {u.resolution.mention.span: u.reason for u in story.unmapped}
    places: dict[str, dict[str, Any]] = {}
    for dossier in (*story.places, *story.actors):
        indices = [number[r.mention.span] for r in dossier.resolutions]
        known = places.setdefault(dossier.place.id, _place(dossier))
        known["mentions"] = sorted([*known["mentions"], *indices])
    return {
        "article": _article(story.article),
        "mentions": [
            _mention(r, story.article.text, shown.get(r.mention.span, Shown.UNMAPPED), reasons.get(r.mention.span, ""))
            for r in story.resolutions
        ],
        "places": list(places.values()),
        "notices": [notice.text for notice in story.notices],
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "text": article.text,
    }


def _mention(resolution: Resolution, text: str, shown: Shown, unmapped_because: str) -> dict[str, Any]:
    mention = resolution.mention
    reason = {Shown.MAP: resolution.reason, Shown.ACTOR: mention.because, Shown.UNMAPPED: unmapped_because}[shown]
    relation, anchors = mention.relation, resolution.anchors
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "sense": str(mention.sense),
        "weak": mention.weak,
        "shown": str(shown),
        "reason": reason,
        "place": resolution.place.id if resolution.place and shown is not Shown.UNMAPPED else None,
        "relation": relation_of(relation, anchors, text) if relation and anchors else None,
    }


def _place(dossier: Dossier) -> dict[str, Any]:
    place = dossier.place
    precision = precision_of(place)
    return {
        "id": place.id,
        "name": place.name,
        "lat": place.point.lat,
        "lon": place.point.lon,
        "kind": str(place.kind),
        "country": place.country,
        "geo_precision": int(precision) if precision else None,
        "where_prec": where_prec_of(place, dossier.relation),
        "provenance": str(place.provenance),
        "mentions": [],
    }
