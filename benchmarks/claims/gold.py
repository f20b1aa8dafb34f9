"""The reports that attribution, dates and figures are scored on, with what a careful reader finds in each.

One YAML file a report; README.md has the rules of annotation. Whatever a file says is checked against its own text:
words that do not stand there once, a day that is none, an unknown side are errors and stop the benchmark.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from dateline import articles
from dateline.claims import Bound, Status, When
from dateline.model import Span

HALVES = Path(__file__).parent
CUT = " [...] "  # in words of a gold file: from here to there
SIDES = frozenset(
    "russia ukraine israel hamas hezbollah islamic-jihad lebanon iran houthis yemen saudi-coalition syria sdf hts sna turkey "
    "sudan-army rsf splm-n drc m23 rwanda adf codeco wazalendo myanmar-junta arakan-army kia tnla nug mali burkina-faso "
    "niger jnim is-sahel fla united-states ethiopia fano tplf haiti viv-ansanm "
    "thailand cambodia south-sudan splm-io armenia artsakh azerbaijan colombia eln farc nigeria boko-haram iswap".split()
)
_WHEN = re.compile(r"(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))?(?: \(([123])\))?")


class GoldError(ValueError):
    """A gold file is wrong; says which and where."""


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One act of saying. `spans`: the pieces of its content; `quoted` None where some pieces are and some are not."""

    spans: tuple[Span, ...]
    speakers: tuple[str, ...]  # as a reader would name them; then other names that are right as well
    sides: frozenset[str | None]  # each is right
    statuses: frozenset[Status]  # each is right
    quoted: bool | None
    via: str | None
    whens: tuple[When, ...]  # each is right; none where nothing is said of time


@dataclass(frozen=True, slots=True)
class GoldDate:
    """`whens`: values of which each is right; None among them: it stays words. None at all: it does not count."""

    span: Span
    whens: tuple[When | None, ...]


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """`value` None: it may be found or not, and does not count."""

    span: Span
    value: float | None
    highest: float | None
    bound: Bound
    counts: str


@dataclass(frozen=True, slots=True)
class Report:
    id: str
    manner: str
    published: date
    text: str
    claims: tuple[GoldClaim, ...]
    dates: tuple[GoldDate, ...]
    figures: tuple[GoldFigure, ...]


_Mark = TypeVar("_Mark", GoldDate, GoldFigure)


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _ClaimRow(_Row):
    says: str | list[str]
    nth: int | None = Field(None, ge=1)
    by: str = Field(min_length=1)
    also: list[str] = []
    side: str | list[str]
    status: Status | list[Status]
    quoted: bool | Literal["mixed"] = False
    via: str | None = None
    when: Any = None


class _DateRow(_Row):
    words: str
    nth: int | None = Field(None, ge=1)
    when: Any


class _FigureRow(_Row):
    words: str
    nth: int | None = Field(None, ge=1)
    value: float | Literal["any"]
    highest: float | None = None
    bound: Bound = Bound.EXACT
    counts: str = ""


class _Sheet(_Row):
    manner: str
    published: date
    text: str = ""
    article: str | None = None  # the id of a shipped article, instead of a text
    claims: list[_ClaimRow]
    dates: list[_DateRow] = []
    figures: list[_FigureRow] = []


def half(name: str) -> Iterator[Report]:
    """`name`: "dev" or "heldout"; by file name. Raises GoldError."""
    for path in sorted((HALVES / name).glob("*.yaml")):
        yield load(path.read_text("utf-8"), path.stem)


def load(sheet: str, report_id: str) -> Report:
    """Raises GoldError."""
    try:
        row = _Sheet.model_validate(YAML(typ="safe", pure=True).load(sheet))
    except (YAMLError, ValueError) as fault:  # ValueError: pydantic's, and YAML's for a 30 February
        raise GoldError(f"{report_id}: {fault}") from fault
    text = _text(row, report_id)
    try:
        return Report(
            report_id,
            row.manner,
            row.published,
            text,
            tuple(_claim(text, claim) for claim in row.claims),
            _apart(tuple(GoldDate(_find(text, d.words, d.nth), _date_values(d.when)) for d in row.dates)),
            _apart(tuple(_figure(text, figure) for figure in row.figures)),
        )
    except ValueError as fault:
        raise GoldError(f"{report_id}: {fault}") from fault


def _text(row: _Sheet, report_id: str) -> str:
    if row.article is None:
        if not row.text.strip():
            raise GoldError(f"{report_id}: no text")
        return row.text.rstrip("\n")
    article = articles.open_shipped(row.article)
    if article is None or row.text:
        raise GoldError(f"{report_id}: a text and an article, or no such article")
    return article.text


def _claim(text: str, row: _ClaimRow) -> GoldClaim:
    pieces = [row.says] if isinstance(row.says, str) else row.says
    if not pieces or (len(pieces) > 1 and row.nth):
        raise ValueError(f"no content, or nth with several pieces: {row.says}")
    sides = [row.side] if isinstance(row.side, str) else row.side
    statuses = [row.status] if isinstance(row.status, Status) else row.status
    if not sides or not statuses or not SIDES.union(["none"]).issuperset(sides):
        raise ValueError(f"unknown side or none, or no status: {row.side}, {row.status}")
    for name in (row.by, *([row.via] if row.via else [])):
        # A reader takes names from the text: of each at least the last word stands in it.
        if name.split()[-1].casefold() not in text.casefold():
            raise ValueError(f"nobody of that name in the text: {name}")
    whens = _values(row.when) if row.when is not None else ()
    if None in whens:
        raise ValueError(f"a claim's time is days or left out: {row.when}")
    return GoldClaim(
        tuple(_find(text, piece, row.nth) for piece in pieces),
        (row.by, *row.also),
        frozenset(None if side == "none" else side for side in sides),
        frozenset(statuses),
        None if row.quoted == "mixed" else row.quoted,
        row.via,
        tuple(when for when in whens if when is not None),
    )


def _figure(text: str, row: _FigureRow) -> GoldFigure:
    value = None if row.value == "any" else row.value
    if (value is not None) != bool(row.counts):
        raise ValueError(f"a figure counts something: {row.words}")
    if row.highest is not None and (value is None or row.highest <= value):
        raise ValueError(f"no range: {row.words}")
    return GoldFigure(_find(text, row.words, row.nth), value, row.highest, row.bound, row.counts)


def _date_values(written: Any) -> tuple[When | None, ...]:
    return () if written == "any" else _values(written)


def _values(written: Any) -> tuple[When | None, ...]:
    """One value or a list of them, each a day, `first..last (precision)`, or `words`."""
    values = written if isinstance(written, list) else [written]
    return tuple(None if value == "words" else _when(str(value)) for value in values)


def _when(written: str) -> When:
    match = _WHEN.fullmatch(written)
    if match is None:
        raise ValueError(f"no time: {written}")
    first, last, precision = match.groups()
    return When(date.fromisoformat(first), date.fromisoformat(last or first), int(precision or 1))


def _find(text: str, words: str, nth: int | None) -> Span:
    """Where these words stand: the only time, or the `nth`."""
    head, cut, tail = words.partition(CUT)
    starts = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(head)}(?!\w)", text)]
    if len(starts) < (nth or 1):
        raise ValueError(f"not in the text: {words}")
    if nth is None and len(starts) > 1:
        raise ValueError(f"{len(starts)} times in the text: {words}")
    start = starts[(nth or 1) - 1]
    if not cut:
        return Span(start, start + len(head))
    end = text.find(tail, start + len(head))
    if end < 0:
        raise ValueError(f"not in the text: {words}")
    return Span(start, end + len(tail))


def _apart(marks: tuple[_Mark, ...]) -> tuple[_Mark, ...]:
    ordered = sorted(marks, key=lambda mark: mark.span.start)
    for one, other in pairwise(ordered):
        if other.span.start < one.span.end:
            raise ValueError(f"overlap at {other.span.start}")
    return marks
