"""Whether the clause of a phrase that says when tells of what was, or of what is to come. Pure."""

import re

from dateline.text.datewords import DateWords

# What parts a cue from the date it speaks of.
_BEFORE = re.compile(r"[;:“”\"]|\b(?:after|following|since|when|but|while|as)\b", re.IGNORECASE)
_AFTER = re.compile(r"[,.](?!\d)|[;:“”\"]|\b(?:after|since|when|but|while|as|and|that|which|who)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|had|has|have|did)\b(?!\s+to\b)", re.IGNORECASE)
_STANDS = re.compile(r"\b(?:stays?|remains?|is|are)\s+(?:\w+ly\s+)?\w+ed\b", re.IGNORECASE)
_AFTER_WORDS = 8  # "On Saturday, the leaders of both sides will …": words between the date and the cue
_FAR = 400  # characters either side of a phrase that may be of its clause


def coming(said: str, match: re.Match[str], words: DateWords) -> bool:
    """Whether the clause of a phrase tells of what is to come."""
    before, after = _clause(said, match)
    aside = [cut.end() for cut in re.finditer(",", before) if words.past.match(before[cut.end() :].lstrip())]
    before = before[max(aside, default=0) :]  # "a report that is due soon, counted 31 graves on Monday"
    cue = _last(words.future, before)
    closed = max(_last(words.speech, before), _last(_PAST, before))
    if cue >= 0 or closed >= 0:
        return cue > closed
    later = words.future.search(after)
    if later is None or words.speech.search(after, 0, later.start()) or _PAST.search(after, 0, later.start()):
        return False
    opens = not re.search(r"\w", before) or before.rstrip().endswith(",")
    return len(after[: later.start()].split()) <= (_AFTER_WORDS if opens else 0)


def limits(said: str, match: re.Match[str], words: DateWords) -> bool:
    """Whether the phrase is the end of what is yet to be done ("before 15 September"), or the beginning of what was
    announced ("a strike from Saturday")."""
    before, after = _clause(said, match)
    head = f"{before}{(re.match(r'[a-z]+ ', match[0].lower()) or [''])[0]}"
    if re.search(r"\bfrom\s+$", head, re.IGNORECASE):
        return _last(words.begun_from, before) > _last(words.past, before)
    if not words.limits.search(head):
        return False
    if _STANDS.search(before) and re.search(
        r"\b(?:until|till)\s*$", head, re.IGNORECASE
    ):  # "stays closed until Monday"
        return True
    cue = max(_last(words.future, head), _last(words.with_limits, before))
    past = _last(words.past, before)
    return cue > past if cue >= 0 or past >= 0 else not words.past.search(after)


def past(said: str, match: re.Match[str], words: DateWords) -> bool:
    """Whether any verb of the clause tells of what was."""
    return any(words.past.search(part) for part in _clause(said, match))


def _clause(said: str, match: re.Match[str]) -> tuple[str, str]:
    """What stands in the clause of a phrase before it, and behind it."""
    before = said[max(0, match.start() - _FAR) : match.start()]
    before = before[max((cut.end() for cut in _BEFORE.finditer(before)), default=0) :]
    after = re.sub(r"^[,\s]+", "", said[match.end() : match.end() + _FAR])
    cut = _AFTER.search(after)
    return before, after[: cut.start()] if cut else after


def _last(cues: re.Pattern[str], said: str) -> int:
    return max((cue.end() for cue in cues.finditer(said)), default=-1)
