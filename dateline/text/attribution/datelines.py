"""Where a text was written, by the capital in its dateline: whose ministry "the Defence Ministry" is where two states are at war. Pure."""

import re

from dateline.text.attribution.words import Words

_HEAD = 400  # characters in which a dateline stands
_DATE = r"(?:\d{1,2}(?:st|nd|rd|th)?\.? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?(?:,? \d{4})?"
_AT = re.compile(
    rf"^\s*(?P<city>[A-Z][\w'’]*(?: [A-Z][\w'’]*){{0,2}})(?:, [A-Z]\w+)?(?:,? {_DATE})?"
    rf"(?:,? ?[(/][^)\n]{{1,40}}[)/]\.?)?(?:\s*[—–]| - |\. (?=[A-Z])|(?<=\d), |(?<=\d)\.? *$|(?<=[a-z]{{3}}), (?=[A-Z]\w+\s*$))",
    re.MULTILINE,
)

_CAPITALS = re.compile(r"^\s*(?P<place>[A-Z]{3,}(?: [A-Z]{2,}){0,2})(?:,| ?/| ?[—–(]| - )", re.MULTILINE)


def written_at(text: str, issue: frozenset[str], words: Words) -> str | None:
    """The side whose town stands in capitals at the head: "SURIN, Thailand"."""
    for found in _CAPITALS.finditer(text, 0, _HEAD):
        side = words.places.get(found["place"].lower())
        if side in issue:
            return side
    return None


def datelined(text: str, issue: frozenset[str], words: Words) -> str | None:
    """The state at war whose capital, or another name of which, begins a line at the head as a dateline does."""
    for found in _AT.finditer(text, 0, _HEAD):
        city = found["city"]
        name = city.title() if city.isupper() and len(city) > 3 else city
        side = words.sides.get(name.lower()) if words.group.fullmatch(name) else None
        if side in issue and side in words.states:
            return side
    return None
