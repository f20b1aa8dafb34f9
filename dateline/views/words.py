"""The words on the screen for codes: plain and exact, one place for each."""

from collections import Counter

from dateline.model import Dossier, Kind, Place, Precision, Provenance, RelationKind, Sense, precision_of

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
    Provenance.MANUAL: "a person, in this session",
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


def kind(dossier: Dossier) -> str:
    """What sort of place it is; "eastern Ukraine" is still an area without official borders."""
    relation, place = dossier.relation, dossier.place
    whole = relation is None or (relation.kind is RelationKind.PART and place.precision is Precision.REGION)
    return KIND[place.kind] if whole or relation is None else RELATION[relation.kind]


def label(dossier: Dossier) -> str:
    """What a place is called on the screen: a town as the article spells it, so that it is found in the text again."""
    place = dossier.place
    if not place.kind.is_point or place.provenance is not Provenance.EMBEDDED:
        return place.name
    spelt = Counter(" ".join(r.mention.text.split()) for r in dossier.resolutions).most_common(1)[0][0]
    return place.name if spelt.isupper() or spelt.islower() else spelt


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
