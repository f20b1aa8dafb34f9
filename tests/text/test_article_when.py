"""The default article: its dates and figures all found with the right values, none invented; its events; Sudan beside it."""

from dateline.articles import open_shipped
from dateline.model import Article, Span
from dateline.text.dates import dates
from dateline.text.events import event_of
from dateline.text.figures import figures
from dateline.text.sentences import split


def _article() -> Article:
    article = open_shipped("kursk-2025-03")
    assert article is not None
    return article


def test_its_dates() -> None:
    article = _article()
    found = dates(article.text, split(article.text), article.published)
    assert [(m.text, str(m.when.first), m.when.precision) if m.when else m.text for m in found] == [
        ("On Saturday", "2025-03-08", 1),
        ("in August", "2024-08-01", 3),
        "since then",
        ("on Saturday", "2025-03-08", 1),
        ("on January 1", "2025-01-01", 1),
        "As spring",
        "Since then",
    ]


def test_its_figures() -> None:
    article = _article()
    found = figures(article.text, split(article.text))
    assert [(f.value, str(f.bound), f.counts) for f in found] == [
        (3, "exactly", "settlements"),
        (12000, "about", "North Korean soldiers"),
        (100, "about", "Russian soldiers"),
        (30000, "at most", "Ukrainian troops"),
        (0.5, "about", "territory"),
    ]


def test_its_events() -> None:
    text = _article().text
    found = [event for s in split(text) if not s.is_heading and (event := event_of(text, s.span))]
    assert [(sub, cue.of(text)) for _, sub, cue in found] == EVENTS


EVENTS = [
    ("Non-state actor overtakes territory", "captured three more settlements"),
    ("Armed clash", "carry out incessant attacks"),
    ("Armed clash", "entered Sudzha"),
    ("Change to group/activity", "deployed"),
    ("Armed clash", "are attacking"),
]


def test_another_war() -> None:
    text = (
        "Sudan's army said on Thursday it had recaptured Wad Madani. At least 120 people were killed in the last week of "
        "January, and some 8,500 households fled Zamzam between 10 and 12 February. The RSF may withdraw in the spring."
    )
    sentences = split(text)
    found = dates(text, sentences, _article().published)
    assert [(m.text, str(m.when.first) if m.when else "") for m in found] == [
        ("on Thursday", "2025-03-06"),
        ("in the last week of January", "2025-01-25"),
        ("between 10 and 12 February", "2025-02-10"),
        ("in the spring", ""),
    ]
    assert [f.text for f in figures(text, sentences)] == ["At least 120 people", "some 8,500 households"]
    events = [event_of(text, s.span) for s in sentences]
    assert [e and e[1] for e in events] == ["Government regains territory", "Attack", None]
    assert event_of(text, Span(0, 10)) is None
