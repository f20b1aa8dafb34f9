"""Who says what, and when, as every JSON export has it. Offsets are half-open and count code points of the text."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from dateline.claims import Attribution, Claim, DateMention, Figure, When
from dateline.model import Span, Story


def said(story: Story) -> dict[str, Any]:
    """`claims`, `dates` and `figures` in the order of the text. A claim's `mentions` are the starts of those in its content."""
    starts = [r.mention.span.start for r in story.resolutions if not r.mention.weak]
    return {
        "claims": [_claim(claim, starts) for claim in story.claims],
        "dates": [_date(mention) for mention in story.dates],
        "figures": [_figure(figure) for figure in story.figures],
    }


def _claim(claim: Claim, starts: Sequence[int]) -> dict[str, Any]:
    first, last = (bisect_left(starts, offset) for offset in (claim.span.start, claim.span.end))
    return {
        **_span(claim.span),
        **_attribution(claim.attribution),
        "via": _attribution(claim.attribution.via) if claim.attribution.via else None,
        "quoted": claim.quoted,
        "status": str(claim.status),
        "reason": claim.because,
        "event_type": claim.event_type,
        "sub_event_type": claim.sub_event_type,
        "time": _when(claim.time),
        "mentions": list(starts[first:last]),
    }


def _attribution(attribution: Attribution) -> dict[str, Any]:
    return {
        "speaker": attribution.speaker,
        "speaker_span": _pair(attribution.span),
        "description": attribution.description,
        "role": attribution.role,
        "side": attribution.side,
        "cue": attribution.cue,
        "cue_span": _pair(attribution.cue_span),
    }


def _date(mention: DateMention) -> dict[str, Any]:
    return {
        **_span(mention.span),
        "text": mention.text,
        "time": _when(mention.when),
        "reason": mention.because,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        **_span(figure.span),
        "text": figure.text,
        "value": figure.value,
        "highest": figure.highest,
        "bound": str(figure.bound),
        "counts": figure.counts,
    }


def _when(when: When | None) -> dict[str, Any] | None:
    if when is None:
        return None
    return {"first": when.first.isoformat(), "last": when.last.isoformat(), "precision": when.precision}


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
