"""Holders of an office in a party to the war whose kind is that of a third party: "Sheikh X, the group's deputy leader", "a
member of JNIM's information committee", "the coordinator of the Wazalendo". Pure.
"""

import re

from dateline.text.attribution.words import Kind, Words

_TITLE = re.compile(
    r"\b(?:sheikh|mullah|mawlawi|maulvi|imam|ayatollah|mr|mrs|ms|dr|professor|engineer|father|brother|comrade)\b\.?(?= [A-Z])",
    re.IGNORECASE,
)
_HOLDS = frozenset(
    {
        "official",
        "governor",
        "commander",
        "spokesperson",
        "ministry",
        "government",
        "military",
        "soldier",
        "armed group",
    }
)
_BODY = (
    r"(?:committee|commission|coordination|coordinator|council|bureau|union|party|association|organi[sz]ation|department|"
    r"cooperative|foundation|centre|center|authority|clinic|hospital|ambulance service)s?"
)
_ITS_BODY = re.compile(rf"['’]s? (?:[\w’'-]+ ){{0,3}}?{_BODY}\b", re.IGNORECASE)
_BODY_OF = re.compile(rf"\b{_BODY} (?:of|for|in) (?:the )?\Z", re.IGNORECASE)
_MEMBER = re.compile(
    r"\b(?:members?|mps?|lawmakers?|deputy|deputies|legislators?|leaders?|officials?|chiefs?|heads?)\b", re.IGNORECASE
)
_PHRASE = 200  # characters in which a name stands among the words for a speaker
_NEAR = 60  # characters before a name
_AFTER = re.compile(
    r", (?P<told>(?:an?|the|in charge|who (?:speaks|commands|leads|heads|runs|serves)|of|from|with|speaking for|"
    r"spokes\w+|head|chief|commander)\b"
    r"[^.;:,“”\"\n]{3,90})"
)
_OWNER = re.compile(r"[^.;:,“”\"\n]{2,30}['’]s? (?:[\w-]+ ){0,3}?[\w-]+, \Z")
_MINDED = frozenset({"aid organisation", "civil society", "medic", "person", "member"})

_OF_STATE = re.compile(r"\b(?:minister|governor|mayor|prefect|sub-prefect|administrator|commissioner)\b", re.IGNORECASE)
_ITS_REPORT = re.compile(
    r"['’]s? (?:\w+ ){0,2}?(?:report|bulletin|summary|communiqu[ée]|statement|update|briefing|readout|press release)\b",
    re.IGNORECASE,
)


def held(described: str, kind: Kind, words: Words) -> Kind:
    """The kind by the office, where a title before the name alone makes a third party: "the RSF's health chief, Dr X"; and
    of whoever issues a report: "the General Staff's evening report".
    """
    if kind.id == "outlet" and (report := _ITS_REPORT.search(described)) is not None:
        issuers = [words.kinds[found[0].lower()] for found in words.kind.finditer(described[: report.start()])]
        return issuers[-1] if issuers else kind
    if kind.id not in _MINDED | {"monitor"} or not _TITLE.search(described):
        return kind
    rest = _TITLE.sub("", described)
    kinds = [words.kinds[found[0].lower()] for found in words.kind.finditer(rest)]
    if not kinds or kinds[0].id not in _HOLDS or not all(k.party for k in kinds):
        return kind
    return kinds[0] if words.side.search(rest) or _OF_STATE.search(rest) else kind


def body_of(described: str, kind: Kind, issue: frozenset[str], words: Words) -> str | None:
    """The side that is no state whose committee, coordinator or hospital this is."""
    if kind.id not in _MINDED:
        return None
    for found in words.group.finditer(described):
        side = words.sides[found[0].lower()]
        if side not in issue or side in words.states:
            continue
        if _ITS_BODY.match(described, found.end()) or _BODY_OF.search(described[: found.start()]):
            return side
    return None


def of_its_party(described: str, kind: Kind) -> bool:
    """ "The party's MP X"."""
    return (
        kind.id == "civil society"
        and bool(re.match(r"the party['’]s\b", described, re.IGNORECASE))
        and bool(_MEMBER.search(described))
    )


def told_beside(name: str, text: str, at: int, words: Words) -> str:
    """What stands beside a name and tells of its side: "X, in charge of communication for the M23", "Phnom Penh's spokeswoman,
    Lieutenant General X"; empty if nothing does. `at`: where the words for the speaker begin.
    """
    owner = _OWNER.search(text[max(0, at - _NEAR) : at])
    if owner is not None and words.group.search(owner[0]) and words.kind.search(owner[0]):
        return " " + owner[0].strip(", ")
    end = text.find(name, at, at + _PHRASE) + len(name)
    after = _AFTER.match(text, end) if end >= len(name) else None
    return (
        f", {after['told']}"
        if after and (words.side.search(after["told"]) or words.elsewhere.search(after["told"]))
        else ""
    )
