"""Which names are asked for, and with what of the article's context."""

from collections.abc import Callable

import pytest

from dateline import articles
from dateline.gazetteers.answered import Answered
from dateline.gazetteers.chain import Chain
from dateline.gazetteers.online.query import Answer
from dateline.model import Coordinates, Kind, Place, Provenance, Story
from dateline.pipeline import read
from dateline.unsettled import MOST, unsettled

Tell = Callable[[str], Story]


def test_a_name_that_no_gazetteer_has_is_asked_for_where_the_article_is(tell: Tell) -> None:
    (query,) = unsettled(tell("Shells fell on Sudzha in Kursk Oblast. Troops entered the village of Zubrylovka."))
    assert query.toponym == "Zubrylovka"
    assert query.countries == ("RU",)
    assert query.viewbox is not None
    south, west, north, east = query.viewbox
    assert south < 51.2 < north
    assert west < 35.3 < east
    assert north - south < 5


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Sudzha in Kursk Oblast.",
        "The Zubrylovka Battalion fought near Sudzha.",
        "Berlin said that it would help.",
    ],
)
def test_names_that_are_settled_or_no_places_are_never_asked_for(tell: Tell, text: str) -> None:
    assert unsettled(tell(text)) == ()


def test_a_name_is_asked_for_once(tell: Tell) -> None:
    text = "Troops entered the village of Zubrylovka near Sudzha. The village of Zubrylovka burned."
    assert [query.toponym for query in unsettled(tell(text))] == ["Zubrylovka"]


def test_nothing_but_names_is_sent(tell: Tell) -> None:
    text = "Troops entered the village of Zubrylovka. Ivan, whose number is 555-1234, saw it from Sudzha."
    sent = " ".join(query.toponym for query in unsettled(tell(text)))
    assert "555" not in sent
    assert "Ivan" not in sent


def test_an_answer_changes_no_question(gazetteer: Chain) -> None:
    article = articles.of("x", "Shells fell on Sudzha. Troops entered the villages of Zubrylovka and Prokudovka.")
    before = unsettled(read(article, gazetteer))
    place = Place("osm:n1", "Zubrylovka", Coordinates(51.3, 35.2), Kind.TOWN, Provenance.ONLINE, "RU", source="N")
    after = unsettled(read(article, gazetteer.beside(Answered({"Zubrylovka": [Answer(place)]}))))
    assert [query.toponym for query in before] == ["Zubrylovka", "Prokudovka"]
    assert after == before


def test_a_long_list_is_cut(tell: Tell) -> None:
    names = ", ".join(f"Zubry{letter}{other}lovka" for letter in "abcdefgh" for other in "aeiouyxz")
    assert len(unsettled(tell(f"Shells fell on Sudzha. Troops entered the villages of {names.title()}."))) <= MOST
