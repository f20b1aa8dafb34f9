"""Several stories to what one map shows of them: which places all of them name, which only some, and what each says of one.
Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dateline.model import Dossier, Story
from dateline.statements import about
from dateline.views import words
from dateline.views.claims import MOST, Column, told_of
from dateline.views.map_view import LegendEntry, MapView, Shape, mark_of
from dateline.views.words import named, title

TITLE = 60  # characters of a title above a column


class Share(StrEnum):
    """Which of the articles name a place. The map fills a sign for it, wholly or by half."""

    ALL = "all"
    FIRST = "first"  # of two, the first alone
    SECOND = "second"
    SOME = "some"  # of more than two


@dataclass(frozen=True, slots=True)
class Compared:
    """A place that at least one article has on its map; `mentions` by name, one number an article."""

    id: str
    name: str
    kind: str
    mentions: tuple[int, ...]
    share: Share


def compared(stories: Sequence[Story]) -> tuple[Compared, ...]:
    """What most articles name first; of that, what all of them name most; else in the order of the texts."""
    found = [_compared(place_id, dossiers) for place_id, dossiers in _dossiers(stories).items()]
    return tuple(sorted(found, key=_weight))


def shared(places: Sequence[Compared]) -> Compared | None:
    """Of `compared`: the place that can best be compared; None where no two articles name the same."""
    return next((each for each in places[:1] if sum(map(bool, each.mentions)) > 1), None)


def compare_map(stories: Sequence[Story]) -> MapView:
    """One mark a place, with the mentions of all articles together."""
    dossiers, found = _dossiers(stories), compared(stories)
    marks = tuple(
        replace(mark_of(next(filter(None, dossiers[each.id]))), mentions=sum(each.mentions), share=str(each.share))
        for each in found
    )
    legend = (
        LegendEntry(Shape.POINT, meaning, names, str(share))
        for share, meaning in _meanings(stories).items()
        if (names := tuple(each.name for each in found if each.share is share))
    )
    return MapView(marks, tuple(legend))


def share_words(each: Compared) -> str:
    """ "both", "the first alone", "2 of 3"."""
    of = len(each.mentions)
    match each.share:
        case Share.ALL:
            return "both" if of == 2 else "all"
        case Share.SOME:
            return f"{sum(map(bool, each.mentions))} of {of}"
        case share:
            return f"the {share} alone"


def told(place_id: str, stories: Sequence[Story]) -> tuple[Column, ...]:
    """What each article says of a place: a column an article, empty where it does not name it."""
    return tuple(
        _column(story, dossier)
        for story, dossier in zip(stories, _dossiers(stories).get(place_id, [None] * len(stories)), strict=True)
    )


def short(story: Story) -> str:
    """The title of its article, cut."""
    name = " ".join(story.article.title.split())
    return name if len(name) <= TITLE else f"{name[: TITLE - 1]}…"


def _meanings(stories: Sequence[Story]) -> Mapping[Share, str]:
    if len(stories) != 2:
        return {Share.ALL: f"Named by all {len(stories)} articles", Share.SOME: "Named by some of them"}
    return {
        Share.ALL: "Named by both articles",
        Share.FIRST: f"Only in “{short(stories[0])}”",
        Share.SECOND: f"Only in “{short(stories[1])}”",
    }


def _dossiers(stories: Sequence[Story]) -> dict[str, list[Dossier | None]]:
    """By place, that of each story."""
    found: dict[str, list[Dossier | None]] = {}
    for number, story in enumerate(stories):
        for dossier in story.places:
            found.setdefault(dossier.place.id, [None] * len(stories))[number] = dossier
    return found


def _compared(place_id: str, dossiers: Sequence[Dossier | None]) -> Compared:
    first = next(filter(None, dossiers))
    mentions = tuple(len(named(dossier)) if dossier else 0 for dossier in dossiers)
    return Compared(place_id, title(first), words.kind(first), mentions, _share(mentions))


def _weight(each: Compared) -> tuple[int, int, int]:
    return -sum(map(bool, each.mentions)), -min(each.mentions), -sum(each.mentions)


def _share(mentions: Sequence[int]) -> Share:
    if all(mentions):
        return Share.ALL
    if len(mentions) != 2:
        return Share.SOME
    return Share.FIRST if mentions[0] else Share.SECOND


def _column(story: Story, dossier: Dossier | None) -> Column:
    statements = about(dossier, story) if dossier else ()
    return Column(short(story), len(statements), tuple(told_of(each, story) for each in statements[:MOST]))
