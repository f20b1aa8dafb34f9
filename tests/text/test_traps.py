"""What fools geoparsers, through the real gazetteer: names of people, papers, units, words and months; scripts and spellings."""

from collections.abc import Callable

import pytest

from dateline.model import Sense, Shown, Story

Tell = Callable[[str], Story]


def _named(story: Story) -> list[tuple[str, str]]:
    return [(r.mention.text, str(r.mention.sense)) for r in story.resolutions]


@pytest.mark.parametrize(
    "text",
    [
        "Vladimir Putin spoke for an hour.",
        "Jack London wrote about dogs.",
        "Paris Hilton arrived late.",
        "Georgia O'Keeffe painted flowers.",
        "Georgia O’Keeffe painted flowers.",
        "Florence Nightingale nursed the wounded.",
        "Abraham Lincoln was shot in a theatre.",
        "General Houston did not take questions.",
        "Mr Jordan and Mrs Chelsea Clinton left early.",
        "The minister, Israel Katz, denied it.",
        "Mobile phones were jammed.",
        "Bath towels were handed out.",
        "Split decisions followed.",
        "Enterprise software failed.",
        "Reading the report took a day.",
        "Nice weather followed.",
        "On Monday, in March and in May, rain fell.",
        "August was dry. April was not.",
        "The ambassador said that human rights were violated.",
        "He told us to wait.",
        "The troops fired Grad rockets at the column.",
        "Wagner and Hamas issued statements on Telegram.",
        "Rights groups and the ambassador protested.",
    ],
)
def test_no_place_at_all(text: str, tell: Tell) -> None:
    assert _named(tell(text)) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Los Angeles Times reported it.", [("Los Angeles", "nested")]),
        ("The Donbas Battalion withdrew.", [("Donbas", "nested")]),
        ("He spoke at the Oxford Union.", [("Oxford", "nested")]),
        ("The Battle of Stalingrad was long.", [("Stalingrad", "nested")]),
        ("The Kursk Police closed the road.", [("Kursk", "nested")]),
        ("They signed the Minsk agreements.", [("Minsk", "nested")]),
        ("She studied at the University of Khartoum.", [("Khartoum", "nested")]),
        ("The Washington Post and the Kyiv Independent disagree.", [("Washington", "nested"), ("Kyiv", "nested")]),
        (
            "Police in Mobile, Alabama, and in Bath made arrests.",
            [("Mobile", "literal"), ("Alabama", "literal"), ("Bath", "literal")],
        ),
        ("Ferries left Split for Bari.", [("Split", "literal"), ("Bari", "literal")]),
        ("The shelling of Kyiv went on, Kyiv said.", [("Kyiv", "literal"), ("Kyiv", "metonym")]),
        ("It was embarrassing for Moscow.", [("Moscow", "metonym")]),
        ("Bakhmut fell to Wagner fighters.", [("Bakhmut", "literal")]),
        (
            "UKRAINE STRIKES BELGOROD AS MOSCOW VOWS REVENGE",
            [("UKRAINE", "metonym"), ("BELGOROD", "literal"), ("MOSCOW", "metonym")],
        ),
        ("Protests in Tbilisi grew.", [("Tbilisi", "literal")]),
        ("Russian and North Korean troops advanced.", [("Russian", "adjectival"), ("North Korean", "adjectival")]),
        (
            "KYIV: RUSSIAN DRONES HIT ODESA AND SUMY OVERNIGHT",
            [("KYIV", ""), ("RUSSIAN", "adjectival"), ("ODESA", "literal"), ("SUMY", "literal")],
        ),
        ("drones hit odesa and kharkiv overnight", [("odesa", "literal"), ("kharkiv", "literal")]),
        ("Kyiv's mayor and Kharkiv’s governor met.", [("Kyiv", ""), ("Kharkiv", "")]),
        (
            "The Kharkiv-based brigade left the Pokrovsk-Kostiantynivka road.",
            [("Kharkiv", ""), ("Pokrovsk", "literal"), ("Kostiantynivka", "literal")],
        ),
    ],
)
def test_names_and_their_senses(text: str, names: list[tuple[str, str]], tell: Tell) -> None:
    found = _named(tell(text))
    assert [name for name, _ in found] == [name for name, _ in names]
    assert [sense for (_, sense), (_, wanted) in zip(found, names, strict=True) if wanted] == [w for _, w in names if w]


@pytest.mark.parametrize(
    "spellings",
    [
        ("in Kyiv", "in Kiev", "у Київ", "в Киев", "w Kijów", "à Kiev", "in Kiew"),
        ("in Sudzha", "в Суджа", "in Sudscha", "à Soudja", "w Sudża"),
        ("in Kharkiv", "in Kharkov", "в Харьков", "у Харків", "w Charków", "in Charkiw"),
        ("in Warsaw", "w Warszawa", "in Warschau", "à Varsovie", "в Варшава"),
    ],
)
def test_one_place_in_several_spellings(spellings: tuple[str, ...], tell: Tell) -> None:
    places = {r.place.id if r.place else None for words in spellings for r in tell(f"Fighting {words}.").resolutions}
    assert len(places) == 1
    assert None not in places


def test_one_name_in_two_senses(tell: Tell) -> None:
    story = tell("Missiles hit Kyiv at dawn. Kyiv asked Washington for help. Residents of Kyiv sheltered in the metro.")
    kyiv = [
        (str(r.mention.sense), d.shown)
        for d in (*story.places, *story.actors)
        for r in d.resolutions
        if r.mention.text == "Kyiv"
    ]
    assert sorted(kyiv) == [("literal", Shown.MAP), ("literal", Shown.MAP), (str(Sense.METONYM), Shown.ACTOR)]


@pytest.mark.parametrize(
    ("text", "name", "country", "region"),
    [
        ("A fire in Paris, Texas, killed two.", "Paris", "US", "US.TX"),
        ("Troops crossed the Kursk region.", "Kursk", "RU", "RU.41"),
        ("The town of Georgetown in Guyana flooded.", "Georgetown", "GY", None),
        ("Kyiv, Moscow and Washington agreed in Geneva.", "Washington", "US", "US.DC"),
        ("Kyiv, Moscow and Washington agreed in Geneva.", "Geneva", "CH", None),
        ("Shelling was heard in Tripoli and Beirut, in Lebanon.", "Tripoli", "LB", None),
        ("Fighting in Tripoli and Misrata, in Libya.", "Tripoli", "LY", None),
        ("Odesa was hit.", "Odesa", "UA", None),
        ("In Washington, the Senate was to vote. He flew to London.", "Washington", "US", "US.DC"),
        ("The sheriff of Clarke County said Athens, Georgia, was calm.", "Athens", "US", "US.GA"),
    ],
)
def test_resolution_by_context(text: str, name: str, country: str, region: str | None, tell: Tell) -> None:
    (place,) = {r.place for r in tell(text).resolutions if r.mention.text == name}
    assert place is not None
    assert place.country == country
    assert region in (None, place.region)


def test_none_of_these(tell: Tell) -> None:
    """A village of Sudan that has a namesake in Turkey alone is not drawn there."""
    story = tell("Fighting in Darfur spread to Nyala, El Fasher and the village of Karahallı, in Sudan.")
    (village,) = [r for r in story.resolutions if r.mention.text == "Karahallı"]
    assert village.place is None or village.place.country != "TR"
    assert "Karahall" not in "".join(d.place.name for d in story.places if d.place.country == "TR")


def test_a_phrase_is_of_its_own_name(tell: Tell) -> None:
    story = tell(
        "They shelled the outskirts of Kherson and the villages of Antonivka and Sadove. Northern Kharkiv region burned."
    )
    named = [d.place.name for d in story.places]
    assert named[0] == "outskirts of Kherson"
    assert not any(name.startswith("outskirts") for name in named[1:])
    assert "northern Kharkiv Oblast" in named


@pytest.mark.parametrize(
    "text",
    [
        "Drones hit Belgorod, {} said.",
        "Two people died in Sumy, {} says.",
        "Russian forces entered Sudzha, {} claimed.",
    ],
)
@pytest.mark.parametrize("capital", ["Kyiv", "Moscow", "Ukraine"])
def test_who_speaks_after_a_comma_is_no_place(text: str, capital: str, tell: Tell) -> None:
    assert (capital, "metonym") in _named(tell(text.format(capital)))
