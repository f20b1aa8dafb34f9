"""Evidence: what speaks for and against a place that a name could mean. Rules over the rest of the text; pure.

Each rule gives a candidate points and says why in words. Only the order of the sums means something.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import exp, log10

from dateline.model import Kind, Mention, Place, Provenance, RelationKind, Sense
from dateline.names import fold
from dateline.shapes import kilometres

NEAR = 150.0  # kilometres over which the pull of a place already found falls to a third

# What a name means before the text is read, in points. Towns count by the logarithm of their inhabitants (0 to 4.4).
PRIOR = {Kind.COUNTRY: 6.0, Kind.UNION: 6.0, Kind.CONTINENT: 5.0, Kind.SEA: 3.2, Kind.RIVER: 3.0, Kind.AREA: 3.6}
_BY_PEOPLE = {Kind.REGION: (1.0, 0.3), Kind.DISTRICT: (0.0, 0.25), Kind.CAPITAL: (1.5, 0.6), Kind.TOWN: (0.0, 0.6)}
PULL, MOST_PULL = 1.5, 2.5  # points of one place already found near by, and of all together
BY_NAME = 1.5  # points for a region or country whose name is just this
BY_SEA = 4.0
AMONG_CAPITALS = 1.0  # points for a capital beside others
LARGE = 100_000  # inhabitants
ELSEWHERE, ELSEWHERE_LARGE = 1.5, 0.5  # points against a place in a country that the text does not name; a large one
REGION_NAMED, REGION_SHARE = 0.0, 3.0  # points for a place whose region the text names
LOCAL = frozenset({Kind.TOWN, Kind.CAPITAL, Kind.DISTRICT, Kind.REGION})  # near enough to others to tell by
WITHIN = {", ": 5.0, ", in ": 3.0, " in ": 3.0, " (": 3.0, ", in the ": 3.0, " in the ": 3.0}
_LIKE_REGION = {Kind.REGION: 6.0, Kind.AREA: 4.0, Kind.DISTRICT: 2.0}


@dataclass(frozen=True, slots=True)
class Case:
    """A mention with the places that it could mean."""

    mention: Mention
    places: tuple[Place, ...]
    sentence: int  # its number
    key: str  # its toponym, folded


@dataclass(frozen=True, slots=True)
class Setting:
    """What the rest of the text says for or against a candidate."""

    countries: Counter[str]  # how often the text names each country, by its name, its people or its capital
    votes: Counter[tuple[str, str]]  # the same by country and toponym: a name is no evidence for itself
    following: Mapping[Mention, tuple[str, Case]]  # the words up to the next name, and that name
    provinces: Counter[tuple[str, str]]  # how often the text names each first-level region, by region and toponym
    regions: Mapping[int, Mapping[tuple[str, str], Place]]  # by sentence: toponyms and ids of regions they could mean
    placed: tuple[tuple[str, Place, str], ...]  # places already found, their toponyms and their names, folded
    preferred: Callable[[str], tuple[str, str] | None]


# Spatial phrases that are said of a town rather than of the region of the same name.
OF_TOWNS = (RelationKind.NEAR, RelationKind.OUTSKIRTS, RelationKind.DIRECTION, RelationKind.BETWEEN, RelationKind.ROAD)

Ground = tuple[float, str]  # points for a candidate, and the reason in words
NOTHING: Ground = (0.0, "it is the most prominent of this name")


def prior(place: Place) -> float:
    if place.kind in PRIOR:
        return PRIOR[place.kind]
    base, rate = _BY_PEOPLE[place.kind]
    return base + rate * log10(place.population + 1)


def _curated(place: Place, case: Case, setting: Setting) -> Ground:
    return (1.0, f"{place.file or 'places.yaml'} vouches for it") if place.provenance is Provenance.CURATED else NOTHING


def _asked_for(place: Place, case: Case, setting: Setting) -> Ground:
    wants = case.mention.wants
    relation = case.mention.relation
    if case.mention.part and place.kind.is_point:
        return -1.0, "the text means a part of an area"
    if relation and relation.kind in OF_TOWNS and wants is None and place.kind in (Kind.REGION, Kind.DISTRICT):
        return -4.0, "the text says this of a town"
    if case.mention.sense is Sense.ADJECTIVAL:
        return (
            (-3.0, "an adjective is no town") if place.kind.is_point else (3.0, "the adjective is made from its name")
        )
    if wants is None:
        return NOTHING
    if wants is Kind.TOWN:
        return (6.0 if place.kind.is_point else -3.0), "the text calls it a town"
    if wants is Kind.REGION and place.kind in _LIKE_REGION:
        return _LIKE_REGION[place.kind], "the text calls it a region"
    return (6.0 if place.kind is wants else -3.0), f"the text calls it a {wants}"


def _preferred(place: Place, case: Case, setting: Setting) -> Ground:
    preference = setting.preferred(case.mention.toponym)
    if preference and preference[0] == place.id:
        return 2.5, f"places.yaml prefers it{': ' + preference[1] if preference[1] else ''}"
    return NOTHING


def _within_next(place: Place, case: Case, setting: Setting) -> Ground:
    """ "Paris, Texas": the name that follows after a comma, or "in", is what the place lies in."""
    gap, other = setting.following[case.mention]
    for container in other.places[:3]:
        if contains(container, place):
            return WITHIN[gap], f"{container.name} is named right after it"
    return NOTHING


def contains(container: Place, place: Place) -> bool:
    if container.id == place.id or container.country != place.country:
        return False
    if container.kind is Kind.COUNTRY:
        return place.kind is not Kind.COUNTRY
    return container.kind is Kind.REGION and container.region is not None and container.region == place.region


def _of_country(place: Place, case: Case, setting: Setting) -> Ground:
    own = setting.votes[place.country or "", case.mention.toponym]
    total = sum(setting.countries.values()) - own
    if total <= 0 or place.kind in PRIOR:
        return NOTHING
    named = setting.countries[place.country or ""] - own
    if named:
        # One mention in passing ("he flew to London") is little evidence; three are all that is needed.
        return (1.0 + 2.0 * named / total) * min(
            1.0, named / 3
        ), "the text names its country, its people or places in it"
    most = ELSEWHERE if place.population < LARGE and place.kind is not Kind.CAPITAL else ELSEWHERE_LARGE
    return -min(most, total / 3), "the text does not name its country"


def _of_named_region(place: Place, case: Case, setting: Setting) -> Ground:
    """The text names its region, or places in it, somewhere."""
    if place.region is None or place.kind in PRIOR or place.kind is Kind.REGION:
        return NOTHING
    name = case.key
    own = setting.provinces[place.region, name]
    named = setting.provinces[place.region, ""] - own
    if named <= 0:
        return NOTHING
    total = setting.provinces["", ""] - setting.provinces["", name]
    return (REGION_NAMED + REGION_SHARE * named / max(total, 1)) * min(
        1.0, named / 2
    ), "the text names its region, or places in it"


def _of_region(place: Place, case: Case, setting: Setting) -> Ground:
    for (toponym, _), region in setting.regions.get(case.sentence, {}).items():
        if toponym != case.mention.toponym and contains(region, place):
            return 2.0, f"{region.name} is named in the same sentence"
    return NOTHING


def _near(place: Place, case: Case, setting: Setting) -> Ground:
    if place.kind in PRIOR:
        return NOTHING
    nearest, pull, key = NOTHING, 0.0, case.key
    for toponym, other, name in setting.placed:
        if abs(other.point.lat - place.point.lat) > 5 or key in (toponym, name) or other.id == place.id:
            continue
        distance = kilometres(place.point, other.point)
        points = PULL * exp(-distance / NEAR)
        pull += points
        if points > max(nearest[0], 0.1):
            nearest = points, f"it is {distance:,.0f} km from {other.name}, which the text names too"
    return min(pull, MOST_PULL), nearest[1]


def _spelled(place: Place, case: Case, setting: Setting) -> Ground:
    """A name that only some language's spelling of it matches is believed less: Ghana is "Qana" to some, Madinah "Matina"."""
    if place.provenance is Provenance.CURATED:
        return NOTHING
    key, name = case.key, fold(place.name)
    if name == key:
        if place.kind is Kind.SEA:  # a state on its shore is called after it, and seldom meant
            return BY_SEA, "it is the sea of this name"
        return (
            (BY_NAME, f"it is the {place.kind} of this name") if place.kind in (Kind.REGION, Kind.COUNTRY) else NOTHING
        )
    if place.kind.is_point and any(p.kind is Kind.COUNTRY and p.country == place.country for p in case.places[:3]):
        return -6.0, "the country itself bears the name"  # Mexico City is "Mexico" to its people
    if not place.kind.is_point and place.kind is not Kind.COUNTRY and key in name:
        return NOTHING
    return (-2.0 if place.kind is Kind.COUNTRY else -1.0), "only another spelling of it is the same"


def _among_capitals(place: Place, case: Case, setting: Setting) -> Ground:
    """ "Washington" beside London, Moscow or Kyiv is the capital."""
    if place.kind is not Kind.CAPITAL:
        return NOTHING
    others = any(other.kind is Kind.CAPITAL and other.country != place.country for _, other, _ in setting.placed)
    return (AMONG_CAPITALS, "the text names other capitals") if others else NOTHING


def _namesake_state(place: Place, case: Case, setting: Setting) -> Ground:
    """ "Georgia" in a text on the United States that names nothing else of the Caucasus is the state."""
    if place.kind is not Kind.COUNTRY or case.mention.sense is Sense.ADJECTIVAL:
        return NOTHING
    if setting.countries[place.country or ""] > setting.votes[place.country or "", case.mention.toponym]:
        return NOTHING
    for other in case.places[:4]:
        if other.kind is Kind.REGION and other.country != place.country and setting.countries[other.country or ""] > 1:
            return -5.0, f"the text names {other.country}, but nothing else of this country"
    return NOTHING


Rule = Callable[[Place, Case, Setting], Ground]


def rules_of(case: Case, setting: Setting) -> list[Rule]:
    """The rules that could say something of any of its places: most say nothing of most names."""
    mention, several = case.mention, len(case.places) > 1
    asked_for = mention.wants or mention.relation or mention.sense is Sense.ADJECTIVAL
    regions = (toponym for toponym, _ in setting.regions.get(case.sentence, ()))
    asked: tuple[tuple[Rule, object], ...] = (
        (_spelled, several),
        (_among_capitals, several),
        (_namesake_state, True),
        (_asked_for, asked_for),
        (_preferred, setting.preferred(mention.toponym)),
        (_within_next, setting.following.get(mention, ("", case))[0] in WITHIN),
        (_of_country, True),
        (_of_named_region, setting.provinces),
        (_of_region, any(toponym != mention.toponym for toponym in regions)),
        (_near, several and setting.placed),
        (_curated, True),
    )
    return [rule for rule, asks in asked if asks]
