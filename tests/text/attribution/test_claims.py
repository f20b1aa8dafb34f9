"""Who says what: the default article's claims, another war in a file of one's own, and laws for any text."""

from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.claims import gold, score
from dateline.claims import Claim, Status
from dateline.text import sentences
from dateline.text.attribution import claims
from dateline.text.attribution.words import load


def told(text: str) -> tuple[Claim, ...]:
    return claims(text, sentences.split(text))


def test_the_default_article() -> None:
    report = next(report for report in gold.half("dev") if report.id == "kursk")
    found = told(report.text)
    result = score.claims(report.claims, found)
    assert result.speakers.recall == score.Share(19, 19)
    assert result.speakers.precision.right == result.speakers.precision.of  # none is invented
    assert result.side == result.status == score.Share(19, 19)


def test_reports_to_work_with() -> None:
    total = score.ClaimScore()
    for report in gold.half("dev"):
        total += score.claims(report.claims, told(report.text))
    assert (total.speakers.f1 or 0) > 0.9
    assert (total.status.value or 0) > 0.88


@pytest.mark.parametrize(
    ("text", "speaker", "content", "status"),
    [
        ("Russia denied that it had struck Sumy in Ukraine.", "Russia", "it had struck Sumy in Ukraine", Status.DENIED),
        (
            "Ukraine's General Staff said Russian troops could enter Sumy.",
            "Ukraine's General Staff",
            "Russian troops could enter Sumy",
            Status.CONTEXT,
        ),
        (
            "Geolocated footage shows that Russian troops entered Sumy.",
            "Geolocated footage",
            "Russian troops entered Sumy",
            Status.CONFIRMED,
        ),
        ("Witnesses said a shell hit a school.", "Witnesses", "a shell hit a school", Status.REPORTED),
        (
            "“We hold the town and the road,” a Ukrainian soldier told Reuters.",
            "a Ukrainian soldier",
            "We hold the town and the road,",
            Status.CLAIMED,
        ),
        ("According to residents, two shells fell.", "residents", "two shells fell", Status.REPORTED),
    ],
)
def test_one_sentence(text: str, speaker: str, content: str, status: Status) -> None:
    (claim,) = told(text)
    assert (claim.attribution.speaker, claim.span.of(text), claim.status) == (speaker, content, status)
    assert claim.because


def test_a_listener_is_kept() -> None:
    (claim,) = told("A Ukrainian soldier told CNN that shells fell on the town.")
    assert claim.attribution.via is not None
    assert claim.attribution.via.speaker == "CNN"


@pytest.mark.parametrize(
    "text", ["", "Said.", "Russia attacked Ukraine.", "The said man was told.", "He said so.", "“", "said: that that"]
)
def test_the_articles_own_voice_is_no_claim(text: str) -> None:
    assert told(text) == ()


def test_another_war_needs_no_code(tmp_path: Path) -> None:
    sides = tmp_path / "sides.toml"
    sides.write_text(
        '[conflicts]\n"Two islands" = "blefuscu lilliput"\n'
        '[lilliput]\nnames = ["Lilliput", "Lilliputian"]\n[blefuscu]\nnames = ["Blefuscu", "Blefuscudian"]\n',
        "utf-8",
    )
    text = (
        "Lilliput's Defence Ministry said its ships sank two boats. A Blefuscudian soldier denied that any boat was lost. "
        "Fishermen said two boats were missing."
    )
    found = claims(text, sentences.split(text), load(sides=sides))
    assert [(c.attribution.side, c.status) for c in found] == [
        ("lilliput", Status.CLAIMED),
        ("blefuscu", Status.DENIED),
        (None, Status.REPORTED),
    ]


_PIECES = st.sampled_from(
    [
        *'“”"“:,.()-—\n ',
        "said",
        " that ",
        " The ministry ",
        " He ",
        " told ",
        " according to ",
        " Kyiv ",
        " adding ",
        "who ",
        "claims ",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=40).map("".join))
def test_any_text(text: str) -> None:
    found = told(text)
    spans = [claim.span for claim in found]
    assert spans == sorted(set(spans))
    for claim in found:
        assert claim.span.end <= len(text)
        assert claim.span.of(text).strip() == claim.span.of(text)
        assert claim.attribution.cue_span.of(text) == claim.attribution.cue
        assert claim == next(c for c in told(text) if c.span == claim.span)


def test_it_is_fast() -> None:
    report = next(report for report in gold.half("dev") if report.id == "kursk")
    text = "\n".join([report.text] * 20)
    split = sentences.split(text)
    load()
    begun = perf_counter()
    claims(text, split)
    assert (perf_counter() - begun) / len(split) < 0.005  # seconds; a fifth of it on a quiet machine
