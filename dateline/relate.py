"""Spatial phrases to places: "near X" is an area of its own beside X, whose shape `join` makes. Pure.

Its id holds those of the places that the phrase names, so that it is the same in each run, and in a link; two mentions
with the same phrase share it.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.model import Kind, Place, Precision, Provenance, Relation, RelationKind, Resolution, Sense, Span
from dateline.rounds import WIND, reach_of, said, towards
from dateline.shapes import kilometres

APART = 600.0  # kilometres between two towns beyond which a shape between them says nothing of where
_OF_TWO = (RelationKind.BETWEEN, RelationKind.ROAD, RelationKind.BORDER)
_NOTE = {
    RelationKind.ROAD: "Drawn straight between its ends: no gazetteer here has roads.",
    RelationKind.BORDER: "The text does not say where on the border.",
    RelationKind.COAST: "The sea off it is meant too; no outline here tells the coast from the land behind it.",
}
_INSIDE = (RelationKind.PART, RelationKind.COAST, RelationKind.BORDER)  # have a meaning for an area too


def related(resolutions: Sequence[Resolution], text: str) -> Iterator[Resolution]:
    """The resolutions in their order, those of a spatial phrase with the place that it means."""
    partners = _partners(resolutions)
    for resolution in resolutions:
        relation = resolution.mention.relation
        placed = resolution.mention.sense is Sense.LITERAL and not resolution.mention.unplaced
        if relation is None or resolution.place is None or not placed:
            yield resolution
            continue
        anchors = _anchors(resolution, relation, partners)
        if not anchors:
            words = quoted(relation, text)
            yield replace(
                resolution, reason=f"{resolution.reason}; the text says {words}, which has no shape of its own"
            )
            continue
        place = _drawn_up(relation, anchors, _names(resolution, relation, partners))
        reason = f"the text says {quoted(relation, text)}; {resolution.reason}"
        yield replace(resolution, place=place, anchors=anchors, reason=reason)


def quoted(relation: Relation, text: str) -> str:
    """The words of the phrase in quotation marks, on one line."""
    return f"“{' '.join(relation.phrase.of(text).split())}”"


def _partners(resolutions: Sequence[Resolution]) -> dict[Span, dict[str, Resolution]]:
    """By phrase with two names: both by toponym, in the order of the text. An adjective counts: "the Sudanese border
    with Chad"."""
    found: dict[Span, dict[str, Resolution]] = {}
    relations = (r.mention.relation for r in resolutions)
    phrases = sorted({r.phrase for r in relations if r and r.kind in _OF_TWO})
    at = 0
    for resolution in resolutions:
        span = resolution.mention.span
        while at < len(phrases) and phrases[at].end <= span.start:
            at += 1
        for phrase in itertools.islice(phrases, at, at + 3):
            if phrase.holds(span) and resolution.place is not None:
                found.setdefault(phrase, {})[resolution.mention.toponym] = resolution
    return found


def _anchors(
    resolution: Resolution, relation: Relation, partners: dict[Span, dict[str, Resolution]]
) -> tuple[Place, ...]:
    """The places that the shape is made from, the mention's own first; empty where no shape can be."""
    place = resolution.place
    if place is None or place.kind is Kind.CONTINENT:
        return ()
    if relation.kind in _OF_TWO and relation.other is not None:
        partner = partners.get(relation.phrase, {}).get(relation.other)
        other = partner.place if partner else None
        if other is None or other.id == place.id:
            return ()
        points = place.kind.is_point + other.kind.is_point
        if points == 2 and kilometres(place.point, other.point) <= APART:
            return place, other
        return (place, other) if points == 0 and relation.kind is RelationKind.BORDER else ()
    if place.kind.is_point:
        return () if relation.kind in _OF_TWO else (place,)
    return (place,) if relation.kind in _INSIDE and place.kind not in (Kind.SEA, Kind.RIVER) else ()


def _names(resolution: Resolution, relation: Relation, partners: dict[Span, dict[str, Resolution]]) -> tuple[str, ...]:
    """What the anchors are called, in the order of the text."""
    both = partners.get(relation.phrase, {}).values() if relation.other is not None else (resolution,)
    return tuple(_called(r) for r in both)


def _called(resolution: Resolution) -> str:
    """A town as the article spells it, as on the map; all else as its gazetteer does."""
    place, spelt = resolution.place, " ".join(resolution.mention.toponym.split())
    if place is None:
        return spelt
    odd = not place.kind.is_point or place.provenance is not Provenance.EMBEDDED or spelt.isupper() or spelt.islower()
    return place.name if odd else spelt


def _drawn_up(relation: Relation, anchors: Sequence[Place], names: Sequence[str]) -> Place:
    first = anchors[0]
    ids = sorted(place.id for place in anchors)
    points = all(place.kind.is_point for place in anchors)
    return Place(
        id="~".join([ids[0], _key(relation), *ids[1:]]),
        name=_name(relation, names),
        point=first.point,
        kind=Kind.AREA,
        provenance=first.provenance,
        country=first.country if len({place.country for place in anchors}) == 1 else None,
        region=first.region if points else None,
        precision=Precision.NEAR if points else Precision.REGION,
        source=f"{_shape(relation, anchors)} ({'; '.join(dict.fromkeys(place.source for place in anchors))})",
        file=first.file,
        note=_NOTE.get(relation.kind, "No border says where it begins; drawn without an edge."),
    )


def _key(relation: Relation) -> str:
    """ "near", "south", "30km-south", "eastern", "northern-outskirts": safe in a link."""
    side = towards(relation.direction)
    if relation.kind is RelationKind.PART:
        return f"{side}ern" if side in WIND else side
    distance = f"{relation.kilometres:g}km" if relation.kilometres is not None else ""
    kind = "" if relation.kind is RelationKind.DIRECTION else str(relation.kind)
    return "-".join(word for word in (distance, side, kind) if word)


def _name(relation: Relation, names: Sequence[str]) -> str:
    name, side = names[0], f"{relation.direction} " if relation.direction else ""
    km = f"{relation.kilometres:,g} km " if relation.kilometres is not None else ""
    match relation.kind:
        case RelationKind.PART:
            return f"{_key(relation)} {name}"
        case RelationKind.NEAR:
            return f"within {km}of {name}" if km else f"near {name}"
        case RelationKind.DIRECTION:
            return f"{km}{side}of {name}" if side else f"{km}from {name}"
        case RelationKind.BETWEEN:
            return f"between {' and '.join(names)}"
        case RelationKind.ROAD:
            return f"the road from {' to '.join(names)}"
        case RelationKind.BORDER:
            return f"the {side}border of {' and '.join(names)}"
        case _:
            return f"{side}{relation.kind} of {name}"


def _shape(relation: Relation, anchors: Sequence[Place]) -> str:
    """How it is drawn, and from what."""
    first, points = anchors[0], [place for place in anchors if place.kind.is_point]
    if len(points) == 2:
        return "a straight line" if relation.kind is RelationKind.ROAD else "a band from one town to the other"
    if relation.kind is RelationKind.BORDER:
        return "what the outlines of the two share" if len(anchors) > 1 else f"all of the outline of {first.name}"
    reach = reach_of(relation, first.population) if points else None
    if reach:
        return f"{said(reach)} {first.name}"
    return f"{'a third' if relation.direction else 'all'} of the extent of {first.name}"
