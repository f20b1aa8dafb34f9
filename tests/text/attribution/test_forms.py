"""Each form in which a report gives what it tells to a speaker, by one sentence of it."""

import pytest

from benchmarks.claims.score import same_speaker
from dateline.claims import Claim
from dateline.text import sentences
from dateline.text.attribution import claims
from dateline.text.attribution.forms import forms
from dateline.text.attribution.quotes import quotations


def told(text: str) -> tuple[Claim, ...]:
    return claims(text, sentences.split(text))


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        # what commas set apart
        ("Three shells fell, Fatuma Ali, 34, a mother of four, said by phone.", "Fatuma Ali", "shells fell"),
        ("Amina Yusuf, who fled on foot, recounted how soldiers burned her shop.", "Amina Yusuf", "soldiers burned"),
        (
            "20 people died, the Sudan Doctors Network, a medical group, announced on X.",
            "Sudan Doctors Network",
            "20 people",
        ),
        ("The village chief, Bakary Diallo, estimates that 70 houses burned.", "Bakary Diallo", "70 houses burned"),
        ("No one was hurt, officials in Pokrovsk, Ukraine, stressed.", "officials in Pokrovsk", "No one was hurt"),
        ("Two drones fell, said Colonel Ivan Petrenko, who leads a brigade there.", "Ivan Petrenko", "Two drones fell"),
        ("According to Dr Musa Ibrahim, a surgeon there, 40 patients arrived.", "Musa Ibrahim", "40 patients arrived"),
        # a quotation behind what somebody does, opinions, asides
        (
            "A company commander I met there is blunt: “We lost the school.”",
            "A company commander",
            "We lost the school",
        ),
        (
            "A surgeon in Lviv said 60 men came. Not as bad as in May, in his opinion.",
            "A surgeon in Lviv",
            "Not as bad",
        ),
        ("For the researcher Heni Larbi, the attack shows their strength.", "Heni Larbi", "the attack shows"),
        ("Nobody was hurt, or so its spokeswoman assured me.", "its spokeswoman", "Nobody was hurt"),
        ("General Anufriev thanked the men and ordered that the bridge be held.", "Anufriev", "the bridge be held"),
        ("A trader fled on foot; he wrote that the sky was orange.", "A trader", "the sky was orange"),
        ("I spoke to a prisoner. He had been given ten days, he said.", "a prisoner", "He had been given ten days"),
        (
            "The ministry gave no date, the mayor said; repairs, the governor added, took weeks.",
            "mayor",
            "The ministry gave no date",
        ),
        ("The SDF issued a text in which it announced that two fell.", "The SDF", "two fell"),
        (
            "Turkey's ministry announced the death of two men; the paper could verify one.",
            "Turkey's ministry",
            "the death of two men",
        ),
        (
            "Two diplomats briefed on the matter said a pause was near. One of them doubted it would last.",
            "One of them",
            "would last",
        ),
        ("The Ministry of Health (MoH) counted 12 dead. MoH noted that two died.", "MoH", "two died"),
        ("Between 1 and 4 July, according to the army, two soldiers fell.", "the army", "two soldiers fell"),
        ("A drone pilot insists on 60.", "A drone pilot", "60"),
        ("On his terrace, Mr. Amar has packed nothing. Apples, he pointed out, do not run.", "Amar", "do not run"),
        (
            "A nurse who survived, and who gave no name, told PWS in a voice note that it was dark.",
            "A nurse",
            "it was dark",
        ),
        ("A commander I've known since Bakhmut says the drones no longer fly.", "A commander", "the drones"),
        ("“My hens won't go either,” Baba Halia from Artilna Street cut us short.", "Baba Halia", "My hens"),
        ("Nadiia, who sells bread, ran to the van. “He was awake,” she told our paper.", "Nadiia", "He was awake"),
        ("The governor, Oleh Hora, visited and promised 50 generators.", "Oleh Hora", "50 generators"),
        (
            "Yet two diplomats with whom I spoke in Muscat said it no longer answers.",
            "two diplomats",
            "it no longer answers",
        ),
        ("Valentyna Moroz, 71, came down. “It was dark,” she recalls.", "Valentyna Moroz", "It was dark"),
        ("Then Valentyna Moroz, 71, came down. “It was dark,” she recalls.", "Valentyna Moroz", "It was dark"),
        (
            "14.44 The prime minister's office said there was no offer.",
            "The prime minister's office",
            "there was no offer",
        ),
        ("Tetiana, who sold oil there, remembers a long silence.", "Tetiana", "a long silence"),
        (
            "From Walikale, the administrator, Emmanuel Ndizeye, calls on people to leave.",
            "Emmanuel Ndizeye",
            "people to leave",
        ),
        ("“I buried eleven”, confides a transporter from Douentza.", "a transporter from Douentza", "I buried eleven"),
        # what stands before a speaker and is none of it
        ("Since the start of the month the monitor has documented 61 deaths.", "the monitor", "61 deaths"),
        ("Eleven minutes later Sudan's army announced that it had struck.", "Sudan's army", "it had struck"),
        ("The clip was filmed by a tea seller, who confirmed that it is hers.", "a tea seller", "it is hers"),
        (
            "But people who reached Tawila this week described being robbed.",
            "people",
            "being robbed",
        ),
        (
            "Four men were lost, the United Kingdom Maritime Trade Operations (UKMTO) agency said.",
            "the United Kingdom Maritime Trade Operations",
            "Four men were lost",
        ),
        ("At least nine people were killed, say officials in El Obeid.", "officials in El Obeid", "nine people"),
        ("As one officer put it, the town is a coffin.", "one officer", "the town is a coffin"),
        ("The army holds the rebels responsible for the fire.", "The army", "responsible for the fire"),
        ("The army has in the past accused the rebels of using the dam.", "The army", "using the dam"),
        ("The rebels claim to have taken the town.", "The rebels", "to have taken the town"),
        ("The army made it clear that nobody would leave.", "The army", "nobody would leave"),
        ("MSF, whose clinic took them in, gives 23 dead.", "MSF", "23 dead"),
        ("Verstka counted 41 delayed flights.", "Verstka", "41 delayed flights"),
        ("Astra reports two explosions.", "Astra", "two explosions"),
        (
            "Two people died. This was reported by the head of the district, Andrii Kanash.",
            "Andrii Kanash",
            "Two people died",
        ),
        ("As reported by the police, two people died.", "the police", "two people died"),
        ("“My house is gone,” Halyna shares.", "Halyna", "My house is gone"),
        ("Oleh Syniehubov: two people have died.", "Oleh Syniehubov", "two people have died"),
        (
            "Serhii Melnyk, deputy head of the region, in a comment to Suspilne, said the road was shut.",
            "Serhii Melnyk",
            "the road was shut",
        ),
        ("Farea Ali's view is that the strikes have failed.", "Farea Ali", "the strikes have failed"),
        ("Insurers warn of further attacks.", "Insurers", "further attacks"),
        ("The strikes have failed, argues Farea Ali in a new book.", "Farea Ali", "The strikes have failed"),
        ("The rebels portray themselves as defenders of Gaza.", "The rebels", "defenders of Gaza"),
        ("Diplomats like to say that the strikes have worked.", "Diplomats", "the strikes have worked"),
        # by whose account
        ("By the army's count, 40 rebels died.", "The army", "40 rebels died"),
        ("In the army's version, the drone came from Chad.", "the army", "the drone came from Chad"),
        ("If the army is to be believed, the town never fell.", "the army", "the town never fell"),
        ("Per the Sudan War Monitor, the convoy turned back.", "Sudan War Monitor", "the convoy turned back"),
        ("Citing hospital sources, Radio Dabanga reported nine deaths.", "hospital sources", "nine deaths"),
        ("TASS quoted the minister Ivan Petrov as saying that nine died.", "Ivan Petrov", "nine died"),
        ("Both sides accuse each other of breaking the truce.", "Both sides", "breaking the truce"),
        (
            "Amnesty International has found evidence that nine villages burned.",
            "Amnesty International",
            "nine villages burned",
        ),
        (
            "Nine people died, hospital staff and two witnesses told Reuters.",
            "hospital staff and two witnesses",
            "Nine people died",
        ),
        ("Musa buried his son on Friday. “He was nine,” he says.", "Musa", "He was nine"),
        (
            "Umm Khaled, a mother of six, spoke to our reporter Dana Haddad. “We left,” she says.",
            "Umm Khaled",
            "We left",
        ),
        ("12:00 A doctor says the children died.", "A doctor", "the children died"),
        # pictures and those who look at them
        ("An image posted by a user purports to show a burning truck.", "An image", "a burning truck"),
        ("Analysis by the Yale lab shows 30 new graves.", "Analysis by the Yale lab", "30 new graves"),
        # days and media between speaker and verb
        ("The RSF on Sunday claimed control of Babanusa in Sudan.", "RSF", "control of Babanusa"),
        ("The army said Monday 11 people were killed.", "The army", "11 people were killed"),
        ("The Haitian police conceded on Friday that officers had left.", "The Haitian police", "officers had left"),
        # the passive
        ("“It has fallen,” the minister was quoted as saying by Reuters.", "The minister", "It has fallen"),
        ("“It has fallen,” a prisoner is heard saying in a video.", "a prisoner", "It has fallen"),
        ("General Syrsky is said to fear a second push.", "Syrsky", "a second push"),
        ("The minister was quoted as saying that the town had fallen.", "The minister", "the town had fallen"),
        ("The minister was quoted by Reuters as saying that it had fallen.", "The minister", "it had fallen"),
        ("Kigali, accused by UN experts of arming the rebels, kept silent.", "UN experts", "arming the rebels"),
        ("I am told by residents that the bridge was mined.", "residents", "the bridge was mined"),
        ("The attack was claimed by JNIM in Mali.", "JNIM", "The attack"),
        # turned round, broken, shared
        ("About 800 fled to Pang Ning and Mang Hkok, said Aban.", "Aban", "About 800 fled"),
        ("Four of them, the mayor went on, were children.", "the mayor", "were children"),
        ("The envoy met the governor and said five civilians had been killed.", "The envoy", "five civilians"),
        ("The mine, according to an officer, was lost on Tuesday.", "an officer", "was lost on Tuesday"),
        ("As the press service specified, prisoners state that food ran out.", "prisoners", "food ran out"),
        ("The ministry, citing residents, said two shells fell.", "residents", "two shells fell"),
        # heads, figures, pictures, minds
        ("Four soldiers killed in ambush: security sources", "security sources", "Four soldiers killed"),
        ("The hospital put the toll at 12 dead.", "The hospital", "the toll at 12 dead"),
        ("Satellite images reviewed by AFP show damage to the dam.", "Satellite images", "damage to the dam"),
        ("The bishop is worried that the farmers will not plough.", "The bishop", "the farmers will not plough"),
        ("Local media are reporting that the bridge has collapsed.", "Local media", "the bridge has collapsed"),
        ("‘We won’t leave the soldiers’ houses,’ said Omar Saleh.", "Omar Saleh", "We won’t leave"),
        ("Witnesses and local officials said at least 60 people died.", "Witnesses and local officials", "at least 60"),
    ],
)
def test_forms(text: str, speaker: str, content: str) -> None:
    found = [claim for claim in told(text) if content in claim.span.of(text)]
    assert [claim.attribution.speaker for claim in found if same_speaker(speaker, claim.attribution.speaker)], told(
        text
    )


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("A witness told a local radio station the bus was hit.", "a local radio station"),
        ("A shipping agent confirmed to the UN mission that work had begun.", "the UN mission"),
        ("The minister was quoted by Reuters as saying that it had fallen.", "Reuters"),
        ("Residents told La Voix du Kivu that shells fell.", "La Voix du Kivu"),
    ],
)
def test_through_whom(text: str, via: str) -> None:
    (claim,) = told(text)
    assert claim.attribution.via is not None
    assert same_speaker(via, claim.attribution.via.speaker)


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian forces are reported to have crossed the river.",
        "No group has claimed responsibility.",
        "A senior official spoke on the condition of anonymity to describe the talks.",
        "The teams assessed the damage on Monday.",
        "The crossing let through 11 of 24 planned convoys.",
        "It fell, whatever Rybar writes.",
        "The observatory renews its appeal to the world to protect civilians.",
        "A leader of the group confirmed it to Reuters.",
        "Officials would not confirm the figures.",
        "A couple accused of fraud fled.",
        "Kyiv has always denied it.",
        "A teacher asked that his name not be used.",
        "The offensive continued in the north.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Thailand's army fired. A Cambodian officer said two soldiers died.", "cambodia"),
        ("Ethiopia: Fano fighters said they held the town.", "fano"),
        ("In Ukraine the prosecutor said a shell fell.", "ukraine"),
        ("Russia struck Ukraine. A German official said talks failed.", None),
        ("Russia struck Ukraine. A spokesman for the UN said talks failed.", None),
        ("A source in the Security Service of Ukraine said a Russian ship sank.", "ukraine"),
    ],
)
def test_sides(text: str, side: str | None) -> None:
    assert told(text)[-1].attribution.side == side


def test_who_is_introduced_elsewhere() -> None:
    text = "Nasir fell, said Abdu. The governor of Sumy, Oleh Abdu, spoke to Ukraine's press."
    assert told(text)[0].attribution.speaker == "Oleh Abdu"


def test_he_and_she() -> None:
    text = (
        "A spokeswoman, Ada Bell, said roads were closed. The mayor, Tom Hay, said it was late. He said all were safe. "
        "She added that shops were shut."
    )
    assert [c.attribution.speaker for c in told(text)] == ["Ada Bell", "Tom Hay", "Tom Hay", "Ada Bell"]


def test_verbs_in_all_forms() -> None:
    assert forms("deny", {}) == ("deny", "denies", "denying", "denied")
    assert forms("note", {}) == ("note", "notes", "noting", "noted")
    assert forms("confess", {}) == ("confess", "confesses", "confessing", "confessed")
    assert forms("say", {"say": "says saying said"}) == ("say", "says", "saying", "said")


def test_a_straight_mark_opens_or_closes_by_the_blanks_about_it() -> None:
    text = 'He paused. " she said. "We left," he said.'
    assert "We left," in [q.of(text) for q in quotations(text)]
