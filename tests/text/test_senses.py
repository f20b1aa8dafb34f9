"""Senses, by example: short sentences of war reports, and what a careful reader takes each name for."""

from collections.abc import Callable

import pytest

from dateline.model import Kind, Sense, Shown, Story
from dateline.text import cues
from dateline.text.senses import Context, judge
from dateline.text.tokens import tokenise

Tell = Callable[[str], Story]

ON_THE_MAP = [
    ("The shelling of Kyiv went on.", "Kyiv"),
    ("Protests in Tbilisi went on for weeks.", "Tbilisi"),
    ("Strikes on Kyiv killed three people.", "Kyiv"),
    ("Missiles rained on Kyiv.", "Kyiv"),
    ("Troops entered Kyiv at dawn.", "Kyiv"),
    ("Kyiv residents fled to the metro.", "Kyiv"),
    ("The strike on Kyiv's outskirts killed two.", "Kyiv"),
    ("Fighting reached the outskirts of Damascus.", "Damascus"),
    ("Israeli jets struck targets around Damascus and Latakia.", "Damascus"),
    ("Explosions were heard in Lviv, Kyiv, and Odesa.", "Kyiv"),
    ("Explosions were heard in Kyiv, Kharkiv, Dnipro and Zaporizhzhia.", "Kyiv"),
    ("A court in Moscow sentenced him.", "Moscow"),
    ("He left Moscow for Kazan.", "Moscow"),
    ("The road to Kyiv was open.", "Kyiv"),
    ("The army pushed towards Khartoum.", "Khartoum"),
    ("Blasts near Kabul airport killed ten.", "Kabul"),
    ("A blast in central Kabul killed ten.", "central Kabul"),
    ("The US embassy in Beirut was closed.", "Beirut"),
    ("Power was out across Ukraine.", "Ukraine"),
    ("The war in Ukraine has killed thousands.", "Ukraine"),
    ("Missiles rained on Lviv, 70 km from Poland.", "Poland"),
    ("Tanks rolled into eastern Ukraine.", "eastern Ukraine"),
    ("Strikes hit southern Lebanon overnight.", "southern Lebanon"),
    ("Much of northern Yemen is held by the rebels.", "northern Yemen"),
    ("A missile hit Kharkiv, Ukraine, on Monday.", "Kharkiv"),
    ("A tornado hit Paris, Texas, on Monday.", "Paris"),
    ("Fighting continued in the Kursk region.", "Kursk"),
    ("A drone hit the city of Kursk.", "Kursk"),
    ("Sudzha's hospital was hit.", "Sudzha"),
    ("Homs fell on Saturday.", "Homs"),
    ("Rebels entered Aleppo for the first time since 2016.", "Aleppo"),
    ("Marib was shelled overnight.", "Marib"),
    ("Thousands fled El Geneina for Adre.", "El Geneina"),
    ("M23 rebels seized Goma and moved on Bukavu.", "Bukavu"),
]
ACTING = [
    ("Kyiv said the attack was repelled.", "Kyiv", Sense.METONYM),
    ("Kyiv fears a new offensive.", "Kyiv", Sense.METONYM),
    ("It is embarrassing for Moscow.", "Moscow", Sense.METONYM),
    ("The pressure on Kyiv is growing.", "Kyiv", Sense.METONYM),
    ("The President of Ukraine spoke on Monday.", "Ukraine", Sense.METONYM),
    ("Kyiv's government refused.", "Kyiv", Sense.METONYM),
    ("Kyiv has asked Berlin for Taurus missiles.", "Kyiv", Sense.METONYM),
    ("Kyiv has asked Berlin for Taurus missiles.", "Berlin", Sense.METONYM),
    ("Washington promised air defence to Kyiv.", "Kyiv", Sense.METONYM),
    ("US officials denied it.", "US", Sense.METONYM),
    ("The UAE denies arming the paramilitaries.", "UAE", Sense.METONYM),
    ("Damascus blamed Ankara for the shelling in Idlib.", "Damascus", Sense.METONYM),
    ("Damascus blamed Ankara for the shelling in Idlib.", "Ankara", Sense.METONYM),
    ("Kinshasa accuses Kigali of backing the rebels.", "Kigali", Sense.METONYM),
    ("Saudi Arabia intercepted a drone over Abha.", "Saudi Arabia", Sense.METONYM),
    ("Crimea was annexed by Russia in 2014.", "Russia", Sense.METONYM),
    ("The war between Russia and Ukraine goes on.", "Ukraine", Sense.METONYM),
    ("A drone struck Russia's Belgorod region.", "Russia", Sense.METONYM),
    ("Confidence in Kyiv is low.", "Kyiv", Sense.METONYM),
    ("The Moscow-backed militia left.", "Moscow", Sense.METONYM),
    ("Talks between Kyiv and Moscow ended.", "Moscow", Sense.METONYM),
    ("Russian forces advanced.", "Russian", Sense.ADJECTIVAL),
    ("The Ukrainians withdrew.", "Ukrainians", Sense.ADJECTIVAL),
    ("Turkish-backed fighters took Manbij.", "Turkish", Sense.ADJECTIVAL),
]
# The reason given holds the last of each row.
NOT_ON_THE_MAP = [
    ("The Kyiv-based analyst agreed.", "Kyiv", "based"),
    ("He was born in Kyiv.", "Kyiv", "where people come from"),
    ("Bloggers from Ukraine and Russia agreed.", "Russia", "where people come from"),
    ("The Los Angeles Times reported it.", "Los Angeles", "Los Angeles Times"),
    ("The Kursk Police arrested two men.", "Kursk", "Kursk Police"),
    ("He wrote about the Battle of Stalingrad.", "Stalingrad", "Battle of Stalingrad"),
    ("The Black Sea Fleet left.", "Black Sea", "Black Sea Fleet"),
    ("The Arakan Army captured it.", "Arakan", "Arakan Army"),
    ("Kharkiv Mayor Ihor Terekhov said a school was hit.", "Kharkiv", "title"),
    ("DAMASCUS (AP) — Rebels advanced.", "DAMASCUS", "dateline"),
    ("Lviv, March 3 (Reuters) — Rebels advanced.", "Lviv", "dateline"),
    ("KHARKIV, March 3 (Reuters) - Rebels advanced.", "KHARKIV", "dateline"),
    ("Africa is large.", "Africa", "continent"),
]
WHICH = [
    ("Fighting continued in the Kursk region.", "Kursk", "kursk-oblast", Kind.REGION),
    ("A drone hit the city of Kursk.", "Kursk", "kursk-city", Kind.TOWN),
    ("Fighting continued in Kursk.", "Kursk", "kursk-oblast", Kind.REGION),
    ("A tornado hit Paris, Texas, on Monday.", "Paris", "gn:4717560", Kind.TOWN),
    ("A bomb went off in Paris.", "Paris", "gn:2988507", Kind.CAPITAL),
    ("Tanks stood in Georgia, near Gori.", "Georgia", "gn:614540", Kind.COUNTRY),
    ("Tanks rolled into eastern Ukraine.", "eastern Ukraine", "gn:690791~eastern", Kind.AREA),
    ("Turkish-backed fighters took Manbij, in Aleppo province.", "Aleppo", "gn:170062", Kind.REGION),
    ("Shells fell in Суджа.", "Суджа", "sudzha", Kind.TOWN),
    ("Fighting raged in Tripoli, Libya's capital.", "Tripoli", "gn:2210247", Kind.CAPITAL),
]


def _shown(story: Story, name: str) -> tuple[str, Sense, str]:
    """Where the one mention with this text is shown, its sense, and why."""
    (mention,) = [r.mention for r in story.resolutions if r.mention.text == name]
    for dossier in (*story.places, *story.actors):
        if any(r.mention == mention for r in dossier.resolutions):
            return str(dossier.shown), mention.sense, mention.because
    (unmapped,) = [u for u in story.unmapped if u.resolution.mention == mention]
    return str(Shown.UNMAPPED), mention.sense, unmapped.reason


@pytest.mark.parametrize(("text", "name"), ON_THE_MAP)
def test_a_place_is_on_the_map(tell: Tell, text: str, name: str) -> None:
    shown, sense, _ = _shown(tell(text), name)
    assert (shown, sense) == (Shown.MAP, Sense.LITERAL)


@pytest.mark.parametrize(("text", "name", "expected"), ACTING)
def test_a_capital_that_speaks_is_no_place(tell: Tell, text: str, name: str, expected: Sense) -> None:
    shown, sense, because = _shown(tell(text), name)
    assert (shown, sense) == (Shown.ACTOR, expected)
    assert because


@pytest.mark.parametrize(("text", "name", "reason"), NOT_ON_THE_MAP)
def test_what_is_not_on_the_map_says_why(tell: Tell, text: str, name: str, reason: str) -> None:
    shown, _, because = _shown(tell(text), name)
    assert shown == Shown.UNMAPPED
    assert reason in because


@pytest.mark.parametrize(("text", "name", "place_id", "kind"), WHICH)
def test_which_place_is_meant(tell: Tell, text: str, name: str, place_id: str, kind: Kind) -> None:
    (place,) = [r.place for r in tell(text).resolutions if r.mention.text == name]
    assert place is not None
    assert (place.id, place.kind) == (place_id, kind)


@pytest.mark.parametrize(
    ("text", "acts", "sense"),
    [
        ("X said so.", True, Sense.METONYM),
        ("X said so.", False, Sense.METONYM),
        ("They fought in X today.", True, Sense.LITERAL),
        ("They thought of X today.", True, Sense.METONYM),
        ("They thought of X today.", False, Sense.LITERAL),
        ("They fought in the besieged X today.", True, Sense.LITERAL),
        ("People in X said so.", False, Sense.LITERAL),
    ],
)
def test_only_a_government_acts_without_a_verb(text: str, acts: bool, sense: Sense) -> None:
    tokens = tokenise(text)
    at = next(n for n, token in enumerate(tokens) if token.text == "X")
    judgement = judge(Context(tokens, at, at, acts), cues.load())
    assert judgement.sense is sense
    assert judgement.because


def test_a_word_that_names_an_area_makes_it_a_place() -> None:
    tokens = tokenise("eastern X said so.")
    assert judge(Context(tokens, 1, 1, acts=True), cues.load(), area_meant=True).sense is Sense.LITERAL


def test_a_list_is_governed_by_the_word_before_it() -> None:
    tokens = tokenise("Shells fell in Lviv, Kyiv, and X today.")
    others = frozenset({3, 5})
    assert judge(Context(tokens, 8, 8, acts=True, others=others), cues.load()).sense is Sense.LITERAL
    assert judge(Context(tokens, 8, 8, acts=True), cues.load()).sense is Sense.METONYM
