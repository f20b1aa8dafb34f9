"""Which words are a definite description that stands for a place named before, by what stands around them."""

import pytest

from dateline.text import cues
from dateline.text.descriptions import descriptions
from dateline.text.sentences import split

STAND_FOR_A_PLACE = [
    ("The town was empty.", "The town"),
    ("Troops left the town.", "the town"),
    ("Shells fell on the city, officials said.", "the city"),
    ("Nobody in the besieged city had power.", "the besieged city"),
    ("The whole region was without power.", "The whole region"),
    ("Half of the village burned.", "the village"),
    ("They left the village on Sunday.", "the village"),
    ("They took the settlement in August.", "the settlement"),
    ("They took the town, which had been empty.", "the town"),
    ("The city's hospital was hit.", "The city"),
    ("People fled the country by train.", "the country"),
    ("The capital and its suburbs were hit.", "The capital"),
    ("They took the village by force.", "the village"),
    ("They hit the village by Russian artillery.", "the village"),
    ("Fighting spread across the region.", "the region"),
    ("Aid reached the camp late.", "the camp"),
]
DO_NOT = [
    "The city council met.",
    "The town hall was hit.",
    "The city centre was hit.",
    "They took the town of Sudzha.",
    "They hit the port city Mykolaiv.",
    "The Kursk region was hit.",
    "The city-state was calm.",
    "The region-wide alarm was lifted.",
    "They took the town that he was born in.",
    "They took the town where he was born.",
    "They took the village in the Kursk region.",
    "They hit the village near Sumy.",
    "The village north of Sumy was hit.",
    "The village 20 km from the border was hit.",
    "The city and region of Kharkiv were hit.",
    "It serves as the capital.",
    "It became the capital in 1991.",
    "Kyiv is the capital.",
    "Leaders met countries in the region.",
    "Allies in the region were told.",
    "Stability in the region was at risk.",
    "A town was hit.",
    "Another city was hit.",
    "The towns were hit.",
    "The eastern city was hit.",
    "The area was hit.",
    "The capital city was hit.",
    "The Town Was Empty After The Attack On Its Streets",
    "The Capital Hotel burned.",
]


def _found(text: str) -> list[str]:
    return [d.span.of(text) for d in descriptions(text, split(text), cues.load())]


@pytest.mark.parametrize(("text", "words"), STAND_FOR_A_PLACE)
def test_words_that_stand_for_a_place(text: str, words: str) -> None:
    assert _found(text) == [words]


@pytest.mark.parametrize("text", DO_NOT)
def test_words_that_do_not(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said: “The town is gone.”", True),
        ("“All is well,” he said. The town was quiet.", False),
        ('He said: "The town is gone."', True),
        ('"All is well," he said. The town was quiet.', False),
        ("He said: “All is well.\nThe town was quiet.", False),  # the next paragraph
    ],
)
def test_whether_another_speaks(text: str, quoted: bool) -> None:
    assert [d.quoted for d in descriptions(text, split(text), cues.load())] == [quoted]


@pytest.mark.parametrize(
    "text", ["", "the", "The ", "the town", "\ud800 the town \udfff", "the\n\ntown", "the town" * 1000]
)
def test_any_text_is_looked_at(text: str) -> None:
    assert all(d.span.of(text).lower().startswith("the") for d in descriptions(text, split(text), cues.load()))
