"""The gold for claims, its loader and its scorer, on cases made by hand."""

from dataclasses import replace
from datetime import date

import pytest

from benchmarks.claims import score
from benchmarks.claims.__main__ import main
from benchmarks.claims.gold import GoldClaim, GoldDate, GoldError, GoldFigure, Report, half, load
from benchmarks.claims.score import Share
from benchmarks.claims.systems import Answer, read
from dateline.claims import Attribution, Bound, Claim, DateMention, Figure, Status, When
from dateline.model import Span

TEXT = 'On Saturday Anna Kotenok said two tanks burned. "We saw it. It was night," she added. Two tanks left.'
SHEET = f"""
manner: news agency
published: 2025-03-09
text: |
  {TEXT}
claims:
  - {{says: two tanks burned, by: Anna Kotenok, side: russia, status: claimed, when: 2025-03-08}}
  - {{says: ["We saw it.", "It was night"], by: Anna Kotenok, side: [russia, none], status: claimed, quoted: true}}
dates:
  - {{words: On Saturday, when: 2025-03-08}}
  - {{words: night, when: [words, "2025-03-01..2025-03-31 (3)"]}}
figures:
  - {{words: two tanks, value: 2, counts: tanks}}
  - {{words: Two tanks, value: any}}
"""
DAY = When(date(2025, 3, 8), date(2025, 3, 8), 1)
NOWHERE = Span(0, 1)


def claim(start: int, end: int, speaker: str, side: str | None = None, status: Status = Status.REPORTED) -> Claim:
    return Claim(
        Span(start, end),
        Attribution(speaker, NOWHERE, "", side, "said", NOWHERE),
        quoted=False,
        status=status,
        because="",
    )


def wanted(*spans: tuple[int, int], speaker: str = "Anna Kotenok", side: str | None = None) -> GoldClaim:
    statuses = frozenset({Status.REPORTED})
    pieces = tuple(Span(*s) for s in spans)
    return GoldClaim(pieces, (speaker,), frozenset({side}), statuses, quoted=False, via=None, whens=())


def test_a_sheet_becomes_spans_of_its_text() -> None:
    report = load(SHEET, "one")
    assert (report.text, report.published) == (TEXT, date(2025, 3, 9))
    first, second = report.claims
    assert [span.of(TEXT) for span in first.spans] == ["two tanks burned"]
    assert (first.sides, first.statuses) == (frozenset({"russia"}), frozenset({Status.CLAIMED}))
    assert (first.quoted, first.whens) == (False, (DAY,))
    assert [span.of(TEXT) for span in second.spans] == ["We saw it.", "It was night"]
    assert second.sides == {"russia", None}
    assert second.quoted
    assert report.dates[1].whens == (None, When(date(2025, 3, 1), date(2025, 3, 31), 3))
    assert (report.figures[0].value, report.figures[0].counts) == (2.0, "tanks")
    assert report.figures[1].value is None


def test_long_words_are_cut_and_repeated_ones_numbered() -> None:
    report = load(SHEET.replace("says: two tanks burned", 'says: "Anna [...] two tanks"'), "one")
    assert report.claims[0].spans[0].of(TEXT) == "Anna Kotenok said two tanks"
    report = load(SHEET.replace("says: two tanks burned", "says: tanks, nth: 2"), "one")
    assert report.claims[0].spans[0].start == TEXT.rindex("tanks")


@pytest.mark.parametrize(
    ("words", "instead", "told"),
    [
        ("two tanks burned, by", "three tanks burned, by", "not in the text"),
        ("two tanks burned, by", "tanks, by", "2 times in the text"),
        ("two tanks burned, by", "wo tanks burned, by", "not in the text"),
        ("two tanks burned, by", "tanks, nth: 3, by", "not in the text"),
        ("two tanks burned, by", '"two tanks [...] sank", by', "not in the text"),
        ("two tanks burned, by: Anna Kotenok", "two tanks burned, by: Anna Petrova", "nobody of that name"),
        ("side: russia,", "side: rusia,", "unknown side"),
        ("status: claimed, when", "status: true, when", "status"),
        ("status: claimed, when", "status: claimed, wehn", "wehn"),
        ("when: 2025-03-08}\n  - {says", "when: words}\n  - {says", "days or left out"),
        ("On Saturday, when: 2025-03-08", "On Saturday, when: 2025-02-30", "day is out of range"),
        ("On Saturday, when: 2025-03-08", "On Saturday, when: 2025-03-08..2025-03-01", "no time"),
        ("On Saturday, when: 2025-03-08", "On Saturday, when: 2025-03-08 (4)", "no time"),
        ("On Saturday, when: 2025-03-08", "On Saturday, when: soon", "no time"),
        ("words: night", "words: Saturday", "overlap"),
        ("value: 2, counts: tanks", "value: 2", "counts something"),
        ("value: 2, counts: tanks", "value: 2, highest: 1, counts: tanks", "no range"),
        ("value: 2, counts: tanks", "value: 2, bound: over, counts: tanks", "bound"),
        ("text: |\n", "article: no-such-article\ntext: |\n", "no such article"),
    ],
)
def test_whatever_is_wrong_in_a_sheet_is_told(words: str, instead: str, told: str) -> None:
    assert words in SHEET
    with pytest.raises(GoldError, match=f"(?s)one: .*{told}"):
        load(SHEET.replace(words, instead), "one")


def test_the_halves_are_whole_and_apart() -> None:
    dev, heldout = list(half("dev")), list(half("heldout"))
    assert len(dev) + len(heldout) >= 16
    assert min(sum(len(report.claims) for report in reports) for reports in (dev, heldout)) >= 100
    assert len({report.text for report in (*dev, *heldout)}) == len(dev) + len(heldout)
    assert len(next(report for report in dev if report.id == "kursk").claims) == 19


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Yuriy Kotenok", "Kotenok", True),
        ("Kotenok", "blogger Yuriy Kotenok", True),
        ("the Ministry", "Defence Ministry", True),
        ("Yuriy Kotenok", "Yuriy", False),
        ("Anna Kotenok", "Yuriy Kotenok", False),
        ("a Ukrainian soldier", "Ukrainian soldier", True),
        ("a Ukrainian soldier", "soldier", False),
        ("Russia's Defence Ministry", "Russia’s defence ministry", True),
        ("Éric Balume", "“Eric Balume”", True),
        ("", "Kotenok", False),
    ],
)
def test_speakers_are_the_same_by_name_or_surname(one: str, other: str, same: bool) -> None:
    assert score.same_speaker(one, other) is same
    assert score.same_speaker(other, one) is same


def test_a_claim_is_met_by_half_of_the_shorter_and_the_same_speaker() -> None:
    gold = [wanted((0, 10), side="russia"), wanted((20, 40))]
    found = [
        claim(5, 20, "Kotenok", "russia"),
        claim(20, 30, "Yuriy Butusov"),
        claim(38, 50, "Anna Kotenok"),
    ]
    counts = score.claims(gold, found)
    assert (counts.speakers.precision, counts.speakers.recall) == (Share(1, 3), Share(1, 2))
    assert counts.speakers.f1 == pytest.approx(0.4)
    assert (counts.side, counts.status, counts.via, counts.time) == (Share(1, 1), Share(1, 1), Share(), Share())


def test_pieces_cut_or_joined_are_no_error_but_told_one_to_one() -> None:
    cut = score.claims([wanted((0, 20), (30, 40))], [claim(0, 10, "Kotenok"), claim(30, 40, "Kotenok")])
    assert (cut.speakers.f1, cut.strict.precision, cut.strict.recall) == (1.0, Share(1, 2), Share(1, 1))
    joined = score.claims([wanted((0, 10)), wanted((12, 30))], [claim(0, 30, "Kotenok")])
    assert (joined.speakers.f1, joined.strict.recall) == (1.0, Share(1, 2))


def test_of_several_that_match_the_longest_overlap_is_judged() -> None:
    found = [claim(0, 4, "Kotenok", None, Status.DENIED), claim(0, 10, "Kotenok", "russia")]
    counts = score.claims([wanted((0, 10), side="russia")], found)
    assert (counts.side, counts.status) == (Share(1, 1), Share(1, 1))


def test_through_whom_and_when_count_where_the_gold_tells() -> None:
    gold = [replace(wanted((0, 10)), via="CNN", whens=(DAY,)), replace(wanted((20, 30)), quoted=None)]
    told = claim(0, 10, "Kotenok")
    through = Attribution("CNN", NOWHERE, "outlet", None, "told", NOWHERE)
    found = [replace(told, attribution=replace(told.attribution, via=through), time=DAY), claim(20, 30, "Kotenok")]
    counts = score.claims(gold, found)
    assert (counts.via, counts.time, counts.quoted) == (Share(1, 1), Share(1, 1), Share(1, 1))
    assert score.claims(gold, [told]).via == Share(0, 1)


def test_dates_are_exact_or_wrong_and_free_ones_do_not_count() -> None:
    gold = [GoldDate(Span(0, 10), (DAY,)), GoldDate(Span(20, 30), (None,)), GoldDate(Span(40, 50), ())]
    month = When(date(2025, 3, 1), date(2025, 3, 31), 3)

    def mark(start: int, end: int, when: When | None) -> DateMention:
        return DateMention(Span(start, end), "x" * (end - start), when, "")

    right = score.dates(gold, [mark(3, 12, DAY), mark(20, 25, None), mark(40, 44, DAY), mark(60, 64, None)])
    assert (right.precision, right.recall) == (Share(2, 2), Share(2, 2))
    wrong = score.dates(gold, [mark(0, 10, month), mark(20, 30, DAY), mark(60, 64, DAY)])
    assert (wrong.precision, wrong.recall, wrong.f1) == (Share(0, 3), Share(0, 2), 0.0)


def test_figures_need_value_and_bound_and_what_they_count() -> None:
    gold = [
        GoldFigure(Span(0, 10), 2, None, Bound.EXACT, "burnt tanks"),
        GoldFigure(Span(20, 30), 2, 3, Bound.ABOUT, "men"),
        GoldFigure(Span(40, 50), None, None, Bound.EXACT, ""),
    ]
    found = [
        Figure(Span(0, 12), "two", 2, Bound.EXACT, "tanks"),
        Figure(Span(20, 30), "two", 2, Bound.ABOUT, "men"),
        Figure(Span(44, 48), "free", 9, Bound.EXACT, "x"),
        Figure(Span(60, 68), "invented", 9, Bound.EXACT, "x"),
    ]
    counts = score.figures(gold, found)
    assert (counts.values.precision, counts.values.recall, counts.counts) == (Share(1, 3), Share(1, 2), Share(1, 1))
    told = score.figures(gold, [replace(found[1], highest=3.0, counts="women")])
    assert (told.values.recall, told.counts) == (Share(1, 2), Share(0, 1))


def test_reports_add_up_and_nothing_is_nought() -> None:
    one = score.claims([wanted((0, 10))], [claim(0, 10, "Kotenok")])
    both = one + score.claims([wanted((0, 10))], [])
    assert (both.speakers.recall, both.side) == (Share(1, 2), Share(1, 1))
    assert score.claims([], []).speakers.f1 is None
    assert score.claims([wanted((0, 10))], []).speakers.f1 == 0.0


def test_the_gold_itself_scores_full_marks(capsys: pytest.CaptureFixture[str]) -> None:
    main(["dev", "--misses"], told_by_the_gold)
    out = capsys.readouterr().out
    (last,) = [line for line in out.splitlines() if line.startswith("all ")]
    assert set(last.split()) - {"1.00", "|"} == {"all", *(word for word in last.split() if word.isdigit())}
    assert "missed" not in out
    assert "invented" not in out


def test_of_the_held_out_half_figures_alone_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    def fails(report: Report) -> Answer:
        raise ValueError(report.text)

    with pytest.raises(SystemExit) as stopped:
        main(["heldout"], fails)
    assert "ValueError while reading" in str(stopped.value)
    assert not any(report.text[:40] in str(stopped.value) for report in half("heldout"))
    assert stopped.value.__suppress_context__
    for option in ("--misses", "--article"):
        with pytest.raises(SystemExit):
            main(["heldout", option], told_by_the_gold)
    capsys.readouterr()
    main(["heldout"], lambda report: Answer([claim(0, 40, report.text[:40])], (), ()))
    out = capsys.readouterr().out
    assert not any(report.text[:20] in out for report in half("heldout"))


def test_the_whole_reader_is_scored_times_and_all() -> None:
    report = next(report for report in half("dev") if report.id == "kursk")
    answer = read(report)
    counts = score.claims(report.claims, answer.claims)
    assert counts.speakers.f1 == counts.side.value == counts.status.value == counts.time.value == 1.0
    assert score.dates(report.dates, answer.dates).f1 == 1.0


def told_by_the_gold(report: Report) -> Answer:
    return Answer(
        [_told(gold) for gold in report.claims],
        [DateMention(d.span, d.span.of(report.text), d.whens[0], "") for d in report.dates if d.whens],
        [
            Figure(f.span, f.span.of(report.text), f.value, f.bound, f.counts, f.highest)
            for f in report.figures
            if f.value is not None
        ],
    )


def _told(gold: GoldClaim) -> Claim:
    via = Attribution(gold.via, NOWHERE, "", None, "told", NOWHERE) if gold.via else None
    side = next(iter(gold.sides))
    return Claim(
        gold.spans[0],
        Attribution(gold.speakers[0], NOWHERE, "", side, "said", NOWHERE, via=via),
        bool(gold.quoted),
        next(iter(gold.statuses)),
        "",
        time=gold.whens[0] if gold.whens else None,
    )
