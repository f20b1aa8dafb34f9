"""The words on the screen for codes: plain and exact, one place for each."""

from collections import Counter

from dateline.model import (
    UNKNOWN_IN,
    Dossier,
    Kind,
    Place,
    Precision,
    Provenance,
    RelationKind,
    Resolution,
    Sense,
    parent_of,
    precision_of,
)

PRECISION = {
    Precision.EXACT: "a particular town, its coordinates known (geo_precision 1)",
    Precision.NEAR: "a small part of a region, or near a town (geo_precision 2)",
    Precision.REGION: "a larger region; where in it is not said (geo_precision 3)",
}
NO_PRECISION = "a country or larger; where in it is not said (no geo_precision)"
PROVENANCE = {
    Provenance.CURATED: "places.yaml, kept by hand",
    Provenance.EMBEDDED: "the embedded gazetteer",
    Provenance.ONLINE: "an online geocoder",
    Provenance.MANUAL: "a person, by hand",
}
KIND = {
    Kind.TOWN: "town",
    Kind.CAPITAL: "capital city",
    Kind.DISTRICT: "district (second-level unit)",
    Kind.REGION: "region (first-level unit)",
    Kind.COUNTRY: "country",
    Kind.UNION: "union of countries",
    Kind.CONTINENT: "continent",
    Kind.SEA: "sea",
    Kind.RIVER: "river",
    Kind.AREA: "area without official borders",
}
RELATION = {
    RelationKind.PART: "part of a place",
    RelationKind.NEAR: "near a place",
    RelationKind.OUTSKIRTS: "outskirts of a town",
    RelationKind.DIRECTION: "some way from a town",
    RelationKind.BETWEEN: "between two towns",
    RelationKind.ROAD: "road",
    RelationKind.BORDER: "border",
    RelationKind.COAST: "coast",
}
SENSE = {
    Sense.LITERAL: "a place",
    Sense.METONYM: "a government, an army: who acts",
    Sense.ADJECTIVAL: "an adjective or a people: who acts",
    Sense.NESTED: "part of another name",
}

LISTED = 3  # names of places of unknown position that stand for all of them


def named(dossier: Dossier) -> list[Resolution]:
    """The mentions that name the place, without those that only describe it ("the town")."""
    return [r for r in dossier.resolutions if not r.mention.weak]


def mentions(dossier: Dossier) -> str:
    """ "4 mentions", or "4 mentions and 2 by description"."""
    strong = len(named(dossier))
    weak = len(dossier.resolutions) - strong
    return times(strong, "mention") + (f" and {weak:,} by description" if weak else "")


def names(dossier: Dossier) -> list[str]:
    """The names that the text has for the place, or for the places of unknown position in it."""
    return list(dict.fromkeys(" ".join(r.mention.text.split()) for r in named(dossier)))


def counted(dossier: Dossier) -> str:
    """The places of unknown position, each with the number of its mentions."""
    number = Counter(" ".join(r.mention.text.split()) for r in named(dossier))
    return ", ".join(name if count == 1 else f"{name} ({times(count, 'mention')})" for name, count in number.items())


def meaning(resolution: Resolution) -> str:
    """What a description stands for: "“the town”, taken to mean Sudzha"."""
    mention, place = resolution.mention, resolution.place
    meant = place.name if place and not parent_of(place.id) else mention.toponym
    return f"“{' '.join(mention.text.split())}”, taken to mean {meant}"


def title(dossier: Dossier) -> str:
    """What a place is called in the panel: `label`, but places of unknown position by their names."""
    if not parent_of(dossier.place.id):
        return label(dossier)
    unknown = names(dossier)
    more = len(unknown) - LISTED
    return ", ".join(unknown[:LISTED]) + (f" and {more:,} more" if more > 0 else "")


def kind(dossier: Dossier) -> str:
    """What sort of place it is; "eastern Ukraine" is still an area without official borders."""
    relation, place = dossier.relation, dossier.place
    if parent_of(place.id):
        return place.name
    whole = relation is None or (relation.kind is RelationKind.PART and place.precision is Precision.REGION)
    return KIND[place.kind] if whole or relation is None else RELATION[relation.kind]


def label(dossier: Dossier) -> str:
    """What a place is called on the map: a town as the article spells it, so that it is found in the text again."""
    place = dossier.place
    if parent_of(place.id):
        unknown = names(dossier)
        return f"{unknown[0] if len(unknown) == 1 else f'{len(unknown):,} places'}, position unknown"
    if not place.kind.is_point or place.provenance is not Provenance.EMBEDDED:
        return place.name
    spelt = Counter(" ".join(r.mention.text.split()) for r in named(dossier)).most_common(1)[0][0]
    return place.name if spelt.isupper() or spelt.islower() else spelt


def within(place: Place) -> str:
    """The name of the area that a place of unknown position lies in."""
    return place.name.removeprefix(UNKNOWN_IN)


def vouched_for_by(place: Place) -> str:
    """Which gazetteer vouches for a place; of a file that a person keeps or added, its name."""
    if place.provenance is not Provenance.CURATED or not place.file:
        return PROVENANCE[place.provenance]
    return f"{place.file}, {'kept by hand' if place.file.endswith(('.yaml', '.yml')) else 'a gazetteer added by hand'}"


def precision(place: Place) -> str:
    """What `geo_precision` says, in words."""
    code = precision_of(place)
    return PRECISION[code] if code else NO_PRECISION


def coordinates(place: Place) -> str:
    """Degrees with hemispheres: "51.1910° N, 35.2710° E". An area's are those of a point that stands for it."""
    lat, lon = place.point
    return f"{abs(lat):.4f}° {'N' if lat >= 0 else 'S'}, {abs(lon):.4f}° {'E' if lon >= 0 else 'W'}"


def times(count: int, one: str, many: str = "") -> str:
    """ "1 mention", "16 mentions"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
