"""The panel as data: it carries all the text, adds up, and JSON can hold it, whatever the article says."""

import json
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.articles import parse
from dateline.gazetteers.chain import Chain
from dateline.model import Story
from dateline.pipeline import read
from dateline.views.panel import Run, counts, coverage, dossier_view, panel_view

Tell = Callable[[str], Story]
HOSTILE = "<img src=x onerror=alert(1)> {{7*7}} ${alert(1)} ` \\ </script><!-- in Sudzha ![x](http://t.example/a.png) $x$ :red[x]"
TEXTS = st.lists(
    st.sampled_from(
        ["Sudzha ", "in ", "Kyiv ", "Russian ", "said ", "Paris-", ". ", "\n", "\n\n", "\r\n", "\ud800", "😀", "<b>"]
    ),
    max_size=30,
).map("".join)


def _words(runs: Iterable[Run]) -> str:
    return "".join(run["text"] for run in runs)


@pytest.fixture(scope="module")
def told(gazetteer: Chain) -> Tell:
    """`tell`, in a scope that hypothesis accepts."""
    return lambda text: read(parse(text, "test"), gazetteer)


@given(text=TEXTS)
@settings(deadline=None, max_examples=100)
def test_the_text_is_whole_and_json_can_hold_it(told: Tell, text: str) -> None:
    story = told(text)
    view = panel_view(story)
    shown = "".join(_words(paragraph["runs"]) for paragraph in view["text"])
    assert "".join(shown.split()) == "".join(story.article.text.split())
    dossiers = [dossier_view(story, dossier.place.id) for dossier in story.places]
    assert [d["id"] if d else None for d in dossiers] == [row["id"] for row in view["places"]]
    json.dumps([view, dossiers], ensure_ascii=False, allow_nan=False).encode()


@given(text=TEXTS)
@settings(deadline=None, max_examples=100)
def test_each_mention_is_marked_once_in_the_text(told: Tell, text: str) -> None:
    story = told(text)
    marked = [run for paragraph in panel_view(story)["text"] for run in paragraph["runs"] if "mark" in run]
    assert [run["at"] for run in marked] == [r.mention.span.start for r in story.resolutions]
    assert [run["text"] for run in marked] == [r.mention.text for r in story.resolutions]
    assert all(run["why"] for run in marked)
    assert all(("to" in run) == (run["mark"] == "map") for run in marked)


@given(text=TEXTS)
@settings(deadline=None, max_examples=100)
def test_coverage_adds_up(told: Tell, text: str) -> None:
    total, mapped, acting, unmapped = counts(told(text))
    assert total == mapped + acting + unmapped


def test_the_coverage_line(story: Story) -> None:
    total, mapped, acting, unmapped = counts(story)
    assert (
        coverage(story)
        == f"{total} mentions of places: {mapped} on the map, {acting} of actors, {unmapped} not on the map; 4 more by description"
    )


def test_the_rows_are_in_the_order_of_the_text(story: Story) -> None:
    view = panel_view(story)
    assert [(row["name"], row["mentions"]) for row in view["places"]] == [
        ("Kursk Oblast", 16),
        ("Sudzha", 4),
        ("Eastern Ukraine", 1),
    ]
    assert _words(view["places"][1]["first"]).count("Sudzha") == 1


def test_the_dossier_of_a_place(story: Story) -> None:
    chosen = dossier_view(story, "sudzha")
    assert chosen is not None
    facts = dict(chosen["facts"])
    assert facts["Country"] == "Russia"
    assert facts["Coordinates"] == "51.1910° N, 35.2710° E"
    assert "geo_precision 1" in facts["Precision"]
    assert facts["Vouched for by"].startswith("places.yaml")
    assert facts["Chosen because"]
    assert "Суджа" in facts["Other spellings"]
    assert len(chosen["excerpts"]) == 4
    for excerpt in chosen["excerpts"]:
        mark, *weak = [run for run in excerpt["runs"] if "mark" in run]
        assert mark["text"] == "Sudzha"
        assert mark["at"] == excerpt["at"]
        assert "weak" not in mark
        assert [run["text"] for run in weak] == (["the settlement"] if weak else [])
        assert excerpt["weak"] == (["“the settlement”, taken to mean Sudzha"] if weak else [])
        assert _words(excerpt["runs"]) in story.article.text
    assert facts["Mentions"] == "4 mentions and 1 by description"
    assert facts["In this article"] == "Sudzha, “the settlement”"


def test_a_dossier_of_an_area_says_what_its_point_is(story: Story) -> None:
    chosen = dossier_view(story, "kursk-oblast")
    assert chosen is not None
    assert "a point that stands for the area" in dict(chosen["facts"])["Coordinates"]
    assert any("Kursk" in loser for loser in chosen["losers"])
    assert any(excerpt["heading"] for excerpt in chosen["excerpts"])


def test_the_dossier_of_a_phrase_says_the_words_and_the_shape(tell: Tell) -> None:
    story = tell("A camp burnt 30 kilometres south of Homs. It lies 30 km to the south of Homs.")
    chosen = dossier_view(story, "gn:169577~30km-south")
    assert chosen is not None
    facts = dict(chosen["facts"])
    assert chosen["name"] == "30 km south of Homs"
    assert facts["The text says"] == "“30 kilometres south of Homs”, “30 km to the south of Homs”"
    assert "a sector from 24 to 36 km to the south of Homs" in facts["Vouched for by"]
    assert "geo_precision 2" in facts["Precision"]
    assert "a point that stands for the area" in facts["Coordinates"]
    assert panel_view(story)["places"][0]["about"] == "some way from a town"


def test_the_dossier_of_a_border_names_both_countries(tell: Tell) -> None:
    chosen = dossier_view(tell("They crossed the Sudan-Chad border."), "gn:2434508~border~gn:366755")
    assert chosen is not None
    assert dict(chosen["facts"])["Country"] == "Sudan, Chad"


@pytest.mark.parametrize("unknown", [None, "", "nosuch", "gn:1", "\ud800", "</script>"])
def test_an_unknown_place_has_no_dossier(story: Story, unknown: str | None) -> None:
    assert dossier_view(story, unknown) is None


def test_an_actor_has_no_dossier(story: Story) -> None:
    assert dossier_view(story, story.actors[0].place.id) is None


def test_actors_and_what_is_not_on_the_map(story: Story) -> None:
    view = panel_view(story)
    actors = {actor["name"]: actor for actor in view["actors"]}
    assert {"Russia", "Ukraine", "Kyiv", "Moscow", "United States", "European Union"} <= set(actors)
    assert all(actor["mentions"] == len(actor["at"]) and actor["excerpts"] for actor in actors.values())
    assert "Russian" in actors["Russia"]["called"]
    assert all(entry["reason"] and entry["excerpt"]["runs"] for entry in view["unmapped"])


def test_markup_in_an_article_stays_text(tell: Tell) -> None:
    story = tell(HOSTILE)
    assert _words(panel_view(story)["text"][0]["runs"]) == HOSTILE
    chosen = dossier_view(story, "sudzha")
    assert chosen is not None
    assert _words(chosen["excerpts"][0]["runs"]) in HOSTILE


def test_notices_come_from_both_sides(tell: Tell) -> None:
    view = panel_view(tell(""), ["No such article."])
    assert view["notices"] == ["No such article.", "The article is empty: there is nothing to read."]


def test_where_an_article_comes_from(tell: Tell) -> None:
    text = "---\npublisher: The Paper\npublished: 2025-03-09\nnote: A note.\n---\nHello."
    assert panel_view(tell(text))["source"] == "The Paper · 9 March 2025 · A note."


def test_a_description_is_marked_and_not_counted(tell: Tell) -> None:
    story = tell("Shells fell on Kupiansk. The town was empty.")
    view = panel_view(story)
    assert [(row["name"], row["mentions"]) for row in view["places"]] == [("Kupiansk", 1)]
    name, weak = [run for run in view["text"][0]["runs"] if "mark" in run]
    assert "weak" not in name
    assert (weak["text"], weak["mark"], weak["weak"], weak["to"]) == ("The town", "map", True, name["to"])
    assert weak["why"] == "“The town”, taken to mean Kupyansk"
    assert counts(story) == (1, 1, 0, 0)


def test_the_first_sentence_is_one_that_names_the_place(tell: Tell) -> None:
    story = tell("Sudan said so. Nobody left the country. Power was out in Sudan.")
    (row,) = panel_view(story)["places"]
    assert _words(row["first"]) == "Power was out in Sudan."


def test_places_of_unknown_position(tell: Tell) -> None:
    story = tell("They took the villages of Qwertivka, Asdfivka and Qwertivka in Kursk region.")
    row = panel_view(story)["places"][0]
    assert (row["id"], row["name"], row["mentions"]) == ("kursk-oblast@in", "Qwertivka, Asdfivka", 3)
    assert row["about"] == "position unknown, in Kursk Oblast"
    chosen = dossier_view(story, "kursk-oblast@in")
    assert chosen
    facts = dict(chosen["facts"])
    assert facts["Names"] == "Qwertivka (2 mentions), Asdfivka"
    assert facts["Coordinates"] == "unknown; drawn as the whole of Kursk Oblast"
    assert "geo_precision 3" in facts["Precision"]
    assert facts["Drawn there because"] == "no gazetteer knows this name; the text says that it is in Kursk Oblast"
    assert "Kind" not in facts
    assert "In this article" not in facts


def test_many_names_are_counted(tell: Tell) -> None:
    listed = ", ".join(f"Qwert{end}ivka" for end in "abcde")
    story = tell(f"They took the villages of {listed} and Asdfivka in Kursk region.")
    assert panel_view(story)["places"][0]["name"] == "Qwertaivka, Qwertbivka, Qwertcivka and 3 more"
