"""Story to what the panel beside the map shows, as data that JSON can carry.

Text stays text: the panel puts it on the screen by `textContent`, so nothing in an article is ever markup.
"""

from bisect import bisect_left
from collections.abc import Iterable
from typing import NotRequired, TypedDict

from dateline.model import Dossier, Excerpt, Resolution, Shown, Span, Story, Unmapped
from dateline.text.sentences import paragraphs
from dateline.views import words
from dateline.views.contradiction import DisagreementView, disagreement_views
from dateline.views.facts import called, facts, loser
from dateline.views.figures import FigureView, figure_views
from dateline.views.said import DatedView, SaidView, dated, labels
from dateline.views.signs import CONTRADICTED, DISPUTED, WORDS, signs_of
from dateline.views.words import named, title

EXCERPTS = 200  # shown of one place; more would freeze a browser, and nobody reads them


class Run(TypedDict):
    """A stretch of text; `mark` is the sense of the mention it is, `to` the id of the place that it leads to."""

    text: str
    mark: NotRequired[str]
    to: NotRequired[str]
    at: NotRequired[int]
    why: NotRequired[str]
    weak: NotRequired[bool]  # it describes the place ("the town") and does not name it


class ExcerptView(TypedDict):
    runs: list[Run]
    heading: str | None
    at: int  # offset of its first mark, by which "show in text" finds it
    weak: list[str]  # what its descriptions are taken to mean, in words
    said: list[SaidView]  # who says it
    dated: list[DatedView]  # when it is said to have been


class PlaceRow(TypedDict):
    id: str
    name: str
    mentions: int  # by name
    about: str
    first: list[Run]  # the first sentence that names it
    signs: dict[str, str]  # of what is said to have happened there, each with its words


class DossierView(TypedDict):
    id: str
    name: str
    facts: list[tuple[str, str]]
    losers: list[str]
    disagreements: list[DisagreementView]
    excerpts: list[ExcerptView]
    more: str  # how many excerpts are left out, in words; empty when none


class ActorView(TypedDict):
    name: str
    mentions: int
    called: str  # the names by which the text calls it
    at: list[int]  # offsets of its mentions
    excerpts: list[ExcerptView]


class UnmappedView(TypedDict):
    name: str
    reason: str
    excerpt: ExcerptView


class Paragraph(TypedDict):
    heading: bool
    at: int  # offset of its first character
    runs: list[Run]


class PanelView(TypedDict):
    empty: str  # what the list of places says when it has none
    title: str
    source: str
    url: str  # of the article, http or https; else empty
    coverage: str
    notices: list[str]
    places: list[PlaceRow]
    actors: list[ActorView]
    unmapped: list[UnmappedView]
    figures: list[FigureView]
    text: list[Paragraph]


NOTHING = "No place of this article is on the map. What was found is under the other tabs."
NOTHING_LEFT = "No excerpt of a place on the map is left by the filters. What else they leave is under the other tabs."


def panel_view(story: Story, notices: Iterable[str] = (), *, some: bool = False) -> PanelView:
    """All that the panel shows whichever place is chosen. Dossiers come one at a time: `dossier_view`.

    `some`: the story is what a filter left of it.
    """
    return PanelView(
        empty=NOTHING_LEFT if some else NOTHING,
        title=story.article.title,
        source=_source(story),
        url=_url(story),
        coverage=coverage(story),
        notices=[*notices, *(n.text for n in story.notices)],
        places=[_row(d, story) for d in story.places],
        actors=[_actor(d, story) for d in story.actors],
        unmapped=[_unmapped(u, story) for u in story.unmapped],
        figures=figure_views(story),
        text=_text(story),
    )


def dossier_view(story: Story, place_id: str | None) -> DossierView | None:
    """The dossier of a place on the map; None for an id that the story does not have there."""
    dossier = next((d for d in story.places if d.place.id == place_id), None)
    return _dossier(dossier, story) if dossier else None


def counts(story: Story) -> tuple[int, int, int, int]:
    """Names in all, on the map, of actors, not on the map: without descriptions. The last three add up to the first."""
    mapped = sum(len(named(d)) for d in story.places)
    acting = sum(len(named(d)) for d in story.actors)
    unmapped = sum(not u.resolution.mention.weak for u in story.unmapped)
    return sum(not r.mention.weak for r in story.resolutions), mapped, acting, unmapped


def coverage(story: Story) -> str:
    """The line that says what became of every mention."""
    total, mapped, acting, unmapped = counts(story)
    weak = len(story.resolutions) - total
    return (
        f"{words.times(total, 'mention')} of places: {mapped} on the map, {acting} of actors, {unmapped} not on the map"
        + (f"; {weak:,} more by description" if weak else "")
    )


def _source(story: Story) -> str:
    article = story.article
    when = f"{article.published.day} {article.published:%B %Y}" if article.published else ""
    return " · ".join(part for part in (article.publisher, when, article.note) if part)


def _url(story: Story) -> str:
    """Only an address of the web becomes a link: others can run scripts."""
    url = story.article.url or ""
    return url if url.startswith(("https://", "http://")) else ""


def _row(dossier: Dossier, story: Story) -> PlaceRow:
    return PlaceRow(
        id=dossier.place.id,
        name=_capitalised(title(dossier)),
        mentions=len(named(dossier)),
        about=words.kind(dossier),
        first=_excerpt(_first(dossier), dossier.resolutions, story)["runs"],
        signs=_signs(dossier, story),
    )


def _signs(dossier: Dossier, story: Story) -> dict[str, str]:
    standing, disputed = signs_of(dossier, story)
    return ({standing: WORDS[standing]} if standing else {}) | ({DISPUTED: CONTRADICTED} if disputed else {})


def _first(dossier: Dossier) -> Excerpt:
    """The first sentence that names the place."""
    name = named(dossier)[0].mention.span
    return next(excerpt for excerpt in dossier.excerpts if name in excerpt.marks)


def _dossier(dossier: Dossier, story: Story) -> DossierView:
    return DossierView(
        id=dossier.place.id,
        name=_capitalised(title(dossier)),
        facts=facts(dossier, story),
        losers=[loser(candidate, story) for candidate in named(dossier)[0].losers],
        disagreements=disagreement_views(dossier, story),
        excerpts=_excerpts(dossier, story),
        more=_more(dossier),
    )


def _excerpts(dossier: Dossier, story: Story) -> list[ExcerptView]:
    return [_excerpt(e, dossier.resolutions, story) for e in dossier.excerpts[:EXCERPTS]]


def _more(dossier: Dossier) -> str:
    left = len(dossier.excerpts) - EXCERPTS
    return f"and {words.times(left, 'more excerpt')}, all of them in the text" if left > 0 else ""


def _capitalised(name: str) -> str:
    return name[:1].upper() + name[1:]


def _actor(dossier: Dossier, story: Story) -> ActorView:
    return ActorView(
        name=_capitalised(dossier.place.name),
        mentions=len(named(dossier)),
        called=called(dossier),
        at=[r.mention.span.start for r in dossier.resolutions],
        excerpts=_excerpts(dossier, story),
    )


def _unmapped(unmapped: Unmapped, story: Story) -> UnmappedView:
    return UnmappedView(
        name=" ".join(unmapped.resolution.mention.text.split()),
        reason=unmapped.reason,
        excerpt=_excerpt(unmapped.excerpt, (unmapped.resolution,), story),
    )


def _excerpt(excerpt: Excerpt, resolutions: Iterable[Resolution], story: Story) -> ExcerptView:
    marks = set(excerpt.marks)
    held = [r for r in resolutions if r.mention.span in marks]
    runs = [(r.mention.span, _run(r, str(r.mention.sense))) for r in held]
    weak = list(dict.fromkeys(words.meaning(r) for r in held if r.mention.weak))
    told = _runs(story, excerpt.span, runs)
    return ExcerptView(
        runs=told,
        heading=excerpt.heading,
        at=excerpt.marks[0].start,
        weak=weak,
        said=labels(excerpt.span, story),
        dated=dated(excerpt.span, story),
    )


def _run(resolution: Resolution, mark: str) -> Run:
    mention = resolution.mention
    run = Run(text=mention.text, mark=mark, at=mention.span.start)
    return Run(**run, weak=True) if mention.weak else run


def _text(story: Story) -> list[Paragraph]:
    """The whole text. A mention that is on the map leads to its place; any other says why it is not."""
    marked: dict[Span, Run] = {}
    for dossier in (*story.places, *story.actors):
        for r in dossier.resolutions:
            run = _run(r, str(dossier.shown))
            run["why"] = words.meaning(r) if r.mention.weak else r.mention.because
            if dossier.shown is Shown.MAP:
                run["to"] = dossier.place.id
            marked[r.mention.span] = run
    for u in story.unmapped:
        run = _run(u.resolution, "unmapped")
        run["why"] = u.reason
        marked[u.resolution.mention.span] = run
    headings = {s.span for s in story.sentences if s.is_heading}
    spans, at, told = sorted(marked), 0, []
    for paragraph in paragraphs(story.article.text):
        end = bisect_left(spans, Span(paragraph.end, paragraph.end + 1))
        runs = _runs(story, paragraph, [(span, marked[span]) for span in spans[at:end]])
        told.append(Paragraph(heading=paragraph in headings, at=paragraph.start, runs=runs))
        at = end
    return told


def _runs(story: Story, span: Span, marked: Iterable[tuple[Span, Run]]) -> list[Run]:
    """The text of a span, cut where the marked runs within it begin and end; these in the order of the text."""
    text, at = story.article.text, span.start
    runs: list[Run] = []
    for mark, run in marked:
        if mark.start > at:
            runs.append(Run(text=text[at : mark.start]))
        runs.append(run)
        at = mark.end
    return [*runs, Run(text=text[at : span.end])] if at < span.end else runs
