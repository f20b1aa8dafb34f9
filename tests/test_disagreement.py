"""Where sides contradict each other: seen by stated rules, and far more often not seen where there is nothing to see."""

from collections.abc import Callable

import pytest

from dateline import articles
from dateline.claims import Status
from dateline.disagreement import Rule, disagreements
from dateline.gazetteers.chain import Chain
from dateline.model import Story
from dateline.pipeline import heard, read
from dateline.views.contradiction import disagreement_views

Told = list[tuple[str, str]]


@pytest.fixture(scope="module")
def told(gazetteer: Chain) -> Callable[[str], Told]:
    """The disagreements of a text: place and sentence."""

    def told(text: str) -> Told:
        story = heard(read(articles.parse(text, "test"), gazetteer))
        return [(d.place.name, one["sentence"]) for d in story.places for one in disagreement_views(d, story)]

    return told


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        (
            (
                "Russia's Defence Ministry said the village of Toretsk had been liberated. "
                "But Ukraine's General Staff said Toretsk remains under Ukrainian control."
            ),
            "Toretsk",
            "Russia says it was taken; Ukraine says it is held",
        ),
        (
            (
                "Ukraine said Russian shelling killed 12 people in Kherson. "
                "Russian-installed officials said at most two people were killed in Kherson."
            ),
            "Kherson",
            "Ukraine says 12 people killed; Russia says at most two people killed",
        ),
        (
            (
                "The RSF said its fighters had taken control of El Fasher. "
                "The Sudanese army said it repelled an RSF attack on El Fasher."
            ),
            "El Fasher",
            "RSF says it was taken; Sudan’s army says an attack was repelled",
        ),
        (
            "M23 rebels said they had captured Goma. The Congolese army said its troops still control Goma.",
            "Goma",
            "M23 says it was taken; DR Congo says it is held",
        ),
        (
            (
                "Russia's Defence Ministry said the town of Kupiansk was fully under Russian control. "
                "Ukraine's General Staff said Kupiansk was under the control of Ukrainian forces."
            ),
            "Kupyansk",
            "Russia says it is held by Russia; Ukraine says it is held by Ukraine",
        ),
        (
            "Russia claimed that it had captured Kupiansk. Kyiv denied that Kupiansk had fallen.",
            "Kupyansk",
            "Russia says it was taken; Ukraine says it was not taken",
        ),
        (
            (
                "The Israeli army said it had killed a commander in a strike on a school in Rafah. "
                "Hamas denied that the strike on the school in Rafah had killed a commander."
            ),
            "Rafaḩ",
            "Israel says so; Hamas denies it",
        ),
        (
            (
                "Ukraine said Russian forces had shelled a hospital in Kherson. "
                "Moscow denied shelling the hospital in Kherson."
            ),
            "Kherson",
            "Ukraine says so; Russia denies it",
        ),
        (
            "Ukraine accused Russia of shelling Kherson. Moscow denied the accusation.",
            "Kherson",
            "Ukraine says so; Russia denies it",
        ),
        (
            (
                "The Institute for the Study of War said Ukrainian forces still hold Toretsk. "
                "Russia's Defence Ministry said its troops had captured Toretsk."
            ),
            "Toretsk",
            "The Institute for the Study of War says it is held by Ukraine; Russia says it was taken",
        ),
        (
            (
                "Published 10 March 2025. "
                "The Russian Defence Ministry said on Saturday that its troops had captured the village of Toretsk. "
                "Ukraine's General Staff said its forces were still holding Toretsk."
            ),
            "Toretsk",
            "Russia says it was taken; Ukraine says it is held",
        ),
        (
            "Ukrainian officials said Russian forces shelled Nikopol. Russia denied shelling Nikopol.",
            "Nikopol",
            "Ukraine says so; Russia denies it",
        ),
        (
            (
                "Ukraine's military said Russian forces had not entered Pokrovsk. "
                "The Russian Defence Ministry said its troops had entered Pokrovsk."
            ),
            "Pokrovsk",
            "Ukraine says it was not entered by Russia; Russia says it was entered",
        ),
        (
            (
                "Ukrainian officials said 12 civilians were killed in a strike on Kharkiv. "
                "Russia's Defence Ministry said three civilians were killed in Kharkiv."
            ),
            "Kharkiv",
            "Ukraine says 12 civilians killed; Russia says three civilians killed",
        ),
        (
            "Russia said that it took Pokrovsk; Ukraine said that it still held Pokrovsk.",
            "Pokrovsk",
            "Russia says it was taken; Ukraine says it is held",
        ),
        (
            "Sudan's army said the RSF had shelled a market in El Obeid. The RSF denied that its forces had hit the market.",
            "El Obeid",
            "Sudan’s army says so; RSF denies it",
        ),
        (
            (
                "UNIFIL said two of its soldiers were wounded in Naqoura when an Israeli tank fired at a watchtower. "
                "Israel denied that its forces had fired on peacekeepers in Naqoura."
            ),
            "En Nâqoûra",
            "UNIFIL says so; Israel denies it",
        ),
        (
            (
                "UNIFIL said two of its soldiers were wounded in Naqoura when a tank fired at a watchtower. "
                "Israel said it was looking into the incident. "
                "Israel denied that its forces had fired on peacekeepers in Naqoura."
            ),
            "En Nâqoûra",
            "UNIFIL says so; Israel denies it",
        ),
        (
            "Rwandan troops crossed into Goma, Congo said. Rwanda denied that its soldiers had entered the city.",
            "Goma",
            "DR Congo says so; Rwanda denies it",
        ),
        (
            "M23 said its fighters had captured Goma. The Congolese army denied that its forces had left Goma.",
            "Goma",
            "M23 says it was taken; DR Congo says its forces did not leave",
        ),
    ],
)
def test_contradiction(told: Callable[[str], Told], text: str, place: str, sentence: str) -> None:
    assert (place, sentence) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        (
            "Russia's Defence Ministry said its troops had captured Toretsk. "
            "A Russian military blogger said Ukrainian forces still hold Toretsk."
        ),
        (
            "Russia's Defence Ministry said its troops had captured Toretsk. "
            "Ukraine's General Staff said Russian forces had captured Toretsk."
        ),
        "Russia said it took Toretsk, while Ukraine said it held Pokrovsk.",
        "Ukraine said drones had struck a hotel in Odesa. Russia denied having used chemical weapons in Odesa.",
        (
            "Published 10 March 2025. "
            "Ukraine said its forces held Sudzha on 1 March 2025. "
            "Russia said its troops took Sudzha on 9 March 2025."
        ),
        (
            "Ukraine said in August 2024 that its forces had captured Sudzha. "
            "On 12 March 2025 Russia said its troops controlled Sudzha."
        ),
        "Russia said its troops had captured a village near Pokrovsk. Ukraine said its forces held Pokrovsk.",
        "Russia said its troops had captured the eastern part of Toretsk. Ukraine said its forces held Toretsk.",
        "Russia said it could capture Toretsk within days. Ukraine said its forces held Toretsk.",
        "Russia said it wanted to capture Toretsk. Ukraine said its forces held Toretsk.",
        "Russia said its forces captured 20 soldiers in Toretsk. Ukraine said its forces held Toretsk.",
        (
            "Ukrainian officials said 12 civilians were killed in Kharkiv. "
            "Russia's Defence Ministry said 40 Ukrainian soldiers were killed in Kharkiv."
        ),
        (
            "Ukrainian officials said 12 civilians were killed in Kharkiv. "
            "Russia's Defence Ministry said up to 20 civilians were killed in Kharkiv."
        ),
        (
            "Ukrainian officials said 12 civilians were killed in Kharkiv. "
            "Russia's Defence Ministry said three civilians were wounded in Kharkiv."
        ),
        (
            "Ukrainian officials said 12 civilians were killed in Kharkiv on 3 March 2025. "
            "Russia's Defence Ministry said three civilians were killed in Kharkiv on 5 March 2025."
        ),
        (
            "Ukrainian officials said 12 civilians were killed in Kharkiv. "
            "The UN said 300 civilians have been killed in Kharkiv since January."
        ),
        "Ukraine's military acknowledged that Toretsk had been captured. Russia said its forces hold Toretsk.",
        "Ukraine said Russian-held Toretsk was shelled. Russia said its forces captured Toretsk.",
        ("Ukraine held elections in Kharkiv, officials in Kyiv said. Russia said it had taken prisoners in Kharkiv."),
        (
            "Ukraine said its forces had held Toretsk for two years before Russian troops captured Toretsk. "
            "Russia said it had taken Toretsk."
        ),
        "Russia said its troops took Toretsk. Ukraine said its forces withdrew from Toretsk.",
        (
            "The Ukrainian army said it shelled Russian positions in Sudzha. "
            "Moscow denied that it planned a retreat from Sudzha."
        ),
        (
            "Ukrainian forces entered Sudzha, "
            "Kyiv said. "
            "Russia said its forces had entered Kurakhove. "
            "Moscow denied the report."
        ),
        "Russia captured Mariupol in 2022. Ukraine said it would never give up Mariupol.",
        "Russian forces captured Avdiivka in February 2024. Ukraine said its forces repelled attacks on Avdiivka.",
        "Hamas said Israeli forces killed 20 people in Rafah. Israel said it had killed 20 militants in Rafah.",
        (
            "Hamas said Israeli strikes killed 20 people in Rafah. "
            "Israel said three people were killed by Hamas rockets in Rafah."
        ),
        (
            "Ukraine's General Staff said Russian forces attacked Pokrovsk ten times. "
            "Russia's Defence Ministry said its forces attacked Pokrovsk."
        ),
        "Russia said its troops had almost captured Toretsk. Ukraine said its forces still held Toretsk.",
        "Russia says Ukraine held Sudzha for seven months. Ukraine says Russia now controls Sudzha.",
        (
            "Ukraine said Russian forces had captured Toretsk. "
            "Russia denied that its troops had killed civilians in Toretsk."
        ),
        "The governor said five people were killed in Kharkiv. He later said seven people were killed in Kharkiv.",
        "Ukraine said Russia shelled Kherson. Russia denied that it had lost soldiers in Kherson.",
        "The Israeli army said it had killed a commander in Tyre. Hezbollah denied that its forces had killed anyone in Haifa.",
        (
            "M23 said the Congolese army had shelled a camp in Goma on Monday. "
            "The Congolese army denied that it had shelled a market there in May."
        ),
        (
            "M23 said its fighters were holding Goma. Aid workers left the city. "
            "The Congolese army denied that its shelling had left Goma without power."
        ),
    ],
)
def test_none(told: Callable[[str], Told], text: str) -> None:
    assert told(text) == []


def test_the_default_article_has_none(story: Story) -> None:
    assert [found for d in story.places for found in disagreements(d, heard(story))] == []


def test_each_has_two_sides_and_words_of_the_text(gazetteer: Chain) -> None:
    text = (
        "Russia's Defence Ministry claimed that Russian forces also seized Dronivka. "
        "Konstantyn Maslo, a Ukrainian military observer, denied that Russian forces control the settlement."
    )
    story = heard(read(articles.parse(text, "test"), gazetteer))
    (found,) = disagreements(story.places[0], story)
    assert found.rule is Rule.CONTROL
    assert [cue.of(text) for one in (found.first, found.second) for cue in one.cues] == ["seized", "control"]
    assert found.second.statement.status is Status.DENIED
    (view,) = disagreement_views(story.places[0], story)
    assert view["sentence"] == "Russia says it was taken; Ukraine says it is not held by Russia"
    assert [voice["who"] for voice in view["voices"]] == [
        "Russia's Defence Ministry",
        "Konstantyn Maslo, Ukraine",
    ]


def test_without_claims_there_are_none(story: Story) -> None:
    assert [found for d in story.places for found in disagreements(d, story)] == []
