"""The readers that are scored. Each is imported when it is asked for; None where this checkout has none."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from inspect import signature
from typing import Any

from benchmarks.claims.gold import Report
from dateline.claims import Claim, DateMention, Figure
from dateline.text import sentences

MODULES = {"claims": "dateline.text.attribution", "dates": "dateline.text.dates", "figures": "dateline.text.figures"}


@dataclass(frozen=True, slots=True)
class Answer:
    claims: Sequence[Claim] | None
    dates: Sequence[DateMention] | None
    figures: Sequence[Figure] | None


def read(report: Report) -> Answer:
    """Whatever else a reader raises goes up."""
    offers: dict[str, Any] = {
        "text": report.text,
        "sentences": sentences.split(report.text),
        "published": report.published,
    }
    dates = _ask("dates", offers)
    figures = _ask("figures", offers)
    return Answer(_ask("claims", offers | {"dates": dates or (), "figures": figures or ()}), dates, figures)


def reader(what: str) -> Callable[..., Any] | None:
    try:
        module = import_module(MODULES[what])
    except ModuleNotFoundError as fault:
        if fault.name == MODULES[what]:
            return None
        raise
    found: Callable[..., Any] = getattr(module, what)
    return found


def _ask(what: str, offers: Mapping[str, Any]) -> Any:
    """A reader is handed what its parameters name."""
    asked = reader(what)
    if asked is None:
        return None
    return asked(**{name: offers[name] for name in signature(asked).parameters if name in offers})
