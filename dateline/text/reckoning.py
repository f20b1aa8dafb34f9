"""Arithmetic of days, weeks and months: from what a phrase says to the days it means. Pure."""

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from dateline.claims import When

DAY_OR_TWO = 2  # days; a night, or two days named together, are as good as a date
WEEK_OR_SO = 14  # days; ACLED's time_precision 2 is "a week or a similar period"
MONTH = 31  # days; what is longer stays words
SOON = 14  # days ahead: "on 15 March" in an article of 9 March is the coming one, not last year's
FAR = 183  # days: "planned between 4 and 10 June" in an article of 12 June is no year ahead,
NEAR = 92  # but a few days ago


def shown(day: date) -> str:
    """ "9 March 2025"."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def span_of(first: date, last: date, precision: int | None = None) -> When | None:
    """All days between, the precision by their number; None where they are more than a month."""
    days = (last - first).days + 1
    if days < 1 or days > MONTH:
        return None
    return When(first, last, precision or (1 if days <= DAY_OR_TWO else 2 if days <= WEEK_OR_SO else 3))


def day_of(year: int, month: int, day: int) -> date | None:
    """None for what no calendar has: 31 June."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(day: date, days: int) -> date | None:
    """None beyond the calendar's ends."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def weekday(published: date, number: int, *, coming: bool = False, strict: bool = False) -> date:
    """The last such day up to `published`, or the coming one from it on; `strict`: not `published` itself."""
    away = (number - published.weekday()) % 7 if coming else (published.weekday() - number) % 7
    away = away or (7 if strict else 0)
    return published + timedelta(away if coming else -away)


def month_of(year: int, month: int) -> When:
    return When(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), 3)


def months_from(day: date, months: int) -> When | None:
    """The whole month so many months after that of `day` (before, where negative)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return month_of(year, month + 1) if 1 <= year <= 9998 else None


def week_of(day: date, weeks: int = 0) -> When:
    """Monday to Sunday of the week of `day`, or so many weeks later."""
    monday = day - timedelta(day.weekday()) + timedelta(weeks=weeks)
    return When(monday, monday + timedelta(6), 2)


def part_of_month(whole: When, part: str) -> When:
    """ACLED codes the beginning and the end of a month with precision 3, as the month itself."""
    first, last = whole.first, whole.last
    match part:
        case "early":
            return When(first, first.replace(day=10), 3)
        case "middle":
            return When(first.replace(day=11), first.replace(day=20), 3)
        case "late":
            return When(first.replace(day=21), last, 3)
        case "first_half":
            return When(first, first.replace(day=15), 3)
        case "second_half":
            return When(first.replace(day=16), last, 3)
        case _:
            return whole


def year_by(
    published: date, at: Callable[[int], date | None], *, coming: bool, weekday: int | None = None, soon: int = SOON
) -> date | None:
    """`at` of the year meant where none is written: the last such day up to `published` or up to `soon` days after it; the next
    one where it is `coming` and not far while the last one is near. A day of the week written beside it decides first."""
    days = [day for year in range(published.year - 8, published.year + 3) if 1 <= year <= 9999 and (day := at(year))]
    if weekday is not None:
        near = [d for d in days if d.weekday() == weekday and abs((d - published).days) < 366]
        if near:
            return min(near, key=lambda d: abs((d - published).days))
    last = next((d for d in reversed(days) if (d - published).days <= soon), None)
    if coming:
        ahead = next((d for d in days if d >= published), None)
        return last if ahead and last and (ahead - published).days > FAR and (published - last).days < NEAR else ahead
    return last
