"""The surest of what is said to have happened at a place."""

from collections.abc import Callable

import pytest

from dateline import articles
from dateline.claims import Status
from dateline.gazetteers.chain import Chain
from dateline.model import Story
from dateline.pipeline import heard, read
from dateline.standing import standing
from dateline.statements import speaker

Standings = dict[str, Status | None]


@pytest.fixture(scope="module")
def stand(gazetteer: Chain) -> Callable[[str], Standings]:
    def stand(text: str) -> Standings:
        story = heard(read(articles.parse(text, "test"), gazetteer))
        return {dossier.place.name: standing(dossier, story).status for dossier in story.places}

    return stand


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ukraine's General Staff said its forces were still holding Toretsk.", Status.CLAIMED),
        ("Residents told Reuters that shells had hit a market in Toretsk.", Status.REPORTED),
        ("Geolocated footage indicates that Russian forces advanced in Toretsk.", Status.CONFIRMED),
        ("Shells hit a market in Toretsk.", Status.REPORTED),
        ("Kyiv fears that Russian forces could take Toretsk.", None),
        ("Toretsk is a town of 30,000 in the east.", None),
        ("Russia denied having shelled a hospital in Toretsk.", None),
        ("Russia said its troops took Toretsk. Geolocated footage shows that Russian forces advanced in Toretsk.", Status.CONFIRMED),
    ],
)  # fmt: skip
def test_the_surest_counts(stand: Callable[[str], Standings], text: str, status: Status | None) -> None:
    assert stand(text)["Toretsk"] is status


def test_what_is_said_of_another_place_does_not_count(stand: Callable[[str], Standings]) -> None:
    found = stand("Russia said that it took Toretsk, while Kyiv fears that Russian forces could take Pokrovsk.")
    assert found == {"Toretsk": Status.CLAIMED, "Pokrovsk": None}


def test_where_somebody_speaks_nothing_happened(stand: Callable[[str], Standings]) -> None:
    found = stand('"Our forces have captured Toretsk," President Vladimir Putin told reporters in Harbin on Friday.')
    assert found["Toretsk"] is Status.CLAIMED
    assert found.get("Harbin") is None


def test_the_default_article(story: Story) -> None:
    told = {d.place.id: standing(d, heard(story)) for d in story.places}
    assert {place: one.status for place, one in told.items()} == {
        "kursk-oblast": Status.REPORTED,
        "sudzha": Status.REPORTED,
        "gn:690791~eastern": None,
    }
    assert [speaker(one) for one in told["sudzha"].told] == ["Latest reports"]


def test_without_claims_nothing_is_known(story: Story) -> None:
    assert {standing(d, story).status for d in story.places} == {None}
