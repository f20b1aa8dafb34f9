"""Whose ministry it is where two states are at war."""

import pytest

from dateline.text import sentences
from dateline.text.attribution import claims

BAKU = "Baku, September 14, AzerInform\nArmenian units fired on positions near Kalbajar.\n"
YEREVAN = "YEREVAN, September 14 — Azerbaijani units fired on positions near Jermuk.\n"
ISLAMABAD = "ISLAMABAD (APX) - Indian drones fell near Lahore on Friday. Pakistan closed its airspace.\n"
PHNOM_PENH = "Phnom Penh, 25 July 2025. Thai jets bombed a pagoda. Thailand's army shelled the road.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BAKU + "The Ministry of Defence said ten were killed.", "azerbaijan"),
        (BAKU + "The colonel said ten were killed.", "azerbaijan"),
        (BAKU + "The Armenian Defence Ministry said ten were killed.", "armenia"),
        (YEREVAN + "The Defence Ministry said ten were killed.", "armenia"),
        (YEREVAN + "The prosecutor's office said ten were killed.", "armenia"),
        (ISLAMABAD + "The military spokesman said ten were killed.", "pakistan"),
        (ISLAMABAD + "The foreign ministry said ten were killed.", "pakistan"),
        (PHNOM_PENH + "The defence ministry said ten were killed.", "cambodia"),
        (PHNOM_PENH + "The governor said ten were killed.", "cambodia"),
    ],
)
def test_side(text: str, expected: str | None) -> None:
    assert claims(text, sentences.split(text))[-1].attribution.side == expected
