"""What a person says against a resolution: another place, no place, an actor. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model import Place


class Verdict(StrEnum):
    """What a person says of a name."""

    PLACE = "place"  # it means this place
    NONE = "none"  # it means none of the candidates
    NO_PLACE = "no-place"  # it is no place's name
    ACTOR = "actor"  # it stands for one who acts
    LITERAL = "literal"  # it is a place, not one who acts


SENSES = (Verdict.ACTOR, Verdict.LITERAL)  # say in what sense; the others say which place


@dataclass(frozen=True, slots=True)
class Correction:
    """One verdict on a name of an article. Of two on the same subject the later holds."""

    toponym: str  # as looked up: `Mention.toponym`
    verdict: Verdict
    at: int | None = None  # the start of the one mention that is meant; None: every mention of the name
    place: Place | None = None  # with PLACE alone; its provenance is MANUAL

    @property
    def subject(self) -> tuple[str, int | None, bool]:
        """What it is about: a later correction with the same subject replaces it."""
        return self.toponym, self.at, self.verdict in SENSES
