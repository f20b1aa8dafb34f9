"""Noun phrases by the words and marks around them: where a speaker begins and ends."""

from collections.abc import Sequence

from dateline.model import Span
from dateline.text.attribution.words import Words
from dateline.text.tokens import Token

MARKS = frozenset(',;:—–-“”"•()«»„|')
LEADS = frozenset(
    "in on at after during by from of for to with under over since near before about without until".split()
)
DETERMINERS = frozenset("the a an some one two several many our its his her their another".split())
_JOINS = frozenset(
    "and but or nor while though although as if that how why because when so whether where whereas then after before since until once "
    "unless except despite amid which whom is are was were".split()
)
_FINITE = frozenset("has have had will would could may might must does did can cannot".split())
_ENDS = frozenset("on in to during after at who whom whose which as while but when that by via".split())
OPENERS = frozenset("there here then but and even however meanwhile nor yet earlier later".split())
_OBJECTS = frozenset({"him", "them"})
_BE = frozenset("is was are were be been".split())
_MADE = frozenset(
    "filmed posted shared recorded written signed published shot taken seen found told heard visited".split()
)
_UNITS = frozenset("minute minutes hour hours day days week weeks month months year years".split())
_KNOWING = frozenset({"briefed", "informed"})
_MANY = frozenset("staff police people media".split())
TITLES = frozenset("dr mr mrs ms gen lt col maj capt sgt prof gov sen rep brig adm cpl st".split())
_FAR = 30  # tokens that a speaker with all that is told of them may take


def plain_start(tokens: Sequence[Token], k: int, inside: Sequence[bool], words: Words) -> int | None:
    """Where the phrase that ends at `k` begins; None where it is no phrase."""
    i, finite = k, False
    while i >= 0 and k - i < _FAR and not inside[i]:
        if i < k and tokens[i].text == ")" and i > 2 and tokens[i - 2].text == "(" and tokens[i - 1].text.isupper():
            i -= 3  # "the Maritime Trade Operations (UKMTO) agency"
            continue
        if _stops(tokens, i, words) or (i < k and _verbal(tokens, i, words)):
            break
        finite = finite or tokens[i].lower in _FINITE
        i -= 1
    start = i + 1
    if finite and not any(token.lower in words.relatives for token in tokens[start:k]):
        return None  # no phrase but a clause
    if start <= k and tokens[start].lower in LEADS:
        marks = [j for j in range(start + 1, k + 1) if tokens[j].lower in DETERMINERS]
        runs = [j for j in range(start + 2, k + 1) if tokens[j].is_capital and not tokens[j - 1].is_capital]
        if not marks and not runs:
            return None
        run = max(runs, default=start)
        run -= 2 if bound(tokens, run - 1) else 0  # "In a reply al-Tayeb"
        named = bool(runs) and tokens[k].is_capital and tokens[run - 1].lower in words.adjuncts
        start = max(marks) if marks and not named else run  # "In a statement General Kaya said"
    start = next((i for i in range(_past_time(tokens, start, k), k + 1) if not _opens(tokens, i)), k + 1)
    return start if start <= k else None


def _stops(tokens: Sequence[Token], i: int, words: Words) -> bool:
    """Whether a mark or a word stands there that no phrase goes over."""
    token, before = tokens[i], tokens[i - 1] if i else None
    that = token.lower == "that" and before is not None and before.lower in ("to", *LEADS)  # "close to that unit"
    if (token.text in MARKS and not bound(tokens, i)) or (
        token.lower in _JOINS and not that and not _joined(tokens, i, words)
    ):
        return True
    if before is None:
        return False
    if token.text == "/":  # "2/ The earliest clip"
        return i == 1 and before.text.isdigit()
    if token.text == ".":
        return before.lower not in TITLES and len(before.lower) > 1 and "." not in before.text
    return token.text in "'’" and before.text in ",.!?"  # the end of a quotation


def _verbal(tokens: Sequence[Token], i: int, words: Words) -> bool:
    """Whether a verb of saying stands there, and not "officials quoted by", "diplomats briefed on", "who says"."""
    token, following = tokens[i], tokens[i + 1].lower
    if i == 0 and token.lower in words.participles:  # "Rejecting Russian claims that"
        return True
    if token.is_capital or token.lower not in words.forms or token.lower in words.nouns or following == "by":
        return False
    if following in LEADS and (token.lower.endswith("ing") or token.lower in _KNOWING):
        return False
    return not any(t.lower in words.relatives for t in tokens[max(0, i - 3) : i])


def _past_time(tokens: Sequence[Token], start: int, k: int) -> int:
    """Over what tells when, and "filmed by" behind a "was"."""
    before = tokens[start - 1].lower if start else ""
    if before == "since":  # "since the start of the month the monitor"
        marks = (
            j for j in range(start + 1, k + 1) if tokens[j].lower in DETERMINERS and tokens[j - 1].lower not in LEADS
        )
        return max(marks, default=start)
    if start + 3 <= k and tokens[start + 2].lower in ("later", "earlier") and tokens[start + 1].lower in _UNITS:
        return start + 3  # "eleven minutes later the army"
    made = before in _BE or tokens[start].lower in _MADE
    if made and start + 2 <= k and tokens[start + 1].lower == "by":  # "was filmed by a trader, who said"
        return start + 2
    return start


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """Whether it stands before a speaker and is none: "12:00 A doctor", "Meanwhile the army"."""
    clock = tokens[i].text.replace(".", "").isdigit() and (i == 0 or tokens[i - 1].text in ":.")
    return tokens[i].lower in OPENERS or (clock and i + 1 < len(tokens) and tokens[i + 1].is_capital)


def bound(tokens: Sequence[Token], i: int) -> bool:
    """Whether a hyphen stands within a word."""
    return (
        tokens[i].text == "-"
        and 0 < i < len(tokens) - 1
        and tokens[i - 1].end == tokens[i].start == tokens[i + 1].start - 1
    )


def _joined(tokens: Sequence[Token], i: int, words: Words) -> bool:
    """ "from Ukraine and Russia", "witnesses and officials", "a commander known as X"."""
    if tokens[i].lower == "as":
        return i > 0 and tokens[i - 1].lower == "known"
    if tokens[i].lower != "and" or i == 0 or i + 1 >= len(tokens):
        return False
    if tokens[i - 1].lower in words.kinds and (tokens[i - 1].lower.endswith("s") or tokens[i - 1].lower in _MANY):
        return True
    return (tokens[i - 1].is_capital or tokens[i - 1].text.isdigit()) and tokens[i + 1].is_capital


def phrase_end(tokens: Sequence[Token], first: int, words: Words, *, opens: bool = False) -> int:
    """One after the last token of a speaker that begins at `first`, with what commas tell of them.

    `opens`: a clause follows behind a comma.
    """
    i = first
    if i < len(tokens) and tokens[i].lower in _OBJECTS:  # "according to him the town fell"
        return i + 1
    while i < len(tokens) and i - first < _FAR:
        token = tokens[i]
        if token.text == "." and i > first and tokens[i - 1].lower in TITLES:
            i += 1
            continue
        if token.text in '.;:“”"()?!' or (token.text in MARKS and token.text != "," and not bound(tokens, i)):
            break
        within = token.lower in ("in", "at", "from") and i + 1 < len(tokens) and tokens[i + 1].is_capital
        within = within and (not tokens[i - 1].is_capital or tokens[i - 1].lower in words.kinds)
        near = token.lower == "to" and tokens[i - 1].lower in ("close", "loyal")  # "somebody close to the company"
        if i > first and token.lower in ("was", "were"):  # "according to the data were aimed at"
            break
        if i > first and token.lower in _ENDS and not within and not near:
            break
        if i > first and not token.is_capital and token.lower in words.forms and token.lower not in words.nouns:
            break
        if (
            opens and i > first and token.lower in ("the", "a", "an") and tokens[i - 1].is_capital
        ):  # "according to Mr X the army"
            break
        if token.text == "," and not _told_of(tokens, first, i, words, opens=opens):
            break
        i += 1
    return i


def _told_of(tokens: Sequence[Token], first: int, comma: int, words: Words, *, opens: bool) -> bool:
    """Whether a description or a name of the speaker follows: "the governor, X", "X, a doctor at Y", and not the next clause."""
    close = next(
        (i for i in range(comma + 1, min(comma + _FAR, len(tokens))) if tokens[i].text in ',.;“”"'), len(tokens)
    )
    told = tokens[comma + 1 : close]
    if not told or (opens and (close == len(tokens) or tokens[close].text != ",")):
        return False
    clause = next((i for i, token in enumerate(told) if token.lower in words.relatives), len(told))
    if any(words.finite.fullmatch(token.lower) for token in told[:clause]):
        return False
    if told[0].lower in {"a", "an", "the"} or told[0].lower in words.kinds:
        return True
    if [token.lower for token in told[:2]] == ["in", "charge"]:
        return True
    if not told[0].is_capital:
        return told[0].text.isdigit() and len(told) == 1
    plain = all(token.is_capital for token in tokens[first:comma]) and comma - first < 4
    return not plain or tokens[first].lower in DETERMINERS


def is_name(words: str) -> bool:
    """Within quotation marks: a channel, a call sign."""
    parts = words.split()
    return len(parts) < 4 and all(part[0].isupper() for part in parts) and words[-1].isalnum()


def without_marks_of_names(text: str, tokens: Sequence[Token]) -> list[Token]:
    kept: list[Token] = []
    skip = -1
    for i, token in enumerate(tokens):
        if i == skip:
            continue
        if token.text in '“"':
            close = next((j for j in range(i + 1, min(i + 5, len(tokens))) if tokens[j].text in '”"'), -1)
            if close > i + 1 and is_name(text[token.end : tokens[close].start].strip() or "x"):
                skip = close
                continue
        kept.append(token)
    return kept


def span(token: Token) -> Span:
    return Span(token.start, token.end)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Without blanks and marks at the edges; a quotation mark that has its other half stays."""
    while start < end and text[start] in " \n\t,;:•-–—.":
        start += 1
    while end > start and text[end - 1] in " \n\t,;:-–—.":
        end -= 1
    return Span(start, end) if end - start > 1 else None
