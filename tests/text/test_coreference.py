"""What "the town" means, by example: which place named before it stands for, and where it stands for none."""

from collections.abc import Callable

import pytest

from dateline.model import Kind, Resolution, Sense, Story

Tell = Callable[[str], Story]

# the text, the description, the name of the place
TAKEN = [
    ("Shells fell on Kupiansk. The town was empty.", "The town", "Kupiansk"),
    ("Shells fell on Kharkiv, and parts of the city burned.", "the city", "Kharkiv"),
    ("Fighting went on in the Kursk region. Power was out across the region.", "the region", "Kursk"),
    ("Fighting went on in the Kherson oblast. Half of the oblast was without power.", "the oblast", "Kherson"),
    ("Shelling hit North Darfur. Thousands fled the province.", "the province", "North Darfur"),
    ("Power was out in Sudan. People fled the country.", "the country", "Sudan"),
    ("Sudan said so. Hunger spread across the country.", "the country", "Sudan"),
    ("Sudan said so. The country has rejected the offer.", "The country", "Sudan"),
    ("Drones hit Kyiv overnight. The capital was dark.", "The capital", "Kyiv"),
    ("Kyiv said so. Nobody was killed in the capital.", "the capital", "Kyiv"),
    ("Khartoum, the capital, was shelled.", "the capital", "Khartoum"),
    ("Tanks were seen in Crimea. Ships left the peninsula.", "the peninsula", "Crimea"),
    ("Trucks entered the Gaza Strip. Nobody left the strip.", "the strip", "Gaza Strip"),
    ("Shells hit Abu Shouk camp in North Darfur. Hundreds left the camp.", "the camp", "Abu Shouk"),
    ("Shells hit the village of Zybynivka in Kharkiv region. The village was empty.", "The village", "Zybynivka"),
    ("Drones hit the town of Kupiansk in the Kharkiv region. The town was dark.", "The town", "Kupiansk"),
    ("Troops from Sumy drove to Kupiansk. The town was empty. Nobody was hurt in the town.", "the town", "Kupiansk"),
    (
        "Shells hit Bakhmut. Nobody was hurt. Shells hit Bakhmut again. Rain fell. The town was dark.",
        "The town",
        "Bakhmut",
    ),
    ("Shells fell on Kharkiv.\n\nResidents left the city by train.", "the city", "Kharkiv"),
    ("Fighting in Kupiansk\nThe town was empty.", "The town", "Kupiansk"),
    ("Shells fell on Kupiansk. “The town is gone,” a soldier said.", "The town", "Kupiansk"),
    ("Troops entered Goma. Rebels hold the besieged city.", "the besieged city", "Goma"),
    ("Shells hit Vovchansk in Ukraine. The town was empty.", "The town", "Vovchansk"),
]
NOT_TAKEN = [
    "The town was empty. Shells fell on Kupiansk.",  # named too late
    "Shells fell on Kupiansk and on Vovchansk. The town was empty.",  # two
    "The road between Kupiansk and Vovchansk was cut. Nobody reached the town.",
    "Shells fell on Kupiansk. He came from the town of Zybynivka.",
    "Shells fell on Kharkiv. The village was empty.",  # no village
    "Shells fell on Makariv. The city was empty.",  # no city
    "Shells fell on Makariv. The capital was calm.",  # no capital
    "Shells fell on Kharkiv. The region was without power.",  # a town is no region
    "Power was out in Sudan. The region was calm.",
    "Shells fell on Kupiansk, 20 km from the town.",  # no place is at a distance from itself
    "Troops drove from Kupiansk to the town.",
    "Shells fell on Kupiansk and the town.",
    "Shells fell in the Kursk region. In Kharkiv people slept. The region was calm.",  # moved on, out of the region
    "Shells fell on Kupiansk. In Sudan, the town was calm.",
    "Shells fell on Kupiansk. One. Two. Three. The town was calm.",  # too far back
    "Shells fell on Kupiansk. Rain fell. The town was calm.",  # named in passing, two sentences back
    "Russia attacked Ukraine. Power was out across the country.",
    "Russian drones hit Ukraine. Power was out across the country.",
    "Ukraine was calm. Russian troops fought. Hunger spread across the country.",
    "Fighting in Kupiansk\nShells fell.\nThe rest of the war\nThe town was empty.",  # under another heading
    "Shells fell on Kharkiv. The city council met.",
    "Shells fell on Kupiansk. The town's mayor said so.",  # whose office it is
    "Kupiansk Police said so. The town was calm.",  # part of another name
    "Shells hit the village of Zybynivka. The village was empty.",  # nobody knows where that is
    "Shelling of Kharkiv went on, 300 km from Dnipro. Parts of the city burned.",
    "Shells hit Kupiansk.\n\nRain fell near Vovchansk.\n\nThe town was empty.",  # two within reach, in other paragraphs
    "Drones hit Kinshasa. Goma, the capital, fell.",  # of a province: said of Goma, or of none
    "Shells hit Kharkiv. Sumy was calm. “The city is gone,” he said.",  # another speaks, of either
    "The island was calm after shells fell on Odesa.",
    "Shells fell on Odesa. The island was calm.",
    "Shells fell on Kyiv and Khartoum. The capital was calm.",
]


def _weak(story: Story) -> list[Resolution]:
    return [r for r in story.resolutions if r.mention.weak]


@pytest.mark.parametrize(("text", "words", "toponym"), TAKEN)
def test_what_is_meant(tell: Tell, text: str, words: str, toponym: str) -> None:
    found = [r for r in _weak(tell(text)) if r.mention.text == words]
    assert found
    assert found[-1].place
    assert found[-1].mention.toponym == toponym
    assert f"“{words}” after " in found[-1].reason


@pytest.mark.parametrize("text", NOT_TAKEN)
def test_where_nothing_is_meant_for_sure(tell: Tell, text: str) -> None:
    assert [(r.mention.text, r.reason) for r in _weak(tell(text))] == []


def test_a_description_belongs_to_the_dossier_of_the_name(tell: Tell) -> None:
    (dossier,) = tell("Shells fell on Kupiansk. The town was empty.").places
    assert [(r.mention.text, r.mention.weak) for r in dossier.resolutions] == [("Kupiansk", False), ("The town", True)]
    assert (
        dossier.resolutions[1].reason == "“The town” after Kupiansk: the only place that it fits in the sentence before"
    )
    assert dossier.resolutions[1].place == dossier.resolutions[0].place


@pytest.mark.parametrize(
    "text",
    [
        "He was born in Kharkiv. Parts of the city burned.",
        "GOMA, Congo (AP) — Rebels said so. Shells fell on the city.",
        "The mayor of Kharkiv spoke. Parts of the city burned.",
    ],
)
def test_no_place_is_on_the_map_by_a_description_alone(tell: Tell, text: str) -> None:
    story = tell(text)
    assert story.places == ()
    (weak,) = (u for u in story.unmapped if u.resolution.mention.weak)
    assert weak.reason.endswith("no name puts that place on the map")


def test_a_country_that_acts_is_described_among_the_actors(tell: Tell) -> None:
    story = tell("Sudan said so. The country has rejected the offer.")
    assert [r.mention.text for d in story.actors for r in d.resolutions] == ["Sudan", "The country"]
    assert story.actors[0].resolutions[1].mention.sense is Sense.METONYM


def test_what_happens_across_a_country_that_only_acts_stays_with_it(tell: Tell) -> None:
    story = tell("Sudan said so. Hunger spread across the country.")
    assert story.places == ()
    assert [r.mention.text for d in story.actors for r in d.resolutions] == ["Sudan", "the country"]


def test_a_description_of_a_part_is_none(tell: Tell) -> None:
    """Whose part it is, the text does not name on its own."""
    assert _weak(tell("Tanks rolled into eastern Ukraine. The region was calm.")) == []


def test_every_kind_of_word_leads_to_its_kind(tell: Tell) -> None:
    kinds = {
        "Shells fell on Kupiansk. The town was calm.": Kind.TOWN,
        "Shells fell on Kyiv. The capital was calm.": Kind.CAPITAL,
        "Shells fell on the Kursk region. The region was calm.": Kind.REGION,
        "Power was out in Sudan. Hunger spread across the country.": Kind.COUNTRY,
    }
    for text, kind in kinds.items():
        (weak,) = _weak(tell(text))
        assert weak.place
        assert weak.place.kind is kind
