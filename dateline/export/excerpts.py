"""A story as every export of its places has it: places, their excerpts, the statements in them. Standard library only.

Offsets are half-open and count code points of the article's text. What
`reading_back` takes from a file is one of these too, so each refuses what cannot be.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dateline.claims import Statement
from dateline.export.geometry import Geometry, geometry_of, on_earth
from dateline.export.relation import relation_of
from dateline.export.strong import strong
from dateline.model import Article, Dossier, Excerpt, Mention, Story, parent_of, precision_of, where_prec_of
from dateline.statements import speaker, statements
from dateline.views.words import named, names


@dataclass(frozen=True, slots=True)
class Anchor:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a place is drawn up from: the fields of `relation_of`."""

    kind: str
    direction: str | None
    kilometres: float | None
    phrase: str
    start: int
    end: int
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of the place within an excerpt. `weak`: words that only describe it."""

    start: int
    end: int
    text: str
    sense: str
    weak: bool

    def __post_init__(self) -> None:
        _as_long(self.text, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Days:
    """Both included, as 2025-03-08. `precision`: ACLED's 1 a date, 2 a week or so, 3 a month."""

    first: str
    last: str
    precision: int


@dataclass(frozen=True, slots=True)
class Said:
    """Who says what stands in an excerpt. `role`, `side`, `cue` are None where the article itself says it."""

    start: int
    end: int
    speaker: str
    role: str | None
    side: str | None
    cue: str | None
    quoted: bool
    status: str
    reason: str
    event_type: str | None
    sub_event_type: str | None
    time: Days | None


@dataclass(frozen=True, slots=True)
class Quoted:
    """An excerpt, verbatim."""

    start: int
    end: int
    quote: str
    heading: str | None
    mentions: tuple[Named, ...]
    statements: tuple[Said, ...]

    def __post_init__(self) -> None:
        _as_long(self.quote, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Placed:
    """A place on the map. `lat`, `lon` of an area are of a point that stands for it. `mentions` counts the names,
    `described` what only describes the place."""

    id: str
    name: str
    names: tuple[str, ...]
    position: Literal["known", "unknown"]
    kind: str
    country: str | None
    lat: float
    lon: float
    geo_precision: int | None
    where_prec: int
    relation: Phrase | None
    approximate: bool
    provenance: str
    source: str
    reason: str
    mentions: int
    described: int
    excerpts: tuple[Quoted, ...]
    geometry: Geometry

    def __post_init__(self) -> None:
        on_earth(((self.lon, self.lat),))
        if not self.excerpts:
            raise ValueError("no words, no pin: a place needs an excerpt")


@dataclass(frozen=True, slots=True)
class Source:
    """The article, without its text: `sha256` is that of the text as UTF-8, `characters` counts its code points."""

    id: str
    title: str
    publisher: str | None
    published: str | None
    url: str | None
    characters: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Told:
    """All that an export holds: the article and its places on the map."""

    article: Source
    places: tuple[Placed, ...]


def told(story: Story, *, weak: bool = False) -> Told:
    """`weak`: with the descriptions ("the town")."""
    kept = story if weak else strong(story)
    return Told(_source(story.article), tuple(_placed(dossier, story) for dossier in kept.places))


def days_of(statements: Iterable[Said]) -> tuple[str, str] | None:
    """The first and the last day of all of them."""
    times = [said.time for said in statements if said.time]
    return (min(time.first for time in times), max(time.last for time in times)) if times else None


def _source(article: Article) -> Source:
    return Source(
        article.id,
        article.title,
        article.publisher,
        article.published.isoformat() if article.published else None,
        article.url,
        len(article.text),
        hashlib.sha256(article.text.encode("utf-8", "replace")).hexdigest(),
    )


def _placed(dossier: Dossier, story: Story) -> Placed:
    place, text = dossier.place, story.article.text
    precision = precision_of(place)
    mentions = {r.mention.span: r.mention for r in dossier.resolutions}
    strongly = named(dossier)
    return Placed(
        id=place.id,
        name=place.name,
        names=tuple(names(dossier)),
        position="unknown" if parent_of(place.id) else "known",
        kind=str(place.kind),
        country=place.country,
        lat=place.point.lat,
        lon=place.point.lon,
        geo_precision=int(precision) if precision else None,
        where_prec=where_prec_of(place, dossier.relation),
        relation=_phrase(dossier, text),
        approximate=bool(dossier.outline and dossier.outline.approximate),
        provenance=str(place.provenance),
        source=place.source,
        reason=strongly[0].reason,
        mentions=len(strongly),
        described=len(dossier.resolutions) - len(strongly),
        excerpts=tuple(
            _quoted(excerpt, [mentions[mark] for mark in excerpt.marks], story) for excerpt in dossier.excerpts
        ),
        geometry=geometry_of(dossier),
    )


def _phrase(dossier: Dossier, text: str) -> Phrase | None:
    if dossier.relation is None:
        return None
    fields = relation_of(dossier.relation, dossier.resolutions[0].anchors, text)
    return Phrase(**(fields | {"anchors": tuple(Anchor(**anchor) for anchor in fields["anchors"])}))


def _quoted(excerpt: Excerpt, mentions: Iterable[Mention], story: Story) -> Quoted:
    return Quoted(
        excerpt.span.start,
        excerpt.span.end,
        excerpt.quote,
        excerpt.heading,
        tuple(Named(m.span.start, m.span.end, m.text, str(m.sense), m.weak) for m in mentions),
        tuple(map(_said, statements(excerpt.span, story))),
    )


def _said(statement: Statement) -> Said:
    by, time = statement.attribution, statement.time
    return Said(
        start=statement.span.start,
        end=statement.span.end,
        speaker=speaker(statement),
        role=by.role if by else None,
        side=by.side if by else None,
        cue=by.cue if by else None,
        quoted=statement.attribution is not None and statement.quoted,
        status=str(statement.status),
        reason=statement.because,
        event_type=statement.event_type,
        sub_event_type=statement.sub_event_type,
        time=Days(time.first.isoformat(), time.last.isoformat(), time.precision) if time else None,
    )


def _as_long(words: str, start: int, end: int) -> None:
    if not 0 <= start < end or len(words) != end - start:
        raise ValueError(f"its words are not as long as the stretch from {start} to {end}")
