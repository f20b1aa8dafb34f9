"""What a noun phrase calls its speaker, and what kind of speaker it is. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from dateline.text.attribution.words import Kind, Words

_NAME = r"(?:[^\W\d_a-z][\w'’\-]*\.?|al-\w+|el-\w+|de|du|da|van|von|bin|ibn|abu|el|al)"
CALLED = re.compile(r",? (?:known as|nicknamed|named|called|alias|call sign)\Z")  # before a name that is cut out
RUN = re.compile(rf"[^\W\d_a-z][\w'’\-]*(?: {_NAME}){{0,4}}")
_AFTER = re.compile(
    rf"(?:-\w+|[.,])?\s+(?:(?:known as|nicknamed|named|called|alias|call sign) )?[“\"]?({RUN.pattern})[”\"]?"
    r"(?=$|,| (?:of|from|in|at|with|for|who|on|near) |\s?\()"
)
_GOES_BY = re.compile(
    r"\b(?:goes|go|went|known|writes|posts|blogs|fights|calls (?:him|her)self|identified|named|"
    r"(?:introduced|identified) (?:him|her)self|"
    r"gave (?:his|her) (?:first |full )?name) (?:only |simply |just )?(?:(?:by|as|under) )?"
    rf"(?:the )?(?:name |alias |call sign |nom de guerre |handle )?(?:of )?[“\"]?({RUN.pattern})"
)
_CUT = re.compile(r"\s(?:who|which|that|whose|I|we|familiar)\s|,|\(")
_BELONGS = re.compile(rf"((?:{_NAME} ){{1,2}}[^\W\d_a-z][\w'’\-]+) (?:of|from|with|at) ")  # "Phil Cole of the …"
# "interviewed by", "speaking on", "loyal to": what is told of those before it.
_REDUCED = re.compile(
    r"\s(?:published|posted|shared|circulated|circulating|released|filmed|obtained|recorded|uploaded|aired|issued|reviewed)\b.*|"
    r"\s(?:[a-z]+ed|shown|seen|known(?! as)|taken|given|held|written|drawn|living|speaking|working|"
    r"writing|fleeing|close|loyal|opposed|aligned|allied)"
    r"\s(?:by|on|in|near|from|with|to|at|during|for|as|not|outside|inside|under|against|since|there|here)\b.*"
)
PREPOSITION = re.compile(r"\s(?:of|for|in|at|from|with|to|near|on|who|by|inside|around|behind)\s")
ARTICLE = re.compile(
    r"\A(?:the|a|an|one|some|our|its|his|her|their|this|that|another|several|two|three|many|my|both|few|most)\s+",
    re.IGNORECASE,
)
PERSONS = frozenset(
    "official diplomat spokesperson governor commander soldier blogger journalist person member resident medic monitor source".split()
)
_GENERIC = frozenset(
    {"official", "person", "journalist", "group"}
)  # of the kind of the third party that they belong to
_BELONGING = frozenset({"spokesperson", "member", "source"})  # of the kind of whatever they belong to
_THIRD = frozenset({"united nations", "medic", "aid organisation", "outlet", "monitor", "civil society"})
_PARTS = re.compile(r"[.;:“”\"\n]\s")
_FIRST_NAMES = re.compile(rf"(?:{_NAME} )*$")
_BETWEEN = re.compile(rf",?\s*(?:known as |named |called |nicknamed )?[“\"]?(?:{_NAME}\s+){{0,3}}")
_AROUND = 90  # characters about a name in which it may be told who that is


@dataclass(frozen=True, slots=True)
class Introduction:
    name: str
    description: str


def shortened(phrase: str) -> str:
    """Without "interviewed by Y" and the like; names after a comma stay."""
    parts = phrase.split(", ")
    first = re.sub(r"\son the .*", "", _REDUCED.sub("", parts[0])) or parts[0]
    if len(first.split()) > 2:
        first = re.sub(r"\s(?:[a-z]{3,}ed)$", "", first)  # "a driver from Douentza contacted"
    if not first.lower().startswith("those who"):
        first = re.sub(r"\s(?:who|which|that)$", "", first) or first
    return ", ".join([first, *parts[1:]])


def named(phrase: str, words: Words) -> tuple[str, bool]:
    """The name of a person after what they are, or before it; else the phrase itself without what is told of it."""
    if (belongs := _BELONGS.match(phrase)) and not _told_of(belongs[1], words):
        return belongs[1], True
    for kind in reversed(list(words.kind.finditer(phrase))):
        found = _AFTER.match(phrase, kind.end())
        if phrase.endswith("who ", 0, kind.start()):  # "who heads Kharkiv"
            continue
        if (
            found
            and found[1] != "I"
            and not words.kind.search(found[1])
            and _person(kind[0], words)
            and not words.group.fullmatch(found[1])
        ):
            return found[1], True
    if (alias := goes_by(phrase)) is not None:
        return alias, True
    parts = [part.strip() for part in phrase.split(",") if part.strip()]
    whole = [p for p in parts if RUN.fullmatch(p) and len(p.split()) <= 4 and not _told_of(p, words)]
    if len(parts) > 1 and whole:
        return whole[-1], True
    cut = _CUT.search(phrase, 3)
    short = phrase[: cut.start()] if cut else phrase
    run = RUN.fullmatch(short)
    alone = bool(run) and len(short.split()) in (2, 3) and not _told_of(short, words)
    short = short.strip(' “”"')
    return short.replace('"', "") if short.count('"') % 2 else short, alone


def goes_by(told: str) -> str | None:
    """The name in "who goes by the name of X", "who gave his name as X"."""
    found = _GOES_BY.search(told)
    return found[1] if found else None


def _person(kind: str, words: Words) -> bool:
    return words.kinds[kind.lower()].id in PERSONS | {"aid organisation", "civil society", "united nations"}


def _told_of(name: str, words: Words) -> bool:
    """Whether a run of capitals is no person's name: it holds a kind, a side or a place."""
    return bool(words.kind.search(name) or words.group.search(name) or words.place.fullmatch(name))


def head_of(phrase: str, name: str, words: Words, *, person: bool) -> Kind | None:
    """The kind that the phrase's head is of: a spokesman of a hospital is of the hospital's, a resident of a village is a resident."""
    kinds = list(words.kind.finditer(phrase))
    if not kinds:
        return None
    if any(words.kinds[k[0].lower()].id == "evidence" for k in kinds):
        return Kind("evidence")
    at = phrase.rfind(name) if person else len(phrase)
    before = [k for k in kinds if k.end() <= at] or kinds
    comma = -1 if person else phrase.find(",", before[0].end())
    before = [k for k in before if k.start() < comma] if comma > 0 else before  # "a network, a medical group"
    cut = PREPOSITION.search(phrase, before[0].start())
    heads = [k for k in before if not cut or k.start() < cut.start()] or before
    head = words.kinds[heads[-1][0].lower()]
    if " and " in phrase and any(not words.kinds[k[0].lower()].party for k in heads):
        return next(kind for k in heads if not (kind := words.kinds[k[0].lower()]).party)
    third = [kind for k in kinds if (kind := words.kinds[k[0].lower()]).id in _THIRD]
    if head.id in _BELONGING and third:
        return third[-1]
    if head.id in _BELONGING:
        other = next(
            (k for k in map(words.kinds.get, (k[0].lower() for k in reversed(kinds))) if k and k.id != head.id), None
        )
        if other is None and words.group.search(phrase):
            return Kind(head.id, party=True)
        return Kind(head.id, other.party, other.own) if other else head
    if head.id in _GENERIC:
        return third[-1] if third else head
    return head


_TELLS = re.compile(r"(?:an?|the|who|\d+,) ")
_LOOKED_AT = 50  # times that a name stands in the text: whoever is introduced is introduced early


def _standing(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Where it stands as a whole word."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            yield at, end
        at = text.find(word, end)


def introduced(name: str, text: str, more: str, words: Words) -> Introduction | None:
    """Who somebody is by what the text says of them elsewhere, or in `more`: "the governor, X", "X, who leads a brigade"."""
    if more and words.kind.search(more):
        return Introduction(name, more)
    surname = re.escape(name.rsplit(maxsplit=1)[-1])
    whole = ""  # the name in full
    for begin, end in islice(_standing(surname, text), _LOOKED_AT):
        before = _PARTS.split(text[max(0, begin - _AROUND) : begin])[-1]
        first_names = _FIRST_NAMES.search(before)
        full = (first_names[0] if first_names else "") + surname
        kinds = list(words.kind.finditer(before))
        if kinds and _BETWEEN.fullmatch(before[kinds[-1].end() :]):
            described = before[: kinds[-1].end()].strip()
            led, _, rest = described.partition(", ")
            described = f"{rest} {led}" if rest and led.startswith("In ") else described  # "In Baku, his counterpart X"
            return Introduction(
                _longer(name, before[kinds[-1].end() :].strip(' ,“"') + " " + surname), described.split(", ")[-1]
            )
        after = re.match(r"[”\"]?, ([^.;:“”\"\n]{3,80})", text[end : end + _AROUND])
        if after and words.kind.search(after[1]) and (_TELLS.match(after[1]) or words.kind.match(after[1])):
            return Introduction(_longer(name, full), after[1].split(", ")[0] if not after[1][0].isdigit() else after[1])
        whole = whole or (full if first_names and len(full.split()) in (2, 3) and not _told_of(full, words) else "")
    return Introduction(_longer(name, whole), "") if whole else None


def _longer(name: str, full: str) -> str:
    full = full.strip()
    return full if len(full.split()) > len(name.split()) and len(full.split()) < 5 else name
