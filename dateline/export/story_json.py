"""Story to JSON: everything found, with offsets. The schema is `data/story.schema.json`."""

from typing import Any

from dateline.export.relation import relation_of
from dateline.export.said import said
from dateline.export.strong import strong
from dateline.export.told import told
from dateline.model import Article, Dossier, Resolution, Shown, Story, precision_of, where_prec_of


def to_json(story: Story, *, weak: bool = False) -> dict[str, Any]:
    """A value that `json.dumps` takes. `mentions` are in the order of the text; a place's `mentions` are their indices.

    `weak`: with the descriptions ("the town").
    """
    story = story if weak else strong(story)
    number = {r.mention.span: n for n, r in enumerate(story.resolutions)}
    shared = told(story)
    places: dict[str, dict[str, Any]] = {}
    for dossier in (*story.places, *story.actors):
        indices = [number[r.mention.span] for r in dossier.resolutions]
        known = places.setdefault(dossier.place.id, _place(dossier))
        known["mentions"] = sorted([*known["mentions"], *indices])
    return {
        "article": _article(story.article),
        "mentions": [shared[r.mention.span] | _meant(r, shared[r.mention.span], story) for r in story.resolutions],
        "places": list(places.values()),
        **said(story),
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


def _meant(resolution: Resolution, fields: dict[str, Any], story: Story) -> dict[str, Any]:
    relation, anchors, place = resolution.mention.relation, resolution.anchors, resolution.place
    return {
        "place": place.id if place and fields["shown"] != Shown.UNMAPPED else None,
        "relation": relation_of(relation, anchors, story.article.text) if relation and anchors else None,
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
