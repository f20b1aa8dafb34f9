"""Officers, captains and officials who take no side."""

import pytest

from dateline.text import sentences
from dateline.text.attribution import claims

SEA = (
    "The tanker was boarded off Hodeidah in Yemen. Shipowners asked insurers for cover; the strait is shut to shipping. "
    "The vessel lost its cargo in the port of Aden. The Houthis fired on it.\n"
)
LEBANON = "Israeli planes struck Tyre and Nabatieh. The Israeli army had warned them. Hezbollah fired on Haifa.\n"
MALI = "The militants of JNIM burned lorries near Kayes in Mali. The front has said nothing. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LEBANON + "A U.S. diplomat in Beirut said ten were killed.", None),
        (LEBANON + "A French officer in Beirut said ten were killed.", None),
        (SEA + "Captain Idriss Waberi said ten were killed.", None),
        (SEA + "The harbour master said ten were killed.", None),
        (SEA + "The Suez Canal Authority said ten were killed.", None),
        (
            SEA + "The European mission has three frigates. An officer serving in one of them said ten were killed.",
            None,
        ),
        (SEA + "America's Central Command said ten were killed.", "united-states"),
        (SEA + "The coast guard said ten were killed.", "yemen"),
        (SEA + "The crew said ten were killed.", None),
        (MALI + "Issa Maïga-Touré, who advised two Malian presidents, said ten were killed.", None),
        (MALI + "A former Malian general said ten were killed.", None),
        (MALI + "Diplomats in Bamako said ten were killed.", None),
        (MALI + "The chief of Petaka, Ali Cissé, said ten were killed.", None),
    ],
)
def test_side(text: str, expected: str | None) -> None:
    assert claims(text, sentences.split(text))[-1].attribution.side == expected
