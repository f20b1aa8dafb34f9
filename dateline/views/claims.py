"""Story to what the page "Claims" shows, as data: a row for each statement, one of them in full, and what each side says of
a place. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.claims import Statement, Status, When
from dateline.model import Dossier, Span, Story
from dateline.statements import about, speaker
from dateline.text.dates import time_of
from dateline.views.said import NO_SIDE, STATUS_ALONE, side_name, when
from dateline.views.words import times, title

OTHERS, OWN = "Third parties, or of several sides", "The article itself"
MOST = 100  # statements shown of one side; more would freeze a browser, and nobody reads them
LONGEST = 1_200  # characters of one stretch shown: a text without full stops is one sentence


@dataclass(frozen=True, slots=True)
class Row:
    """One statement in a few words: what is long is cut. `when` is a day or a month as in ISO 8601, so that it sorts."""

    speaker: str
    side: str  # empty: the article itself
    status: str
    says: str
    places: str  # on the map, named in its sentences
    when: str


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the text; `marks`: what it is of a claim, "says", "speaker", "cue", or several of them."""

    text: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One statement about a place, with its sentences. `code` is that of its status, `status` its words."""

    code: str
    status: str
    who: str
    when: str
    runs: tuple[Run, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Column:
    """What one side says of a place, in the order of the text: `count` statements, the first MOST of them told."""

    title: str
    count: int
    told: tuple[Told, ...]


def listed(story: Story, *, own: bool) -> tuple[Statement, ...]:
    """The claims in the order of the text; on demand with what the article says itself: the sentences that tell of
    something, and the headings that tell of an event."""
    headings = _headings(story)
    voice = (v for v in story.voice if v.status is not Status.CONTEXT and (v.event_type or v.span not in headings))
    return _in_order((*story.claims, *(voice if own else ())))


def counted(some: Sequence[Statement], whole: Sequence[Statement]) -> str:
    """ "12 of 19 claims and 3 sentences of the article itself": together, statements."""
    parts = []
    for one, many, own in (("claim", "", False), (f"sentence of {OWN.lower()}", f"sentences of {OWN.lower()}", True)):
        left, of = (sum((s.attribution is None) is own for s in each) for each in (some, whole))
        if of or not own:
            parts.append(f"{left:,} of {times(of, one, many)}" if left < of else times(of, one, many))
    return " and ".join(parts)


def placed(told: Iterable[Statement], story: Story) -> str:
    """ "the excerpts on the map hold 9 of them": why there are more claims or fewer than excerpts."""
    places = _places_of(story)
    return f"the excerpts on the map hold {sum(statement.span in places for statement in told):,} of them"


def rows(told: Iterable[Statement], story: Story) -> tuple[Row, ...]:
    """One for each of these statements of a story."""
    places = _places_of(story)
    return tuple(_row(statement, places.get(statement.span, ()), story) for statement in told)


def places_of(statement: Statement, story: Story) -> tuple[Dossier, ...]:
    """The places on the map that its sentences name or describe."""
    return _places_of(story).get(statement.span, ())


def passage(statement: Statement, story: Story) -> tuple[Run, ...]:
    """The sentences of a statement and of its source, verbatim but for what is too long to show, cut where its content, its
    speaker and its cue begin and end. "…" stands for sentences between."""
    marks = _marks(statement)
    parts: list[tuple[int, Span]] = []  # sentences on end are one; with the number of its last
    for number, span in _sentences_at([statement.span, *(mark for _, mark in marks)], story):
        start = parts.pop()[1].start if parts and parts[-1][0] + 1 == number else span.start
        parts.append((number, Span(start, span.end)))
    cut = [_cut(span, marks, story.article.text) for _, span in parts]
    return tuple(run for n, runs in enumerate(cut) for run in ([Run(" … ")] if n else []) + runs)


def facts(statement: Statement, story: Story) -> list[tuple[str, str]]:
    """All that is known of a statement, in words; what is not known is left out."""
    text, source = story.article.text, statement.attribution
    told = [("Speaker", speaker(statement))]
    if source:
        stands = _line(source.span.of(text))
        told += [
            ("Described as", _line(source.description)),
            ("Kind of speaker", "" if source.role == "other" else source.role),
            ("In the text", "" if speaker(statement) in stands else f"“{stands}”"),
            ("Side", side_name(source.side) if source.side else NO_SIDE),
            ("Through", _line(source.via.speaker) if source.via else ""),
            ("Words", _words(statement)),
        ]
    told += [
        ("Status", f"{STATUS_ALONE[statement.status]}: {statement.because}"),
        ("Event", _event(statement, text)),
        ("When", _when(statement, story)),
        ("Not on the map", _unmapped(statement, story)),
    ]
    return [(name, words) for name, words in told if words]


def landing(statement: Statement, story: Story) -> int:
    """The offset at which the text is opened: the first name or description in the statement, else where it begins."""
    starts = (r.mention.span.start for r in story.resolutions if statement.span.holds(r.mention.span))
    return min(starts, default=statement.span.start)


def columns(dossier: Dossier, story: Story) -> tuple[Column, ...]:
    """What each side says of a place; then who is of no one side; then the article itself, without its headings. The sides
    in the order in which the article first hears them."""
    headings = _headings(story)
    found: dict[str, list[Statement]] = {name: [] for name in (*_heard(story), OTHERS, OWN)}
    for statement in _in_order(about(dossier, story)):
        if statement.attribution or statement.span not in headings:
            found[_column(statement)].append(statement)
    return tuple(
        Column(name, len(each), tuple(told_of(statement, story) for statement in each[:MOST]))
        for name, each in found.items()
        if each
    )


def most_told(story: Story) -> Dossier:
    """The place of which most sides speak; of several, of which most is said, then the first. There must be one."""
    told = {d.place.id: [s for s in about(d, story) if s.attribution] for d in story.places}
    return max(story.places, key=lambda d: (len({_column(s) for s in told[d.place.id]}), len(told[d.place.id])))


def told_of(statement: Statement, story: Story) -> Told:
    """A statement as it stands in a column."""
    source = statement.attribution
    parts = [] if source is None else [speaker(statement), _line(source.description)]
    parts += [f"through {_line(source.via.speaker)}"] if source and source.via else []
    return Told(
        code=str(statement.status),
        status=STATUS_ALONE[statement.status],
        who=", ".join(filter(None, parts)),
        when=when(statement.time) if statement.time else "",
        runs=passage(statement, story),
        why=statement.because,
    )


def silent(shown: Iterable[Column], story: Story) -> str:
    """The sides that speak in the article, and say nothing of the place."""
    speak = {column.title for column in shown}
    return ", ".join(name for name in _heard(story) if name not in speak)


def _heard(story: Story) -> dict[str, None]:
    return dict.fromkeys(_column(claim) for claim in story.claims if claim.attribution.side)


def _column(statement: Statement) -> str:
    if statement.attribution is None:
        return OWN
    return side_name(statement.attribution.side) if statement.attribution.side else OTHERS


def _row(statement: Statement, places: Iterable[Dossier], story: Story) -> Row:
    source = statement.attribution
    side = "" if source is None else side_name(source.side) if source.side else NO_SIDE
    return Row(
        speaker=_cell(speaker(statement), 48),
        side=side,
        status=STATUS_ALONE[statement.status],
        says=_cell(statement.span.of(story.article.text), 100),
        places=", ".join(map(title, places)),
        when=_sortable(statement.time) if statement.time else "",
    )


def _words(statement: Statement) -> str:
    if statement.attribution is None:
        return "its own"
    return "quoted" if statement.quoted else "paraphrased"


def _event(statement: Statement, text: str) -> str:
    if not statement.event_type:
        return ""
    cue = f", told by “{_line(statement.event_cue.of(text))}”" if statement.event_cue else ""
    return f"{statement.sub_event_type or statement.event_type} ({statement.event_type}){cue}"


def _when(statement: Statement, story: Story) -> str:
    if statement.time is None:
        return ""
    phrase = time_of(story.article.text, statement.span, story.sentences, story.dates)
    why = f", from “{_line(phrase.text)}”: {phrase.because}" if phrase and phrase.when == statement.time else ""
    return when(statement.time) + why


def _unmapped(statement: Statement, story: Story) -> str:
    """Names in its sentences that are neither on the map nor of actors."""
    within = [span for _, span in _sentences_at([statement.span], story)]
    names = (
        _line(u.resolution.mention.text)
        for u in story.unmapped
        if not u.resolution.mention.weak and any(span.holds(u.resolution.mention.span) for span in within)
    )
    return ", ".join(dict.fromkeys(names))


def _sortable(time: When) -> str:
    """A day, a month, or the first and the last day: "2025-03-08", "2024-08", "2025-03-03 to 2025-03-09"."""
    if time.first == time.last:
        return time.first.isoformat()
    if time.precision == 3 and (time.first.year, time.first.month) == (time.last.year, time.last.month):
        return f"{time.first:%Y-%m}"
    return f"{time.first.isoformat()} to {time.last.isoformat()}"


def _marks(statement: Statement) -> list[tuple[str, Span]]:
    source = statement.attribution
    if source is None:
        return []
    via = [("speaker", source.via.span)] if source.via else []
    return [("says", statement.span), ("speaker", source.span), ("cue", source.cue_span), *via]


def _cut(span: Span, marks: Sequence[tuple[str, Span]], text: str) -> list[Run]:
    edges = {edge for _, mark in marks for edge in (mark.start, mark.end) if span.start < edge < span.end}
    ends = sorted({span.start, *edges, span.end})
    pieces = [Span(start, end) for start, end in pairwise(ends)]
    return [Run(_fit(each.of(text)), tuple(name for name, mark in marks if mark.holds(each))) for each in pieces]


def _sentences_at(spans: Iterable[Span], story: Story) -> list[tuple[int, Span]]:
    """The sentences that any of these spans touches, with their numbers."""
    found: dict[int, Span] = {}
    for span in spans:
        first = bisect_right(story.sentences, span.start, key=lambda sentence: sentence.span.end)
        for number, sentence in enumerate(story.sentences[first:], first):
            if sentence.span.start >= span.end:
                break
            found[number] = sentence.span
    return sorted(found.items())


def _places_of(story: Story) -> Mapping[Span, tuple[Dossier, ...]]:
    """By the content of a statement: two with the same content name the same places."""
    found: dict[Span, dict[str, Dossier]] = {}
    for dossier in story.places:
        for statement in about(dossier, story):
            found.setdefault(statement.span, {})[dossier.place.id] = dossier
    return {span: tuple(places.values()) for span, places in found.items()}


def _headings(story: Story) -> frozenset[Span]:
    return frozenset(sentence.span for sentence in story.sentences if sentence.is_heading)


def _in_order(told: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(told, key=lambda statement: statement.span))


def _line(text: str) -> str:
    return " ".join(text.split())


def _cell(text: str, most: int) -> str:
    """What three lines of a cell hold, in whole words where it has any."""
    cut = _line(_fit(text))
    return cut if len(cut) <= most else (cut[:most].rpartition(" ")[0] or cut[:most]).rstrip(" ,;:-–—") + "…"


def _fit(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]} … {text[-LONGEST // 2 :]}"
