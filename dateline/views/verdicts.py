"""What a person says on the page "Check", as corrections; and the corrections in words. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.corrections import NO_PLACE, Correction, Verdict, chosen
from dateline.model import Place, Resolution, Sense, Story
from dateline.names import fold
from dateline.views.review import meant, titled

WORDS = {
    Verdict.NONE: "None of these places",
    Verdict.NO_PLACE: "Not a place",
    Verdict.ACTOR: "One who acts: a government, an army, a people",
    Verdict.LITERAL: "A place where something happens",
}
Which = Place | Verdict  # the place that a name means, or NONE, or NO_PLACE


@dataclass(frozen=True, slots=True)
class Said:
    """What the controls say of a mention; None: nothing."""

    which: Which | None
    sense: Verdict | None  # ACTOR or LITERAL


def now(resolution: Resolution) -> Said:
    """What holds of a mention already."""
    return Said(_which(resolution), _sense(resolution))


def namesakes(resolution: Resolution, story: Story) -> tuple[Resolution, ...]:
    """The mentions that a correction of the name changes; of a description ("the town") itself alone."""
    if resolution.mention.weak:
        return (resolution,)
    key = fold(resolution.mention.toponym)
    return tuple(r for r in story.resolutions if not r.mention.weak and fold(r.mention.toponym) == key)


def corrections(resolution: Resolution, said: Said, *, alone: bool) -> tuple[Correction, ...]:
    """What has to be corrected in this mention for it to be so, or in all of its name; none where it is so already."""
    mention, held = resolution.mention, now(resolution)
    at = mention.span.start if alone or mention.weak else None
    wrong = []
    if said.which is not None and not _same(held.which, said.which):
        if isinstance(said.which, Place):
            wrong.append(Correction(mention.toponym, Verdict.PLACE, at, chosen(said.which)))
        else:
            wrong.append(Correction(mention.toponym, said.which, at))
    if said.sense is not None and held.sense is not said.sense:
        wrong.append(Correction(mention.toponym, said.sense, at))
    return tuple(wrong)


def added_to(before: Sequence[Correction], new: Sequence[Correction]) -> tuple[Correction, ...]:
    """The list with the new ones at its end. What is said of a name replaces what was said of single mentions of it."""

    def replaced(old: Correction, by: Correction) -> bool:
        (name, at, of_sense), (new_name, new_at, new_of_sense) = old.subject, by.subject
        return (name, of_sense) == (new_name, new_of_sense) and new_at in (None, at)

    return (*(old for old in before if not any(replaced(old, by) for by in new)), *new)


def described(correction: Correction, story: Story) -> tuple[str, str]:
    """Of what, and what is said: "Kursk, in all mentions", "Kursk, town, Russia"."""
    name = " ".join(correction.toponym.split())
    of = "in all mentions" if correction.at is None else _which_one(correction, story)
    if correction.place is not None:
        lat, lon = correction.place.point
        return f"{name}, {of}", f"{titled(correction.place, story)}, at {lat:.5f}, {lon:.5f}"
    return f"{name}, {of}", WORDS[correction.verdict]


def _which_one(correction: Correction, story: Story) -> str:
    one = next((r.mention for r in story.resolutions if r.mention.span.start == correction.at), None)
    if one is None:
        return "one mention"
    if one.weak:
        return f"“{' '.join(one.text.split())}” alone"
    key = fold(correction.toponym)
    same = [r.mention.span.start for r in story.resolutions if not r.mention.weak and fold(r.mention.toponym) == key]
    return f"mention {same.index(one.span.start) + 1} of {len(same)}" if one.span.start in same else "one mention"


def _which(resolution: Resolution) -> Which | None:
    if resolution.manual and resolution.place is None:
        return Verdict.NO_PLACE if resolution.reason == NO_PLACE else Verdict.NONE
    return meant(resolution)


def _sense(resolution: Resolution) -> Verdict | None:
    mention = resolution.mention
    if mention.sense is Sense.METONYM or (mention.sense is Sense.ADJECTIVAL and not mention.unplaced):
        return Verdict.ACTOR
    told = mention.sense is Sense.LITERAL and not mention.unplaced and not resolution.unplaced
    return Verdict.LITERAL if told else None


def _same(one: Which | None, other: Which) -> bool:
    if isinstance(one, Place) and isinstance(other, Place):
        return one.id == other.id
    return one == other
