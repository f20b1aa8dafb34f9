"""Story to what the map shows, as data: marks with a shape that says how finely the place is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from dateline.model import (
    Coordinates,
    Dossier,
    Kind,
    Outline,
    Place,
    Precision,
    RelationKind,
    Story,
    parent_of,
    precision_of,
)
from dateline.shapes import holds, point_in, thinned
from dateline.views.signs import CODES, DISPUTED, SHORT, signs_of
from dateline.views.signs import MEANING as SIGN_MEANING
from dateline.views.words import label, named, names

VERTICES = 1500  # an outline's at most; Kursk Oblast has about 300


class Shape(StrEnum):
    """How a place is drawn. Each means one thing; the legend says it in these words."""

    POINT = "point"
    NEAR = "near"
    AREA = "area"
    COUNTRY = "country"
    VAGUE = "vague"
    AROUND = "around"
    ROAD = "road"
    BORDER = "border"
    APPROXIMATE = "approximate"
    UNKNOWN = "unknown"
    LOSER = "loser"
    LOSER_AREA = "loser area"


MEANING = {
    Shape.POINT: "Town: a point, with the number of its mentions",
    Shape.NEAR: "Near or part of a town: a ring, not a point",
    Shape.AREA: "Region: the whole of it, since the text does not say where in it",
    Shape.COUNTRY: "Country: an outline alone; where in it is not said",
    Shape.VAGUE: "Part of an area: no border says where it begins",
    Shape.AROUND: "Near, outside, some way from or between towns: somewhere in the soft shape, as the text puts it",
    Shape.ROAD: "Road: drawn straight between its ends; there is no road data here",
    Shape.BORDER: "Border: somewhere along the dots; the text does not say where",
    Shape.APPROXIMATE: "Approximate extent: around the towns that belong to it",
    Shape.UNKNOWN: "Position unknown: no gazetteer has it, the text says in which area it lies",
    Shape.LOSER: "Another town of this name, not chosen: a grey point, with its distance from the one chosen",
    Shape.LOSER_AREA: "Another area of this name, not chosen: its name in grey, with its distance from the one chosen",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One place on the map. `point` is where its label stands; an area is never drawn as a pin.

    The shape says how finely the place is known; the ring of a pin and the edge of a label say what is said to have
    happened there: `standing` is one of `signs.CODES`, empty where nobody has looked for claims.
    """

    id: str
    name: str
    mentions: int
    shape: Shape
    point: Coordinates
    outline: Outline | None = None
    share: str = ""  # of a map of several articles: which of them name it, a `views.compare.Share`
    standing: str = ""
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A shape, what it means, and the names of the places drawn so, in the order of the text."""

    shape: Shape
    meaning: str
    names: tuple[str, ...]
    share: str = ""


@dataclass(frozen=True, slots=True)
class MapView:
    """All that the map shows of a story, whichever place is chosen."""

    marks: tuple[Mark, ...]
    legend: tuple[LegendEntry, ...]
    signs: tuple[tuple[str, str, str], ...] = ()  # of what is said to have happened: code, words, meaning


def map_view(story: Story) -> MapView:
    """The marks in the order of the text."""
    signs = [signs_of(dossier, story) for dossier in story.places]
    drawn = zip(map(mark_of, story.places), signs, strict=True)
    marks = tuple(replace(mark, standing=standing, disputed=disputed) for mark, (standing, disputed) in drawn)
    return MapView(marks, _legend(zip(marks, story.places, strict=True)), _signs(marks))


def shown(story: Story) -> Mapping[str, tuple[int, str, bool]]:
    """What the map shows of a filtered story: of each place that is left the number on its mark, its standing, and whether
    sides contradict each other."""
    return {dossier.place.id: (_counted(dossier), *signs_of(dossier, story)) for dossier in story.places}


def _counted(dossier: Dossier) -> int:
    """The names within the excerpts that a filter left."""
    marks = {mark for excerpt in dossier.excerpts for mark in excerpt.marks}
    return sum(r.mention.span in marks for r in named(dossier))


def mark_of(dossier: Dossier) -> Mark:
    """A place on the map."""
    place, outline = dossier.place, dossier.outline
    return Mark(
        id=place.id,
        name=label(dossier),
        mentions=len(named(dossier)),
        shape=_shape(dossier),
        point=_label_point(place, outline),
        outline=thinned(outline, VERTICES) if outline else None,
    )


def _label_point(place: Place, outline: Outline | None) -> Coordinates:
    """A gazetteer's point for an area of islands or bays may lie outside it; a label should not."""
    return place.point if outline is None or holds(outline, place.point) else point_in(outline)


def _shape(dossier: Dossier) -> Shape:
    place = dossier.place
    if parent_of(place.id):
        return Shape.UNKNOWN
    if place.kind.is_point:
        return Shape.POINT if precision_of(place) is Precision.EXACT else Shape.NEAR
    if dossier.relation:
        return _drawn_up(dossier)
    if dossier.outline and dossier.outline.approximate:
        return Shape.APPROXIMATE
    return Shape.COUNTRY if place.kind in (Kind.COUNTRY, Kind.UNION) else Shape.AREA


def _drawn_up(dossier: Dossier) -> Shape:
    """The shape of a place that a spatial phrase names."""
    if dossier.outline and dossier.outline.lines:
        road = dossier.relation and dossier.relation.kind is RelationKind.ROAD
        return Shape.ROAD if road else Shape.BORDER
    return Shape.AROUND if precision_of(dossier.place) is Precision.NEAR else Shape.VAGUE


def _signs(marks: Iterable[Mark]) -> tuple[tuple[str, str, str], ...]:
    """All of them, since a filter may leave one that the whole story does not show; none where nobody looked for claims."""
    if not any(mark.standing for mark in marks):
        return ()
    return tuple((sign, SHORT[sign], SIGN_MEANING[sign]) for sign in (*CODES, DISPUTED))


def _legend(drawn: Iterable[tuple[Mark, Dossier]]) -> tuple[LegendEntry, ...]:
    listed: dict[Shape, list[str]] = {}
    for mark, dossier in drawn:
        listed.setdefault(mark.shape, []).extend(names(dossier) if mark.shape is Shape.UNKNOWN else [mark.name])
    return tuple(LegendEntry(shape, MEANING[shape], tuple(listed[shape])) for shape in Shape if shape in listed)
