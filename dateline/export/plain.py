"""Story to plain text, for a terminal."""

from dateline.model import Dossier, Excerpt, Story
from dateline.views import words
from dateline.views.panel import coverage


def to_text(story: Story) -> str:
    """Title, coverage, then each place with its reason and excerpts, the actors, and what is not on the map."""
    lines = [story.article.title, coverage(story), *(f"! {notice.text}" for notice in story.notices)]
    for dossier in story.places:
        lines += ["", *_place(dossier)]
    if story.actors:
        lines += ["", "ACTORS"]
        lines += [f"  {d.place.name}: {words.times(len(d.resolutions), 'mention')}" for d in story.actors]
    if story.unmapped:
        lines += ["", "NOT ON THE MAP"]
        lines += [f"  {u.resolution.mention.text}: {u.reason}\n    {_quote(u.excerpt)}" for u in story.unmapped]
    return "\n".join(lines) + "\n"


def _place(dossier: Dossier) -> list[str]:
    place = dossier.place
    head = f"{place.name.upper()}  {words.kind(dossier)}, {words.coordinates(place)}; {words.precision(place)}"
    why = f"  {words.vouched_for_by(place)}; {dossier.resolutions[0].reason}"
    return [head, why, *(f"  [{e.span.start}] {_quote(e)}" for e in dossier.excerpts)]


def _quote(excerpt: Excerpt) -> str:
    return " ".join(excerpt.quote.split())
