"""The scorer of the benchmarks, on cases counted by hand."""

import pytest

from benchmarks.scoring import Counts, Name, count
from dateline.model import Coordinates, Sense, Span

KURSK, SUDZHA, PARIS = Coordinates(51.73, 36.19), Coordinates(51.19, 35.27), Coordinates(48.85, 2.35)  # 88 km; far
ALL = frozenset(Sense)


def name(
    start: int, end: int, point: Coordinates | None = None, sense: Sense | None = Sense.LITERAL, *, weak: bool = False
) -> Name:
    return Name(Span(start, end), point, sense, weak)


def test_equal_spans_are_exact_and_a_near_point_counts() -> None:
    counts = count([name(0, 5, KURSK), name(10, 15, PARIS)], [name(0, 5, SUDZHA), name(20, 25, PARIS)], ALL)
    assert (counts.exact.precision, counts.exact.recall, counts.exact.f1) == (0.5, 0.5, 0.5)
    assert (counts.e2e.f1, counts.acc161) == (0.5, 1.0)


def test_an_overlap_is_lenient_and_the_longest_is_taken_once() -> None:
    counts = count([name(0, 10, KURSK)], [name(0, 4, PARIS), name(3, 10, KURSK)], ALL)
    assert counts.exact.f1 == 0.0
    assert counts.lenient.precision == 0.5
    assert counts.lenient.recall == 1.0
    assert counts.acc161 == 1.0


def test_an_equal_span_goes_before_a_longer_overlap() -> None:
    counts = count([name(0, 5, KURSK), name(0, 12, PARIS)], [name(0, 5, KURSK)], ALL)
    assert (counts.same, counts.overlapping, counts.near) == (1, 1, 1)


def test_found_and_not_placed_is_wrong() -> None:
    counts = count([name(0, 5, KURSK)], [name(0, 5)], ALL)
    assert counts.acc161 == 0.0
    assert (counts.found_placed, counts.gold_placed, counts.e2e.f1) == (0, 1, 0.0)


def test_an_annotation_without_coordinates_is_left_out_of_placing() -> None:
    counts = count([name(0, 5), name(6, 9, KURSK)], [name(0, 5, PARIS), name(6, 9, KURSK)], ALL)
    assert (counts.exact.f1, counts.e2e.f1, counts.acc161) == (1.0, 1.0, 1.0)


def test_of_the_answer_other_senses_weak_mentions_and_a_span_again_are_left_out() -> None:
    answer = [
        name(0, 5, KURSK),
        name(0, 5, PARIS),
        name(6, 9, PARIS, Sense.ADJECTIVAL),
        name(10, 14, PARIS, weak=True),
    ]
    counts = count([name(0, 5, KURSK)], answer, {Sense.LITERAL, Sense.METONYM})
    assert (counts.found, counts.exact.f1, counts.e2e.f1) == (1, 1.0, 1.0)


def test_senses_are_counted_on_names_found_exactly() -> None:
    gold = [
        name(0, 5, sense=Sense.LITERAL),
        name(6, 9, sense=Sense.METONYM),
        name(10, 14, sense=Sense.ADJECTIVAL),
        name(20, 30, sense=Sense.NESTED),
        name(40, 44, sense=None),
    ]
    answer = [
        name(0, 5, sense=Sense.LITERAL),
        name(6, 9, sense=Sense.LITERAL),
        name(10, 14, sense=Sense.ADJECTIVAL),
        name(20, 26, sense=Sense.NESTED),
        name(40, 44, sense=Sense.METONYM),
    ]
    counts = count(gold, answer, ALL)
    assert counts.sense == pytest.approx(2 / 3)
    assert counts.role == 0.5


def test_texts_add_up_and_nothing_is_nought() -> None:
    one = count([name(0, 5, KURSK)], [name(0, 5, KURSK)], ALL)
    both = one + count([name(0, 5, KURSK)], [], ALL)
    assert (both.exact.precision, both.exact.recall) == (1.0, 0.5)
    assert (Counts().exact.f1, Counts().acc161, Counts().sense) == (0.0, 0.0, 0.0)
