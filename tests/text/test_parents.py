"""Names that no gazetteer has: the area that the text says they lie in, by example, and where it says none."""

from collections.abc import Callable

import pytest

from dateline.gazetteers.chain import Chain
from dateline.model import Kind, Precision, Resolution, Story, parent_of

Tell = Callable[[str], Story]

# the text, the name, the area
IN_AN_AREA = [
    ("They took the village of Qwertivka in Kursk region.", "Qwertivka", "Kursk Oblast"),
    ("They took the village of Qwertivka in the Kursk region.", "Qwertivka", "Kursk Oblast"),
    ("They took the village of Qwertivka in Russia's Kursk region.", "Qwertivka", "Kursk Oblast"),
    ("They took the village of Qwertivka in Ukraine’s eastern Donetsk region.", "Qwertivka", "Donetsk Oblast"),
    ("They took the village of Qwertivka, Kursk Oblast, on Sunday.", "Qwertivka", "Kursk Oblast"),
    ("They took the village of Qwertivka (Kursk Oblast) on Sunday.", "Qwertivka", "Kursk Oblast"),
    ("They took the village of Qwertivka in the border area of Sumy region.", "Qwertivka", "Sumy Oblast"),
    ("They took the villages of Qwertivka, Asdfivka and Zxcvivka in Kursk region.", "Qwertivka", "Kursk Oblast"),
    ("They took the villages of Qwertivka, Asdfivka and Zxcvivka in Kursk region.", "Zxcvivka", "Kursk Oblast"),
    ("They took the villages of Qwertivka and Sudzha.", "Qwertivka", "Kursk Oblast"),
    ("They took the villages of Sudzha, Qwertivka and Asdfivka.", "Asdfivka", "Kursk Oblast"),
    ("In the Kursk region, the village of Qwertivka was hit.", "Qwertivka", "Kursk Oblast"),
    ("Across Sumy region, shells fell; the village of Qwertivka burned.", "Qwertivka", "Sumy Oblast"),
    ("Shells fell in Sumy region. The village of Qwertivka burned.", "Qwertivka", "Sumy Oblast"),
    ("Shells fell in Sumy region. It was night. The village of Qwertivka burned.", "Qwertivka", "Sumy Oblast"),
    ("Shells fell in Sumy region. Near Sumy, the village of Qwertivka burned.", "Qwertivka", "Sumy Oblast"),
    ("Shells hit Abu Qwertouk camp in North Darfur.", "Abu Qwertouk", "Northern Darfur"),
    ("Shells hit the Qwertouk camp in the Gaza Strip.", "Qwertouk", "Gaza Strip"),
    ("In the Sudzha district of Kursk region, the village of Qwertivka fell.", "Qwertivka", "Kursk Oblast"),
    ("In Bakhmut Raion, the village of Qwertivka fell.", "Qwertivka", "Bakhmut Raion"),
    (
        "Troops drove from Belgorod region into Kursk region and took the village of Qwertivka.",
        "Qwertivka",
        "Kursk Oblast",
    ),
    (
        "They took the village of Qwertivka in Kursk region, and then the village of Qwertivka burned.",
        "Qwertivka",
        "Kursk Oblast",
    ),
]
IN_NONE = [
    "They took the village of Qwertivka.",
    "They took the village of Qwertivka in Russia.",  # too large to be drawn as where it is
    "They took the village of Qwertivka near Kursk region.",
    "They took the village of Qwertivka on the border with Kursk region.",
    "They took the village of Qwertivka, 5 km from the Kursk region.",
    "They shelled the village of Qwertivka from Kursk region.",
    "Troops from Kursk region took the village of Qwertivka.",
    "Troops moved toward the Kursk region after the village of Qwertivka fell.",
    "Kursk region and Sumy region were hit. The village of Qwertivka burned.",  # two
    "In Kursk region and in Sumy region, villages such as the village of Qwertivka burned.",
    "They took the villages of Qwertivka, Sudzha and Sumy.",  # in two regions
    "Shells fell in Kursk region. Near Kharkiv, the village of Qwertivka burned.",  # moved on
    "Shells fell in Kursk region, and near Kharkiv the village of Qwertivka burned.",
    "Shells fell in Kursk region.\nThe village of Qwertivka burned.",  # another paragraph
    "Shells fell in Kursk region. One. Two. Three. The village of Qwertivka burned.",  # too far back
    "The village of Qwertivka burned. Shells fell in Kursk region.",  # named too late
    "Fighting in Kursk region\nThe village of Qwertivka burned.",
    "They took the village of Qwertivka in eastern Ukraine.",  # a part that no border bounds
    "They took the village of Qwertivka in Europe.",
    "Troops marched from Kursk region, and the village of Qwertivka in Ukraine was quiet.",
    "They shelled the village of Qwertivka, Kursk region and Sumy region.",  # a list
    "Shells fell in Kharkiv, Qwertivka.",  # no list
    "They shelled Qwertivka, in Kharkiv, and spoke of Kursk region.",
    "They bombed the village of Qwertivka beyond the Kursk region.",
]


def _named(story: Story, name: str) -> list[Resolution]:
    return [r for r in story.resolutions if r.mention.text == name]


@pytest.mark.parametrize(("text", "name", "area"), IN_AN_AREA)
def test_where_a_name_lies(tell: Tell, text: str, name: str, area: str) -> None:
    found = _named(tell(text), name)
    assert found
    for resolution in found:
        assert resolution.place
        assert resolution.place.name == f"position unknown, in {area}"
        assert resolution.reason.startswith("no gazetteer knows this name; ")


@pytest.mark.parametrize("text", IN_NONE)
def test_where_the_text_does_not_say(tell: Tell, text: str) -> None:
    story = tell(text)
    (found,) = _named(story, "Qwertivka")
    assert (found.place, found.reason) == (None, "no gazetteer knows this name")
    assert [u.resolution for u in story.unmapped if u.resolution.mention.text == "Qwertivka"] == [found]


def test_names_in_one_area_are_one_dossier_drawn_as_the_area(tell: Tell) -> None:
    story = tell("They took the villages of Qwertivka, Asdfivka and Zxcvivka in Kursk region.")
    dossiers = {d.place.id: d for d in story.places}
    assert list(dossiers) == ["kursk-oblast@in", "kursk-oblast"]
    unknown, kursk = dossiers.values()
    assert parent_of(unknown.place.id) == kursk.place.id
    assert (unknown.place.kind, unknown.place.precision) == (Kind.AREA, Precision.REGION)
    assert (unknown.place.point, unknown.outline) == (kursk.place.point, kursk.outline)
    assert (unknown.place.provenance, unknown.place.country) == (kursk.place.provenance, kursk.place.country)
    assert [r.mention.text for r in unknown.resolutions] == ["Qwertivka", "Asdfivka", "Zxcvivka"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They took the village of Qwertivka in Kursk region.", "the text says that it is in Kursk Oblast"),
        ("They took the villages of Sudzha and Qwertivka.", "what is listed with it (Sudzha) lies in Kursk Oblast"),
        ("In Kursk region, the village of Qwertivka fell.", "the sentence names Kursk Oblast and no other region"),
        (
            "Kursk region was hit. The village of Qwertivka fell.",
            "the paragraph names Kursk Oblast and no other region",
        ),
    ],
)
def test_the_reason_says_why(tell: Tell, text: str, words: str) -> None:
    (found,) = _named(tell(text), "Qwertivka")
    assert found.reason == f"no gazetteer knows this name; {words}"


def test_never_at_a_namesake(tell: Tell, gazetteer: Chain) -> None:
    """A village of this name that lies elsewhere is not the one that the text says is in Kursk Oblast."""
    namesakes = [p for p in gazetteer.candidates("Lebedevka") if p.kind is Kind.TOWN]
    assert namesakes == [] or all(p.region != "RU.41" for p in namesakes)
    story = tell("They took the villages of Kuzminki and Berezovka in Russia's Kursk region. In Kuzminki it was calm.")
    found = [*_named(story, "Kuzminki"), *_named(story, "Berezovka")]
    assert [parent_of(r.place.id) for r in found if r.place] == ["kursk-oblast"] * 3
    assert found[0].reason == "none of the places of this name fits; the text says that it is in Kursk Oblast"
    assert found[0].losers[0].reason == "it does not lie in Kursk Oblast"
    assert found[1].reason == "none of the places of this name fits; elsewhere the text says where it is"
    assert story.unmapped == ()


def test_another_of_the_name_that_does_lie_there(tell: Tell) -> None:
    (found,) = _named(
        tell("In Kazakhstan it was calm. They took the village of Ivanovka in Kherson region."), "Ivanovka"
    )
    assert found.place
    assert found.place.region == "UA.08"


def test_a_town_that_does_lie_there_stays_where_it_is(tell: Tell) -> None:
    for text in ("Troops took Korenevo in Kursk region.", "Troops took the town of Rylsk, Kursk Oblast, on Sunday."):
        assert not any(parent_of(d.place.id) for d in tell(text).places)


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell in Lyptsi, Kursk region and Sumy region.",  # a list
        "Troops from Lyptsi in Kursk region were hit.",  # who is there
        "Shells fell in Lyptsi near Kursk region.",
        "Shells fell in Lyptsi and in Kursk region.",
    ],
)
def test_a_small_town_named_beside_an_area_stays_where_it_is(tell: Tell, text: str) -> None:
    (found,) = _named(tell(text), "Lyptsi")
    assert found.place
    assert found.place.kind is Kind.TOWN


def test_a_large_town_is_no_namesake(tell: Tell) -> None:
    (found,) = _named(tell("Troops flew to Kharkiv in Kursk region."), "Kharkiv")
    assert found.place
    assert found.place.kind is Kind.TOWN


def test_the_region_that_holds_a_place(gazetteer: Chain) -> None:
    for name, region in (("Sudzha", "kursk-oblast"), ("Bakhmut", "gn:709716"), ("Vovchansk", "gn:706482")):
        held = gazetteer.region_of(gazetteer.candidates(name)[0].id)
        assert held
        assert held.id == region
    assert gazetteer.region_of("nosuch") is None
    assert gazetteer.region_of(gazetteer.candidates("Russia")[0].id) is None
