"""Recognition over a small lexicon of its own: which words are names of places, and which only look like it."""

from collections.abc import Callable, Collection, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Kind, Known, Mention, Sense, Story
from dateline.names import fold
from dateline.text import models
from dateline.text.sentences import split
from dateline.text.toponyms import recognise

Tell = Callable[[str], Story]


def _known(kind: Kind, people: int = 0, *, curated: bool = False) -> Known:
    return Known(frozenset({kind}), people, curated)


NAMES = {
    "Kyiv": _known(Kind.CAPITAL, 2_800_000),
    "Ukraine": _known(Kind.COUNTRY, 40_000_000),
    "US": _known(Kind.COUNTRY, 330_000_000),
    "United States": _known(Kind.COUNTRY, 330_000_000),
    "Guinea": _known(Kind.COUNTRY, 13_000_000),
    "Guinea-Bissau": _known(Kind.COUNTRY, 2_000_000),
    "Sudan": _known(Kind.COUNTRY, 45_000_000),
    "Port Sudan": _known(Kind.TOWN, 490_000),
    "Los Angeles": _known(Kind.TOWN, 3_900_000),
    "Angeles": _known(Kind.TOWN, 400_000),
    "London": _known(Kind.CAPITAL, 9_000_000),
    "Paris": _known(Kind.CAPITAL, 2_100_000),
    "Washington": _known(Kind.CAPITAL, 690_000),
    "Mobile": _known(Kind.TOWN, 190_000),
    "Split": _known(Kind.TOWN, 160_000),
    "Putin": _known(Kind.TOWN, 900),
    "Zaliznyi": _known(Kind.TOWN, 1_400),
    "Kursk": _known(Kind.REGION, 1_000_000, curated=True),
    "Stalingrad": _known(Kind.TOWN, 1_000_000),
    "Суджа": _known(Kind.TOWN, 5_000, curated=True),
    "al-Bab": _known(Kind.TOWN, 63_000),
    "May": _known(Kind.TOWN, 20_000),
    "ISW": _known(Kind.TOWN, 18_000),
}


MODELS = models.load()


class Lexicon:
    """The names above, by their keys."""

    def __init__(self) -> None:
        self._names = {fold(name): known for name, known in NAMES.items()}
        self.asked = 0

    def known(self, keys: Collection[str]) -> Mapping[str, Known]:
        self.asked += 1
        return {key: self._names[key] for key in keys if key in self._names}


def _recognise(text: str) -> tuple[Mention, ...]:
    return recognise(text, split(text), Lexicon(), MODELS)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells fell in Kyiv.", ["Kyiv"]),
        ("Shells fell in Port Sudan.", ["Port Sudan"]),  # the longest match
        ("He went from Guinea to Guinea-Bissau.", ["Guinea", "Guinea-Bissau"]),
        ("Shells fell in Los\u00a0Angeles.", ["Los\u00a0Angeles"]),
        ("Kyiv’s army and Kyiv's mayor left.", ["Kyiv", "Kyiv"]),
        ("The Kyiv-based analyst agreed.", ["Kyiv"]),
        ("Бои в Суджа продолжаются.", ["Суджа"]),
        ("Fighting in al-Bab went on.", ["al-Bab"]),
        ("FIGHTING IN KYIV WENT ON TODAY", ["KYIV"]),
        ("fighting in kyiv and ukraine went on", ["kyiv", "ukraine"]),
        ("Fighting in Kyiv Spreads as Snow Falls", ["Kyiv"]),
        ("U.S. officials and US troops left.", ["U.S.", "US"]),
        ("He lives in eastern Ukraine.", ["eastern Ukraine"]),
        ("He lives in south-eastern Ukraine.", ["south-eastern Ukraine"]),
        ("Russian troops left.", ["Russian"]),
        ("They flew to Mobile.", ["Mobile"]),
    ],
)
def test_names_are_found(text: str, names: list[str]) -> None:
    assert [mention.text for mention in _recognise(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Mobile phones were jammed.",
        "Split decisions followed.",
        "He told us that the road was open.",
        "In May, troops left.",
        "Jack London wrote it.",
        "Paris Hilton arrived.",
        "Vladimir Putin arrived. Putin left.",
        "President Putin arrived.",
        "Zaliznyi Dmytro spoke.",  # a small town, and nothing says that it is one
        "The ISW report was published.",
        "the kyivans left",
        "He paid 5 may.",
        "",
        "... — ! 😀",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert _recognise(text) == ()


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The Kursk Police came.", "Kursk Police"),
        ("He studied at the University of Kyiv.", "University of Kyiv"),
        ("The Battle of Stalingrad was long.", "Battle of Stalingrad"),
        ("The Los Angeles Times wrote it.", "Los Angeles Times"),
        ("The Washington Post wrote it.", "Washington Post"),
    ],
)
def test_a_name_within_a_longer_name(text: str, whole: str) -> None:
    (mention,) = _recognise(text)
    assert mention.sense is Sense.NESTED
    assert f"“{whole}”" in mention.because


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Fighting in the Kursk region went on.", Kind.REGION),
        ("Fighting in Kursk Oblast went on.", Kind.REGION),
        ("Fighting in the region of Kursk went on.", Kind.REGION),
        ("Fighting in the city of Kursk went on.", Kind.TOWN),
        ("Fighting in Kursk district went on.", Kind.DISTRICT),
        ("Fighting in Kursk went on.", None),
    ],
)
def test_a_word_beside_it_asks_for_a_kind(text: str, wants: Kind | None) -> None:
    (mention,) = _recognise(text)
    assert mention.wants is wants
    assert mention.toponym == "Kursk"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("in eastern Ukraine", "eastern"),
        ("in south-eastern Ukraine", "southeastern"),
        ("in southeastern Ukraine", "southeastern"),
        ("in Ukraine", None),
        ("in the east of Ukraine", "east"),
        ("east of Ukraine", None),
    ],
)
def test_a_part_of_a_place(text: str, part: str | None) -> None:
    (mention,) = _recognise(f"He lives {text}.")
    assert (mention.toponym, mention.part) == ("Ukraine", part)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_name_broken_over_a_line(end: str) -> None:
    lines = (
        "Shells fell at noon on Monday, they said, in Los",
        "Angeles, where the streets were empty by then, and",
        "later on it was calm.",
    )
    (mention,) = _recognise(end.join(lines))
    assert (mention.text, fold(mention.toponym)) == (f"Los{end}Angeles", "los angeles")


def test_a_small_town_is_believed_where_it_once_stands_as_a_place() -> None:
    found = _recognise("Shells fell near Zaliznyi. The town burnt. Zaliznyi is empty.")
    assert [mention.text for mention in found] == ["Zaliznyi", "Zaliznyi"]


def test_koreans_are_of_the_korea_that_the_text_names() -> None:
    found = _recognise("North Korean soldiers came. The Koreans left.")
    assert [(m.text, m.toponym) for m in found] == [("North Korean", "North Korea"), ("Koreans", "North Korea")]


def test_the_lexicon_is_asked_once_for_a_whole_text() -> None:
    lexicon = Lexicon()
    text = "Kyiv fell.\n\nThen Port Sudan fell.\n\nLondon stood."
    assert len(recognise(text, split(text), lexicon, MODELS)) == 3
    assert lexicon.asked == 1


@given(
    st.lists(st.sampled_from([*NAMES, *"the in of said . , 's - \n Jack President Times region eastern".split(" ")]))
)
@settings(deadline=None, max_examples=100)
def test_mentions_hold_their_words_and_never_overlap(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for mention in _recognise(text):
        assert mention.span.start >= end
        assert mention.span.of(text) == mention.text
        assert mention.because
        end = mention.span.end


# With the real gazetteer, in which nearly every word is a town somewhere.


@pytest.mark.parametrize(
    "text",
    [
        "The Taliban, Boko Haram and al-Shabaab were named.",
        "A Patriot battery, two Leopard tanks and a Bradley were destroyed.",
        "Storm Shadow and Taurus missiles were promised.",
        "The IDF, the SDF, the RSF, the PKK and the FSB denied it.",
        "NATO, the UN, OPEC and the IAEA met.",
        "Zelensky, Biden, Trump, Macron, Scholz and Starmer spoke.",
        "Burhan and Hemedti, Assad and Jolani, Sinwar and Haniyeh.",
        "Lloyd Austin said the aid would come.",
        "Antonio Guterres and Lavrov met Erdogan.",
        "General Oleksandr Syrskyi thanked the troops.",
        "The Red Cross and Amnesty International said so.",
        "The State Department condemned it.",
        "The Security Council will meet on Monday.",
        "The Islamic State claimed the attack.",
        "Reading the reports, one sees little.",
        "Most of the shells missed.",
        "Nice weather helped the drones.",
        "Victory Day was marked.",
        "Orange smoke rose. Hope is gone.",
        "Christmas and Easter were quiet, and so was Ramadan.",
        "On Sunday the Council voted; on March 5 the Senate followed.",
        "The ambassador left on Tuesday.",
        "The Kremlin said nothing.",
    ],
)
def test_no_place_in_the_real_gazetteer(tell: Tell, text: str) -> None:
    assert [r.mention.text for r in tell(text).resolutions] == []


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Northern Ireland was calm.", ["Northern Ireland"]),
        (
            "Tal Abyad, Deir ez-Zor, al-Bab and as-Suwayda were hit.",
            ["Tal Abyad", "Deir ez-Zor", "al-Bab", "as-Suwayda"],
        ),
        ("Bucha, Irpin and Hostomel lie northwest of Kyiv.", ["Bucha", "Irpin", "Hostomel", "Kyiv"]),
        ("Russian-occupied Mariupol was hit.", ["Russian", "Mariupol"]),
        ("The strike hit the Kherson-Mykolaiv highway.", ["Kherson", "Mykolaiv"]),
        ("Crimea and the Sea of Azov are contested.", ["Crimea", "Sea of Azov"]),
        ("A ship was attacked off Aden in the Gulf of Aden.", ["Aden", "Gulf of Aden"]),
        ("The Moscow Times reported it.", ["Moscow"]),
    ],
)
def test_names_in_the_real_gazetteer(tell: Tell, text: str, ids: list[str]) -> None:
    assert [r.mention.text for r in tell(text).resolutions] == ids
