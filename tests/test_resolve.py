"""Resolution over a small gazetteer of its own: which place wins, why, and what is not believed."""

import pytest

from dateline.model import (
    Coordinates,
    Kind,
    Mention,
    Outline,
    Place,
    Precision,
    Provenance,
    Relation,
    RelationKind,
    Resolution,
    Sense,
    Span,
)
from dateline.relate import related
from dateline.resolve import resolve
from dateline.text.sentences import split


def _place(
    place_id: str, name: str, at: tuple[float, float], kind: Kind, country: str, people: int = 0, region: str = ""
) -> Place:
    return Place(
        place_id,
        name,
        Coordinates(*at),
        kind,
        Provenance.EMBEDDED,
        country=country,
        region=region or None,
        population=people,
    )


FRANCE = _place("fr", "France", (47, 2), Kind.COUNTRY, "FR", 67_000_000)
AMERICA = _place("us", "United States", (40, -98), Kind.COUNTRY, "US", 330_000_000)
RUSSIA = _place("ru", "Russia", (61, 98), Kind.COUNTRY, "RU", 144_000_000)
SUDAN = _place("sd", "Sudan", (15, 30), Kind.COUNTRY, "SD", 45_000_000)
TEXAS = _place("tx", "Texas", (31, -99), Kind.REGION, "US", 30_000_000, "US.TX")
PARIS = _place("paris", "Paris", (48.85, 2.35), Kind.CAPITAL, "FR", 2_100_000)
PARIS_TEXAS = _place("paris-tx", "Paris", (33.66, -95.56), Kind.TOWN, "US", 25_000, "US.TX")
DALLAS = _place("dallas", "Dallas", (32.78, -96.81), Kind.TOWN, "US", 1_300_000, "US.TX")
KURSK = _place("kursk", "Kursk", (51.73, 36.19), Kind.TOWN, "RU", 450_000, "RU.41")
KURSK_OBLAST = _place("kursk-oblast", "Kursk Oblast", (51.66, 36.49), Kind.REGION, "RU", 1_100_000, "RU.41")
LARGE_VICTORIA = _place("victoria-fr", "Victoria", (44, 4), Kind.TOWN, "FR", 200_000)
VICTORIA = _place("victoria-tx", "Victoria", (28.8, -97), Kind.TOWN, "US", 65_000, "US.TX")
SMALL = _place("hamlet", "Rosa", (10.0, -70.0), Kind.TOWN, "VE", 1_200)
NAMES = {
    "France": (FRANCE,),
    "United States": (AMERICA,),
    "Russia": (RUSSIA,),
    "Russian": (RUSSIA, DALLAS),
    "Sudan": (SUDAN,),
    "Texas": (TEXAS,),
    "Paris": (PARIS, PARIS_TEXAS),
    "Dallas": (DALLAS,),
    "Kursk": (KURSK_OBLAST, KURSK),
    "Victoria": (LARGE_VICTORIA, VICTORIA),
    "Rosa": (SMALL,),
}
BOX: Outline = Outline(((((40, 0), (40, 9), (49, 9), (49, 0), (40, 0)),),))


class Source:
    """A gazetteer of the names above."""

    def __init__(self, prefer: tuple[str, str] | None = None) -> None:
        self.prefer = prefer

    def candidates(self, toponym: str) -> tuple[Place, ...]:
        return NAMES.get(toponym, ())

    def preferred(self, toponym: str) -> tuple[str, str] | None:
        return self.prefer if toponym == "Kursk" else None

    def outline(self, place_id: str) -> Outline | None:
        return BOX if place_id == "fr" else None


def _resolve(
    text: str,
    *names: str,
    wants: Kind | None = None,
    sense: Sense = Sense.LITERAL,
    relation: Relation | None = None,
    source: Source | None = None,
) -> tuple[Resolution, ...]:
    """Each name at its first place after the one before; `wants`, `sense` and `relation` are those of the first."""
    mentions: list[Mention] = []
    at = 0
    for name in names:
        at = text.index(name, at)
        first = not mentions
        mentions.append(
            Mention(
                Span(at, at + len(name)),
                name,
                name,
                sense if first else Sense.LITERAL,
                "a test",
                relation if first else None,
                wants if first else None,
            )
        )
        at += len(name)
    return resolve(mentions, split(text), text, source or Source())


def _part(start: int, end: int) -> Relation:
    return Relation(RelationKind.PART, Span(start, end), "eastern")


def _ids(*resolutions: Resolution) -> list[str | None]:
    return [r.place.id if r.place else None for r in resolutions]


def test_a_name_that_nobody_knows_is_said_so() -> None:
    (found,) = _resolve("They left Nowhere.", "Nowhere")
    assert found.place is None
    assert found.reason == "no gazetteer knows this name"


def test_the_only_place_of_a_name() -> None:
    (found,) = _resolve("They left Dallas.", "Dallas")
    assert (found.reason, found.losers) == ("the only place of this name", ())


def test_the_most_prominent_wins_and_the_loser_is_kept() -> None:
    (found,) = _resolve("They left Paris.", "Paris")
    assert _ids(found) == ["paris"]
    assert [loser.place.id for loser in found.losers] == ["paris-tx"]


def test_what_is_named_right_after_it_decides() -> None:
    paris, texas = _resolve("They left Paris, Texas.", "Paris", "Texas")
    assert _ids(paris, texas) == ["paris-tx", "tx"]
    assert "Texas is named right after it" in paris.reason


def test_the_country_that_the_text_names_decides() -> None:
    assert _ids(*_resolve("They left Victoria.", "Victoria")) == ["victoria-fr"]
    _, found = _resolve("In the United States, they left Victoria.", "United States", "Victoria")
    assert _ids(found) == ["victoria-tx"]
    assert "the text names its country" in found.reason


def test_a_region_in_the_same_sentence_decides() -> None:
    _, found = _resolve("Texas burns. They left it. In Texas they left Victoria.", "Texas", "Victoria")
    assert "same sentence" not in found.reason  # Texas stands in another one
    _, found = _resolve("In Texas they left Victoria.", "Texas", "Victoria")
    assert _ids(found) == ["victoria-tx"]
    assert "Texas is named in the same sentence" in found.reason


@pytest.mark.parametrize(("wants", "expected"), [(Kind.REGION, "kursk-oblast"), (Kind.TOWN, "kursk")])
def test_a_word_beside_it_asks_for_a_kind(wants: Kind, expected: str) -> None:
    (found,) = _resolve("They left Kursk.", "Kursk", wants=wants)
    assert _ids(found) == [expected]
    assert "the text calls it a" in found.reason


@pytest.mark.parametrize("preferred", ["kursk", "kursk-oblast"])
def test_places_yaml_settles_what_the_text_leaves_open(preferred: str) -> None:
    (found,) = _resolve("They left Kursk.", "Kursk", source=Source((preferred, "the keeper says so")))
    assert _ids(found) == [preferred]
    assert found.reason.endswith("places.yaml prefers it: the keeper says so")


def test_an_adjective_is_no_town() -> None:
    (found,) = _resolve("Russian troops left.", "Russian", sense=Sense.ADJECTIVAL)
    assert _ids(found) == ["ru"]


def test_one_sense_per_discourse() -> None:
    text = "They left Paris, Texas. Paris is small. Paris, Texas, burnt."
    found = _resolve(text, "Paris", "Texas", "Paris", "Paris", "Texas")
    assert _ids(*found) == ["paris-tx", "tx", "paris-tx", "paris-tx", "tx"]


def test_a_small_town_far_from_everything_is_not_believed() -> None:
    sudan, rosa = _resolve("In Sudan, they met Rosa.", "Sudan", "Rosa")
    assert _ids(sudan, rosa) == ["sd", None]
    assert "no candidate fits" in rosa.reason
    assert [loser.place.id for loser in rosa.losers] == ["hamlet"]


def test_the_same_town_is_believed_where_nothing_speaks_against_it() -> None:
    assert _ids(*_resolve("They left Rosa.", "Rosa")) == ["hamlet"]


def test_a_part_of_a_country_is_a_place_of_its_own() -> None:
    text = "They left eastern France."
    (found,) = related(_resolve(text, "France", relation=_part(10, 24)), text)
    place = found.place
    assert place is not None
    assert (place.id, place.name, place.kind) == ("fr~eastern", "eastern France", Kind.AREA)
    assert place.precision is Precision.REGION
    assert found.reason.startswith("the text says “eastern France”")
    assert found.anchors == (FRANCE,)
    assert place.point == FRANCE.point


def test_a_part_of_a_town_is_near_it() -> None:
    text = "They left eastern Dallas."
    (found,) = related(_resolve(text, "Dallas", relation=_part(10, 24)), text)
    assert found.place is not None
    assert (found.place.id, found.place.precision) == ("dallas~eastern", Precision.NEAR)


def test_each_mention_has_one_resolution_in_order() -> None:
    text = "Paris. France. Kursk. Nowhere. Paris."
    found = _resolve(text, "Paris", "France", "Kursk", "Nowhere", "Paris")
    assert [r.mention.text for r in found] == ["Paris", "France", "Kursk", "Nowhere", "Paris"]
    assert all(r.reason for r in found)


def test_nothing_to_resolve() -> None:
    assert resolve((), (), "", Source()) == ()
