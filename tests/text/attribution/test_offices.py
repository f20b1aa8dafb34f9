"""Holders of an office whose words tell of a third party."""

import pytest

from dateline.text import sentences
from dateline.text.attribution import claims

LEBANON = "Israeli planes struck Tyre and Nabatieh. The Israeli army had warned them. Hezbollah fired on Haifa.\n"
MALI = "The militants of JNIM burned lorries near Kayes in Mali. The front has said nothing. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LEBANON + "The Israeli army said ten were killed.", "israel"),
        (LEBANON + "The party's MP Ali Mroueh said ten were killed.", "hezbollah"),
        (LEBANON + "Hezbollah's deputy leader, Sheikh Ammar Nasser, said ten were killed.", "hezbollah"),
        (LEBANON + "The movement's health committee said ten were killed.", "hezbollah"),
        (
            LEBANON
            + 'Hezbollah said no. "Not one cartridge. Not one gun," Hassan Qassir, one of its members of parliament, told reporters.',
            "hezbollah",
        ),
        (MALI + "Its political chief, alias Marlon, said ten were killed.", "jnim"),
        (MALI + "A member of JNIM's information committee said ten were killed.", "jnim"),
        (MALI + "Dr Adama Coulibaly, Mali's health minister, said ten were killed.", "mali"),
        (MALI + "The General Staff's evening report says ten were killed.", "mali"),
    ],
)
def test_side(text: str, expected: str | None) -> None:
    assert claims(text, sentences.split(text))[-1].attribution.side == expected
