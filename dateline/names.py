"""The one folding under which spellings of a name are the same key: case, accents, apostrophes, dots and hyphens go."""

import re
import unicodedata
from functools import lru_cache

REMEMBERED = 60  # characters of the longest name that is worth it

# Letters that Unicode does not take apart into a base and a mark.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe", "ə": "e", "ŋ": "n", "ħ": "h"}
)
# Apostrophes and dots join what they divide (Luts'k, U.S.); the tatweel only stretches an Arabic word.
_DROPPED = re.compile("['’‘ʼʹʻ`´′.\u0640\u00ad\u200b-\u200d\u2060\ufeff]")
_GAPS = re.compile(r"[\W_]+")
# 500,000 alternating marks take NFC and NFD minutes; no name needs more than a few in a row.
_MARKS = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0670]{4})[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0670]+"
)


def fold(name: str) -> str:
    """The key of a name: `fold("Sudża") == fold("SUDZA") == "sudza"`; empty when nothing of it is a letter or digit."""
    return _remembered(name) if len(name) <= REMEMBERED else _fold(name)


def _fold(name: str) -> str:
    name = _DROPPED.sub("", name)
    if name.isascii():
        return _GAPS.sub(" ", name.lower()).strip()
    # Taking letters apart may set free what is dropped: ŉ is an apostrophe and an n.
    name = _DROPPED.sub("", unicodedata.normalize("NFD", _MARKS.sub(r"\1", name).casefold()))
    name = "".join(c for c in name if unicodedata.category(c) != "Mn").translate(_LETTERS)
    return _GAPS.sub(" ", name).strip()


_remembered = lru_cache(maxsize=100_000)(_fold)  # a report repeats its names, and reports repeat each other's
