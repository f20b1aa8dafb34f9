"""Through whom a speaker is heard."""

import pytest

from dateline.text import sentences
from dateline.text.attribution import claims


@pytest.mark.parametrize(
    ("text", "speaker", "via", "content"),
    [
        (
            "Turkey's defence ministry rejected the charge in a statement carried by the state agency Anadolu and left.",
            "Turkey's defence ministry",
            "the state agency Anadolu",
            "the charge",
        ),
        (
            "A naval officer, quoted by the Greek daily Naftiki Ora, believes that the ships are kept back.",
            "A naval officer",
            "the Greek daily Naftiki Ora",
            "the ships are kept back",
        ),
        (
            "The JNIM claimed responsibility for the ambush in Mali through its media branch Az-Zallaqa.",
            "The JNIM",
            "media branch Az-Zallaqa",
            "responsibility for the ambush in Mali",
        ),
        (
            "A lawmaker told al-Manar TV there was no truth to it.",
            "A lawmaker",
            "al-Manar TV",
            "there was no truth to it",
        ),
        (
            "“They came at night,” a soldier said in an interview with the BBC.",
            "a soldier",
            "the BBC",
            "They came at night,",
        ),
        (
            "The governor, speaking to Reuters by phone, said two people died.",
            "The governor",
            "Reuters",
            "two people died",
        ),
        (
            "The army said a letter published by the rebels was forged.",
            "The army",
            None,
            "a letter published by the rebels was forged",
        ),
    ],
)
def test_who_passes_it_on_is_kept_and_is_no_part_of_what_is_said(
    text: str, speaker: str, via: str | None, content: str
) -> None:
    claim, *_ = claims(text, sentences.split(text))
    told = claim.attribution
    assert (told.speaker, told.via and told.via.speaker, claim.span.of(text)) == (speaker, via, content)
