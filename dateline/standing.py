"""The surest of what is said to have happened at a place. Pure.

That something is confirmed, reported or claimed is the word of the article; Dateline never says that it happened.
"""

from dataclasses import dataclass

from dateline.claims import Claim, Statement, Status
from dateline.model import Dossier, Story
from dateline.statements import told_of

SURENESS = (Status.CONFIRMED, Status.REPORTED, Status.CLAIMED)


@dataclass(frozen=True, slots=True)
class Standing:
    """`status`: the surest; None where nothing is said to have happened there: background, plans, fears, denials alone.
    `told`: the statements of that status, in the order of the text."""

    status: Status | None
    told: tuple[Statement, ...] = ()


def standing(dossier: Dossier, story: Story) -> Standing:
    """Of a story that has its claims (`pipeline.heard`); of any other nothing is known, so None."""
    told = tuple(dict.fromkeys(statement for statement, _ in told_of(dossier, story) if _happened(statement)))
    surest = next((status for status in SURENESS if any(one.status is status for one in told)), None)
    return Standing(surest, tuple(one for one in told if one.status is surest))


def _happened(statement: Statement) -> bool:
    """What the article says itself must tell of an event: it also gives headings and background so."""
    return statement.status in SURENESS and (isinstance(statement, Claim) or statement.event_type is not None)
