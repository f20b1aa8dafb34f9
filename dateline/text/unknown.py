"""Names that no gazetteer has, found by the words beside them: "the village of Robotyne", "Abu Shouk camp".

They cannot be placed, but nothing vanishes: they are listed as not on the map.
"""

from dateline.model import NOT_KNOWN
from dateline.names import fold
from dateline.text.cues import Cues
from dateline.text.lines import PREFIXES, Line, Match, adjacent
from dateline.text.tokens import Token, lower_at

_LINKS = frozenset({",", "and", "or"})
_LISTED = 40  # tokens back to the word that heads a list: "the villages of A, B and C"


def unknown_name(text: str, line: Line, first: int, cues: Cues) -> Match | None:
    """The run of capitalised words at `first`, when a word before or after it calls it a kind of place."""
    tokens = line.tokens
    if line.loud or line.quiet or not _is_a_name(tokens[first], cues):
        return None
    last = _end_of_run(text, tokens, first, cues)
    if not (_headed(tokens, first, cues) or lower_at(tokens, last + 1) in cues.settlements):
        return None
    name = text[tokens[first].start : tokens[last].end]
    return Match(line, first, last, name, fold(name), NOT_KNOWN, unknown=True)


def _is_a_name(token: Token, cues: Cues) -> bool:
    common = token.lower in cues.english or token.lower in cues.stop or token.lower in cues.given_names
    return token.is_capital and not common and fold(token.text) not in cues.demonyms and len(token.text) > 2


def _end_of_run(text: str, tokens: tuple[Token, ...], first: int, cues: Cues) -> int:
    last = first
    while last + 1 < len(tokens) and not tokens[last].possessive:
        if adjacent(text, tokens[last], tokens[last + 1]) and tokens[last + 1].lower not in cues.stop:
            last += 1
        elif lower_at(tokens, last + 1) in PREFIXES and lower_at(tokens, last + 2) == "-" and last + 3 < len(tokens):
            last += 3
        else:
            break
    return last


def _headed(tokens: tuple[Token, ...], first: int, cues: Cues) -> bool:
    """ "the village of X", "the town X", and in a list the same for all that is listed: "the villages of A, B and X"."""
    before = first - 1
    if lower_at(tokens, before) in cues.settlements:
        return True
    if lower_at(tokens, before) == "of":
        return lower_at(tokens, before - 1) in cues.settlements
    at = before
    while at >= max(0, first - _LISTED) and (
        lower_at(tokens, at) in _LINKS or tokens[at].is_capital or tokens[at].text == "-"
    ):
        at -= 1
    listed = at < before and lower_at(tokens, before) in _LINKS
    return (
        listed
        and lower_at(tokens, at) == "of"
        and lower_at(tokens, at - 1) in cues.settlements
        and tokens[at - 1].lower.endswith("s")
    )
