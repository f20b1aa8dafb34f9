"""How well claims, dates and figures are read: `python -m benchmarks.claims dev|heldout [--article] [--misses]`.

README.md says what is counted. Of the held-out half figures alone are ever printed: not a word of a text, not an error.
"""

import argparse
import sys
from collections.abc import Callable, Sequence

from benchmarks.claims import score, systems
from benchmarks.claims.gold import GoldError, Report, half
from benchmarks.claims.score import ClaimScore, FigureScore, Pair, Share
from dateline.claims import When

ARTICLE = "kursk"
_CLAIMS = ("gold", "P", "R", "F1", "1:1", "side", "status", "quoted", "via", "time")
_MARKS = ("dates", "P", "R", "F1", "figures", "P", "R", "F1", "counts")


def main(words: Sequence[str] | None = None, read: Callable[[Report], systems.Answer] = systems.read) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("half", choices=("dev", "heldout"))
    parser.add_argument("--article", action="store_true", help="the default article alone, which is in dev")
    parser.add_argument("--misses", action="store_true", help="what was missed, invented or read wrongly; dev only")
    asked = parser.parse_args(words)
    if asked.half == "heldout" and (asked.misses or asked.article):
        parser.error("of the held-out half figures alone are printed")
    reports = [report for report in _reports(asked.half) if not asked.article or report.id == ARTICLE]
    rows = [(report, _answer(read, report, quiet=asked.half == "heldout")) for report in reports]
    if asked.misses:
        for report, answer in rows:
            _misses(report, answer)
    _table(rows)


def _reports(name: str) -> list[Report]:
    try:
        return list(half(name))
    except GoldError as fault:
        raise SystemExit("a gold file is wrong" if name == "heldout" else str(fault)) from None


def _answer(read: Callable[[Report], systems.Answer], report: Report, *, quiet: bool) -> systems.Answer:
    try:
        return read(report)
    except Exception as fault:
        if quiet:  # its message and its frames may hold the text
            raise SystemExit(f"{report.id}: {type(fault).__name__} while reading") from None
        raise


def _table(rows: Sequence[tuple[Report, systems.Answer]]) -> None:
    claims, dates, figures = ClaimScore(), Pair(), FigureScore()
    print(f"{'':<22}" + _cells(_CLAIMS) + "  |" + _cells(_MARKS))
    for report, answer in rows:
        one = score.claims(report.claims, answer.claims)
        two = score.dates(report.dates, answer.dates)
        three = score.figures(report.figures, answer.figures)
        claims, dates, figures = claims + one, dates + two, figures + three
        print(f"{report.id:<22}" + _row(one, two, three))
    print(f"{'all':<22}" + _row(claims, dates, figures))


def _row(claims: ClaimScore, dates: Pair, figures: FigureScore) -> str:
    shares = (claims.side, claims.status, claims.quoted, claims.via, claims.time)
    left = [*_pair(claims.speakers), _told(claims.strict.f1), *(_told(share.value) for share in shares)]
    right = [*_pair(dates), *_pair(figures.values), _told(figures.counts.value)]
    return _cells(left) + "  |" + _cells(right)


def _pair(pair: Pair) -> list[str]:
    return [str(pair.recall.of), _told(pair.precision.value), _told(pair.recall.value), _told(pair.f1)]


def _told(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _cells(words: Sequence[str]) -> str:
    return "".join(f"{word:>8}" for word in words)


def _misses(report: Report, answer: systems.Answer) -> None:
    print(f"\n== {report.id}")
    _claim_misses(report, answer)
    for mark in report.dates:
        found = [d for d in answer.dates if d.span.start < mark.span.end and mark.span.start < d.span.end]
        if mark.whens and not any(d.when in mark.whens for d in found):
            wanted = " or ".join(_when(when) for when in mark.whens)
            print(f"date     {mark.span.of(report.text)!r}: {wanted}; found {[(d.text, _when(d.when)) for d in found]}")
    for date in answer.dates:
        if score.dates(report.dates, [date]).precision == Share(0, 1):
            print(f"date     {date.text!r}: {_when(date.when)}: wrong or invented")
    for figure in report.figures:
        if figure.value is not None:
            hit = score.figures([figure], answer.figures)
            if hit.values.recall == Share(0, 1) or hit.counts.right < hit.counts.of:
                print(f"figure   {figure.span.of(report.text)!r}: {figure.value} {figure.bound} {figure.counts!r}")
    for found_figure in answer.figures:
        if score.figures(report.figures, [found_figure]).values.precision == Share(0, 1):
            print(f"figure   {found_figure.text!r}: {found_figure.value} {found_figure.bound}: wrong or invented")


def _claim_misses(report: Report, answer: systems.Answer) -> None:
    found = answer.claims
    matches = score.claim_matches(report.claims, found)
    best = {i: found[j] for i, j in reversed(matches)}
    for i, wanted in enumerate(report.claims):
        says = " ... ".join(span.of(report.text) for span in wanted.spans)
        if i not in best:
            print(f"missed   {wanted.speakers[0]}: {says!r}")
            continue
        one = score.claims([wanted], [best[i]])
        wrong = [name for name in ("side", "status", "quoted", "via", "time") if getattr(one, name) == Share(0, 1)]
        if wrong:
            told = f"{best[i].attribution.side} {best[i].status} quoted={best[i].quoted} {_when(best[i].time)}"
            print(f"{' '.join(wrong):<8} {wanted.speakers[0]}: {says!r}; found {told} ({best[i].because})")
    for j, claim in enumerate(found):
        if j not in {j for _, j in matches}:
            print(f"invented {claim.attribution.speaker}: {claim.span.of(report.text)!r} ({claim.attribution.cue})")


def _when(when: When | None) -> str:
    return "words" if when is None else f"{when.first}..{when.last} ({when.precision})"


if __name__ == "__main__":
    main(sys.argv[1:])
