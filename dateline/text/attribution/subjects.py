"""Who stands before a word of saying: back over adverbs, "on Sunday" and all that commas set apart."""

from dateline.text.attribution.line import Line
from dateline.text.attribution.phrases import DETERMINERS, LEADS, OPENERS, plain_start

_NEVER = frozenset("not to be being n't the a an".split()) | LEADS
_PASSIVE = frozenset("am is are was were be been".split())
_SAID_OF = frozenset("said reported thought understood known reputed rumoured".split())
_WHOSE = frozenset("its his her their our my such any no".split())
_JOINING = frozenset("and but then".split())
_FAR = 40  # tokens that a speaker with all that is told of them may take
_LEADING = 40  # characters of "did not hesitate to "
_ADJUNCT = 7  # tokens of "in a statement on Telegram"
_ANTECEDENT = 9  # tokens of whom a relative clause tells of

Place = tuple[int, int, bool]  # first and stop of the speaker, and whether a verb before shares it


def subject(line: Line, c: int, *, passive: bool = False) -> Place | None:
    """Of the verb at `c`; None if there is none."""
    k = _back(line, c)
    lower = line.lower(k)
    if k < 0 or line.inside[k]:
        return None
    raised = line.lower(c - 1) == "to" and line.lower(c - 2) in _SAID_OF  # "is said to fear"
    if not passive and not raised and any(line.lower(i) in _PASSIVE for i in range(k + 1, c)):
        return None
    if lower in _JOINING and k:
        return k, k, True
    if lower in line.words.relatives:
        return _antecedent(line, k)
    if line.lower(k - 1) == "whose":  # "experts, whose report concluded"
        return _antecedent(line, k - 1)
    if lower in _NEVER or lower in _WHOSE:  # "renews its appeal"
        return None
    if lower in line.words.pronouns:
        return (k, k + 1, False) if lower not in ("it", "i") or line.lower(k - 1) not in LEADS else None
    if lower.isdigit() and not line.tokens[max(0, k - 1)].is_capital:  # "11 of 24 planned missions"
        return None
    if lower in {",", ")", "-", "–", "—"}:
        first = _apart(line, k)
        return (first, k, False) if first is not None else None
    first = plain_start(line.tokens, k, line.inside, line.words)
    return (first, k + 1, False) if first is not None else None


def _back(line: Line, c: int) -> int:
    """Over "has repeatedly", "on Sunday", "went on to"."""
    k = c - 1
    if line.lower(k) == "to" and line.lower(k - 1) in _SAID_OF and line.lower(k - 2) in _PASSIVE:
        k -= 2
    elif line.lower(k) == "to" or line.lower(c).endswith("ing"):
        k = _led(line, c)
    if line.lower(k) in ("will", "would") and line.lower(c).startswith("tell") and line.lower(c + 1) == "you":
        k -= 1  # "Sailors will tell you that"
    while k >= 0 and not line.inside[k]:
        if line.lower(k) in line.words.days and _dated(line, k):  # "A picture of Sunday morning shows"
            break
        if line.lower(k) in line.words.adverbs or (line.lower(k) in line.words.days and line.lower(k - 1) not in LEADS):
            k -= 1
        elif (before := _adjunct(line, k)) is not None:
            k = before
        else:
            break
    return k


def _dated(line: Line, k: int) -> bool:
    while k > 0 and (line.lower(k) in line.words.days or line.lower(k).isdigit()):
        k -= 1
    return line.lower(k) == "of"


def _led(line: Line, c: int) -> int:
    """Before "went so far as to", "made a point of"; right before the verb where nothing leads to it."""
    leading = line.words.leading_by if line.lower(c).endswith("ing") else line.words.leading_to
    at = line.tokens[c].start
    start = max(line.span.start, at - _LEADING)
    found = leading.search(line.text[start:at])
    if found is None:
        return c - 1
    return next(i for i, token in enumerate(line.tokens) if token.start >= start + found.start()) - 1


def _adjunct(line: Line, k: int) -> int | None:
    """Before "on Sunday", "in a statement": where and when something is said."""
    words = line.words
    if line.lower(k) not in words.adjuncts and line.lower(k) not in words.days and not line.lower(k).isdigit():
        return None
    for i in range(k - 1, max(0, k - _ADJUNCT), -1):
        lower = line.lower(i)
        if lower in LEADS and lower != "of":
            return i - 1
        if not line.tokens[i].text.isalnum() or line.inside[i]:
            return None
    return None


def _antecedent(line: Line, k: int) -> Place | None:
    """ "residents, who said": whom a relative clause tells of."""
    end = k - 1 if line.lower(k - 1) == "," else k
    if end < 1 or line.inside[end - 1] or line.lower(k) == "that":
        return None
    first = plain_start(line.tokens, end - 1, line.inside, line.words)
    told = first is not None and line.lower(first) in {"a", "an", "the"} and line.lower(first - 1) == ","
    if told and end < k and line.tokens[(first or 2) - 2].is_capital:  # "by Tamar Rozen, a spokeswoman, who said"
        first = _apart(line, end)
    return (first, end, False) if first is not None and end - first < _ANTECEDENT else None


def _apart(line: Line, k: int) -> int | None:
    """Where the speaker begins whom marks set apart from the verb: "X, 34, a mother of four, said"."""
    opening = "(" if line.lower(k) == ")" else line.lower(k)
    end = k
    while True:
        back = end - 1
        while back >= 0 and k - back < _FAR and line.tokens[back].text != opening and not line.inside[back]:
            back -= 1
        if back <= 0 or k - back >= _FAR or line.inside[back] or line.tokens[back].text != opening:
            return None
        head = _left(line, back)
        if opening != "," or not _is_aside(line, head, back):
            return plain_start(line.tokens, back - 1, line.inside, line.words)
        end = back


def _left(line: Line, k: int) -> int:
    """One after the comma before `k`, or the start."""
    i = k - 1
    while i >= 0 and line.tokens[i].text not in {",", "”", '"', ";", ":"} and not line.inside[i]:
        i -= 1
    return i + 1


def _is_aside(line: Line, first: int, stop: int) -> bool:
    """Whether this between commas tells of somebody before it: an age, "a mother of four", "who …"."""
    lower = line.lower(first)
    if first == 0 or stop <= first or line.tokens[first - 1].text != ",":
        return False
    if lower.isdigit() and stop - first < 3:
        return True
    if lower in line.words.relatives:  # a clause, and not "which the army"
        verbs = line.words.verbs
        return any(line.words.finite.fullmatch(w) or w in verbs for w in map(line.lower, range(first + 1, stop)))
    if lower in {"aged", "himself", "herself", "now", "then", "both"}:
        return True
    described = lower in {"a", "an"} or (lower not in DETERMINERS and _is_kind(line, first, stop))
    named = line.tokens[first - 2].is_capital and line.lower(first - 2) not in OPENERS
    return described and named


def _is_kind(line: Line, first: int, stop: int) -> bool:
    """ "Deputy head of the administration", behind a name."""
    found = line.words.kind.search(line.text, line.tokens[first].start, line.tokens[stop - 1].end)
    return found is not None and not line.tokens[first].is_capital
