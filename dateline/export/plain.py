"""Story to plain text, for a terminal."""

from dateline.export.strong import strong
from dateline.model import Dossier, Excerpt, Story, parent_of
from dateline.views import words
from dateline.views.panel import coverage


def to_text(story: Story, *, weak: bool = False) -> str:
    """Title, coverage, then each place with its reason and excerpts, the actors, and what is not on the map.

    `weak`: with the descriptions ("the town").
    """
    story = story if weak else strong(story)
    lines = [story.article.title, coverage(story), *(f"! {notice.text}" for notice in story.notices)]
    for dossier in story.places:
        lines += ["", *_place(dossier)]
    if story.actors:
        lines += ["", "ACTORS"]
        lines += [f"  {d.place.name}: {words.mentions(d)}" for d in story.actors]
    if story.unmapped:
        lines += ["", "NOT ON THE MAP"]
        lines += [f"  {u.resolution.mention.text}: {u.reason}\n    {_quote(u.excerpt)}" for u in story.unmapped]
    return "\n".join(lines) + "\n"


def _place(dossier: Dossier) -> list[str]:
    place = dossier.place
    if parent_of(place.id):
        head = f"{', '.join(words.names(dossier)).upper()}  {place.name}; {words.precision(place)}"
    else:
        head = f"{place.name.upper()}  {words.kind(dossier)}, {words.coordinates(place)}; {words.precision(place)}"
    why = f"  {words.vouched_for_by(place)}; {words.named(dossier)[0].reason}"
    return [head, why, *(f"  [{e.span.start}] {_quote(e)}{_meant(e, dossier)}" for e in dossier.excerpts)]


def _meant(excerpt: Excerpt, dossier: Dossier) -> str:
    weak = [r for r in dossier.resolutions if r.mention.weak and r.mention.span in excerpt.marks]
    return f" ({'; '.join(dict.fromkeys(map(words.meaning, weak)))})" if weak else ""


def _quote(excerpt: Excerpt) -> str:
    return " ".join(excerpt.quote.split())
