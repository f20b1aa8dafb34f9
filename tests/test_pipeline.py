"""The default article, to the letter: what a careful reader finds in it. Offsets are characters into its text."""

import pytest

from dateline.gazetteers.chain import Chain
from dateline.model import Sense, Shown, Story
from dateline.pipeline import read
from dateline.views.panel import counts

LITERAL = {
    "Kursk Oblast": [23, 100, 278, 365, 787, 834, 1243, 2264, 2411, 2536, 3429, 3919, 4092, 4400, 4492, 4625],
    "Sudzha": [1710, 1867, 2834, 3101],
    "eastern Ukraine": [2598],
}
DESCRIBED = {
    "Kursk Oblast": [1496, 3980, 4312],
    "Sudzha": [2904],
    "eastern Ukraine": [],
}  # "the region", "the settlement"
METONYM = {
    "Russia": [0, 78, 255, 356, 681, 888, 1671, 2450, 3855, 4160, 4413],
    "Ukraine": [45, 129, 300, 333, 538, 793, 1191, 3392],
    "Kyiv": [199, 416, 1350, 1476, 2968, 3839, 4336],
    "Moscow": [1084, 2121, 4128],
    "United States": [1305, 4061],
    "European Union": [3011],
}
ORIGIN = {"Ukraine": 1447, "Russia": 1459}
NO_PLACES = (
    "Vladimir",
    "Donald",
    "Yuriy",
    "August",
    "Saturday",
    "January",
    "Telegram",
    "CNN",
    "World War",
    "Institute",
)


def test_places_on_the_map_and_no_others(story: Story) -> None:
    named = {d.place.name: [r.mention.span.start for r in d.resolutions if not r.mention.weak] for d in story.places}
    assert named == LITERAL


def test_what_is_described_and_not_named(story: Story) -> None:
    found = {d.place.name: [r.mention.span.start for r in d.resolutions if r.mention.weak] for d in story.places}
    assert found == DESCRIBED
    assert not any(r.mention.weak for d in story.actors for r in d.resolutions)
    assert not any(u.resolution.mention.weak for u in story.unmapped)


def test_metonyms_are_actors(story: Story) -> None:
    found = {
        d.place.name: [r.mention.span.start for r in d.resolutions if r.mention.sense is Sense.METONYM]
        for d in story.actors
    }
    assert {name: starts for name, starts in found.items() if starts} == METONYM


def test_other_actors_are_adjectives(story: Story) -> None:
    adjectives = {r.mention.text for d in story.actors for r in d.resolutions if r.mention.sense is Sense.ADJECTIVAL}
    assert adjectives == {"Russian", "Russians", "Ukrainian", "North Korean", "Koreans"}


def test_where_people_come_from_is_not_pinned(story: Story) -> None:
    unmapped = {u.resolution.mention.text: (u.resolution.mention.span.start, u.reason) for u in story.unmapped}
    assert {name: start for name, (start, _) in unmapped.items()} == ORIGIN
    assert all("where people come from" in reason for _, reason in unmapped.values())


@pytest.mark.parametrize("name", NO_PLACES)
def test_nothing_that_is_no_place(story: Story, name: str) -> None:
    assert not [r.mention.text for r in story.resolutions if name in r.mention.text]


def test_kursk_is_an_area_and_sudzha_a_point(story: Story) -> None:
    kursk, sudzha, east = story.places
    assert kursk.outline is not None
    assert not kursk.outline.approximate
    assert sudzha.outline is None
    assert (round(sudzha.place.point.lat, 2), round(sudzha.place.point.lon, 2)) == (51.19, 35.27)
    assert east.outline is not None
    assert east.outline.approximate
    assert east.place.point.lon > 34  # in the east, not at the country's own point


def test_coverage_adds_up(story: Story) -> None:
    total, mapped, acting, unmapped = counts(story)
    assert total == mapped + acting + unmapped == 83
    assert len(story.resolutions) == total + 4  # by description


def test_reading_twice_gives_the_same(story: Story, gazetteer: Chain) -> None:
    assert read(story.article, gazetteer) == story


def test_shown_is_map_or_actor(story: Story) -> None:
    assert {d.shown for d in story.places} == {Shown.MAP}
    assert {d.shown for d in story.actors} == {Shown.ACTOR}
