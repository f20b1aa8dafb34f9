"""Words and marks, with offsets that hold for any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.text.tokens import lower_at, tokenise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kyiv said so.", ["Kyiv", "said", "so", "."]),
        ("the U.S. and D.R.C.", ["the", "U.S.", "and", "D.R.C."]),
        ("O'Keeffe left Luts'k", ["O'Keeffe", "left", "Luts'k"]),
        ("O’Keeffe left Luts\u02bck", ["O’Keeffe", "left", "Luts\u02bck"]),
        ("Guinea-Bissau", ["Guinea", "-", "Bissau"]),
        ("Ko\u0308ln fell", ["Ko\u0308ln", "fell"]),
        ("al-Bab (Syria)", ["al", "-", "Bab", "(", "Syria", ")"]),
        ("a_b", ["a", "_", "b"]),
        ("№5 😀", ["№", "5", "😀"]),
        ("Суджа, غزة", ["Суджа", ",", "غزة"]),
        ("غَزَّة", ["غَزَّة"]),  # pointed
        ("two\nlines\r\nthree", ["two", "lines", "three"]),
        ("", []),
        (" \t\n", []),
    ],
)
def test_words_and_marks(text: str, words: list[str]) -> None:
    assert [token.text for token in tokenise(text)] == words


@pytest.mark.parametrize(
    ("text", "word"),
    [("Kyiv's army", "Kyiv"), ("Kyiv’s army", "Kyiv"), ("KYIV'S army", "KYIV"), ("Kyiv\u02bcs army", "Kyiv")],
)
def test_a_possessive_is_cut_off_and_noted(text: str, word: str) -> None:
    token = tokenise(text)[0]
    assert (token.text, token.lower, token.possessive) == (word, word.lower(), True)
    assert text[token.start : token.end] == word


@pytest.mark.parametrize("text", ["the forces' advance", "the United States’ army"])
def test_a_bare_apostrophe_after_s_is_possessive(text: str) -> None:
    assert [t.possessive for t in tokenise(text) if t.lower in ("forces", "states")] == [True]


def test_a_closing_quote_is_no_possessive() -> None:
    assert not any(t.possessive for t in tokenise("He said ‘Kyiv’, and left."))


@pytest.mark.parametrize(
    ("word", "capital"),
    [
        ("Kyiv", True),
        ("kyiv", False),
        ("Суджа", True),
        ("суджа", False),
        ("غزة", True),
        ("עזה", True),
        ("5", False),
        ("-", False),
    ],
)
def test_a_script_without_capitals_is_capital(word: str, capital: bool) -> None:
    assert tokenise(word)[0].is_capital is capital


def test_a_stretch_keeps_the_offsets_of_the_whole() -> None:
    text = "In Kyiv. In Sudzha."
    assert [(t.start, t.text) for t in tokenise(text, 9, 18)] == [(9, "In"), (12, "Sudzha")]


@given(st.text(st.characters(), max_size=80))
@settings(deadline=None, max_examples=200)
def test_tokens_are_in_order_within_the_text_and_leave_no_word_out(text: str) -> None:
    end = 0
    covered: set[int] = set()
    for token in tokenise(text):
        assert token.start >= end
        assert token.end > token.start
        assert text[token.start : token.end] == token.text
        end = token.end
        covered.update(range(token.start, token.end))
    left = {c for n, c in enumerate(text) if n not in covered}
    assert not any(c.isalpha() and c not in "sS" for c in left)


def test_no_attack_by_apostrophes() -> None:
    assert tokenise("a" + "'a" * 50_000)
    assert tokenise("a" + "'" * 50_000)
    assert tokenise("A." * 50_000)


def test_beyond_the_ends_there_is_no_word() -> None:
    tokens = tokenise("one Two")
    assert [lower_at(tokens, n) for n in (-1, 0, 1, 2)] == ["", "one", "two", ""]
