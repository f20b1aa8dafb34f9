"""What every JSON export says of a mention: where it stands, in what sense, where it is shown and why."""

from typing import Any

from dateline.model import Mention, Shown, Span, Story


def told(story: Story) -> dict[Span, dict[str, Any]]:
    """The fields that the exports share, by the mention's span."""
    found = {r.mention.span: _fields(r.mention, d.shown, r.reason) for d in story.places for r in d.resolutions}
    found |= {
        r.mention.span: _fields(r.mention, d.shown, r.mention.because) for d in story.actors for r in d.resolutions
    }
    return found | {
        u.resolution.mention.span: _fields(u.resolution.mention, Shown.UNMAPPED, u.reason) for u in story.unmapped
    }


def _fields(mention: Mention, shown: Shown, reason: str) -> dict[str, Any]:
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "sense": str(mention.sense),
        "weak": mention.weak,
        "shown": str(shown),
        "reason": reason,
    }
