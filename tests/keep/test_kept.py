"""What is kept of a story: ids that nobody guesses, views that a database cannot make into anything else."""

import json

import pytest

from dateline.errors import KeepError
from dateline.keep.kept import ALPHABET, ID_LENGTH, MAX_VIEW, heard, is_id, new_id, told


def test_ids_are_short_plain_and_never_the_same() -> None:
    ids = {new_id() for _ in range(5000)}
    assert len(ids) == 5000
    assert all(is_id(each) for each in ids)
    assert {c for each in ids for c in each} == set(ALPHABET)
    assert not set(ALPHABET) & set("01iloIO")


@pytest.mark.parametrize("text", ["", "a" * (ID_LENGTH - 1), "a" * (ID_LENGTH + 1), "A" * ID_LENGTH, "a" * 11 + "\n"])
def test_what_is_no_id(text: str) -> None:
    assert not is_id(text)


def test_a_view_there_and_back() -> None:
    view = {"place": ["sumy"], "speaker": ["Ł ’); DROP TABLE stories;--", "\x00"], "fix": ["eJw"]}
    assert heard(told(view)) == view


@pytest.mark.parametrize(
    "text",
    [
        None,
        b"{}",
        7,
        "",
        "{",
        "[]",
        "null",
        '{"place": "sumy"}',
        '{"place": []}',
        '{"place": [1]}',
        '{"place": [null]}',
        '{"Place!": ["sumy"]}',
        '{"__proto__": ["x"]}',
        json.dumps({"place": ["x"] * 61}),
        json.dumps({"abcdefghijklmnopqrstu"[:n]: ["x"] for n in range(1, 22)}),
        json.dumps({"place": ["x" * MAX_VIEW]}),
        "[" * 30_000,
    ],
)
def test_a_view_that_nobody_honest_kept(text: object) -> None:
    with pytest.raises(KeepError, match="not laid out as a story is"):
        heard(text)


def test_more_than_a_view_holds_is_not_kept() -> None:
    with pytest.raises(KeepError, match="more corrections and filters"):
        told({"fix": ["x" * MAX_VIEW]})
