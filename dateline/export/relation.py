"""A spatial phrase as JSON, the same in every export."""

from collections.abc import Sequence
from typing import Any

from dateline.model import Place, Relation


def relation_of(relation: Relation, anchors: Sequence[Place], text: str) -> dict[str, Any]:
    """What the phrase says, and the places that it names, by the ids that they have in their gazetteers."""
    return {
        "kind": str(relation.kind),
        "direction": relation.direction or None,
        "kilometres": relation.kilometres,
        "phrase": relation.phrase.of(text),
        "start": relation.phrase.start,
        "end": relation.phrase.end,
        "anchors": [{"id": place.id, "name": place.name} for place in anchors],
    }
