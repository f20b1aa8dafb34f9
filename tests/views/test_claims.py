"""What the page "Claims" shows."""

from collections.abc import Callable

import pytest

from dateline.claims import Attribution, Claim, Status
from dateline.filters import Filter, filtered
from dateline.model import Dossier, Story
from dateline.pipeline import heard
from dateline.statements import ARTICLE
from dateline.views.claims import (
    LONGEST,
    MOST,
    OTHERS,
    OWN,
    columns,
    counted,
    facts,
    landing,
    listed,
    most_told,
    passage,
    placed,
    places_of,
    rows,
    silent,
)

Tell = Callable[[str], Story]


@pytest.fixture(scope="module")
def told(story: Story) -> Story:
    return heard(story)


def claim(story: Story, words: str) -> Claim:
    return next(each for each in story.claims if words in each.span.of(story.article.text))


def place(story: Story, name: str) -> Dossier:
    return next(dossier for dossier in story.places if dossier.place.name == name)


def test_each_claim_has_one_row(told: Story) -> None:
    listing = rows(listed(told, own=False), told)
    assert len(listing) == len(told.claims)
    butusov = next(row for row in listing if "entered Sudzha" in row.says)
    assert (butusov.speaker, butusov.side, butusov.status) == ("Yuriy Butusov", "Ukraine", "claimed")
    assert (butusov.places, butusov.when) == ("Sudzha", "2025-03-08")
    assert {row.side for row in listing} == {"Russia", "Ukraine", "no side"}


def test_what_the_article_says_itself_tells_of_something(told: Story) -> None:
    listing = listed(told, own=True)
    own = [each for each in listing if each.attribution is None]
    assert [each for each in listing if each.attribution] == list(told.claims)
    assert list(listing) == sorted(listing, key=lambda each: each.span)
    assert Status.CONTEXT not in {each.status for each in own}
    headings = {sentence.span for sentence in told.sentences if sentence.is_heading}
    assert all(each.event_type for each in own if each.span in headings)
    row = next(row for row in rows(listing, told) if row.when == "2024-08")
    assert (row.speaker, row.side) == (ARTICLE, "")


def test_a_cell_of_the_table_holds_whole_words(tell: Tell) -> None:
    story = heard(tell(f"Kotenok said that Sudzha {'was quiet and ' * 9}dark. Kotenok said that {'a' * 300} fell."))
    first, second = rows(story.claims, story)
    assert first.says.startswith("Sudzha was quiet")
    assert first.says.endswith(("quiet…", "and…", "was…"))
    assert len(second.says) == 101


def test_sides_beside_each_other_begin_where_most_of_them_speak(tell: Tell) -> None:
    said = "Kharkiv was quiet. Russia said it took Sudzha. Ukraine said it held Sudzha. Ukraine said it shelled Sumy."
    assert most_told(heard(tell(said))).place.name == "Sudzha"
    assert most_told(heard(tell("Kharkiv was quiet. Sumy burned."))).place.name == "Kharkiv"


def test_says_how_many_claims_the_map_holds(told: Story) -> None:
    on_map = [claim for claim in told.claims if places_of(claim, told)]
    assert placed(told.claims, told) == f"the excerpts on the map hold {len(on_map)} of them"
    assert 0 < len(on_map) < len(told.claims)


def test_counts_what_the_filters_leave(told: Story) -> None:
    some = filtered(told, Filter(side=frozenset({"russia"})))
    number = len(told.claims)
    assert counted(listed(told, own=False), listed(told, own=False)) == f"{number} claims"
    assert counted(listed(some, own=False), listed(told, own=False)) == f"{len(some.claims)} of {number} claims"
    own = sum(each.attribution is None for each in listed(told, own=True))
    assert counted(listed(some, own=True), listed(told, own=True)).endswith(
        f"and 0 of {own} sentences of the article itself"
    )
    assert counted(told.claims[:1], told.claims[:1]) == "1 claim"


def test_the_passage_is_verbatim_and_marked(told: Story) -> None:
    for statement in listed(told, own=True):
        runs = passage(statement, told)
        assert "".join(run.text for run in runs if run.text != " … ") in told.article.text
        if statement.attribution:
            said = "".join(run.text for run in runs if "says" in run.marks)
            assert said == statement.span.of(told.article.text)
            assert any("cue" in run.marks for run in runs)
            assert any("speaker" in run.marks for run in runs)
        else:
            assert not any(run.marks for run in runs)


def test_a_quotation_of_several_sentences_is_one_stretch(told: Story) -> None:
    runs = passage(claim(told, "I never thought"), told)
    assert next(run for run in runs if run.marks == ("says",)).text.endswith("It's hard for our guys there,")


def test_between_sentences_apart_stand_dots(tell: Tell) -> None:
    text = "Sudzha fell. Nobody saw it. Petrov said so."
    story = tell(text)
    first, last = story.sentences[0].span, story.sentences[-1].span
    petrov = Attribution("Petrov", last, "official", None, "said", last)
    apart = Claim(first, petrov, quoted=False, status=Status.CLAIMED, because="a rule")
    assert [run.text for run in passage(apart, story)] == ["Sudzha fell.", " … ", "Petrov said so."]


def test_a_sentence_too_long_to_show_is_cut(tell: Tell) -> None:
    told = heard(tell("Kotenok said that " + "very " * 1000 + "much of Sudzha had fallen."))
    (row,) = rows(told.claims, told)
    assert row.says.endswith("very very…")
    assert len(row.says) <= 101
    assert sum(len(run.text) for run in passage(told.claims[0], told)) < LONGEST + 100


def test_all_that_is_known_of_a_claim(told: Story) -> None:
    known = dict(facts(claim(told, "entered Sudzha"), told))
    assert known["Described as"] == "Ukrainian military blogger"
    assert known["Event"] == "Armed clash (Battles), told by “entered Sudzha”"
    assert known["When"].startswith("8 March 2025, from “on Saturday”: the Saturday before")
    assert "In the text" not in known
    assert dict(facts(claim(told, "under increased surveillance"), told))["In the text"] == "“He”"
    assert dict(facts(claim(told, "The Koreans keep"), told))["Through"] == "CNN"
    assert "Event" not in dict(facts(claim(told, "already critical"), told))


def test_what_its_sentence_names_beside_the_map(told: Story) -> None:
    assert dict(facts(claim(told, "at risk"), told))["Not on the map"] == "Ukraine, Russia"


def test_the_text_is_opened_at_a_name_in_the_claim(told: Story) -> None:
    entered = claim(told, "entered Sudzha")
    at = landing(entered, told)
    assert told.article.text[at:].startswith("Russian forces entered")
    nameless = claim(told, "already critical")
    assert landing(nameless, told) == nameless.span.start


def test_the_places_of_a_claim(told: Story) -> None:
    assert [d.place.name for d in places_of(claim(told, "entered Sudzha"), told)] == ["Sudzha"]
    assert places_of(claim(told, "already critical"), told) == ()


def test_what_each_side_says_of_a_place(told: Story) -> None:
    shown = columns(place(told, "Sudzha"), told)
    assert [column.title for column in shown] == ["Russia", "Ukraine", OTHERS]
    russia, ukraine, _ = shown
    assert [(each.status, each.who) for each in russia.told] == [
        ("claimed", "An unofficial Russian military blogger"),
        ("claimed", "Yuriy Kotenok, Russian military blogger"),
    ]
    assert [(each.who, each.when) for each in ukraine.told] == [
        ("Yuriy Butusov, Ukrainian military blogger", "8 March 2025")
    ]
    assert silent(shown, told) == ""


def test_the_article_itself_comes_last_without_its_headings(told: Story) -> None:
    shown = columns(place(told, "Kursk Oblast"), told)
    assert [column.title for column in shown] == ["Russia", "Ukraine", OTHERS, OWN]
    own = ["".join(run.text for run in each.runs) for each in shown[-1].told]
    assert "The Ukrainian offensive in Kursk" not in own
    assert own[0] == "Russia's offensive in Kursk is a crucial threat to Ukraine's negotiating position."


def test_who_is_heard_on_other_places_only(told: Story) -> None:
    shown = columns(place(told, "eastern Ukraine"), told)
    assert silent(shown, told) == "Russia, Ukraine"


def test_many_statements_of_one_side_are_cut(tell: Tell) -> None:
    told = heard(tell("\n\n".join(f"Russia said it hit Sudzha {n} times." for n in range(MOST + 5))))
    (column,) = (c for c in columns(place(told, "Sudzha"), told) if c.title == "Russia")
    assert (column.count, len(column.told)) == (MOST + 5, MOST)


def test_another_war(tell: Tell) -> None:
    text = "The Rapid Support Forces said on Monday that the Sudanese army shelled El Fasher. Sudan's army denied it had shelled El Fasher."
    told = heard(tell(text))
    (fasher,) = [d for d in told.places if "Fasher" in d.place.name or "Fāshir" in d.place.name]
    assert [c.title for c in columns(fasher, told)] == ["RSF", "Sudan’s army"]


def test_an_article_without_claims(tell: Tell) -> None:
    told = heard(tell("Shells fell on Sudzha."))
    assert listed(told, own=False) == ()
    assert counted((), ()) == "0 claims"
    assert [column.title for column in columns(place(told, "Sudzha"), told)] == [OWN]
