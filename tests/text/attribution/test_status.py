"""What is told of as happened, and what is a judgement, a demand, a plan, a refusal or a denial."""

import pytest

from dateline.claims import Status
from dateline.text.attribution.status import status_of
from dateline.text.attribution.words import load


def status(content: str, cue: str = "said", verb: str = "said", *, party: bool = True, quoted: bool = False) -> Status:
    told, because = status_of(content, content, cue, verb, "official", party=party, words=load(), quoted=quoted)
    assert because
    return told


@pytest.mark.parametrize(
    "content",
    [
        "the raid was shameful",
        "the strike was a disgrace to the army",
        "it was a provocation",
        "they are cowards who hide behind children",
        "the decision was utterly senseless",
        "the rebels deserve no mercy",
        "he is deeply troubled",
        "they fear the planes more than hunger",
        "we are proud of our gunners",
        "the army needed drones",
        "We are asking for booms, not for sympathy",
        "no truce before they leave the town",
        "the evacuation is to begin on Thursday",
        "supplies to be back by Friday",
        "the rebels are preparing to attack Dikwa",
        "the army is massing to storm the hill",
        "the truce is dead",
        "the offensive could resume",
        "the town would fall",
        "the brigade could not win",
        "Ukraine needs more air defence",
        "Russia does not want peace",
        "the enemy was preparing an offensive",
        "the toll was expected to rise",
        "it was deeply concerned",
    ],
)
def test_what_is_judged_or_wanted(content: str) -> None:
    assert status(content) is Status.CONTEXT


@pytest.mark.parametrize(
    "content",
    [
        "the shells could be heard all night",
        "they could hear aircraft",
        "she could not walk any more and was carried",
        "families could no longer reach the market",
        "they would walk at night and hide by day",
        "smoke can be seen above the depot",
        "a vital bridge was destroyed",
        "a historic church was hit",
        "the commander is dead",
        "the attempts were unsuccessful",
        "two men are in critical condition",
        "terrible explosions shook the town",
        "the men had to flee on foot",
        "they were able to enter the village",
        "no aid had reached the camp",
        "there was no soldier in the building",
        "two men died on a bridge that could fall",
        "the road is the only one still open",
        "Helpers brought 12 bodies",
        "the enemy lost 40 men",
    ],
)
def test_what_is_told_of_as_happened(content: str) -> None:
    assert status(content, quoted=True) is Status.CLAIMED
    assert status(content, party=False) is Status.REPORTED


@pytest.mark.parametrize(
    ("content", "quoted", "expected"),
    [
        ("Leave our villages alone", True, Status.CONTEXT),
        ("Leave was cancelled for the brigade", False, Status.CLAIMED),
        ("Protect the hospitals", True, Status.CONTEXT),
        ("The hospitals were protected", True, Status.CLAIMED),
    ],
)
def test_orders(content: str, quoted: bool, expected: Status) -> None:
    assert status(content, quoted=quoted) is expected


@pytest.mark.parametrize(
    ("content", "party", "denied"),
    [
        ("No medicines have been looted at the hospital", False, True),
        ("no gun had been lost", True, True),
        ("not a single round had been fired at the camp", True, True),
        ("it had no part in the raid", True, True),
        ("We had nothing to do with this", True, True),
        ("its troops did not target the school", True, True),
        ("the army has never shelled the town", True, True),
        ("no trains ran on Monday", False, False),
        ("no ship had left the port", True, False),
        ("the aid did not arrive", False, False),
        ("the shell did not strike the house", False, False),
        ("there were no shells left", True, False),
        ("not all of the wounded were counted", True, False),
    ],
)
def test_denials_by_negation(content: str, party: bool, denied: bool) -> None:
    assert (status(content, party=party) is Status.DENIED) == denied


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("the proposal", Status.CONTEXT),
        ("any settlement short of a withdrawal", Status.CONTEXT),
        ("the call for a truce", Status.CONTEXT),
        ("the account", Status.DENIED),
        ("the allegations", Status.DENIED),
        ("claims that the truce was broken", Status.DENIED),
    ],
)
def test_a_refusal_is_no_denial(content: str, expected: Status) -> None:
    assert status(content, "rejected", "denied") is expected


def test_a_question_that_is_quoted_tells_of_nothing() -> None:
    assert status("Why did nobody warn us?", quoted=True) is Status.CONTEXT


def test_what_something_is_called_is_a_judgement() -> None:
    assert status("the evacuation chaotic", "called") is Status.CONTEXT
    assert status("the report a lie", "called") is Status.DENIED


@pytest.mark.parametrize(
    "content",
    ["No strike on the hospital was carried out", "no such order had been launched", "Russia never targets civilians"],
)
def test_what_a_party_says_did_not_happen_is_denied(content: str) -> None:
    assert status(content) is Status.DENIED


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Footage verified by the agency shows a burning tank.", Status.CONFIRMED),
        ("Footage that could not be independently verified shows a burning tank.", Status.REPORTED),
        ("Unverified footage shows a burning tank.", Status.REPORTED),
    ],
)
def test_footage_is_worth_what_is_said_of_it(sentence: str, expected: Status) -> None:
    told, _ = status_of("a burning tank", sentence, "shows", "said", "evidence", party=False, words=load())
    assert told is expected
