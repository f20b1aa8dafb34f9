"""Whose side a speaker is on whose own words do not tell it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.text import sentences
from dateline.text.attribution import claims

THAI = "Thai and Cambodian troops fought for a third day.\n"
GAZA = "Israeli planes struck Gaza City, and Hamas fired back. Netanyahu met ministers in Jerusalem.\n"
SIGNED = "Communiqué of the ELN. Our units met Colombia's army near Tibú. Bogotá sent Colombian troops.\n"
FRONT = "Communiqué of the Azawad Liberation Front. Our forces met the enemy, the Malian army.\nBamako sent a convoy.\n"
SYRIA = "The SDF, HTS and the SNA fought near Manbij in Syria.\n"
LOCAL = "The enemy struck Kupiansk again. The defenders of Ukraine held; Ukraine lost nobody.\n"
SUDAN = "Sudan's army and the RSF fought in El Obeid. The RSF shelled the market.\n"


def side(text: str) -> str | None:
    """Of the last speaker."""
    return claims(text, sentences.split(text))[-1].attribution.side


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (THAI + "Phnom Penh rejected the account. A spokeswoman said two men were killed.", "cambodia"),
        (THAI + "The Thai army fired rockets, its commander said.", "thailand"),
        (THAI + "Cambodia lost a tank. The army said two men were killed.", "cambodia"),
        (THAI + "Cambodia lost a tank. A doctor said two men were killed.", None),
        (THAI + "Malaysia sent envoys. A spokesman said two men were killed.", None),
        (THAI + "A Thai drone hit the pagoda, residents said.", None),
        (GAZA + "A strike hit a school in Gaza, the civil defence said.", "hamas"),
        (GAZA + "A strike hit a school in Gaza, witnesses said.", None),
        (GAZA + "In Jerusalem the military said two men were killed.", "israel"),
        (SUDAN + "The paramilitary said two men were killed.", "rsf"),
        (SUDAN + "The paramilitaries' spokesman said two men were killed.", "rsf"),
        (SUDAN + "The army said two men were killed.", "sudan-army"),
        (SUDAN + "A head of mission said two men were killed.", None),
        (SUDAN + "Egypt's foreign ministry said two men were killed.", None),
        (SUDAN + "Ali Omar, who heads the region, said two men were killed.", "sudan-army"),
        (SUDAN + "Ali Omar, who governs Darfur, said two men were killed.", "sudan-army"),
        (FRONT + "The army said two men were killed.", "mali"),
        (FRONT + "Our spokesman said two men were killed.", "fla"),
        (FRONT + "The enemy's commander said two men were killed.", "mali"),
        (SUDAN + "A fighter said two men were killed.", "rsf"),
        (SUDAN + "A medic with the army's 4th brigade said two men were killed.", "sudan-army"),
        (FRONT + "Our people said two men were killed.", "fla"),
        (LOCAL + "The mayor said two men were killed.", "ukraine"),
        (LOCAL + "A captured soldier said two men were killed.", "russia"),
        (
            LOCAL.replace("Kupiansk", "Kupyansk").replace("Ukraine", "Kiev") + "A commander said two men were killed.",
            "russia",
        ),
        ("Russian drones hit the village. Russian shells followed. The mayor said two men were killed.", "ukraine"),
        ("Baku and Yerevan met. In Baku, his counterpart Anar Eyvazov said two men were killed.", "azerbaijan"),
        (
            "M23 fought the army of the DR Congo. The villagers said so. Its president, Ali Omar, said two men were killed.",
            None,
        ),
        (SYRIA + "A source close to the factions said two men were killed.", None),
        ("Israel struck Iran. Iran's Revolutionary Guards said two men were killed.", "iran"),
        ("Israel struck Iran. The guards at the hospital said two men were killed.", None),
        (
            "The RSF denied it. Ali Omar, an adviser to its leader, said two men were killed in Sudan. The army shelled.",
            "rsf",
        ),
        (SUDAN + "An RSF commander known as Abu Hatem said two men were killed.", "rsf"),
        ("No word came from Hezbollah. A lawmaker from the group said two men were killed. Israel fired.", "hezbollah"),
        (
            SIGNED
            + "Comandante Ruiz of our directorate said two men were killed. The Comandante added that it rained.",
            "eln",
        ),
        (SIGNED + "The minister of defence said two men were killed.", "colombia"),
        (SIGNED + "We confirm that two men were killed.", "eln"),
        (
            LOCAL + "A shop was struck, the channel of the occupation administration reported, quoting a gunner.",
            "russia",
        ),
        (SUDAN + "Ten died, according to Major Ali Omar, in charge of communication for the RSF.", "rsf"),
        (SUDAN + "Ali Omar, who runs a bakery, said two men were killed.", None),
        (
            "Our boys took the village and the enemy fled. The Ukrainians lost a bridge. A commander said ten were killed.",
            "russia",
        ),
        (
            "Our boys hold the line and the enemy fled. The Russians lost a bridge near Kharkiv. A commander said ten were killed.",
            "ukraine",
        ),
    ],
)
def test_sides_told_around(text: str, expected: str | None) -> None:
    assert side(text) == expected


def test_nobody_else_says_we() -> None:
    text = "Sudan's army and the RSF fought. We confirm that two men were killed."
    assert claims(text, sentences.split(text)) == ()
    text = SIGNED + "We walked to Tibú and found two men there. We hope that it rains."
    assert claims(text, sentences.split(text)) == ()


def of_wars() -> Iterator[tuple[str, str, str | None]]:
    """Of speakers_of_wars.txt: what the text tells, a speaker, the side."""
    told = ""
    for line in (Path(__file__).parent / "speakers_of_wars.txt").read_text("utf-8").splitlines():
        if line.startswith(">"):
            told = line[2:]
        elif line and not line.startswith("#"):
            expected, _, speakers = line.partition(": ")
            yield from ((told, who, None if expected == "none" else expected) for who in speakers.split(" | "))


@pytest.mark.parametrize(("told", "who", "expected"), tuple(of_wars()))
def test_sides_of_many_wars(told: str, who: str, expected: str | None) -> None:
    assert side(f"{told}\n{who} said two people were killed.") == expected
