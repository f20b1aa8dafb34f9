"""The article's own date: given, or inferred from its head. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.claims import DateMention
from dateline.model import Sentence, Span
from dateline.text.dates import dates

HEAD = 4  # sentences that may bear the date
FOOT = 2  # and at the end, after "Published" alone
_LABEL = re.compile(r"\b(?:published|updated|posted|date|issued|last\s+modified)\b\W*(?:on\s+)?$", re.IGNORECASE)
_PAST = re.compile(r"\b(?:since|from|until|till|by|after|before|between)\s+$", re.IGNORECASE)
# What tells of the beginning of a war or the like, long ago as a rule.
_HISTORY = re.compile(
    r"\b(?:which|who|whose|began|begun|started|launched|founded|born|signed|elected|invaded|invasion|annexed|adopted)\b",
    re.IGNORECASE,
)
_OPEN = ("since", "until", "till", "by")  # with which a phrase itself begins
_MONTH = 3  # a precision
_BARE = 40  # characters beside the date in a line that bears nothing else: a place, a time of day


@dataclass(frozen=True, slots=True)
class ArticleDate:
    """The day that "yesterday" is counted from. `given`: by whoever brought the article; else inferred from `span`."""

    day: date
    given: bool
    because: str
    span: Span | None = None


def article_date(given: date | None, text: str, sentences: Sequence[Sentence]) -> ArticleDate | None:
    """The date given, else the one inferred, else None."""
    return ArticleDate(given, given=True, because="given with the article") if given else inferred_date(text, sentences)


def inferred_date(text: str, sentences: Sequence[Sentence]) -> ArticleDate | None:
    """A full date in the article's head: behind "Published", on a line of its own or in the dateline ("KYIV, 9 March 2025 —"),
    else the latest that the head tells of, where the text names none that is later; else the last of a heading's
    ("16–22 August 2025")."""
    said = dates(text, sentences, None)
    full = [m for m in said if m.when and m.when.precision == 1 and m.when.first == m.when.last]
    full = [m for m in full if not m.text.lower().startswith(_OPEN)]
    head = [s.span for s in sentences[:HEAD]]
    foot = [s.span for s in sentences[-FOOT:]]
    for mention in full:
        if any(s.holds(mention.span) for s in (*head, *foot)) and _LABEL.search(text[: mention.span.start]):
            return _inferred(mention, 'it stands behind "published" or the like')
    for mention in full:
        line = next((s for s in head if s.holds(mention.span)), None)
        if line and _alone(text, line, mention):
            return _inferred(mention, "it stands in the dateline")
    told = [m for m in full for s in head if s.holds(m.span) and not _long_ago(text, s, m)]
    latest = max((m.when.last for m in full if m.when), default=None)
    years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", text)]
    for mention in told:
        if mention.when and mention.when.last == latest and max(years) <= latest.year:
            return _inferred(mention, "the latest date that the text names, in its first sentences")
    last = max((m.when.last for m in said if m.when), default=None)
    for mention in said:
        heads = any(s.holds(mention.span) and not s.of(text).endswith((".", "!", "?")) for s in head)
        if heads and mention.when and mention.when.precision < _MONTH and mention.when.last == last:
            return _inferred(mention, "the last day of the period that its heading names")
    return None


def _inferred(mention: DateMention, because: str) -> ArticleDate | None:
    when = mention.when
    return ArticleDate(when.last, given=False, because=f"inferred: {because}", span=mention.span) if when else None


def _long_ago(text: str, sentence: Span, mention: DateMention) -> bool:
    before = text[sentence.start : mention.span.start]
    return bool(_PAST.search(before) or _HISTORY.search(before))


def _alone(text: str, line: Span, mention: DateMention) -> bool:
    before, after = text[line.start : mention.span.start], text[mention.span.end : line.end]
    if len(before) > _BARE or _PAST.search(before):
        return False
    dateline = re.match(r"\s*(?:\([^)]{1,30}\))?\s*[-–—:]", after)
    return bool(dateline and before == before.upper()) or (
        len(before) + len(after) <= _BARE and not re.search(r"[.!?]$", after)
    )
