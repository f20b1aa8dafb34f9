"""What a person says against a resolution: another place, no place, an actor. Pure.

A point may be moved, and a place added, where a point is what is drawn: of a town. An area is its outline, so a person
can choose another area but can neither move one nor add one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import blake2b

from dateline.model import Candidate, Coordinates, Kind, Place, Provenance, Resolution, Sense
from dateline.names import fold

CHOSEN, MOVED, ADDED = "chosen by hand", "moved by hand", "added by hand"
NO_PLACE = "a person said that it is no place"
NONE = "a person said that it is none of the places of this name"
ACTS = "a person said that it stands for one who acts"
IS_PLACE = "a person said that it is a place"
BEFORE = "chosen until a person said otherwise"

_ADDED_ID = "by-hand:"  # no other gazetteer's ids begin with it
_MOVED_TO = re.compile(r"@-?[0-9]+\.[0-9]{5},-?[0-9]+\.[0-9]{5}$")  # at the end of an id; no other id has a comma


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
        return fold(self.toponym), self.at, self.verdict in SENSES


def chosen(place: Place) -> Place:
    """The place as a correction holds it."""
    return replace(place, provenance=Provenance.MANUAL)


def moved(place: Place, point: Coordinates) -> Place:
    """The place at a point that a person set, to five decimals (about a metre).

    Its id says so: what is moved at one mention alone is not the same pin as the place at the others. Raises
    ValueError for an area.
    """
    if not place.kind.is_point:
        raise ValueError("an area is drawn by its outline, which cannot be moved")
    if is_added(place.id):
        return added(place.name, point, place.kind, place.country)
    point, own = _rounded(point), original_id(place.id)
    where = f"{point.lat:.5f},{point.lon:.5f}"
    before = place.source.removeprefix(_SET_FOR)
    return replace(place, id=f"{own}@{where}", point=point, provenance=Provenance.MANUAL, source=_SET_FOR + before)


def added(name: str, point: Coordinates, kind: Kind = Kind.TOWN, country: str | None = None) -> Place:
    """A place that no gazetteer has. The same words give the same id. Raises ValueError for an area."""
    if not kind.is_point:
        raise ValueError("an area needs an outline, which cannot be added by hand")
    point = _rounded(point)
    key = blake2b(f"{name}\n{kind}\n{country}\n{point.lat:.5f},{point.lon:.5f}".encode(errors="replace"), digest_size=6)
    return Place(_ADDED_ID + key.hexdigest(), name, point, kind, Provenance.MANUAL, country, source=_SET)


_SET = "a point set by hand"
_SET_FOR = "a point set by hand; before it was moved: "


def is_added(place_id: str) -> bool:
    return place_id.startswith(_ADDED_ID)


def is_moved(place_id: str) -> bool:
    return _MOVED_TO.search(place_id) is not None


def original_id(place_id: str) -> str:
    """The id before the place was moved."""
    return _MOVED_TO.sub("", place_id)


def corrected(resolutions: Sequence[Resolution], corrections: Sequence[Correction]) -> tuple[Resolution, ...]:
    """The same, each as the person said who spoke last of its mention; what is said of one mention goes before what is
    said of all of its name. Of a description ("the town") only what is said of itself holds: it follows its name.

    What a person has settled already is left alone, so that names can be corrected first and descriptions later.
    """
    if not corrections:
        return tuple(resolutions)
    said = {correction.subject: correction for correction in corrections}
    return tuple(r if r.manual else _as_said(r, *_said_of(r, said)) for r in resolutions)


def latest(corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    """Of those on the same subject the last, in the order in which the subjects first came up."""
    return tuple({correction.subject: correction for correction in corrections}.values())


def idle(resolutions: Iterable[Resolution], corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    """The corrections of what is not in this text, in their order."""
    spoken = {key for r in resolutions for key in _keys(r)}
    return tuple(c for c in corrections if (fold(c.toponym), c.at) not in spoken)


Subject = tuple[str, int | None, bool]


def _keys(resolution: Resolution) -> Iterator[tuple[str, int | None]]:
    mention = resolution.mention
    yield fold(mention.toponym), mention.span.start
    if not mention.weak:
        yield fold(mention.toponym), None


def _said_of(resolution: Resolution, said: dict[Subject, Correction]) -> tuple[Correction | None, Correction | None]:
    """What is said of which place a mention means, and of its sense."""
    keys = tuple(_keys(resolution))
    which = next((said[*key, False] for key in keys if (*key, False) in said), None)
    sense = next((said[*key, True] for key in keys if (*key, True) in said), None)
    if which and sense and which.verdict is Verdict.NO_PLACE:
        # No place has no sense, unless the sense is said of this mention and the other of the name.
        return (None, sense) if sense.at is not None and which.at is None else (which, None)
    return which, sense


def _as_said(resolution: Resolution, which: Correction | None, sense: Correction | None) -> Resolution:
    if which is not None:
        resolution = _placed(resolution, which)
    return resolution if sense is None else _in_sense(resolution, sense.verdict)


def _placed(resolution: Resolution, correction: Correction) -> Resolution:
    mention, place = resolution.mention, correction.place
    if correction.verdict is Verdict.NO_PLACE:
        mention = replace(mention, sense=Sense.LITERAL, because=NO_PLACE, relation=None, wants=None, unplaced=NO_PLACE)
        return _without_place(replace(resolution, mention=mention), NO_PLACE)
    if correction.verdict is Verdict.NONE or place is None:
        return _without_place(resolution, NONE)
    score, place = _known(resolution, place)
    literal = mention.sense is Sense.NESTED
    mention = replace(
        mention,
        sense=Sense.LITERAL if literal else mention.sense,
        because=IS_PLACE if literal else mention.because,
        unplaced=None,
    )
    losers = tuple(c for c in _losers(resolution) if c.place.id != place.id)
    reason = MOVED if is_moved(place.id) else ADDED if is_added(place.id) else CHOSEN
    return Resolution(mention, place, reason, losers, score=score, manual=True)


def _known(resolution: Resolution, place: Place) -> tuple[float, Place]:
    """The score that the place had among the candidates; and the place, with an id of its own where it stands elsewhere
    than the candidate."""
    for candidate in _losers(resolution):
        if candidate.place.id == place.id:
            is_elsewhere = candidate.place.point != place.point and place.kind.is_point
            return candidate.score, moved(place, place.point) if is_elsewhere else chosen(place)
    return 0.0, chosen(place)


def _without_place(resolution: Resolution, reason: str) -> Resolution:
    return Resolution(resolution.mention, None, reason, _losers(resolution), manual=True)


def _losers(resolution: Resolution) -> tuple[Candidate, ...]:
    """The losers, once the winner is one of them."""
    winner = resolution.place
    former = (Candidate(winner, resolution.score, BEFORE),) if winner is not None else ()
    return (*former, *resolution.losers)


def _in_sense(resolution: Resolution, verdict: Verdict) -> Resolution:
    if verdict is Verdict.ACTOR:
        return replace(resolution, mention=replace(resolution.mention, sense=Sense.METONYM, because=ACTS), manual=True)
    mention = replace(resolution.mention, sense=Sense.LITERAL, because=IS_PLACE, unplaced=None)
    return replace(resolution, mention=mention, unplaced=None, manual=True)


def _rounded(point: Coordinates) -> Coordinates:
    return Coordinates(round(point.lat, 5) + 0.0, round(point.lon, 5) + 0.0)  # + 0.0: no "-0.0"
