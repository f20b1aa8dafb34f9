"""The nouns: frozen values that every other module speaks in. Standard library only. Over 300 lines, since they are
read together: half of them are fields of another.

Offsets are half-open code-point offsets into `Article.text`. Coordinates are WGS 84 degrees,
latitude first, everywhere but in `export/` and `draw.py`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum

from dateline.claims import Claim, DateMention, Figure, OwnVoice
from dateline.spans import Span as Span  # noqa: PLC0414  # so that mypy takes it for one of these nouns


class Sense(StrEnum):
    """In what sense a place name is used."""

    LITERAL = "literal"  # a place
    METONYM = "metonym"  # a government, an army, an institution: "Kyiv said"
    ADJECTIVAL = "adjectival"  # "Russian forces"
    NESTED = "nested"  # inside an organisation's name: "Kursk Police"


class Shown(StrEnum):
    """Where a mention is found on the screen; each mention is in exactly one of them."""

    MAP = "map"
    ACTOR = "actor"
    UNMAPPED = "unmapped"


class Provenance(StrEnum):
    """Which gazetteer vouches for a place."""

    CURATED = "curated"
    EMBEDDED = "embedded"
    ONLINE = "online"
    MANUAL = "manual"


class Kind(StrEnum):
    """What sort of place it is."""

    TOWN = "town"
    CAPITAL = "capital"  # the seat of a country's government
    DISTRICT = "district"  # second-level unit
    REGION = "region"  # first-level unit
    COUNTRY = "country"
    UNION = "union"  # of countries: the European Union
    CONTINENT = "continent"
    SEA = "sea"
    RIVER = "river"
    AREA = "area"  # any other: a front, an informal region, a part of a country

    @property
    def is_point(self) -> bool:
        """Whether a map at the scale of a report can show it as one point."""
        return self in (Kind.TOWN, Kind.CAPITAL)


class Precision(IntEnum):
    """ACLED `geo_precision`: how finely the place of a mention is known."""

    EXACT = 1  # a particular town, its coordinates known
    NEAR = 2  # a small part of a region, or "near" a town
    REGION = 3  # a larger region


@dataclass(frozen=True, slots=True)
class Article:
    """One immutable text. Everything found in it is a span of `text`."""

    id: str
    title: str
    text: str
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Coordinates:
    """WGS 84 degrees. Raises ValueError for what is off the Earth."""

    lat: float
    lon: float

    def __post_init__(self) -> None:
        # NaN fails both comparisons, so it is refused too.
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueError(f"off the Earth: {self.lat}, {self.lon}")

    def __iter__(self) -> Iterator[float]:
        return iter((self.lat, self.lon))


NEAR_KM = 25.0  # UCDP: "near" is within about 25 km of the place named (GED codebook, where_prec 2)

Ring = tuple[tuple[float, float], ...]  # (lat, lon), closed: the last equals the first
Polygon = tuple[Ring, ...]  # the outer ring, then the holes
Line = tuple[tuple[float, float], ...]  # (lat, lon), two or more


@dataclass(frozen=True, slots=True)
class Outline:
    """The extent of an area; or `lines` and no polygons, of a road or a border. `approximate`: not a known border, but the hull of
    the towns within or a drawn-up shape."""

    polygons: Sequence[Polygon]
    approximate: bool = False
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of a gazetteer. `id` is stable and safe in a link."""

    id: str
    name: str
    point: Coordinates
    kind: Kind
    provenance: Provenance
    country: str | None = None  # ISO 3166-1 alpha-2
    region: str | None = None  # GeoNames first-level code, "RU.41"
    district: str | None = None  # GeoNames second-level code, "RU.41.486813"
    population: int = 0
    spellings: tuple[str, ...] = ()  # other names, as written
    precision: Precision | None = None  # None: by its kind (`precision_of`)
    source: str = ""  # where the coordinates come from
    note: str = ""
    file: str = ""  # the name of the file that vouches for it, where a person put it into one


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a name without choosing among the places that bear it."""

    kinds: frozenset[Kind]
    population: int  # of the most populous place so named; 0 where unknown
    curated: bool = False  # a person put it into a file: places.yaml or a gazetteer of their own
    refused: bool = False  # a person said that it is no place


NOT_KNOWN = Known(frozenset(), 0)  # of a name that no gazetteer has
REFUSED = Known(frozenset(), 0, refused=True)


_WITHIN = "@in"
UNKNOWN_IN = "position unknown, in "  # before the area's name, in the name of such places


def within_id(parent: str) -> str:
    """The id of all places whose position is unknown but for the area that they lie in: "kursk-oblast@in"."""
    return parent + _WITHIN


def parent_of(place_id: str) -> str:
    """The area that `within_id` was made from; empty for a place whose own position is known."""
    return place_id.removesuffix(_WITHIN) if place_id.endswith(_WITHIN) else ""


def precision_of(place: Place) -> Precision | None:
    """ACLED's code for a mention of this place alone; None for a country and what is larger (ACLED has no code)."""
    if place.precision is not None:
        return place.precision
    match place.kind:
        case Kind.TOWN | Kind.CAPITAL:
            return Precision.EXACT
        case Kind.COUNTRY | Kind.UNION | Kind.CONTINENT:
            return None
        case Kind.DISTRICT:
            return Precision.NEAR
        case _:
            return Precision.REGION


class RelationKind(StrEnum):
    """How a phrase places something by a name that is not where it is."""

    PART = "part"  # eastern X
    NEAR = "near"  # near X, within 10 km of X
    OUTSKIRTS = "outskirts"
    DIRECTION = "direction"  # south of X, 30 km south of X, 30 km from X
    BETWEEN = "between"
    ROAD = "road"  # the road from A to B
    BORDER = "border"  # of A and B; without the second, all of A's
    COAST = "coast"


@dataclass(frozen=True, slots=True)
class Relation:
    """What a spatial phrase says of a name. `phrase` holds its words and its names; two names of one phrase share it."""

    kind: RelationKind
    phrase: Span
    direction: str = ""  # as written: "north-eastern", "south"
    kilometres: float | None = None
    other: str | None = None  # the second toponym


def where_prec_of(place: Place, relation: Relation | None = None) -> int:
    """UCDP `where_prec`: 1 exact, 2 near, 3 second-level unit, 4 first-level unit, 5 larger or relative, 6 country, 7 water.

    Of a place drawn up from a phrase: 2 within 25 km of a town, which is what UCDP means by near, else 5.
    """
    if relation is not None:
        beside = relation.kind in (RelationKind.PART, RelationKind.NEAR, RelationKind.OUTSKIRTS, RelationKind.DIRECTION)
        near = place.precision is Precision.NEAR and (relation.kilometres or 0) <= NEAR_KM
        return 2 if beside and near else 5
    match place.kind:
        case Kind.TOWN | Kind.CAPITAL:
            return 1 if precision_of(place) == Precision.EXACT else 2
        case Kind.DISTRICT:
            return 3
        case Kind.REGION:
            return 4
        case Kind.COUNTRY:
            return 6
        case Kind.SEA:
            return 7
        case _:
            return 5


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the heading it stands under, both spans of the text. A heading is a sentence of its own."""

    span: Span
    heading: Span | None = None
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of a toponym."""

    span: Span
    text: str  # the words at `span`
    toponym: str  # what to look up: "Ukraine" for "eastern Ukraine"
    sense: Sense
    because: str  # why this sense, in words a reader understands
    relation: Relation | None = None  # a phrase says that it is beside the place, or in a part of it
    wants: Kind | None = None  # "Kursk region" wants a region, "the city of Kursk" a town
    unplaced: str | None = None  # why a place in the literal sense is still not where something happened
    weak: bool = False  # no name, but words that stand for one: "the town"

    @property
    def part(self) -> str | None:
        """ "eastern": only that part of the place is meant."""
        return self.relation.direction if self.relation and self.relation.kind is RelationKind.PART else None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place a toponym could mean, its score (higher is likelier; only the order means something) and the reason."""

    place: Place
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """The place a mention means, or None, with the reason in words and the candidates that lost."""

    mention: Mention
    place: Place | None
    reason: str
    losers: tuple[Candidate, ...] = ()
    unplaced: str | None = None  # why, once all places are found, nothing is said to have happened at this one
    anchors: tuple[Place, ...] = ()  # what the phrase names, the mention's own first, where `place` is drawn up from it
    score: float = 0.0  # of `place`, on the scale of the losers'
    manual: bool = False  # a person said so (`corrections.py`): no rule may overrule it

    @property
    def margin(self) -> float | None:
        """By how much the place beat the best of the losers; None where it had no rival, nothing was chosen, or a person
        did."""
        rivals = self.losers if self.place is not None and not self.manual else ()
        return self.score - rivals[0].score if rivals else None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the text says, before any gazetteer has said where: sentences and mentions in the order of the text."""

    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Whole sentences around one or more mentions, verbatim: `quote == article.text[span.start:span.end]`."""

    span: Span
    quote: str
    marks: tuple[Span, ...]  # the mentions, as spans of the article
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """One place and all said of it."""

    place: Place
    shown: Shown  # MAP or ACTOR
    resolutions: tuple[Resolution, ...]
    excerpts: tuple[Excerpt, ...]
    outline: Outline | None = None

    def __post_init__(self) -> None:
        if not self.resolutions or not self.excerpts:
            raise ValueError("no words, no pin: a dossier needs a mention and an excerpt")

    @property
    def relation(self) -> Relation | None:
        """The spatial phrase that its place is drawn up from; None for a place as a gazetteer has it."""
        return self.resolutions[0].mention.relation if self.resolutions[0].anchors else None


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A mention that is not on the map, with its sentence and the reason."""

    resolution: Resolution
    excerpt: Excerpt
    reason: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user must know: what failed, what is shown instead, what to do."""

    text: str


@dataclass(frozen=True, slots=True)
class Story:
    """The article told by place. `resolutions` holds every mention once, in the order of the text."""

    article: Article
    sentences: tuple[Sentence, ...]
    resolutions: tuple[Resolution, ...]
    places: tuple[Dossier, ...]  # on the map
    actors: tuple[Dossier, ...]
    unmapped: tuple[Unmapped, ...]
    countries: Mapping[str, str] = field(default_factory=dict)  # names of its places' countries, by ISO code
    notices: tuple[Notice, ...] = ()
    claims: tuple[Claim, ...] = ()  # these four in the order of the text
    dates: tuple[DateMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    voice: tuple[OwnVoice, ...] = ()  # the sentences that no claim touches, headings too
