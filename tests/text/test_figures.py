"""Numbers, by example: what each counts and how it is meant, and what only looks like a figure."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.claims import Figure
from dateline.text.figures import figures
from dateline.text.sentences import split


def _found(text: str) -> tuple[Figure, ...]:
    return figures(text, split(text))


ALONE = [
    (
        "A maximum of 30,000 Ukrainian troops stay.",
        "A maximum of 30,000 Ukrainian troops",
        30000,
        "at most",
        "Ukrainian troops",
    ),
    (
        "About 12,000 North Korean soldiers came.",
        "About 12,000 North Korean soldiers",
        12000,
        "about",
        "North Korean soldiers",
    ),
    ("They captured three more settlements.", "three more settlements", 3, "exactly", "settlements"),
    ("Kiev lost about half of the territory it held.", "about half of the territory", 0.5, "about", "territory"),
    ("More than half of Rakhine is theirs.", "More than half of Rakhine", 0.5, "at least", "Rakhine"),
    ("Two thirds of homes burnt.", "Two thirds of homes", 0.6666, "exactly", "homes"),
    ("Dozens of drones came.", "Dozens of drones", 24, "at least", "drones"),
    ("Tens of thousands of civilians fled.", "Tens of thousands of civilians", 20000, "at least", "civilians"),
    ("A dozen fighters fled.", "A dozen fighters", 12, "exactly", "fighters"),
    ("Some 1.2 million people fled.", "Some 1.2 million people", 1.2e6, "about", "people"),
    ("It lost 40% of the city.", "40% of the city", 40, "exactly", "% of city"),
    ("It lost 5 per cent.", "5 per cent", 5, "exactly", "per cent"),
    (
        "They hold more than 100 square kilometres.",
        "more than 100 square kilometres",
        100,
        "at least",
        "square kilometres",
    ),
    ("A 20-kilometre stretch is mined.", "20-kilometre", 20, "exactly", "kilometre"),
    ("It moved 5km north.", "5km", 5, "exactly", "km"),
    ("Another 20 people fled.", "Another 20 people", 20, "exactly", "people"),
    ("No fewer than 25 civilians died.", "No fewer than 25 civilians", 25, "at least", "civilians"),
    ("As many as 65 troops died.", "As many as 65 troops", 65, "at most", "troops"),
    ("There are 30 000 refugees.", "30 000 refugees", 30000, "exactly", "refugees"),
    ("It cost $61 billion.", "$61 billion", 6.1e10, "exactly", "dollars"),
    ("Two of the five berths burnt.", "Two of the five berths", 2, "exactly", "berths"),
    ("He said that two battalions starve.", "two battalions", 2, "exactly", "battalions"),
    ("One soldier was killed.", "One soldier", 1, "exactly", "soldier"),
    ("At least one woman died.", "At least one woman", 1, "at least", "woman"),
    ("It killed 14.", "killed 14", 14, "exactly", "killed"),
    ("There were 5 dead.", "5 dead", 5, "exactly", "dead"),
    ("They fired six JDAM guided bombs.", "six JDAM guided bombs", 6, "exactly", "JDAM guided bombs"),
    ("The RSF displaced two hundred and fifty families.", "two hundred and fifty families", 250, "exactly", "families"),
    ("It came with 12 T-72B3 tanks.", "12 T-72B3 tanks", 12, "exactly", "T-72B3 tanks"),
    ("Seven Hamas fighters fell.", "Seven Hamas fighters", 7, "exactly", "Hamas fighters"),
    ("They met 12 “terrorists” there.", "12 “terrorists”", 12, "exactly", "terrorists"),
    (
        "It sent 145 Shahed-type and decoy drones.",
        "145 Shahed-type and decoy drones",
        145,
        "exactly",
        "Shahed-type and decoy drones",
    ),
    ("Losses are 1,023,580 (+1,060) personnel.", "1,023,580 (+1,060) personnel", 1023580, "exactly", "personnel"),
    ("The water rose by 60 cm.", "60 cm", 60, "exactly", "cm"),
    ("A quarter of a million people fled.", "A quarter of a million people", 250000, "exactly", "people"),
    ("In 2022, 2000 people fled.", "2000 people", 2000, "exactly", "people"),
]


@pytest.mark.parametrize(("text", "phrase", "value", "bound", "counts"), ALONE, ids=[case[1] for case in ALONE])
def test_a_number_and_what_it_counts(text: str, phrase: str, value: float, bound: str, counts: str) -> None:
    (figure,) = _found(text)
    assert (figure.text, str(figure.bound), figure.counts) == (phrase, bound, counts)
    assert figure.value == pytest.approx(value)
    assert figure.span.of(text) == phrase


@pytest.mark.parametrize(
    ("text", "low", "high", "counts"),
    [
        ("Two to three brigades came.", 2, 3, "brigades"),
        ("Four or five men fled.", 4, 5, "men"),
        ("They lost 20-30 tanks.", 20, 30, "tanks"),
        ("Between 3,000 and 4,000 soldiers came.", 3000, 4000, "soldiers"),
        ("Some 2 to 3 million people fled.", 2e6, 3e6, "people"),
    ],
)
def test_a_range_has_two_ends(text: str, low: float, high: float, counts: str) -> None:
    (figure,) = _found(text)
    assert (figure.value, figure.highest, figure.counts) == (low, high, counts)


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("At least 14 people, including 3 children, died.", ["At least 14 people", "3 children"]),
        ("Three dead and 14 wounded.", ["Three dead", "14 wounded"]),
        ("Two men died and 63 were wounded.", ["Two men", "63 were wounded"]),
        ("It killed 11 people and injured 40 including seven children.", ["11 people", "injured 40", "seven children"]),
        ("They repelled 52 of 61 assaults.", ["52", "61 assaults"]),
        ("Four of the 30 men reached it.", ["Four", "30 men"]),
        ("It shot down 38 out of 52 drones.", ["38", "52 drones"]),
        ("They came in 12 vehicles, two of them Bradleys.", ["12 vehicles", "two of them Bradleys"]),
        ("They launched three missile and 61 air strikes.", ["three missile", "61 air strikes"]),
        ("It gave €2 billion and $3 billion.", ["€2 billion", "$3 billion"]),
        ("Russia fired 67 missiles and 194 drones.", ["67 missiles", "194 drones"]),
    ],
)
def test_several_in_a_sentence(text: str, phrases: list[str]) -> None:
    assert [f.text for f in _found(text)] == phrases


def test_both_of_a_share_count_the_same() -> None:
    assert [f.counts for f in _found("They repelled 52 of 61 assaults.")] == ["assaults"] * 2
    assert [f.counts for f in _found("Three missile and 61 air strikes.")] == ["missile strikes", "air strikes"]


@pytest.mark.parametrize(
    "text",
    [
        "In 2022 it began.",
        "On 8 March 2025 and March 8-10 it fell.",
        "It began at 5 a.m. and ended at 05:30, by 10.30 GMT.",
        "A 34-year-old man, a girl aged 7 and Olena Petrenko, 34, a resident, died.",
        "The 47th Brigade's 3rd battalion left.",
        "Su-27, F-16, 9M723, T-72B3 and the 155mm guns.",
        "Highway 60, Article 5, Resolution 2728 and Phase 2.",
        "Call +380 44 123 4567 or 555-123-4567.",
        "One of them, one day, no one; one resident said so.",
        "The two sides and the two countries talked for two weeks, three days and 24 hours.",
        "World War II, COVID-19, the G7.",
        "The first half and a half-hour.",
        "Nine out of ten ask for it, one in three gets it.",
        "They came three times, and it is twice as high.",
    ],
)
def test_what_only_looks_like_a_figure(text: str) -> None:
    assert [f.text for f in _found(text)] == []


@given(st.text(alphabet="0123456789 ,.-%$to andabout half of thousnd men", max_size=80))
def test_any_text(text: str) -> None:
    found = _found(text)
    assert all(f.text == f.span.of(text) and f.counts.strip() for f in found)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(found))
