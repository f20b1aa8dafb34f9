"""Event types, by example: what happened, and what only could, shall or did not."""

import pytest

from dateline.model import Span
from dateline.text.events import event_of, load

TYPES = {
    "Battles": 3,
    "Explosions/Remote violence": 6,
    "Violence against civilians": 3,
    "Protests": 3,
    "Riots": 2,
    "Strategic developments": 7,  # all of ACLED's but "Other", which no word shows
}


@pytest.mark.parametrize(
    ("text", "sub_type", "cue"),
    [
        (
            "Its troops had captured three more settlements.",
            "Non-state actor overtakes territory",
            "captured three more settlements",
        ),
        ("M23 rebels captured Goma.", "Non-state actor overtakes territory", "captured Goma"),
        ("The army recaptured the palace in Khartoum.", "Government regains territory", "recaptured"),
        ("Clashes broke out near Sittwe.", "Armed clash", "Clashes broke out"),
        ("Russian forces entered Sudzha via a gas pipeline.", "Armed clash", "entered Sudzha"),
        ("Russian forces are attacking Sudzha from multiple directions.", "Armed clash", "are attacking"),
        ("An Israeli airstrike hit a school in Gaza City.", "Air/drone strike", "airstrike hit"),
        ("The junta launched 27 airstrikes.", "Air/drone strike", "launched 27 airstrikes"),
        ("RSF fighters shelled the Abu Shouk camp.", "Shelling/artillery/missile attack", "shelled"),
        ("Missiles struck a hospital in Kharkiv.", "Shelling/artillery/missile attack", "Missiles struck"),
        ("A landmine killed two farmers.", "Remote explosive/landmine/IED", "landmine killed"),
        ("A suicide bomber blew himself up in a mosque.", "Suicide bomb", "suicide bomber blew"),
        ("A man threw a grenade into a bar.", "Grenade", "threw a grenade"),
        ("Gunmen killed 12 villagers in Plateau.", "Attack", "killed 12 villagers"),
        ("Soldiers raped dozens of women.", "Sexual violence", "raped"),
        ("Two journalists were abducted.", "Abduction/forced disappearance", "abducted"),
        ("Thousands marched through Tel Aviv.", "Peaceful protest", "Thousands marched through"),
        ("Police fired tear gas at protesters.", "Protest with intervention", "Police fired tear gas at protesters"),
        ("Soldiers opened fire on protesters.", "Excessive force against protesters", "opened fire on protesters"),
        ("Riots broke out in the capital.", "Violent demonstration", "Riots broke out"),
        ("A mob beat two men in Goma.", "Mob violence", "mob beat"),
        ("Air defences shot down 40 drones.", "Disrupted weapons use", "shot down 40 drones"),
        ("The two sides signed a ceasefire.", "Agreement", "signed a ceasefire"),
        ("Police arrested nine men.", "Arrests", "arrested"),
        ("Shops were looted.", "Looting/property destruction", "looted"),
        ("The troops withdrew from Sake.", "Non-violent transfer of territory", "withdrew from"),
        ("The RSF set up a checkpoint.", "Headquarters or base established", "set up a checkpoint"),
        ("Two battalions have been deployed to Goma.", "Change to group/activity", "deployed"),
        (
            "The municipal building in Nabatieh was damaged.",
            "Looting/property destruction",
            "building in Nabatieh was damaged",
        ),
        (
            "Dozens of homes were badly damaged.",
            "Looting/property destruction",
            "homes were badly damaged",
        ),
        ("The blast blew out all the windows.", "Looting/property destruction", "blew out all the windows"),
        ("The old hospital lies in ruins.", "Looting/property destruction", "lies in ruins"),
        ("A school in Khiam was reduced to rubble.", "Looting/property destruction", "school in Khiam was reduced to"),
        ("Vovchansk was almost destroyed.", "Looting/property destruction", "Vovchansk was almost destroyed"),
        ("In Tyre, which Israeli jets struck on Friday, the port was damaged.", "Air/drone strike", "jets struck"),
        ("A Turkish strike hit the village.", "Shelling/artillery/missile attack", "strike hit"),
        ("Israel struck Nabatieh.", "Shelling/artillery/missile attack", "Israel struck Nabatieh"),
        ("Five people were killed in the town.", "Attack", "people were killed"),
        ("Two soldiers were wounded there.", "Armed clash", "soldiers were wounded"),
    ],
)
def test_what_happened_has_a_type_and_the_words_that_decided_it(text: str, sub_type: str, cue: str) -> None:
    found = event_of(text, Span(0, len(text)))
    assert found is not None
    assert (found[1], found[2].of(text)) == (sub_type, cue)


@pytest.mark.parametrize(
    "text",
    [
        "Russia could attack Sumy.",
        "If the Russians recapture Kursk, forces may move.",
        "They plan to storm the city.",
        "Kiev fears that they captured the town.",
        "The army did not capture the town.",
        "The village hasn't been captured.",
        "The RSF denied that it shelled the camp.",
        "Troops will have recaptured it by May.",
        "Its aim was to divert resources and to have recaptured it.",
        "Russia annexed Crimea in 2014, and captured Sevastopol.",
        "Gunmen killed 12 villagers two years ago.",
        "Residents said water was scarce.",
        "The roads are muddy.",
        "Ukraine intends to withdraw from the region.",
        "Relations between the two were badly damaged.",
        "Talks to repair the damaged trust began near the school.",
        "The hospital was not damaged.",
        "The hospital could be damaged if it goes on.",
        "An earthquake struck Aleppo.",
        "They struck a deal in Doha.",
    ],
)
def test_what_did_not_happen_has_none(text: str) -> None:
    assert event_of(text, Span(0, len(text))) is None


def test_only_what_stands_in_the_span_counts() -> None:
    text = "It rained. M23 rebels captured Goma."
    assert event_of(text, Span(0, 10)) is None
    found = event_of(text, Span(11, len(text)))
    assert found is not None
    assert found[2].of(text) == "captured Goma"


def test_the_words_are_acled_s() -> None:
    rules = load().rules
    assert {kind: len({sub for k, sub, _ in rules if k == kind}) for kind in TYPES} == TYPES
    assert {kind for kind, _, _ in rules} == set(TYPES)
