"""A story without its descriptions: what is exported unless somebody asks for "the town" too."""

from dataclasses import replace

from dateline.model import Dossier, Excerpt, Span, Story


def strong(story: Story) -> Story:
    """The same story told by names alone. Every dossier stays: a place is in it by its name."""
    if not any(r.mention.weak for r in story.resolutions):
        return story
    return replace(
        story,
        resolutions=tuple(r for r in story.resolutions if not r.mention.weak),
        places=tuple(_named(dossier) for dossier in story.places),
        actors=tuple(_named(dossier) for dossier in story.actors),
        unmapped=tuple(u for u in story.unmapped if not u.resolution.mention.weak),
    )


def _named(dossier: Dossier) -> Dossier:
    resolutions = tuple(r for r in dossier.resolutions if not r.mention.weak)
    spans = {r.mention.span for r in resolutions}
    excerpts = (_marked(e, tuple(mark for mark in e.marks if mark in spans)) for e in dossier.excerpts)
    return replace(dossier, resolutions=resolutions, excerpts=tuple(e for e in excerpts if e is not None))


def _marked(excerpt: Excerpt, marks: tuple[Span, ...]) -> Excerpt | None:
    return replace(excerpt, marks=marks) if marks else None
