"""Whom a sentence without speech tells of, and whom "he" and "the movement" mean after it."""

import pytest

from dateline.text import sentences
from dateline.text.attribution import claims

UKRAINE = "Russian forces shelled Kupiansk in Ukraine's Kharkiv region on Monday.\n\n"


def speakers(text: str, before: str = UKRAINE) -> list[str]:
    whole = before + text
    return [c.attribution.speaker for c in claims(whole, sentences.split(whole)) if c.span.start >= len(before)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“I never thought of it,” a man with a goat says. His name is Eliécer. “We walked all night.”", "Eliécer"),
        ("The mayor, Ihor Kozak, was late. Kozak only smiles. “They need us for years.”", "Ihor Kozak"),
        (
            "By seven Amparo Yule had swept the pavement before her shop. “What else should I do?” she said.",
            "Amparo Yule",
        ),
        ("A post by the commentator Ihor Shanab is the source. He believes that men were on board.", "Ihor Shanab"),
        ("Iryna Baklan, the deputy mayor, was asked about it. “There is no order,” she said.", "Iryna Baklan"),
        ("Asked by a reporter about it, the mayor did not hesitate. “Not a casino.”", "the mayor"),
        (
            "The spokesman of the army in Donetsk, Lieutenant Reagan Mbuyi, knew it. “Thirty-seven,” he said.",
            "Reagan Mbuyi",
        ),
        ("Hanna Moroz, 71, cries. Her neighbour Petro Shevchuk shrugs. “They shell us every day.”", "Petro Shevchuk"),
        ("When we reached the owner, he said that the shop was gone.", "the owner"),
        ("Roman Kyrychok, an anaesthetist, has slept six hours since Monday, by his own account.", "Roman Kyrychok"),
        (
            "An officer said the road was closed. “In my larder?” Serhii Bondar asks, and shows us the way.",
            "Serhii Bondar",
        ),
    ],
)
def test_the_last_speaker(text: str, speaker: str) -> None:
    assert speaker in speakers(text)[-2:]


def test_a_first_name_is_enough() -> None:
    text = "General Anuwat Srisombat, spokesman of the army, came late. Anuwat said that eleven were hurt."
    assert speakers(text, "Thai troops fought Cambodia.\n\n") == ["Anuwat Srisombat"]


def test_a_town_is_no_commander() -> None:
    text = "A company commander I have known since Izium, call sign Shmel, writes: “Here nobody smokes.”"
    assert speakers(text) == ["A company commander"]


def test_the_movement_that_signs_means_itself() -> None:
    head = "CONGO RIVER ALLIANCE (AFC/M23) – OFFICIAL COMMUNIQUÉ No. 061\n\nOur units hold Goma. "
    text = "The regime claims that Pinga fell. The movement fears that Walikale will be next."
    assert speakers(text, head) == ["The regime", "AFC/M23"]


def test_a_title_and_a_clock_are_no_speakers() -> None:
    assert speakers("Analysis: Can a blockade bring down the city?") == []
    assert speakers("The clip was posted on Telegram at 13:04 local time.") == []
