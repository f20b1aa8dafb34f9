"""What a reader brought, before it is read and on the shelf: what was understood of it, in words. Pure."""

from dataclasses import dataclass, replace
from datetime import date

from dateline import articles
from dateline.extract import Extracted
from dateline.fetch.feeds import Entry
from dateline.model import Article
from dateline.text import sentences
from dateline.text.published import ArticleDate, inferred_date
from dateline.views.filters import span
from dateline.views.words import times

FIRST, LAST = date(1800, 1, 1), date(2199, 12, 31)  # days that a war report may be of
INFERRED = "date inferred from the text"
NO_DATE = "Without a date, “on Saturday” stays words."


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that a reader brought, until they have it read or discard it."""

    n: int  # tells the drafts of a session apart
    source: str  # the name of a file, an address, or "pasted"
    found: Extracted
    inferred: ArticleDate | None  # where nothing but the text itself says its date

    @property
    def day(self) -> date | None:
        """The date as understood."""
        day = self.inferred.day if self.inferred else self.found.published
        return day if day and FIRST <= day <= LAST else None


def drafted(n: int, source: str, found: Extracted) -> Draft:
    inferred = None if found.published else inferred_date(found.text, sentences.split(found.text))
    return Draft(n, source, found, inferred)


def understood(draft: Draft, text: str) -> str:
    """What it is, how long its text is now, and whence it came."""
    kind = draft.found.kind
    return f"{kind[:1].upper()}{kind[1:]}, {times(len(text), 'character')}, {draft.source}"


def day_told(draft: Draft, day: date | None) -> str:
    """Whence the date in the form is, or what follows when there is none."""
    if draft.inferred and day == draft.inferred.day:
        return f"I{draft.inferred.because[1:].replace(':', ' from the text:', 1)}."
    if draft.inferred and day is None:
        return (
            f"Without a date, days are counted from what the text says: {span(draft.inferred.day, draft.inferred.day)}."
        )
    if day is None:
        return NO_DATE
    return "As the page or file says." if day == draft.found.published else ""


def article_of(draft: Draft, text: str, title: str, publisher: str, day: date | None) -> Article:
    """The article as a reader left it in the form; its id is empty. Raises ArticleError."""
    note = INFERRED if draft.inferred and day == draft.inferred.day else None
    made = articles.of("", text, title.strip() or None, publisher=publisher.strip() or None, published=day, note=note)
    return replace(made, url=draft.found.url)


def about(article: Article, counts: tuple[int, int] | None) -> str:
    """One line of the shelf. `counts`: places on the map and claims, once it has been read."""
    day = span(article.published, article.published) if article.published else ""
    read = f"{times(counts[0], 'place')}, {times(counts[1], 'claim')}" if counts else "not read yet"
    return " · ".join(part for part in (article.publisher, day, article.note, read) if part)


def listed(entry: Entry) -> str:
    """One line of a feed."""
    return f"{entry.title} · {span(entry.published, entry.published)}" if entry.published else entry.title
