"""The laws of a story, for any text: nothing vanishes, nothing is invented, nothing depends on the run."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.articles import parse
from dateline.export.strong import strong
from dateline.gazetteers.chain import Chain
from dateline.join import shown_as
from dateline.model import (
    Coordinates,
    Dossier,
    Excerpt,
    Kind,
    Mention,
    Place,
    Precision,
    Provenance,
    Resolution,
    Sense,
    Shown,
    Span,
    Story,
    parent_of,
)
from dateline.pipeline import read

Tell = Callable[[str], Story]

# What texts are made of where Dateline could go wrong: names of every kind, the words that give them a sense, marks
# that part sentences, and characters that count for more or less than one in some encoding.
PIECES = (
    "Kyiv Kyiv's Moscow Sudzha Kursk Gaza Суджа Donetsk Paris Texas London Jack Vladimir Putin U.S. US us Guinea-Bissau "
    "Los Angeles Port Sudan New York Korea Koreans Russian Mobile Split al-Bab KYIV ГАЗА غزة עזה 北京 region oblast city "
    "northern south-eastern of in on from to near the The said shelled troops President Battle University Police , . ! ? "
    "the town the city the capital the country the peninsula villages village Qwertivka and "
    "; : - — ( ) \" ' ’ “ ” … Mr. e.g. # ## --- 2024 İ ŉ ﬁ ß ﷺ 😀 👨‍👩‍👧 🇺🇦 {{7*7}} <b> ` \\"
).split()
SPACES = [" ", " ", " ", "", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2028", "\x85", "\x0b", "\x1c"]
STRANGE = ["\ufeff", "\u200b", "\u202e", "\u0301", "\u0000", "\ud800", "\udfff", "\U0010ffff"]
COMPOSED = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(SPACES), st.sampled_from(["", "", "", "", *STRANGE])),
    max_size=40,
).map(lambda pieces: "".join(word + strange + space for word, space, strange in pieces))
TEXTS = st.one_of(COMPOSED, st.text(st.characters(), max_size=120))
# Sentences that are mostly names and what may stand for them, so that both come often.
DESCRIBED = st.lists(
    st.sampled_from(
        "Kyiv was hit.|Shells fell in Kharkiv.|Sudan said so.|They held Kursk region.|The town was calm.|The city burned.|"
        "People left the country.|The region was dark.|The capital slept.|Crimea was hit.|They left the peninsula.|"
        "Power was out in Sudan.|He was born in Kharkiv.|They took the villages of Qwertivka and Sudzha.|The village burned.|"
        "They took the village of Qwertivka in Kursk region.|The camp of Qwertouk was hit.|“The city is gone,” he said.".split(
            "|"
        )
    ),
    max_size=12,
).flatmap(lambda told: st.sampled_from([" ", "\n", "\n\n"]).map(lambda gap: gap.join(told)))
laws = settings(deadline=None, max_examples=100)


@pytest.fixture(scope="module")
def told(gazetteer: Chain) -> Tell:
    """`tell`, in a scope that hypothesis accepts."""
    return lambda text: read(parse(f"x {text}", "test"), gazetteer)  # "x ": never front matter


@given(text=TEXTS)
@laws
def test_every_span_lies_in_the_text_and_holds_its_words(told: Tell, text: str) -> None:
    story = told(text)
    words = story.article.text
    assert len(words) == len(text) + 2
    for resolution in story.resolutions:
        mention = resolution.mention
        assert mention.span.end <= len(words)
        assert mention.span.of(words) == mention.text
        assert mention.text == mention.text.strip() != ""
    for excerpt in _excerpts(story):
        assert excerpt.span.of(words) == excerpt.quote


@given(text=TEXTS)
@laws
def test_mentions_are_in_order_and_never_overlap(told: Tell, text: str) -> None:
    end = 0
    for resolution in told(text).resolutions:
        assert resolution.mention.span.start >= end
        end = resolution.mention.span.end


@given(text=TEXTS)
@laws
def test_each_mention_is_in_exactly_one_place_with_a_reason(told: Tell, text: str) -> None:
    story = told(text)
    mapped = [r for d in story.places for r in d.resolutions]
    acting = [r for d in story.actors for r in d.resolutions]
    unmapped = [u.resolution for u in story.unmapped]
    assert sorted(r.mention.span for r in (*mapped, *acting, *unmapped)) == [r.mention.span for r in story.resolutions]
    assert all(r.reason for r in mapped)
    assert all(r.mention.because for r in acting)
    assert all(u.reason for u in story.unmapped)


@given(text=TEXTS)
@laws
def test_every_dossier_has_excerpts_that_hold_its_mentions(told: Tell, text: str) -> None:
    story = told(text)
    for dossier in (*story.places, *story.actors):
        assert dossier.excerpts
        marks = [mark for excerpt in dossier.excerpts for mark in excerpt.marks]
        assert marks == [r.mention.span for r in dossier.resolutions]
        for excerpt in dossier.excerpts:
            assert excerpt.marks
            assert all(excerpt.span.holds(mark) for mark in excerpt.marks)
    for unmapped in story.unmapped:
        assert unmapped.excerpt.marks == (unmapped.resolution.mention.span,)
        assert unmapped.excerpt.span.holds(unmapped.resolution.mention.span)


@given(text=st.one_of(TEXTS, DESCRIBED))
@laws
def test_a_description_is_told_with_the_names_of_its_place(told: Tell, text: str) -> None:
    """No place is on the map, and none acts, by a description alone; and it is never its own evidence."""
    story = told(text)
    for dossier in (*story.places, *story.actors):
        named = [r for r in dossier.resolutions if not r.mention.weak]
        assert named
        for weak in (r for r in dossier.resolutions if r.mention.weak):
            assert weak.place is not None
            assert weak.place.id == dossier.place.id
            assert weak.mention.text.lower().startswith("the")
            assert any(
                r.mention.span < weak.mention.span for r in story.resolutions if r.place and r.place.id == weak.place.id
            )


@given(text=st.one_of(TEXTS, DESCRIBED))
@laws
def test_a_story_without_descriptions_keeps_the_laws(told: Tell, text: str) -> None:
    story = told(text)
    bare = strong(story)
    assert [r for r in story.resolutions if not r.mention.weak] == list(bare.resolutions)
    assert [d.place for d in bare.places] == [d.place for d in story.places]
    assert [d.place for d in bare.actors] == [d.place for d in story.actors]
    for dossier in (*bare.places, *bare.actors):
        marks = [mark for excerpt in dossier.excerpts for mark in excerpt.marks]
        assert marks == [r.mention.span for r in dossier.resolutions]
    held = [r for d in (*bare.places, *bare.actors) for r in d.resolutions]
    assert len(held) + len(bare.unmapped) == len(bare.resolutions)


@given(text=DESCRIBED)
@laws
def test_a_place_of_unknown_position_lies_in_a_place_that_is_known(told: Tell, text: str) -> None:
    story = told(text)
    for dossier in story.places:
        parent = parent_of(dossier.place.id)
        if parent:
            assert dossier.outline is not None
            assert dossier.place.precision == Precision.REGION
            assert all(r.reason for r in dossier.resolutions)


@given(text=TEXTS)
@laws
def test_no_pin_stands_for_an_area(told: Tell, text: str) -> None:
    for dossier in told(text).places:
        assert (dossier.outline is None) == dossier.place.kind.is_point
        assert all(r.mention.sense is Sense.LITERAL and not r.mention.unplaced for r in dossier.resolutions)


@given(text=TEXTS)
@laws
def test_reading_twice_gives_the_same_story(told: Tell, text: str) -> None:
    assert told(text) == told(text)


@given(strange=st.lists(st.sampled_from([*STRANGE, "😀", "é", "\r\n", "ﷺ", "🇺🇦"]), max_size=30).map("".join))
@laws
def test_no_character_shifts_what_follows_it(told: Tell, strange: str) -> None:
    story = told(f"{strange}\n\nDrones hit Sudzha at dawn.")
    (sudzha,) = (d for d in story.places if d.place.id == "sudzha")
    start = 2 + len(strange) + len("\n\nDrones hit ")
    assert sudzha.resolutions[-1].mention.span == Span(start, start + len("Sudzha"))


def test_one_excerpt_a_sentence_however_often_it_names_the_place(tell: Tell) -> None:
    story = tell("Heading\nSudzha is in Sudzha. Nothing here. They left Sudzha.\n")
    (dossier,) = story.places
    assert [len(e.marks) for e in dossier.excerpts] == [2, 1]
    assert [e.quote for e in dossier.excerpts] == ["Sudzha is in Sudzha.", "They left Sudzha."]
    assert {e.heading for e in dossier.excerpts} == {"Heading"}


def test_a_place_may_be_on_the_map_and_act(tell: Tell) -> None:
    story = tell("Kyiv said so. Shells fell in Kyiv.")
    assert [d.place.name for d in story.places] == [d.place.name for d in story.actors] == ["Kyiv"]
    assert [d.shown for d in (*story.places, *story.actors)] == [Shown.MAP, Shown.ACTOR]


def _resolution(kind: Kind, sense: Sense = Sense.LITERAL, unplaced: str | None = None) -> Resolution:
    place = Place("x", "X", Coordinates(1, 2), kind, Provenance.CURATED)
    return Resolution(Mention(Span(0, 1), "X", "X", sense, "why", unplaced=unplaced), place, "a reason")


@pytest.mark.parametrize(
    ("resolution", "shown", "reason"),
    [
        (_resolution(Kind.TOWN), Shown.MAP, "a reason"),
        (_resolution(Kind.COUNTRY), Shown.MAP, "a reason"),
        (_resolution(Kind.CAPITAL, Sense.METONYM), Shown.ACTOR, "why"),
        (_resolution(Kind.COUNTRY, Sense.ADJECTIVAL), Shown.ACTOR, "why"),
        (_resolution(Kind.TOWN, Sense.NESTED), Shown.UNMAPPED, "why"),
        (_resolution(Kind.COUNTRY, Sense.ADJECTIVAL, "its flag"), Shown.UNMAPPED, "its flag"),
        (_resolution(Kind.TOWN, unplaced="the dateline"), Shown.UNMAPPED, "the dateline"),
        (Resolution(_resolution(Kind.TOWN).mention, None, "nobody knows it"), Shown.UNMAPPED, "nobody knows it"),
    ],
)
def test_where_a_mention_is_shown(resolution: Resolution, shown: Shown, reason: str) -> None:
    assert shown_as(resolution) == (shown, reason)


def test_a_continent_is_not_on_the_map() -> None:
    shown, reason = shown_as(_resolution(Kind.CONTINENT))
    assert (shown, "continent" in reason) == (Shown.UNMAPPED, True)


@pytest.mark.parametrize(
    ("text", "notice"), [("", "The article is empty"), (" \n ", "The article is empty"), ("Hello.", "No place name")]
)
def test_a_text_without_places_says_so(tell: Tell, text: str, notice: str) -> None:
    story = tell(text)
    assert story.resolutions == ()
    assert any(n.text.startswith(notice) for n in story.notices)


def _excerpts(story: Story) -> list[Excerpt]:
    dossiers: tuple[Dossier, ...] = (*story.places, *story.actors)
    return [e for d in dossiers for e in d.excerpts] + [u.excerpt for u in story.unmapped]
