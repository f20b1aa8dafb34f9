"""The words of `data/words/figures.toml`, and the pattern of a number."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.claims import Bound
from dateline.text.cues import WORDS
from dateline.text.datewords import either


@dataclass(frozen=True, slots=True, eq=False)
class FigureWords:
    """See `data/words/figures.toml` for what each is for."""

    values: Mapping[str, float]  # of words and of fixed phrases
    scales: Mapping[str, float]
    loose: frozenset[str]  # "dozens": at least so many
    bounds: Mapping[str, Bound]  # phrase -> how the number after it is meant
    stop: frozenset[str]
    plurals: frozenset[str]
    singles: frozenset[str]
    speech: frozenset[str]
    units: frozenset[str]
    never: frozenset[str]
    labels: frozenset[str]
    more: frozenset[str]
    casualty_verbs: frozenset[str]
    casualty_nouns: frozenset[str]
    number: re.Pattern[str]  # groups: bound, low, high, plus


_DIGITS = r"(?:\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
# Not in a name (F-16, 9M723), a score (2:1), a date (8.3.2025), a telephone number.
_BEFORE, _AFTER = r"(?<![\w.,/:+\-–—#№'’])", r"(?:(?=(?:km|kg)[²2]?\b)|(?![\w/:]|[.,]\d|[-–—]\d))"


@cache
def load() -> FigureWords:
    """The shipped words; read once in a process."""
    lists = tomllib.loads((WORDS / "figures.toml").read_text("utf-8"))
    numbers, counts = lists["numbers"], lists["counts"]
    ones, tens, scales = (_pairs(numbers[name].split()) for name in ("ones", "tens", "scales"))
    parts, loose = _pairs(numbers["parts"].split()), _pairs([*numbers["loose"].split(), *numbers["loose_of"]])
    fixed = _pairs(numbers["fixed"])
    below = {f"{t}-{o}": tens[t] + ones[o] for t in tens for o in ones if ones[o] < 10}
    small = {**ones, **tens, **below}
    hundreds = {f"{o} hundred": ones[o] * 100 for o in ones if o != "one"} | {"one hundred": 100.0}
    hundreds |= {f"{h} and {s}": hundreds[h] + small[s] for h in hundreds for s in small}
    shares = {f"{o} {p}": ones[o] * parts[p] for o in ones for p in parts if p != "half"}
    shares |= {f"{o}-{p}": ones[o] * parts[p] for o in ones for p in parts if p != "half"}
    shares |= {f"a {p}": parts[p] for p in parts if p != "half" and not p.endswith("s")} | {"half": 0.5}
    values = {**small, **hundreds, **shares, **loose, **fixed}
    plain = either(small)
    words = rf"(?:{either([*shares, *loose, *fixed])}|(?:{plain})(?:[ ]hundred(?:[ ]and[ ](?:{plain}))?)?)\b"
    amount = rf"(?:[$€£₴₽]\s?)?(?:{_DIGITS}|{words})(?:\s?(?:m|bn)\b|[\s-]+(?:{either(s for s in scales if len(s) > 2)})\b(?!s))?"
    bounds = {phrase: Bound(name.replace("_", " ")) for name, phrases in lists["bounds"].items() for phrase in phrases}
    span = r"(?:\s*[-–—]\s*|\s+(?:to|or|and)\s+)"
    number = (
        rf"{_BEFORE}(?:(?P<bound>{either(bounds)}|between|from|[~≈><])\s*)?"
        rf"(?P<low>(?<!\w){amount})(?:{span}(?P<high>{amount}))?(?P<plus>\+)?(?P<per>\s?%)?{_AFTER}"
    )

    def group(name: str) -> frozenset[str]:
        return frozenset(counts[name].split())

    return FigureWords(
        values=values,
        scales=scales,
        loose=frozenset(loose),
        bounds=bounds | {"~": Bound.ABOUT, "≈": Bound.ABOUT, ">": Bound.AT_LEAST, "<": Bound.AT_MOST},
        more=group("more"),
        number=re.compile(number, re.IGNORECASE),
        stop=group("stop"),
        plurals=group("plurals"),
        singles=group("singles"),
        speech=group("speech"),
        units=group("units"),
        never=group("never"),
        labels=group("labels"),
        casualty_verbs=group("casualty_verbs"),
        casualty_nouns=group("casualty_nouns"),
    )


def _pairs(pairs: Iterable[str]) -> dict[str, float]:
    return {word: float(value) for word, value in (pair.split("=") for pair in pairs)}
