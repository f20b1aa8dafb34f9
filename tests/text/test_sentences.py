"""Sentences: where they end, what is a heading, and that nothing of a text is left out."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Story
from dateline.text.sentences import paragraphs, split

PIECES = 'Kyiv fell. He said: "No!" he U.S. Mr. Putin e.g. 3.5 … ... ? ?! ” ) ] # ## a A - — 。 ؟ Суджа'.split(" ")
SPACES = [
    " ",
    " ",
    " ",
    "",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\u00a0",
    "\u2028",
    "\x85",
    "\x0b",
    "\x1c",
    "\ufeff",
    "\u3000",
]
TEXTS = st.one_of(
    st.text(st.characters(), max_size=120),
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(SPACES)), max_size=40).map(
        lambda pairs: "".join(itertools.chain.from_iterable(pairs))
    ),
)
laws = settings(deadline=None, max_examples=150)


def _texts(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in split(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Kyiv fell.", "Then it rose.", "Who knows?", "No one!"],
        ["He met Mr. Putin.", "They spoke."],
        ["Lt. Gen. Smith and Dr. Jones left at 3 p.m. on Jan. 5 for St. Petersburg."],
        ["The U.S. Army left.", "It came back."],
        ["It was sent to the U.S.", "The army left."],
        ["About 3.5 million fled.", "Some returned."],
        ["“They fled.”", "He nodded."],
        ["He said: “They fled.”", "“We stayed,” she said."],
        ["They fled (all of them).", "(Some returned.)"],
        ["Well… it fell.", "So did we…", "He left."],
        ["“Who?!”", "No one."],
        ["Бои продолжаются.", "Суджа окружена."],
        ["هل سقطت؟", "لا."],
    ],
)
def test_where_sentences_end(sentences: list[str]) -> None:
    assert _texts(" ".join(sentences)) == sentences


def test_scripts_without_spaces() -> None:
    assert _texts("基辅遭到袭击。他们离开了。") == ["基辅遭到袭击。", "他们离开了。"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n", "\r\n\r\n"])
def test_headings(end: str) -> None:
    text = end.join(["What is at stake", "Troops left.", "They said so.", "## What next", "Nobody knows."])
    found = [(s.span.of(text), s.is_heading, s.heading.of(text) if s.heading else None) for s in split(text)]
    assert found == [
        ("What is at stake", True, None),
        ("Troops left.", False, "What is at stake"),
        ("They said so.", False, "What is at stake"),
        ("## What next", True, None),
        ("Nobody knows.", False, "## What next"),
    ]


def test_a_long_line_without_a_full_stop_is_no_heading() -> None:
    text = f"{'word ' * 40}\nTroops left."
    assert not any(s.is_heading for s in split(text))


def test_the_last_line_is_no_heading() -> None:
    assert [s.is_heading for s in split("Troops left.\nMore to follow")] == [False, False]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Troops advanced on Tuesday towards the city of Los\n"
        "Angeles, where shots were heard in the night, and\n"
        "then they stopped.\n"
        "\n"
        "A second paragraph follows here, which is as long as\n"
        "the first one was.\n"
    )
    assert len(paragraphs(text)) == 2
    assert len(split(text)) == 2
    assert not any(s.is_heading for s in split(text))


def test_the_default_article(story: Story) -> None:
    text = story.article.text
    headings = [s.span.of(text) for s in story.sentences if s.is_heading]
    assert all(len(heading) < 140 for heading in headings)
    assert headings[0].startswith("Russia is advancing in Kursk")
    assert max(len(s.span.of(text)) for s in story.sentences) < 600


@given(TEXTS)
@laws
def test_sentences_cover_all_but_white_space_in_order(text: str) -> None:
    end = 0
    covered: set[int] = set()
    for sentence in split(text):
        span = sentence.span
        assert span.start >= end
        assert span.end <= len(text)
        assert span.of(text) == span.of(text).strip()
        covered.update(range(span.start, span.end))
        end = span.end
    assert [n for n, c in enumerate(text) if not c.isspace() and n not in covered] == []


@given(TEXTS)
@laws
def test_no_sentence_crosses_a_paragraph(text: str) -> None:
    blocks = paragraphs(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(blocks))
    for sentence in split(text):
        assert any(block.holds(sentence.span) for block in blocks)


@given(TEXTS)
@laws
def test_a_heading_comes_before_what_stands_under_it(text: str) -> None:
    found = split(text)
    headings = {s.span for s in found if s.is_heading}
    for sentence in found:
        if sentence.heading:
            assert sentence.heading in headings
            assert sentence.heading.end <= sentence.span.start
