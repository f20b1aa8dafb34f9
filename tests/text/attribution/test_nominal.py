"""Nouns of saying, and quotations without a word of saying."""

import pytest

from benchmarks.claims.score import same_speaker
from dateline.claims import Claim, Status
from dateline.text import sentences
from dateline.text.attribution import claims

SUDAN = "Sudan's army and the RSF have fought in El Obeid since May.\n\n"
UKRAINE = "Russian forces shelled Kupiansk in Ukraine's Kharkiv region on Monday.\n\n"


def told(before: str, text: str) -> list[Claim]:
    whole = before + text
    return [c for c in claims(whole, sentences.split(whole)) if c.span.start >= len(before)]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The RSF's claim that Bara has fallen is false.", "RSF", "Bara has fallen"),
        ("A claim by the RSF that Bara had fallen proved false.", "RSF", "Bara had fallen"),
        ("Reports by residents that nine people died could not be checked.", "residents", "nine people died"),
        ("There were warnings from the UN that food was running out.", "UN", "food was running out."),
        ("The army gave assurances that the road was open.", "Sudan's army", "the road was open."),
        ("The RSF renewed its claim that the market had been a depot.", "RSF", "the market had been a depot."),
        ("Word came from the hospital that two more had died.", "the hospital", "two more had died."),
        ("He smiled at Ethiopian claims that its troops had crossed.", "Ethiopia", "its troops had crossed."),
        ("The RSF let it be known that it would not leave.", "RSF", "it would not leave."),
        ("The army laid the blame on the RSF.", "Sudan's army", "the RSF."),
        ("The governor's answer was short: nine people have died.", "governor", "nine people have died."),
        ("Sailors will tell you that nobody sleeps.", "Sailors", "nobody sleeps."),
        ("The raids, argues Farea Ali of the Sanaa Centre, have failed.", "Farea Ali", "have failed."),
        ("Residents tell of planes that circle at night.", "Residents", "planes that circle at night."),
        ("If you ask the governor, the planes come from the east.", "governor", "the planes come from the east."),
    ],
)
def test_a_noun_of_saying(text: str, speaker: str, content: str) -> None:
    (claim,) = told(SUDAN, text)
    assert claim.span.of(SUDAN + text).rstrip(".") == content.rstrip(".")
    assert same_speaker(speaker, claim.attribution.speaker)


@pytest.mark.parametrize(
    "text",
    [
        "The report that Bara had fallen spread fast.",
        "The RSF published a report.",
        "There is no claim by the RSF that Bara fell.",
        "The army's reports that day were short.",
    ],
)
def test_a_noun_that_tells_of_nobody_who_speaks(text: str) -> None:
    assert told(SUDAN, text) == []


def test_a_denial_by_its_noun() -> None:
    (claim,) = told(SUDAN, "The army's denial that its jets struck the market convinced nobody.")
    assert claim.status is Status.DENIED


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Hanna Moroz, 71, points at the roof. “All gone, and nobody came.”", "Hanna Moroz"),
        ("“All gone, and nobody came.” Hanna Moroz, 71, points at the roof.", "Hanna Moroz"),
        ("In the yard Hanna Moroz, a retired teacher, sweeps up glass. “Two shells came.”", "Hanna Moroz"),
        ("The mayor, Ihor Kozak, has slept badly since Monday. “We buried nine people.”", "Ihor Kozak"),
        ("A nurse leads us down the corridor. “We have no water.”", "A nurse"),
    ],
)
def test_a_quotation_beside_a_sentence_that_tells_of_its_speaker(text: str, speaker: str) -> None:
    (claim,) = told(UKRAINE, text)
    assert claim.quoted
    assert claim.attribution.speaker == speaker
    assert claim.attribution.cue == "“"
    assert "by a colon or a quotation beside them" in claim.because


@pytest.mark.parametrize(
    "text",
    [
        "Petro Lys, 40, was killed on Monday. “He was a good man.”",  # the dead do not speak
        "“My neighbour stayed behind in the house.” Nobody came.",  # nor those whom a quotation tells of
        "Hanna Moroz, 71, points at the roof.\n\n“All gone, and nobody came.”",  # another paragraph
    ],
)
def test_a_quotation_whose_speaker_is_not_told(text: str) -> None:
    assert told(UKRAINE, text) == []


def test_whoever_spoke_after_the_sentence_goes_on() -> None:
    text = "Hanna Moroz, 71, points at the roof. A policeman says the road is mined. “We cleared it in May.”"
    assert [c.attribution.speaker for c in told(UKRAINE, text)] == ["A policeman", "A policeman"]
