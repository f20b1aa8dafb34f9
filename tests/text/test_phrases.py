"""Spatial phrases, by example: what each says of a name, and what only looks like one."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Kind, Relation, RelationKind
from dateline.text import grammar
from dateline.text.phrases import Name, relations
from dateline.text.tokens import tokenise

TOWNS = ("Homs", "Goma", "Sake", "Gao", "Ansongo", "Bakhmut", "Damascus", "Aleppo", "Chasiv Yar", "Sudzha", "Dahiyeh")
COUNTRIES = ("Ukraine", "Russia", "Sudan", "Chad", "Mali", "Libya", "Israel", "Lebanon")
REGIONS = ("Kursk", "Sumy", "Darfur")
CAPITALS = ("Kyiv", "Moscow")
ADJECTIVES = {"Sudanese": "Sudan", "Syrian": "Syria", "Russian": "Russia"}
KINDS = {
    **dict.fromkeys(TOWNS, Kind.TOWN),
    **dict.fromkeys(COUNTRIES, Kind.COUNTRY),
    **dict.fromkeys(REGIONS, Kind.REGION),
    **dict.fromkeys(CAPITALS, Kind.CAPITAL),
}
NAME = re.compile("|".join((*ADJECTIVES, *KINDS)))


def _relations(text: str) -> dict[str, Relation]:
    """What is said of each name."""
    tokens = tokenise(text)
    names: list[Name] = []
    for found in NAME.finditer(text):
        at = [n for n, t in enumerate(tokens) if found.start() <= t.start < found.end()]
        demonym = found.group() in ADJECTIVES
        kinds = frozenset() if demonym else frozenset({KINDS[found.group()]})
        names.append(Name(at[0], at[-1], ADJECTIVES.get(found.group(), found.group()), kinds, demonym))
    said = relations(tokens, names, grammar.load())
    return {name.toponym: said[name.first] for name in names if name.first in said}


def _said(relation: Relation) -> tuple[str, str, float | None]:
    return str(relation.kind), relation.direction, relation.kilometres


ALONE = [
    ("Shells fell near Homs.", "near", "", None, "near Homs"),
    ("Shells fell close to Homs.", "near", "", None, "close to Homs"),
    ("Shells fell not far from Homs.", "near", "", None, "not far from Homs"),
    ("Shells fell outside Homs on Sunday.", "near", "", None, "outside Homs"),
    ("They dug in around Homs.", "near", "", None, "around Homs"),
    ("Rebels met in the vicinity of Homs.", "near", "", None, "in the vicinity of Homs"),
    ("Fire near the besieged town of Homs.", "near", "", None, "near the besieged town of Homs"),
    ("Fire near the Syrian town of Homs.", "near", "", None, "near the Syrian town of Homs"),
    ("Fire near the rebel-held city of Homs.", "near", "", None, "near the rebel-held city of Homs"),
    ("Fire near the capital, Kyiv.", "near", "", None, "near the capital, Kyiv"),
    ("Fire near\nHoms.", "near", "", None, "near\nHoms"),
    ("Within 10 km of Homs all was quiet.", "near", "", 10, "Within 10 km of Homs"),
    ("It fell within a 30-km radius of Homs.", "near", "", 30, "within a 30-km radius of Homs"),
    ("A camp a few kilometres from Homs burnt.", "near", "", None, "a few kilometres from Homs"),
    ("Fighting on the outskirts of Homs.", "outskirts", "", None, "outskirts of Homs"),
    ("Fighting in the suburbs of Homs.", "outskirts", "", None, "suburbs of Homs"),
    ("They reached the approaches to Homs.", "outskirts", "", None, "approaches to Homs"),
    ("They live in a suburb of Homs.", "outskirts", "", None, "a suburb of Homs"),
    ("They hit Homs's eastern outskirts.", "outskirts", "eastern", None, "Homs's eastern outskirts"),
    ("They hit the eastern outskirts of Homs.", "outskirts", "eastern", None, "eastern outskirts of Homs"),
    ("Jets hit Damascus suburbs.", "outskirts", "", None, "Damascus suburbs"),
    ("A camp 30 kilometres south of Homs burnt.", "direction", "south", 30, "30 kilometres south of Homs"),
    ("A camp 30km south of Homs burnt.", "direction", "south", 30, "30km south of Homs"),
    ("A camp about 30 km to the south of Homs burnt.", "direction", "south", 30, "about 30 km to the south of Homs"),
    ("A camp 12 miles (19 km) north-east of Homs.", "direction", "north-east", 19, "12 miles (19 km) north-east of Homs"),
    ("A camp 19 km (12 miles) northeast of Homs.", "direction", "northeast", 19, "19 km (12 miles) northeast of Homs"),
    ("A camp 50 miles west of Homs.", "direction", "west", 80, "50 miles west of Homs"),
    ("A camp twenty kilometres east of Homs.", "direction", "east", 20, "twenty kilometres east of Homs"),
    ("A camp half a mile east of Homs.", "direction", "east", 0.8, "half a mile east of Homs"),
    ("A camp 20 to 30 km north of Homs.", "direction", "north", 25, "20 to 30 km north of Homs"),
    ("A camp 1,500 metres north of Homs.", "direction", "north", 1.5, "1,500 metres north of Homs"),
    ("A camp 2.5 km north of Homs.", "direction", "north", 2.5, "2.5 km north of Homs"),
    ("A camp 40 km from Homs burnt.", "direction", "", 40, "40 km from Homs"),
    ("A camp 40 km away from Homs burnt.", "direction", "", 40, "40 km away from Homs"),
    ("A camp some 40 km outside Homs burnt.", "direction", "", 40, "some 40 km outside Homs"),
    ("A camp several miles south of Homs.", "direction", "south", None, "several miles south of Homs"),
    ("They camped south of Homs.", "direction", "south", None, "south of Homs"),
    ("They moved to the north of Homs.", "direction", "north", None, "to the north of Homs"),
    ("They camped just north of the town of Chasiv Yar.", "direction", "north", None, "just north of the town of Chasiv Yar"),
    ("Fighting in the north of Mali.", "part", "north", None, "the north of Mali"),
    ("Fighting in the eastern part of Ukraine.", "part", "eastern", None, "the eastern part of Ukraine"),
    ("Fighting in western areas of Ukraine.", "part", "western", None, "western areas of Ukraine"),
    ("Fighting in Ukraine's east.", "part", "east", None, "Ukraine's east"),
    ("Fighting in Ukraine’s east and elsewhere.", "part", "east", None, "Ukraine’s east"),
    ("Fighting in Sudan's western regions.", "part", "western", None, "Sudan's western regions"),
    ("A ship sank off the coast of Libya.", "coast", "", None, "off the coast of Libya"),
    ("A ship sank off Libya's western coast.", "coast", "western", None, "Libya's western coast"),
    ("A ship sank off Libya's coast.", "coast", "", None, "Libya's coast"),
    ("They fled to the border with Chad.", "border", "", None, "border with Chad"),
    ("They crossed Ukraine's northern border.", "border", "northern", None, "Ukraine's northern border"),
    ("A camp north-northeast of Homs.", "direction", "northeast", None, "north-northeast of Homs"),
    ("Shells fell near the Ukraine border.", "border", "", None, "Ukraine border"),
    ("Shells fell 5 km from the Libya coast.", "coast", "", None, "Libya coast"),
    ("They crossed Ukraine's border.", "border", "", None, "Ukraine's border"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "direction", "km", "phrase"), ALONE)
def test_of_one_name(text: str, kind: str, direction: str, km: float | None, phrase: str) -> None:
    relation = list(_relations(text).values())[-1]
    assert _said(relation) == (kind, direction, km)
    assert relation.phrase.of(text) == phrase


OF_TWO = [
    ("The front runs between Goma and Sake.", "between", "between Goma and Sake"),
    ("Fighting between the towns of Goma and Sake.", "between", "between the towns of Goma and Sake"),
    ("It lies between Goma and the town of Sake.", "between", "between Goma and the town of Sake"),
    ("A village halfway between Kyiv and Moscow.", "between", "between Kyiv and Moscow"),
    ("Mines on the road from Gao to Ansongo.", "road", "road from Gao to Ansongo"),
    ("Mines on the road leading from Gao to Ansongo.", "road", "road leading from Gao to Ansongo"),
    ("Mines on the road between Gao and Ansongo.", "road", "road between Gao and Ansongo"),
    ("Mines on the Gao-Ansongo road.", "road", "Gao-Ansongo road"),
    ("Mines on the Gao–Ansongo highway.", "road", "Gao–Ansongo highway"),
    ("Along the highway linking Damascus and Aleppo.", "road", "highway linking Damascus and Aleppo"),
    ("The main road that connects Damascus with Aleppo.", "road", "road that connects Damascus with Aleppo"),
    ("At the border of Sudan and Chad.", "border", "border of Sudan and Chad"),
    ("At the border between Sudan and Chad.", "border", "border between Sudan and Chad"),
    ("At the Sudan-Chad border.", "border", "Sudan-Chad border"),
    ("At Sudan's border with Chad.", "border", "Sudan's border with Chad"),
    ("At Sudan's long western border with Chad.", "border", "Sudan's long western border with Chad"),
    ("In the border area between Sudan and Chad.", "border", "border area between Sudan and Chad"),
    ("Between Kursk and Sumy, at the border between Kursk region and Sumy region.", "border",
     "border between Kursk region and Sumy"),
    ("At Kursk region's border with Ukraine.", "border", "Kursk region's border with Ukraine"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "phrase"), OF_TWO)
def test_of_two_names(text: str, kind: str, phrase: str) -> None:
    (first, one), (second, two) = list(_relations(text).items())[-2:]
    assert (str(one.kind), one.other, two.other) == (kind, second, first)
    assert one.phrase == two.phrase
    assert one.phrase.of(text) == phrase


NOTHING = [
    "Talks between Russia and Ukraine went on.",
    "The war between Israel and Lebanon went on.",
    "A deal between Kyiv and Moscow was near.",
    "Clashes between Russia and Ukraine went on.",
    "Relations between Homs and Aleppo were good.",
    "Trade from Goma to Sake fell.",
    "They drove from Goma to Sake.",
    "In the near future, Homs will fall.",
    "They moved north from Homs.",
    "The road to Homs was open.",
    "They came from Homs.",
    "Ukraine border guards fired.",
    "Blasts near Damascus airport killed ten.",
    "Ukraine borders Russia.",
    "The distance between Homs and Aleppo is short.",
    "Ukraine's border police fired.",
    "Libya coast guard ships came.",
    "The Beirut suburb of Dahiyeh burnt.",
    "The Damascus suburbs of Homs and Dahiyeh burnt.",
    "Shells fell near Homs's airport.",
    "Ukraine and Russia talked.",
    "About 30 km of Homs was burnt.",
    "Homs, 30 km long, burnt.",
    "A hundred people from Homs came.",
    "The mayor of Homs said it was near.",
    "East and west, Homs burnt.",
    "The Russian-Syrian pact and Homs.",
    "A 30-km convoy from Homs came.",
    "The match between Homs and Aleppo was off.",
    "He had to choose between Homs and Aleppo.",
]  # fmt: skip


@pytest.mark.parametrize("text", NOTHING)
def test_no_spatial_phrase(text: str) -> None:
    assert _relations(text) == {}


def test_a_list_shares_what_stands_before_it() -> None:
    said = _relations("Shells fell near Homs, Goma and the town of Sake.")
    assert {name: _said(relation) for name, relation in said.items()} == dict.fromkeys(
        ("Homs", "Goma", "Sake"), ("near", "", None)
    )
    assert set(_relations("Shells fell near Homs, and in Goma.")) == {"Homs"}
    assert set(_relations("Shells fell near Homs, Sudan, on Sunday.")) == {"Homs"}


def test_an_adjective_gives_the_other_side_of_a_border_but_is_not_placed() -> None:
    said = _relations("The Sudanese border with Chad was shut.")
    assert list(said) == ["Chad"]
    assert (said["Chad"].kind, said["Chad"].other) == (RelationKind.BORDER, "Sudan")


def test_what_is_part_of_a_longer_name_is_in_no_phrase() -> None:
    tokens = tokenise("near Homs Police")
    assert relations(tokens, [Name(1, 1, "Homs", frozenset({Kind.TOWN}), nested=True)], grammar.load()) == {}


WORDS = (
    "near outside outskirts of suburbs the a 30 1,500 9999999999 ... km miles ( ) - – north south - east of from to between "
    "and road border with coast off within linking 's , . twenty half"
).split()


@given(st.lists(st.sampled_from([*WORDS, "Homs", "Goma", "Sudan", "Chad's", "Kyiv"]), max_size=40))
@settings(deadline=None, max_examples=200)
def test_a_phrase_holds_its_name_and_a_distance_is_a_length(words: list[str]) -> None:
    text = " ".join(words)
    for name, relation in _relations(text).items():
        assert name in relation.phrase.of(text)
        assert relation.kilometres is None or relation.kilometres > 0
